"""Who sends what to whom, pair by pair: the matrix that the window shows."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.flow_map.model import FlowMap, MapFlow

#: Stands for a sender or a receiver that nobody named yet.
UNKNOWN = ""


def crossings(flow_map: FlowMap) -> dict[tuple[str, str], tuple[MapFlow, ...]]:
    """The flows from each partner to each other, in their order; pairs without a flow are left out.

    What is said in a meeting is said to all who sit there, so a meeting counts between all of them.
    A partner that is not in the agreement counts as not named.
    """
    known = {node.id for node in flow_map.nodes}
    found: dict[tuple[str, str], list[MapFlow]] = {}
    for flow in flow_map.flows:
        for pair in dict.fromkeys(_pairs(flow, known)):
            found.setdefault(pair, []).append(flow)
    return {pair: tuple(flows) for pair, flows in found.items()}


def _pairs(flow: MapFlow, known: set[str]) -> Iterator[tuple[str, str]]:
    source = flow.source if flow.source in known else UNKNOWN
    targets = [one for one in flow.targets if one in known]
    if flow.kind == "meeting":
        members = list(dict.fromkeys([*([source] if source else []), *targets]))
        if len(members) > 1:
            yield from permutations(members, 2)
            return
    for target in targets or [UNKNOWN]:
        yield source, target
        if flow.two_way:
            yield target, source
