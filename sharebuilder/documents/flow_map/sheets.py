"""Sheets for many partners: what each one sends, arrow by arrow, readable on paper.

One row is one arrow: its sender, its tags, its receivers. Nothing crosses, so the form holds for
any number of flows; it only takes more pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.fonts import clean
from sharebuilder.documents.flow_map.labels import (
    NOTE_SIZE,
    PAD,
    TAG_SIZE,
    TITLE_SIZE,
    Block,
    Stack,
    block,
    chip,
    numbered,
    paragraph,
    partner_block,
)
from sharebuilder.documents.flow_map.legend import legend
from sharebuilder.documents.flow_map.look import ACCENT, INK, QUIET
from sharebuilder.documents.flow_map.shapes import Arrow, Box, Head, Layout, Point, Rect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.flow_map.fonts import Typeface
    from sharebuilder.documents.flow_map.graph import Graph, Net
    from sharebuilder.documents.flow_map.model import MapNode
    from sharebuilder.documents.flow_map.shapes import Tag

MARGIN: Final = 2.0
HEAD: Final = 6.5
_SENDER: Final = 0.24
_TAGS: Final = 0.32
_STUB: Final = 12.0
_RUN: Final = 24.0
_ROW_GAP: Final = 4.0
_BLOCK_GAP: Final = 9.0
_TAG_LINES: Final = 4
#: With more receivers than this an arrow lists their numbers instead of their names.
_NAMES: Final = 4
#: Fewer rows than this of a longer sender do not start at the foot of a page.
_FEWEST: Final = 2
_AROUND: Final = 70.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One arrow of a sheet, with the room that it needs."""

    net: Net
    stack: Stack
    receivers: Block

    @property
    def height(self) -> float:
        return max(self.stack.height, self.receivers.height + 5.0)


@dataclass(frozen=True, slots=True)
class _Group:
    """What one sender sends, or the part of it that a page holds."""

    sender: str
    words: Block
    rows: tuple[_Row, ...]

    @property
    def height(self) -> float:
        rows = sum(row.height for row in self.rows) + _ROW_GAP * (len(self.rows) - 1)
        return max(rows, self.words.height) + 8.0


def draw_sheets(
    typeface: Typeface,
    graph: Graph,
    title: str,
    numbers: Mapping[str, str],
    width: float,
    most_height: float,
) -> tuple[Layout, ...]:
    """The sheets: every flow stands on exactly one of them.

    Args:
        typeface: the font.
        graph: the boxes and nets.
        title: stands above each sheet.
        numbers: the number of each box, as the overview has it.
        width: of a page in points.
        most_height: of a page in points, passed only where a single arrow needs more.
    """
    press = _Press(typeface, graph, numbers, width)
    pages = press.paged(most_height - _AROUND)
    return tuple(
        press.page(page, f"{title}: who sends what, part {place + 1} of {len(pages)}")
        for place, page in enumerate(pages)
    )


def _fitting(sender: str, words: Block, rows: Sequence[_Row], room: float) -> int:
    """How many of these rows fit in this room."""
    count = 0
    while count < len(rows) and _Group(sender, words, tuple(rows[: count + 1])).height <= room:
        count += 1
    return count


