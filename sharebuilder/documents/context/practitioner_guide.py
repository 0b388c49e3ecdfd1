"""Everything that the guide for the staff of one partner can say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context import partners as partner_words
from sharebuilder.documents.context.by_partner import (
    HANDLES_NOTHING,
    is_in_a_flow,
    partner_line,
    partner_of,
    receives,
    sends,
)
from sharebuilder.documents.context.choices import rights
from sharebuilder.documents.context.front import front
from sharebuilder.documents.context.running import running
from sharebuilder.documents.context.safety import security
from sharebuilder.documents.context.words import Words, line, long, period, unstopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import AskOfAPerson, Flow, Partner
    from sharebuilder.questions.question_set import QuestionSet

# Whom a member of staff asks; the board and the signatory do not sit by the telephone.
_ASKED = (
    "single-point-of-contact",
    "deputy-contact",
    "safeguarding-lead",
    "caldicott-guardian",
    "information-governance-lead",
    "data-protection-officer",
    "breach-contact",
    "rights-contact",
)


def practitioner_guide_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,  # noqa: ARG001 - as every document is called
    record: str,
    pictures: Sequence[Mapping[str, Any]] = (),  # noqa: ARG001 - as every document is called
) -> dict[str, Any] | None:
    """The fields of the guide for the staff of a partner.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: those that count make the document a draft.
        today: the day of the document; the guide does not show it.
        record: the id of the partner.
        pictures: not shown here.

    Returns:
        Plain dictionaries, lists, texts, numbers and yes or no. None where the partner's staff
        handle nothing: it only observes, or works on another's instructions, and is in no flow.
    """
    words = Words(tree, question_set, knowledge)
    partner = partner_of(words, record)
    if partner is None:
        return None
    if partner.takes_part in HANDLES_NOTHING and not is_in_a_flow(words, record):
        return None
    agreement = words.agreement
    sent, received = sends(words, record), receives(words, record)
    flows = [one for one in agreement.flows if record == one.from_ or record in one.to]
    purposes = {purpose for one in flows for purpose in one.purposes}
    asks = _asks(words, flows, record)
    stops_within = _mostly(asks)
    return {
        **front(words, findings),
        "partner": partner_line(words, partner),
        "sends": sent,
        "receives": received,
        "asks": asks,
        "stops_within": stops_within,
        "stops_otherwise": bool(stops_within) and any(ask["stops_within"] for ask in asks),
        "without_asking": long(agreement.consent.without_asking),
        "who_decides": line(agreement.consent.who_decides),
        "forbidden": [
            {"name": words.name("purposes", one.id), "uses": long(one.forbidden_uses)}
            for one in agreement.purposes
            if one.id in purposes and one.forbidden_uses.strip()
        ],
        "confidence": long(agreement.case.confidence),
        "rights": rights(words),
        "security": {
            **security(words),
            "breach_contact": unstopped(line(agreement.security.breach_contact)),
        },
        "running": running(words),
        "contacts": _contacts(words, partner),
        "others": [
            {"partner": one["partner"], "first": unstopped(one["first"])}
            for one, partner_ in zip(
                partner_words.contacts(words),
                (one for one in agreement.partners if one.contacts),
                strict=True,
            )
            if one["first"] and partner_.id != record
        ],
    }


def _asks(words: Words, flows: Sequence[Flow], partner: str) -> list[dict[str, Any]]:
    """What people are asked before this partner shares, or gets something.

    A question counts where it names the partner, or nobody but partners to which it sends.
    """
    place = "/consent/asks/*"
    return [
        {
            "name": line(one.name) or "What people are asked",
            "how": words.choices(f"{place}/how_asked", one.how_asked),
            "meaning": words.choice(f"{place}/meaning", one.meaning),
            "refusal": long(one.refusal),
            "stops_within": period(one.stops_within),
        }
        for one in words.agreement.consent.asks
        if any(_concerns(one, flow, partner) for flow in flows)
    ]


def _concerns(ask: AskOfAPerson, flow: Flow, partner: str) -> bool:
    if ask.purposes and not set(ask.purposes).intersection(flow.purposes):
        return False
    named = set(ask.partners)
    return partner in named or not named - set(flow.to if flow.from_ == partner else ())


def _mostly(asks: Sequence[dict[str, Any]]) -> str:
    """Within what time most questions have partners stop; it is taken off those, and said once."""
    times: Counter[str] = Counter(ask["stops_within"] for ask in asks if ask["stops_within"])
    if len(asks) == 1 or not times:
        return ""
    [(time, number)] = times.most_common(1)
    if number == 1:
        return ""
    for ask in asks:
        if ask["stops_within"] == time:
            ask["stops_within"] = ""
    return time


def _contacts(words: Words, partner: Partner) -> list[dict[str, str]]:
    """Whom staff ask in their own organisation, the nearest first."""
    shown = partner_words.contacts_of(words, partner)
    held = {one.role: entry for one, entry in zip(partner.contacts, shown, strict=True)}
    return [held[role] for role in _ASKED if role in held]
