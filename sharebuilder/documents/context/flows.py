"""The flows: who gives what to whom, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, yes_no

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Fact, Words
    from sharebuilder.model.views import Flow


def flows(words: Words) -> list[dict[str, Any]]:
    """Each flow with its number on the map."""
    return [
        {**flow_line(words, number, one), "facts": _facts(words, one)}
        for number, one in enumerate(words.agreement.flows, start=1)
    ]


def flow_line(words: Words, number: int, one: Flow) -> dict[str, Any]:
    """A flow in short.

    Args:
        words: the answers.
        number: its number on the map.
        one: the flow.
    """
    return {
        "tag": f"F{number}",
        "name": line(one.name) or f"Flow {number}",
        "sender": words.name("partners", one.from_) or "Not yet said",
        "receivers": words.names("partners", one.to) or "not yet said",
        "trigger": joined(
            words.choice("/flows/*/trigger", one.trigger), line(one.trigger_detail), mark=": "
        ),
        "method": words.choice("/flows/*/method", one.method),
        "purposes": words.names("purposes", one.purposes),
    }


def meetings(words: Words) -> list[dict[str, Any]]:
    """The meetings, with the statement that the chair reads out."""
    return [
        {
            "name": line(one.meeting.name) or line(one.name) or f"F{number}",
            "statement": long(one.meeting.statement),
            "facts": words.facts(
                ("/flows/*/meeting/chair", line(one.meeting.chair)),
                ("/flows/*/meeting/cases_discussed", line(one.meeting.cases_discussed)),
                ("/flows/*/meeting/minutes", line(one.meeting.minutes)),
                ("/flows/*/meeting/papers", line(one.meeting.papers)),
            ),
        }
        for number, one in enumerate(words.agreement.flows, start=1)
        if one.kind == "meeting" and one.meeting
    ]


def identity(words: Words) -> list[dict[str, str]]:
    """How partners make sure that it is the right person: flows that do the same stand together."""
    found: dict[str, list[str]] = {}
    for one in words.agreement.flows:
        if one.identity_check.strip():
            found.setdefault(line(one.identity_check), []).append(words.name("flows", one.id))
    return [{"flows": joined(*names), "check": check} for check, names in found.items()]


def controllers(words: Words) -> list[dict[str, str]]:
    """The roles in each flow, each with the partners that have it."""
    found = []
    for number, one in enumerate(words.agreement.flows, start=1):
        roles: dict[str, list[str]] = {}
        for role in one.roles:
            text = words.choice("/flows/*/roles/*/role", role.role) or "Role not stated"
            extra = joined(
                f"for {words.name('partners', role.on_behalf_of)}" if role.on_behalf_of else "",
                f"under {words.name('arrangements', role.arrangement)}" if role.arrangement else "",
                mark=", ",
            )
            roles.setdefault(f"{text} ({extra})" if extra else text, []).append(role.partner)
        if roles:
            found.append(
                {
                    "tag": f"F{number}",
                    "name": line(one.name) or f"Flow {number}",
                    "roles": joined(
                        *(f"{role}: {words.names('partners', who)}" for role, who in roles.items())
                    ),
                }
            )
    return found


def arrangements(words: Words) -> list[dict[str, Any]]:
    """Joint controller arrangements and processor contracts."""
    return [
        {
            "name": words.name("arrangements", one.id),
            "kind": words.choice("/arrangements/*/kind", one.kind) or "Arrangement",
            "partners": words.names("partners", one.partners),
            "processor": words.name("partners", one.processor),
            "signed": joined(line(one.reference), day(one.signed)),
            "duties": long(one.duties),
            "contact_point": line(one.contact_point),
            "essence_published": line(one.essence_published),
            "terms": joined(*(words.choice("/arrangements/*/terms", term) for term in one.terms)),
            "sub_processors": line(one.sub_processors),
        }
        for one in words.agreement.arrangements
    ]


def transfers(words: Words) -> list[dict[str, str]]:
    """The flows that leave the United Kingdom."""
    return [
        {
            "tag": f"F{number}",
            "name": line(one.name),
            "countries": line(one.transfer.countries),
            "mechanism": words.choice("/flows/*/transfer/mechanism", one.transfer.mechanism),
            "data_protection_test": long(one.transfer.data_protection_test),
        }
        for number, one in enumerate(words.agreement.flows, start=1)
        if one.outside_uk
    ]


def _facts(words: Words, one: Flow) -> list[Fact]:
    shown: list[tuple[str, str]] = [
        ("kind", words.choice("/flows/*/kind", one.kind)),
        ("items", words.names("items", one.items)),
        ("item_groups", words.names("item_groups", one.item_groups)),
        ("people", words.names("people", one.people)),
        ("law_enforcement", yes_no(one.law_enforcement or None)),
        ("frequency", line(one.frequency)),
        ("volume", line(one.volume)),
        ("method_detail", line(one.method_detail)),
        ("safeguards", long(one.safeguards)),
        ("format", line(one.format)),
        ("sender_role", line(one.sender_role)),
        ("receiver_roles", line(one.receiver_roles)),
        ("may_do", long(one.may_do)),
        ("may_not_do", long(one.may_not_do)),
        ("onward", long(one.onward)),
        ("recorded", line(one.recorded)),
        ("failure_route", line(one.failure_route)),
        ("start", day(one.start)),
        ("end", day(one.end)),
        ("access/system", line(one.access.system)),
        ("access/who_has_access", line(one.access.who_has_access)),
        ("access/account_process", line(one.access.account_process)),
        ("access/audit", line(one.access.audit)),
        ("matching/rule", line(one.matching.rule)),
        ("matching/non_matches", line(one.matching.non_matches)),
        ("matching/false_matches", line(one.matching.false_matches)),
    ]
    return words.facts(*((f"/flows/*/{name}", text) for name, text in shown))
