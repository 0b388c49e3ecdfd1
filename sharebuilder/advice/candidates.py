"""Candidates: which entries of the knowledge base could carry a sharing, and why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.fit import VERDICTS, Reason, Weighing, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharebuilder.advice.facts import Facts
    from sharebuilder.advice.fit import Verdict
    from sharebuilder.knowledge.entry import Entry

_EVERY = "any"
_GATEWAY_ORDER = ("duty", "express-power", "implied-power")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that might carry a sharing. The person chooses; nothing is chosen for them.

    Attributes:
        entry: the entry.
        verdict: `fits`, `could-fit` or `does-not-fit`.
        because: what decided it: for it where it fits, against it where it does not.
        provided: what would have to hold, each as a clause that follows “could fit if”.
        demands: what whoever relies on it must do, each as a sentence.
        against: the contrary considerations.
        notes: what else is worth knowing, each as a sentence.
        chosen: whether the agreement names it already.
    """

    entry: Entry
    verdict: Verdict
    because: tuple[Reason, ...]
    provided: tuple[Reason, ...]
    demands: tuple[str, ...]
    against: tuple[Reason, ...]
    notes: tuple[str, ...]
    chosen: bool


def candidates(
    entries: Iterable[Entry],
    facts: Facts,
    chosen: Iterable[str],
    also: Callable[[Entry, Facts, Weighing], None] | None = None,
) -> tuple[Candidate, ...]:
    """Weigh entries, and put those that fit first.

    Args:
        entries: the entries.
        facts: what the answers show of the sharing.
        chosen: the ids that the agreement names already.
        also: weighs what only this kind of entry has.
    """
    taken = frozenset(chosen)
    found = [_candidate(entry, facts, taken, also) for entry in entries]
    return tuple(sorted(found, key=_place))


def _candidate(
    entry: Entry,
    facts: Facts,
    taken: frozenset[str],
    also: Callable[[Entry, Facts, Weighing], None] | None,
) -> Candidate:
    weighing = weigh(entry, facts)
    if also is not None:
        also(entry, facts, weighing)
    verdict = weighing.verdict
    because = weighing.blocked if verdict == "does-not-fit" else weighing.for_it
    speaks = (*weighing.against, *(Reason(text) for text in _against(entry)))
    return Candidate(
        entry=entry,
        verdict=verdict,
        because=tuple(because),
        provided=tuple(weighing.provided),
        demands=_demands(entry),
        against=speaks,
        notes=tuple(filter(None, (entry.text("typical_use"), entry.text("note")))),
        chosen=entry.id in taken,
    )


def _place(candidate: Candidate) -> tuple[int, int, int, int, int]:
    """Those that fit first, then those that the answers speak least against.

    Among powers, a duty comes before a power, and what is close to the purpose before what is wide.
    """
    entry = candidate.entry
    kind = entry.text("gateway_kind")
    rank = _GATEWAY_ORDER.index(kind) if kind in _GATEWAY_ORDER else 0
    return (
        VERDICTS.index(candidate.verdict),
        max((reason.doubt for reason in candidate.provided), default=0),
        _EVERY in entry.texts("purposes"),
        len(candidate.provided),
        rank,
    )


