"""The flow map as boxes and nets: what is left to do is to place it.

A *net* is one arrow as drawn: it starts at one box and ends at one or more. Flows from the same
sender to the same receivers share a net and stand on it as several tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.model import MapNode, gravest

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.model import FlowMap, MapFlow, Sensitivity

UNKNOWN_SOURCE: Final = "unknown-source"
UNKNOWN_TARGET: Final = "unknown-target"


@dataclass(frozen=True, slots=True)
class Net:
    """One arrow: from a box, carrying flows, to boxes.

    Attributes:
        source: the id of the box where it starts and where its tags stand.
        targets: the ids of the boxes where it ends, without doubles.
        flows: the flows that it carries.
        both_ways: whether the start has an arrow head too.
    """

    source: str
    targets: tuple[str, ...]
    flows: tuple[MapFlow, ...]
    both_ways: bool

    @property
    def sensitivity(self) -> Sensitivity:
        """The gravest of what its flows carry: it decides the look of the line."""
        return gravest(tuple(s for flow in self.flows for s in flow.sensitivities))


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and the nets between them.

    Attributes:
        nodes: partners in their order, then a hub for each meeting, then what nobody said yet.
        nets: the arrows, in the order of their first flow.
        isolated: ids of the boxes that no net touches.
    """

    nodes: tuple[MapNode, ...]
    nets: tuple[Net, ...]
    isolated: frozenset[str]

    def node(self, node_id: str) -> MapNode:
        """The node with this id."""
        return next(node for node in self.nodes if node.id == node_id)


def graph_of(flow_map: FlowMap) -> Graph:
    """The boxes and nets of a flow map.

    A flow without a sender or without receivers, as drafts have, is drawn from or to a box that
    says so: a gap in the agreement is seen on its map.
    """
    known = {node.id for node in flow_map.nodes}
    hubs: list[MapNode] = []
    unknown: dict[str, MapNode] = {}
    bundles: dict[tuple[str, tuple[str, ...], bool], list[MapFlow]] = {}
    order = {node.id: index for index, node in enumerate(flow_map.nodes)}

    def unknown_box(box_id: str, name: str) -> str:
        unknown.setdefault(box_id, MapNode(box_id, name, "unknown"))
        return box_id

    for flow in flow_map.flows:
        targets = {target for target in flow.targets if target in known}
        ordered = tuple(sorted(targets, key=order.__getitem__))
        if flow.kind == "meeting":
            hub = f"meeting:{flow.id}"
            hubs.append(MapNode(hub, flow.name or "Meeting", "meeting"))
            members = targets | ({flow.source} & known)
            ends = tuple(sorted(members, key=order.__getitem__))
            if not ends:
                ends = (unknown_box(UNKNOWN_TARGET, "Receiver not answered yet"),)
            bundles[hub, ends, True] = [flow]
            continue
        source = (
            flow.source
            if flow.source in known
            else unknown_box(UNKNOWN_SOURCE, "Sender not answered yet")
        )
        ends = ordered or (unknown_box(UNKNOWN_TARGET, "Receiver not answered yet"),)
        bundles.setdefault((source, ends, flow.two_way), []).append(flow)

    nets = tuple(
        Net(source, ends, tuple(flows), both) for (source, ends, both), flows in bundles.items()
    )
    touched = {end for net in nets for end in (net.source, *net.targets)}
    nodes = (*flow_map.nodes, *hubs, *unknown.values())
    return Graph(nodes, nets, frozenset(node.id for node in nodes if node.id not in touched))
