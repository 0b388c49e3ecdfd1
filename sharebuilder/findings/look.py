"""What rules look at: the agreement through typed views, with the joins that many rules need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_of
from sharebuilder.findings.organisations import organisation_types
from sharebuilder.model.pointer import matches
from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sharebuilder.findings.organisations import OrganisationTypes
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
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

    def forget(self, changed: Iterable[str]) -> None:
        """Forget what no longer holds after some answers changed in the very same tree.

        Args:
            changed: the patterns of the answers. No record came, went or moved.
        """
        for join in tuple(self.__dict__.keys() - _FIXED):
            reads = _JOIN_READS.get(join)
            if reads is None or any(
                matches(read, pattern) for read in reads for pattern in changed
            ):
                del self.__dict__[join]

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
    def items_by_group(self) -> dict[str, tuple[DataItem, ...]]:
        """The items of each group."""
        groups: dict[str, list[DataItem]] = {}
        for item in self.items.values():
            groups.setdefault(item.group, []).append(item)
        return {group: tuple(items) for group, items in groups.items()}

    @cached_property
    def _flow_items(self) -> dict[str, tuple[DataItem, ...]]:
        found: dict[str, tuple[DataItem, ...]] = {}
        for flow in self.flows:
            named = [self.items[one] for one in flow.items if one in self.items]
            for group in flow.item_groups:
                named += self.items_by_group.get(group, ())
            found[flow.id] = tuple({item.id: item for item in named}.values())
        return found

    def items_of(self, flow: Flow) -> tuple[DataItem, ...]:
        """The items that move in a flow, those of its groups too.

        Reads: `FLOW_ITEMS`.
        """
        return self._flow_items.get(flow.id, ())

    @cached_property
    def _impersonal(self) -> frozenset[str]:
        return frozenset(
            flow.id
            for flow in self.flows
            if self.items_of(flow)
            and all(
                item.identifiability in {"anonymous", "aggregate"} for item in self.items_of(flow)
            )
        )

    def is_personal(self, flow: Flow) -> bool:
        """Whether a flow moves personal data. One whose items are not known yet does.

        Reads: `FLOW_ITEMS` and `/items/*/identifiability`.
        """
        return flow.id not in self._impersonal

    @cached_property
    def _processors(self) -> dict[str, frozenset[str]]:
        return {
            flow.id: frozenset(role.partner for role in flow.roles if role.role == "processor")
            for flow in self.flows
        }

    def controllers_of(self, flow: Flow) -> tuple[Partner, ...]:
        """The partners at both ends that decide for themselves: no processors, no observers.

        Reads: `CONTROLLERS`.
        """
        processors = self._processors.get(flow.id, frozenset())
        ends = dict.fromkeys((flow.from_, *flow.to))
        return tuple(
            self.partners[one]
            for one in ends
            if one in self.partners
            and one not in processors
            and self.partners[one].takes_part not in {"processor", "observer"}
        )

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each partner, purpose and flow of personal data that need a legal ground.

        Reads: `PAIRS`.
        """
        found: list[Pair] = []
        for flow in self.flows:
            purposes = [self.purposes[one] for one in flow.purposes if one in self.purposes]
            if not purposes or not self.is_personal(flow):
                continue
            for partner in self.controllers_of(flow):
                found += [
                    Pair(
                        partner,
                        purpose,
                        flow,
                        partner.id == flow.from_,
                        serves_law_enforcement(flow, purpose),
                    )
                    for purpose in purposes
                ]
        return tuple(found)

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
        return tuple(g for g in self.grounds_of(pair.partner.id) if covers(g, pair))

    @cached_property
    def _pairs_by_ground(self) -> dict[str, tuple[Pair, ...]]:
        by: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            for ground in self.covering(pair):
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


# What the joins above read. A rule that uses one adds its patterns to its own.
NAMES = ("/partners/*/name", "/partners/*/short_name")
FLOW_NAMES = ("/flows/*/name", "/flows/*/from", *NAMES)
FLOW_ITEMS = ("/flows/*/items", "/flows/*/item_groups", "/items/*/group")
CONTROLLERS = (
    "/flows/*/from",
    "/flows/*/to",
    "/flows/*/roles/*/partner",
    "/flows/*/roles/*/role",
    "/partners/*/takes_part",
)
PAIRS = (
    "/flows/*/purposes",
    "/flows/*/law_enforcement",
    "/purposes/*/law_enforcement",
    "/items/*/identifiability",
    *FLOW_ITEMS,
    *CONTROLLERS,
)
GROUNDS = ("/law/*/partner", "/law/*/purposes", "/law/*/flows")
PURPOSES_OF = (*GROUNDS, "/flows/*/purposes")
START = ("/running/start",)
_ROLES = ("/flows/*/roles/*/partner", "/flows/*/roles/*/role")
_FIXED = frozenset({"agreement", "knowledge", "today"})
# What each join holds on to. One that is not named here is worked out again after every edit.
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
    "items_by_group": ("/items/*/group",),
    "_flow_items": FLOW_ITEMS,
    "_impersonal": (*FLOW_ITEMS, "/items/*/identifiability"),
    "_processors": _ROLES,
    "pairs": PAIRS,
    "_grounds_by_partner": GROUNDS,
    "_pairs_by_ground": (*PAIRS, *GROUNDS),
}
PUBLIC = ("/partners/*/public_authority", "/partners/*/sector", "/partners/*/type")
COMPETENT = ("/partners/*/competent_authority", "/partners/*/type")
