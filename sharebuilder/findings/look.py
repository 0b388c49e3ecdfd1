"""What rules look at: the agreement through typed views, with the joins that many rules need."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sharebuilder.findings import joins
from sharebuilder.findings.days import day_of
from sharebuilder.findings.facts import Fact, Facts
from sharebuilder.findings.organisations import organisation_types
from sharebuilder.findings.patterns import GROUNDS, PAIRS, START
from sharebuilder.model.pointer import get, join, parse, pattern_of, segments_match
from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sharebuilder.findings.joins import Pair
    from sharebuilder.findings.organisations import OrganisationTypes
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.ask_when import Named
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import (
        Arrangement,
        AskOfAPerson,
        DataItem,
        DataSubjectGroup,
        Flow,
        LegalGround,
        Partner,
        Purpose,
    )

T = TypeVar("T")
_SHOWN = 3
CHILD_AGES = frozenset({"under-13", "13-15", "16-17"})
_NATIONS = {"england": "E", "wales": "W", "scotland": "S", "northern-ireland": "NI"}


def filled(text: str) -> bool:
    """Whether a text says anything."""
    return bool(text.strip())


def mid_sentence(text: str) -> str:
    """A title inside a sentence: “Post” loses its capital, “ICO registration” keeps it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listing(names: Iterable[str]) -> str:
    """Names as a sentence holds them: “A, B, C and 4 more”."""
    known = list(dict.fromkeys(names))
    if len(known) > _SHOWN + 1:
        return f"{', '.join(known[:_SHOWN])} and {len(known) - _SHOWN} more"
    if len(known) > 1:
        return f"{', '.join(known[:-1])} and {known[-1]}"
    return "".join(known)


