"""What a flow map shows: partners, flows and how sensitive each flow is.

These values know nothing of the agreement, so that the map can be drawn and tested by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

NodeKind = Literal["organisation", "class", "processor", "observer", "meeting", "unknown"]
FlowKind = Literal[
    "feed",
    "request-and-response",
    "meeting",
    "access",
    "shared-system",
    "matching",
    "publication",
    "referral",
    "co-location",
]
Sensitivity = Literal[
    "high-harm", "criminal-offence", "special-category", "confidential", "ordinary"
]

#: From the gravest to the least: an arrow that carries several takes the look of the gravest.
GRAVITY: Final[tuple[Sensitivity, ...]] = (
    "high-harm",
    "criminal-offence",
    "special-category",
    "confidential",
    "ordinary",
)

#: A tag such as “F3” must always fit on the map in full.
LONGEST_TAG: Final = 6


@dataclass(frozen=True, slots=True)
class MapNode:
    """One partner on the map.

    Attributes:
        id: the stable id of the partner.
        name: its name, of any length.
        kind: one organisation, a class of organisations, a processor, an observer.
        note: a few words that stand under the name, or "".
    """

    id: str
    name: str
    kind: NodeKind = "organisation"
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapFlow:
    """One flow on the map.

    Attributes:
        id: the stable id of the flow.
        tag: the short number by which the picture and the tables name it, such as “F3”.
        name: what the flow is called, of any length, or "".
        source: the id of the partner that gives the information, or "" where nobody said yet.
        targets: the ids of the partners that receive it; may be empty in a draft.
        sensitivities: everything that the flow carries; empty means ordinary.
        kind: how the information is made available. A meeting becomes a hub of its own.
        two_way: whether information comes back the same way.
    """

    id: str
    tag: str
    name: str
    source: str
    targets: tuple[str, ...]
    sensitivities: tuple[Sensitivity, ...] = ()
    kind: FlowKind = "feed"
    two_way: bool = False

    def __post_init__(self) -> None:
        """Refuse a tag that the map could not show in full."""
        if not 0 < len(self.tag) <= LONGEST_TAG or not self.tag.isprintable() or " " in self.tag:
            raise ValueError(
                f"The tag {self.tag!r} of {self.id} is not 1 to {LONGEST_TAG} characters."
            )

    @property
    def gravest(self) -> Sensitivity:
        """The gravest sensitivity that the flow carries."""
        return gravest(self.sensitivities)

    @property
    def marked(self) -> tuple[Sensitivity, ...]:
        """The sensitivities that get a mark, the gravest first: all but “ordinary”."""
        return tuple(s for s in GRAVITY if s in self.sensitivities and s != "ordinary")


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The partners and flows of one agreement, ready to be drawn.

    Partner ids are unique among partners, flow ids and tags among flows.
    """

    nodes: tuple[MapNode, ...]
    flows: tuple[MapFlow, ...]
    title: str = "Who shares what with whom"

    def __post_init__(self) -> None:
        """Refuse records that share an id: the map could not tell them apart."""
        for what, values in (
            ("partners", [node.id for node in self.nodes]),
            ("flows", [flow.id for flow in self.flows]),
            ("flow tags", [flow.tag for flow in self.flows]),
        ):
            if len(set(values)) != len(values):
                raise ValueError(f"Two {what} of the flow map share an id.")


def gravest(sensitivities: tuple[Sensitivity, ...]) -> Sensitivity:
    """The gravest of these; “ordinary” when there are none."""
    return next((s for s in GRAVITY if s in sensitivities), "ordinary")


def around(flow_map: FlowMap, partners: frozenset[str]) -> FlowMap:
    """The part of a map that concerns these partners: their flows, and whoever those reach."""
    flows = tuple(flow for flow in flow_map.flows if partners & {flow.source, *flow.targets})
    kept = partners.union(*({flow.source, *flow.targets} for flow in flows))
    nodes = tuple(node for node in flow_map.nodes if node.id in kept)
    return FlowMap(nodes, flows, flow_map.title)
