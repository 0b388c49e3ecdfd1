"""The prepared texts of templates, kept from one run to the next.

What is kept is data: the patched text of each part and where its numbers stand, as JSON. It is
never code. Whoever could write into this folder could plant nothing that runs, because each text
goes through the same list of what a template may say, and is compiled anew in the sandbox, each
time it is read. A file that is not this person's own, that others may write, that is broken, or
that was made by another version, is passed by.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder import __version__
from sharebuilder.documents.numbering import NumberMarks
from sharebuilder.errors import CannotSave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.documents.prepare import PartText

FORM = 1
MOST_FILES = 40
_LARGEST = 64 * 1024 * 1024
_PRIVATE = 0o600
_ENDING = ".template"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a template."""

    texts: Mapping[str, PartText]
    marks: NumberMarks


def folder() -> Path:
    """Where prepared templates lie."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("ShareBuilder", appauthor=False)) / "templates"


def read(key: str) -> Kept | None:
    """What is kept for a template, or None where nothing is, or nothing that can be used.

    Args:
        key: the SHA-256 of the template file.
    """
    from sharebuilder.documents.prepare import PartText

    path = _path(key)
    try:
        if not _is_own(path.parent) or not _is_own(path) or path.stat().st_size > _LARGEST:
            return None
        checksum, _, body = path.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
        unpacker = zlib.decompressobj()
        raw = json.loads(unpacker.decompress(body, _LARGEST))
        if raw["key"] != key or raw["version"] != _version():
            return None
        texts = {
            str(name): PartText(
                str(one["before"]), str(one["text"]), str(one["after"]), bool(one["columns"])
            )
            for name, one in raw["texts"].items()
        }
        return Kept(texts, NumberMarks.from_json(raw["marks"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None


def write(key: str, kept: Kept) -> None:
    """Keep a template. Where that cannot be done, the next run prepares it again."""
    from sharebuilder.storage.atomic import write_atomically

    raw = {
        "key": key,
        "version": _version(),
        "texts": {name: asdict(one) for name, one in kept.texts.items()},
        "marks": kept.marks.to_json(),
    }
    body = zlib.compress(json.dumps(raw).encode(), 6)
    path = _path(key)
    with contextlib.suppress(OSError, CannotSave):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _is_own(path.parent):
            content = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
            write_atomically(path, content, mode=_PRIVATE)
            _tidy(path.parent)


def _version() -> str:
    return f"{FORM}/{__version__}"


def _path(key: str) -> Path:
    return folder() / f"{key}{_ENDING}"


def _is_own(path: Path) -> bool:
    """Whether a path is this person's, and nobody else may write it."""
    state = path.lstat()
    if stat.S_ISLNK(state.st_mode):
        return False
    if sys.platform == "win32":
        return True  # the folder of a Windows profile is closed to others by its own list
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _tidy(place: Path) -> None:
    kept = sorted(place.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[MOST_FILES:]:
        old.unlink(missing_ok=True)