def weigh_gateway(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    """Weigh what a gateway says of the bodies and the purposes that it is for.

    An implied power is weak support for sharing that intrudes: the more it does, the clearer the
    law must be (Human Rights Act 1998 section 6 and Article 8).
    """
    _weigh_bodies(entry, facts, weighing)
    _weigh_purposes(entry, facts, weighing)
    sensitive = [
        shown
        for shown in (facts.shown("special-category"), facts.shown("criminal-offence-data"))
        if shown.holds
    ]
    if entry.text("gateway_kind") == "implied-power" and sensitive:
        text = "An implied power is weak support for sensitive information. Look for a clearer one."
        weighing.against += [Reason(text, shown.said, shown.places) for shown in sensitive[:1]]


def _weigh_bodies(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    shown, reached = facts.shown("partner-type"), entry.partner_types
    if reached is None:
        if _EVERY not in " ".join(entry.texts("who")):
            text = "the provision names this partner: its type alone cannot tell"
            weighing.provided.append(Reason(text, shown.said, shown.places))
    elif not shown.values or shown.values == {"other"}:
        text = "the provision names this sort of organisation"
        weighing.provided.append(Reason(text, shown.said, shown.places))
    elif shown.values <= set(reached):
        weighing.for_it.append(Reason("It names this sort of body.", shown.said, shown.places))
    else:
        text = "It does not reach this sort of body."
        weighing.blocked.append(Reason(text, shown.said, shown.places))


def _weigh_purposes(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    shown, served = facts.shown("area"), entry.texts("purposes")
    if _EVERY in served:
        return
    fitting = shown.values.intersection(served)
    if not shown.values:
        text = "the purpose is one that it serves"
        weighing.provided.append(Reason(text, shown.said, shown.places))
    elif fitting == shown.values:
        reason = Reason("It serves this sort of purpose.", shown.said, shown.places)
        weighing.for_it.append(reason)
    elif fitting:
        text = "you rely on it for those purposes only that it serves"
        weighing.provided.append(Reason(text, shown.said, shown.places))
    else:
        text = "It serves other purposes."
        weighing.blocked.append(Reason(text, shown.said, shown.places))


def weigh_schedule_1(entry: Entry, facts: Facts, weighing: Weighing) -> None:
    """Weigh what a Schedule 1 condition is open to, and what a chosen Article 9 point asks for.

    Part 3 of Schedule 1 is open to criminal offence data only (DPA 2018 section 10(5)); points
    (b), (h), (i) and (j) of Article 9(2) need Part 1, and point (g) needs Part 2 (section 10(2)
    and (3)).
    """
    part = entry.number("part")
    criminal, special = facts.shown("criminal-offence-data"), facts.shown("special-category")
    if part == _CRIMINAL_ONLY and criminal.holds is False:
        text = "It is open to criminal offence information only."
        weighing.blocked.append(Reason(text, criminal.said, criminal.places))
    ground = facts.sharing.ground
    if ground is None or not special.holds:
        return
    knowledge = facts.sharing.look.knowledge
    for point in ground.article_9:
        chosen = knowledge.entry(point)
        if chosen is None or chosen.schedule_1_part != part:
            continue
        named = chosen.schedule_1_conditions
        if not named or entry.id in named:
            text = f"{chosen.citation.text}, which you chose, needs such a condition."
            weighing.for_it.append(Reason(text, places=(ground.at("article_9"),)))


_CRIMINAL_ONLY = 3


def _demands(entry: Entry) -> tuple[str, ...]:
    """What an entry demands: in its own words, and as the marks of its kind say."""
    found = [*entry.demands, *map(_sentence, entry.texts("must_show"))]
    policy = entry.text("needs_policy_document")
    if policy == "yes":
        found.append("An appropriate policy document must be in place.")
    elif policy == "yes-with-exception":
        note = entry.text("policy_document_note")
        found.append(f"An appropriate policy document, unless an exception holds. {note}".strip())
    if entry.flag("substantial_public_interest_test"):
        found.append("Say why it serves a substantial public interest.")
    if entry.flag("strict_necessity"):
        found.append("Say why it is strictly necessary.")
    if entry.text("schedule_1_note"):
        found.append(f"It works only with DPA 2018 Schedule 1, {entry.text('schedule_1_note')}.")
    if entry.flag("needs_approval"):
        found.append("Give the reference of the approval.")
    if entry.flag("case_by_case"):
        found.append("Say who judges each case, by which test, and where that is recorded.")
    if entry.text("practice"):
        found.append(entry.text("practice"))
    if entry.kind == "gateway" and entry.text("lifts_confidence"):
        found.append(
            f"Does it lift the duty of confidence? {_sentence(entry.text('lifts_confidence'))}"
        )
    return tuple(found)


def _against(entry: Entry) -> tuple[str, ...]:
    """What speaks against an entry whatever the answers: its limits, and how it is misused."""
    found = [*entry.against]
    if entry.text("limits"):
        found.append(entry.text("limits"))
    if entry.text("who_cannot"):
        cannot = entry.text("who_cannot")
        found.append(cannot if cannot.startswith("Not ") else f"Not for: {_lower(cannot)}")
    misuse = entry.texts("common_misuse")
    if misuse:
        found.append(f"Often misused: {'; '.join(_lower(text) for text in misuse)}.")
    return tuple(found)


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "?")) else f"{whole}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
