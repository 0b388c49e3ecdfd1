"""`sharebuilder open`: the agreement that a Word file carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.new import refuse_to_overwrite, save_to
from sharebuilder.documents.carried import read_carried
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.versions import Versions

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the agreement beside the document, or to `--out`, and say what was changed since."""
    if arguments.out is None:
        arguments.out = arguments.file.with_suffix(".sharebuilder")
    refuse_to_overwrite(arguments)
    carried = read_carried(arguments.file)
    save_to(arguments.out, OpenAgreement(carried.tree, versions=Versions()))
    for change in carried.changes:
        output.message(f"{arguments.file}: {change}")
    if not carried.changes:
        output.message(f"{arguments.file}: the text is as it was built.")
    output.result(str(arguments.out))
    return 0
