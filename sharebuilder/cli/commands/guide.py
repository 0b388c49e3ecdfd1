"""`sharebuilder guide`: the user guide as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.new import refuse_to_overwrite
from sharebuilder.storage.atomic import write_atomically

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the guide, never over an existing file without `--force`.

    Raises:
        CannotSave: the file is there already, or cannot be written.
        SeedProblem: a part of the guide is missing or cannot be read.
    """
    from sharebuilder.documents.guide.word import guide_as_word

    refuse_to_overwrite(arguments)
    write_atomically(arguments.out, guide_as_word())
    output.result(str(arguments.out))
    return 0
