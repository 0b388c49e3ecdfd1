"""`sharebuilder verify`: is this the version that was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.storage.fingerprint import verify

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Compare the agreement with its approved version.

    Returns:
        0 when it is the approved version; 1 when it is not, or none was approved.
    """
    from sharebuilder.cli.commands.carried import agreement_of

    verdict = verify(agreement_of(arguments.file))
    if arguments.json:
        output.result_json({"file": str(arguments.file), **verdict.to_json()})
    else:
        output.result(f"{arguments.file}: {verdict.message}")
    return 0 if verdict.is_approved else 1
