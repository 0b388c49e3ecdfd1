"""The four questions about a sharing, in order, each with its candidates.

Power to share; duty of confidentiality; Article 6 or Part 3; Article 9, Article 10, Schedule 1 and
Schedule 8. They are separate: a power is no lawful basis, and neither lifts a duty of confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.candidates import (
    Candidate,
    candidates,
    weigh_gateway,
    weigh_schedule_1,
)
from sharebuilder.advice.facts import Facts
from sharebuilder.advice.fit import Reason, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sharebuilder.advice.fit import Weighing
    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label, Shown
    from sharebuilder.knowledge.entry import Entry

    Also = Callable[[Entry, Facts, Weighing], None]

_PART_3_BASIS = "p3-s35-2"
_OFFICIAL_AUTHORITY = "art10-authority"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice that a question asks for.

    Attributes:
        field: the pattern of the answer that takes it.
        title: what is chosen.
        note: what the answers say of the need for it; empty where nothing is to be said.
        candidates: what could be chosen, those that fit first.
    """

    field: str
    title: str
    note: Reason
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four questions.

    Attributes:
        number: its place in the order, from 1.
        title: the question.
        choices: what it asks to choose.
    """

    number: int
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the law offers for one sharing. It is not legal advice, and it chooses nothing.

    Attributes:
        sharing: what law is sought for.
        questions: the four questions, in order.
        in_the_way: restrictions that may stand in the way, whatever carries the sharing.
    """

    sharing: Sharing
    questions: tuple[Question, ...]
    in_the_way: tuple[Candidate, ...]

    def choice(self, field: str) -> Choice | None:
        """The choice that an answer takes; None where no question asks for it."""
        every = (choice for question in self.questions for choice in question.choices)
        return next((choice for choice in every if choice.field == field), None)


def advise(sharing: Sharing, label: Label) -> Advice:
    """What could carry a sharing, question by question.

    Args:
        sharing: the partner, its purposes and flows.
        label: says what an answer is called, by its pointer.
    """
    facts = Facts.of(sharing, label)
    questions = (
        Question(1, "What lets this partner share?", (_power(facts),)),
        Question(2, "What meets the duty of confidentiality?", (_confidentiality(facts),)),
        Question(3, "What is its lawful basis?", tuple(_bases(facts))),
        Question(4, "Which condition covers sensitive information?", tuple(_conditions(facts))),
    )
    return Advice(sharing, questions, _in_the_way(facts))


def advise_on(sharing: Sharing, label: Label, field: str) -> Choice | None:
    """The one choice that an answer takes, without the work for the others.

    Args:
        sharing: the partner, its purposes and flows.
        label: says what an answer is called, by its pointer.
        field: the pattern of the answer.
    """
    facts = Facts.of(sharing, label)
    if field == _POWER:
        return _power(facts)
    if field == _ROUTE:
        return _confidentiality(facts)
    return next((one for one in (*_bases(facts), *_conditions(facts)) if one.field == field), None)


_POWER = "/law/*/powers/*/provision"
_ROUTE = "/law/*/confidentiality/route"
_BASIS = "/law/*/lawful_basis"
_INTEREST = "/law/*/recognised_interest"
_PART_3 = "/law/*/part_3/basis"
_ARTICLE_9 = "/law/*/article_9"
_ARTICLE_10 = "/law/*/article_10"
_SCHEDULE_1 = "/law/*/schedule_1"
_SCHEDULE_8 = "/law/*/part_3/schedule_8"
CHOICE_FIELDS = frozenset({_POWER, _ROUTE, _BASIS, _INTEREST, _ARTICLE_9, _SCHEDULE_1, _SCHEDULE_8})
"""The answers that take an entry of the knowledge base, for which there is advice."""


def _power(facts: Facts) -> Choice:
    ground, name = facts.sharing.ground, facts.sharing.name
    public = facts.shown("public-authority")
    note = Reason("")
    if public.holds is False:
        text = f"{name} needs no power in law to share. Say what its objects or its contract allow."
        note = Reason(text, public.said, public.places)
    elif public.holds:
        text = f"{name} can act only within its powers and duties, so name one."
        note = Reason(text, public.said, public.places)
    chosen = [power.provision for power in ground.powers] if ground else []
    entries = _entries(facts, "gateway")
    found = candidates(entries, facts, chosen, weigh_gateway)
    return Choice(_POWER, "Power or duty", note, found)


def _confidentiality(facts: Facts) -> Choice:
    ground = facts.sharing.ground
    shown = facts.shown("confidential")
    note = Reason("")
    if ground is not None and ground.confidentiality.applies is False:
        text = "You say that the information was not given in confidence."
        note = Reason(text, places=(ground.confidentiality.at("applies"),))
    elif shown.holds:
        text = "The duty of confidence stands beside data protection law. Both must be met."
        note = Reason(text, shown.said, shown.places)
    elif shown.holds is False:
        text = "Where nothing was given in confidence, there is no duty to lift."
        note = Reason(text, shown.said, shown.places)
    chosen = [ground.confidentiality.route] if ground else []
    found = candidates(_entries(facts, "confidentiality-route"), facts, chosen)
    return Choice(_ROUTE, "Route", note, found)


