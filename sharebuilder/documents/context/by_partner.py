"""What the agreement means for one partner: what it sends, receives and keeps, and in what role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.flows import flow_line
from sharebuilder.documents.context.words import joined, line, long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import Flow, Partner

HANDLES_NOTHING = ("observer", "processor")
"""How a partner takes part that shares nothing on its own account."""


def partner_of(words: Words, record: str) -> Partner | None:
    """The partner of an id; None where there is none."""
    return next((one for one in words.agreement.partners if one.id == record), None)


def partner_line(words: Words, partner: Partner) -> dict[str, Any]:
    """Who the partner is, and the part that it takes."""
    return {
        "name": line(partner.name) or words.name("partners", partner.id),
        "short_name": words.name("partners", partner.id),
        "part": words.choice("/partners/*/takes_part", partner.takes_part),
        "what_it_does": long(partner.description),
        "is_class": partner.kind == "class",
        "is_processor": partner.takes_part == "processor",
    }


def sends(words: Words, partner: str) -> list[dict[str, Any]]:
    """The flows that a partner gives, by its id."""
    return [_flow(words, number, one) for number, one in _numbered(words) if one.from_ == partner]


def receives(words: Words, partner: str) -> list[dict[str, Any]]:
    """The flows that a partner gets, by its id."""
    return [
        {**_flow(words, number, one), **_as_processor(words, one, partner)}
        for number, one in _numbered(words)
        if partner in one.to
    ]


def is_in_a_flow(words: Words, partner: str) -> bool:
    """Whether a partner gives or gets anything, by its id."""
    return any(partner == one.from_ or partner in one.to for one in words.agreement.flows)


def roles(words: Words, partner: str) -> list[dict[str, str]]:
    """The roles of a partner in data protection law, each with its flows, by the partner's id."""
    found: dict[str, list[str]] = {}
    for number, one in _numbered(words):
        for role in one.roles:
            if role.partner != partner:
                continue
            text = joined(
                words.choice("/flows/*/roles/*/role", role.role) or "Role not stated",
                f"for {words.name('partners', role.on_behalf_of)}" if role.on_behalf_of else "",
                f"under {words.name('arrangements', role.arrangement)}" if role.arrangement else "",
                mark=", ",
            )
            found.setdefault(text, []).append(f"F{number}")
    return [{"role": role, "flows": ", ".join(dict.fromkeys(tags))} for role, tags in found.items()]


def _as_processor(words: Words, flow: Flow, partner: str) -> dict[str, str]:
    """What a processor may do, where others receive the same and the answers speak of them.

    It does what its controller has asked for, and nothing else (UK GDPR Articles 28(3)(a) and 29).
    """
    processors = {role.partner for role in flow.roles if role.role == "processor"}
    if not set(flow.to) - processors:
        return {}
    for role in flow.roles:
        if role.partner == partner and role.role == "processor":
            controller = words.name("partners", role.on_behalf_of) or "the controller"
            return {
                "may_do": f"Only what {controller} has asked for in writing.",
                "may_not_do": "Anything else.",
            }
    return {}


def _numbered(words: Words) -> Iterator[tuple[int, Flow]]:
    yield from enumerate(words.agreement.flows, start=1)


def _flow(words: Words, number: int, one: Flow) -> dict[str, Any]:
    return {
        **flow_line(words, number, one),
        "items": joined(
            words.names("item_groups", one.item_groups), words.names("items", one.items)
        ),
        "when": line(one.trigger_detail) or words.choice("/flows/*/trigger", one.trigger),
        "frequency": line(one.frequency),
        "method_detail": line(one.method_detail),
        "sender_role": line(one.sender_role),
        "receiver_roles": line(one.receiver_roles),
        "identity_check": line(one.identity_check),
        "recorded": line(one.recorded),
        "failure_route": line(one.failure_route),
        "may_do": long(one.may_do),
        "may_not_do": long(one.may_not_do),
        "onward": long(one.onward),
    }
