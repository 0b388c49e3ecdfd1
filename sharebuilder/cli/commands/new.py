"""`sharebuilder new`: a new agreement, empty or from a worked case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import CannotSave
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held
from sharebuilder.storage.cases import started_from
from sharebuilder.storage.versions import Versions

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Write the new agreement, never over an existing file without `--force`."""
    refuse_to_overwrite(arguments)
    tree = started_from(arguments.case) if arguments.case else OpenAgreement.new().tree
    save_to(arguments.out, OpenAgreement(tree, versions=Versions()))
    output.result(str(arguments.out))
    return 0


def save_to(path: Path, agreement: OpenAgreement) -> None:
    """Save to a file, unless somebody has that file open; what it held before is kept.

    Raises:
        CannotSave: somebody has it open, or it cannot be written.
    """
    held = Held(agreement)
    try:
        for note in held.save(path, overwrite_changed=True):
            output.message(f"{path}: {note}")
    finally:
        held.close()


def refuse_to_overwrite(arguments: argparse.Namespace) -> None:
    """Raise CannotSave where the file to write exists and `--force` was not said."""
    if arguments.out.exists() and not arguments.force:
        raise CannotSave(
            "There is already a file of this name.",
            remedy="Choose another name, or say --force to write over it.",
            file=arguments.out,
        )
