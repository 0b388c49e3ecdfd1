"""What law is sought for: one partner, its purposes, and the flows that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sharebuilder.findings.joins import serves_law_enforcement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.model.views import (
        DataItem,
        DataSubjectGroup,
        Flow,
        LegalGround,
        Partner,
        Purpose,
    )


@dataclass(frozen=True)
class Sharing:
    """One partner that shares for some purposes, in some flows.

    Attributes:
        look: the agreement.
        partner: the partner that needs law to stand on.
        purposes: what it shares for.
        flows: the flows that it gives or receives for these purposes.
        ground: the legal ground that stands for it, where there is one already.
    """

    look: Look
    partner: Partner
    purposes: tuple[Purpose, ...]
    flows: tuple[Flow, ...]
    ground: LegalGround | None = None

    @property
    def name(self) -> str:
        """The name of the partner, as sentences use it."""
        return self.look.name(self.partner)

    @cached_property
    def items(self) -> tuple[DataItem, ...]:
        """The items that move, each once."""
        found = (item for flow in self.flows for item in self.look.items_of(flow))
        return tuple({item.id: item for item in found}.values())

    @cached_property
    def people(self) -> tuple[DataSubjectGroup, ...]:
        """The groups of people that the flows, or else their items, are about; each once."""
        named = {one for flow in self.flows for one in flow.people}
        named = named or {one for item in self.items for one in item.people}
        return tuple(group for key, group in self.look.people.items() if key in named)

    @cached_property
    def receivers(self) -> tuple[Partner, ...]:
        """The partners that receive what this partner gives, each once."""
        ends = dict.fromkeys(
            one for flow in self.flows if flow.from_ == self.partner.id for one in flow.to
        )
        return tuple(self.look.partners[one] for one in ends if one in self.look.partners)

    @cached_property
    def law_enforcement(self) -> bool | None:
        """Whether all of it serves law enforcement; None where it does in part, or is not known."""
        shown = {
            serves_law_enforcement(flow, purpose)
            for flow in self.flows
            for purpose in self.purposes
            if purpose.id in flow.purposes
        }
        if not shown:
            said = {purpose.law_enforcement for purpose in self.purposes}
            return next(iter(said)) if len(said) == 1 else None
        return next(iter(shown)) if len(shown) == 1 else None


def sharing_of(
    look: Look, partner: str, purposes: Iterable[str], flows: Iterable[str] = ()
) -> Sharing | None:
    """The sharing of a partner for some purposes.

    Args:
        look: the agreement.
        partner: the id of the partner.
        purposes: the ids of the purposes; those of the flows when empty.
        flows: the ids of the flows; all that serve the purposes when empty.

    Returns:
        The sharing; None where the agreement has no such partner.
    """
    found = look.partners.get(partner)
    if found is None:
        return None
    wanted, only = set(purposes), set(flows)
    if not wanted:
        wanted = {one for flow in look.flows if flow.id in only for one in flow.purposes}
    chosen = tuple(
        flow
        for flow in look.flows
        if (not only or flow.id in only)
        and wanted.intersection(flow.purposes)
        and found.id in (flow.from_, *flow.to)
    )
    named = tuple(purpose for key, purpose in look.purposes.items() if key in wanted)
    ground = next((g for g in look.grounds_of(partner) if _stands_for(g, wanted, only)), None)
    return Sharing(look, found, named, chosen, ground)


def sharing_of_ground(look: Look, ground: LegalGround) -> Sharing | None:
    """The sharing that a legal ground stands for; None where it names no partner yet."""
    found = sharing_of(look, ground.partner, ground.purposes, ground.flows)
    return found and Sharing(look, found.partner, found.purposes, found.flows, ground)


def every_sharing(look: Look) -> Iterator[Sharing]:
    """Each sharing that needs law: those of the legal grounds, then what no ground covers yet."""
    for ground in look.grounds:
        found = sharing_of_ground(look, ground)
        if found is not None:
            yield found
    bare = dict.fromkeys(
        (pair.partner.id, pair.purpose.id) for pair in look.pairs if not look.covering(pair)
    )
    for partner, purpose in bare:
        found = sharing_of(look, partner, [purpose])
        if found is not None:
            yield found


def _stands_for(ground: LegalGround, purposes: set[str], flows: set[str]) -> bool:
    if ground.flows:
        return bool(flows) and flows <= set(ground.flows)
    return bool(purposes) and purposes <= set(ground.purposes)
