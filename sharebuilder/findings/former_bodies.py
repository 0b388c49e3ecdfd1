"""Bodies that are no more, as the names of partners and the words of an agreement show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.days import is_law_here, law_day
from sharebuilder.knowledge.former import FormerThings, Sought
from sharebuilder.knowledge.once import once
from sharebuilder.model.remembered import remembers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge

_REMEMBERED = 5_000
_PAST = re.compile(
    r"\b(?:formerly|former|previously|predecessors?|used to be|succeeded|successors?|replaced"
    r"|abolished|dissolved|merged|became|now (?:known|called|part|the)|until)\b",
    re.IGNORECASE,
)


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


def bodies_named(knowledge: Knowledge, name: str) -> tuple[FormerBody, ...]:
    """The former bodies that the name of a partner names. A name is looked at only once."""
    return _named(knowledge)(name)


@once
def _named(knowledge: Knowledge) -> Callable[[str], tuple[FormerBody, ...]]:
    bodies = former_bodies(knowledge)

    @remembers(_REMEMBERED)
    def named(name: str) -> tuple[FormerBody, ...]:
        return tuple(one for one in bodies if one.is_named(name))

    return named


@once
def bodies_in_texts(knowledge: Knowledge) -> FormerThings:
    """The former bodies, to be looked for in texts. The names of successors are no mention."""
    return FormerThings(
        (
            Sought(
                body.entry,
                body.names,
                _any_of([*body.entry.texts("still_exist"), *body.entry.texts("successors")]),
            )
            for body in former_bodies(knowledge)
        ),
        _PAST,
    )


def has_gone(look: Look, entry: Entry) -> bool:
    """Whether a body has gone: by today, or by the start of an agreement that lies ahead.

    An entry on a former body is in force from the day on which the body went.

    Reads: `START` and `/about/nations`.
    """
    day = max(look.today, law_day(look))
    return (
        entry.state == "in-force" and entry.in_force(day) is not False and is_law_here(look, entry)
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
