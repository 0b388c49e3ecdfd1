"""What people are told and asked, and how they use their rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import (
    closed,
    day,
    joined,
    line,
    long,
    period,
    unstopped,
    yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.context.words import Fact, Words
    from sharebuilder.model.views import AskOfAPerson

_SEVERAL = 2
_SHARED = ("capacity", "children", "help_to_understand")
# What people are asked that is no lawful basis (UK GDPR Article 6(1)(a) is another thing).
_PERMISSION = ("permission-confidentiality", "permission-courtesy", "agreement-to-referral")


def telling(words: Words) -> dict[str, Any]:
    """How people learn that their information is shared."""
    said = words.agreement.telling
    return {
        "approach": long(said.approach),
        "notices": [
            {
                "partner": words.name("partners", one.partner),
                "how": line(one.how),
                "where": line(one.where),
                "when": joined(
                    words.choice("/telling/notices/*/when", one.when),
                    f"updated {day(one.updated)}" if one.updated else "",
                ),
            }
            for one in said.notices
        ],
        "groups": [
            {"name": words.name("people", one.id), "how_told": long(one.how_told)}
            for one in words.agreement.people
            if one.how_told.strip()
        ],
        "children": long(said.children),
        "not_told": long(said.not_told),
        "not_told_decided_by": line(said.not_told_decided_by),
    }


def consent(words: Words) -> dict[str, Any]:
    """What people are asked, and when sharing goes ahead without asking.

    What holds for every question is said once. Where some questions have the same words on
    capacity, children or help, the first has them, and the others point to it.
    """
    said = words.agreement.consent
    shared = {}
    for name in _SHARED:
        texts = {long(getattr(one, name)) for one in said.asks}
        shared[name] = texts.pop() if len(said.asks) > 1 and len(texts) == 1 else ""
    asks = [_ask(words, one, shared) for one in said.asks]
    _said_once(asks)
    meanings = {ask["kind"]: ask for ask in asks if ask["meaning"]}
    return {
        "same_facts": _same_facts(asks),
        "meanings": [
            {name: ask[name] for name in ("kind", "meaning", "is_permission")}
            for ask in meanings.values()
        ],
        **shared,
        "shared": any(shared.values()),
        "position": long(said.position),
        "asks": asks,
        "without": bool(said.without_asking.strip() or said.who_decides.strip()),
        "without_asking": long(said.without_asking),
        "who_decides": line(said.who_decides),
        "organisations_accept": long(said.organisations_accept),
    }


def rights(words: Words) -> dict[str, Any]:
    """Who answers when people use their rights, complain, or ask for records."""
    said = words.agreement.rights
    complaints = {
        "complaints": long(said.complaints),
        "complaints_contact": line(said.complaints_contact),
    }
    foi = {
        "foi": long(said.foi),
        "foi_lead": words.name("partners", said.foi_lead),
        "publication": words.choice("/rights/publication", said.publication),
        "publication_why": line(said.publication_why).rstrip("."),
    }
    return {
        **complaints,
        **foi,
        "has_complaints": any(complaints.values()),
        "has_foi": any(foi.values()),
        "lead_partner": words.name("partners", said.lead_partner),
        "pass_on_within": period(said.pass_on_within),
        "access": long(said.access),
        "rectification": long(said.rectification),
        "erasure": long(said.erasure),
        "objection": long(said.objection),
        "automated": long(said.automated),
    }


def _said_once(asks: Sequence[dict[str, Any]]) -> None:
    """Where a question has words that an earlier one has, point to that one."""
    first: dict[tuple[str, str], str] = {}
    for ask in asks:
        own = [name for name in _SHARED if ask[name]]
        named = unstopped(ask["name"])
        found = {name: first.setdefault((name, ask[name]), named) for name in own}
        if (
            len(own) == len(_SHARED)
            and len(set(found.values())) == 1
            and named not in found.values()
        ):
            ask.update(dict.fromkeys(own, ""), as_for=found[own[0]])
            continue
        for name, whose in found.items():
            if whose != named:
                ask[name] = f"As for “{whose}”."


def _same_facts(asks: Sequence[dict[str, Any]]) -> list[Fact]:
    """The facts that every question has alike; they are taken off each."""
    if len(asks) < _SEVERAL:
        return []
    same = [fact for fact in asks[0]["facts"] if all(fact in ask["facts"] for ask in asks)]
    for ask in asks:
        ask["facts"] = [fact for fact in ask["facts"] if fact not in same]
    return same


def _ask(words: Words, one: AskOfAPerson, shared: Mapping[str, str]) -> dict[str, Any]:
    place = "/consent/asks/*"
    own = {name: "" if shared[name] else long(getattr(one, name)) for name in _SHARED}
    age_rule = words.choice(f"{place}/age_rule", one.age_rule)
    age = f"{one.age} years" if one.age is not None else ""
    return {
        "name": line(one.name) or "What people are asked",
        "kind": one.meaning,
        "meaning": words.choice(f"{place}/meaning", one.meaning),
        "is_permission": one.meaning in _PERMISSION,
        **own,
        "as_for": "",
        "asked": long(one.asked),
        "choices": [line(choice) for choice in one.choices if choice.strip()],
        "choices_in_line": closed(joined(*map(line, one.choices))),
        "refusal": long(one.refusal),
        "service_depends": bool(one.service_depends),
        "withdrawal": long(one.withdrawal),
        "changes_mind": closed(long(one.withdrawal)),
        "stops_within": period(one.stops_within),
        "cannot_undo": long(one.cannot_undo),
        "facts": words.facts(
            (f"{place}/purposes", words.names("purposes", one.purposes)),
            (f"{place}/people", words.names("people", one.people)),
            (f"{place}/partners", words.names("partners", one.partners)),
            (f"{place}/how_asked", words.choices(f"{place}/how_asked", one.how_asked)),
            (f"{place}/form_version", line(one.form_version)),
            (f"{place}/record", long(one.record)),
            (f"{place}/renewed_every", period(one.renewed_every)),
            (f"{place}/age_rule", joined(age_rule, age, mark=": ")),
            (f"{place}/can_exclude", yes_no(one.can_exclude)),
            (f"{place}/active_opt_in", yes_no(one.active_opt_in)),
            (f"{place}/separate", yes_no(one.separate)),
            (f"{place}/express_statement", yes_no(one.express_statement)),
        ),
    }
