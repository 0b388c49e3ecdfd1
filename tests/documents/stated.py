"""What a Word file states: its tables by their captions, its sections, and lists of names in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.documents.read_aloud import EDGE, HEADING, Reader
from tests.documents.word_text import W, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Row = dict[str, list[str]]
_BETWEEN = re.compile(r"[\s,;☐]|\band\b")


@dataclass(frozen=True)
class Table:
    """A table: its caption, and each row as the paragraphs under each heading."""

    caption: str
    rows: tuple[Row, ...]


class Stated:
    """One document, opened.

    Attributes:
        tables: its tables in order.
        edges: the words of its headers and footers.
        lines: its words in order, each with the headings above it, the highest first.
    """

    def __init__(self, content: bytes) -> None:
        self.tables = tuple(_tables(content))
        said = Reader(content).said
        self.edges = [one.text for one in said if one.kind == EDGE]
        self.lines: list[tuple[tuple[str, ...], str]] = []
        above: dict[int, str] = {}
        for one in said:
            if one.kind == HEADING:
                above = {level: text for level, text in above.items() if level < one.level}
                above[one.level] = one.text
            if one.kind != EDGE:
                self.lines.append((tuple(above.values()), one.text))

    def rows(self, caption: str) -> Iterator[tuple[str, Row]]:
        """The rows of the tables whose caption fits, each with what the caption's group holds."""
        for table in self.tables:
            found = re.fullmatch(caption, table.caption)
            if found:
                named = found[1] if found.groups() else ""
                yield from ((named, row) for row in table.rows)

    def column(self, *headings: str) -> Iterator[tuple[str, list[str]]]:
        """Every cell under some headings, whatever the table, with the caption of its table."""
        for table in self.tables:
            for row in table.rows:
                yield from ((table.caption, row[one]) for one in headings if one in row)

    def under(self, heading: str) -> list[str]:
        """The words under a heading, those of lower headings too."""
        return [text for above, text in self.lines if heading in above and text != heading]

    def text(self) -> str:
        """All that it says."""
        return "\n".join([*self.edges, *(text for _, text in self.lines)])


def names_in(text: str, known: Mapping[str, str]) -> tuple[set[str], str]:
    """The ids of the names in a list such as “A, B and C”, and whatever else stands in it.

    Args:
        text: the list.
        known: ids by their names. A name may have commas and “and” in it.
    """
    found = set()
    for name in sorted(known, key=len, reverse=True):
        if name in text:
            found.add(known[name])
            text = text.replace(name, ";")
    return found, _BETWEEN.sub("", text)


def by_name(records: Iterable[Mapping[str, str]], *keys: str) -> dict[str, str]:
    """The ids of records by what they are called."""
    return {" ".join(one[key].split()): one["id"] for one in records for key in keys if key in one}


def _tables(content: bytes) -> Iterator[Table]:
    for table in part(content).iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        grid = [
            [[text for p in cell.iter(f"{W}p") if (text := "".join(p.itertext(f"{W}t")).strip())]
             for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]  # fmt: skip
        heads = [" ".join(cell) for cell in grid[0]]
        rows = tuple(dict(zip(heads, row, strict=True)) for row in grid[1:])
        yield Table(caption.get(f"{W}val", ""), rows)
