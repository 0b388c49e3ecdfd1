"""An agreement as a file: strict reading, canonical text, safe writing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave, ChangedOnDisk, UnusableFile
from sharebuilder.schema.order import ordered
from sharebuilder.storage.atomic import cannot_save, write_atomically
from sharebuilder.storage.migrations import CURRENT_VERSION, STEPS, migrated
from sharebuilder.storage.reading import decode, parse_json, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.storage.files import Files

FORMAT = "sharebuilder-agreement"
EXTENSION = ".sharebuilder"


@dataclass(frozen=True, slots=True)
class LoadedAgreement:
    """An agreement as read.

    Attributes:
        tree: the agreement in today's format.
        sha256: the SHA-256 of the file's bytes, to notice a change on disk.
        migrated_from: the older format version that the file has, or None.
    """

    tree: JsonObject
    sha256: str
    migrated_from: int | None = None


def read_agreement(path: Path) -> LoadedAgreement:
    """The agreement in a file.

    Raises:
        UnusableFile: it cannot be read, is not JSON, is not an agreement, or is of a newer
            format. The message names file, place and remedy.
    """
    content = read_bytes(path)
    tree, version = _identified(decode(content, path), path)
    older = version if version < CURRENT_VERSION else None
    return LoadedAgreement(
        migrated(tree, version, STEPS), hashlib.sha256(content).hexdigest(), older
    )


def agreement_from_text(text: str, file: Path | None = None) -> JsonObject:
    """The agreement in a text, such as one that a Word file carries.

    Raises:
        UnusableFile: as for `read_agreement`.
    """
    tree, version = _identified(text, file)
    return migrated(tree, version, STEPS)


def canonical_text(tree: JsonObject) -> str:
    """The text of an agreement's file: keys in schema order, two spaces, a final newline."""
    return json.dumps(ordered(tree), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_agreement(
    path: Path,
    tree: JsonObject,
    *,
    expected_sha256: str | None = None,
    files: Files | None = None,
) -> str:
    """Save an agreement, whole or not at all.

    Args:
        path: the file.
        tree: the agreement.
        expected_sha256: what the file held when it was read. Where it holds something else now,
            nothing is written.
        files: the file calls; the real ones when left out.

    Returns:
        The SHA-256 of what was written.

    Raises:
        ChangedOnDisk: somebody else changed the file.
        CannotSave: it could not be written. What was there before is untouched.
    """
    try:
        content = canonical_text(tree).encode("utf-8")
    except ValueError as error:
        raise CannotSave(
            f"An answer cannot be written to a file ({error}).",
            remedy="Undo the last change, and save again.",
            file=path,
        ) from error
    if expected_sha256 is not None:
        _refuse_if_changed(path, expected_sha256)
    write_atomically(path, content, files)
    return hashlib.sha256(content).hexdigest()


def keep_original(path: Path, version: int) -> Path:
    """Keep a copy of a file of an older format beside it, before it is written in today's.

    Returns:
        The path of the copy. One that is there already is left as it is.

    Raises:
        CannotSave: the copy could not be written.
    """
    kept = path.with_name(f"{path.stem}.v{version}-original{path.suffix}")
    if not kept.exists():
        write_atomically(kept, read_bytes(path))
    return kept


def _refuse_if_changed(path: Path, expected: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return  # deleted or moved meanwhile: saving brings it back, and loses nothing
    except OSError as error:
        raise cannot_save(path, error) from error
    if found != expected:
        raise ChangedOnDisk(
            "Somebody else changed this file since you opened it. Nothing was saved.",
            remedy="Save your work under another name, and compare the two.",
            file=path,
        )


def _identified(text: str, path: Path | None) -> tuple[JsonObject, int]:
    tree = parse_json(text, path)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise UnusableFile(
            "This is not a ShareBuilder agreement.",
            remedy=f"Choose a file that ends in {EXTENSION}.",
            file=path,
            place="/format",
        )
    version = tree.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < _oldest(STEPS):
        raise UnusableFile(
            "The file does not say which format version it has.",
            remedy="Open an earlier copy of the file.",
            file=path,
            place="/format_version",
        )
    if version > CURRENT_VERSION:
        raise UnusableFile(
            f"The file was saved by a newer ShareBuilder (format {version}). This one opens "
            f"formats up to {CURRENT_VERSION}.",
            remedy="Update ShareBuilder, or ask for the Word document instead.",
            file=path,
            place="/format_version",
        )
    return tree, version


def _oldest(steps: Mapping[int, Callable[[JsonObject], JsonObject]]) -> int:
    return min(steps, default=CURRENT_VERSION)
