"""The two columns of the map: each box with the ports where arrows leave and arrive, and its place.

Every port has a height (y) of its own. Ports of the left column stand on multiples of `GRID`,
those of the right column halfway between, so that two level strokes never run into each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.flow_map.arrangement import Arrangement
    from sharebuilder.documents.flow_map.graph import Net

GRID: Final = 5.0
GAP: Final = 10.0
ARRIVAL: Final = 3.6
_CLEAR: Final = 1.5
_PAD: Final = 4.0
_SWEEPS: Final = 3


@dataclass(slots=True)
class Port:
    """Where one net touches one box.

    Attributes:
        net: the number of the net.
        leaving: whether the net starts here, with its tags, or arrives.
        half: half of the height that it needs.
        y: where it is, from the top of its box.
    """

    net: int
    leaving: bool
    half: float
    y: float = 0.0


@dataclass(slots=True)
class Standing:
    """A box while its place is sought."""

    id: str
    column: int
    text_height: float
    ports: list[Port] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0

    def stack(self) -> None:
        """Give every port its place below the one before, and the box its height."""
        shift = 0.0 if self.column == 0 else GRID / 2
        bottom = _PAD
        for port in self.ports:
            port.y = _up_to_grid(bottom + port.half - shift) + shift
            bottom = port.y + port.half + _CLEAR
        needed = self.text_height + 2 * _PAD
        self.height = _up_to_grid(max(bottom - _CLEAR + _PAD, needed))
        spare = self.height - (bottom - _CLEAR + _PAD)
        if self.ports:
            down = GRID * (spare / 2 // GRID)
            for port in self.ports:
                port.y += down


@dataclass(slots=True)
class Columns:
    """All boxes in their places, and the port of each net at each box."""

    boxes: dict[str, Standing]
    order: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def height(self) -> float:
        """The lower edge of the lowest box."""
        return max((box.top + box.height for box in self.boxes.values()), default=0.0)

    def ends(self, net: int, *, leaving: bool) -> list[tuple[Standing, Port]]:
        """Where a net leaves, or where it arrives."""
        return [
            (box, port)
            for box in self.boxes.values()
            for port in box.ports
            if port.net == net and port.leaving == leaving
        ]


def box_height(text_height: float, halves: Sequence[float]) -> float:
    """About how high a box with these ports will be, before anything has its place."""
    ports = sum(2 * half + _CLEAR + GRID / 2 for half in halves)
    return max(text_height, ports) + 2 * _PAD


def placed(
    arrangement: Arrangement,
    nets: Sequence[Net],
    text_heights: Mapping[str, float],
    tag_heights: Sequence[float],
) -> Columns:
    """The columns with every box and port in its place.

    Args:
        arrangement: which box stands where.
        nets: the arrows.
        text_heights: how much room each box's words need.
        tag_heights: how much room the tags of each net need.
    """
    order = (arrangement.left, arrangement.right)
    boxes = {
        box: Standing(box, column, text_heights[box]) for column in (0, 1) for box in order[column]
    }
    for index, net in enumerate(nets):
        boxes[net.source].ports.append(Port(index, True, tag_heights[index] / 2))
        for target in net.targets:
            boxes[target].ports.append(Port(index, False, ARRIVAL))
    columns = Columns(boxes, order)
    for box in boxes.values():
        box.stack()
    for column in (0, 1):
        _heap(columns, column)
    for _ in range(_SWEEPS):
        _sort_ports(columns, nets)
        for column in (1, 0, 1):
            _align(columns, column, nets)
    _straighten(columns, nets)
    return columns


def _up_to_grid(value: float) -> float:
    return GRID * -(-(value - 1e-9) // GRID)


def _heap(columns: Columns, column: int) -> None:
    y = 0.0
    for box in columns.order[column]:
        columns.boxes[box].top = y
        y += columns.boxes[box].height + GAP


def _others(columns: Columns, box: Standing, port: Port, nets: Sequence[Net]) -> list[float]:
    """Where the other ends of this port's net are."""
    net = nets[port.net]
    found = []
    for end in dict.fromkeys((net.source, *net.targets)):
        standing = columns.boxes[end]
        for other in standing.ports:
            if other.net != port.net or other is port:
                continue
            # Arrivals of the same net do not concern each other.
            if other.leaving != port.leaving:
                found.append(standing.top + other.y)
    return found or [box.top + port.y]


def _sort_ports(columns: Columns, nets: Sequence[Net]) -> None:
    for box in columns.boxes.values():
        wishes = {
            id(port): sum(ys) / len(ys)
            for port in box.ports
            for ys in [_others(columns, box, port, nets)]
        }
        # Ends far above come first; equal wishes keep the order of the nets on both sides.
        box.ports.sort(key=lambda port: (round(wishes[id(port)], 3), port.net, port.leaving))
        box.stack()


def _align(columns: Columns, column: int, nets: Sequence[Net]) -> None:
    """Move the boxes of a column so that arrows run level, without a change of order."""
    standing = [columns.boxes[box] for box in columns.order[column]]
    totals = [
        sum(columns.boxes[box].height + GAP for box in order) - GAP for order in columns.order
    ]
    limit = max(*totals, 0.0) - totals[column]
    wishes = []
    offset = 0.0
    for box in standing:
        levels = [y - port.y for port in box.ports for y in _others(columns, box, port, nets)]
        wishes.append((median(levels) if levels else box.top) - offset)
        offset += box.height + GAP
    offset = 0.0
    for box, shift in zip(standing, _rising(wishes), strict=True):
        held = min(max(shift, 0.0), max(limit, 0.0))
        box.top = offset + GRID * round(held / GRID)
        offset += box.height + GAP


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest values that never fall (pooling neighbours that do)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            other, size = pools.pop()
            mean = (mean * count + other * size) / (count + size)
            count += size
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def _straighten(columns: Columns, nets: Sequence[Net]) -> None:
    """Take the small step out of arrows that run almost level, where there is room."""
    for index, net in enumerate(nets):
        if len(net.targets) != 1:
            continue
        start, end = columns.boxes[net.source], columns.boxes[net.targets[0]]
        if start.column == end.column:
            continue
        leaving = next(p for p in start.ports if p.net == index and p.leaving)
        arriving = next(p for p in end.ports if p.net == index and not p.leaving)
        step = start.top + leaving.y - end.top - arriving.y
        if abs(step) > GRID / 2 + 1e-6:
            continue
        y = arriving.y + step
        place = end.ports.index(arriving)
        upper = end.ports[place - 1] if place else None
        lower = end.ports[place + 1] if place + 1 < len(end.ports) else None
        high = upper.y + upper.half if upper else 1.0
        low = lower.y - lower.half if lower else end.height - 1.0
        if high <= y - ARRIVAL + 0.5 and y + ARRIVAL - 0.5 <= low:
            arriving.y = y
