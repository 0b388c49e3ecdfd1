"""`sharebuilder export`: a list of an agreement as a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.cli.commands.new import refuse_to_overwrite
from sharebuilder.model.pointer import Pointer
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.tables.out import csv_bytes, table_rows

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the table as CSV, never over an existing file without `--force`."""
    refuse_to_overwrite(arguments)
    tree = noted_agreement(arguments.file)
    rows = table_rows(QuestionSet.load(), tree, Pointer(f"/{arguments.list}"))
    write_atomically(arguments.out, csv_bytes(rows))
    output.result(str(arguments.out))
    return 0
