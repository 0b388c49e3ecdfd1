"""Pictures in a document, with the words that stand for them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_STYLE = '<w:pStyle w:val="Picture"/>'
_EMU = 36_000  # in a millimetre
_FIRST_DRAWING = 2001
_NAMES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


@dataclass(frozen=True, slots=True)
class DocumentPicture:
    """A picture that a document shows.

    Attributes:
        key: the text that stands in its place in the template's output.
        png: the picture.
        width_mm: how wide it is printed, in millimetres.
        title: its name, for screen readers.
        alternative: what it shows, in words.
    """

    key: str
    png: bytes
    width_mm: float
    title: str
    alternative: str


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture that was placed: the id of its relation, and what it holds."""

    relation: str
    picture: DocumentPicture


def place_pictures(
    text: str, pictures: Iterable[DocumentPicture], namespaces: Mapping[str, str]
) -> tuple[str, tuple[PlacedPicture, ...]]:
    """Put each picture where its key stands, in a paragraph of the style “Picture”.

    Args:
        text: the rendered document part.
        pictures: the pictures; one whose key stands nowhere is left out.
        namespaces: those that the part declares.

    Returns:
        The part with the pictures in it, and the pictures that it now shows.
    """
    placed: list[PlacedPicture] = []
    for picture in pictures:
        at = text.find(escape(picture.key))
        start, end = text.rfind("<w:p>", 0, at), text.find("</w:p>", at)
        if at < 0 or start < 0 or end < 0:
            continue
        properties = _PROPERTIES.match(text, start + len("<w:p>"))
        if properties is None or _STYLE not in properties[0]:
            continue
        relation = f"rIdShareBuilderPicture{len(placed) + 1}"
        number = _FIRST_DRAWING + len(placed)
        drawing = drawing_xml(
            relation, number, size_mm(picture.png, picture.width_mm),
            title=picture.title, alternative=picture.alternative, namespaces=namespaces,
        )  # fmt: skip
        text = f"{text[: properties.end()]}<w:r>{drawing}</w:r>{text[end:]}"
        placed.append(PlacedPicture(relation, picture))
    return text, tuple(placed)


def size_mm(content: bytes, width_mm: float) -> tuple[float, float]:
    """How wide and high a picture is printed, in millimetres, when it has this width."""
    with Image.open(io.BytesIO(content)) as opened:
        return width_mm, width_mm * opened.height / opened.width


def drawing_xml(
    relation: str,
    number: int,
    size: tuple[float, float],
    *,
    title: str,
    alternative: str,
    namespaces: Mapping[str, str],
) -> str:
    """A picture that stands in a line of text.

    Args:
        relation: the id of the relation to the picture's part.
        number: the number of the drawing, which no other in the document has.
        size: width and height in millimetres.
        title: its name.
        alternative: what it shows, in words.
        namespaces: those that the part declares already.
    """
    wide, high = (round(side * _EMU) for side in size)

    def names(*wanted: str) -> str:
        missing = [one for one in wanted if namespaces.get(one) != _NAMES[one]]
        return "".join(f' xmlns:{one}="{_NAMES[one]}"' for one in missing)

    blip = f'<a:blip{names("r")} r:embed="{relation}"/>'
    extent = f'cx="{wide}" cy="{high}"'
    said = f"title={_attribute(title)} descr={_attribute(alternative)}"
    return (
        f'<w:drawing><wp:inline{names("wp")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="Picture {number}" {said}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks{names("a")} noChangeAspect="1"/>'
        f"</wp:cNvGraphicFramePr><a:graphic{names('a')}>"
        f'<a:graphicData uri="{_NAMES["pic"]}"><pic:pic{names("pic")}>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _attribute(text: str) -> str:
    return quoteattr(" ".join(text.split()))
