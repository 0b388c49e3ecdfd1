"""The overview for many partners: a matrix of who sends to whom, over as many pages as it needs.

Each partner has a number; rows say the number and the name, columns the number alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.fonts import clean
from sharebuilder.documents.flow_map.labels import (
    NOTE_SIZE,
    TITLE_SIZE,
    paragraph,
)
from sharebuilder.documents.flow_map.legend import legend
from sharebuilder.documents.flow_map.look import ACCENT, KIND_WORDS, QUIET, look_of
from sharebuilder.documents.flow_map.model import gravest
from sharebuilder.documents.flow_map.shapes import (
    Box,
    Cell,
    Layout,
    Point,
    Rect,
    Rule,
    TextLine,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.flow_map.fonts import Typeface
    from sharebuilder.documents.flow_map.graph import Graph
    from sharebuilder.documents.flow_map.model import MapFlow, MapNode

MARGIN: Final = 2.0
_LEADING: Final = 8.4
_NUMBER: Final = 17.0
_AROUND: Final = 82.0
_LEAST_COLUMN: Final = 8.6
_MOST_COLUMN: Final = 15.0
_GOOD_COLUMN: Final = 13.0
_LEAST_NAMES: Final = 150.0
_GOOD_NAMES: Final = 190.0
_MOST_NAMES: Final = 260.0
_TEXT: Final = 7.2
_HEADER: Final = 11.0
_STAGGER: Final = 6.5
_WIDE_ENOUGH: Final = 11.0
_EVERY: Final = 5
_GUIDE: Final = (
    "Read along a row: the partner at its left sends to the partners whose numbers stand above "
    "the filled squares."
)

Exchange = dict[tuple[str, str], list["MapFlow"]]


def exchanges(graph: Graph) -> Exchange:
    """The flows from each box to each other; a line with two heads counts both ways."""
    found: Exchange = {}
    for net in graph.nets:
        for target in net.targets:
            for flow in net.flows:
                found.setdefault((net.source, target), []).append(flow)
                if net.both_ways and target != net.source:
                    found.setdefault((target, net.source), []).append(flow)
    return found


def least_width(graph: Graph) -> float:
    """The width at which the whole matrix stands on one page across and is easy to read."""
    receiving = {target for _, target in exchanges(graph)}
    return 2 * MARGIN + _LEAST_NAMES + len(receiving) * _WIDE_ENOUGH


def draw_matrix(
    typeface: Typeface,
    graph: Graph,
    title: str,
    numbers: Mapping[str, str],
    width: float,
    most_height: float,
) -> tuple[Layout, ...]:
    """The pages of the matrix: every partner has a row on one page.

    Args:
        typeface: the font.
        graph: the boxes and nets.
        title: stands above each page.
        numbers: the number of each box.
        width: of a page in points.
        most_height: of a page in points.
    """
    pairs = exchanges(graph)
    receiving = {target for _, target in pairs}
    receivers = [node for node in graph.nodes if node.id in receiving]
    widest = max((typeface.width(numbers[node.id], _TEXT) for node in receivers), default=0.0)
    column = max(_LEAST_COLUMN, widest + 0.6)
    inner = width - 2 * MARGIN
    many = len(receivers)
    names_width = inner - many * _GOOD_COLUMN
    if names_width < _GOOD_NAMES:
        names_width = min(_GOOD_NAMES, max(_LEAST_NAMES, inner - many * column))
    names_width = min(_MOST_NAMES, names_width)
    across = _even(receivers, max(1, int((inner - names_width) // column)))
    page = _Page(typeface, numbers, pairs, width, names_width)
    down = page.rows_by_page(graph.nodes, most_height - _AROUND)
    # Pages of about one height look better than a last one with two rows.
    least = sum(row.height for rows in down for row in rows) / len(down)
    while least < most_height - _AROUND:
        evener = page.rows_by_page(graph.nodes, least)
        if len(evener) == len(down):
            down = evener
            break
        least += _LEADING
    pages = [(rows, columns) for rows in down for columns in across]
    drawn = []
    for place, (rows, columns) in enumerate(pages):
        part = f", part {place + 1} of {len(pages)}" if len(pages) > 1 else ""
        drawn.append(page.drawn(rows, columns, f"{title}: overview{part}"))
    return tuple(drawn)


def _even(nodes: Sequence[MapNode], most: int) -> list[Sequence[MapNode]]:
    """The nodes in runs of about one length, none longer than this; one run at least."""
    runs = max(1, -(-len(nodes) // most))
    size = max(1, -(-len(nodes) // runs))
    return [nodes[start : start + size] for start in range(0, max(1, len(nodes)), size)]


@dataclass(frozen=True, slots=True)
class _RowName:
    """What stands at the left of a row, and the height of the row."""

    node: MapNode
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(1, len(self.lines)) * _LEADING + 2.4


class _Page:
    """Draws one page of the matrix."""

    def __init__(
        self,
        typeface: Typeface,
        numbers: Mapping[str, str],
        pairs: Exchange,
        width: float,
        names_width: float,
    ) -> None:
        self._typeface = typeface
        self._numbers = numbers
        self._pairs = pairs
        self._width = width
        self._names_width = names_width

    def rows_by_page(self, nodes: Sequence[MapNode], room: float) -> list[list[_RowName]]:
        """The rows in runs that fill one page each."""
        pages: list[list[_RowName]] = [[]]
        used = 0.0
        for node in nodes:
            row = self._row_name(node)
            if pages[-1] and used + row.height > room:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row.height
        return pages

    def drawn(self, rows: Sequence[_RowName], columns: Sequence[MapNode], title: str) -> Layout:
        """The page for these senders and these receivers."""
        face = self._typeface
        inner = self._width - 2 * MARGIN
        heading = paragraph(face, title, inner, TITLE_SIZE, bold=True, colour=ACCENT, most=2)
        guide = paragraph(face, _GUIDE, inner, NOTE_SIZE, colour=QUIET, most=2)
        y = MARGIN + heading.height + 2
        captions = [*heading.at(MARGIN, MARGIN), *guide.at(MARGIN, y)]
        top = y + guide.height + 2 + _HEADER + _STAGGER
        wide = min(_MOST_COLUMN, (inner - self._names_width) / max(1, len(columns)))
        left = MARGIN + self._names_width
        right = left + len(columns) * wide
        for place, node in enumerate(columns):
            # Numbers of narrow columns stand a little up and down in turn, so that none touch.
            step = _STAGGER * (place % 2) if wide < _WIDE_ENOUGH else 0.0
            over = Rect(left + place * wide, top - _HEADER - step, wide, _HEADER)
            captions.append(self._centred(self._numbers[node.id], over, bold=True, colour=ACCENT))
        boxes, cells, rules = [], [], [Rule(Point(MARGIN, top), Point(right, top))]
        y = top
        for row in rows:
            name = Rect(MARGIN, y, self._names_width - 4, row.height)
            boxes.append(self._row_box(row, name))
            for place, target in enumerate(columns):
                flows = self._pairs.get((row.node.id, target.id))
                if flows:
                    square = Rect(left + place * wide, y, wide, row.height)
                    cells.append(self._cell(row.node, target, flows, square))
            y += row.height
            rules.append(Rule(Point(MARGIN, y), Point(right, y)))
        for place in range(len(columns) + 1):
            line = left + place * wide
            rules.append(Rule(Point(line, top), Point(line, y), place % _EVERY == 0))
        shown = {cell.sensitivity for cell in cells}
        legend_rows, end = legend(face, shown, self._width, y + 7, lines=False, left=MARGIN)
        return Layout(
            self._width,
            end + MARGIN,
            "matrix",
            title,
            tuple(captions),
            tuple(boxes),
            (),
            (),
            tuple(cells),
            tuple(rules),
            legend_rows,
        )

    def _row_name(self, node: MapNode) -> _RowName:
        kind = "class" if node.kind == "class" else KIND_WORDS[node.kind].lower()
        name = clean(node.name) or "Name not answered yet"
        words = f"{name} ({kind})" if kind else name
        room = self._names_width - 4 - _NUMBER - 3
        return _RowName(node, self._typeface.wrap(words, room, _TEXT, most=2))

    def _row_box(self, row: _RowName, rect: Rect) -> Box:
        """The partner's number and name."""
        face = self._typeface
        number = self._numbers[row.node.id]
        base = rect.y + rect.height / 2 + 0.34 * _TEXT - (len(row.lines) - 1) * _LEADING / 2
        lines = [
            TextLine(
                rect.x + 2, base, number, _TEXT, face.width(number, _TEXT, bold=True), True, ACCENT
            )
        ]
        for place, text in enumerate(row.lines):
            lines.append(
                TextLine(
                    rect.x + _NUMBER, base + place * _LEADING, text, _TEXT, face.width(text, _TEXT)
                )
            )
        return Box(row.node.id, (row.node.id,), rect, tuple(lines), "row")

    def _cell(self, source: MapNode, target: MapNode, flows: Sequence[MapFlow], rect: Rect) -> Cell:
        worst = gravest(tuple(s for flow in flows for s in flow.sensitivities))
        look = look_of(worst)
        letter = self._centred(look.letter or "•", rect, bold=True, colour=look.colour)
        return Cell(source.id, target.id, tuple(flow.id for flow in flows), rect, letter, worst)

    def _centred(self, text: str, rect: Rect, *, bold: bool, colour: str) -> TextLine:
        wide = self._typeface.width(text, _TEXT, bold=bold)
        return TextLine(
            rect.x + (rect.width - wide) / 2,
            rect.y + rect.height / 2 + 0.36 * _TEXT,
            text,
            _TEXT,
            wide,
            bold,
            colour,
        )
