"""A council's own knowledge pack: what it adds to the knowledge base, replaces and hides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.knowledge.entry import Entry


@dataclass(frozen=True, slots=True)
class Pack:
    """What one file adds, replaces and hides.

    Attributes:
        name: what documents call it.
        owner: who answers for it.
        dated: the day of this version, as year-month-day.
        file: where it was read.
        add: new entries, with the place of each in the file.
        replace: entries in place of others, with the place of each.
        hide: the id of each entry that is no longer offered, with its place.
    """

    name: str
    owner: str
    dated: str
    file: Path
    add: tuple[tuple[Entry, str], ...]
    replace: tuple[tuple[Entry, str], ...]
    hide: tuple[tuple[str, str], ...]
