"""A table from a file or from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.errors import UnusableFile
from sharebuilder.storage.reading import read_bytes
from sharebuilder.tables.delimited import likely_delimiter, rows_in
from sharebuilder.tables.sheet import Book, UnusableTable, made_sheet
from sharebuilder.tables.text_file import text_of_file

if TYPE_CHECKING:
    from pathlib import Path


def read_table(path: Path) -> Book:
    """The table in a file: CSV in any usual writing, or XLSX. What it holds decides, not its name.

    Raises:
        UnusableTable: it cannot be read as a table.
        UnusableFile: it cannot be read at all.
    """
    try:
        content = read_bytes(path, "a table")
    except UnusableFile as error:
        raise UnusableTable(
            error.problem, remedy="Choose a CSV or XLSX file.", file=path
        ) from error
    if content.startswith(b"PK"):
        from sharebuilder.tables.xlsx import sheets_of  # it needs lxml; text does not

        return Book(path.name, sheets_of(content, path))
    text, notes = text_of_file(content, path)
    try:
        sheet = made_sheet("", rows_in(text, likely_delimiter(text)), notes)
    except UnusableTable as error:
        raise UnusableTable(error.problem, remedy=error.remedy, file=path) from error
    return Book(path.name, (sheet,))


def pasted_table(text: str) -> Book:
    """The table that somebody pasted.

    Raises:
        UnusableTable: there is nothing in it, or far more than a list can hold.
    """
    return Book("", (made_sheet("", rows_in(text, likely_delimiter(text))),))