class Look:
    """One look at an agreement on one day.

    Everything is worked out when a rule first asks for it, and only once.
    """

    def __init__(self, tree: JsonObject, knowledge: Knowledge, today: date) -> None:
        """Look at an agreement.

        Args:
            tree: the agreement; it is never changed.
            knowledge: what the law says.
            today: the day on which the agreement is looked at.
        """
        self.agreement = Agreement(tree)
        self.knowledge = knowledge
        self.today = today
        self._facts = Facts()

    def forget(self, changed: Sequence[Pointer]) -> None:
        """Forget what no longer holds after some answers changed in the very same tree.

        Args:
            changed: the answers, by id. No record came, went or moved.
        """
        self._facts.forget(changed, self._flows_naming)
        patterns = [parse(pattern_of(pointer)) for pointer in changed]
        for name in tuple(self.__dict__.keys() - _FIXED):
            reads = _JOIN_SEGMENTS.get(name)
            if reads is None or any(
                segments_match(read, one) for read in reads for one in patterns
            ):
                del self.__dict__[name]

    def _flows_naming(self, pointer: Pointer) -> tuple[Pointer, ...] | None:
        """The flows whose facts may rest on an answer that changed; None where any flow's may.

        An item that left a group is known by what the flows carried before.
        """
        collection, record, *_ = (*parse(pointer), "", "")
        if collection == "flows":
            return (join(collection, record),)
        identity = record.removeprefix("id:")
        flows = self.agreement.flows
        if collection == "partners":
            return tuple(
                flow.pointer
                for flow in flows
                if identity == flow.from_
                or identity in flow.to
                or any(role.partner == identity for role in flow.roles)
            )
        if collection == "purposes":
            return tuple(flow.pointer for flow in flows if identity in flow.purposes)
        if collection == "law":
            return self._flows_under(identity)
        if collection == "items":
            carried = self._facts.known(joins.ITEM_IDS)
            item = next((one for one in self.agreement.items if one.id == identity), None)
            group = item.group if item is not None else ""
            return tuple(
                flow.pointer
                for flow in flows
                if identity in carried.get(flow.pointer, (identity,))
                or identity in flow.items
                or (group and group in flow.item_groups)
            )
        return None

    def _flows_under(self, identity: str) -> tuple[Pointer, ...]:
        """The flows that a legal ground covered so far, and those of its partner.

        A ground that passes to another partner is known by the flows that it covered before.
        """
        covered = self._facts.known(joins.COVERED)
        ground = next((one for one in self.grounds if one.id == identity), None)
        partner = ground.partner if ground is not None else ""
        return tuple(
            flow.pointer
            for flow in self.agreement.flows
            if partner == flow.from_
            or partner in flow.to
            or flow.pointer not in covered
            or any(one.id == identity for _, grounds in covered[flow.pointer] for one in grounds)
        )

    @cached_property
    def named(self) -> Named:
        """The ids that records name, as conditions ask for them."""
        return {}

    @cached_property
    def types(self) -> OrganisationTypes:
        """What the knowledge base says of the types of partner."""
        return organisation_types(self.knowledge)

    @cached_property
    def nations(self) -> frozenset[str]:
        """The parts of the United Kingdom that the agreement names, as the law names them.

        Reads: `/about/nations`.
        """
        named = self.agreement.about.nations
        return frozenset(_NATIONS[one] for one in named if one in _NATIONS)

    @cached_property
    def start(self) -> date | None:
        """The day on which the agreement starts, where that is set.

        Reads: `START`.
        """
        return day_of(self.agreement.running.start)

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """The partners by id."""
        return {record.id: record for record in self.agreement.partners}

    @cached_property
    def purposes(self) -> dict[str, Purpose]:
        """The purposes by id."""
        return {record.id: record for record in self.agreement.purposes}

    @cached_property
    def people(self) -> dict[str, DataSubjectGroup]:
        """The groups of people by id."""
        return {record.id: record for record in self.agreement.people}

    @cached_property
    def items(self) -> dict[str, DataItem]:
        """The data items by id."""
        return {record.id: record for record in self.agreement.items}

    @cached_property
    def arrangements(self) -> dict[str, Arrangement]:
        """The arrangements by id."""
        return {record.id: record for record in self.agreement.arrangements}

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The flows in order."""
        return self.agreement.flows

    @cached_property
    def flows_by_id(self) -> dict[str, Flow]:
        """The flows by id."""
        return {flow.id: flow for flow in self.flows}

    @cached_property
    def grounds(self) -> tuple[LegalGround, ...]:
        """The legal grounds in order."""
        return self.agreement.law

    @cached_property
    def asks(self) -> tuple[AskOfAPerson, ...]:
        """What people are asked, in order."""
        return self.agreement.consent.asks

    def name(self, partner: Partner | str) -> str:
        """The name of a partner as messages use it.

        Reads: `NAMES`.
        """
        found = self.partners.get(partner) if isinstance(partner, str) else partner
        if found is None:
            return "A partner that is not listed"
        return found.short_name.strip() or found.name.strip() or "A partner without a name"

    def flow_name(self, flow: Flow) -> str:
        """The name of a flow as messages use it.

        Reads: `FLOW_NAMES`.
        """
        if filled(flow.name):
            return f"“{flow.name.strip()}”"
        return f"the flow from {self.name(flow.from_)}" if flow.from_ else "a flow without a name"

    @staticmethod
    def purpose_name(purpose: Purpose) -> str:
        """The name of a purpose as messages use it."""
        return f"“{purpose.name.strip()}”" if filled(purpose.name) else "a purpose without a name"

    @staticmethod
    def item_name(item: DataItem) -> str:
        """The name of an item as messages use it."""
        return f"“{item.name.strip()}”" if filled(item.name) else "An item without a name"

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {}

    def ids_of(self, collection: str) -> frozenset[str]:
        """The ids of the records of a collection such as `/partners` or `/case/outcomes`."""
        if collection not in self._ids:
            records = get(self.agreement.raw, collection)
            self._ids[collection] = frozenset(
                str(record["id"])
                for record in (records if isinstance(records, list) else [])
                if isinstance(record, dict) and isinstance(record.get("id"), str)
            )
        return self._ids[collection]

    @cached_property
    def items_by_group(self) -> dict[str, tuple[DataItem, ...]]:
        """The items of each group."""
        groups: dict[str, list[DataItem]] = {}
        for item in self.items.values():
            groups.setdefault(item.group, []).append(item)
        return {group: tuple(items) for group, items in groups.items()}

    def fact(self, fact: Fact[T], flow: Flow | None = None) -> T:
        """A fact about a flow or about the agreement, worked out when it is first asked for."""
        known = self._facts.known(fact)
        about = flow.pointer if flow is not None else ""
        if about not in known:
            known[about] = fact.work(self) if flow is None else fact.work(self, flow)
        return known[about]

    def items_of(self, flow: Flow) -> tuple[DataItem, ...]:
        """The items that move in a flow, those of its groups too.

        Reads: `FLOW_ITEMS`.
        """
        return self.fact(joins.ITEMS, flow)

    def item_ids_of(self, flow: Flow) -> frozenset[str]:
        """The ids of the items that move in a flow.

        Reads: `FLOW_ITEMS`.
        """
        return self.fact(joins.ITEM_IDS, flow)

    def moves_health(self, flow: Flow) -> bool:
        """Whether an item of a flow can show somebody's health.

        Reads: `FLOW_ITEMS` and `/items/*/special_categories`.
        """
        health = self.fact(joins.HEALTH_ITEMS)
        return not health.isdisjoint(self.item_ids_of(flow))

    def is_personal(self, flow: Flow) -> bool:
        """Whether a flow moves personal data. One whose items are not known yet does.

        Reads: `FLOW_ITEMS` and `/items/*/identifiability`.
        """
        return self.fact(joins.PERSONAL, flow)

    def controllers_of(self, flow: Flow) -> tuple[Partner, ...]:
        """The partners at both ends that decide for themselves: no processors, no observers.

        Reads: `CONTROLLERS`.
        """
        return self.fact(joins.CONTROLLING, flow)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each partner, purpose and flow of personal data that need a legal ground.

        Reads: `PAIRS`.
        """
        return tuple(pair for flow in self.flows for pair in self.fact(joins.PAIRED, flow))

    @cached_property
    def covered_pairs(self) -> tuple[tuple[Pair, tuple[LegalGround, ...]], ...]:
        """Each pair with the legal grounds that cover it.

        Reads: `PAIRS` and `GROUNDS`.
        """
        return tuple(one for flow in self.flows for one in self.fact(joins.COVERED, flow))

    @cached_property
    def _grounds_by_partner(self) -> dict[str, tuple[LegalGround, ...]]:
        by: dict[str, list[LegalGround]] = {}
        for ground in self.grounds:
            by.setdefault(ground.partner, []).append(ground)
        return {partner: tuple(grounds) for partner, grounds in by.items()}

    def grounds_of(self, partner_id: str) -> tuple[LegalGround, ...]:
        """All legal grounds of a partner."""
        return self._grounds_by_partner.get(partner_id, ())

    def covering(self, pair: Pair) -> tuple[LegalGround, ...]:
        """The legal grounds that cover a pair.

        Reads: `GROUNDS`.
        """
        return tuple(g for g in self.grounds_of(pair.partner.id) if joins.covers(g, pair))

    @cached_property
    def _pairs_by_ground(self) -> dict[str, tuple[Pair, ...]]:
        by: dict[str, list[Pair]] = {}
        for pair, grounds in self.covered_pairs:
            for ground in grounds:
                by.setdefault(ground.id, []).append(pair)
        return {ground: tuple(pairs) for ground, pairs in by.items()}

    def pairs_of(self, ground: LegalGround) -> tuple[Pair, ...]:
        """The pairs that a legal ground covers.

        Reads: `PAIRS` and `GROUNDS`.
        """
        return self._pairs_by_ground.get(ground.id, ())

    def purposes_of(self, ground: LegalGround) -> tuple[Purpose, ...]:
        """The purposes that a legal ground names; those of its flows where it names only flows.

        Reads: `PURPOSES_OF`.
        """
        named = ground.purposes or tuple(
            one for flow in self.flows if flow.id in ground.flows for one in flow.purposes
        )
        return tuple(self.purposes[one] for one in dict.fromkeys(named) if one in self.purposes)

    def is_public(self, partner_id: str) -> bool:
        """Whether a partner is a public authority.

        Reads: `PUBLIC`.
        """
        partner = self.partners.get(partner_id)
        return partner is not None and self.types.is_public_authority(partner)

    def is_competent(self, partner_id: str) -> bool:
        """Whether a partner is a competent authority for law enforcement.

        Reads: `COMPETENT`.
        """
        partner = self.partners.get(partner_id)
        return partner is not None and self.types.is_competent_authority(partner)

    def asks_for(self, purpose_id: str, meanings: Iterable[str]) -> tuple[AskOfAPerson, ...]:
        """What people are asked for a purpose, of certain meanings.

        Reads: `/consent/asks/*/meaning` and `/consent/asks/*/purposes`.
        """
        wanted = frozenset(meanings)
        return tuple(
            ask for ask in self.asks if ask.meaning in wanted and purpose_id in ask.purposes
        )


_FIXED = frozenset({"agreement", "knowledge", "today", "_facts"})
_JOIN_READS: dict[str, tuple[str, ...]] = {
    "types": (),
    "nations": ("/about/nations",),
    "start": START,
    "partners": (),
    "purposes": (),
    "people": (),
    "items": (),
    "arrangements": (),
    "flows": (),
    "flows_by_id": (),
    "grounds": (),
    "asks": (),
    "_ids": (),
    "items_by_group": ("/items/*/group",),
    "pairs": PAIRS,
    "covered_pairs": (*PAIRS, *GROUNDS),
    "_grounds_by_partner": GROUNDS,
    "_pairs_by_ground": (*PAIRS, *GROUNDS),
}
_JOIN_SEGMENTS = {name: tuple(parse(read) for read in reads) for name, reads in _JOIN_READS.items()}
