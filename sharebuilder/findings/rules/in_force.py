"""Rules on law in force: the day of the agreement's own start decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_words, law_day, when
from sharebuilder.findings.facts import Fact
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import START
from sharebuilder.findings.rule import Hit, rule, said_honestly
from sharebuilder.findings.sources import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import LegalGround

_COMMENCEMENT = act("Commencement regulations", "uksi")
NAMED_LAW = (
    "/law/*/powers/*/provision",
    "/law/*/lawful_basis",
    "/law/*/recognised_interest",
    "/law/*/article_9",
    "/law/*/schedule_1",
    "/law/*/part_3/schedule_8",
    "/law/*/confidentiality/route",
    "/law/*/exemptions/*/provision",
)
"""Every field in which an agreement names law. A test holds it to the schema."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that names a piece of law."""

    pointer: Pointer
    entry: Entry
    ground: LegalGround


def _find_named(look: Look) -> tuple[_Named, ...]:
    return tuple(_every_named(look))


def _every_named(look: Look) -> Iterator[_Named]:
    for ground in look.grounds:
        places = [
            *((power.at("provision"), power.provision) for power in ground.powers),
            (ground.at("lawful_basis"), ground.lawful_basis),
            (ground.at("recognised_interest"), ground.recognised_interest),
            *((ground.at("article_9"), one) for one in ground.article_9),
            *((ground.at("schedule_1"), one) for one in ground.schedule_1),
            (ground.part_3.at("schedule_8"), ground.part_3.schedule_8),
            (ground.confidentiality.at("route"), ground.confidentiality.route),
            *((one.at("provision"), one.provision) for one in ground.exemptions),
        ]
        for pointer, chosen in places:
            entry = look.knowledge.entry(chosen)
            if entry is not None:
                yield _Named(pointer, entry, ground)


_NAMED = Fact("law-that-is-named", NAMED_LAW, _find_named)


def _hit(named: _Named, words: str) -> Hit:
    """A hit that cites the law that it is about."""
    entry = named.entry
    cited = said_honestly(entry.citation, verified=entry.verified)
    return Hit(named.pointer, " ".join(words.split()), citation=cited)


def _begins_later(look: Look, entry: Entry) -> bool:
    begins = entry.in_force_from
    return entry.state == "not-in-force" or (begins is not None and law_day(look) < begins)


def _has_ended(look: Look, entry: Entry) -> bool:
    return entry.in_force_to is not None and law_day(look) > entry.in_force_to


@rule(
    "PW06",
    "warning",
    "law",
    message="The law is not in force on the day that the agreement starts.",
    remedy="Do not rely on it until it is law: start later, or name other law.",
    reads=(*NAMED_LAW, *START),
    citation=_COMMENCEMENT,
    verified=False,
)
def not_in_force(look: Look) -> Iterator[Hit]:
    """Law that begins after the agreement does, or whose beginning nobody has set.

    Law that ended before the agreement starts has a rule of its own.
    """
    for named in look.fact(_NAMED):
        entry = named.entry
        if not _begins_later(look, entry) or _has_ended(look, entry):
            continue
        if entry.in_force_from is not None:
            since = f"{entry.title} is law only from {day_words(entry.in_force_from)}."
            words = f"{since} {when(look)}"
        else:
            words = f"{entry.title} is not in force. {entry.status_note} {when(look)}"
        yield _hit(named, words)


@rule(
    "PP60",
    "warning",
    "law",
    message="The law ended before the agreement starts.",
    remedy="Name the law that is in force on that day.",
    reads=(*NAMED_LAW, *START),
    citation=_COMMENCEMENT,
    verified=False,
)
def ended(look: Look) -> Iterator[Hit]:
    """Law whose last day lies before the agreement's start."""
    for named in look.fact(_NAMED):
        if _has_ended(look, named.entry) and named.entry.in_force_to is not None:
            last = day_words(named.entry.in_force_to)
            yield _hit(named, f"{named.entry.title} was law until {last}. {when(look)}")


@rule(
    "PP61",
    "warning",
    "law",
    message="Nobody has confirmed that the law has begun.",
    remedy="Find the instrument that brings it into force, and its day, before you rely on it.",
    reads=(*NAMED_LAW, *START),
    citation=_COMMENCEMENT,
    verified=False,
)
def start_not_confirmed(look: Look) -> Iterator[Hit]:
    """Law whose start was not confirmed when it was checked."""
    for named in look.fact(_NAMED):
        entry = named.entry
        if entry.state != "not-confirmed" or _begins_later(look, entry) or _has_ended(look, entry):
            continue
        words = (
            f"Nobody had confirmed by {day_words(entry.checked_on)} that {entry.title} has begun. "
            f"{entry.status_note} {when(look)}"
        )
        yield _hit(named, words)


@rule(
    "PP62",
    "prompt",
    "law",
    message="We have not read this law at its source.",
    remedy="Ask whoever advises you on law to check it before you rely on it, and note the advice.",
    reads=(*NAMED_LAW, "/law/*/advice", *START),
    good_practice=True,
)
def not_verified(look: Look) -> Iterator[Hit]:
    """Law that nobody read: once for each entry, where no advice is noted.

    Law that is not in force, or not confirmed, has a graver rule.
    """
    asked = set()
    for named in look.fact(_NAMED):
        entry = named.entry
        graver = entry.state != "in-force" or _begins_later(look, entry) or _has_ended(look, entry)
        if entry.verified or graver or filled(named.ground.advice) or entry.id in asked:
            continue
        asked.add(entry.id)
        yield _hit(named, f"We have not read {entry.title} at its source.")


RULES = (not_in_force, ended, start_not_confirmed, not_verified)
