"""The law that each partner relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import LegalGround

_ARTICLE_10 = "Criminal offence information"
_PART_3, _AUTHORITY = "p3-s35-2", "art10-authority"


def law(words: Words) -> list[dict[str, Any]]:
    """For each partner, its grounds: one for each purpose or set of purposes."""
    by_partner = dict.fromkeys(one.partner for one in words.agreement.law)
    known = [one.id for one in words.agreement.partners]
    order = sorted(by_partner, key=lambda one: known.index(one) if one in known else len(known))
    return [
        {
            "name": words.name("partners", partner) or "Partner not stated",
            "grounds": grounds_of(words, partner),
        }
        for partner in order
    ]


def grounds_of(words: Words, partner: str) -> list[dict[str, Any]]:
    """The grounds of one partner, by its id."""
    return [_ground(words, one) for one in words.agreement.law if one.partner == partner]


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


def law_in_brief(words: Words) -> list[dict[str, str]]:
    """What each partner relies on, whatever the purpose: each provision once."""
    found: dict[str, list[LegalGround]] = {}
    for one in words.agreement.law:
        found.setdefault(one.partner, []).append(one)
    return [
        {
            "partner": words.name("partners", partner) or "Partner not stated",
            "powers": _once(
                words.law(power.provision) or line(power.other)
                for one in grounds
                for power in one.powers
            ),
            "basis": _once(basis for one in grounds for basis in _bases(words, one)),
            "conditions": _once(
                condition for one in grounds for condition in _conditions(words, one)
            ),
            "confidentiality": _once(_confidence(words, one) for one in grounds),
        }
        for partner, grounds in found.items()
    ]


def bases_used(words: Words) -> list[str]:
    """Every lawful basis that some partner relies on, once."""
    return _distinct(basis for one in words.agreement.law for basis in _bases(words, one))


def conditions_used(words: Words) -> list[str]:
    """Every condition for sensitive information that some partner relies on, once."""
    return _distinct(text for one in words.agreement.law for text in _conditions(words, one))


def law_in_plain_words(words: Words) -> list[dict[str, str]]:
    """What the bases, conditions and routes that partners rely on say, each once; no powers."""
    used: dict[str, None] = {}
    for one in words.agreement.law:
        chosen = [
            one.lawful_basis,
            one.recognised_interest,
            _PART_3 if one.part_3.basis else "",
            *one.article_9,
            *one.schedule_1,
            one.part_3.schedule_8,
            _AUTHORITY if one.article_10 == "official-authority" else "",
            one.confidentiality.route,
        ]
        used |= dict.fromkeys(identity for identity in chosen if identity)
    entries = [(identity, words.knowledge.entry(identity)) for identity in used]
    return [
        {"name": words.law(identity), "plain": line(entry.plain)}
        for identity, entry in entries
        if entry is not None
    ]


def _bases(words: Words, one: LegalGround) -> list[str]:
    basis = joined(words.law(one.lawful_basis), words.law(one.recognised_interest), mark=": ")
    part_3 = words.choice("/law/*/part_3/basis", one.part_3.basis)
    return [basis, f"{part_3} ({words.citation(_PART_3)})" if part_3 else ""]


def _conditions(words: Words, one: LegalGround) -> list[str]:
    provisions = [*one.article_9, *one.schedule_1, one.part_3.schedule_8]
    return [*(words.law(identity) for identity in provisions), _criminal(words, one)]


def _confidence(words: Words, one: LegalGround) -> str:
    said = one.confidentiality
    owed = {True: "Owed", False: "Not owed", None: ""}[said.applies]
    return words.law(said.route) or owed


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _once(texts: Iterable[str]) -> str:
    return "; ".join(_distinct(texts))


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
            "name": words.law(entry.provision) or line(entry.other) or "Exemption",
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
            *(words.law(entry.provision) or line(entry.other) for entry in one.exemptions)
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
