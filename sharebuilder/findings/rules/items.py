"""Rules on data items: what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import FLOW_ITEMS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "PP01",
    "warning",
    "data",
    message="An item travels in no flow.",
    remedy="Add it to a flow, or take it out. Share nothing that nobody needs.",
    reads=("/items/*/name", *FLOW_ITEMS),
    good_practice=True,
)
def item_in_no_flow(look: Look) -> Iterator[Hit]:
    """An item that nobody gets."""
    moving = frozenset[str]().union(*(look.item_ids_of(flow) for flow in look.flows))
    for item in look.items.values():
        if item.id not in moving:
            yield Hit(item.pointer, f"{look.item_name(item)} travels in no flow.")


@rule(
    "PP21",
    "warning",
    "data",
    message="An item that could do grave harm has no reason of its own.",
    remedy="Say why you need it, or leave it out.",
    reads=("/items/*/name", "/items/*/sensitivity", "/items/*/high_harm_reason"),
    citation=uk_gdpr("5", "(1)(c)"),
    missing=True,
    verified=False,
)
def high_harm_without_reason(look: Look) -> Iterator[Hit]:
    """A high-harm item with no extra reason."""
    for item in look.items.values():
        if "high-harm" in item.sensitivity and not filled(item.high_harm_reason):
            yield Hit(
                item.at("high_harm_reason"),
                f"{look.item_name(item)} could do grave harm, and has no reason of its own.",
            )


@rule(
    "PP22",
    "warning",
    "data",
    message="An item counts people, and has no small-number rule.",
    remedy="Say under which number a count is not shown.",
    reads=("/items/*/name", "/items/*/identifiability", "/items/*/small_number_rule"),
    good_practice=True,
    missing=True,
)
def counts_without_small_number_rule(look: Look) -> Iterator[Hit]:
    """Aggregate data from which people could be recognised."""
    for item in look.items.values():
        if item.identifiability == "aggregate" and not filled(item.small_number_rule):
            yield Hit(
                item.at("small_number_rule"),
                f"{look.item_name(item)} counts people, and has no small-number rule.",
            )


@rule(
    "PP23",
    "warning",
    "data",
    message="The sensitivity of an item contradicts itself.",
    remedy="Choose the sensitivity again, and the special categories that the item can show.",
    reads=("/items/*/name", "/items/*/sensitivity", "/items/*/special_categories"),
    citation=uk_gdpr("9", "(1)"),
)
def sensitivity_contradicts(look: Look) -> Iterator[Hit]:
    """An item both ordinary and sensitive, or special with no category, or the other way round."""
    for item in look.items.values():
        special = "special-category" in item.sensitivity
        if "ordinary" in item.sensitivity and (
            len(item.sensitivity) > 1 or item.special_categories
        ):
            yield Hit(
                item.at("sensitivity"), f"{look.item_name(item)} is marked ordinary and sensitive."
            )
        elif special and not item.special_categories:
            yield Hit(
                item.at("special_categories"),
                f"Nothing says which special category {look.item_name(item)} can show.",
            )
        elif item.special_categories and not special:
            yield Hit(
                item.at("sensitivity"),
                f"{look.item_name(item)} can show a special category, but is not marked so.",
            )


@rule(
    "AC09",
    "warning",
    "data",
    message="Nothing says why an item is needed.",
    remedy="Say what could not be done without it.",
    reads=("/items/*/name", "/items/*/why_needed"),
    citation=uk_gdpr("5", "(1)(c)"),
    missing=True,
    verified=False,
)
def item_without_reason(look: Look) -> Iterator[Hit]:
    """An item with no reason."""
    for item in look.items.values():
        if not filled(item.why_needed):
            yield Hit(item.at("why_needed"), f"Nothing says why {look.item_name(item)} is needed.")


@rule(
    "GV02",
    "warning",
    "data",
    message="Staff type an item freely.",
    remedy="Limit it to defined answers, or say under quality what staff should write and "
    "leave out.",
    reads=("/items/*/name", "/items/*/free_text", "/items/*/quality"),
    citation=uk_gdpr("5", "(1)(c) and (d)"),
    verified=False,
)
def free_text(look: Look) -> Iterator[Hit]:
    """Free text with no guidance on what to write."""
    for item in look.items.values():
        if item.free_text and not filled(item.quality):
            yield Hit(
                item.at("quality"),
                f"Staff type {look.item_name(item)} freely, with no guidance on what to write.",
            )


@rule(
    "PP24",
    "prompt",
    "people",
    message="A group of people stands in no flow.",
    remedy="Is information about them shared at all? If so, name them in the flows.",
    reads=("/people/*/name", "/flows/*/people", "/items/*/people"),
    good_practice=True,
)
def people_in_no_flow(look: Look) -> Iterator[Hit]:
    """A group of people that nothing is shared about."""
    named = {one for flow in look.flows for one in flow.people}
    named |= {one for item in look.items.values() for one in item.people}
    absent = [group for group in look.people.values() if group.id not in named]
    for group in absent:
        name = f"“{group.name}”" if filled(group.name) else "A group of people"
        yield Hit(group.pointer, f"{name} stands in no flow and with no item.")


@rule(
    "GV04",
    "prompt",
    "case",
    message="Nothing says why less would not do.",
    remedy="Could you meet the purpose with fewer items, fewer people, or without names?",
    reads=("/case/why_not_less", "/items/*/identifiability"),
    citation=uk_gdpr("5", "(1)(c)"),
    missing=True,
    verified=False,
)
def less_might_do(look: Look) -> Iterator[Hit]:
    """Identifiable data with no word on why less would not do."""
    if not filled(look.agreement.case.why_not_less) and any(
        item.identifiability in {"", "identifiable", "pseudonymised"}
        for item in look.items.values()
    ):
        yield Hit(Pointer("/case/why_not_less"))


@rule(
    "PP25",
    "warning",
    "data",
    message="Two items have the same name.",
    remedy="Give them different names, or make them one.",
    reads=("/items/*/name", "/items/*/source_partner"),
    good_practice=True,
    by_name=True,
)
def items_named_alike(look: Look) -> Iterator[Hit]:
    """Items that readers cannot tell apart."""
    seen: dict[tuple[str, str], str] = {}
    for item in look.items.values():
        key = (item.name.strip().casefold(), item.source_partner)
        if key[0] and key in seen:
            yield Hit(item.at("name"), f"Two items are called {look.item_name(item)}.")
        seen.setdefault(key, item.id)


RULES = (
    item_in_no_flow,
    high_harm_without_reason,
    counts_without_small_number_rule,
    sensitivity_contradicts,
    item_without_reason,
    free_text,
    people_in_no_flow,
    less_might_do,
    items_named_alike,
)
