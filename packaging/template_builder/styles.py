"""The styles and the numbering of a template.

A4, Arial (its metric twin on Linux is Liberation Sans), body 12 pt with 1.15 lines, headings by
size and weight with one accent colour, tables with light rules and a tinted heading row. A compact
sheet keeps the look at a smaller size.
"""

from __future__ import annotations

import re

from template_builder.body import NAMESPACES

FONT = "Arial"
ACCENT = "1F4E6B"
GREY = "595959"
RULE = "A6B4BF"
TINT = "E6EDF2"
WARNING = "9C1C1C"
TAG = "8A5A00"
_COMPACT = 0.875  # body 10.5 pt instead of 12
_COMPACT_HEADING = 0.78  # 14 pt instead of 18
_HEADING, _SMALLEST = 28, 19  # half points: nothing shrinks below 9.5 pt on a compact sheet
_SIZES = re.compile(r'(<w:szC?s? w:val=")([0-9]+)')
_SPACES = re.compile(r'(w:(?:before|after)=")([0-9]+)')


def styles_xml(*, compact: bool = False, appendices: bool = True) -> str:
    """The styles part.

    Args:
        compact: for a sheet to work from, with smaller letters and less space.
        appendices: whether the contents list has room for “Appendix A” before a title.
    """
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(12)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, 8)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = f"{defaults}{_basic()}{_headings()}{_words(appendices=appendices)}{_tables()}"
    if compact:
        styles = _SIZES.sub(_smaller, styles)
        styles = styles.replace('w:line="276"', 'w:line="257"')  # 1.07 lines instead of 1.15
        styles = _SPACES.sub(lambda found: f"{found[1]}{round(int(found[2]) * 0.45)}", styles)
    return f"<w:styles {NAMESPACES}>{styles}</w:styles>"


def _smaller(found: re.Match[str]) -> str:
    size = int(found[2])
    factor = _COMPACT_HEADING if size >= _HEADING else _COMPACT
    return f"{found[1]}{max(round(size * factor), min(size, _SMALLEST))}"


def numbering_xml() -> str:
    """The numbering part: clauses, appendices and bullets."""
    clauses = "".join(
        _level(level, "decimal", text, f"Heading{level + 1}", indent)
        for level, (text, indent) in enumerate([("%1", 567), ("%1.%2", 794), ("%1.%2.%3", 964)])
    )
    appendix = _level(0, "upperLetter", "Appendix %1", "Appendix1", 0, after="space")
    bullets = _level(0, "bullet", "•", "ListBullet", 357, left=357)
    lists = [clauses, appendix, bullets]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for index, levels in enumerate(lists)
    )
    numbers = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(len(lists))
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def _basic() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
    )


def _headings() -> str:
    sizes = {1: (18, 20, 6), 2: (14, 14, 4), 3: (12, 10, 3)}
    written = []
    for level, (size, before, after) in sizes.items():
        look = f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(size)}'
        kept = "<w:keepNext/><w:keepLines/>"
        number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
        place = f'<w:outlineLvl w:val="{level - 1}"/>'
        spaces = _spacing(before, after, lines=1.0)
        written.append(
            _style(
                f"Heading{level}",
                f"heading {level}",
                "Normal",
                look,
                f"{kept}{number}{spaces}{place}",
                following="Normal",
            )
        )
        written.append(
            _style(
                f"PlainHeading{level}",
                f"Heading {level} without number",
                f"Heading{level}",
                "",
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
                '<w:ind w:left="0" w:firstLine="0"/>' + place,
                following="Normal",
            )
        )
    written.append(
        _style(
            "Appendix1",
            "Appendix 1",
            "Heading1",
            "",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
            '<w:ind w:left="0" w:firstLine="0"/><w:outlineLvl w:val="0"/>',
            following="Normal",
        )
    )
    return "".join(written)


