"""A template in the house style of an organisation, by its styles, its header and its footer.

The template on the disk stays as it is. What comes of it is a template too, and is prepared,
checked and rendered like any other.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from sharebuilder.documents.house_style import tint
from sharebuilder.documents.pictures import drawing_xml
from sharebuilder.documents.word_package import (
    CONTENT_TYPES,
    OFFICE,
    BadPackage,
    Package,
    packed,
    read_package,
    relations_name,
    resolved,
    strict_parser,
    with_relation,
    with_type,
    written,
    xml_bytes,
)

if TYPE_CHECKING:
    from sharebuilder.documents.house_style import HouseStyle, Logo

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = f"{{{OFFICE}}}"
_HEADING = re.compile(r"(heading [1-9]|title)$", re.IGNORECASE)
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER = "word/footerHouse.xml"
_MEDIA = "word/media/houseLogo."
_DRAWING = 3001
_TINT = 0.12
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_MIDDLE_DOT = " · "


@lru_cache(maxsize=24)
def in_house_style(template: bytes, house: HouseStyle) -> bytes:
    """A template in a house style.

    Args:
        template: the Word file. One that cannot be read comes back as it is: preparing it says why.
        house: the style.
    """
    if house.is_plain:
        return template
    try:
        package = read_package(io.BytesIO(template))
        main = package.main
        _styles(package, main, house)
        _fonts(package, main, house)
        if house.logo:
            _logo(package, main, house.logo)
        if house.organisation or house.footer:
            _footers(package, main, house)
    except (BadPackage, etree.XMLSyntaxError, KeyError, ValueError):
        return template
    return written({name: packed(content) for name, content in package.parts.items()})


def _styles(package: Package, main: str, house: HouseStyle) -> None:
    name = package.related(f"{OFFICE}/styles", main)
    root = etree.fromstring(package.parts[name], strict_parser())
    headings = [style for style in root.iter(f"{_W}style") if _HEADING.match(_named(style))]
    if house.colour:
        _colour(root, headings, house.colour)
    if house.body_font:
        for fonts in root.iter(f"{_W}rFonts"):
            _face(fonts, house.body_font)
        look = _look(_child(_child(root, "docDefaults", 0), "rPrDefault", 0))
        _face(_child(look, "rFonts", 0), house.body_font)
    if house.heading_font:
        for style in headings:
            _face(_child(_look(style), "rFonts", 0), house.heading_font)
    package.parts[name] = xml_bytes(root)


def _colour(root: etree._Element, headings: list[etree._Element], colour: str) -> None:
    """Put the house colour wherever the template has the colour of its first heading."""
    accents = {
        node.get(f"{_W}val", "").upper()
        for style in headings for node in style.iter(f"{_W}color")
    } - {"", "AUTO", "000000", "FFFFFF"}  # fmt: skip
    for node in root.iter(etree.Element):
        for key in (f"{_W}val", f"{_W}color", f"{_W}fill"):
            if node.get(key, "").upper() in accents and node.tag != f"{_W}sz":
                node.set(key, colour)
                for themed in ("themeColor", "themeShade", "themeTint"):
                    node.attrib.pop(f"{_W}{themed}", None)
    for style in headings:
        if style.find(f"{_W}rPr/{_W}color") is None and _named(style).lower() != "title":
            look = _look(style)
            # The order of what stands in w:rPr is fixed: colour comes before size.
            size = look.find(f"{_W}sz")
            node = etree.Element(f"{_W}color", {f"{_W}val": colour})
            look.insert(look.index(size) if size is not None else len(look), node)
    _tinted_rows(root, colour)


def _tinted_rows(root: etree._Element, colour: str) -> None:
    """Tint the heading rows of tables with the house colour."""
    for row in root.iter(f"{_W}tblStylePr"):
        for shade in row.iter(f"{_W}shd"):
            if row.get(f"{_W}type") == "firstRow" and shade.get(f"{_W}fill", "auto") != "auto":
                shade.set(f"{_W}fill", tint(colour, _TINT))
                for themed in ("themeFill", "themeFillShade", "themeFillTint"):
                    shade.attrib.pop(f"{_W}{themed}", None)


def _face(fonts: etree._Element, face: str) -> None:
    for name in _THEMED:
        fonts.attrib.pop(f"{_W}{name}", None)
    for name in _FACES:
        fonts.set(f"{_W}{name}", face)


def _fonts(package: Package, main: str, house: HouseStyle) -> None:
    """Name the faces to use where the wanted ones are not installed."""
    name = package.related(f"{OFFICE}/fontTable", main)
    if name not in package.parts or not house.body_font:
        return
    root = etree.fromstring(package.parts[name], strict_parser())
    for face in dict.fromkeys([house.body_font, house.heading_font]):
        for old in root.findall(f"{_W}font"):
            if old.get(f"{_W}name") == face:
                root.remove(old)
        font = etree.SubElement(root, f"{_W}font", {f"{_W}name": face})
        if house.other_fonts:
            others = ",".join(house.other_fonts)
            etree.SubElement(font, f"{_W}altName", {f"{_W}val": others})
        etree.SubElement(font, f"{_W}family", {f"{_W}val": "swiss"})
        etree.SubElement(font, f"{_W}pitch", {f"{_W}val": "variable"})
    package.parts[name] = xml_bytes(root)


def _logo(package: Package, main: str, logo: Logo) -> None:
    """Put the logo above the title, in a paragraph of its own."""
    media = f"{_MEDIA}{logo.ending}"
    relations = relations_name(main)
    package.parts[media] = logo.content
    package.parts[relations] = with_relation(
        package.parts.get(relations), f"{OFFICE}/image", f"/{media}", "rIdHouseLogo"
    )
    package.parts[CONTENT_TYPES] = with_type(
        package.parts[CONTENT_TYPES], extension=logo.ending, kind=logo.content_type
    )
    root = etree.fromstring(package.parts[main], strict_parser())
    names = {prefix or "": uri for prefix, uri in root.nsmap.items()}
    drawing = drawing_xml(
        "rIdHouseLogo", _DRAWING, (logo.width_mm, logo.height_mm), title="Logo",
        alternative=logo.alternative, namespaces=names,
    )  # fmt: skip
    declared = " ".join(f'xmlns:{one}="{uri}"' for one, uri in names.items() if one)
    paragraph = etree.fromstring(
        f'<w:p {declared}><w:pPr><w:spacing w:before="0" w:after="240"/></w:pPr>'
        f"<w:r>{drawing}</w:r></w:p>",
        strict_parser(),
    )
    body = root.find(f"{_W}body")
    if body is not None:
        body.insert(0, paragraph)
    etree.cleanup_namespaces(paragraph)
    package.parts[main] = xml_bytes(root)


def _footers(package: Package, main: str, house: HouseStyle) -> None:
    text = _MIDDLE_DOT.join(one for one in (house.organisation, house.footer) if one)
    footers = [
        resolved(main, one.target)
        for one in package.relations(main)
        if one.kind == f"{OFFICE}/footer" and not one.external
    ]
    for name in footers:
        root = etree.fromstring(package.parts[name], strict_parser())
        root.insert(0, _line(text))
        package.parts[name] = xml_bytes(root)
    if not footers:
        _new_footer(package, main, text)


def _new_footer(package: Package, main: str, text: str) -> None:
    root = etree.Element(f"{_W}ftr", nsmap={"w": _WORD})
    root.append(_line(text))
    package.parts[_FOOTER] = xml_bytes(root)
    package.parts[CONTENT_TYPES] = with_type(
        package.parts[CONTENT_TYPES], part=_FOOTER, kind=_FOOTER_TYPE
    )
    relations = relations_name(main)
    package.parts[relations] = with_relation(
        package.parts.get(relations), f"{OFFICE}/footer", f"/{_FOOTER}", "rIdHouseFooter"
    )
    document = etree.fromstring(package.parts[main], strict_parser())
    body = document.find(f"{_W}body")
    if body is None:
        return
    sections = list(body.iter(f"{_W}sectPr")) or [etree.SubElement(body, f"{_W}sectPr")]
    for section in sections:
        reference = etree.Element(
            f"{_W}footerReference",
            {f"{_W}type": "default", f"{_R}id": "rIdHouseFooter"},
            nsmap={"r": OFFICE},
        )
        headers = section.findall(f"{_W}headerReference")
        section.insert(len(headers), reference)
    package.parts[main] = xml_bytes(document)


def _line(text: str, style: str = "Footer") -> etree._Element:
    return etree.fromstring(
        f'<w:p xmlns:w="{_WORD}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>',
        strict_parser(),
    )


def _named(style: etree._Element) -> str:
    name = style.find(f"{_W}name")
    return name.get(f"{_W}val", "") if name is not None else ""


def _look(style: etree._Element) -> etree._Element:
    """The w:rPr of a style, made where it has none: after its w:pPr and what comes before."""
    found = style.find(f"{_W}rPr")
    if found is not None:
        return found
    made = etree.Element(f"{_W}rPr")
    before = [node for node in style if node.tag not in {f"{_W}tblPr", f"{_W}trPr", f"{_W}tcPr",
                                                         f"{_W}tblStylePr"}]  # fmt: skip
    style.insert(len(before), made)
    return made


def _child(parent: etree._Element, name: str, at: int) -> etree._Element:
    found = parent.find(f"{_W}{name}")
    if found is None:
        found = etree.Element(f"{_W}{name}")
        parent.insert(at, found)
    return found


@lru_cache(maxsize=24)
def marked_for_publication(template: bytes, words: str) -> bytes:
    """A template whose documents say on their face, and in each header, what edition they are.

    So no template can forget to say it.
    """
    try:
        package = read_package(io.BytesIO(template))
        main = package.main
        root = etree.fromstring(package.parts[main], strict_parser())
        body = root.find(f"{_W}body")
        if body is not None:
            body.insert(0, _line(words, "Notice"))
        package.parts[main] = xml_bytes(root)
        for one in package.relations(main):
            if one.kind == f"{OFFICE}/header" and not one.external:
                name = resolved(main, one.target)
                header = etree.fromstring(package.parts[name], strict_parser())
                header.insert(0, _line(words.partition(".")[0], "Header"))
                package.parts[name] = xml_bytes(header)
    except (BadPackage, etree.XMLSyntaxError, KeyError, ValueError):
        return template
    return written({name: packed(content) for name, content in package.parts.items()})
