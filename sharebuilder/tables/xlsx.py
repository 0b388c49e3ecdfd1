"""The sheets of an XLSX file, read with the limits of any file that comes from elsewhere.

What a formula came to is read, and the formula is not. Nothing that the file refers to outside
itself is opened. openpyxl is left out on purpose: it reads much that a table of texts does not
need, and none of it is bounded as `read_package` bounds it.

Source: ECMA-376 Part 1, chapter 18 (SpreadsheetML).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from sharebuilder.documents.word_package import (
    BadPackage,
    Package,
    Relation,
    read_package,
    read_xml,
    resolved,
)
from sharebuilder.tables.sheet import (
    MOST_CHARACTERS,
    MOST_ROWS,
    EmptyTable,
    Sheet,
    UnusableTable,
    made_sheet,
)
from sharebuilder.tables.xlsx_number import DateStyles, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_WANTED = ("[Content_Types].xml", "_rels/", "xl/workbook", "xl/_rels/", "xl/worksheets/",
           "xl/sharedStrings", "xl/styles", "content.xml", "mimetype", "word/document")  # fmt: skip
_REMEDY = "Open it in your spreadsheet program, and save it again as XLSX or CSV."
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MOST_COLUMNS = 16_384  # as many as a spreadsheet has
_FEW = 5


def sheets_of(content: bytes, path: Path) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet that can be seen and are not empty.

    Raises:
        UnusableTable: it is no spreadsheet, is damaged, or would unpack to too much.
    """
    try:
        package = read_package(io.BytesIO(content), wanted=_WANTED)
        return _Workbook(package, path).sheets()
    except BadPackage as error:
        raise UnusableTable(
            f"This is no spreadsheet that can be read: {error.problem}.",
            remedy=_REMEDY,
            file=path,
            place=error.place or None,
        ) from error


