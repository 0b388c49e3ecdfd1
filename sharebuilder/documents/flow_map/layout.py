"""Chooses the form of the flow map and lays it out."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.channel import draw_map
from sharebuilder.documents.flow_map.fonts import Typeface
from sharebuilder.documents.flow_map.graph import graph_of
from sharebuilder.documents.flow_map.matrix import draw_matrix
from sharebuilder.documents.flow_map.shapes import (
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    Layout,
)
from sharebuilder.documents.flow_map.sheets import draw_sheets

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.graph import Graph
    from sharebuilder.documents.flow_map.model import FlowMap

#: A map with more arrow ends than this is a maze, even where it fits the page.
_MOST_ENDS: Final = 84
_PORTRAIT_BOX: Final = 112.0
_NARROW_BOX: Final = 98.0
_LANDSCAPE_BOX: Final = 150.0
_SCREEN_BOX: Final = 170.0


def lay_out(flow_map: FlowMap, typeface: Typeface | None = None) -> tuple[Layout, ...]:
    """The flow map for paper: one picture where it can be read on a page of A4, else several.

    The forms are tried from the one that says most at a glance: a map upright on the page, a map
    on a page on its side, maps whose tags are numbers alone, and last an overview of who sends to
    whom with sheets of what each partner sends. Every picture fits A4 at its own size.
    """
    face = typeface or Typeface()
    graph = graph_of(flow_map)
    ends = sum(1 + len(net.targets) for net in graph.nets)
    if ends <= _MOST_ENDS:
        for width, height, box, names in (
            (PORTRAIT_WIDTH, PORTRAIT_HEIGHT, _PORTRAIT_BOX, True),
            (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, _LANDSCAPE_BOX, True),
            (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, _PORTRAIT_BOX, True),
            (PORTRAIT_WIDTH, PORTRAIT_HEIGHT, _PORTRAIT_BOX, False),
            (PORTRAIT_WIDTH, PORTRAIT_HEIGHT, _NARROW_BOX, False),
            (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT, _LANDSCAPE_BOX, False),
        ):
            drawn = draw_map(
                face,
                graph,
                flow_map.title,
                width,
                box_width=box,
                most_height=height,
                names=names,
            )
            if drawn is not None:
                return (drawn,)
    numbers = _numbers(graph)
    page = (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT)
    return (
        *draw_matrix(face, graph, flow_map.title, numbers, *page),
        *draw_sheets(face, graph, flow_map.title, numbers, *page),
    )


def lay_out_screen(
    flow_map: FlowMap, width: float = LANDSCAPE_WIDTH, typeface: Typeface | None = None
) -> Layout:
    """The flow map as one picture for a window that scrolls and zooms, however large it gets.

    Args:
        flow_map: what to draw.
        width: how wide the picture should be in points; it grows where it has to.
        typeface: the font; the shipped one by default.
    """
    face = typeface or Typeface()
    drawn = draw_map(face, graph_of(flow_map), flow_map.title, width, box_width=_SCREEN_BOX)
    if drawn is None:  # pragma: no cover - without a limit of height there is always a map
        raise AssertionError
    return drawn


def _numbers(graph: Graph) -> dict[str, str]:
    """A number for each partner in its order, a letter for each meeting, ? for what nobody said."""
    numbers: dict[str, str] = {}
    partners = meetings = 0
    for node in graph.nodes:
        if node.kind == "unknown":
            numbers[node.id] = "?"
        elif node.kind == "meeting":
            numbers[node.id] = ascii_uppercase[meetings % 26] * (meetings // 26 + 1)
            meetings += 1
        else:
            partners += 1
            numbers[node.id] = str(partners)
    return numbers
