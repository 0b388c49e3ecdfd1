"""Facts about the partner, and about those that receive from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.shown import Shown, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import Partner


def _type(sharing: Sharing, label: Label) -> Shown:
    at = sharing.partner.at("type")
    if not sharing.partner.type:
        return Shown(f"You have not said what sort of organisation {sharing.name} is.", (at,))
    said = f"{sharing.name} is listed as “{label(at)}”."
    return Shown(said, (at,), values=frozenset({sharing.partner.type}))


def _public(sharing: Sharing, _label: Label) -> Shown:
    partner = sharing.partner
    at = (partner.at("public_authority"),)
    if partner.public_authority is None and not partner.sector and not partner.type:
        return Shown(f"You have not said whether {sharing.name} is a public authority.", at)
    holds = sharing.look.is_public(partner.id)
    word = "is" if holds else "is not"
    return Shown(f"{sharing.name} {word} a public authority.", at, holds)


def _competent(sharing: Sharing, _label: Label) -> Shown:
    partner = sharing.partner
    at = (partner.at("competent_authority"),)
    if partner.competent_authority is None and not partner.type:
        return Shown(f"You have not said whether {sharing.name} is a competent authority.", at)
    holds = sharing.look.is_competent(partner.id)
    word = "is" if holds else "is not"
    return Shown(f"{sharing.name} {word} a competent authority.", at, holds)


def _care(sharing: Sharing, _label: Label) -> Shown:
    partner = sharing.partner
    at = (partner.at("type"),)
    if not partner.type:
        return Shown(f"You have not said what sort of organisation {sharing.name} is.", at)
    holds = partner.type in sharing.look.types.care
    word = "gives" if holds else "does not give"
    return Shown(f"{sharing.name} {word} health or social care, by its type.", at, holds)


def _secrecy(sharing: Sharing, label: Label) -> Shown:
    """Whether the partner works under professional secrecy, or owes another duty in law.

    No answer can show that a body outside health and care owes none: then only its author knows.
    Source: DPA 2018 section 11(1).
    """
    care = _care(sharing, label)
    if care.holds:
        return care
    duty = sharing.ground.confidentiality if sharing.ground else None
    if duty is not None and duty.applies:
        said = f"You say that {sharing.name} owes a duty of confidentiality."
        return Shown(said, (duty.at("applies"),), holds=True)
    return Shown(care.said, care.places)


def _nhs(sharing: Sharing, _label: Label) -> Shown:
    partner = sharing.partner
    at = (partner.at("type"),)
    if not partner.type:
        return Shown(f"You have not said what sort of organisation {sharing.name} is.", at)
    holds = partner.type in sharing.look.types.nhs
    word = "is" if holds else "is not"
    return Shown(f"{sharing.name} {word} a health body, by its type.", at, holds)


def _sector(sharing: Sharing, label: Label) -> Shown:
    at = sharing.partner.at("sector")
    if not sharing.partner.sector:
        return Shown(f"You have not said which sector {sharing.name} belongs to.", (at,))
    said = f"The sector of {sharing.name} is “{label(at)}”."
    return Shown(said, (at,), values=frozenset({sharing.partner.sector}))


def _sends(sharing: Sharing, _label: Label) -> Shown:
    if not sharing.flows:
        return Shown(f"No flow says yet whether {sharing.name} gives or receives.")
    giving = [flow for flow in sharing.flows if flow.from_ == sharing.partner.id]
    places = tuple(flow.at("from") for flow in giving or sharing.flows)
    if giving:
        return Shown(f"{sharing.name} gives information in {_flows(sharing)}.", places, holds=True)
    return Shown(f"{sharing.name} only receives.", places, holds=False)


def _receiver_types(sharing: Sharing, label: Label) -> Shown:
    places = _ends(sharing)
    known = [partner for partner in sharing.receivers if partner.type]
    if not known or len(known) < len(sharing.receivers):
        return Shown(f"You have not said who receives from {sharing.name}.", places)
    said = f"It goes to {_listed(known, sharing, label)}."
    return Shown(said, places, values=frozenset(partner.type for partner in known))


def _receivers_public(sharing: Sharing, label: Label) -> Shown:
    receivers = sharing.receivers
    if not receivers:
        return Shown(f"You have not said who receives from {sharing.name}.", _ends(sharing))
    holds = all(sharing.look.is_public(partner.id) for partner in receivers)
    return Shown(f"It goes to {_listed(receivers, sharing, label)}.", _ends(sharing), holds)


def _receivers_care(sharing: Sharing, label: Label) -> Shown:
    receivers = sharing.receivers
    if not receivers:
        return Shown(f"You have not said who receives from {sharing.name}.", _ends(sharing))
    holds = all(partner.type in sharing.look.types.care for partner in receivers)
    return Shown(f"It goes to {_listed(receivers, sharing, label)}.", _ends(sharing), holds)


def _ends(sharing: Sharing) -> tuple[Pointer, ...]:
    return tuple(flow.at("to") for flow in sharing.flows if flow.from_ == sharing.partner.id)


def _flows(sharing: Sharing) -> str:
    return named(flow.name.strip() for flow in sharing.flows) or "a flow"


def _listed(partners: Sequence[Partner], sharing: Sharing, label: Label) -> str:
    names = [
        f"{sharing.look.name(partner)} ({label(partner.at('type'))})"
        if partner.type
        else sharing.look.name(partner)
        for partner in partners[:4]
    ]
    more = f" and {len(partners) - 4} more" if len(partners) > 4 else ""
    return ", ".join(names) + more


FACTS = {
    "partner-type": _type,
    "public-authority": _public,
    "competent-authority": _competent,
    "care-setting": _care,
    "professional-secrecy": _secrecy,
    "nhs": _nhs,
    "sector": _sector,
    "sends": _sends,
    "receiver-types": _receiver_types,
    "receivers-public": _receivers_public,
    "all-receivers-in-care": _receivers_care,
}
