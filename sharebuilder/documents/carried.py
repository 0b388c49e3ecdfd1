"""The agreement that travels inside a Word file, as a custom XML part.

A document that came back by email can so be opened in the wizard again, and what was changed in
its text since it was built can be named.

Source: ECMA-376 Part 1, section 15.2.5 (Custom XML Data Storage).
"""

from __future__ import annotations

import difflib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.errors import UnusableFile
from sharebuilder.storage.agreement_file import agreement_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

_NAMESPACE = "urn:sharebuilder:agreement:1"
_ITEM = "customXml/itemShareBuilder.xml"
_PROPERTIES = "customXml/itemPropsShareBuilder.xml"
_ITEM_RELATIONS = "customXml/_rels/itemShareBuilder.xml.rels"
_DOCUMENT = "word/document.xml"
_DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _STYLE, _VALUE = f"{_WORD}t", f"{_WORD}pStyle", f"{_WORD}val"
_READ = (_TEXT, _STYLE, f"{_WORD}tab", f"{_WORD}br")
_STORE_ID = "{7B1C5B0E-6A55-4B57-9E0C-2B8A5D6E4F10}"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_LARGEST = 100 * 1024 * 1024
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Carried:
    """What a Word file carries.

    Attributes:
        tree: the agreement as it was when the document was built.
        changes: what was changed in the visible text since, a sentence each.
    """

    tree: JsonObject
    changes: tuple[str, ...]


def with_agreement(document: bytes, tree: JsonObject) -> bytes:
    """The same Word file with the agreement inside it. The same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[_ITEM] = _item(tree, visible_text(parts[_DOCUMENT]))
    parts[_PROPERTIES] = _xml(
        etree.Element(
            f"{{{_CUSTOM}}}datastoreItem",
            {f"{{{_CUSTOM}}}itemID": _STORE_ID},
            nsmap={"ds": _CUSTOM},
        )
    )
    parts[_ITEM_RELATIONS] = _related(None, "customXmlProps", "itemPropsShareBuilder.xml")
    parts[_DOCUMENT_RELATIONS] = _related(parts[_DOCUMENT_RELATIONS], "customXml", f"../{_ITEM}")
    parts[_TYPES] = _declared(parts[_TYPES])
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return written.getvalue()


def read_carried(path: Path) -> Carried:
    """The agreement inside a Word file, and what was changed in its text since.

    Raises:
        UnusableFile: the file is no Word file, is too large, or carries no agreement.
    """
    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                raise UnusableFile(
                    "The Word file is too large when unpacked.",
                    remedy="Ask for the document as it was built.",
                    file=path,
                )
            # Word gives custom parts names of its own when it saves, so all of them are tried.
            names = [name for name in package.namelist() if name.startswith("customXml/item")]
            items = [package.read(name) for name in names]
            text = visible_text(package.read(_DOCUMENT))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UnusableFile(
            f"This is not a Word file that can be read ({error}).",
            remedy="Choose a .docx file that ShareBuilder built.",
            file=path,
        ) from error
    answers, built_text = _read_item(items, path)
    return Carried(agreement_from_text(answers, file=path), _changes(built_text, text))


def visible_text(document_part: bytes) -> list[str]:
    """The text of each paragraph of a document part, its contents list left out."""
    root = etree.fromstring(document_part, _parser())
    found = []
    for paragraph in root.iter(f"{_WORD}p"):
        texts = []
        for node in paragraph.iter(*_READ):
            tag = node.tag
            if tag == _STYLE:
                if node.get(_VALUE, "").upper().startswith("TOC"):
                    break  # Word fills the contents list again, with page numbers of its own
            else:
                texts.append(node.text or "" if tag == _TEXT else " ")
        else:
            if text := " ".join("".join(texts).split()):
                found.append(text)
    return found


def _item(tree: JsonObject, text: list[str]) -> bytes:
    root = etree.Element(f"{{{_NAMESPACE}}}carried", nsmap={None: _NAMESPACE})
    # Escaped to ASCII, so that no answer can break the XML.
    etree.SubElement(root, f"{{{_NAMESPACE}}}answers").text = json.dumps(tree)
    etree.SubElement(root, f"{{{_NAMESPACE}}}text").text = json.dumps(text)
    return _xml(root)


def _read_item(items: list[bytes], path: Path) -> tuple[str, list[str]]:
    for item in items:
        try:
            root = etree.fromstring(item, _parser())
            answers = root.findtext(f"{{{_NAMESPACE}}}answers")
            text = json.loads(root.findtext(f"{{{_NAMESPACE}}}text") or "[]")
        except (etree.XMLSyntaxError, ValueError):
            continue  # somebody else's part
        if answers:
            return answers, [str(line) for line in text]
    raise UnusableFile(
        "This Word file carries no agreement.",
        remedy="Choose a document that ShareBuilder built. A copy saved in another program may "
        "have lost it.",
        file=path,
    )


def _changes(before: list[str], after: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = before[old_start:old_end], after[new_start:new_end]
        if not old:
            found += [f"Added: “{_short(line)}”" for line in new]
        elif not new:
            found += [f"Taken out: “{_short(line)}”" for line in old]
        else:
            found.append(f"Changed: “{_short(' '.join(old))}” now reads “{_short(' '.join(new))}”")
    return tuple(found)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _related(part: bytes | None, kind: str, target: str) -> bytes:
    root = (
        etree.fromstring(part, _parser())
        if part
        else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    )
    if not any(relation.get("Target") == target for relation in root):
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id=f"rIdShareBuilder{len(root) + 1}",
            Type=f"{_OFFICE}/{kind}",
            Target=target,
        )
    return _xml(root)


def _declared(types: bytes) -> bytes:
    root = etree.fromstring(types, _parser())
    name = f"/{_PROPERTIES}"
    if not any(entry.get("PartName") == name for entry in root):
        etree.SubElement(
            root,
            f"{{{_CONTENT_TYPES}}}Override",
            PartName=name,
            ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        )
    if not any(entry.get("Extension") == "xml" for entry in root):
        entry = etree.Element(
            f"{{{_CONTENT_TYPES}}}Default", Extension="xml", ContentType="application/xml"
        )
        root.insert(0, entry)
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _parser() -> etree.XMLParser:
    # No entities, no network, no recovery: a part that is not well formed is refused.
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
