"""Reasons of the knowledge base: which answers call for an entry, and how to say so.

Risks, features of an impact assessment and outcomes of the screening name the answers that call
for them (`reason` in schemas/knowledge.schema.json). They are read once for each knowledge base,
so that a council's packs change what is suggested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sharebuilder.findings.days import law_day
from sharebuilder.findings.facts import Fact
from sharebuilder.findings.joined import FlowJoin, Mentions, PeopleJoin
from sharebuilder.findings.look import listing
from sharebuilder.findings.patterns import FLOW_NAMES
from sharebuilder.model import ask_when
from sharebuilder.model.deciding import Decider
from sharebuilder.model.pointer import Pointer, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonValue

KINDS = ("risk", "dpia-feature", "screening-outcome")
"""The kinds of entry that name their reasons."""
_PLACEHOLDER = re.compile(r"(?<!\s)(\s*:)?\s*\{(flows|people|items|purposes|partners)\}")
_IN_NAMES = {
    "flows": FLOW_NAMES,
    "people": ("/people/*/name",),
    "items": ("/items/*/name",),
    "purposes": ("/purposes/*/name",),
    "partners": ("/partners/*/name", "/partners/*/short_name"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Answers that call for an entry.

    Attributes:
        when: a condition on the answers.
        joins: what else must be found, each together with what belongs to it.
        because: why, as a clause, with the names of records left open.
        certain: whether it rests on answers alone, and neither on words nor on a rule of thumb.
    """

    when: Decider | None
    joins: tuple[FlowJoin | PeopleJoin | Mentions, ...]
    because: str
    certain: bool

    @property
    def reads(self) -> frozenset[str]:
        """The patterns of all that it looks at."""
        found = set(ask_when.reads(self.when.condition)) if self.when else set()
        for join in self.joins:
            found |= join.reads
        for _colon, collection in _PLACEHOLDER.findall(self.because):
            found |= {*_IN_NAMES[collection]}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Shown:
    """A reason that the answers give.

    Attributes:
        because: why, as a clause that follows “because”.
        places: the answers that give it.
        certain: whether it rests on answers alone, and neither on words nor on a rule of thumb.
    """

    because: str
    places: tuple[Pointer, ...]
    certain: bool

    @property
    def sentence(self) -> str:
        """Why, as a sentence."""
        return f"{self.because[:1].upper()}{self.because[1:]}."


