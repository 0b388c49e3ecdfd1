"""Bodies that are no more, as the names of partners show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge


@dataclass(frozen=True, slots=True)
class FormerBody:
    """A body that is no more, or has another name.

    Attributes:
        entry: what the knowledge base says of it.
        names: finds its names.
        still_exist: finds names that look like it and belong to bodies that still exist.
    """

    entry: Entry
    names: re.Pattern[str]
    still_exist: re.Pattern[str]

    def is_named(self, name: str) -> bool:
        """Whether the name of a partner names it."""
        plain = _plain(name)
        return bool(self.names.search(plain)) and not self.still_exist.search(plain)


@once
def former_bodies(knowledge: Knowledge) -> tuple[FormerBody, ...]:
    """The former bodies that the knowledge base names."""
    return tuple(
        FormerBody(entry, _any_of(entry.texts("names")), _any_of(entry.texts("still_exist")))
        for entry in knowledge.entries("former-body")
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some names as words of their own.

    A name without small letters, such as CCG, is looked for as it stands: in small letters it
    could be part of anything.
    """
    plain = [_plain(name) for name in names if name.strip()]
    exact = [re.escape(name) for name in plain if name == name.upper()]
    either = [f"(?i:{re.escape(name)})" for name in plain if name != name.upper()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(exact + either)})(?!\w)" if plain else r"(?!)")


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split())
