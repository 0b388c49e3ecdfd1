"""`sharebuilder cases`: the worked cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.storage.cases import worked_cases

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """List the worked cases."""
    cases = worked_cases()
    if arguments.json:
        output.result_json(
            {
                "cases": [
                    {
                        "id": case.id,
                        "place": case.place,
                        "title": case.title,
                        "path": str(case.path),
                    }
                    for case in cases
                ]
            }
        )
        return 0
    width = max((len(case.id) for case in cases), default=0)
    for case in cases:
        output.result(f"{case.id.ljust(width)}  {case.place}: {case.title}")
    return 0
