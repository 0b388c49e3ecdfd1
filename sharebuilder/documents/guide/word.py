"""Writes the user guide as a Word file: real headings, heads of tables, words for each picture.

The Markdown in `docs/` is the only source; the window shows the same text (F1).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from sharebuilder import __version__
from sharebuilder.documents.guide.blocks import (
    Block,
    Code,
    Heading,
    ListOf,
    Paragraph,
    Picture,
    Runs,
    Table,
    anchor_of,
    blocks_of,
    plain,
)
from sharebuilder.errors import SeedProblem
from sharebuilder.resources import GUIDE_DOCUMENTS, docs_dir

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

TITLE = "ShareBuilder user guide"
FILE_NAME = "ShareBuilder user guide.docx"
_WIDTH = Cm(16)
_BESIDE, _LETTER = Cm(0.45), Cm(0.19)  # of a cell: the room beside its words, and a letter's width
_LONGEST = 20  # letters of a word that is kept whole
_INK, _LINK = RGBColor(0x1D, 0x2A, 0x3A), RGBColor(0x0B, 0x5C, 0xAD)
_SHADE = "E8EEF4"


def guide_as_word(folder: Path | None = None) -> bytes:
    """The whole guide, with all its documents, as a Word file.

    Args:
        folder: where its Markdown and its pictures lie; those that ShareBuilder brings when left
            out.

    Returns:
        The bytes of a .docx file.

    Raises:
        SeedProblem: a part is missing, cannot be read, or holds what is not known here.
    """
    place = folder or docs_dir()
    parts = {}
    for name in GUIDE_DOCUMENTS:
        file = place / f"{name}.md"
        try:
            parts[name] = blocks_of(file.read_text(encoding="utf-8"), file)
        except (OSError, UnicodeDecodeError) as error:
            raise _missing(file) from error
    return _Writer(place, parts).write()


class _Writer:
    """Writes block after block."""

    def __init__(self, folder: Path, parts: dict[str, tuple[Block, ...]]) -> None:
        self._folder = folder
        self._parts = parts
        self._document: WordDocument = docx.Document()
        self._part = ""
        self._marks: dict[tuple[str, str], str] = {}  # document and anchor: bookmark
        self._made = 0
        self._styles: dict[str, str] = {}  # the id of each style by its name

    def write(self) -> bytes:
        self._set_up()
        contents = []
        headings = [
            (part, block)
            for part, blocks in self._parts.items()
            for block in blocks
            if isinstance(block, Heading)
        ]
        for number, (part, heading) in enumerate(headings, 1):
            mark = _mark(number)
            # Of two headings of one name, links lead to the first, as in the window.
            self._marks.setdefault((part, anchor_of(plain(heading.runs))), mark)
            self._marks.setdefault((part, ""), mark)
            if heading.level <= 2:
                contents.append((heading, mark))
        self._paragraph("Title").add_run(TITLE)
        self._paragraph().add_run(f"ShareBuilder {__version__}. This guide is not legal advice.")
        self._paragraph("Contents").add_run("Contents")
        for heading, mark in contents:
            line = self._paragraph("List" if heading.level == 1 else "List 2")
            self._link(line, heading.runs, mark=mark)
        for part, blocks in self._parts.items():
            self._part = part
            for block in blocks:
                self._block(block)
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    # --- the document itself ---

    def _set_up(self) -> None:
        document = self._document
        properties = document.core_properties
        properties.title, properties.author = TITLE, "ShareBuilder"
        properties.language, properties.comments = "en-GB", f"Made by ShareBuilder {__version__}"
        page = document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.5)
        page.top_margin = page.bottom_margin = Cm(2.2)
        styles = document.styles
        for name, size in (
            ("Normal", 11), ("Title", 26), ("Heading 1", 20), ("Heading 2", 15), ("Heading 3", 12),
            ("Heading 4", 11),
        ):  # fmt: skip
            font = styles[name].font
            font.name, font.size = "Arial", Pt(size)
            fonts = styles[name].element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)  # or Word takes the theme's font
            if name != "Normal":
                font.color.rgb = _INK
        styles["Normal"].paragraph_format.space_after = Pt(7)
        styles["Heading 1"].paragraph_format.page_break_before = True  # each document of the guide
        contents = styles.add_style("Contents", WD_STYLE_TYPE.PARAGRAPH)
        contents.base_style = styles["Normal"]
        contents.font.size, contents.font.bold = Pt(15), True
        code = styles.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
        code.base_style = styles["Normal"]
        code.font.name, code.font.size = "Courier New", Pt(9)
        code.paragraph_format.space_after = Pt(0)
        code.paragraph_format.keep_together = True
        cell = styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        cell.font.size, cell.paragraph_format.space_after = Pt(9.5), Pt(2)
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb, link.font.underline = _LINK, True
        # Once: python-docx goes through all styles for each one that is asked for by its name.
        self._styles = {one.name: one.style_id for one in styles if one.name}
        for found in styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), "en-GB")

    # --- blocks ---

    def _paragraph(self, style: str = "") -> WordParagraph:
        made = self._document.add_paragraph()
        if style:
            made._p.style = self._styles[style]  # noqa: SLF001
        return made

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._runs(self._paragraph(), block.runs)
            case ListOf():
                self._list(block)
            case Table():
                self._table(block)
            case Code():
                for line in block.lines:
                    self._paragraph("Code").add_run(line)
                self._paragraph()
            case Picture():
                self._picture(block)

    def _heading(self, block: Heading) -> None:
        made = self._paragraph(f"Heading {block.level}")
        self._made += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(self._made))
        start.set(qn("w:name"), _mark(self._made))
        made._p.append(start)  # noqa: SLF001 - python-docx has no bookmarks
        self._runs(made, block.runs)
        made._p.append(end)  # noqa: SLF001

    def _list(self, block: ListOf) -> None:
        number = self._new_numbers() if block.numbered else None
        for item in block.items:
            made = self._paragraph("List Number" if block.numbered else "List Bullet")
            if number is not None:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            self._runs(made, item)

    def _new_numbers(self) -> int:
        """Numbers that begin at 1 again: each list is one of its own."""
        of_style = self._document.styles["List Number"].element.pPr.numPr.numId.val
        numbering = self._document.part.numbering_part.element
        shared = numbering.num_having_numId(of_style).abstractNumId.val
        made = numbering.add_num(shared)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _table(self, block: Table) -> None:
        columns = len(block.head)
        table = self._document.add_table(rows=1 + len(block.rows), cols=columns, style="Table Grid")
        widths = _widths(block)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        # Through the elements: python-docx lays out the whole table again for each cell asked for.
        for row, cells in zip(table._tbl.tr_lst, (block.head, *block.rows), strict=True):  # noqa: SLF001
            properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            head = cells is block.head
            if head:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, runs, width in zip(row.tc_lst, cells, widths, strict=True):
                cell.width = width
                made = WordParagraph(cell.p_lst[0], self._document._body)  # noqa: SLF001
                made._p.style = self._styles["Cell"]  # noqa: SLF001
                self._runs(made, runs, bold=head)
                if head:
                    cell.get_or_add_tcPr().append(_shade())
        self._paragraph()

    def _picture(self, block: Picture) -> None:
        file = self._folder / block.file
        run = self._paragraph().add_run()
        try:
            made = run.add_picture(str(file), width=_WIDTH)
        except (OSError, UnrecognizedImageError) as error:
            raise _missing(file) from error
        made._inline.docPr.set("descr", block.words)  # noqa: SLF001 - what is read aloud
        run._r.getparent().get_or_add_pPr().get_or_add_keepNext()  # noqa: SLF001

    # --- words ---

    def _runs(self, to: WordParagraph, runs: Runs, *, bold: bool = False) -> None:
        for one in runs:
            if one.link:
                self._link(to, (one,), link=one.link, bold=bold)
                continue
            made = to.add_run(one.text)
            made.bold, made.italic = (one.bold or bold) or None, one.italic or None
            if one.code:
                made.font.name = "Courier New"

    def _link(
        self, to: WordParagraph, runs: Runs, *, link: str = "", mark: str = "", bold: bool = False
    ) -> None:
        """Add words that lead to a part of the guide or to an address; else the words alone."""
        holder: BaseOxmlElement = OxmlElement("w:hyperlink")
        mark = mark or self._mark(link)
        if mark:
            holder.set(qn("w:anchor"), mark)
        elif "://" in link:
            holder.set(
                qn("r:id"),
                to.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            )
        leads = bool(holder.attrib)
        for one in runs:
            made = to.add_run(one.text)
            made.bold, made.italic = (one.bold or bold) or None, one.italic or None
            if one.code:
                made.font.name = "Courier New"
            if leads:
                made._r.style = self._styles["Hyperlink"]  # noqa: SLF001
                holder.append(made._r)  # noqa: SLF001
        if leads:
            to._p.append(holder)  # noqa: SLF001

    def _mark(self, link: str) -> str:
        """The bookmark that a link within the guide leads to; empty where there is none."""
        document, _, anchor = link.partition("#")
        part = document.removesuffix(".md") if document else self._part
        return self._marks.get((part, anchor), "")


def _mark(number: int) -> str:
    """The name of the bookmark at a heading."""
    return f"part{number}"


def _widths(table: Table) -> list[int]:
    """The widths of columns: room for the longest word of each, the rest by how much it holds."""
    least, usual = [], []
    for column in zip(table.head, *table.rows, strict=True):
        words = [plain(cell) for cell in column]
        longest = max((len(one) for cell in words for one in cell.split()), default=0)
        least.append(_BESIDE + _LETTER * min(_LONGEST, longest))
        usual.append(1 + sum(map(len, words)) / len(words))
    left = max(0, _WIDTH - sum(least))
    made = [one + left * share / sum(usual) for one, share in zip(least, usual, strict=True)]
    return [round(_WIDTH * one / sum(made)) for one in made]


def _shade() -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        made.set(qn(f"w:{name}"), value)
    return made


def _missing(file: Path) -> SeedProblem:
    return SeedProblem(
        "A part of the user guide is missing or cannot be read.",
        remedy="Install ShareBuilder again.",
        file=file,
    )
