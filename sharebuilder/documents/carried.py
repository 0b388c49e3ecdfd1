"""The agreement that travels inside a Word file, as a custom XML part.

A document that came back by email can so be opened in the wizard again, and what was changed in
its text since it was built can be named.

Source: ECMA-376 Part 1, section 15.2.5 (Custom XML Data Storage).
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from xml.sax.saxutils import escape

from lxml import etree

from sharebuilder.documents.visible_text import VisibleText, changes_between, texts_of, visible
from sharebuilder.documents.word_package import (
    CONTENT_TYPES,
    OFFICE,
    BadPackage,
    Package,
    packed,
    read_package,
    relations_name,
    strict_parser,
    with_relation,
    with_type,
    written,
)
from sharebuilder.errors import UnusableFile
from sharebuilder.storage.agreement_file import agreement_from_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

_NAMESPACE = "urn:sharebuilder:agreement:1"
_ITEM = "customXml/itemShareBuilder.xml"
_PROPERTIES = "customXml/itemPropsShareBuilder.xml"
_ITEM_RELATIONS = "customXml/_rels/itemShareBuilder.xml.rels"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE_ID = "{7B1C5B0E-6A55-4B57-9E0C-2B8A5D6E4F10}"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_WANTED = ("customXml/item", "[Content_Types].xml", "_rels/", "word/")
_LARGEST_FILE = 40 * 1024 * 1024
_WORD_FILE = "Choose a .docx file that ShareBuilder built."
_MOST_ITEMS = 50
_Kind = TypeVar("_Kind", str, int)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a Word file carries.

    Attributes:
        tree: the agreement as it was when the document was built.
        changes: what was changed in the visible text since, a sentence each.
    """

    tree: JsonObject
    changes: tuple[str, ...]


def carried_parts(tree: JsonObject, parts: Mapping[str, str], main: str) -> dict[str, bytes]:
    """The parts that carry an agreement and the text it was built with.

    Args:
        tree: the agreement.
        parts: the parts of the document with text in them.
        main: the name of the document part.
    """
    text = visible(parts, main)
    item = (
        f'{_DECLARATION}<carried xmlns="{_NAMESPACE}">'
        # Escaped to ASCII, so that no answer can break the XML.
        f"<answers>{escape(json.dumps(tree))}</answers>"
        f"<text>{escape(json.dumps(text.lines))}</text>"
        f"<sections>{json.dumps(text.headings)}</sections>"
        f"<edges>{escape(json.dumps(text.edges))}</edges></carried>"
    )
    return item_parts(item, _NAMESPACE)


def opened(path: Path) -> Package:
    """The parts of a Word file that tell what it says and carries.

    Raises:
        BadPackage: it is no Word file, or too large.
        OSError: it cannot be read.
    """
    if path.stat().st_size > _LARGEST_FILE:
        raise BadPackage("it is far larger than an agreement needs")
    with path.open("rb") as source:
        return read_package(source, wanted=_WANTED)


def item_parts(item: str, namespace: str) -> dict[str, bytes]:
    """The parts that put a text of XML into a document as a custom part.

    Args:
        item: the XML.
        namespace: that of its root.
    """
    properties = (
        f'{_DECLARATION}<ds:datastoreItem xmlns:ds="{_CUSTOM}" ds:itemID="{_STORE_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relations = with_relation(
        None, f"{OFFICE}/customXmlProps", "itemPropsShareBuilder.xml", "rIdShareBuilder"
    )
    return {
        _ITEM: item.encode(), _PROPERTIES: properties.encode(), _ITEM_RELATIONS: relations,
    }  # fmt: skip


def with_item(linked: bytes | None, types: bytes) -> tuple[bytes, bytes]:
    """The relations of a document part and the content types, with the carried part in them."""
    linked = with_relation(linked, f"{OFFICE}/customXml", f"../{_ITEM}", "rIdShareBuilderItem")
    types = with_type(types, part=_PROPERTIES, kind=_PROPERTIES_TYPE)
    return linked, with_type(types, extension="xml", kind="application/xml")


def with_agreement(document: bytes, tree: JsonObject) -> bytes:
    """The same Word file with the agreement inside it. The same input gives the same bytes."""
    package = read_package(io.BytesIO(document))
    main = package.main
    parts = package.parts
    parts.update(carried_parts(tree, texts_of(parts), main))
    relations = relations_name(main)
    parts[relations], parts[CONTENT_TYPES] = with_item(parts.get(relations), parts[CONTENT_TYPES])
    return written({name: packed(content) for name, content in parts.items()})


def read_carried(path: Path) -> Carried:
    """The agreement inside a Word file, and what was changed in its text since.

    Raises:
        UnusableFile: the file is no Word file, is too large, or carries no agreement.
    """
    try:
        package = opened(path)
        main = package.main
        items, now = items_of(package, _NAMESPACE), visible(texts_of(package.parts), main)
    except BadPackage as error:
        raise UnusableFile(
            f"This is not a Word file that can be read: {error.problem}.",
            remedy=_WORD_FILE,
            file=path,
            place=error.place or None,
        ) from error
    except OSError as error:
        raise UnusableFile(
            f"This is not a Word file that can be read ({error.strerror or error}).",
            remedy=_WORD_FILE,
            file=path,
        ) from error
    answers, then = _read_item(items, path)
    return Carried(agreement_from_text(answers, file=path), changes_between(then, now))


def items_of(package: Package, namespace: str) -> list[bytes]:
    """The custom parts of a document in which a namespace stands."""
    # Word gives custom parts names of its own when it saves, so all of them are tried.
    named = [
        content for name, content in package.parts.items() if name.startswith("customXml/item")
    ]
    return [one for one in named if namespace.encode() in one][:_MOST_ITEMS]


def _read_item(items: list[bytes], path: Path) -> tuple[str, VisibleText]:
    for item in items:
        try:
            root = etree.fromstring(item, strict_parser())
            if root.tag != f"{{{_NAMESPACE}}}carried":
                continue
            answers = root.findtext(f"{{{_NAMESPACE}}}answers")
            lines = _listed(root, "text", str)
            then = VisibleText(lines, _listed(root, "sections", int), _listed(root, "edges", str))
        except (etree.XMLSyntaxError, ValueError, RecursionError, TypeError):
            continue  # somebody else's part
        if answers:
            return answers, then
    raise UnusableFile(
        "This Word file carries no agreement.",
        remedy="Choose a document that ShareBuilder built. A copy saved in another program may "
        "have lost it. An edition for publication, and a form or notice for people outside, never "
        "had it.",
        file=path,
    )


def _listed(root: etree._Element, name: str, kind: type[_Kind]) -> list[_Kind]:
    found = json.loads(root.findtext(f"{{{_NAMESPACE}}}{name}") or "[]")
    return [one for one in found if type(one) is kind] if isinstance(found, list) else []
