"""A Word file as a screen reader says it, in the order of the file, and what would be said badly."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from tests.documents.word_text import W

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING, TEXT, ENTRY, CELL, PICTURE, EDGE = (
    "heading", "text", "list", "cell", "picture", "edge",
)  # fmt: skip
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|\bTrue\b|\bFalse\b|\bnan\b|<[a-z/]")
_NONE = re.compile(r"\bNone\b.{0,9}")
# Three dots are one mark. A question may end inside its quotes before the sentence goes on.
_DOUBLED = re.compile(r"(?<!\.)[.,;:][”’]?[.,;:](?!\.)|[!?][.,;:]|[,;:] [,;:]")
_LOOSE = re.compile(r"(?<=\w) [.,;:](?=\s|$)|\(\s*\)|\( |“”|  ")
_WORD = re.compile(r"\w")
_BOX = re.compile(r"☐(?!\s*\w)")
_REFERENCE = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")


@dataclass(frozen=True)
class Said:
    """One thing that is said.

    Attributes:
        kind: what it is, as this module names it.
        text: the words.
        level: of a heading, its level from 1.
        header: of a cell, what heads its column.
        row: of a cell, what the first cell of its row says.
    """

    kind: str
    text: str
    level: int = 0
    header: str = ""
    row: str = ""

    def aloud(self) -> str:
        """The words as they are said; a cell says its column first."""
        match self.kind:
            case "heading":
                return f"Heading level {self.level}: {self.text}"
            case "cell":
                return f"{self.header}: {self.text or 'blank'}"
            case "picture":
                return f"Picture: {self.text}"
        return self.text


class Reader:
    """Reads one Word file.

    Attributes:
        said: all that is said, in order.
    """

    def __init__(self, content: bytes, written: str = "") -> None:
        """Read a file.

        Args:
            content: the file.
            written: what people wrote in the answers; “None” can be their own word.
        """
        self._written = written
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self._xml = {
                name: etree.fromstring(package.read(name))
                for name in package.namelist()
                if re.match(r"word/(document|styles|header\d*|footer\d*)\.xml$", name)
            }
        self._levels = _levels(self._xml["word/styles.xml"])
        self._body = self._xml["word/document.xml"].find(f"{W}body")
        self.said = [*self._edges("header"), *self._read(self._body), *self._edges("footer")]

    def problems(self) -> Iterator[str]:
        """What a listener would stumble over."""
        yield from self._headings()
        yield from self._tables()
        yield from self._references()
        for one in self.said:
            yield from (f"{slip}: {one.aloud()[:120]}" for slip in self._slips(one))

    def _edges(self, kind: str) -> Iterator[Said]:
        for name in sorted(self._xml):
            if name.startswith(f"word/{kind}"):
                for paragraph in self._xml[name].iter(f"{W}p"):
                    text = _text(paragraph)
                    if text:
                        yield Said(EDGE, text)

    def _read(self, holder: etree._Element) -> Iterator[Said]:
        for node in holder.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt"):
            if node.tag == f"{W}tbl":
                yield from self._table(node)
            elif node.tag == f"{W}sdt":
                yield from self._read(node.find(f"{W}sdtContent"))
            else:
                yield from self._paragraph(node)

    def _paragraph(self, node: etree._Element) -> Iterator[Said]:
        for picture in node.iter("{*}docPr"):
            yield Said(PICTURE, picture.get("descr", ""))
        text = _text(node)
        style = _style(node)
        if style in self._levels:
            yield Said(HEADING, text, self._levels[style])
        elif text:
            yield Said(ENTRY if style.startswith("List") else TEXT, text)

    def _table(self, node: etree._Element) -> Iterator[Said]:
        rows = [[_cell(cell) for cell in row.iter(f"{W}tc")] for row in node.iter(f"{W}tr")]
        for row in rows[1:]:
            for number, text in enumerate(row):
                header = rows[0][number] if number < len(rows[0]) else ""
                yield Said(CELL, text, header=header, row=row[0] if number else "")

    def _headings(self) -> Iterator[str]:
        level, named, bare = 0, {}, ""  # type: int, dict[int, set[str]], str
        for one in [*self.said, Said(HEADING, "", 1)]:
            if one.kind != HEADING:
                bare = bare if one.kind == EDGE else ""
                continue
            if bare and one.level <= level:
                yield f"nothing stands under the heading “{bare}”"
            if not one.text:
                break
            if one.level > level + 1:
                yield f"the heading “{one.text}” jumps from level {level} to {one.level}"
            named = {at: names for at, names in named.items() if at <= one.level}
            if one.text in named.setdefault(one.level, set()):
                yield f"two headings beside each other read “{one.text}”"
            named[one.level].add(one.text)
            level, bare = one.level, one.text

    def _tables(self) -> Iterator[str]:
        for table in self._body.iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            heads = [_cell(cell) for cell in rows[0].iter(f"{W}tc")]
            named = " | ".join(heads)
            if not all(heads):
                yield f"a column has no heading: {named}"
            if len(set(heads)) < len(heads):
                yield f"two columns have one heading: {named}"
            if len(rows) < 2:
                yield f"a table has no rows: {named}"
            if table.find(f".//{W}tbl") is not None:
                yield f"a table stands in a table: {named}"
            if next(table.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"), None) is not None:
                yield f"cells are merged: {named}"
            if any(len(row.findall(f"{W}tc")) != len(heads) for row in rows):
                yield f"a row has more or fewer cells than headings: {named}"
            if any(not _cell(row.find(f"{W}tc")) for row in rows):
                yield f"a row does not say what it is: {named}"

    def _references(self) -> Iterator[str]:
        known = {one.get(f"{W}name") for one in self._body.iter(f"{W}bookmarkStart")}
        for node in self._body.iter(f"{W}instrText"):
            found = _REFERENCE.match(node.text or "")
            if found and found[1] not in known:
                yield f"a reference leads to {found[1]}, which is not there"

    def _slips(self, one: Said) -> Iterator[str]:
        nothing = (found[0] not in self._written for found in _NONE.finditer(one.text))
        if _LEFT.search(one.text) or one.text == "None" or any(nothing):
            yield "left over"
        if one.text and not _WORD.search(one.text):
            yield "no word"
        if _DOUBLED.search(one.text):
            yield "two marks together"
        if _LOOSE.search(one.text):
            yield "a mark or a space by itself"
        if one.text.startswith((".", ",", ";", ":", ")", "–")):
            yield "begins with a mark"
        if _BOX.search(one.text):
            yield "a box without words"
        if one.kind == PICTURE and not one.text:
            yield "a picture without words"


def _levels(styles: etree._Element) -> dict[str, int]:
    """The heading level of each style, its own or that of the style it is based on."""
    based = {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
    found = {}
    for name in based:
        at: str | None = name
        while at in based:
            outline = based[at].find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                found[name] = int(outline.get(f"{W}val", "0")) + 1
                break
            parent = based[at].find(f"{W}basedOn")
            at = parent.get(f"{W}val") if parent is not None else None
    return found


def _style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return named.get(f"{W}val", "") if named is not None else ""


def _cell(cell: etree._Element) -> str:
    return "\n".join(text for text in map(_text, cell.iter(f"{W}p")) if text)


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, links by their text; a break or a tab is a space."""
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else " "
        for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        if node.getparent().tag != f"{W}tabs"
    ).strip()
