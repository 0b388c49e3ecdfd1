"""The shapes of a laid-out flow map, in points (1/72 inch) at the size of print.

Whoever draws a layout (PNG, SVG, the window) only has to draw these: every line of text already
has its place, every arrow its corners. The order to draw in is: rules, arrows, boxes, cells, tags,
legend, captions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.model import Sensitivity

Form = Literal["map", "matrix", "sheet"]
BoxStyle = Literal[
    "organisation",
    "class",
    "processor",
    "observer",
    "meeting",
    "unknown",
    "names",  # those who receive, on a sheet
    "row",  # words at the left of a matrix, without a border
]


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def overlaps(self, other: Rect) -> bool:
        """Whether the insides of the two have a point in common."""
        slack = 1e-6
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def holds(self, other: Rect) -> bool:
        """Whether the other lies inside, edges included."""
        slack = 1e-6
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: where its baseline starts, and how wide it is in the bundled font."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool = False
    colour: str = "#1b1b1b"

    @property
    def rect(self) -> Rect:
        """The room that the line takes: ascenders and descenders included."""
        return Rect(self.x, self.y - 0.78 * self.size, self.width, 1.0 * self.size)


@dataclass(frozen=True, slots=True)
class Box:
    """A partner, a meeting, or (on a sheet) the names of those who receive."""

    id: str
    nodes: tuple[str, ...]
    rect: Rect
    lines: tuple[TextLine, ...]
    style: BoxStyle


@dataclass(frozen=True, slots=True)
class Head:
    """An arrow head: its tip, and the way it points (1 right, -1 left)."""

    tip: Point
    direction: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """The line of one or more flows.

    Attributes:
        flows: the ids of the flows.
        paths: the pieces of the line, each a list of corners joined by upright and level strokes.
        heads: the arrow heads.
        dots: where the line forks.
        sensitivity: decides its colour and its dashes.
        source, targets: the ids of the boxes' nodes that it joins.
    """

    flows: tuple[str, ...]
    paths: tuple[tuple[Point, ...], ...]
    heads: tuple[Head, ...]
    dots: tuple[Point, ...]
    sensitivity: Sensitivity
    source: str
    targets: tuple[str, ...]

    @property
    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """Every straight stroke of the line."""
        return tuple(pair for path in self.paths for pair in pairwise(path))


@dataclass(frozen=True, slots=True)
class Mark:
    """A small filled square with a letter: the mark of a sensitivity."""

    rect: Rect
    letter: TextLine
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class Tag:
    """The label of one flow: its number, its name, its marks."""

    flow: str
    rect: Rect
    lines: tuple[TextLine, ...]
    marks: tuple[Mark, ...]
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the matrix: what one partner sends to another."""

    source: str
    target: str
    flows: tuple[str, ...]
    rect: Rect
    letter: TextLine | None
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class Rule:
    """A light line that guides the eye."""

    start: Point
    end: Point
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One entry of the legend: what a line and a mark mean."""

    rect: Rect
    sensitivity: Sensitivity | None
    sample: tuple[Point, Point] | None
    mark: Mark | None
    dot: Point | None
    text: TextLine


@dataclass(frozen=True, slots=True)
class Layout:
    """One picture: everything on it and where.

    Attributes:
        width, height: the size of print in points.
        form: a map of boxes and arrows, a matrix, or a sheet of what each partner sends.
        title: what the picture shows, in words, with its page when there are several.
    """

    width: float
    height: float
    form: Form
    title: str
    captions: tuple[TextLine, ...] = ()
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    tags: tuple[Tag, ...] = ()
    cells: tuple[Cell, ...] = ()
    rules: tuple[Rule, ...] = ()
    legend: tuple[LegendRow, ...] = ()


#: The text widths of A4 with margins of 2.5 cm: 16 cm upright, 24.7 cm on its side.
PORTRAIT_WIDTH = 16 / 2.54 * 72
PORTRAIT_HEIGHT = 23.0 / 2.54 * 72
LANDSCAPE_WIDTH = 24.7 / 2.54 * 72
LANDSCAPE_HEIGHT = 15.0 / 2.54 * 72


def rounded(path: tuple[Point, ...], radius: float = 4.0) -> tuple[tuple[Point, Point, Point], ...]:
    """The corners of a path as curves: where each starts, its control point, where it ends."""
    curves = []
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        curves.append((_towards(corner, before, radius), corner, _towards(corner, after, radius)))
    return tuple(curves)


def _towards(corner: Point, other: Point, radius: float) -> Point:
    dx, dy = other.x - corner.x, other.y - corner.y
    length = abs(dx) + abs(dy)
    if length == 0:
        return corner
    reach = min(radius, length / 2) / length
    return Point(corner.x + dx * reach, corner.y + dy * reach)
