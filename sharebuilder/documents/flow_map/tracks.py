"""The upright tracks of the channel: which arrow turns where, so that few cross and none touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CLEAR: Final = 6.0
_MOST_SWEEPS: Final = 12
#: Two level strokes nearer than this should not run side by side; it is worth some crossings.
_TIGHT: Final = 4.0
_SIDE_BY_SIDE: Final = 4


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of one net at the channel: where it comes in from the left and from the right."""

    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def top(self) -> float:
        """The upper end of its upright stroke."""
        return min(self.left + self.right)

    @property
    def bottom(self) -> float:
        """The lower end of its upright stroke."""
        return max(self.left + self.right)

    @property
    def level(self) -> bool:
        """Whether it goes straight across and needs no track."""
        return self.top == self.bottom

    def near(self, other: Span) -> bool:
        """Whether the two may not share a track."""
        return self.top < other.bottom + _CLEAR and other.top < self.bottom + _CLEAR


def assign_tracks(spans: Sequence[Span]) -> tuple[int | None, ...]:
    """The track of each net, counted from the left; None for one that goes straight across.

    Two nets that share a track never come closer than a few points.
    """
    turning = [index for index, span in enumerate(spans) if not span.level]
    order = sorted(turning, key=lambda index: _habit(spans[index], index))
    order = _untangled(order, spans)
    placed: dict[int, int] = {}
    for index in order:
        before = [placed[other] for other in placed if spans[other].near(spans[index])]
        placed[index] = max(before, default=-1) + 1
    return tuple(placed.get(index) for index in range(len(spans)))


def crossings(first: Span, second: Span) -> int:
    """How often two nets cross when the first has its track left of the second's."""
    return sum(first.top < y < first.bottom for y in second.left) + sum(
        second.top < y < second.bottom for y in first.right
    )


def _untidiness(first: Span, second: Span) -> int:
    """What it costs to have the first net's track left of the second's."""
    tight = sum(abs(ours - theirs) < _TIGHT for ours in first.right for theirs in second.left)
    return crossings(first, second) + _SIDE_BY_SIDE * tight


def _habit(span: Span, index: int) -> tuple[float, float, int]:
    """A first order in which nested and parallel nets do not cross."""
    if not span.right:
        return (0, span.bottom - span.top, index)
    if not span.left:
        return (2, span.top - span.bottom, index)
    down = sum(span.right) / len(span.right) >= sum(span.left) / len(span.left)
    return (1, -min(span.left) if down else min(span.left), index)


def _untangled(order: list[int], spans: Sequence[Span]) -> list[int]:
    """The order after each net moved to wherever that saves crossings."""
    cost: dict[tuple[int, int], int] = {}
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if spans[one].near(spans[other]):
                cost[one, other] = _untidiness(spans[one], spans[other])
                cost[other, one] = _untidiness(spans[other], spans[one])
    for _ in range(_MOST_SWEEPS):
        moved = False
        for net in list(order):
            place = order.index(net)
            best = _best_place(order, place, cost)
            if best != place:
                order.insert(best, order.pop(place))
                moved = True
        if not moved:
            break
    return order


def _best_place(order: Sequence[int], place: int, cost: Mapping[tuple[int, int], int]) -> int:
    """Where in the order the net at this place costs least: its own, unless another gains."""
    net = order[place]
    best, best_gain = place, 0
    for step, end in ((-1, -1), (1, len(order))):
        gain = 0
        for there in range(place + step, end, step):
            other = order[there]
            now, then = ((net, other), (other, net))[::step]
            gain += cost.get(now, 0) - cost.get(then, 0)
            if gain > best_gain:
                best, best_gain = there, gain
    return best
