"""Who relies on what law: for each purpose and partner, what it chose, why, and what is missing.

It repeats what people said and judges nothing: whether a choice fits is for the candidates to show
(`four_questions`), and whether something is wrong for the checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharebuilder.advice.shown import Label
    from sharebuilder.findings.look import Look
    from sharebuilder.model.views import Flow, LegalGround, Partner, Purpose

QUESTIONS: Final = (
    "Power to share",
    "Confidentiality",
    "Article 6 or Part 3",
    "Articles 9 and 10, Schedules 1 and 8",
)
_SPECIAL, _CRIMINAL = "special-category", "criminal-offence"
_NO_REASON = "no reason is given yet"


@dataclass(frozen=True, slots=True)
class Stand:
    """One thing that somebody relies on.

    Attributes:
        words: what it is.
        place: the answer that says so.
        source: where that law stands, where the words do not say so.
        verified: whether somebody read the text of that law; True where it is no entry of the law.
    """

    words: str
    place: Pointer
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands for one of the four questions.

    Attributes:
        stands: what is relied on.
        reason: why, in the words of whoever chose.
        gaps: what is missing, each with the place where it belongs.
        note: what to say where nothing is relied on and nothing is missing.
        place: where the answer stands, or would stand.
    """

    stands: tuple[Stand, ...]
    reason: str
    gaps: tuple[tuple[str, Pointer], ...]
    note: str
    place: Pointer


@dataclass(frozen=True, slots=True)
class Reliance:
    """One partner that shares for one purpose.

    Attributes:
        purpose, partner: who, and what for.
        flows: the flows that it is about.
        ground: the legal ground that carries them; None where none does.
        answers: an answer for each of `QUESTIONS`; none without a ground.
    """

    purpose: Purpose
    partner: Partner
    flows: tuple[Flow, ...]
    ground: LegalGround | None
    answers: tuple[Answer, ...]

    @property
    def gaps(self) -> int:
        """How many things are missing."""
        return sum(len(answer.gaps) for answer in self.answers) if self.ground else 1


def reliances(look: Look, label: Label) -> tuple[Reliance, ...]:
    """Every partner and purpose, in the order of the agreement: purposes first, then partners.

    Args:
        look: the agreement.
        label: says what an answer is called, by its pointer.
    """
    carried: dict[tuple[str, str], dict[str, list[Flow]]] = {}
    grounds = {ground.id: ground for ground in look.grounds}
    for ground in look.grounds:
        for purpose in look.purposes_of(ground):
            carried.setdefault((purpose.id, ground.partner), {}).setdefault(ground.id, [])
    for pair, covering in look.covered_pairs:
        rows = carried.setdefault((pair.purpose.id, pair.partner.id), {})
        for one in covering or (None,):
            flows = rows.setdefault(one.id if one is not None else "", [])
            if pair.flow not in flows:
                flows.append(pair.flow)
    return tuple(
        Reliance(
            look.purposes[purpose],
            look.partners[partner],
            tuple(flows),
            grounds.get(ground_id),
            tuple(_answers(look, grounds[ground_id], flows, label)) if ground_id else (),
        )
        for purpose in look.purposes
        for partner in look.partners
        for ground_id, flows in carried.get((purpose, partner), {}).items()
    )


def _answers(
    look: Look, ground: LegalGround, flows: Iterable[Flow], label: Label
) -> Iterator[Answer]:
    carried = {mark for flow in flows for item in look.items_of(flow) for mark in item.sensitivity}
    yield _power(look, ground)
    yield _confidentiality(look, ground)
    yield _basis(look, ground, label)
    yield _conditions(look, ground, carried, label)


def _power(look: Look, ground: LegalGround) -> Answer:
    stands, reasons, gaps = [], [], []
    for power in ground.powers:
        named = power.provision or power.other.strip()
        place = power.at("provision" if power.provision else "other")
        if not named:
            gaps.append(("a power without a name", place))
            continue
        stands.append(_entry(look, named, place) if power.provision else Stand(named, place))
        if power.why.strip():
            reasons.append(power.why.strip())
        else:
            gaps.append((_NO_REASON, power.at("why")))
    note = ""
    if not ground.powers:
        if look.is_public(ground.partner):
            gaps.append(("no power or duty is named yet", ground.at("powers")))
        else:
            note = "No power is named: it is no public authority."
    return Answer(tuple(stands), " ".join(reasons), tuple(gaps), note, ground.at("powers"))


