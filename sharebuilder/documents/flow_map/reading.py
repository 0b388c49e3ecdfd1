"""Reads the flow map out of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar, get_args

from sharebuilder.documents.flow_map.model import (
    GRAVITY,
    FlowKind,
    FlowMap,
    MapFlow,
    MapNode,
    NodeKind,
    Sensitivity,
)
from sharebuilder.model.views import Agreement, Flow, Partner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views.flow import RoleInTheFlow

_KINDS: Final[Mapping[str, FlowKind]] = {kind: kind for kind in get_args(FlowKind)}
#: What a tag adds to the name of a flow, where an arrow alone would say too little or too much.
_KIND_WORDS: Final[Mapping[FlowKind, str]] = {
    "access": "read access",
    "shared-system": "shared system",
    "matching": "matching",
    "publication": "publication",
    "co-location": "co-location",
}
_Record = TypeVar("_Record", Partner, Flow)


def flow_map_of(tree: JsonObject) -> FlowMap:
    """The flow map of an agreement, however unfinished it is.

    Partners and flows keep their order. A flow is as sensitive as the items and the groups of
    items that it carries.
    """
    agreement = Agreement(tree)
    names = {p.id: p.short_name.strip() or p.name.strip() for p in agreement.partners}
    roles: dict[str, list[RoleInTheFlow]] = {}
    for flow in agreement.flows:
        for role in flow.roles:
            roles.setdefault(role.partner, []).append(role)
    nodes = tuple(
        _node(node_id, partner, roles.get(partner.id, ()), names)
        for node_id, partner in told_apart(agreement.partners)
    )
    carried = sensitivities_of(agreement)
    flows = tuple(
        _flow(flow_id, flow_tag(place), flow, carried[place])
        for place, (flow_id, flow) in enumerate(told_apart(agreement.flows))
    )
    return FlowMap(nodes, flows)


def flow_tag(place: int) -> str:
    """The number that a flow bears on the map: “F1” for the first, which has place 0."""
    return f"F{place + 1}"


def told_apart(records: Sequence[_Record]) -> Iterator[tuple[str, _Record]]:
    """The records, each with an id of its own even where a damaged file lacks or repeats one."""
    seen: set[str] = set()
    for place, record in enumerate(records):
        own = record.id
        while not own or own in seen:
            own = f"{own}#{place}"
        seen.add(own)
        yield own, record


def _name(partner: Partner) -> str:
    return partner.name.strip() or partner.short_name.strip()


def _node(
    node_id: str, partner: Partner, roles: Sequence[RoleInTheFlow], names: Mapping[str, str]
) -> MapNode:
    only_processes = bool(roles) and all(role.role == "processor" for role in roles)
    kind: NodeKind = "organisation"
    if partner.kind == "class":
        kind = "class"
    elif partner.takes_part == "processor" or (only_processes and not partner.takes_part):
        kind = "processor"
    elif partner.takes_part == "observer":
        kind = "observer"
    notes = []
    if kind == "class":
        notes.append(_how_many(partner))
        if partner.takes_part in ("processor", "observer"):
            notes.append(partner.takes_part.capitalize())
    principals = dict.fromkeys(role.on_behalf_of for role in roles if role.role == "processor")
    served = [names[one] for one in principals if names.get(one)]
    if served:
        notes.append("For " + " and ".join(served))
    return MapNode(node_id, _name(partner), kind, ". ".join(note for note in notes if note))


def _how_many(partner: Partner) -> str:
    members = [member for member in partner.members if not member.left]
    if members:
        return "1 member" if len(members) == 1 else f"{len(members)} members"
    return partner.class_rules.expected_number.strip()


def sensitivities_of(agreement: Agreement) -> list[tuple[Sensitivity, ...]]:
    """What each flow carries, the gravest first."""
    of_item: dict[str, set[str]] = {}
    of_group: dict[str, set[str]] = {}
    for item in agreement.items:
        of_item.setdefault(item.id, set()).update(item.sensitivity)
        of_group.setdefault(item.group, set()).update(item.sensitivity)
    nothing: set[str] = set()
    found = []
    for flow in agreement.flows:
        carried = nothing.union(
            *(of_item.get(item, nothing) for item in flow.items),
            *(of_group.get(group, nothing) for group in flow.item_groups),
        )
        found.append(tuple(one for one in GRAVITY if one in carried))
    return found


def _flow(flow_id: str, tag: str, flow: Flow, carried: tuple[Sensitivity, ...]) -> MapFlow:
    kind = _KINDS.get(flow.kind, "feed")
    name = flow.name.strip()
    if kind == "meeting":
        name = name or flow.meeting.name.strip()
    words = _KIND_WORDS.get(kind, "")
    if words:
        name = f"{name} ({words})" if name else words.capitalize()
    return MapFlow(flow_id, tag, name, flow.from_, flow.to, carried, kind)
