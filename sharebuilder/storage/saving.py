"""Saving an agreement: what was there is kept, the file replaced whole, the new one kept too."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.storage.agreement_file import agreement_bytes, keep_original, write_content
from sharebuilder.storage.atomic import other_names
from sharebuilder.storage.files import Files
from sharebuilder.storage.reading import LARGEST_FILE
from sharebuilder.storage.reasons import cannot_save

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved.

    Attributes:
        content: the bytes of the file.
        notes: what a person may want to know of it, as sentences.
    """

    content: bytes
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


def save_agreement(
    path: Path,
    tree: JsonObject,
    *,
    expected_sha256: str | None = None,
    migrated_from: int | None = None,
    files: Files | None = None,
    versions: Versions | None = None,
) -> Saved:
    """Save an agreement, whole or not at all.

    Args:
        path: the file.
        tree: the agreement.
        expected_sha256: what the file held when it was read. Where it holds something else now,
            nothing is written.
        migrated_from: the older format that the file has: a copy of it is kept beside it.
        files: the file calls; the real ones when left out.
        versions: where the versions before are kept; nowhere when left out. What cannot be kept
            there does not stop the saving.

    Raises:
        ChangedOnDisk: somebody else changed the file.
        CannotSave: it could not be written. What was there before is untouched.
    """
    calls = files or Files()
    content = agreement_bytes(tree, path)
    if migrated_from is not None:
        keep_original(path, migrated_from, calls)
    names = other_names(path)
    problems: list[str] = []
    if versions is not None:
        _keep_before(path, expected_sha256, calls, versions, problems)
    write_content(path, content, expected_sha256=expected_sha256, files=calls)
    if versions is not None:
        _keep_after(path, tree, content, versions, problems)
    notes = []
    if names:
        notes.append(
            "The file has another name on its drive (a hard link). That one still holds the "
            "version before."
        )
    notes += [f"It is saved, but no earlier version could be kept ({one})." for one in problems[:1]]
    return Saved(content, tuple(notes))


def _keep_before(
    path: Path, expected: str | None, calls: Files, versions: Versions, problems: list[str]
) -> None:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return  # no agreement
        found = calls.read(path)
    except (OSError, ValueError):
        return  # not there, or refused by whoever saves, with its own words
    if expected is not None and hashlib.sha256(found).hexdigest() != expected:
        return  # it will not be written over
    try:
        versions.keep_found(found, path)
    except (OSError, CannotSave) as error:
        problems.append(_words(path, error))


def _keep_after(
    path: Path, tree: JsonObject, content: bytes, versions: Versions, problems: list[str]
) -> None:
    identity = tree.get("id")
    try:
        versions.keep(identity if isinstance(identity, str) else "", content, path)
    except (OSError, CannotSave) as error:
        problems.append(_words(path, error))


def _words(path: Path, error: OSError | CannotSave) -> str:
    if isinstance(error, OSError):
        error = cannot_save(path, error)
    return error.problem.partition("(")[2].partition(")")[0] or error.problem