class _Parsed:
    """The reasons of every entry of a knowledge base, and the conditions of its measures."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.reasons: dict[str, tuple[Reason, ...]] = {}
        self.certainly_shown: dict[str, Fact[bool]] = {}
        self.conditions: dict[str, Decider] = {}
        for kind in KINDS:
            for entry in knowledge.entries(kind):
                reasons = self.reasons[entry.id] = tuple(_reasons(entry))
                self.certainly_shown[entry.id] = _certainly_shown(entry.id, reasons)
        for entry in knowledge.entries("measure"):
            when = entry.details.get("when")
            if when is not None:
                self.conditions[entry.id] = Decider(ask_when.parse(when, at=f"{entry.id}/when"))


def _certainly_shown(entry_id: str, reasons: tuple[Reason, ...]) -> Fact[bool]:
    """The fact that answers alone call for an entry."""
    certain = tuple(reason for reason in reasons if reason.certain)
    read = frozenset[str]().union(*(reason.reads for reason in certain))

    def work(look: Look) -> bool:
        return any(_answers(look, reason) is not None for reason in certain)

    return Fact(f"shown {entry_id}", tuple(sorted(read)), work)


_PARSED: WeakKeyDictionary[Knowledge, _Parsed] = WeakKeyDictionary()


def _parsed(knowledge: Knowledge) -> _Parsed:
    if knowledge not in _PARSED:
        _PARSED[knowledge] = _Parsed(knowledge)
    return _PARSED[knowledge]


def reasons_of(knowledge: Knowledge, entry: Entry) -> tuple[Reason, ...]:
    """The reasons that an entry names.

    Raises:
        SeedProblem: a condition of the knowledge base is none.
    """
    return _parsed(knowledge).reasons.get(entry.id, ())


def usable(look: Look, kind: str) -> tuple[Entry, ...]:
    """The entries of a kind that may be used: law that is not in force on the start is left out.

    Reads: `/running/start`.
    """
    on = law_day(look)
    return tuple(
        entry
        for entry in look.knowledge.entries(kind)
        if entry.state == "in-force" and entry.in_force(on) is not False
    )


def shown(look: Look, entry: Entry) -> tuple[Shown, ...]:
    """The reasons that the answers give for an entry; none where it is not called for."""
    found = (_shown(look, reason) for reason in reasons_of(look.knowledge, entry))
    return tuple(one for one in found if one is not None)


def is_shown(look: Look, entry: Entry) -> bool:
    """Whether answers call for an entry, and neither words nor a rule of thumb alone."""
    return look.fact(_parsed(look.knowledge).certainly_shown[entry.id])


def makes_sense(look: Look, measure: Entry) -> bool:
    """Whether the answers make sense of a measure."""
    condition = _parsed(look.knowledge).conditions.get(measure.id)
    return condition is None or condition.decide(look.agreement.raw, today=look.today).holds is True


def reads_of(knowledge: Knowledge, kind: str) -> frozenset[str]:
    """The patterns of all that the reasons of a kind of entry look at."""
    return frozenset().union(
        *(
            reason.reads
            for entry in knowledge.entries(kind)
            for reason in reasons_of(knowledge, entry)
        )
    )


def worded(look: Look, because: str, *places: tuple[Pointer, ...]) -> str:
    """A clause with the names of the records that gave the reason.

    Args:
        look: the agreement.
        because: the clause, its names left open.
        places: the answers that gave it, the more telling ones first. The names are taken from
            the first that hold any of the kind that is wanted.
    """

    def names(match: re.Match[str]) -> str:
        colon, collection = match.group(1) or "", match.group(2)
        said = next(filter(None, (listing(_names(look, collection, one)) for one in places)), "")
        return f"{colon} {said}" if said else ""

    return _PLACEHOLDER.sub(names, because).strip()


def _shown(look: Look, reason: Reason) -> Shown | None:
    found = _answers(look, reason)
    if found is None:
        return None
    joined, answers = found
    because = worded(look, reason.because, joined, answers)
    return Shown(because, tuple(dict.fromkeys((*joined, *answers))), reason.certain)


def _answers(look: Look, reason: Reason) -> tuple[tuple[Pointer, ...], tuple[Pointer, ...]] | None:
    """The answers that give a reason: those of its joins, and those of its condition."""
    answers: tuple[Pointer, ...] = ()
    if reason.when is not None:
        decided = reason.when.decide(look.agreement.raw, today=look.today)
        if not decided.holds:
            return None
        answers = decided.places
    joined: list[Pointer] = []
    for join in reason.joins:
        found = join.places(look)
        if not found:
            return None
        joined += found
    return tuple(joined), answers


def _names(look: Look, collection: str, places: tuple[Pointer, ...]) -> Iterator[str]:
    named: dict[str, None] = {}
    for place in places:
        segments = parse(place)
        if segments == (collection,):
            named |= dict.fromkeys(_ids(look, collection))
        elif segments[:1] == (collection,):
            named[segments[1].removeprefix("id:")] = None
    return (_name(look, collection, identity) for identity in named)


def _ids(look: Look, collection: str) -> tuple[str, ...]:
    match collection:
        case "flows":
            return tuple(look.flows_by_id)
        case "people":
            return tuple(look.people)
        case "items":
            return tuple(look.items)
        case "purposes":
            return tuple(look.purposes)
        case _:
            return tuple(look.partners)


def _name(look: Look, collection: str, identity: str) -> str:
    match collection:
        case "flows":
            found = look.flows_by_id.get(identity)
            return look.flow_name(found) if found else "a flow without a name"
        case "people":
            group = look.people.get(identity)
            return _quoted(group.name if group else "", "a group without a name")
        case "items":
            item = look.items.get(identity)
            return _quoted(item.name if item else "", "an item without a name")
        case "purposes":
            purpose = look.purposes.get(identity)
            return _quoted(purpose.name if purpose else "", "a purpose without a name")
        case _:
            return look.name(identity)


def _quoted(name: str, otherwise: str) -> str:
    return f"“{name.strip()}”" if name.strip() else otherwise


def _reasons(entry: Entry) -> Iterator[Reason]:
    listed = entry.details.get("reasons")
    for at, raw in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(raw, dict):
            yield _reason(raw, f"{entry.id}/reasons/{at}")


def _reason(raw: dict[str, JsonValue], at: str) -> Reason:
    when = raw.get("when")
    joins: list[FlowJoin | PeopleJoin | Mentions] = []
    for name, make in (
        ("flows", FlowJoin.read),
        ("people", PeopleJoin.read),
        ("mentions", Mentions.read),
    ):
        part = raw.get(name)
        if isinstance(part, dict):
            joins.append(make(part))
    return Reason(
        Decider(ask_when.parse(when, at=f"{at}/when")) if when is not None else None,
        tuple(joins),
        str(raw.get("because", "")),
        all(join.certain for join in joins),
    )
