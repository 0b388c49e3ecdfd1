"""Where a document goes: over its own earlier build, and never over anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.documents.carried import read_carried
from sharebuilder.documents.seal import is_sealed_build
from sharebuilder.errors import ShareBuilderError
from sharebuilder.storage.names import numbered_names

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

_LARGEST_PDF = 100 * 1024 * 1024


class Taken:
    """The files that one run has written. Two partners can have one name: each keeps its own."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._names: set[str] = set()

    def add(self, path: Path) -> None:
        """Take note of a file."""
        self._names.add(_as_windows_knows(path))

    def __contains__(self, path: Path) -> bool:
        """Whether a file was written, or one that differs from it in its capitals alone."""
        return _as_windows_knows(path) in self._names


def _as_windows_knows(path: Path) -> str:
    return str(path).casefold()


def target_of(path: Path, tree: JsonObject, taken: Taken) -> Path:
    """The path for a document of an agreement, or the next free one with a number.

    What stands there is replaced only where it is a document of the same agreement that nobody
    wrote in since it was built, and that this run did not just write.

    Args:
        path: where it would go by its name.
        tree: the answers.
        taken: what this run has written so far.
    """
    return next(
        one
        for one in numbered_names(path)
        if one not in taken and (not _is_there(one) or _is_own_build(one, tree))
    )


def target_of_pdf(path: Path) -> Path:
    """The path for a PDF copy, or the next free one with a number.

    What stands there is replaced only where LibreOffice made it in one go: a PDF that was signed,
    filled in or scanned is somebody's work.
    """
    return next(one for one in numbered_names(path) if not _is_there(one) or _is_plain_copy(one))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _is_own_build(path: Path, tree: JsonObject) -> bool:
    try:
        carried = read_carried(path)
    except ShareBuilderError:
        return is_sealed_build(path, tree)
    return carried.tree.get("id") == tree.get("id") and not carried.changes


def _is_plain_copy(path: Path) -> bool:
    try:
        if path.stat().st_size > _LARGEST_PDF:
            return False
        content = path.read_bytes()
    except OSError:
        return False
    return (
        content.startswith(b"%PDF-")
        and content.count(b"%%EOF") == 1  # each later change adds one
        and b"LibreOffice" in _said(content)
    )


def _said(content: bytes) -> bytes:
    """What a PDF says of the program that made it; LibreOffice writes it in UTF-16, as hex."""
    found = b""
    for part in content.split(b"/Producer")[1:]:
        value = part[:400].lstrip()
        if value.startswith(b"<"):
            digits = value[1:].partition(b">")[0]
            try:
                found += bytes.fromhex(digits.decode("ascii")).replace(b"\0", b"")
            except ValueError:
                continue
        else:
            found += value.partition(b")")[0]
    return found
