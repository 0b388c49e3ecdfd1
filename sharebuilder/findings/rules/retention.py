"""Rules on retention: how long each partner keeps what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.facts import Fact
from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import CONTROLLERS, FLOW_ITEMS, NAMES
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Flow, RetentionRule

_VAGUE = re.compile(
    r"\bindefinite|\bpermanent|\bforever\b|as long as (is )?(necessary|needed)", re.IGNORECASE
)
_COVERS = ("/retention/*/items", "/retention/*/item_groups", "/retention/*/partners")


def _named(entry: RetentionRule) -> str:
    return f"“{entry.name.strip()}”" if filled(entry.name) else "a retention rule"


def _covered(look: Look) -> dict[str, set[str]]:
    """The items that each partner has a rule for."""
    covered: dict[str, set[str]] = {}
    for entry in look.agreement.retention:
        items = set(entry.items)
        for group in entry.item_groups:
            items |= {item.id for item in look.items_by_group.get(group, ())}
        if not entry.items and not entry.item_groups:
            items = set(look.items)
        for partner_id in entry.partners or tuple(look.partners):
            covered.setdefault(partner_id, set()).update(items)
    return covered


def _receivers(look: Look, flow: Flow) -> tuple[str, ...]:
    """The controllers that receive what moves in a flow."""
    ends = frozenset(flow.to)
    return tuple(partner.id for partner in look.controllers_of(flow) if partner.id in ends)


_COVERED = Fact("items-with-a-period", (*_COVERS, "/items/*/group"), _covered)
_RECEIVERS = Fact("receivers", CONTROLLERS, _receivers)


def _uncovered(look: Look) -> dict[str, set[str]]:
    """The items that each controller receives and has no rule for; none for one that has all."""
    covered = look.fact(_COVERED)
    uncovered: dict[str, set[str]] = {}
    for flow in look.flows:
        items = look.item_ids_of(flow)
        for partner_id in look.fact(_RECEIVERS, flow):
            missing = uncovered.setdefault(partner_id, set())
            kept = covered.get(partner_id, set())
            if not items <= kept:
                missing.update(items - kept)
    return uncovered


@rule(
    "AC07",
    "error",
    "retention",
    message="Nothing says how long information is kept, or what happens then.",
    remedy="Say how long each partner keeps it, and how it is deleted.",
    reads=(
        *_COVERS,
        "/retention/*/name",
        "/retention/*/period",
        "/retention/*/criteria",
        "/retention/*/then",
        "/items/*/name",
        *FLOW_ITEMS,
        *CONTROLLERS,
        *NAMES,
    ),
    citation=uk_gdpr("5", "(1)(e)"),
    missing=True,
)
def retention_missing(look: Look) -> Iterator[Hit]:
    """A receiver with no rule for what it receives, or a rule with no period or no ending.

    A rule that names no items covers all, and one that names no partners binds all.
    """
    rules = look.agreement.retention
    for entry in rules:
        if entry.period.number is None and not filled(entry.criteria):
            yield Hit(entry.at("period"), f"Nothing says how long {_named(entry)} is kept.")
        if not entry.then:
            yield Hit(
                entry.at("then"), f"Nothing says what happens to {_named(entry)} when time is up."
            )
    for partner_id, missing in _uncovered(look).items():
        if missing:
            lacks = [look.item_name(item) for key, item in look.items.items() if key in missing]
            yield Hit(
                Pointer("/retention"),
                f"Nothing says how long {look.name(partner_id)} keeps {listing(lacks)}.",
            )


@rule(
    "AC08",
    "warning",
    "retention",
    message="“As long as necessary” is no period.",
    remedy="Give a period, or clear criteria.",
    reads=("/retention/*/criteria", "/retention/*/period"),
    citation=uk_gdpr("5", "(1)(e); Article 13(2)(a)"),
)
def vague_period(look: Look) -> Iterator[Hit]:
    """A period that is none."""
    for entry in look.agreement.retention:
        if entry.period.number is None and _VAGUE.search(entry.criteria):
            yield Hit(entry.at("criteria"), f"“{entry.criteria.strip()}” gives no period.")


@rule(
    "PP30",
    "warning",
    "retention",
    message="Nothing says from what event a period counts.",
    remedy="Name the event, for example the last contact or the end of the tenancy.",
    reads=("/retention/*/event", "/retention/*/period", "/retention/*/name"),
    good_practice=True,
    missing=True,
)
def event_missing(look: Look) -> Iterator[Hit]:
    """A period that counts from nothing."""
    for entry in look.agreement.retention:
        if entry.period.number is not None and not filled(entry.event):
            yield Hit(
                entry.at("event"),
                f"Nothing says from what event the time of {_named(entry)} counts.",
            )


RULES = (retention_missing, vague_period, event_missing)
