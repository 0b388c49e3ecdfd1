"""Pictures in a document, with the words that stand for them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

PICTURE_STYLE = "Picture"


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


def place_pictures(document: Document, pictures: Iterable[DocumentPicture]) -> None:
    """Put each picture where its key stands, in a paragraph of the style “Picture”."""
    by_key = {picture.key: picture for picture in pictures}
    if not by_key:
        return
    styles = [
        style
        for style in document.element.body.iter(qn("w:pStyle"))
        if style.get(qn("w:val")) == PICTURE_STYLE
    ]
    for style in styles:
        element = next(style.iterancestors(qn("w:p")))
        paragraph = Paragraph(element, document)
        picture = by_key.get(paragraph.text.strip())
        if picture is None:
            continue
        for run in paragraph.runs[1:]:
            element.remove(run._r)  # noqa: SLF001 - python-docx has no other way to it
        run = paragraph.runs[0]
        run.text = ""
        shape = run.add_picture(io.BytesIO(picture.png), width=Mm(picture.width_mm))
        properties = shape._inline.docPr  # noqa: SLF001 - nor a call for alternative text
        properties.set("title", picture.title)
        properties.set("descr", picture.alternative)
