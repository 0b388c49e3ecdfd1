"""File names from titles that Windows, OneDrive and Linux all accept."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
# Windows keeps these for devices, with any ending, and with spaces before it.
_RESERVED = re.compile(
    r"(CON|PRN|AUX|NUL|CLOCK\$?|CONIN\$?|CONOUT\$?|COM[0-9¹²³]|LPT[0-9¹²³]|desktop\.ini|\.lock)"
    r" *(\.|$)",
    re.IGNORECASE,
)
_OF_ONEDRIVE = re.compile("_vti_", re.IGNORECASE)
_LONGEST = 120
# Linux counts bytes, 255 of them; what is put beside the file needs some too.
_MOST_BYTES = 200
_FALLBACK = "Agreement"
_EDGES = " .~$"


def safe_file_name(title: str, extension: str = "") -> str:
    """A file name that says the title, with no folder in it.

    Characters that a file system refuses become spaces or dashes. The name is never empty, never
    reserved, never longer than 120 characters or 200 bytes, and never begins or ends with a dot or
    a space.

    Source: Microsoft, “Naming files, paths, and namespaces”, and “Restrictions and limitations in
    OneDrive and SharePoint”.

    Args:
        title: any text.
        extension: what it ends in, with its dot.
    """
    text = unicodedata.normalize("NFC", title)
    text = _FORBIDDEN.sub("-", text)
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    name = _OF_ONEDRIVE.sub("-vti-", " ".join(kept.split()))
    if extension and name.lower().endswith(extension.lower()):
        name = name[: -len(extension)]
    while name and (name[0] in _EDGES or unicodedata.combining(name[0])):
        name = name[1:]  # an accent without its letter would hang on whatever stands before
    name = _cut(name, extension).strip(_EDGES)
    if not name or _RESERVED.match(name):
        name = _cut(f"{_FALLBACK} {name}".strip(), extension).strip(_EDGES)
    return name + extension


def numbered_names(path: Path) -> Iterator[Path]:
    """A path, and then the same with numbers: “Plan.docx”, “Plan (2).docx”, “Plan (3).docx”."""
    yield path
    number = 2
    while True:
        ending = f" ({number}){path.suffix}"
        yield path.with_name(_cut(path.stem, ending).rstrip(_EDGES) + ending)
        number += 1


def _cut(name: str, ending: str) -> str:
    """As much of a name as there is room for before an ending. No letter loses its accent."""
    end = min(len(name), _LONGEST - len(ending))
    # Windows counts letters outside the first 65,536 twice.
    while end and (
        len(name[:end].encode("utf-16-le")) // 2 + len(ending) > _LONGEST
        or len((name[:end] + ending).encode("utf-8", "replace")) > _MOST_BYTES
    ):
        end -= 1
    while 0 < end < len(name) and unicodedata.combining(name[end]):
        end -= 1
    return name[:end]
