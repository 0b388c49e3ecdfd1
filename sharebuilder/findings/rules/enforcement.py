"""Rules on law enforcement processing: DPA 2018 Part 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import COMPETENT, GROUNDS, NAMES, PAIRS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.rules.conditions import is_special
from sharebuilder.findings.sources import dpa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.joins import Pair
    from sharebuilder.model.views import LegalGround

_REGIME = ("/law/*/regime", "/law/*/partner", *NAMES)


def _part_3(look: Look) -> Iterator[LegalGround]:
    return (ground for ground in look.grounds if ground.regime == "part-3")


@rule(
    "LE01",
    "error",
    "law",
    message="A law enforcement flow has no Part 3 basis.",
    remedy="Record the Part 3 basis: the law it is based on, and that it is necessary for the law "
    "enforcement task or with consent.",
    reads=(
        "/law/*/part_3/basis",
        "/law/*/part_3/law",
        "/flows/*/name",
        *_REGIME,
        *COMPETENT,
        *PAIRS,
        *GROUNDS,
    ),
    citation=dpa("35", "; sections 30 and 31"),
    missing=True,
)
def part_3_basis_missing(look: Look) -> Iterator[Hit]:
    """A competent authority in a law enforcement flow with UK GDPR bases alone."""
    seen = set()
    for pair in look.pairs:
        if not pair.law_enforcement or not look.is_competent(pair.partner.id):
            continue
        grounds = look.covering(pair)
        enforcement = [ground for ground in grounds if ground.regime == "part-3"]
        if any(g.part_3.basis and filled(g.part_3.law) for g in enforcement):
            continue
        if enforcement:
            part = enforcement[0].part_3
            pointer = part.at("law") if part.basis else part.at("basis")
        elif grounds:
            pointer = grounds[0].at("regime")
        else:
            continue  # LB01 says that there is no ground at all.
        if pointer not in seen:
            seen.add(pointer)
            yield Hit(
                pointer,
                f"{look.name(pair.partner)} takes part in {look.flow_name(pair.flow)} for law "
                "enforcement, but has no full Part 3 basis.",
            )


@rule(
    "LE02",
    "error",
    "law",
    message="Only competent authorities can use Part 3.",
    remedy="Choose UK GDPR and an Article 6 basis for this partner.",
    reads=(*_REGIME, *COMPETENT),
    citation=dpa("30", " and Schedule 7"),
)
def part_3_for_others(look: Look) -> Iterator[Hit]:
    """Part 3 for a partner that is no competent authority."""
    for ground in _part_3(look):
        if ground.partner in look.partners and not look.is_competent(ground.partner):
            yield Hit(
                ground.at("regime"),
                f"{look.name(ground.partner)} is no competent authority, so Part 3 is closed to "
                "it.",
            )


@rule(
    "LE03",
    "error",
    "law",
    message="Law enforcement data goes to another purpose, and no law is named that authorises it.",
    remedy="Name the law that authorises use outside law enforcement.",
    reads=(
        "/about/any_law_enforcement",
        "/law/*/part_3/other_use_authorised_by",
        "/law/*/powers",
        "/items/*/sensitivity",
        "/items/*/source_partner",
        *_REGIME,
        *COMPETENT,
        *PAIRS,
        *GROUNDS,
    ),
    citation=dpa("36", "(4)"),
    missing=True,
)
def other_use_not_authorised(look: Look) -> Iterator[Hit]:
    """A competent authority whose data leaves law enforcement, with no law that authorises it.

    It does so by another purpose, and by a receiver that is no competent authority: such a body
    has no law enforcement purposes (section 30).
    """
    for ground in look.grounds:
        if filled(ground.part_3.other_use_authorised_by) or ground.powers:
            continue
        for pair in look.pairs_of(ground):
            if pair.sends and look.is_competent(pair.partner.id):
                why = _leaves_enforcement(look, ground, pair)
                if why:
                    # Under UK GDPR the field of Part 3 is not asked: the power says it there.
                    yield Hit(
                        ground.part_3.at("other_use_authorised_by")
                        if ground.regime == "part-3"
                        else ground.at("powers"),
                        f"{look.name(ground.partner)} {why}, and names no law that authorises it.",
                    )
                    break


def _leaves_enforcement(look: Look, ground: LegalGround, pair: Pair) -> str:
    """How data of a competent authority leaves law enforcement in a flow; empty where it stays."""
    if ground.regime == "part-3":
        outside = [
            one for one in pair.flow.to if one in look.partners and not look.is_competent(one)
        ]
        if outside:
            name = look.name(outside[0])
            return f"sends law enforcement data to {name}, which is no competent authority"
    if (
        look.agreement.about.any_law_enforcement
        and not pair.law_enforcement
        and any(
            "criminal-offence" in item.sensitivity and item.source_partner == pair.partner.id
            for item in look.items_of(pair.flow)
        )
    ):
        return "sends offence data for a purpose outside law enforcement"
    return ""


@rule(
    "LE04",
    "error",
    "law",
    message="Sensitive processing under Part 3 lacks what the law asks for.",
    remedy="Add the Schedule 8 condition, show strict necessity, and name the policy document.",
    reads=(
        "/law/*/part_3",
        "/law/*/policy_document/exists",
        "/items/*/sensitivity",
        "/items/*/special_categories",
        *_REGIME,
        *PAIRS,
        *GROUNDS,
    ),
    citation=dpa("35", "(3) to (5); section 42"),
    missing=True,
)
def sensitive_processing(look: Look) -> Iterator[Hit]:
    """Sensitive processing with no condition, no strict necessity or no policy document."""
    for ground in _part_3(look):
        part = ground.part_3
        if not is_sensitive_processing(look, ground):
            continue
        lacks = []
        if part.basis != "consent" and not part.schedule_8:
            lacks.append((part.at("schedule_8"), "a Schedule 8 condition"))
        if part.basis != "consent" and not filled(part.strict_necessity):
            lacks.append((part.at("strict_necessity"), "a reason of strict necessity"))
        if not any(g.policy_document.exists for g in look.grounds_of(ground.partner)):
            lacks.append((ground.policy_document.at("exists"), "a policy document"))
        for pointer, what in lacks:
            yield Hit(
                pointer,
                f"The sensitive processing of {look.name(ground.partner)} lacks {what}.",
            )


def is_sensitive_processing(look: Look, ground: LegalGround) -> bool:
    """Whether what a ground of Part 3 covers is sensitive processing (section 35(8))."""
    return bool(ground.part_3.sensitive) or any(
        is_special(item)
        for pair in look.pairs_of(ground)
        if pair.law_enforcement
        for item in look.items_of(pair.flow)
    )


@rule(
    "LE05",
    "warning",
    "law",
    message="Part 3 asks that fact is kept apart from opinion, and sorts of people from "
    "each other.",
    remedy="Say how you mark fact or assessment, and suspect, convicted person, victim "
    "and witness.",
    reads=("/law/*/part_3/facts_and_opinions", *_REGIME),
    citation=dpa("38", "(2) and (3)"),
    missing=True,
)
def facts_and_opinions(look: Look) -> Iterator[Hit]:
    """Part 3 data with no way to tell fact from opinion."""
    for ground in _part_3(look):
        if not filled(ground.part_3.facts_and_opinions):
            yield Hit(
                ground.part_3.at("facts_and_opinions"),
                f"{look.name(ground.partner)} does not say how fact is kept apart from opinion.",
            )


@rule(
    "LE06",
    "warning",
    "law",
    message="Part 3 asks for a check before sending, and for notice of errors.",
    remedy="Add a check before sending, reliability information with it, and prompt "
    "notice of errors.",
    reads=("/law/*/part_3/accuracy_check", *_REGIME),
    citation=dpa("38", "(4) and (5)"),
    missing=True,
)
def accuracy_check(look: Look) -> Iterator[Hit]:
    """Part 3 data with no check of its quality."""
    for ground in _part_3(look):
        if not filled(ground.part_3.accuracy_check):
            yield Hit(
                ground.part_3.at("accuracy_check"),
                f"{look.name(ground.partner)} does not say how quality is checked before sending.",
            )


@rule(
    "LE07",
    "warning",
    "law",
    message="One purpose mixes law enforcement and general processing.",
    remedy="Split the purpose: one for law enforcement, one for general processing.",
    reads=("/law/*/flows", "/law/*/purposes", "/purposes/*/name", *_REGIME),
    citation=dpa("29", "; Parts 2 and 3"),
)
def mixed_regimes(look: Look) -> Iterator[Hit]:
    """The same partner and purpose under both regimes, not told apart by flow."""
    for ground in _part_3(look):
        if ground.flows:
            continue
        for other in look.grounds_of(ground.partner):
            both = set(ground.purposes) & set(other.purposes) & set(look.purposes)
            if other.regime == "uk-gdpr" and not other.flows and both:
                purpose = look.purposes[min(both)]
                yield Hit(
                    ground.at("purposes"),
                    f"{look.name(ground.partner)} uses both UK GDPR and Part 3 for "
                    f"{look.purpose_name(purpose)}.",
                )
                break


RULES = (
    part_3_basis_missing,
    part_3_for_others,
    other_use_not_authorised,
    sensitive_processing,
    facts_and_opinions,
    accuracy_check,
    mixed_regimes,
)
