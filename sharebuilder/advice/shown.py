"""What the answers show of one fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sharebuilder.model.pointer import Pointer

    Label = Callable[[Pointer], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the answers show of a fact.

    Attributes:
        said: what they show, as a sentence; empty where there is nothing to say.
        places: where the answers stand, or would stand.
        holds: of a yes-or-no fact: yes, no, or None where the answers do not tell.
        values: of a fact with values: those that the answers show; empty where they show none.
    """

    said: str
    places: tuple[Pointer, ...] = ()
    holds: bool | None = None
    values: frozenset[str] = frozenset()


def all_of(
    answers: Sequence[tuple[bool | None, Pointer]], *, yes: str, no: str, unknown: str, mixed: str
) -> Shown:
    """One fact from an answer to the same question in several places.

    Args:
        answers: each answer and its place.
        yes: what to say where all are yes.
        no: what to say where all are no.
        unknown: what to say where some are not answered.
        mixed: what to say where some are yes and some no.
    """
    places = tuple(place for _, place in answers)
    given = {answer for answer, _ in answers}
    if not given or None in given:
        missing = tuple(place for answer, place in answers if answer is None)
        return Shown(unknown, missing or places)
    if len(given) > 1:
        return Shown(mixed, places)
    holds = given.pop()
    return Shown(yes if holds else no, places, holds)


def named(names: Iterable[str], most: int = 3) -> str:
    """Names in quotation marks, as a sentence holds them: “A”, “B” and 4 more.

    Args:
        names: the names; those that are empty or stand twice are left out.
        most: how many are named before the rest is counted.
    """
    known = [f"“{name}”" for name in dict.fromkeys(names) if name]
    if len(known) > most + 1:
        known = [*known[:most], f"{len(known) - most} more"]
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)