class _Workbook:
    """A package with sheets in it."""

    def __init__(self, package: Package, path: Path) -> None:
        self._package, self._path = package, path
        self._main = self._part(package.relations(), "/officeDocument", "")
        if not self._main:
            raise self._other_file()
        self._book = read_xml(package.parts[self._main], self._main)
        if _tag(self._book) != "workbook":
            raise self._other_file()
        self._links = package.relations(self._main)
        self._strings = self._shared_strings()
        properties = self._book.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        styles = self._part(self._links, "/styles", self._main)
        self._dates = DateStyles(
            read_xml(package.parts[styles], styles) if styles else None, from_1904=from_1904
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets with something in them."""
        found: list[Sheet] = []
        for one in self._book.iterfind("{*}sheets/{*}sheet"):
            link = next((v for k, v in one.attrib.items() if _local(k) == "id"), "")
            part = self._part([r for r in self._links if r.id == link], "/worksheet", self._main)
            if not part or one.get("state", "visible") != "visible":
                continue
            try:
                found.append(self._sheet(one.get("name", ""), part))
            except EmptyTable:
                continue
            except UnusableTable as error:
                raise UnusableTable(
                    error.problem,
                    remedy=error.remedy,
                    file=self._path,
                    place=f"sheet “{one.get('name', '')}”",
                ) from error
        if not found:
            raise EmptyTable(
                "No sheet of this spreadsheet has anything in it.",
                remedy="Choose another file. Hidden sheets are not read.",
                file=self._path,
            )
        return tuple(found)

    # --- inside ---

    def _part(self, links: list[Relation] | tuple[Relation, ...], kind: str, by: str) -> str:
        """The name of the part that a relation leads to; empty for none inside this file."""
        for link in links:
            if link.kind.endswith(kind):
                if link.external:
                    raise BadPackage("a part of it lies outside the file", by)
                name = resolved(by, link.target)
                return name if name in self._package.parts else ""
        return ""

    def _other_file(self) -> BadPackage:
        if "word/document.xml" in self._package.parts:
            return BadPackage("it is a Word file")
        if "content.xml" in self._package.parts:
            return BadPackage("it is an OpenDocument file")
        return BadPackage("there is no workbook in it")

    def _shared_strings(self) -> list[str]:
        part = self._part(self._links, "/sharedStrings", self._main)
        if not part:
            return []
        root = read_xml(self._package.parts[part], part)
        return [_string(one) for one in root.iterfind("{*}si")]

    def _sheet(self, name: str, part: str) -> Sheet:
        root = read_xml(self._package.parts[part], part)
        if _tag(root) != "worksheet":
            raise BadPackage("this part is no sheet", part)
        reader = _SheetReader(self._strings, self._dates)
        rows = list(reader.rows(root))
        return made_sheet(name, rows, [*reader.notes(root)])


class _SheetReader:
    """Reads one sheet, and counts what a person should know of."""

    def __init__(self, strings: list[str], dates: DateStyles) -> None:
        self._strings, self._dates = strings, dates
        self._seen: Counter[str] = Counter()
        self._broken: list[str] = []

    def rows(self, root: etree._Element) -> Iterator[tuple[int, list[str]]]:
        """The number and the texts of each row that the sheet holds."""
        number = total = 0
        for row in root.iterfind("{*}sheetData/{*}row"):
            said = row.get("r", "")
            number = int(said) if said.isdecimal() and len(said) < 8 else number + 1
            if row.get("hidden") in {"1", "true"}:
                self._seen["hidden"] += 1
            cells: list[str] = []
            at = -1
            for cell in row.iterfind("{*}c"):
                at = max(at + 1, self._column(cell, at + 1))
                text = self._text(cell)
                if text and at < _MOST_COLUMNS:
                    cells.extend([""] * (at - len(cells)))
                    cells.append(text)
                    total += len(text)
            total += len(cells)
            if total > MOST_CHARACTERS:
                raise UnusableTable(
                    f"The sheet holds more than {MOST_CHARACTERS:,} characters.",
                    remedy="Take out what you do not need.",
                )
            if any(cells):
                self._seen["rows"] += 1
            if self._seen["rows"] > MOST_ROWS + 1:
                raise UnusableTable(
                    f"The sheet has more than {MOST_ROWS:,} rows.",
                    remedy="Split the table, and bring it in part by part.",
                )
            yield number, cells

    def notes(self, root: etree._Element) -> Iterator[str]:
        """What a person should know of how the sheet was read."""
        merged = [one.get("ref", "") for one in root.iterfind("{*}mergeCells/{*}mergeCell")]
        if merged:
            yield (
                f"Merged cells ({_listed(merged)}): what they say stands in the first of them, and "
                "the others are empty."
            )
        if self._broken:
            yield f"Cells whose formula failed ({_listed(self._broken)}) hold an error as text."
        if self._seen["uncounted"]:
            yield (
                "Some cells hold a formula that was never worked out. Open the file in a "
                "spreadsheet program and save it there to read them."
            )
        if self._seen["hidden"]:
            yield f"Hidden rows ({self._seen['hidden']}) are read too."

    @staticmethod
    def _column(cell: etree._Element, otherwise: int) -> int:
        found = _PLACE.fullmatch(cell.get("r", ""))
        if not found:
            return otherwise
        at = 0
        for letter in found[1]:
            at = at * 26 + ord(letter) - ord("A") + 1
        return min(at, _MOST_COLUMNS) - 1

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return _string(inline) if inline is not None else ""
        value = cell.findtext("{*}v") or ""
        match kind:
            case "s":
                known = value.isdecimal() and len(value) < 9 and int(value) < len(self._strings)
                return self._strings[int(value)] if known else ""
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "e":
                self._broken.append(cell.get("r", ""))
                return value
            case "str":
                return _unescaped(value)
            case "d":
                return value.removesuffix("T00:00:00")
        if not value and cell.find("{*}f") is not None:
            self._seen["uncounted"] += 1
        return number_text(value, cell.get("s", ""), self._dates)


def _string(holder: etree._Element) -> str:
    """The text of a string, its runs joined; how it is spoken in Japanese is no part of it."""
    return _unescaped(
        "".join(
            one.text or ""
            for one in holder.iter("{*}t")
            if one.getparent() is not None and _tag(one.getparent()) != "rPh"
        )
    )


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _tag(node: etree._Element) -> str:
    return _local(str(node.tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _listed(places: list[str]) -> str:
    more = f" and {len(places) - _FEW} more" if len(places) > _FEW else ""
    return ", ".join(places[:_FEW]) + more
