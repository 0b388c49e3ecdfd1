"""`sharebuilder new`: a new agreement, empty or from a worked case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import CannotSave
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.cases import started_from

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the new agreement, never over an existing file without `--force`."""
    refuse_to_overwrite(arguments)
    tree = started_from(arguments.case) if arguments.case else OpenAgreement.new().tree
    OpenAgreement(tree).save(arguments.out, overwrite_changed=arguments.force)
    output.result(str(arguments.out))
    return 0


def refuse_to_overwrite(arguments: argparse.Namespace) -> None:
    """Raise CannotSave where the file to write exists and `--force` was not said."""
    if arguments.out.exists() and not arguments.force:
        raise CannotSave(
            "There is already a file of this name.",
            remedy="Choose another name, or say --force to write over it.",
            file=arguments.out,
        )