def _bases(facts: Facts) -> Iterator[Choice]:
    ground = facts.sharing.ground
    part_3 = facts.shown("part-3")
    if part_3.holds is not False:
        text = (
            "DPA 2018 Part 3 governs, in place of the UK GDPR."
            if part_3.holds
            else "Part 3 governs what serves law enforcement, and the UK GDPR the rest."
        )
        note = Reason(text, part_3.said, part_3.places)
        chosen = [_PART_3_BASIS] if ground and ground.regime == "part-3" else []
        entries = [one for one in _entries(facts, "part-3") if one.id == _PART_3_BASIS]
        yield Choice(_PART_3, "Law enforcement", note, candidates(entries, facts, chosen))
    chosen = [ground.lawful_basis] if ground else []
    found = candidates(_entries(facts, "lawful-basis"), facts, chosen)
    yield Choice(_BASIS, "Lawful basis", Reason(""), found)
    if facts.shown("public-authority").holds is not True and part_3.holds is not True:
        chosen = [ground.recognised_interest] if ground else []
        found = candidates(_entries(facts, "recognised-interest"), facts, chosen)
        text = "Only where the basis is a recognised legitimate interest."
        yield Choice(_INTEREST, "Recognised legitimate interest", Reason(text), found)


def _conditions(facts: Facts) -> Iterator[Choice]:
    ground = facts.sharing.ground
    special, criminal = facts.shown("special-category"), facts.shown("criminal-offence-data")
    part_3 = facts.shown("part-3")
    if part_3.holds is not False:
        chosen = [ground.part_3.schedule_8] if ground else []
        found = candidates(_entries(facts, "schedule-8"), facts, chosen)
        yield Choice(
            _SCHEDULE_8,
            "Schedule 8 condition",
            _need(special, "Sensitive processing under Part 3 needs", "Schedule 8 condition"),
            found,
        )
    chosen = list(ground.article_9) if ground else []
    found = candidates(_entries(facts, "article-9"), facts, chosen)
    need = _need(special, "Special category information needs", "condition of Article 9")
    yield Choice(_ARTICLE_9, "Article 9 condition", need, found)
    if criminal.holds is not False:
        entries = [one for one in _entries(facts, "article-10") if one.id == _OFFICIAL_AUTHORITY]
        taken = [_OFFICIAL_AUTHORITY] if _has_authority(facts) else []
        need = _need(
            criminal, "Criminal offence information needs official authority, or", "condition"
        )
        found = candidates(entries, facts, taken)
        yield Choice(_ARTICLE_10, "Article 10", need, found)
    chosen = list(ground.schedule_1) if ground else []
    found = candidates(_entries(facts, "schedule-1"), facts, chosen, weigh_schedule_1)
    yield Choice(_SCHEDULE_1, "Schedule 1 condition", _schedule_1_need(facts), found)


def _has_authority(facts: Facts) -> bool:
    ground = facts.sharing.ground
    return ground is not None and ground.article_10 == "official-authority"


def _need(shown: Shown, needs: str, what: str) -> Reason:
    if shown.holds is False:
        return Reason(f"No {what} is needed.", shown.said, shown.places)
    if shown.holds:
        return Reason(f"{needs} a {what}.", shown.said, shown.places)
    return Reason("", shown.said, shown.places)


def _schedule_1_need(facts: Facts) -> Reason:
    special, criminal = facts.shown("special-category"), facts.shown("criminal-offence-data")
    if special.holds is False and criminal.holds is False:
        return Reason("No Schedule 1 condition is needed.", special.said, special.places)
    ground, knowledge = facts.sharing.ground, facts.sharing.look.knowledge
    for point in ground.article_9 if ground else ():
        entry = knowledge.entry(point)
        if entry is not None and entry.schedule_1_part is not None and ground is not None:
            text = f"{entry.citation.text} works only with Schedule 1 Part {entry.schedule_1_part}."
            return Reason(text, places=(ground.at("article_9"),))
    text = "Points (b), (g), (h), (i) and (j) of Article 9(2) each need a Schedule 1 condition."
    return Reason(text, special.said, special.places)


def _in_the_way(facts: Facts) -> tuple[Candidate, ...]:
    """Restrictions that concern this partner and these purposes.

    A restriction that is for other bodies or other purposes is left out: it stands in nobody's
    way here.
    """

    def concerns(entry: Entry) -> bool:
        weighing = weigh(entry, facts)
        weigh_gateway(entry, facts, weighing)
        return not weighing.blocked

    return candidates(
        (entry for entry in _entries(facts, "restriction") if concerns(entry)), facts, ()
    )


def _entries(facts: Facts, kind: str) -> Iterable[Entry]:
    return facts.sharing.look.knowledge.entries(kind)
