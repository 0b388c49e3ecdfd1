"""What a document gets after its words: numbers, pictures, properties, and the file itself.

Each rendered part is read strictly, each value that it shows is found again in it, and the file is
opened again and compared, before the document counts.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

from sharebuilder.documents.carried import with_item
from sharebuilder.documents.numbering import filled
from sharebuilder.documents.pictures import place_pictures
from sharebuilder.documents.render import encoded, lost_form, prove
from sharebuilder.documents.word_package import (
    CONTENT_TYPES,
    CORE,
    OFFICE,
    packed,
    relations_name,
    with_relation,
    with_type,
    written,
)
from sharebuilder.errors import CannotSave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sharebuilder.documents.pictures import DocumentPicture
    from sharebuilder.documents.render import Rendered

_LONGEST = 255
_CORE_PART = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_MEDIA = "word/media/sharebuilder{}.png"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def finished(
    rendered: Rendered,
    *,
    title: str,
    subject: str,
    author: str,
    today: date,
    pictures: Iterable[DocumentPicture] = (),
    inside: Callable[[Mapping[str, str], str], dict[str, bytes]] | None = None,
    template: Path | None = None,
) -> bytes:
    """The bytes of a finished document. The same input gives the same bytes.

    Args:
        rendered: the document with its words.
        title: the title of the agreement.
        subject: what sort of document it is.
        author: the partner that keeps it.
        today: the day on which it is made.
        pictures: the pictures that stand in it.
        inside: makes the parts that travel inside it, from the parts with text and the name of
            the document part.
        template: the template, for messages.

    Raises:
        TemplateProblem: the template made something that is not well formed.
        CannotSave: the file does not hold what was written into it.
    """
    ready = rendered.prepared
    main, file = ready.main, template or Path("template.docx")
    text, placed = place_pictures(rendered.texts[main], pictures, ready.namespaces)
    texts = {**rendered.texts, main: filled(text, ready.marks)}
    changed = {name: encoded(one) for name, one in texts.items()}
    pictured = {one.picture.key for one in placed}
    for name, one in texts.items():
        _read_strictly(name, changed[name], file)
        prove(one, [value for value in rendered.shown[name] if value not in pictured], file, name)
    package = ready.package
    relations = relations_name(main)
    linked = package.parts.get(relations)
    types = package.parts[CONTENT_TYPES]
    for number, shown in enumerate(placed, start=1):
        name = _MEDIA.format(number)
        changed[name] = shown.picture.png
        linked = with_relation(linked, f"{OFFICE}/image", f"/{name}", shown.relation)
    if placed:
        types = with_type(types, extension="png", kind="image/png")
    if inside is not None:
        changed.update(inside(texts, main))
        linked, types = with_item(linked, types)
    core = package.related(CORE) or _CORE_PART
    changed[core] = _core(title, subject, author, today)
    if core not in package.parts:
        changed["_rels/.rels"] = with_relation(
            package.parts.get("_rels/.rels"), CORE, f"/{core}", "rIdCore"
        )
        types = with_type(types, part=core, kind=_CORE_TYPE)
    if linked is not None:
        changed[relations] = linked
    changed[CONTENT_TYPES] = types
    entries = {
        name: packed(changed[name]) if name in changed else ready.entries[name]
        for name in dict.fromkeys([*package.parts, *changed])
    }
    content = written(entries)
    _read_again(content, changed)
    return content


def _read_strictly(name: str, content: bytes, file: Path) -> None:
    """See that a part is well formed.

    The names of its elements were read when the template was prepared, and no answer can bring in
    others. So expat looks at the form alone, which takes a third of the time of building a tree.
    """
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise lost_form(error, file, name) from error


def _read_again(content: bytes, parts: dict[str, bytes]) -> None:
    """See that the file holds the very parts that were written into it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        lost = [name for name, one in parts.items() if package.read(name) != one]
    if lost:
        raise CannotSave(
            "The document did not come out whole.", remedy="Build it again.", place=lost[0]
        )


def _core(title: str, subject: str, author: str, today: date) -> bytes:
    made = datetime.combine(today, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def said(name: str, text: str) -> str:
        return f"<{name}>{escape(' '.join(text.split())[:_LONGEST])}</{name}>"

    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return encoded(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{said('dc:title', title)}{said('dc:subject', subject)}{said('dc:creator', author)}"
        f"<cp:lastModifiedBy>ShareBuilder</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"{moments}<dc:language>en-GB</dc:language></cp:coreProperties>"
    )
