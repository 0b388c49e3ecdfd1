"""Which boxes stand left and which right of the channel, and in what order.

A small local search, always in the same order, so that the same map is always drawn the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.flow_map.graph import Net

_SAME_SIDE: Final = 70.0
_BACKWARDS: Final = 12.0
_TALL: Final = 4.0
_GAP: Final = 10.0
_BUDGET: Final = 300_000
_SWEEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The boxes of the two columns, each from top to bottom."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def arranged(ids: Sequence[str], nets: Sequence[Net], heights: Mapping[str, float]) -> Arrangement:
    """A good arrangement: short arrows that go across, from left to right, columns of one height.

    Args:
        ids: the boxes, in the order of the agreement.
        nets: the arrows between them.
        heights: about how high each box will be.
    """
    edges = [(net.source, target) for net in nets for target in net.targets]
    columns = _first_guess(ids, edges, heights)
    best = _cost(columns, edges, heights)
    tries = max(200, _BUDGET // max(1, len(edges) + len(ids)))
    improved = True
    while improved and tries > 0:
        improved = False
        for box in ids:
            for candidate in _moves(columns, box):
                tries -= 1
                cost = _cost(candidate, edges, heights)
                if cost < best - 1e-6:
                    best, columns, improved = cost, candidate, True
                if tries <= 0:
                    return Arrangement(tuple(columns[0]), tuple(columns[1]))
    return Arrangement(tuple(columns[0]), tuple(columns[1]))


Columns = tuple[list[str], list[str]]


def _first_guess(
    ids: Sequence[str], edges: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> Columns:
    sent: dict[str, int] = dict.fromkeys(ids, 0)
    degree: dict[str, int] = dict.fromkeys(ids, 0)
    for source, target in edges:
        sent[source] += 1
        sent[target] -= 1
        degree[source] += 1
        degree[target] += 1
    columns: Columns = ([], [])
    side: dict[str, int] = {}
    neighbours: dict[str, list[str]] = {box: [] for box in ids}
    for source, target in edges:
        neighbours[source].append(target)
        neighbours[target].append(source)
    total = [0.0, 0.0]
    rank = {box: index for index, box in enumerate(ids)}
    for box in sorted(ids, key=lambda b: (-degree[b], rank[b])):
        pull = [0.0, 0.0]
        for other in neighbours[box]:
            if other in side:
                pull[1 - side[other]] += 1
        lean = 0.5 if sent[box] >= 0 else -0.5
        crowd = (total[0] - total[1]) / 150
        chosen = 0 if pull[0] - pull[1] + lean - crowd >= 0 else 1
        side[box] = chosen
        total[chosen] += heights[box]
        columns[chosen].append(box)
    for _ in range(_SWEEPS):
        for this in (1, 0):
            _sort_column(columns, this, neighbours, rank)
    return columns


def _sort_column(
    columns: Columns,
    this: int,
    neighbours: Mapping[str, Sequence[str]],
    rank: Mapping[str, int],
) -> None:
    """Put each box level with the middle of those across that it exchanges with."""
    across = {box: index for index, box in enumerate(columns[1 - this])}
    own = {box: float(index) for index, box in enumerate(columns[this])}
    scale = max(1, len(own)) / max(1, len(across))

    def wish(box: str) -> tuple[float, int]:
        places = [across[other] * scale for other in neighbours[box] if other in across]
        return (sum(places) / len(places) if places else own[box], rank[box])

    columns[this].sort(key=wish)


def _moves(columns: Columns, box: str) -> list[Columns]:
    """The columns with this box put anywhere else."""
    without = ([b for b in columns[0] if b != box], [b for b in columns[1] if b != box])
    found = []
    for side in (0, 1):
        for place in range(len(without[side]) + 1):
            column = [*without[side][:place], box, *without[side][place:]]
            if column != columns[side]:
                found.append((column, without[1]) if side == 0 else (without[0], column))
    # Two boxes that change places, which no sequence of single moves may reach downhill.
    here = 0 if box in columns[0] else 1
    place = columns[here].index(box)
    for index, other in enumerate(columns[1 - here]):
        mine, theirs = list(columns[here]), list(columns[1 - here])
        mine[place], theirs[index] = other, box
        found.append((mine, theirs) if here == 0 else (theirs, mine))
    return found


def _cost(
    columns: Columns, edges: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> float:
    middle: dict[str, float] = {}
    totals = []
    for column in columns:
        y = 0.0
        for box in column:
            middle[box] = y + heights[box] / 2
            y += heights[box] + _GAP
        totals.append(y)
    tallest = max(totals)
    shift = [(tallest - total) / 2 for total in totals]
    left = set(columns[0])
    for box in middle:
        middle[box] += shift[0] if box in left else shift[1]
    cost = tallest * _TALL
    for source, target in edges:
        cost += abs(middle[source] - middle[target])
        if (source in left) == (target in left):
            cost += _SAME_SIDE
        elif target in left:
            cost += _BACKWARDS
    return cost
