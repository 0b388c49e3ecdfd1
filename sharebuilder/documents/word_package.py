"""The package that a Word file is: parts in a zip file, read with limits and written as a whole.

A Word file can come from anywhere. What is read here is bounded before and while it is unpacked,
so that a small file cannot fill the memory, and a part with a document type is refused: no Word
file needs one, and it is how a file reads others.

Sources: ECMA-376 Part 2 (Open Packaging Conventions); the design note on reliability, section 1.7.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
LARGEST_PART = 32 * 1024 * 1024
LARGEST_XML = 24 * 1024 * 1024
LARGEST_TOTAL = 64 * 1024 * 1024
MOST_PARTS = 2000
MOST_TAGS = 1_000_000
_PIECE = 256 * 1024
_FIXED = 0x0021  # the first of January 1980, as zip files write it
_STORED, _DEFLATED = 0, 8
_QUICK_FROM = 256 * 1024
_CHARACTERS = re.compile(rb"(?i)encoding\s*=\s*[\"']([^\"']+)")
_SAFE_ENCODINGS = (b"utf-8", b"us-ascii", b"utf8")


class BadPackage(Exception):
    """A file that is no Word file, or none that may be used.

    Attributes:
        problem: what is wrong, as a sentence.
        place: the part, where there is one.
    """

    def __init__(self, problem: str, place: str = "") -> None:
        super().__init__(problem)
        self.problem, self.place = problem, place


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another, or of something outside."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts of a Word file by name, in their order."""

    parts: dict[str, bytes]
    _types: tuple[dict[str, str], dict[str, str]] | None = field(default=None, repr=False)

    def content_type(self, name: str) -> str:
        """The content type of a part; empty where the package does not say."""
        if self._types is None:
            self._types = _types_of(self.parts.get(CONTENT_TYPES, b""))
        defaults, overrides = self._types
        return overrides.get(f"/{name}".lower()) or defaults.get(
            name.rpartition(".")[2].lower(), ""
        )

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part, or the package itself, refers to.

        Raises:
            BadPackage: its relations cannot be read.
        """
        name = relations_name(part)
        content = self.parts.get(name)
        if content is None:
            return ()
        return tuple(
            Relation(
                one.get("Id", ""),
                one.get("Type", ""),
                one.get("Target", ""),
                one.get("TargetMode", "") == "External",
            )
            for one in read_xml(content, name)
            if one.tag == f"{{{RELATIONS}}}Relationship"
        )

    def related(self, kind: str, part: str = "") -> str:
        """The name of the part that another refers to by a kind of relation; empty for none."""
        for relation in self.relations(part):
            if relation.kind == kind and not relation.external:
                return resolved(part, relation.target)
        return ""

    @property
    def main(self) -> str:
        """The name of the document part.

        Raises:
            BadPackage: there is none, so this is no Word file.
        """
        name = self.related(f"{OFFICE}/officeDocument")
        if name not in self.parts:
            raise BadPackage("it has no document part")
        return name


def relations_name(part: str) -> str:
    """The name of the part that holds the relations of another; of the package for none."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """The name of the part that a target means, seen from the part that names it."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def read_package(source: BinaryIO, *, wanted: Iterable[str] | None = None) -> Package:
    """The parts of a Word file.

    Args:
        source: the file, opened to be read.
        wanted: the beginnings of the names of parts to unpack; every part when left out.

    Raises:
        BadPackage: the file is no zip file, is damaged, unpacks to too much, holds names that
            lead outside, or holds a part with a document type.
    """
    starts = None if wanted is None else tuple(wanted)
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            parts: dict[str, bytes] = {}
            room = LARGEST_TOTAL
            for entry in entries:
                if entry.is_dir() or (starts is not None and not entry.filename.startswith(starts)):
                    continue
                parts[entry.filename] = _unpacked(archive, entry, room)
                room -= len(parts[entry.filename])
                _check_xml(entry.filename, parts[entry.filename])
    except BadPackage:
        raise
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error,
            NotImplementedError, RuntimeError, MemoryError, OverflowError) as error:  # fmt: skip
        raise BadPackage(f"it is no zip file that can be unpacked ({_why(error)})") from error
    if CONTENT_TYPES not in parts and starts is None:
        raise BadPackage("it is a zip file, but no Word file")
    return Package(parts)


