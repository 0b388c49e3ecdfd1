"""The source of a template: what each mark means, and how a source is read.

A source is a text file, a block to a line:

    ; a comment
    :header TEXT / :footer TEXT      what stands on every page
    :compact                         a sheet to work from: smaller letters, narrower margins
    :compact narrow                  the same with margins that are narrower still
    @Style TEXT                      a paragraph of that style
    # / ## / ### TEXT {#anchor}      a numbered heading; the anchor is for references
    #0 / ##0 TEXT                    the same without a number
    #A / #A2 / #A3 TEXT {#anchor}    an appendix, and headings in it
    - TEXT                           a bullet
    [] TEXT                          a box to tick
    {% if … %}                       alone on its line: governs whole blocks
    <<expression>>                   what somebody wrote, left out where nobody wrote it
    <<Label. | expression>>          the same with a label in bold
    :table NAME | WIDTHS | CAPTION | DESCRIPTION   widths in cm; `:table!` shows no caption
    :signature TEXT                  a signature block
    :whole                           the table that follows stays on one page
    |= cells / | cells / |% tag      heading row, row, and a tag that governs rows; ` // ` begins
                                     a new paragraph in a cell
    :end                             of a table
    :toc / :newpage / :section portrait|landscape (ends a section) / :caption Figure | TEXT

In a text: `**bold**`, `[[ref:anchor]]`, `[[page]]`, `[[pages]]`, `[[blank]]`, and
`[[clause:expression]]` for the number and heading of the section whose anchor the expression is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARKS = {":compact", ":compact narrow", ":newpage", ":whole"}
TICK = "\N{BALLOT BOX}"
_HEADING = re.compile(r"(#{1,3})(0|A[23]?|) (.+?)(?: \{#([a-z_]+)\})?$")
_TAG = re.compile(r"\{%[^%]*%\}$")
_ANSWER = re.compile(r"<<(?:(.+?) \| )?([^|]+?)>>$")
_STYLED = re.compile(r"@(\w+) (.+)$")


class MarkupError(ValueError):
    """The source has a line that means nothing."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a style."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `kind` is empty for a numbered one, `0` for one without, `A` for an appendix."""

    level: int
    kind: str
    text: str
    anchor: str
    new_page: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """A template tag that governs whole blocks."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote, with a label or without."""

    label: str
    expression: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, or a tag that governs rows. A cell is a list of blocks."""

    cells: tuple[tuple[Paragraph | Tag | Answer, ...], ...] = ()
    tag: str = ""


@dataclass(slots=True)
class Table:
    """A table. A table without caption still has a title for screen readers."""

    caption: str
    description: str
    widths: tuple[float, ...]
    shows_caption: bool
    signature: bool = False
    whole: bool = False
    header: Row = field(default_factory=Row)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list."""


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """The end of a section of pages."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a figure."""

    kind: str
    text: str


Block = Paragraph | Heading | Tag | Answer | Table | Contents | SectionEnd | Caption


@dataclass(frozen=True, slots=True)
class Source:
    """A whole template. A compact one has smaller letters and narrower margins.

    A narrow one is compact too, and its margins are narrower still.
    """

    header: str
    footer: str
    blocks: tuple[Block, ...]
    compact: bool = False
    narrow: bool = False

    @property
    def appendices(self) -> bool:
        """Whether a heading in it is that of an appendix."""
        return any(isinstance(block, Heading) and block.kind == "A" for block in self.blocks)


def read_source(text: str) -> Source:
    """The blocks of a source.

    Raises:
        MarkupError: a line means nothing; it says which.
    """
    header = footer = ""
    blocks: list[Block] = []
    table: Table | None = None
    marks: set[str] = set()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith(";"):
            continue
        if table is not None:
            table = _table_line(table, line, number)
        elif line.startswith(":header "):
            header = line.removeprefix(":header ")
        elif line.startswith(":footer "):
            footer = line.removeprefix(":footer ")
        elif line in _MARKS:
            marks.add(line)
        elif line.startswith((":table", ":signature ")):
            table = _table(line, number)
            table.whole = ":whole" in marks
            marks.discard(":whole")
            blocks.append(table)
        else:
            block = _block(line, number, new_page=":newpage" in marks)
            if isinstance(block, Heading):
                marks.discard(":newpage")
            blocks.append(block)
    if table is not None:
        message = f"the table “{table.caption}” has no :end"
        raise MarkupError(message)
    narrow = ":compact narrow" in marks
    return Source(header, footer, tuple(blocks), narrow or ":compact" in marks, narrow)


def _block(line: str, number: int, *, new_page: bool) -> Block:
    if heading := _HEADING.match(line):
        marks, kind, text, anchor = heading.groups()
        level = int(kind[1]) if kind in {"A2", "A3"} else len(marks)
        kind = "0" if kind in {"A2", "A3"} else kind
        return Heading(level, kind, text, anchor or "", new_page)
    if line == ":toc":
        return Contents()
    if line.startswith(":section "):
        return SectionEnd(line == ":section landscape")
    if line.startswith(":caption "):
        kind, text = line.removeprefix(":caption ").split(" | ", 1)
        return Caption(kind, text)
    if line.startswith((":", "|")):
        message = f"line {number}: “{line}” means nothing here"
        raise MarkupError(message)
    return _inner(line, "Normal")


def _inner(line: str, style: str) -> Paragraph | Tag | Answer:
    if _TAG.match(line):
        return Tag(line)
    if answer := _ANSWER.match(line):
        return Answer(answer[1] or "", answer[2])
    if styled := _STYLED.match(line):
        return Paragraph(styled[1], styled[2])
    if line.startswith("- "):
        return Paragraph("ListBullet", line[2:])
    if line.startswith("[] "):
        return Paragraph("Tick", f"{TICK} {line[3:]}")
    return Paragraph(style, line)


def _table(line: str, number: int) -> Table:
    if line.startswith(":signature "):
        caption = line.removeprefix(":signature ")
        described = "What is signed, by whom, in what role and when, one fact in each row."
        return Table(caption, described, (5.0, 11.0), shows_caption=False, signature=True)
    parts = [part.strip() for part in line.split(" | ")]
    if len(parts) != 4:
        message = f"line {number}: a table needs a name, widths, a caption and a description"
        raise MarkupError(message)
    widths = tuple(float(width) for width in parts[1].split())
    return Table(parts[2], parts[3], widths, shows_caption=not line.startswith(":table!"))


def _table_line(table: Table, line: str, number: int) -> Table | None:
    if line == ":end":
        return None
    if line.startswith("|%"):
        table.rows.append(Row(tag=line.removeprefix("|%").strip()))
    elif _TAG.match(line):
        table.rows.append(Row(tag=line.strip("{}% ")))
    elif line.startswith("|="):
        table.header = _row(line.removeprefix("|="), table, number, "TableHeading")
    elif line.startswith("|"):
        table.rows.append(_row(line.removeprefix("|"), table, number, "TableText"))
    else:
        message = f"line {number}: “{line}” is no row of a table"
        raise MarkupError(message)
    return table


def _row(line: str, table: Table, number: int, style: str) -> Row:
    cells = [cell.strip() for cell in re.split(r" \|(?: |$)", f" {line.strip()}")]
    if len(cells) != len(table.widths):
        message = f"line {number}: {len(cells)} cells for {len(table.widths)} columns"
        raise MarkupError(message)
    return Row(
        tuple(
            tuple(_inner(part.strip(), style) for part in cell.split(" // ") if part.strip())
            or (Paragraph(style, ""),)
            for cell in cells
        )
    )