class _Press:
    """Draws sheets of one width."""

    def __init__(
        self, typeface: Typeface, graph: Graph, numbers: Mapping[str, str], width: float
    ) -> None:
        self._typeface = typeface
        self._graph = graph
        self._numbers = numbers
        self._width = width
        inner = width - 2 * MARGIN
        self._sender_width = inner * _SENDER
        self._tag_x = MARGIN + self._sender_width + _STUB
        self._stacks = {
            net: Stack(
                tuple(chip(typeface, flow, inner * _TAGS, most=_TAG_LINES) for flow in net.flows)
            )
            for net in graph.nets
        }
        widest = max((stack.width for stack in self._stacks.values()), default=0.0)
        self._names_x = self._tag_x + widest + _RUN
        self._names_width = width - MARGIN - self._names_x

    def paged(self, room: float) -> list[list[_Group]]:
        """The senders in order, each cut where its page ends."""
        pages: list[list[_Group]] = [[]]
        used = 0.0
        for node in self._graph.nodes:
            rest = [self._row(net) for net in self._graph.nets if net.source == node.id]
            again = False
            while rest:
                words = self._sender_words(node, again=again)
                count = _fitting(node.id, words, rest, room - used)
                if pages[-1] and count < min(_FEWEST, len(rest)):
                    pages.append([])
                    used = 0.0
                    count = _fitting(node.id, words, rest, room)
                group = _Group(node.id, words, tuple(rest[: max(1, count)]))
                pages[-1].append(group)
                used += group.height + _BLOCK_GAP
                rest = rest[len(group.rows) :]
                again = True
        return pages

    def _sender_words(self, node: MapNode, *, again: bool) -> Block:
        room = self._sender_width - 2 * PAD
        words = partner_block(self._typeface, node, room, number=self._numbers[node.id])
        if not again:
            return words
        more = paragraph(self._typeface, "(continued)", room, NOTE_SIZE, colour=QUIET)
        return Block(
            words.lines + more.at(0, words.height),
            max(words.width, more.width),
            words.height + more.height,
        )

    def _row(self, net: Net) -> _Row:
        return _Row(net, self._stacks[net], self._receivers(net.targets))

    def _receivers(self, targets: Sequence[str]) -> Block:
        """Who receives: names with numbers, or numbers alone where they are many."""
        face, room = self._typeface, self._names_width - 2 * PAD
        if len(targets) > _NAMES:
            listed = number_ranges([self._numbers[target] for target in targets])
            return paragraph(face, f"{len(targets)} partners: {listed}", room, TAG_SIZE, most=40)
        lines: list[str] = []
        for target in targets:
            name = clean(self._graph.node(target).name) or "Name not answered yet"
            lines += face.wrap(numbered(self._numbers[target], name), room, TAG_SIZE, most=2)
        return block(face, tuple((line, TAG_SIZE, False, INK) for line in lines))

    def page(self, groups: Sequence[_Group], title: str) -> Layout:
        """One sheet with these groups."""
        face = self._typeface
        heading = paragraph(
            face, title, self._width - 2 * MARGIN, TITLE_SIZE, bold=True, colour=ACCENT, most=2
        )
        y = MARGIN + heading.height + 8
        boxes: list[Box] = []
        arrows: list[Arrow] = []
        tags: list[Tag] = []
        for group in groups:
            rect = Rect(MARGIN, y, self._sender_width, group.height)
            node = self._graph.node(group.sender)
            words = group.words.at(rect.x + PAD, rect.y + (rect.height - group.words.height) / 2)
            boxes.append(Box(node.id, (node.id,), rect, words, node.kind))
            rows = sum(row.height for row in group.rows) + _ROW_GAP * (len(group.rows) - 1)
            at = y + (group.height - rows) / 2
            for row in group.rows:
                self._draw_row(row, rect.right, at, boxes, arrows, tags)
                at += row.height + _ROW_GAP
            y += group.height + _BLOCK_GAP
        rows_of_legend, bottom = legend(
            face,
            {
                s
                for group in groups
                for row in group.rows
                for f in row.net.flows
                for s in (f.gravest, *f.marked)
            },
            self._width,
            y - _BLOCK_GAP + 10,
            left=MARGIN,
        )
        return Layout(
            self._width,
            bottom + MARGIN,
            "sheet",
            title,
            tuple(heading.at(MARGIN, MARGIN)),
            tuple(boxes),
            tuple(arrows),
            tuple(tags),
            legend=rows_of_legend,
        )

    def _draw_row(
        self,
        row: _Row,
        edge: float,
        top: float,
        boxes: list[Box],
        arrows: list[Arrow],
        tags: list[Tag],
    ) -> None:
        middle = top + row.height / 2
        tags += row.stack.at(self._typeface, self._tag_x, middle)
        outer = self._tag_x + row.stack.width
        rect = Rect(
            self._names_x,
            middle - (row.receivers.height + 5) / 2,
            self._names_width,
            row.receivers.height + 5,
        )
        first = row.net.flows[0].id
        boxes.append(
            Box(
                f"receivers:{first}",
                row.net.targets,
                rect,
                row.receivers.at(rect.x + PAD, rect.y + 2.5),
                "names",
            )
        )
        heads = [Head(Point(rect.x, middle), 1)]
        start = edge
        if row.net.both_ways:
            heads.append(Head(Point(edge, middle), -1))
            start = edge + HEAD * 0.7
        paths: list[tuple[Point, ...]] = [(Point(start, middle), Point(self._tag_x, middle))]
        paths.append((Point(outer, middle), Point(rect.x - HEAD * 0.7, middle)))
        arrows.append(
            Arrow(
                tuple(flow.id for flow in row.net.flows),
                tuple(paths),
                tuple(heads),
                (),
                row.net.sensitivity,
                row.net.source,
                row.net.targets,
            )
        )


def number_ranges(numbers: Sequence[str]) -> str:
    """Numbers with runs drawn together: “1–4, 7, M1”."""
    parts: list[str] = []
    run: list[int] = []

    def close() -> None:
        if run:
            dash = "–" if len(run) > 2 else ", "
            parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}")
            run.clear()

    for number in numbers:
        if number.isdecimal():
            if run and int(number) != run[-1] + 1:
                close()
            run.append(int(number))
        else:
            close()
            parts.append(number)
    close()
    return ", ".join(parts)