def _confidentiality(look: Look, ground: LegalGround) -> Answer:
    duty = ground.confidentiality
    place = ground.at("confidentiality")
    if duty.applies is False:
        return Answer((), duty.why.strip(), (), "Not given in confidence.", _in(place, "applies"))
    if duty.applies is None and not duty.route:
        gap = ("nobody said whether it was given in confidence", _in(place, "applies"))
        return Answer((), "", (gap,), "", _in(place, "applies"))
    if not duty.route:
        gap = ("what lifts the duty is not answered", _in(place, "route"))
        return Answer((), duty.why.strip(), (gap,), "", _in(place, "route"))
    why = duty.why.strip()
    gaps = () if why else ((_NO_REASON, _in(place, "why")),)
    stand = _entry(look, duty.route, _in(place, "route"))
    return Answer((stand,), why, gaps, "", _in(place, "route"))


def _basis(look: Look, ground: LegalGround, label: Label) -> Answer:
    if ground.regime == "part-3":
        place = _in(ground.at("part_3"), "basis")
        if not ground.part_3.basis:
            return Answer((), "", (("no Part 3 basis is chosen yet", place),), "", place)
        law = ground.part_3.law.strip()
        gaps = () if law else (("the law behind it is not named", _in(ground.at("part_3"), "law")),)
        return Answer((Stand(f"Part 3: {label(place)}", place),), law, gaps, "", place)
    place, why = ground.at("lawful_basis"), ground.lawful_basis_why.strip()
    if not ground.lawful_basis:
        return Answer((), why, (("no lawful basis is chosen yet", place),), "", place)
    stands = [_entry(look, ground.lawful_basis, place)]
    if ground.recognised_interest:
        stands.append(_entry(look, ground.recognised_interest, ground.at("recognised_interest")))
    gaps = () if why else ((_NO_REASON, ground.at("lawful_basis_why")),)
    return Answer(tuple(stands), why, gaps, "", place)


def _conditions(look: Look, ground: LegalGround, carried: set[str], label: Label) -> Answer:
    if ground.regime == "part-3":
        return _sensitive_processing(look, ground)
    gaps = []
    stands = [_entry(look, one, ground.at("article_9")) for one in ground.article_9]
    if _SPECIAL in carried and not ground.article_9:
        gaps.append(("no Article 9 condition is chosen yet", ground.at("article_9")))
    place = ground.at("article_10")
    if ground.article_10 and (_CRIMINAL in carried or ground.article_10 != "none-used"):
        stands.append(Stand(f"Article 10: {label(place)}", place))
    elif _CRIMINAL in carried:
        gaps.append(("nothing is said of Article 10 yet", place))
    stands += [_entry(look, one, ground.at("schedule_1")) for one in ground.schedule_1]
    why = ground.conditions_why.strip()
    if stands and not why:
        gaps.append((_NO_REASON, ground.at("conditions_why")))
    note = "" if stands or gaps else "Nothing sensitive moves."
    return Answer(tuple(stands), why, tuple(gaps), note, ground.at("article_9"))


def _sensitive_processing(look: Look, ground: LegalGround) -> Answer:
    part, place = ground.part_3, ground.at("part_3")
    why = part.strict_necessity.strip()
    if part.schedule_8:
        gaps = () if why else ((_NO_REASON, _in(place, "strict_necessity")),)
        stand = _entry(look, part.schedule_8, _in(place, "schedule_8"))
        return Answer((stand,), why, gaps, "", _in(place, "schedule_8"))
    if part.sensitive is False:
        return Answer((), why, (), "No sensitive processing.", _in(place, "sensitive"))
    if part.sensitive:
        gap = ("no Schedule 8 condition is chosen yet", _in(place, "schedule_8"))
    else:
        gap = ("nobody said whether it is sensitive processing", _in(place, "sensitive"))
    return Answer((), why, (gap,), "", gap[1])


def _in(place: Pointer, name: str) -> Pointer:
    return Pointer(f"{place}/{name}")


def _entry(look: Look, identity: str, place: Pointer) -> Stand:
    entry = look.knowledge.entry(identity)
    if entry is None:
        return Stand(f"{identity}, which the knowledge base does not hold", place, verified=False)
    source = entry.citation.text
    return Stand(entry.title, place, "" if source in entry.title else source, entry.verified)
