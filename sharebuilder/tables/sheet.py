"""A table as somebody brought it: rows of texts, cleaned, bounded, its empty parts left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS = 5_000
"""The schema allows no longer list of records."""
MOST_COLUMNS = 60
MOST_CHARACTERS = 10_000_000
_SHORTEN = "Split the table, and bring it in part by part."


class UnusableTable(ShareBuilderError):
    """A table, pasted or in a file, that cannot be read. Nothing was changed."""


class EmptyTable(UnusableTable):
    """A table with nothing in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: its number in the spreadsheet, from 1.
        cells: its texts, as many as the sheet has columns.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: what it is called; empty where it has no name.
        columns: the letters by which a spreadsheet knows its columns.
        rows: its rows, none of them empty.
        notes: what a person should know of how it was read, as sentences.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What was pasted, or a file: one sheet or more.

    Attributes:
        name: the name of the file; empty for what was pasted.
        sheets: its sheets; at least one.
    """

    name: str
    sheets: tuple[Sheet, ...]


def column_letters(at: int) -> str:
    """How a spreadsheet names a column: A, B, … Z, AA.

    Args:
        at: the column, from 0.
    """
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def made_sheet(
    name: str, rows: Iterable[tuple[int, Sequence[str]]], notes: Iterable[str] = ()
) -> Sheet:
    """A sheet of rows, each with its number.

    Empty rows and columns are left out, characters that no document can hold are taken out, and
    both are told in the notes.

    Raises:
        UnusableTable: there is nothing in it, or far more than a list of an agreement can hold.
    """
    kept: list[tuple[int, list[str]]] = []
    total = removed = empty = 0
    used: set[int] = set()
    for number, cells in rows:
        total += sum(map(len, cells))
        if total > MOST_CHARACTERS:
            raise UnusableTable(
                f"The table holds more than {MOST_CHARACTERS:,} characters.", remedy=_SHORTEN
            )
        cleaned = [clean(cell, lines=True) for cell in cells]
        removed += sum(count for _, count in cleaned)
        filled = {at for at, (cell, _) in enumerate(cleaned) if cell.strip()}
        if not filled:
            empty += 1
            continue
        if len(kept) > MOST_ROWS:  # one row more, for the headings
            raise UnusableTable(f"The table has more than {MOST_ROWS:,} rows.", remedy=_SHORTEN)
        used |= filled
        kept.append((number, [cell for cell, _ in cleaned]))
    if not kept:
        raise EmptyTable(
            "There is nothing in this table.", remedy="Choose cells with text in them."
        )
    columns = sorted(used)
    said = [*notes, *_notes(columns, empty, removed)]
    columns = columns[:MOST_COLUMNS]
    return Sheet(
        name,
        tuple(column_letters(at) for at in columns),
        tuple(
            Row(number, tuple(cells[at] if at < len(cells) else "" for at in columns))
            for number, cells in kept
        ),
        tuple(said),
    )


def _notes(columns: Sequence[int], empty: int, removed: int) -> Iterable[str]:
    if empty:
        yield f"{_count(empty, 'empty row')} left out."
    gaps = columns[-1] + 1 - len(columns)
    if gaps:
        yield f"{_count(gaps, 'empty column')} left out."
    if len(columns) > MOST_COLUMNS:
        yield (
            f"The table has {len(columns)} columns. Only the first {MOST_COLUMNS} are read, up to "
            f"column {column_letters(columns[MOST_COLUMNS - 1])}."
        )
    if removed:
        yield (
            f"{_count(removed, 'character')} taken out that cannot stand in a document. Check that "
            "the text reads as you meant."
        )


def _count(number: int, what: str) -> str:
    return f"1 {what} is" if number == 1 else f"{number:,} {what}s are"
