"""The screening: what its answers point to, and what it still waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.reasons import Shown, reasons_of, usable, worded
from sharebuilder.model.deciding import Decided

if TYPE_CHECKING:
    from sharebuilder.findings.look import Look
    from sharebuilder.findings.reasons import Reason
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.pointer import Pointer

KIND = "screening-outcome"


@dataclass(frozen=True, slots=True)
class Screened:
    """One outcome, and whether the answers point to it.

    Attributes:
        entry: what the knowledge base says of it.
        holds: whether they do; None where that waits for answers.
        shown: the reasons that they give.
        waits_for: the answers that could still bring it about.
    """

    entry: Entry
    holds: bool | None
    shown: tuple[Shown, ...]
    waits_for: tuple[Pointer, ...]

    @property
    def outcome(self) -> str:
        """The outcome, as the agreement names a decision."""
        return self.entry.text("outcome")


def screened(look: Look) -> tuple[Screened, ...]:
    """Every outcome of the knowledge base, in its order. Nothing follows from a missing answer."""
    return tuple(_screened(look, entry) for entry in usable(look, KIND))


def pointed_to(look: Look) -> tuple[str, ...]:
    """The outcomes that the answers point to, each once."""
    return tuple(dict.fromkeys(one.outcome for one in screened(look) if one.holds))


def _screened(look: Look, entry: Entry) -> Screened:
    found: list[Shown] = []
    waits: list[Pointer] = []
    for reason in reasons_of(look.knowledge, entry):
        decided = _decided(look, reason)
        if decided.holds:
            words = worded(look, reason.because, decided.places)
            found.append(Shown(words, decided.places, reason.certain))
        elif decided.holds is None:
            waits += decided.places
    holds = True if found else None if waits else False
    return Screened(entry, holds, tuple(found), tuple(dict.fromkeys(waits)))


def _decided(look: Look, reason: Reason) -> Decided:
    decided = Decided(holds=True)
    if reason.when is not None:
        decided = reason.when.decide(look.agreement.raw, silence_decides=False, today=look.today)
    places = list(decided.places)
    for join in reason.joins:
        found = join.places(look)
        if not found:
            return Decided(holds=False)
        places += found if decided.holds else ()
    return Decided(decided.holds, tuple(dict.fromkeys(places)))
