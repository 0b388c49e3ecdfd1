"""The law that each partner relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, yes_no

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import LegalGround

_ARTICLE_10 = "Criminal offence information"


def law(words: Words) -> list[dict[str, Any]]:
    """For each partner, its grounds: one for each purpose or set of purposes."""
    by_partner: dict[str, list[dict[str, Any]]] = {}
    for one in words.agreement.law:
        by_partner.setdefault(one.partner, []).append(_ground(words, one))
    known = [one.id for one in words.agreement.partners]
    order = sorted(by_partner, key=lambda one: known.index(one) if one in known else len(known))
    return [
        {
            "name": words.name("partners", partner) or "Partner not stated",
            "grounds": by_partner[partner],
        }
        for partner in order
    ]


def law_lines(words: Words) -> list[dict[str, str]]:
    """The law of each partner in one line."""
    found: dict[str, list[str]] = {}
    for one in words.agreement.law:
        line_ = found.setdefault(one.partner, [])
        powers = [words.law(power.provision) or line(power.other) for power in one.powers]
        line_ += [*powers[:1], words.law(one.lawful_basis) or _part_3(words, one)]
    return [
        {
            "partner": words.name("partners", partner) or "Partner not stated",
            "law": joined(*dict.fromkeys(text for text in texts if text)) or "Not yet said",
        }
        for partner, texts in found.items()
    ]


def _ground(words: Words, one: LegalGround) -> dict[str, Any]:
    document, confidence = one.policy_document, one.confidentiality
    basis = joined(
        words.law(one.lawful_basis),
        words.law(one.recognised_interest),
        mark=": ",
    )
    part_3 = words.facts(
        ("/law/*/part_3/facts_and_opinions", long(one.part_3.facts_and_opinions)),
        ("/law/*/part_3/accuracy_check", long(one.part_3.accuracy_check)),
        ("/law/*/part_3/strict_necessity", long(one.part_3.strict_necessity)),
        ("/law/*/part_3/other_use_authorised_by", line(one.part_3.other_use_authorised_by)),
    )
    powers = [
        {
            "name": words.law(power.provision) or line(power.other) or "Power or duty",
            "why": long(power.why),
        }
        for power in one.powers
        if power.why.strip()
    ]
    exemptions = [
        {
            "name": joined(words.law(entry.provision), line(entry.other)) or "Exemption",
            "why": long(entry.why),
        }
        for entry in one.exemptions
        if entry.why.strip()
    ]
    reasons = {
        "powers_full": powers,
        "lawful_basis_why": long(one.lawful_basis_why),
        "conditions_why": long(one.conditions_why),
        "balancing_test": line(one.balancing_test),
        "part_3_facts": part_3,
        "confidentiality_why": long(confidence.why),
        "caldicott_view": long(confidence.caldicott_view),
        "opt_out_why": line(one.opt_out_why),
        "exemptions_full": exemptions,
        "advice": line(one.advice),
    }
    return {
        **reasons,
        "has_reasons": any(reasons.values()),
        "purposes": words.names("purposes", one.purposes),
        "only_flows": words.names("flows", one.flows),
        "regime": words.choice("/law/*/regime", one.regime),
        "own_task": line(one.own_task),
        "powers": joined(
            *(_power(words, power.provision, power.other, power.kind) for power in one.powers)
        ),
        "basis": basis,
        "basis_label": basis or "Lawful basis",
        "part_3": _part_3(words, one),
        "conditions": joined(
            words.laws(one.article_9),
            words.laws(one.schedule_1),
            words.law(one.part_3.schedule_8),
            _criminal(words, one),
        ),
        "policy_document": joined(
            "Not in place yet" if document.exists is False else "",
            line(document.title),
            f"owner: {line(document.owner)}" if document.owner.strip() else "",
            f"reviewed {day(document.date)}" if document.date else "",
            line(document.location),
        )
        or ("In place" if document.exists else ""),
        "confidentiality": joined(
            "Not owed" if confidence.applies is False else "",
            words.law(confidence.route),
            f"approval {line(confidence.approval_reference)}"
            if confidence.approval_reference.strip()
            else "",
        )
        or ("Owed" if confidence.applies else ""),
        "opt_out": words.choice("/law/*/opt_out", one.opt_out),
        "exemptions": joined(
            *(joined(words.law(entry.provision), line(entry.other)) for entry in one.exemptions)
        ),
    }


def _power(words: Words, provision: str, other: str, kind: str) -> str:
    name = words.law(provision) or line(other)
    sort = words.choice("/law/*/powers/*/kind", kind)
    return f"{name} ({_lower(sort)})" if name and sort else name or sort


def _criminal(words: Words, one: LegalGround) -> str:
    if not one.article_10:
        return ""
    return f"{_ARTICLE_10}: {_lower(words.choice('/law/*/article_10', one.article_10))}"


def _part_3(words: Words, one: LegalGround) -> str:
    said = one.part_3
    return joined(
        words.choice("/law/*/part_3/basis", said.basis),
        line(said.law),
        f"sensitive processing: {yes_no(said.sensitive).lower()}"
        if said.sensitive is not None
        else "",
    )


def _lower(text: str) -> str:
    """The text as it stands in the middle of a sentence; a name such as UK GDPR stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
