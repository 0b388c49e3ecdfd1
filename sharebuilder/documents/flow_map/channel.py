"""The map: boxes in two columns, and between them a channel in which the arrows run.

Text and lines keep apart by construction. Next to each column lies a lane that only level strokes
enter, each at a height of its own, with the tags of the flow at the box that sends it; between the
lanes lie the upright tracks. So no arrow can run through a box or a tag, however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.arrangement import arranged
from sharebuilder.documents.flow_map.columns import ARRIVAL, box_height, placed
from sharebuilder.documents.flow_map.fonts import clean
from sharebuilder.documents.flow_map.labels import (
    NOTE_SIZE,
    PAD,
    TAG_SIZE,
    TITLE_SIZE,
    Stack,
    chip,
    paragraph,
    partner_block,
)
from sharebuilder.documents.flow_map.legend import legend
from sharebuilder.documents.flow_map.look import ACCENT, QUIET
from sharebuilder.documents.flow_map.shapes import (
    Arrow,
    Box,
    Head,
    Layout,
    Point,
    Rect,
    TextLine,
)
from sharebuilder.documents.flow_map.tracks import Span, assign_tracks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.documents.flow_map.columns import Columns, Standing
    from sharebuilder.documents.flow_map.fonts import Typeface
    from sharebuilder.documents.flow_map.graph import Graph, Net
    from sharebuilder.documents.flow_map.labels import Block
    from sharebuilder.documents.flow_map.shapes import Tag

MARGIN: Final = 2.0
HEAD: Final = 6.5
_STUB: Final = 12.0
_AFTER: Final = 7.0
_PITCH: Final = 6.0
_WIDEST_PITCH: Final = 13.0
_TAG_LINES: Final = 5
_EMPTY_LANE: Final = 26.0
#: How wide a tag may be, from generous to tight: the first that fits the page is taken.
_TAG_WIDTHS: Final = (170.0, 140.0, 116.0, 100.0, 88.0, 76.0)
_SCREEN_TAG_WIDTHS: Final = (170.0, 116.0)
_KEY_COLUMNS: Final = 2
_KEY_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class _Plan:
    """A map whose boxes have their height and order, and whose nets have their tracks."""

    columns: Columns
    stacks: tuple[Stack, ...]
    blocks: dict[str, Block]
    tracks: tuple[int | None, ...]
    lanes: tuple[float, float]
    box_width: float

    @property
    def track_count(self) -> int:
        return max((t for t in self.tracks if t is not None), default=-1) + 1

    @property
    def whole(self) -> bool:
        """Whether every tag says the name of its flow in full."""
        return all(chip.whole for stack in self.stacks for chip in stack.chips)

    @property
    def least_width(self) -> float:
        channel = (self.track_count + 1) * _PITCH
        return 2 * MARGIN + 2 * self.box_width + sum(self.lanes) + channel


def draw_map(
    typeface: Typeface,
    graph: Graph,
    title: str,
    width: float,
    *,
    box_width: float,
    most_height: float | None = None,
    names: bool = True,
) -> Layout | None:
    """The map at this width; None where it would not fit.

    Args:
        typeface: the font.
        graph: the boxes and nets.
        title: stands above the map.
        width: of the page in points. Without `most_height`, as for a window, the picture grows
            beyond it where it has to.
        box_width: of every box.
        most_height: of the page in points.
        names: whether tags say the names of flows in full; else their numbers, with a key below.
    """
    joined = [node for node in graph.nodes if node.id not in graph.isolated]
    room = box_width - 2 * PAD
    blocks = {node.id: partner_block(typeface, node, room) for node in graph.nodes}
    widths = _TAG_WIDTHS if most_height is not None else _SCREEN_TAG_WIDTHS
    for tag_width in widths if names else (0.0,):
        plan = _planned(typeface, graph, [n.id for n in joined], blocks, tag_width, box_width)
        if plan.least_width <= width:
            break
    if plan.least_width > width:
        if most_height is not None:
            return None
        width = plan.least_width
    if most_height is not None and not plan.whole:
        return None
    layout = _drawn(typeface, graph, title, plan, width, names=names)
    return None if most_height is not None and layout.height > most_height else layout


def _planned(
    typeface: Typeface,
    graph: Graph,
    ids: Sequence[str],
    blocks: dict[str, Block],
    tag_width: float,
    box_width: float,
) -> _Plan:
    stacks = tuple(
        Stack(tuple(chip(typeface, flow, tag_width, most=_TAG_LINES) for flow in net.flows))
        for net in graph.nets
    )
    tag_heights = [stack.height for stack in stacks]
    halves: dict[str, list[float]] = {box: [] for box in ids}
    for net, height in zip(graph.nets, tag_heights, strict=True):
        halves[net.source].append(height / 2)
        for target in net.targets:
            halves[target].append(ARRIVAL)
    text_heights = {box: blocks[box].height for box in ids}
    guess = {box: box_height(text_heights[box], halves[box]) for box in ids}
    columns = placed(arranged(ids, graph.nets, guess), graph.nets, text_heights, tag_heights)
    tracks = assign_tracks([_span(columns, net, i) for i, net in enumerate(graph.nets)])
    lanes = [_EMPTY_LANE, _EMPTY_LANE]
    for net, stack in zip(graph.nets, stacks, strict=True):
        side = columns.boxes[net.source].column
        lanes[side] = max(lanes[side], _STUB + stack.width + _AFTER)
    return _Plan(columns, stacks, blocks, tracks, (lanes[0], lanes[1]), box_width)


def _span(columns: Columns, net: Net, index: int) -> Span:
    left: list[float] = []
    right: list[float] = []
    for end in dict.fromkeys((net.source, *net.targets)):
        box = columns.boxes[end]
        ys = [box.top + port.y for port in box.ports if port.net == index]
        (left if box.column == 0 else right).extend(ys)
    return Span(tuple(left), tuple(right))


def _drawn(
    typeface: Typeface, graph: Graph, title: str, plan: _Plan, width: float, *, names: bool
) -> Layout:
    heading = paragraph(
        typeface, title, width - 2 * MARGIN, TITLE_SIZE, bold=True, colour=ACCENT, most=2
    )
    top = MARGIN + heading.height + (8 if heading.lines else 0)
    columns = plan.columns
    spare = width - plan.least_width
    pitch = min(_WIDEST_PITCH, _PITCH + spare / (plan.track_count + 1))
    channel = width - 2 * MARGIN - 2 * plan.box_width - sum(plan.lanes)
    first = MARGIN + plan.box_width + plan.lanes[0]
    first += (channel - (plan.track_count - 1) * pitch) / 2
    column_x = (MARGIN, width - MARGIN - plan.box_width)

    boxes = []
    for standing in columns.boxes.values():
        rect = Rect(column_x[standing.column], top + standing.top, plan.box_width, standing.height)
        boxes.append(_box(graph, plan.blocks[standing.id], standing.id, rect))
    arrows, tags = [], []
    for index, net in enumerate(graph.nets):
        track = plan.tracks[index]
        x = first + (track or 0) * pitch
        drawing = _NetDrawing(typeface, columns, plan.box_width, column_x, top)
        arrow, net_tags = drawing.drawn(net, index, plan.stacks[index], x)
        arrows.append(arrow)
        tags += net_tags

    bottom = top + columns.height
    captions = list(heading.at(MARGIN, MARGIN))
    lonely = [node.id for node in graph.nodes if node.id in graph.isolated]
    if lonely:
        said = paragraph(
            typeface,
            _without_flows(graph, lonely) if columns.boxes else "No flows yet",
            width - 2 * MARGIN,
            NOTE_SIZE,
            colour=QUIET,
            most=1,
        )
        y = bottom + (12 if columns.boxes else 0)
        captions += said.at(MARGIN, y)
        strip, bottom = _strip(graph, plan, lonely, width, y + said.height + 3)
        boxes += strip
    if not names:
        lines, bottom = _key(typeface, graph, width, bottom + 12)
        captions += lines
    rows, bottom = legend(
        typeface,
        {s for net in graph.nets for f in net.flows for s in (f.gravest, *f.marked)},
        width,
        bottom + 10,
        forks=any(arrow.dots for arrow in arrows),
        left=MARGIN,
    )
    return Layout(
        width,
        bottom + MARGIN,
        "map",
        title,
        tuple(captions),
        tuple(boxes),
        tuple(arrows),
        tuple(tags),
        legend=rows,
    )


def _box(graph: Graph, words: Block, box_id: str, rect: Rect) -> Box:
    y = rect.y + (rect.height - words.height) / 2
    node = graph.node(box_id)
    return Box(box_id, (box_id,), rect, words.at(rect.x + PAD, y), node.kind)


def _key(
    typeface: Typeface, graph: Graph, width: float, top: float
) -> tuple[list[TextLine], float]:
    """What each number stands for, in columns, and where that ends."""
    # The box of a meeting says its name already.
    flows = [f for net in graph.nets for f in net.flows if f.kind != "meeting" and clean(f.name)]
    flows.sort(key=lambda flow: (len(flow.tag), flow.tag))
    tag_width = 4 + max((typeface.width(f.tag, TAG_SIZE, bold=True) for f in flows), default=0.0)
    gap = 12.0
    column = (width - 2 * MARGIN - gap * (_KEY_COLUMNS - 1)) / _KEY_COLUMNS
    entries = []
    for flow in flows:
        name = paragraph(typeface, flow.name, column - tag_width, TAG_SIZE, most=_KEY_LINES)
        tag = paragraph(typeface, flow.tag, tag_width, TAG_SIZE, bold=True, colour=ACCENT, most=1)
        entries.append((tag, name))
    in_column = -(-len(entries) // _KEY_COLUMNS)
    lines: list[TextLine] = []
    bottom = top
    for place in range(_KEY_COLUMNS):
        x, y = MARGIN + place * (column + gap), top
        for tag, name in entries[place * in_column : (place + 1) * in_column]:
            lines += tag.at(x, y)
            lines += name.at(x + tag_width, y)
            y += name.height + 1.5
        bottom = max(bottom, y)
    return lines, bottom


def _without_flows(graph: Graph, lonely: Sequence[str]) -> str:
    """What to say of partners in no flow: that is as it should be for one that only observes."""
    if all(graph.node(one).kind == "observer" for one in lonely):
        return "Observes, and neither gives nor receives"
    return "Takes part, with no flow yet"


def _strip(
    graph: Graph, plan: _Plan, ids: Sequence[str], width: float, top: float
) -> tuple[list[Box], float]:
    """Boxes side by side, in as many rows as they need, and where they end."""
    gap = 8.0
    per_row = max(1, int((width - 2 * MARGIN + gap) // (plan.box_width + gap)))
    boxes = []
    y = top
    for start in range(0, len(ids), per_row):
        row = ids[start : start + per_row]
        height = max(plan.blocks[box].height for box in row) + 8
        for place, box in enumerate(row):
            rect = Rect(MARGIN + place * (plan.box_width + gap), y, plan.box_width, height)
            boxes.append(_box(graph, plan.blocks[box], box, rect))
        y += height + gap
    return boxes, y - gap


@dataclass(frozen=True, slots=True)
class _NetDrawing:
    """Draws one net, given where the columns stand."""

    typeface: Typeface
    columns: Columns
    box_width: float
    column_x: tuple[float, float]
    top: float

    def _edge(self, box: Standing) -> float:
        """The x of the side of a box that faces the channel."""
        return self.column_x[0] + self.box_width if box.column == 0 else self.column_x[1]

    def drawn(self, net: Net, index: int, stack: Stack, track: float) -> tuple[Arrow, list[Tag]]:
        """The arrow of a net and its tags."""
        start = self.columns.boxes[net.source]
        port = next(p for p in start.ports if p.net == index and p.leaving)
        y = self.top + start.top + port.y
        away = 1 if start.column == 0 else -1
        edge = self._edge(start)
        near = edge + away * _STUB
        outer = near + away * stack.width
        tags = list(stack.at(self.typeface, min(near, outer), y))
        heads = []
        stub_from = edge
        if net.both_ways:
            heads.append(Head(Point(edge, y), -away))
            stub_from = edge + away * HEAD * 0.7
        paths = [(Point(stub_from, y), Point(near, y))]

        arrivals = []
        for target in net.targets:
            box = self.columns.boxes[target]
            arrival = next(p for p in box.ports if p.net == index and not p.leaving)
            direction = -1 if box.column == 0 else 1
            tip = Point(self._edge(box), self.top + box.top + arrival.y)
            heads.append(Head(tip, direction))
            arrivals.append(Point(tip.x - direction * HEAD * 0.7, tip.y))
        main, dots = _branches(Point(outer, y), track, arrivals)
        arrow = Arrow(
            tuple(flow.id for flow in net.flows),
            tuple(paths) + main,
            tuple(heads),
            dots,
            net.sensitivity,
            net.source,
            net.targets,
        )
        return arrow, tags


def _branches(
    start: Point, track: float, ends: Sequence[Point]
) -> tuple[tuple[tuple[Point, ...], ...], tuple[Point, ...]]:
    """The line from a start over its track to its ends, each stroke drawn once, and its forks."""
    level = [end for end in ends if end.y == start.y]
    above = sorted((end for end in ends if end.y < start.y), key=lambda end: end.y)
    below = sorted((end for end in ends if end.y > start.y), key=lambda end: -end.y)
    if len(level) == len(ends) == 1:
        return ((start, level[0]),), ()
    turn = Point(track, start.y)
    paths: list[tuple[Point, ...]] = []
    dots: list[Point] = []
    for side in (above, below):
        for place, end in enumerate(side):
            corner = Point(track, end.y)
            if place == 0:
                paths.append((turn, corner, end) if paths else (start, turn, corner, end))
            else:
                paths.append((corner, end))
                dots.append(corner)
    paths += [(turn, end) for end in level]
    if (bool(above) and bool(below)) or level:
        dots.append(turn)
    return tuple(paths), tuple(dots)