def _words(*, appendices: bool) -> str:
    def look(color: str, size: float, weight: str = "") -> str:
        return f'{weight}<w:color w:val="{color}"/>{_size(size)}'

    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
    boxed = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{}"/></w:pBdr>'
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    hanging = '<w:ind w:left="340" w:hanging="340"/>'
    tight, kept = _spacing(0, 0, lines=1.0), "<w:keepNext/>"
    wide = 1701 if appendices else 567
    entry = f'<w:tabs><w:tab w:val="left" w:pos="{wide}"/></w:tabs>' + _spacing(0, 4)
    # id, name, based on, look, shape, following style
    rows = [
        ("Title", "Title", "Normal", look(ACCENT, 26, bold),
         kept + _spacing(0, 4, lines=1.0), "Subtitle"),
        ("Subtitle", "Subtitle", "Normal", look(GREY, 14), _spacing(0, 14, lines=1.0), "Normal"),
        ("Facts", "Facts", "Normal", _size(10.5), "", ""),
        ("Answer", "Answer", "Normal", "", "", ""),
        ("ListBullet", "List Bullet", "Normal", "",
         bullet + _spacing(0, 8) + "<w:contextualSpacing/>", ""),
        ("Lead", "Lead", "Normal", "", kept, ""),
        ("Tick", "Tick", "Normal", "", _spacing(0, 6) + hanging, ""),
        ("Draft", "Draft", "Normal", look(WARNING, 12, bold), boxed.format(WARNING), ""),
        ("Notice", "Notice", "Normal", "", boxed.format(ACCENT), ""),
        ("Missing", "Missing", "Normal", look(WARNING, 12, italic), "", ""),
        ("Picture", "Picture", "Normal", "", kept + _spacing(6, 4, lines=1.0), ""),
        ("Caption", "caption", "Normal", look(GREY, 10, bold), _spacing(8, 4, lines=1.0), ""),
        # The space keeps a header of two lines, as the edition for publication has, off the text.
        ("Header", "header", "Normal", look(GREY, 9),
         tabs + _spacing(0, 8, lines=1.0) + "<w:contextualSpacing/>", ""),
        ("Footer", "footer", "Normal", look(GREY, 9), tabs + tight, ""),
        ("TOC1", "toc 1", "Normal", "", entry + f'<w:ind w:left="{wide}" w:hanging="{wide}"/>', ""),
        ("TableText", "Table Text", "Normal", _size(10), _spacing(0, 3, lines=1.05), ""),
        ("TableHeading", "Table Heading", "TableText", bold, kept, ""),
        ("SignatureText", "Signature Text", "TableText", _size(11),
         kept + _spacing(3, 3, lines=1.0), ""),
        # Small, so that a table that fills a page does not push an empty page after it.
        ("AfterTable", "After Table", "Normal", _size(2), _spacing(0, 5, lines=1.0), ""),
        ("SectionEnd", "Section End", "Normal", _size(2), tight, ""),
        ("TemplateTag", "Template Tag", "Normal", look(TAG, 8), tight, ""),
    ]  # fmt: skip
    return "".join(_style(*row) for row in rows)


def _tables() -> str:
    def rule(side: str, width: int = 4) -> str:
        return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{RULE}"/>'

    cells = (
        '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    heading = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    light = f"{rule('top', 8)}{rule('bottom', 8)}{rule('insideH')}"
    return "".join(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}Table">'
        f'<w:name w:val="{name} Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders>{cells}</w:tblPr>{heading}</w:style>"
        for name, borders in (("Agreement", light), ("Signature", light))
    )


def _style(
    identity: str, name: str, based_on: str, look: str, shape: str, following: str = ""
) -> str:
    following = f'<w:next w:val="{following}"/>' if following else ""
    shape = f"<w:pPr>{shape}</w:pPr>" if shape else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>{shape}{look}</w:style>'
    )


def _level(
    level: int, kind: str, text: str, style: str, indent: int, after: str = "tab", left: int = -1
) -> str:
    left = indent if left < 0 else left
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:suff w:val="{after}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{indent}"/></w:pPr>'
        "</w:lvl>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: float, after: float, lines: float = 1.15) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(lines * 240)}" w:lineRule="auto"/>'
    )
