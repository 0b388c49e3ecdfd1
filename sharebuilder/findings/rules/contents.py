"""Rules on flows and items that contradict each other, or what is said of the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.facts import Fact
from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import FLOW_ITEMS, FLOW_NAMES
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import DataItem, Flow

_STANDING = frozenset({"schedule", "continuous"})
_GATHERINGS = frozenset({"meeting", "shared-system", "access", "co-location"})
_UNIDENTIFIED = frozenset({"anonymous", "aggregate"})
_NAMES_SOMEBODY = re.compile(
    r"\b(?:full |first |last |sur)?names?\b(?! of (?:the )?(?:service|ward|team|organisation))"
    r"|\baddress(?:es)?\b|\bdate of birth\b|\bNHS number\b|\bNational Insurance\b|\bUPN\b"
    r"|\bphotograph|\bemail\b|\btelephone\b|\bphone number\b",
    re.IGNORECASE,
)


def _strange(look: Look, flow: Flow) -> tuple[DataItem, ...]:
    """The items of a flow that are needed for none of its purposes."""
    served = frozenset(flow.purposes)
    if not served:
        return ()
    return tuple(
        item for item in look.items_of(flow) if item.purposes and served.isdisjoint(item.purposes)
    )


def _sources(look: Look, flow: Flow) -> frozenset[str]:
    """Who holds the items of a flow. Where one does not say, “” is among them."""
    return frozenset(item.source_partner for item in look.items_of(flow))


_STRANGE = Fact("strange-items", ("/items/*/purposes", "/flows/*/purposes", *FLOW_ITEMS), _strange)
_SOURCES = Fact("sources", ("/items/*/source_partner", *FLOW_ITEMS), _sources)


def _is_foreign(look: Look, flow: Flow) -> bool:
    """Whether a sender is the source of nothing in a flow, as far as the sources are known."""
    if flow.kind in _GATHERINGS or flow.from_ not in look.partners:
        return False
    sources = look.fact(_SOURCES, flow)
    known = bool(sources) and sources <= look.partners.keys()
    return known and flow.from_ not in sources


@rule(
    "PP74",
    "warning",
    "flows",
    message="A partner sends nothing of its own, and never receives what it sends.",
    remedy="Name the partner that holds it as sender, mend the source of the item, or add the flow "
    "by which the sender gets it.",
    reads=(
        "/flows/*/kind",
        "/flows/*/to",
        "/items/*/name",
        "/items/*/source_partner",
        *FLOW_ITEMS,
        *FLOW_NAMES,
    ),
    good_practice=True,
)
def sender_is_no_source(look: Look) -> Iterator[Hit]:
    """A sender that is the source of nothing in a flow, and gets none of it in another.

    Several partners often hold the same item, such as an address, and an item has one source. So
    one item of another's beside its own is no contradiction. At a meeting and in a shared system
    everybody gives: there the sender is only a name.
    """
    foreign = [flow for flow in look.flows if _is_foreign(look, flow)]
    gets: dict[str, set[str]] = {flow.from_: set() for flow in foreign}
    for flow in look.flows if foreign else ():
        ends = (flow.from_, *flow.to) if flow.kind in _GATHERINGS else flow.to
        for one in gets.keys() & ends:
            gets[one] |= look.item_ids_of(flow)
    for flow in foreign:
        if gets[flow.from_].isdisjoint(look.item_ids_of(flow)):
            what = listing(look.item_name(item) for item in look.items_of(flow))
            yield Hit(
                flow.at("from"),
                f"{look.name(flow.from_)} sends {what} in {look.flow_name(flow)}, but is not the "
                "source, and receives nothing of it.",
            )


@rule(
    "PP75",
    "warning",
    "data",
    message="An item is said to be anonymous, and yet can name somebody.",
    remedy="Say that people can be recognised, or take out what names them.",
    reads=("/items/*/name", "/items/*/identifiability", "/items/*/free_text"),
    citation=uk_gdpr("4", "(1); recital 26"),
    verified=False,
    by_name=True,
)
def anonymous_with_names(look: Look) -> Iterator[Hit]:
    """Anonymous or counted data with an identifier in its name, or that staff type freely."""
    for item in look.items.values():
        if item.identifiability not in _UNIDENTIFIED:
            continue
        if _NAMES_SOMEBODY.search(item.name):
            yield Hit(
                item.at("identifiability"),
                f"{look.item_name(item)} is said to be {item.identifiability}, but its name says "
                "that it tells who somebody is.",
            )
        elif item.free_text:
            yield Hit(
                item.at("identifiability"),
                f"{look.item_name(item)} is said to be {item.identifiability}, but staff type it "
                "freely and may name somebody.",
            )


@rule(
    "PP76",
    "warning",
    "flows",
    message="A flow that should name nobody moves data about people who can be recognised.",
    remedy="Take the items out, make them anonymous, or choose another method or kind of flow.",
    reads=(
        "/flows/*/kind",
        "/flows/*/method",
        "/items/*/name",
        "/items/*/identifiability",
        *FLOW_ITEMS,
        *FLOW_NAMES,
    ),
    citation=uk_gdpr("5", "(1)(c); recital 26"),
    verified=False,
)
def names_in_the_open(look: Look) -> Iterator[Hit]:
    """Identifiable items that are published or released as de-identified."""
    for flow in look.flows:
        if flow.kind != "publication" and flow.method != "de-identified-release":
            continue
        named = [item for item in look.items_of(flow) if item.identifiability == "identifiable"]
        if named:
            verb = "publishes" if flow.kind == "publication" else "releases as de-identified"
            what = listing(look.item_name(item) for item in named)
            yield Hit(
                flow.at("items"),
                f"{look.flow_name(flow)} {verb} {what}, which can name people.",
            )


@rule(
    "PP77",
    "warning",
    "flows",
    message="An item travels for a purpose that it is not needed for.",
    remedy="Add the purpose to the item with the reason, or take the item out of the flow.",
    reads=(
        "/items/*/name",
        "/items/*/purposes",
        "/flows/*/purposes",
        *FLOW_ITEMS,
        *FLOW_NAMES,
    ),
    citation=uk_gdpr("5", "(1)(b) and (c)"),
    verified=False,
)
def item_for_another_purpose(look: Look) -> Iterator[Hit]:
    """An item none of whose purposes is one of the flow."""
    for flow in look.flows:
        strange = look.fact(_STRANGE, flow)
        if strange:
            verb = "is" if len(strange) == 1 else "are"
            what = listing(look.item_name(item) for item in strange)
            yield Hit(
                flow.at("items"),
                f"{what} {verb} in {look.flow_name(flow)}, but needed for none of its purposes.",
            )


@rule(
    "PP111",
    "warning",
    "flows",
    message="A flow stays in the United Kingdom, and yet has a transfer.",
    remedy="Say that it leaves the United Kingdom, or take the transfer out.",
    reads=(
        "/flows/*/outside_uk",
        "/flows/*/transfer/mechanism",
        "/flows/*/transfer/countries",
        *FLOW_NAMES,
    ),
    citation=uk_gdpr("46", "; Articles 44A to 49"),
)
def transfer_denied(look: Look) -> Iterator[Hit]:
    """Countries or a mechanism for a flow that does not leave."""
    for flow in look.flows:
        if flow.outside_uk is False and (
            flow.transfer.mechanism or filled(flow.transfer.countries)
        ):
            yield Hit(
                flow.at("outside_uk"),
                f"You say that {look.flow_name(flow)} stays in the United Kingdom, but describe a "
                "transfer.",
            )


@rule(
    "PP112",
    "prompt",
    "flows",
    message="Information leaves the United Kingdom, and nothing says where it goes.",
    remedy="To which countries does it go, hosting and remote support among them?",
    reads=("/flows/*/outside_uk", "/flows/*/transfer/countries", *FLOW_NAMES),
    citation=uk_gdpr("46", "; Articles 44A to 49"),
    missing=True,
)
def no_country(look: Look) -> Iterator[Hit]:
    """A transfer to nowhere in particular."""
    for flow in look.flows:
        if flow.outside_uk and not filled(flow.transfer.countries):
            yield Hit(
                flow.transfer.at("countries"),
                f"{look.flow_name(flow)} leaves the United Kingdom. Nothing says where it goes.",
            )


@rule(
    "PP113",
    "warning",
    "flows",
    message="The sharing happens once, and yet a flow goes on.",
    remedy="Say that the sharing is regular, or that the flow happens once.",
    reads=("/about/sharing_kind", "/flows/*/trigger", *FLOW_NAMES),
    good_practice=True,
)
def once_and_always(look: Look) -> Iterator[Hit]:
    """One-off sharing with a flow that runs by schedule or all the time."""
    if look.agreement.about.sharing_kind != "one-off":
        return
    for flow in look.flows:
        if flow.trigger in _STANDING:
            yield Hit(
                flow.at("trigger"),
                f"You say that this sharing happens once, but {look.flow_name(flow)} goes on.",
            )


@rule(
    "PP117",
    "warning",
    "case",
    message="The screening says that nobody can be recognised, and an item can name people.",
    remedy="Answer the screening again, or say that the item is anonymous.",
    reads=("/screening/identifiable", "/items/*/name", "/items/*/identifiability"),
    citation=uk_gdpr("4", "(1); recital 26"),
    verified=False,
)
def screening_denies_people(look: Look) -> Iterator[Hit]:
    """Identifiable items after a screening that found none."""
    named = [one for one in look.items.values() if one.identifiability == "identifiable"]
    if look.agreement.screening.identifiable is False and named:
        yield Hit(
            Pointer("/screening/identifiable"),
            "The screening says that nobody can be recognised, but "
            f"{listing(look.item_name(item) for item in named)} can name people.",
        )


RULES = (
    sender_is_no_source,
    anonymous_with_names,
    names_in_the_open,
    item_for_another_purpose,
    transfer_denied,
    no_country,
    once_and_always,
    screening_denies_people,
)
