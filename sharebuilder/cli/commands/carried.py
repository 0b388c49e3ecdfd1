"""The agreement in a file of either kind: an agreement, or a Word file that carries one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


def agreement_of(path: Path) -> JsonObject:
    """The agreement in a file.

    Raises:
        UnusableFile: the file holds none.
    """
    return agreement_and_changes(path)[0]


def agreement_and_changes(path: Path) -> tuple[JsonObject, tuple[str, ...]]:
    """The agreement in a file, and what was changed in a Word file's text since it was built.

    Raises:
        UnusableFile: the file holds none.
    """
    if path.suffix.lower() != ".docx":
        return noted_agreement(path), ()
    from sharebuilder.documents.carried import read_carried

    carried = read_carried(path)
    return carried.tree, carried.changes


def noted_agreement(path: Path) -> JsonObject:
    """The agreement in its own file. What a person may want to know of it is said.

    Raises:
        UnusableFile: the file holds none.
    """
    loaded = read_agreement(path)
    for note in loaded.notes:
        output.message(f"{path}: {note}")
    return loaded.tree
