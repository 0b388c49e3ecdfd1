"""The law that each partner relies on."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, unstopped, yes_no
from sharebuilder.findings.rules.conditions import is_special

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import LegalGround

_ARTICLE_10 = "Criminal offence information"
_AUTHORITY = "art10-authority"
_PART_3_OF = defaultdict(str, {"part-3": "p3-s35-2"})
_QUOTE = re.compile(r"(?<=\w)'")
_PLAIN, _NO_CONDITION = "Nothing sensitive moves", "No condition stated"


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
        line_ += [*powers[:1], words.law(one.lawful_basis) or _part_3_law(words, one)]
    return [
        {
            "partner": words.name("partners", partner) or "Partner not stated",
            "law": joined(*dict.fromkeys(text for text in texts if text)) or "Not yet said",
        }
        for partner, texts in found.items()
    ]


def law_by_question(words: Words) -> dict[str, Any]:
    """The four questions that the law asks, each with what partners rely on.

    Powers stand by partner. Bases, conditions and routes stand once each, in plain words, with the
    partners that rely on them.
    """
    powers: dict[str, dict[str, None]] = {}
    bases, conditions, routes = _Relied(words), _Relied(words), _Relied(words)
    for one in words.agreement.law:
        named = (words.law(power.provision) or line(power.other) for power in one.powers)
        powers.setdefault(one.partner, {}).update(dict.fromkeys(name for name in named if name))
        bases.add(one, one.lawful_basis, one.recognised_interest, _PART_3_OF[one.regime])
        authority = _AUTHORITY if one.article_10 == "official-authority" else ""
        conditions.add(one, *one.article_9, *one.schedule_1, one.part_3.schedule_8, authority)
        routes.add(one, one.confidentiality.route)
    return {
        "powers": [
            {
                "partner": words.name("partners", partner) or "Partner not stated",
                "powers": joined(*names) or "Not stated",
            }
            for partner, names in powers.items()
        ],
        "bases": bases.lines(),
        "conditions": conditions.lines(),
        "routes": routes.lines(),
    }


class _Relied:
    """Provisions, each with the partners that rely on it."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._partners = {one.partner for one in words.agreement.law}
        self._found: dict[str, dict[str, None]] = {}

    def add(self, ground: LegalGround, *provisions: str) -> None:
        for identity in provisions:
            if identity:
                self._found.setdefault(identity, {})[ground.partner] = None

    def lines(self) -> list[dict[str, str]]:
        everybody = "all of them"
        return [
            {
                "name": self._words.law(identity),
                "plain": self._plain(identity),
                "partners": everybody
                if len(partners) == len(self._partners) > 1
                else self._words.names("partners", partners),
            }
            for identity, partners in self._found.items()
        ]

    def _plain(self, identity: str) -> str:
        entry = self._words.knowledge.entry(identity)
        return _QUOTE.sub("\N{RIGHT SINGLE QUOTATION MARK}", line(entry.plain)) if entry else ""


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
            "name": words.law(power.provision) or unstopped(line(power.other)) or "Power or duty",
            "why": long(power.why),
        }
        for power in one.powers
        if power.why.strip()
    ]
    exemptions = [
        {
            "name": unstopped(joined(words.law(entry.provision), line(entry.other))) or "Exemption",
            "why": long(entry.why),
        }
        for entry in one.exemptions
        if entry.why.strip()
    ]
    conditions = joined(
        words.laws(one.article_9),
        words.laws(one.schedule_1),
        words.law(one.part_3.schedule_8),
        _criminal(words, one),
    )
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
        "conditions": conditions,
        "sensitive": conditions or (_PLAIN if _nothing_sensitive(words, one) else _NO_CONDITION),
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


def _nothing_sensitive(words: Words, one: LegalGround) -> bool:
    """Whether it is known what moves on this ground, and none of it is sensitive."""
    flows = [
        flow
        for flow in words.agreement.flows
        if one.partner in (flow.from_, *flow.to)
        and (flow.id in one.flows if one.flows else set(one.purposes) & set(flow.purposes))
    ]
    named = {item for flow in flows for item in flow.items}
    groups = {group for flow in flows for group in flow.item_groups}
    items = [one for one in words.agreement.items if one.id in named or one.group in groups]
    return bool(items) and not any(
        is_special(item) or "criminal-offence" in item.sensitivity for item in items
    )


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
        _part_3_law(words, one),
        f"sensitive processing: {yes_no(said.sensitive).lower()}"
        if said.sensitive is not None
        else "",
    )


def _part_3_law(words: Words, one: LegalGround) -> str:
    said = one.part_3
    return joined(words.choice("/law/*/part_3/basis", said.basis), line(said.law))


def _lower(text: str) -> str:
    """The text as it stands in the middle of a sentence; a name such as UK GDPR stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
