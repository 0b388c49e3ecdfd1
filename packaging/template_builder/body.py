"""Blocks of a source as WordprocessingML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from template_builder.markup import (
    Answer,
    Block,
    Caption,
    Contents,
    Heading,
    Paragraph,
    Row,
    SectionEnd,
    Source,
    Table,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TWIPS = 567  # in a centimetre
_INLINE = re.compile(r"(\*\*.+?\*\*|\[\[[a-z:_.]+\]\])")
_ROOM = "[[blank]]"
_CONTENTS = r'TOC \o "1-1" \t "Appendix 1,1" \n \h \z'
_PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
_LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_MARGIN = 1418  # 2.5 cm
_END_IF = Tag("{% endif %}")
_NARROW, _LOW = 1021, 907  # 1.8 cm at the sides of a compact sheet, 1.6 above and below
_NARROWEST, _LOWEST = 851, 737  # 1.5 cm at the sides of a narrow one, 1.3 above and below
# Above and below the text, and from the edge to header and footer, by the margin at the sides. An
# ordinary page has room for a second line in the header.
_UPRIGHT = {_MARGIN: (_MARGIN, 709), _NARROW: (_LOW, 425), _NARROWEST: (_LOWEST, 340)}


def document_xml(source: Source) -> str:
    """The document part of a template."""
    titles = {
        block.anchor: block
        for block in source.blocks
        if isinstance(block, Heading) and block.anchor
    }
    bookmarks = {anchor: index for index, anchor in enumerate(titles, start=1)}
    margin = _NARROWEST if source.narrow else _NARROW if source.compact else _MARGIN
    blocks = "".join(
        _block(block, titles, bookmarks, margin, leads=_leads(source, index))
        + _after(source.blocks, index)
        for index, block in enumerate(source.blocks)
    )
    last = _section(margin, landscape=False)
    return f"<w:document {NAMESPACES}><w:body>{blocks}{last}</w:body></w:document>"


def edge_xml(text: str, edge: str) -> str:
    """The header (`hdr`) or the footer (`ftr`) part of a template."""
    style = {"hdr": "Header", "ftr": "Footer"}[edge]
    return f"<w:{edge} {NAMESPACES}>{_paragraph(style, _runs(text, {}))}</w:{edge}>"


def _leads(source: Source, index: int) -> bool:
    """Whether a block leads into a table, and should not be left alone before it.

    On a compact sheet, where a list follows a line that asks for it, such a line does too.
    """
    blocks = source.blocks
    following = next((one for one in blocks[index + 1 :] if not isinstance(one, Tag)), None)
    if source.compact and _is_bullet(following):
        return isinstance(blocks[index], Paragraph) and not _is_bullet(blocks[index])
    return isinstance(following, Table)


def _is_bullet(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.style == "ListBullet"


def _after(blocks: Sequence[Block], index: int) -> str:
    """What keeps a table apart from what follows.

    After a table that fills its page it would make an empty one: so before a heading on a new page
    it is left out, and where that heading may not come, or nothing does, it is as small as can be.
    """
    if not isinstance(blocks[index], Table):
        return ""
    following = [one for one in blocks[index + 1 :] if one != _END_IF]
    if following and _opens_page(following[0]):
        return ""
    following = [one for one in following if not isinstance(one, Tag)]
    small = not following or _opens_page(following[0])
    return _paragraph("SectionEnd" if small else "AfterTable", "")


def _opens_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.new_page


def _block(
    block: Block,
    titles: Mapping[str, Heading],
    bookmarks: Mapping[str, int],
    margin: int,
    *,
    leads: bool,
) -> str:
    match block:
        case Heading():
            return _heading(block, titles, bookmarks)
        case Table():
            return _table(block, titles)
        case Contents():
            runs = _field(_CONTENTS, _run("The contents list stands here in the document."))
            return _paragraph("TOC1", runs)
        case SectionEnd():
            section = _section(margin, landscape=block.landscape)
            return f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{section}</w:pPr></w:p>'
        case Caption():
            return _caption(block.kind, block.text, titles, keep_next=False)
    return _inner(block, titles, "Normal", "<w:keepNext/>" if leads else "")


def _inner(
    block: Paragraph | Tag | Answer, titles: Mapping[str, Heading], style: str, kept: str = ""
) -> str:
    if isinstance(block, Tag):
        return _tag("p", block.text.strip("{}% "))
    if isinstance(block, Answer):
        words = f"{{{{ {block.expression} }}}}"
        if block.label:
            words = f"**{block.label}** {words}"
        answer = "Answer" if style == "Normal" else style
        return (
            _tag("p", f"if {block.expression}")
            + _paragraph(answer, _runs(words, titles), kept)
            + _tag("p", "endif")
        )
    return _paragraph(block.style, _runs(block.text, titles), kept)


def _tag(governs: str, text: str) -> str:
    return _paragraph("TemplateTag", _run(f"{{%{governs} {text} %}}"))


def _heading(block: Heading, titles: Mapping[str, Heading], bookmarks: Mapping[str, int]) -> str:
    style = {"": "Heading", "0": "PlainHeading", "A": "Appendix"}[block.kind] + str(block.level)
    runs = _runs(block.text, titles)
    if block.anchor:
        number = bookmarks[block.anchor]
        runs = (
            f'<w:bookmarkStart w:id="{number}" w:name="sec_{block.anchor}"/>{runs}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    return _paragraph(style, runs, "<w:pageBreakBefore/>" if block.new_page else "")


def _table(table: Table, titles: Mapping[str, Heading]) -> str:
    widths = [round(width * _TWIPS) for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{"Signature" if table.signature else "Agreement"}Table"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(table.caption)}/>"
        f"<w:tblDescription w:val={quoteattr(table.description)}/></w:tblPr>"
    )
    header = _row(table.header, widths, titles, table, heading=True)
    rows = "".join(_row(row, widths, titles, table) for row in table.rows)
    caption = (
        _caption("Table", table.caption, titles, keep_next=True) if table.shows_caption else ""
    )
    return f"{caption}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _row(
    row: Row,
    widths: list[int],
    titles: Mapping[str, Heading],
    table: Table,
    *,
    heading: bool = False,
) -> str:
    if row.tag:
        return (
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{len(widths)}"/></w:tcPr>{_tag("tr", row.tag)}</w:tc></w:tr>'
        )
    properties = "<w:cantSplit/>"
    tall = table.signature or any(
        isinstance(part, Paragraph) and part.text == _ROOM for cell in row.cells for part in cell
    )
    if tall and not heading:
        properties += '<w:trHeight w:val="600" w:hRule="atLeast"/>'
    if heading:
        properties += "<w:tblHeader/>"
    style = "TableHeading" if heading else "SignatureText" if table.signature else "TableText"
    kept = "<w:keepNext/>" if table.whole else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_cell(cell, titles, style, kept)}</w:tc>"
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(
    cell: Iterable[Paragraph | Tag | Answer], titles: Mapping[str, Heading], style: str, kept: str
) -> str:
    written = []
    for position, block in enumerate(cell):
        if isinstance(block, Answer):
            # A cell always holds a paragraph, so the first cannot be left out.
            words = f"{{{{ {block.expression} }}}}"
            written.append(
                _paragraph(style, _runs(words, titles), kept)
                if position == 0
                else _inner(block, titles, style, kept)
            )
        elif isinstance(block, Paragraph):
            written.append(_paragraph(style, _runs(block.text, titles), kept))
        else:
            written.append(_inner(block, titles, style, kept))
    return "".join(written)


def _caption(kind: str, text: str, titles: Mapping[str, Heading], *, keep_next: bool) -> str:
    number = _field(f"SEQ {kind} \\* ARABIC", _run("0"))
    runs = f"{_run(f'{kind} ')}{number}{_runs(f': {text}', titles)}"
    return _paragraph("Caption", runs, "<w:keepNext/>" if keep_next else "")


def _section(margin: int, *, landscape: bool) -> str:
    upright, edge = _UPRIGHT[margin]
    around = f'w:top="{upright}" w:right="{margin}" w:bottom="{upright}" w:left="{margin}"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="nextPage"/>'
        f"{_LANDSCAPE if landscape else _PORTRAIT}"
        f'<w:pgMar {around} w:header="{edge}" w:footer="{edge}" w:gutter="0"/></w:sectPr>'
    )


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    kept = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{kept}{runs}</w:p>"


def _runs(text: str, titles: Mapping[str, Heading]) -> str:
    return "".join(_inline(part, titles) for part in _INLINE.split(text) if part)


def _inline(part: str, titles: Mapping[str, Heading]) -> str:
    if part.startswith("**"):
        return _run(part[2:-2], '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')
    match part:
        case "[[page]]":
            return _field("PAGE", _run("1"))
        case "[[pages]]":
            return _field("NUMPAGES", _run("1"))
        case "[[blank]]":
            return ""
    if part.startswith("[[ref:"):
        anchor = part[6:-2]
        return _field(f"REF sec_{anchor} \\r \\h", _run(titles[anchor].text))
    if part.startswith("[[clause:"):
        return _any_clause(part[9:-2], titles)
    return _run(part)


def _any_clause(expression: str, titles: Mapping[str, Heading]) -> str:
    """Number and heading of whichever section an expression names."""
    written = []
    for anchor, heading in titles.items():
        word = "elif" if written else "if"
        number = "" if heading.kind == "0" else _inline(f"[[ref:{anchor}]]", titles) + _run(" ")
        written.append(
            _run(f"{{% {word} {expression} == '{anchor}' %}}")
            + number
            + _field(f"REF sec_{anchor} \\h", _run(heading.text))
        )
    return "".join(written) + _run("{% endif %}")


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{mark('begin')}{code}{mark('separate')}{result}{mark('end')}"
