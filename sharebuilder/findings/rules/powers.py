"""Rules on powers and duties: whether this partner may share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import GROUNDS, NAMES, PAIRS, PUBLIC
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE, act, dpa_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import DataItem

_POWERS = ("/law/*/powers/*/provision", "/law/*/partner", *NAMES)
_SHARED = (*PAIRS, *GROUNDS)
_SERIOUS_VIOLENCE = {"pcsca2022-s16": "16", "pcsca2022-s17": "17"}
_SCHEDULE_2 = re.compile(r"\bsch(edule|\.)?\s*2\b", re.IGNORECASE)
_THE_ACT = re.compile(r"\bdata protection\b|\bDPA\b", re.IGNORECASE)
# The bodies of the Children Act 2004 s.11, besides those of the NHS.
_SECTION_11_TYPES = {
    "council",
    "district-council",
    "police",
    "police-and-crime-commissioner",
    "probation",
    "prison",
    "youth-justice",
    "school",
    "college",
}


def _is_schedule_2(text: str) -> bool:
    """Whether a text names Schedule 2 of the Data Protection Act."""
    return bool(_SCHEDULE_2.search(text)) and bool(_THE_ACT.search(text))


def _intrusive(item: DataItem) -> bool:
    return bool(
        item.special_categories
        or {"special-category", "criminal-offence", "high-harm"} & set(item.sensitivity)
    )


@rule(
    "PW01",
    "error",
    "law",
    message="A public body names no power or duty.",
    remedy="Name the power or duty that lets this body share.",
    reads=("/law/*/powers", "/law/*/own_task", "/law/*/partner", *PUBLIC, *NAMES),
    citation=CODE,
    missing=True,
    verified=False,
)
def power_missing(look: Look) -> Iterator[Hit]:
    """A public body that cites neither a gateway nor a function."""
    for ground in look.grounds:
        if look.is_public(ground.partner) and not ground.powers and not filled(ground.own_task):
            yield Hit(
                ground.at("powers"),
                f"{look.name(ground.partner)} names no power or duty that lets it share.",
            )


@rule(
    "PW02",
    "error",
    "law",
    message="The gateway does not reach this organisation.",
    remedy="Choose a gateway that names this sort of organisation.",
    reads=(*_POWERS, "/partners/*/type"),
    citation=CODE,
    verified=False,
)
def gateway_does_not_reach(look: Look) -> Iterator[Hit]:
    """A gateway whose listed bodies do not include the partner's type."""
    for ground in look.grounds:
        partner = look.partners.get(ground.partner)
        if partner is None or partner.type in {"", "other"}:
            continue
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            reached = entry.partner_types if entry and entry.kind == "gateway" else None
            if entry and reached is not None and partner.type not in reached:
                yield Hit(
                    power.at("provision"), f"{entry.title} does not reach {look.name(partner)}."
                )


@rule(
    "PW03",
    "error",
    "law",
    message="The serious violence duty does not allow health or social care data to be shared.",
    remedy="Find another route for the health or social care data.",
    reads=(*_POWERS, "/items/*/special_categories", "/partners/*/type", *_SHARED),
    citation=act("PCSCA 2022 ss.16(4) and 17(6)", "ukpga/2022/32/section/16"),
)
def serious_violence_and_patients(look: Look) -> Iterator[Hit]:
    """The serious violence gateway used for patient information or by a health body."""
    for ground in look.grounds:
        sections = {power: _SERIOUS_VIOLENCE.get(power.provision) for power in ground.powers}
        if not any(sections.values()):
            continue
        partner = look.partners.get(ground.partner)
        health = partner is not None and partner.type in look.types.nhs
        sent = any(pair.sends and look.moves_health(pair.flow) for pair in look.pairs_of(ground))
        for power, section in sections.items():
            if section and (health or sent):
                what = "is a health body" if health else "sends health data"
                yield Hit(
                    power.at("provision"),
                    f"{look.name(ground.partner)} {what}. Section {section} does not allow this.",
                )


