"""Word files for tests: templates with a text in each part that is rendered, and broken ones."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
from template_builder.markup import Paragraph, Source
from template_builder.package import word_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PARTS = ("body", "header", "footer", "footnote", "text box", "property")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FOOTNOTES = (
    f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve">{{}}</w:t></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def plain(*paragraphs: str) -> bytes:
    """A template with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@cache
def _small() -> bytes:
    """A small template with a mark in each part that is rendered."""
    source = Source("[header]", "[footer]", (Paragraph("Normal", "[body]"),))
    return with_text_box(with_footnote(word_file(source, "[property]"), "[footnote]"), "[text box]")


def with_text_box(content: bytes, text: str) -> bytes:
    """The same file with a text box at its end."""
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f'<w:txbxContent><w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p><w:sectPr"
    )
    return rezipped(
        content,
        lambda name, body: (
            body.replace(b"<w:sectPr", box.encode(), 1) if name == "word/document.xml" else body
        ),
    )


def with_text(part: str, text: str) -> bytes:
    """A template that holds a text in one of its parts."""

    def change(_name: str, body: bytes) -> bytes:
        for one in PARTS:
            body = body.replace(
                f"[{one}]".encode(), escape(text if one == part else "Fine.").encode()
            )
        return body

    return rezipped(_small(), change)


def with_footnote(content: bytes, text: str) -> bytes:
    """The same file with a footnote part."""

    def change(name: str, body: bytes) -> bytes:
        if name == "[Content_Types].xml":
            override = f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}"/></Types>'
            return body.replace(b"</Types>", override.encode())
        if name == "word/_rels/document.xml.rels":
            one = f'<Relationship Id="rIdN" Type="{_KIND}" Target="footnotes.xml"/></Relationships>'
            return body.replace(b"</Relationships>", one.encode())
        return body

    note = _FOOTNOTES.format(escape(text)).encode()
    return rezipped(content, change, {"word/footnotes.xml": note})


def rezipped(
    content: bytes,
    change: Callable[[str, bytes], bytes] | None = None,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """The same file with parts changed or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, change(name, body) if change else body)
        for name, body in (more or {}).items():
            target.writestr(name, body)
    return written.getvalue()


def with_markup(markup: str) -> bytes:
    """A template whose body begins with a piece of Word's own markup."""
    return rezipped(
        plain("Fine."),
        lambda name, body: (
            body.replace(b"<w:body>", b"<w:body>" + markup.encode())
            if name == "word/document.xml"
            else body
        ),
    )


def with_relation(
    kind: str, target: str, *, external: bool = True, part: str = "document"
) -> bytes:
    """A template whose part refers to something."""
    mode = ' TargetMode="External"' if external else ""
    kind = kind if "://" in kind else _KIND.rpartition("/")[0] + f"/{kind}"
    one = (
        f'<Relationship Id="rIdBad" Type="{kind}" Target="{escape(target)}"{mode}/></Relationships>'
    )
    name = f"word/_rels/{part}.xml.rels"
    content = plain("Fine.")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        there = name in package.namelist()
    if there:
        return rezipped(
            content,
            lambda part_name, body: (
                body.replace(b"</Relationships>", one.encode()) if part_name == name else body
            ),
        )
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return rezipped(content, more={name: (start + one).encode()})
