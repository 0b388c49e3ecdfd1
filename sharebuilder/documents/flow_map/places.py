"""Where on a map a person can stand: its partners and its flows, and the way from one to another.

The window puts something that takes mouse, keys and a spoken name on each place.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final, Literal

from sharebuilder.documents.flow_map.shapes import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.documents.flow_map.shapes import Layout

PlaceKind = Literal["partner", "flow"]
Way = Literal["left", "right", "up", "down"]

#: How much a step aside costs against a step ahead, when the next place is sought.
_ASIDE: Final = 2.2
_SLACK: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Place:
    """A partner or a flow on a map.

    Attributes:
        kind: what it is.
        id: the id of the partner or the flow.
        rect: where it stands, in points.
    """

    kind: PlaceKind
    id: str
    rect: Rect


def places(layout: Layout) -> tuple[Place, ...]:
    """The places of a map, each partner before what it sends, from top to bottom, left first.

    A meeting is one place, its box: the number beside it belongs to it. What nobody said yet is
    none.
    """
    hubs = {box.id.removeprefix("meeting:"): box for box in layout.boxes if box.style == "meeting"}
    partners = [box for box in layout.boxes if box.style not in ("meeting", "unknown")]
    found = [Place("partner", box.id, box.rect) for box in partners]
    found += [Place("flow", flow, box.rect) for flow, box in hubs.items()]
    found += [Place("flow", tag.flow, tag.rect) for tag in layout.tags if tag.flow not in hubs]
    middle = layout.width / 2
    return tuple(sorted(found, key=lambda one: (one.rect.x > middle, one.rect.y, one.rect.x)))


def flow_at(layout: Layout, at: Point, reach: float = 4.0) -> tuple[str, ...]:
    """The flow whose label is at a point, or those of the nearest arrow; none within reach: none.

    Args:
        layout: the map.
        at: the point.
        reach: how far from the line of an arrow the point may be, in points.
    """
    for tag in layout.tags:
        if _distance(at, tag.rect) == 0:
            return (tag.flow,)
    best: float = reach
    found: tuple[str, ...] = ()
    for arrow in layout.arrows:
        for start, end in arrow.segments:
            far = _distance(at, Rect(*_corner(start, end), *_extent(start, end)))
            if far < best:
                best, found = far, arrow.flows
    return found


def beside(among: Sequence[Place], at: Place, way: Way) -> Place | None:
    """The next place in a direction; None where there is none."""
    level = way in ("left", "right")
    sign = 1 if way in ("right", "down") else -1
    here = _middle(at.rect)
    best: tuple[float, Place] | None = None
    for one in among:
        there = _middle(one.rect)
        ahead = sign * ((there.x - here.x) if level else (there.y - here.y))
        if one == at or ahead <= 1e-6 or _gap(one.rect, at.rect, upright=not level) < -_SLACK:
            continue  # what stands above each other is neither left nor right, and so on
        aside = max(0.0, _gap(one.rect, at.rect, upright=level))
        slant = abs((there.y - here.y) if level else (there.x - here.x))
        cost = ahead + _ASIDE * aside + slant * 0.1
        if best is None or cost < best[0]:
            best = (cost, one)
    return best[1] if best else None


def _middle(rect: Rect) -> Point:
    return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)


def _gap(one: Rect, other: Rect, *, upright: bool) -> float:
    """How far two rectangles are apart, up and down or across; below 0 where they overlap."""
    if upright:
        return max(one.y - other.bottom, other.y - one.bottom)
    return max(one.x - other.right, other.x - one.right)


def _corner(start: Point, end: Point) -> tuple[float, float]:
    return min(start.x, end.x), min(start.y, end.y)


def _extent(start: Point, end: Point) -> tuple[float, float]:
    return abs(end.x - start.x), abs(end.y - start.y)


def _distance(point: Point, rect: Rect) -> float:
    across = max(rect.x - point.x, 0.0, point.x - rect.right)
    down = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return hypot(across, down)
