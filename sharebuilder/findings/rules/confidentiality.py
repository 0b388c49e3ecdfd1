"""Rules on the common-law duty of confidentiality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.facts import Fact
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import GROUNDS, NAMES, PAIRS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CALDICOTT, CONFIDENTIALITY, OPT_OUT, act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import DataItem

_ITEMS = ("/items/*/sensitivity", "/items/*/special_categories", "/items/*/source_partner")
_SHARED = (*PAIRS, *GROUNDS, *NAMES)
_ROUTE = "/law/*/confidentiality/route"


def _in_confidence(look: Look, item: DataItem) -> bool:
    """Whether an item was given in confidence, as its author says or as NHS health data is."""
    if "confidential" in item.sensitivity:
        return True
    source = look.partners.get(item.source_partner)
    return (
        "health" in item.special_categories and source is not None and source.type in look.types.nhs
    )


_CONFIDENTIAL = Fact(
    "items-in-confidence",
    (
        "/items/*/sensitivity",
        "/items/*/special_categories",
        "/items/*/source_partner",
        "/partners/*/type",
    ),
    lambda look: frozenset(item.id for item in look.items.values() if _in_confidence(look, item)),
)


@rule(
    "CF01",
    "error",
    "law",
    message="Confidential information is shared, and nothing says what lifts the duty of "
    "confidentiality.",
    remedy="Choose how the duty is met: consent (implied for direct care only), legal duty, "
    "section 251 support, or overriding public interest.",
    reads=(
        _ROUTE,
        "/law/*/confidentiality/applies",
        "/law/*/confidentiality/why",
        "/partners/*/type",
        *_ITEMS,
        *_SHARED,
    ),
    citation=CONFIDENTIALITY,
    missing=True,
)
def route_missing(look: Look) -> Iterator[Hit]:
    """A partner that sends confidential information with no route."""
    for ground in look.grounds:
        duty = ground.confidentiality
        if duty.route or (duty.applies is False and filled(duty.why)):
            continue
        confidential = look.fact(_CONFIDENTIAL)
        sent = any(
            pair.sends and not confidential.isdisjoint(look.item_ids_of(pair.flow))
            for pair in look.pairs_of(ground)
        )
        if sent or duty.applies:
            yield Hit(
                duty.at("route"),
                f"{look.name(ground.partner)} shares confidential information, "
                "but nothing says what lifts the duty of confidentiality.",
            )


@rule(
    "CF02",
    "error",
    "law",
    message="Implied consent covers direct care only.",
    remedy="Choose another route, or limit the sharing to direct care inside the care team.",
    reads=(_ROUTE, "/purposes/*/direct_care", "/partners/*/type", *_SHARED),
    citation=CONFIDENTIALITY,
)
def implied_consent_too_wide(look: Look) -> Iterator[Hit]:
    """Implied consent for something else than care, or to somebody outside the care team."""
    for ground in look.grounds:
        if ground.confidentiality.route != "implied-consent-direct-care":
            continue
        name, at = look.name(ground.partner), ground.confidentiality.at("route")
        if not all(purpose.direct_care for purpose in look.purposes_of(ground)):
            yield Hit(
                at, f"{name} relies on implied consent for a purpose that is not direct care."
            )
            continue
        outside = [
            look.name(one)
            for pair in look.pairs_of(ground)
            if pair.sends
            for one in pair.flow.to
            if one in look.partners and look.partners[one].type not in look.types.care
        ]
        if outside:
            yield Hit(
                at,
                f"{name} relies on implied consent, but sends to {outside[0]}, "
                "which is outside the care team.",
            )


@rule(
    "CF03",
    "warning",
    "partners",
    message="A health or care partner names no Caldicott Guardian.",
    remedy="Name the Caldicott Guardian, and record their view.",
    reads=(
        "/items/*/special_categories",
        "/partners/*/type",
        "/partners/*/contacts/*/role",
        *PAIRS,
        *NAMES,
    ),
    citation=CALDICOTT,
    missing=True,
)
def caldicott_guardian_missing(look: Look) -> Iterator[Hit]:
    """A health or care partner that shares health data and names no Caldicott Guardian."""
    seen = set()
    for pair in look.pairs:
        partner = pair.partner
        if partner.id in seen or partner.type not in look.types.caldicott:
            continue
        if look.moves_health(pair.flow):
            seen.add(partner.id)
            if not any(contact.role == "caldicott-guardian" for contact in partner.contacts):
                yield Hit(
                    partner.at("contacts"),
                    f"{look.name(partner)} shares health data, but names no Caldicott Guardian.",
                )


@rule(
    "CF04",
    "error",
    "law",
    message="Nothing says whether the national data opt-out applies.",
    remedy="Say whether the national data opt-out applies, and how it is honoured.",
    reads=(
        "/law/*/opt_out",
        "/about/nations",
        "/purposes/*/planning_or_research",
        "/partners/*/type",
        *_ITEMS,
        *_SHARED,
    ),
    citation=OPT_OUT,
    missing=True,
)
def opt_out_not_said(look: Look) -> Iterator[Hit]:
    """Confidential patient information for planning or research, with no word on the opt-out."""
    nations = look.agreement.about.nations
    if nations and "england" not in nations:
        return
    for ground in look.grounds:
        if ground.opt_out not in {"", "not-yet-known"}:
            continue
        if any(
            pair.purpose.planning_or_research
            and any(
                _in_confidence(look, item) and "health" in item.special_categories
                for item in look.items_of(pair.flow)
            )
            for pair in look.pairs_of(ground)
        ):
            yield Hit(
                ground.at("opt_out"),
                f"{look.name(ground.partner)} uses patient information for planning or research, "
                "but does not say whether the national data opt-out applies.",
            )


@rule(
    "CF05",
    "error",
    "law",
    message="Section 251 support exists only within an approval.",
    remedy="Give the reference of the approval, and its conditions.",
    reads=(_ROUTE, "/law/*/confidentiality/approval_reference", "/law/*/partner", *NAMES),
    citation=act("NHS Act 2006 s.251; SI 2002/1438", "ukpga/2006/41/section/251"),
    missing=True,
)
def approval_missing(look: Look) -> Iterator[Hit]:
    """Section 251 with no approval."""
    for ground in look.grounds:
        duty = ground.confidentiality
        if duty.route == "section-251" and not filled(duty.approval_reference):
            yield Hit(
                duty.at("approval_reference"),
                f"{look.name(ground.partner)} relies on section 251, but names no approval.",
            )


@rule(
    "CF06",
    "warning",
    "law",
    message="Overriding public interest is judged case by case.",
    remedy="Set out the test, who decides case by case, and where decisions are recorded.",
    reads=(_ROUTE, "/law/*/confidentiality/why", "/law/*/partner", *NAMES),
    citation=CONFIDENTIALITY,
    missing=True,
)
def public_interest_standing(look: Look) -> Iterator[Hit]:
    """Overriding public interest with no test."""
    for ground in look.grounds:
        duty = ground.confidentiality
        if duty.route == "public-interest" and not filled(duty.why):
            yield Hit(
                duty.at("why"),
                f"{look.name(ground.partner)} relies on overriding public interest, "
                "but does not say who decides each case, and how.",
            )


@rule(
    "CF07",
    "prompt",
    "consent",
    message="People are asked for permission, while the lawful basis is public task.",
    remedy="Does the form say plainly that this is permission under confidentiality, "
    "and not UK GDPR consent?",
    reads=(
        "/consent/asks/*/meaning",
        "/consent/asks/*/purposes",
        "/law/*/lawful_basis",
        "/law/*/purposes",
    ),
    citation=CONFIDENTIALITY,
)
def two_consents(look: Look) -> Iterator[Hit]:
    """Permission under confidentiality next to public task."""
    tasks = {one for g in look.grounds if g.lawful_basis == "art6-1-e" for one in g.purposes}
    for ask in look.asks:
        if ask.meaning == "permission-confidentiality" and tasks & set(ask.purposes):
            yield Hit(ask.at("meaning"))


RULES = (
    route_missing,
    implied_consent_too_wide,
    caldicott_guardian_missing,
    opt_out_not_said,
    approval_missing,
    public_interest_standing,
    two_consents,
)
