"""Whether an entry of the knowledge base fits a sharing, and which answers decide it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sharebuilder.questions.labels import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.advice.facts import Facts
    from sharebuilder.advice.shown import Shown
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.pointer import Pointer

Verdict = Literal["fits", "could-fit", "does-not-fit"]
VERDICTS: tuple[Verdict, ...] = ("fits", "could-fit", "does-not-fit")
_NATION_WORDS = {"E": "England", "W": "Wales", "S": "Scotland", "NI": "Northern Ireland"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against an entry.

    Attributes:
        text: what it means for the entry: a sentence, or a clause that follows “could fit if”.
        shown: what the answers show, as a sentence; empty where they show nothing.
        places: where those answers stand, by id.
        doubt: of what would have to hold, how far the answers speak against it: 0 where they say
            nothing yet, 1 where no answer could tell, 2 where they say otherwise.
    """

    text: str
    shown: str = ""
    places: tuple[Pointer, ...] = ()
    doubt: int = 0

    @property
    def words(self) -> str:
        """The meaning, and what shows it."""
        text = self.text if not self.text or self.text.endswith((".", "?")) else f"{self.text}."
        return " ".join(part for part in (text, self.shown) if part)


@dataclass(slots=True)
class Weighing:
    """What speaks for and against one entry, as it is gathered."""

    for_it: list[Reason] = field(default_factory=list)
    provided: list[Reason] = field(default_factory=list)
    against: list[Reason] = field(default_factory=list)
    blocked: list[Reason] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """Whether the entry fits: what blocks it decides, then what it still hangs on."""
        if self.blocked:
            return "does-not-fit"
        return "could-fit" if self.provided else "fits"


def weigh(entry: Entry, facts: Facts) -> Weighing:
    """Weigh an entry against the facts of a sharing.

    Args:
        entry: the entry. Its dates, its extent and its conditions are looked at.
        facts: what the answers show.
    """
    weighing = Weighing()
    _weigh_day(entry, facts, weighing)
    _weigh_extent(entry, facts, weighing)
    for condition in entry.conditions:
        _weigh_condition(condition, facts, weighing)
    return weighing


def _weigh_day(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    look = facts.sharing.look
    day = facts.day
    holds = entry.in_force(day)
    if holds:
        return
    running = look.agreement.running
    when = day_text(day.isoformat())
    which = "the day this agreement starts" if running.start else "today"
    places = (running.at("start"),)
    if holds is None:
        note = f" {entry.status_note}" if entry.status_note else ""
        if entry.state == "in-force":
            note = f" We found it in force on {day_text(entry.checked_on.isoformat())}."
        text = f"you have confirmed that it is law on {when}, {which}"
        weighing.provided.append(Reason(text, note.strip(), places))
        return
    text = f"It is not law on {when}, {which}."
    weighing.blocked.append(Reason(text, _when_it_holds(entry), places))


def _when_it_holds(entry: Entry) -> str:
    begins = entry.in_force_from
    if entry.state != "not-in-force" and begins is not None:
        ends = entry.in_force_to
        last = f", and ended on {day_text(ends.isoformat())}" if ends else ""
        return f"It began on {day_text(begins.isoformat())}{last}."
    return entry.status_note


def _weigh_extent(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    here = facts.nations
    if len(entry.extent) == len(_NATION_WORDS) or not here.values:
        return
    outside = here.values.difference(entry.extent)
    law_in = _nations(entry.extent)
    if outside == here.values:
        text = f"It is law in {law_in}, and this sharing is in {_nations(here.values)}."
        weighing.blocked.append(Reason(text, places=here.places))
    elif outside:
        text = f"you rely on it in {law_in} only, and on something else in {_nations(outside)}"
        weighing.provided.append(Reason(text, places=here.places))


def _nations(found: Iterable[str]) -> str:
    words = [name for key, name in _NATION_WORDS.items() if key in set(found)]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _weigh_condition(condition: JsonObject, facts: Facts, weighing: Weighing) -> None:
    shown = facts.shown(str(condition["fact"]))
    meets = _meets(condition, shown)
    weight = condition["weight"]
    if weight == "against":
        if meets:
            weighing.against.append(_reason(condition, "yes", shown))
    elif meets:
        reason = _reason(condition, "yes", shown)
        if reason.text:
            weighing.for_it.append(reason)
    elif meets is False and weight == "needs":
        weighing.blocked.append(_reason(condition, "no", shown))
    else:
        weighing.provided.append(_provided(condition, shown, meets))


def _meets(condition: JsonObject, shown: Shown) -> bool | None:
    """Whether a fact is as a condition wants it; None where it is so in part, or not known."""
    among = condition.get("among")
    if not isinstance(among, list):
        return None if shown.holds is None else shown.holds is condition.get("is")
    if not shown.values:
        return None
    if shown.values <= set(among):
        return True
    return None if shown.values.intersection(among) else False


def _reason(condition: JsonObject, words: str, shown: Shown) -> Reason:
    text = condition.get(words)
    return Reason(text if isinstance(text, str) else "", shown.said, shown.places)


def _provided(condition: JsonObject, shown: Shown, meets: bool | None) -> Reason:  # noqa: FBT001
    """What would have to hold; where the answers say that it does not, why that matters."""
    clause, no = condition.get("if"), condition.get("no")
    said = " ".join(
        part for part in (shown.said, no if meets is False and isinstance(no, str) else "") if part
    )
    doubt = 2 if meets is False else 0 if shown.said else 1
    return Reason(clause if isinstance(clause, str) else "", said, shown.places, doubt)
