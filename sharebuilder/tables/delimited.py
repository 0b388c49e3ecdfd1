"""Rows from text: what a spreadsheet puts on the clipboard, and the text of a CSV file.

Quotation marks count only where a whole cell stands in them, as RFC 4180 and the spreadsheets
write it. A mark that nobody closed is a character like any other, and swallows no rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.tables.sheet import MOST_CHARACTERS, MOST_ROWS, UnusableTable

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "upright bar"}
"""What may stand between cells, and what people call it."""
_BREAK = re.compile("\r\n?")
_TRIED = 30  # rows that are enough to see what stands between cells
_ENOUGH = 60_000  # characters that are enough for it
_MOST_WASTE = 4  # times the text: what may be read again for the sake of unclosed marks


def rows_in(text: str, delimiter: str = "") -> list[tuple[int, list[str]]]:
    """The rows of a text, each with its number from 1.

    Args:
        text: the text.
        delimiter: what stands between cells; empty where each line is one cell.

    Raises:
        UnusableTable: it is far longer than any table.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnusableTable(
            f"The text has more than {MOST_CHARACTERS:,} characters.",
            remedy="Bring it in part by part.",
        )
    found: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(_Reader(text, delimiter).rows(), 1):
        if number > 20 * MOST_ROWS:
            raise UnusableTable(
                f"The text has more than {20 * MOST_ROWS:,} lines.",
                remedy="Bring it in part by part.",
            )
        found.append((number, cells))
    return found


def likely_delimiter(text: str) -> str:
    """What most likely stands between the cells of a text; empty where each line is one cell.

    A tab comes from a spreadsheet. Of the others, one counts where it cuts every row alike.
    """
    if "\t" in text:
        return "\t"
    start = _BREAK.sub("\n", text[:_ENOUGH])
    best, most = "", 1
    for delimiter in (",", ";", "|"):
        reader = _Reader(start, delimiter)
        rows = [cells for _, cells in zip(range(_TRIED), reader.rows(), strict=False)]
        if len(text) > _ENOUGH and len(rows) < _TRIED:
            del rows[-1]  # cut off
        widths = {len(cells) for cells in rows if cells != [""]}
        if len(widths) == 1 and (width := widths.pop()) > most and len(rows) > 1:
            best, most = delimiter, width
    return best or _most_frequent_in_headings(start)


def _most_frequent_in_headings(text: str) -> str:
    """What cuts the first line of ragged rows: two cells or more, each short like a heading."""
    first = text.split("\n", 1)[0]
    found = max((",", ";", "|"), key=first.count)
    cells = first.split(found)
    rest = text.count(found) - first.count(found)
    headings = len(cells) > 2 and all(0 < len(cell.strip()) <= 40 for cell in cells)
    return found if headings and rest else ""


class _Reader:
    """Reads a text once, from its beginning to its end."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = _BREAK.sub("\n", text.removeprefix("\ufeff"))
        self._delimiter = delimiter
        self._waste = _MOST_WASTE * len(self._text) + 1000

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row."""
        text, at = self._text, 0
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end]
            if '"' not in line or self._waste < 0:
                yield line.split(self._delimiter) if self._delimiter else [line]
                at = end + 1
            else:
                cells, at = self._with_marks(at)
                yield cells

    def _with_marks(self, at: int) -> tuple[list[str], int]:
        """The cells of a row with quotation marks in it, and where the next row begins."""
        text, cells = self._text, []
        while True:
            cell, end = self._quoted(at) or self._plain(at)
            cells.append(cell)
            if end >= len(text) or text[end] == "\n":
                return cells, end + 1
            at = end + 1

    def _plain(self, at: int) -> tuple[str, int]:
        line_end = self._text.find("\n", at)
        line_end = len(self._text) if line_end < 0 else line_end
        end = self._text.find(self._delimiter, at, line_end) if self._delimiter else -1
        end = line_end if end < 0 else end
        return self._text[at:end], end

    def _quoted(self, at: int) -> tuple[str, int] | None:
        """A cell in quotation marks and where it ends; None where the marks are text."""
        text = self._text
        if self._waste < 0 or not text.startswith('"', at):
            return None
        parts, here = [], at + 1
        while True:
            mark = text.find('"', here)
            if mark < 0:
                self._waste -= len(text) - at
                return None
            parts.append(text[here:mark])
            after = text[mark + 1 : mark + 2]
            if after == '"':
                parts.append('"')
                here = mark + 2
            elif after in {"", "\n"} or after == self._delimiter:
                return "".join(parts), mark + 1
            else:
                self._waste -= mark - at
                return None
