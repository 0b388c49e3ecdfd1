"""`sharebuilder knowledge list`: every entry of the knowledge base."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import ShareBuilderError
from sharebuilder.knowledge.law import Knowledge

if TYPE_CHECKING:
    import argparse
    from datetime import date


def run(arguments: argparse.Namespace) -> int:
    """List the entries, of one kind or family where one is named."""
    entries = Knowledge.load().entries()
    kinds = sorted({name for entry in entries for name in (entry.kind, entry.family)})
    if arguments.kind and arguments.kind not in kinds:
        raise ShareBuilderError(
            f"There is no kind of entry called “{arguments.kind}”.",
            remedy=f"The kinds are: {', '.join(kinds)}.",
        )
    chosen = [e for e in entries if arguments.kind in (None, e.kind, e.family)]
    if arguments.json:
        output.result_json(
            {
                "entries": [
                    {
                        "id": entry.id,
                        "kind": entry.family,
                        "title": entry.title,
                        "citation": asdict(entry.citation),
                        "verified": entry.verified,
                        "in_force_from": _day(entry.in_force_from),
                        "in_force_to": _day(entry.in_force_to),
                    }
                    for entry in chosen
                ]
            }
        )
        return 0
    for entry in chosen:
        mark = "" if entry.verified else " (not verified)"
        output.result(f"{entry.id}  {entry.title}: {entry.plain}{mark}")
    return 0


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
