"""The joins of flows, items, partners, purposes and law that many rules need.

Each is a fact about one flow, so that an edit in one flow leaves the others as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.facts import Fact
from sharebuilder.findings.patterns import CONTROLLERS, FLOW_ITEMS, GROUNDS, PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.model.views import DataItem, Flow, LegalGround, Partner, Purpose

    Covered = tuple[tuple["Pair", tuple[LegalGround, ...]], ...]

_UNIDENTIFIED = frozenset({"anonymous", "aggregate"})


@dataclass(frozen=True, slots=True)
class Pair:
    """One partner using information as controller for one purpose, in one flow.

    Attributes:
        sends: whether the partner gives the information; else it receives it.
        law_enforcement: whether the flow serves a law enforcement purpose here.
    """

    partner: Partner
    purpose: Purpose
    flow: Flow
    sends: bool
    law_enforcement: bool


def serves_law_enforcement(flow: Flow, purpose: Purpose) -> bool:
    """Whether a flow serves law enforcement, as far as one of its purposes goes."""
    if flow.law_enforcement is False:
        return False
    if purpose.law_enforcement is None:
        return flow.law_enforcement is True
    return purpose.law_enforcement


def covers(ground: LegalGround, pair: Pair) -> bool:
    """Whether a legal ground of the pair's own partner covers it.

    A ground that names flows covers only those. One that names neither purposes nor flows
    covers nothing yet.
    """
    if ground.flows and pair.flow.id not in ground.flows:
        return False
    return pair.purpose.id in ground.purposes or (not ground.purposes and bool(ground.flows))


def _items_of(look: Look, flow: Flow) -> tuple[DataItem, ...]:
    named = [look.items[one] for one in flow.items if one in look.items]
    for group in flow.item_groups:
        named += look.items_by_group.get(group, ())
    return tuple({item.id: item for item in named}.values())


def _health_items(look: Look) -> frozenset[str]:
    items = look.items.values()
    return frozenset(item.id for item in items if "health" in item.special_categories)


def _is_personal(look: Look, flow: Flow) -> bool:
    items = look.items_of(flow)
    return not items or any(item.identifiability not in _UNIDENTIFIED for item in items)


def _controllers_of(look: Look, flow: Flow) -> tuple[Partner, ...]:
    processors = {role.partner for role in flow.roles if role.role == "processor"}
    ends = dict.fromkeys((flow.from_, *flow.to))
    return tuple(
        look.partners[one]
        for one in ends
        if one in look.partners
        and one not in processors
        and look.partners[one].takes_part not in {"processor", "observer"}
    )


def _pairs_in(look: Look, flow: Flow) -> tuple[Pair, ...]:
    purposes = [look.purposes[one] for one in flow.purposes if one in look.purposes]
    if not purposes or not look.is_personal(flow):
        return ()
    return tuple(
        Pair(
            partner, purpose, flow, partner.id == flow.from_, serves_law_enforcement(flow, purpose)
        )
        for partner in look.controllers_of(flow)
        for purpose in purposes
    )


def _covered_in(look: Look, flow: Flow) -> Covered:
    return tuple((pair, look.covering(pair)) for pair in look.fact(PAIRED, flow))


ITEMS = Fact("items", FLOW_ITEMS, _items_of)
ITEM_IDS = Fact(
    "item-ids",
    FLOW_ITEMS,
    lambda look, flow: frozenset(item.id for item in look.items_of(flow)),
)
HEALTH_ITEMS = Fact("health-items", ("/items/*/special_categories",), _health_items)
PERSONAL = Fact("personal", (*FLOW_ITEMS, "/items/*/identifiability"), _is_personal)
CONTROLLING = Fact("controllers", CONTROLLERS, _controllers_of)
PAIRED = Fact("pairs", PAIRS, _pairs_in)
COVERED = Fact("covered", (*PAIRS, *GROUNDS), _covered_in)


def grounds_on(look: Look, basis: str) -> Iterator[LegalGround]:
    """The legal grounds on a lawful basis.

    Reads: `/law/*/lawful_basis`.
    """
    return (ground for ground in look.grounds if ground.lawful_basis == basis)