@rule(
    "PW04",
    "warning",
    "law",
    message="Only implied powers are cited for sensitive or bulk sharing.",
    remedy="Add a more specific power, or explain why an implied power is enough.",
    reads=(
        *_POWERS,
        "/law/*/powers/*/kind",
        "/law/*/powers/*/why",
        "/items/*/sensitivity",
        "/items/*/special_categories",
        "/flows/*/method",
        "/flows/*/kind",
        *_SHARED,
    ),
    citation=act("Human Rights Act 1998 s.6", "ukpga/1998/42/section/6"),
    verified=False,
)
def implied_powers_only(look: Look) -> Iterator[Hit]:
    """Intrusive sharing that rests on implied powers, without a word why."""
    for ground in look.grounds:
        kinds = set()
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            kinds.add(power.kind or (entry.text("gateway_kind") if entry else ""))
        if kinds != {"implied-power"} or any(filled(power.why) for power in ground.powers):
            continue
        if any(
            pair.flow.method == "bulk-extract"
            or pair.flow.kind == "matching"
            or any(_intrusive(item) for item in look.items_of(pair.flow))
            for pair in look.pairs_of(ground)
        ):
            yield Hit(
                ground.at("powers"),
                f"{look.name(ground.partner)} cites only implied powers for sensitive or bulk "
                "sharing.",
            )


@rule(
    "PW07",
    "prompt",
    "law",
    message="The purpose is to safeguard children.",
    remedy="Does the information sharing duty of the Children Act 2004 s.16LA apply, and have you "
    "recorded any decision that sharing would harm the child more? Confirm that it has started.",
    reads=(
        "/purposes/*/area",
        "/purposes/*/name",
        "/law/*/powers/*/provision",
        "/partners/*/type",
        *PAIRS,
    ),
    citation=act("Children Act 2004 s.16LA", "ukpga/2026/21/section/4"),
)
def information_sharing_duty(look: Look) -> Iterator[Hit]:
    """Safeguarding children among bodies of the new duty that nobody cites."""
    if any(p.provision == "ca2004-s16LA" for ground in look.grounds for p in ground.powers):
        return
    bound = look.types.nhs | _SECTION_11_TYPES
    for purpose in look.purposes.values():
        if purpose.area == "safeguarding-children" and any(
            pair.purpose.id == purpose.id and pair.partner.type in bound for pair in look.pairs
        ):
            yield Hit(purpose.at("area"), f"{look.purpose_name(purpose)} is to safeguard children.")


@rule(
    "PW08",
    "warning",
    "law",
    message="An exemption or a restriction is cited as a power.",
    remedy="An exemption lifts some duties; it does not let or make you share. Name a power.",
    reads=("/law/*/powers/*/provision", "/law/*/powers/*/other", "/law/*/own_task"),
    citation=dpa_schedule(2),
)
def exemption_as_power(look: Look) -> Iterator[Hit]:
    """An exemption of Schedule 2, or a restriction, among the powers or as the task."""
    for ground in look.grounds:
        if _is_schedule_2(ground.own_task):
            yield Hit(
                ground.at("own_task"), f"“{ground.own_task}” is an exemption, no task in law."
            )
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            if entry is not None and entry.kind in {"exemption", "restriction"}:
                yield Hit(power.at("provision"), f"{entry.title} is no power to share.")
            elif _is_schedule_2(power.other):
                yield Hit(power.at("other"), f"“{power.other}” is an exemption, no power to share.")


@rule(
    "PW09",
    "warning",
    "consent",
    message="A duty-to-refer referral needs the person's agreement.",
    remedy="Record how the person agrees and chooses the council.",
    reads=("/law/*/powers/*/provision", "/consent/asks/*/meaning"),
    citation=act("Housing Act 1996 s.213B", "ukpga/1996/52/section/213B"),
)
def referral_without_agreement(look: Look) -> Iterator[Hit]:
    """Section 213B with no ask for the person's agreement."""
    if any(ask.meaning == "agreement-to-referral" for ask in look.asks):
        return
    for ground in look.grounds:
        for power in ground.powers:
            if power.provision == "ha1996-s213B":
                yield Hit(
                    power.at("provision"),
                    "Housing Act 1996 s.213B is cited, but nobody is asked to agree to the "
                    "referral.",
                )


RULES = (
    power_missing,
    gateway_does_not_reach,
    serious_violence_and_patients,
    implied_powers_only,
    information_sharing_duty,
    exemption_as_power,
    referral_without_agreement,
)