def read_xml(content: bytes, place: str) -> etree._Element:
    """The root of a part, read strictly: no entities, no network, no repair.

    Raises:
        BadPackage: it is not well formed.
    """
    try:
        return etree.fromstring(content, strict_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadPackage(f"this part is damaged ({_why(error)})", place) from error


def strict_parser(*, blanks: bool = True) -> etree.XMLParser:
    """A parser that forgives nothing and reads nothing else.

    Args:
        blanks: whether white space between elements is kept.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=False,
        huge_tree=True,  # what it reads is bounded before
        collect_ids=False,
        remove_blank_text=not blanks,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A part that is ready to be put into a zip file."""

    packed: bytes
    method: int
    checksum: int
    size: int


def packed(content: bytes) -> Entry:
    """A part, packed. A large one is packed quickly rather than tightly."""
    level = 3 if len(content) > _QUICK_FROM else 6
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    small = squeezer.compress(content) + squeezer.flush()
    if len(small) >= len(content):
        return Entry(content, _STORED, zlib.crc32(content), len(content))
    return Entry(small, _DEFLATED, zlib.crc32(content), len(content))


def written(entries: Mapping[str, Entry]) -> bytes:
    """The zip file of these parts, in their order. The same parts give the same bytes.

    It is written here, and not by `zipfile`, so that parts which are the same in every document
    are packed once. `zipfile` reads it back before a document counts.
    """
    body: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name, entry in entries.items():
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else 0x800
        common = struct.pack(
            "<HHHHHIIIHH",
            20, flags, entry.method, 0, _FIXED, entry.checksum, len(entry.packed), entry.size,
            len(encoded), 0,
        )  # fmt: skip
        body += (b"PK\x03\x04", common, encoded, entry.packed)
        listed.append(
            b"PK\x01\x02\x14\x03"
            + common
            + struct.pack("<HHHII", 0, 0, 0, 0o600 << 16, at)
            + encoded
        )
        at += 30 + len(encoded) + len(entry.packed)
    directory = b"".join(listed)
    # What follows "version made by" begins with "version needed", as in the local header.
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), at, 0
    )
    return b"".join([*body, directory, end])


def with_relation(part: bytes | None, kind: str, target: str, identity: str) -> bytes:
    """A part of relations with one more; as it was where it already has that target."""
    root = (
        etree.fromstring(part, strict_parser())
        if part
        else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    )
    if not any(one.get("Target") == target for one in root):
        taken = {one.get("Id") for one in root}
        while identity in taken:
            identity += "x"
        etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", Id=identity, Type=kind, Target=target
        )
    return xml_bytes(root)


def with_type(types: bytes, *, part: str = "", extension: str = "", kind: str) -> bytes:
    """The content types with one more, for a part or for an extension."""
    root = etree.fromstring(types, strict_parser())
    if part:
        if not any(one.get("PartName") == f"/{part}" for one in root):
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
    elif not any((one.get("Extension") or "").lower() == extension for one in root):
        entry = etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
        root.insert(0, entry)
    return xml_bytes(root)


def xml_bytes(root: etree._Element) -> bytes:
    """A part as Word files hold it."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise BadPackage(f"it has {len(entries)} parts, far more than such a file needs")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        steps = name.split("/")
        if name.startswith(("/", "\\")) or ".." in steps or "\\" in name or ":" in name:
            raise BadPackage("a part has a name that leads outside the file", name[:80])
        if name.lower() in seen:
            raise BadPackage("it holds a part twice", name[:80])
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise BadPackage("it is locked with a password", name[:80])
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise BadPackage(f"it unpacks to more than {LARGEST_TOTAL // 2**20} MB")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    # What a zip file says of its sizes can be a lie, so what comes out is counted.
    limit = min(room, LARGEST_PART)
    found: list[bytes] = []
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            limit -= len(piece)
            if limit < 0:
                raise BadPackage("this part unpacks to too much", entry.filename[:80])
            found.append(piece)
    return b"".join(found)


def _check_xml(name: str, content: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    place = name[:80]
    if len(content) > LARGEST_XML or content.count(b"<") > MOST_TAGS:
        raise BadPackage("this part is far larger than such a file needs", place)
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise BadPackage("this part is not written in UTF-8", place)
    said = _CHARACTERS.search(content[:200])
    if said and said[1].lower() not in _SAFE_ENCODINGS:
        raise BadPackage("this part is not written in UTF-8", place)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadPackage("this part has a document type, which no such file needs", place)


def _types_of(content: bytes) -> tuple[dict[str, str], dict[str, str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for one in read_xml(content, CONTENT_TYPES) if content else ():
        kind = one.get("ContentType", "")
        if one.tag == f"{{{TYPES}}}Default":
            defaults[one.get("Extension", "").lower()] = kind
        elif one.tag == f"{{{TYPES}}}Override":
            overrides[one.get("PartName", "").lower()] = kind
    return defaults, overrides


def _why(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
