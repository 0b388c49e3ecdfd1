"""Reading Word files as somebody who gets them would: text, headings, tables, fields."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of the package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def bare(text: str) -> str:
    """The text without any white space, so that only what is written counts."""
    return re.sub(r"\s+", "", text)


def all_text(content: bytes) -> str:
    """All the text of the body, without white space."""
    return bare("".join(part(content).itertext(f"{W}t")))


def edge_text(content: bytes) -> str:
    """All the text of the headers and footers, without white space."""
    return bare(
        "".join(
            "".join(edge.paragraphs[0].text)
            for section in opened(content).sections
            for edge in (section.header, section.footer)
        )
    )


def headings(content: bytes) -> list[tuple[int, str]]:
    """Level and text of each heading, as the styles say."""
    found = []
    for paragraph in opened(content).paragraphs:
        style = paragraph.style
        outline = None
        while style is not None and outline is None:
            outline = style.element.find(f"{W}pPr/{W}outlineLvl")
            style = style.base_style
        if outline is not None:
            found.append((int(outline.get(f"{W}val")) + 1, paragraph.text))
    return found


def fields(content: bytes) -> Iterator[tuple[str, str]]:
    """The instruction of each field of the body, and what it shows."""
    for paragraph in part(content).iter(f"{W}p"):
        instruction = shown = ""
        state = ""
        for node in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            if node.tag == f"{W}fldChar":
                state = node.get(f"{W}fldCharType", "")
                if state == "end":
                    yield instruction.strip(), shown
                    instruction = shown = ""
            elif node.tag == f"{W}instrText":
                instruction += node.text or ""
            elif state == "separate":
                shown += node.text or ""
