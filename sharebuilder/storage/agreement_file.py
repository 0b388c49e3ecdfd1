"""An agreement as a file: strict reading, canonical text, safe writing."""

from __future__ import annotations

import codecs
import hashlib
import json
import stat
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave, ChangedOnDisk, UnusableFile
from sharebuilder.schema.order import ordered
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.storage.files import Files
from sharebuilder.storage.fingerprint import content_sum
from sharebuilder.storage.migrations import MIGRATIONS, Migrations
from sharebuilder.storage.reading import decode, parse_json, read_bytes
from sharebuilder.storage.reasons import cannot_save

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

FORMAT = "sharebuilder-agreement"
EXTENSION = ".sharebuilder"
# The last name of a file, so that whatever cuts the sum off leaves a comma with nothing after it.
_SUM = "checksum"


@dataclass(frozen=True, slots=True)
class LoadedAgreement:
    """An agreement as read.

    Attributes:
        tree: the agreement in today's format.
        sha256: the SHA-256 of the file's bytes, to notice a change on disk.
        content: those bytes.
        migrated_from: the older format version that the file has, or None.
        notes: what the person may want to know of the reading, as sentences.
    """

    tree: JsonObject
    sha256: str
    content: bytes
    migrated_from: int | None = None
    notes: tuple[str, ...] = ()


def read_agreement(path: Path, *, migrations: Migrations = MIGRATIONS) -> LoadedAgreement:
    """The agreement in a file.

    Args:
        path: the file.
        migrations: how older formats are brought up to today's.

    Raises:
        UnusableFile: it cannot be read, is not JSON, is not an agreement, or is of a newer
            format. The message names file, place and remedy.
    """
    return agreement_from_bytes(read_bytes(path), path, migrations=migrations)


def agreement_from_bytes(
    content: bytes, path: Path | None = None, *, migrations: Migrations = MIGRATIONS
) -> LoadedAgreement:
    """The agreement in the bytes of a file.

    Args:
        content: the bytes.
        path: the file, for messages.
        migrations: how older formats are brought up to today's.

    Raises:
        UnusableFile: as for `read_agreement`.
    """
    tree, version = _identified(decode(content, path), path, migrations)
    damaged = _SUM in tree and tree.pop(_SUM) != content_sum(tree)
    older = version if version < migrations.current else None
    notes = []
    if content.startswith(codecs.BOM_UTF8):
        notes.append("The file begins with a byte order mark. Saving leaves it out.")
    if damaged:
        notes.append(
            "The file was changed by another program, or damaged, since ShareBuilder saved it. "
            "Look through the answers, or open an earlier version."
        )
    if older is not None:
        notes.append(
            f"The file has an older format ({older}). When you save, the original is kept beside "
            "it."
        )
    return LoadedAgreement(
        migrations.migrated(tree, version, path),
        hashlib.sha256(content).hexdigest(),
        content,
        older,
        tuple(notes),
    )


def agreement_from_text(text: str, file: Path | None = None) -> JsonObject:
    """The agreement in a text, such as one that a Word file carries.

    Raises:
        UnusableFile: as for `read_agreement`.
    """
    tree, version = _identified(text, file, MIGRATIONS)
    tree.pop(_SUM, None)
    return MIGRATIONS.migrated(tree, version, file)


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
    content = agreement_bytes(tree, path)
    write_content(path, content, expected_sha256=expected_sha256, files=files)
    return hashlib.sha256(content).hexdigest()


def agreement_bytes(tree: JsonObject, path: Path | None = None) -> bytes:
    """What a file of an agreement holds: its text, and last a sum of its answers.

    The sum is over the answers and not over the bytes: another layout or other line ends are no
    damage. It shows accidents. Whoever changes a file on purpose can write another sum: see
    `sharebuilder.storage.fingerprint` for what shows that.

    Raises:
        CannotSave: an answer cannot stand in a file.
    """
    try:
        return canonical_text({**tree, _SUM: content_sum(tree)}).encode("utf-8")
    except ValueError as error:
        raise CannotSave(
            "An answer cannot be written to a file.",
            remedy="Undo the last change, and save again.",
            file=path,
        ) from error


def write_content(
    path: Path, content: bytes, *, expected_sha256: str | None, files: Files | None = None
) -> None:
    """Put the bytes of an agreement in the place of its file.

    Args:
        path: the file.
        content: the bytes.
        expected_sha256: what the file held when it was read; None to write over anything.
        files: the file calls; the real ones when left out.

    Raises:
        ChangedOnDisk: somebody else changed the file.
        CannotSave: it could not be written. What was there before is untouched.
    """
    calls = files or Files()

    if expected_sha256 is None:
        write_atomically(path, content, calls)
    else:
        check = partial(_refuse_if_changed, path, expected_sha256, calls)
        check()  # at once, and again when all is written: a slow share takes long in between
        write_atomically(path, content, calls, check=check)


def keep_original(path: Path, version: int, files: Files | None = None) -> Path | None:
    """Keep a copy of a file of an older format beside it, before it is written in today's.

    Returns:
        The path of the copy, or None where the file is gone. A copy of something else that is
        there already is left as it is.

    Raises:
        CannotSave: the copy could not be made.
    """
    calls = files or Files()
    try:
        return _copied(path, version, calls)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_save(path, error) from error


def _copied(path: Path, version: int, calls: Files) -> Path:
    content = calls.read(path)
    number = 1
    kept = path.with_name(f"{path.stem}.v{version}-original{path.suffix}")
    while kept.exists() and calls.read(kept) != content:
        number += 1
        kept = path.with_name(f"{path.stem}.v{version}-original-{number}{path.suffix}")
    if not kept.exists():
        mode = stat.S_IMODE(path.stat().st_mode)
        write_atomically(kept, content, calls, mode=mode)
    return kept


def _refuse_if_changed(path: Path, expected: str, files: Files) -> None:
    try:
        found = hashlib.sha256(files.read(path)).hexdigest()
    except FileNotFoundError:
        return  # deleted or moved meanwhile: saving brings it back, and loses nothing
    except (OSError, ValueError) as error:
        raise cannot_save(path, error) from error
    if found != expected:
        raise ChangedOnDisk(
            "Somebody else changed this file since you opened it. Nothing was saved.",
            remedy="Save your work under another name, and compare the two.",
            file=path,
        )


def _identified(text: str, path: Path | None, migrations: Migrations) -> tuple[JsonObject, int]:
    tree = parse_json(text, path)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise UnusableFile(
            "This is not a ShareBuilder agreement.",
            remedy=f"Choose a file that ends in {EXTENSION}.",
            file=path,
            place="/format",
        )
    version = tree.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise UnusableFile(
            "The file does not say which format version it has.",
            remedy="Open an earlier copy of the file.",
            file=path,
            place="/format_version",
        )
    if version < migrations.oldest:
        raise UnusableFile(
            f"There is no format version {version}. The oldest is {migrations.oldest}.",
            remedy="Open an earlier copy of the file.",
            file=path,
            place="/format_version",
        )
    if version > migrations.current:
        raise UnusableFile(
            f"The file was saved by a newer ShareBuilder (format {version}). This one opens "
            f"formats up to {migrations.current}.",
            remedy="Update ShareBuilder, or ask for the Word document instead.",
            file=path,
            place="/format_version",
        )
    return tree, version
