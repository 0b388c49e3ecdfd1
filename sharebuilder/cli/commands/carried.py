"""The agreement in a file of either kind: an agreement, or a Word file that carries one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


def agreement_of(path: Path) -> JsonObject:
    """The agreement in a file.

    Raises:
        UnusableFile: the file holds none.
    """
    if path.suffix.lower() != ".docx":
        return read_agreement(path).tree
    from sharebuilder.documents.carried import read_carried

    return read_carried(path).tree
