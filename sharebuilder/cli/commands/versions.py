"""`sharebuilder versions`: the versions before, and getting one of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.new import refuse_to_overwrite
from sharebuilder.errors import CannotSave, ShareBuilderError, UnusableFile
from sharebuilder.safekeeping.held import is_one_answer
from sharebuilder.storage.agreement_file import (
    agreement_from_bytes,
    read_agreement,
    write_content,
)
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.owner_note import time_words
from sharebuilder.storage.reasons import cannot_save
from sharebuilder.storage.versions import Version, Versions

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


def run(arguments: argparse.Namespace) -> int:
    """List what is kept of an agreement, or write one of the versions to a file."""
    versions = Versions()
    tree, found = _versions_of(arguments.file, versions)
    if arguments.restore is not None:
        return _restore(arguments, versions, found)
    if arguments.json:
        listed = [
            {**one.to_json(), "differences": _differences(versions, one, tree)} for one in found
        ]
        output.result_json({"file": str(arguments.file), "versions": listed})
        return 0
    for one in found:
        count = _differences(versions, one, tree)
        said = "cannot be compared" if count is None else "as the file is now"
        if count:
            said = f"{count} difference{'' if count == 1 else 's'} from the file"
        by = f", saved by {one.saved_by}" if one.saved_by else ""
        output.result(f"{one.number}: {time_words(one.saved_at)}, {one.size} bytes{by}; {said}")
    if not found:
        output.message(f"{arguments.file}: no earlier version is kept on this computer.")
    return 0


def _versions_of(file: Path, versions: Versions) -> tuple[JsonObject | None, tuple[Version, ...]]:
    """The agreement as it is now, where it can be read, and its versions."""
    try:
        tree = read_agreement(file).tree
    except UnusableFile as error:
        found = versions.of_file(file)  # now they are needed most
        if not found:
            raise
        output.message(f"{error} Its earlier versions are kept.")
        return None, found
    return tree, versions.of(str(tree.get("id", "")))


def _differences(versions: Versions, version: Version, tree: JsonObject | None) -> int | None:
    """At how many places a version differs from the file; None where nobody can tell."""
    from sharebuilder.model.difference import difference

    if tree is None:
        return None
    try:
        before = agreement_from_bytes(versions.read(version), version.path).tree
    except (OSError, ShareBuilderError):
        return None
    return sum(one.kind != "holder" for one in difference(before, tree, is_one_answer))


def _restore(arguments: argparse.Namespace, versions: Versions, found: tuple[Version, ...]) -> int:
    version = next((one for one in found if one.number == arguments.restore), None)
    if version is None:
        known = ", ".join(str(one.number) for one in found)
        raise ShareBuilderError(
            f"There is no version {arguments.restore}.",
            remedy=f"Choose among {known}." if known else "No version is kept on this computer.",
            file=arguments.file,
        )
    if arguments.out is None:
        raise ShareBuilderError(
            "You have not said where to write the version.",
            remedy="Name a new file with --out. Your agreement stays as it is.",
            file=arguments.file,
        )
    refuse_to_overwrite(arguments)
    try:
        content = versions.read(version)
    except OSError as error:
        raise CannotSave(
            "This version cannot be read.", remedy="Choose another.", file=version.path
        ) from error
    _write(arguments.out, content, versions)
    output.result(str(arguments.out))
    return 0


def _write(out: Path, content: bytes, versions: Versions) -> None:
    """Write a version to a file that nobody has open; what it held before is kept too."""
    lock = Lock(out)
    if lock.acquire() == "theirs":
        whose = lock.owner.words if lock.owner is not None else "Somebody else"
        raise CannotSave(
            f"That file is open elsewhere: {whose}. Nothing was written.",
            remedy="Choose another name for --out.",
            file=out,
        )
    try:
        if out.exists():
            versions.keep_found(out.read_bytes(), out)
        write_content(out, content, expected_sha256=None)
    except OSError as error:
        raise cannot_save(out, error) from error
    finally:
        lock.release()
