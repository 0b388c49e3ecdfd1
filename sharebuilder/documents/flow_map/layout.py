"""Chooses the form of the flow map and lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.channel import draw_map
from sharebuilder.documents.flow_map.fonts import Typeface
from sharebuilder.documents.flow_map.graph import graph_of
from sharebuilder.documents.flow_map.matrix import draw_matrix, least_width
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


@dataclass(frozen=True, slots=True)
class Paper:
    """The room for a picture in points: on an upright page, and on a page on its side."""

    upright_width: float = PORTRAIT_WIDTH
    upright_height: float = PORTRAIT_HEIGHT
    sideways_width: float = LANDSCAPE_WIDTH
    sideways_height: float = LANDSCAPE_HEIGHT


A4: Final = Paper()


def lay_out(
    flow_map: FlowMap, typeface: Typeface | None = None, paper: Paper = A4
) -> tuple[Layout, ...]:
    """The flow map for paper: one picture where it can be read on a page of A4, else several.

    The forms are tried from the one that says most at a glance: a map upright on the page, a map
    on a page on its side, maps whose tags are numbers alone, and last an overview of who sends to
    whom with sheets of what each partner sends. Every picture fits A4 at its own size.
    """
    face = typeface or Typeface()
    graph = graph_of(flow_map)
    upright = (paper.upright_width, paper.upright_height)
    sideways = (paper.sideways_width, paper.sideways_height)
    if _ends(graph) <= _MOST_ENDS:
        for width, height, box, names in (
            (*upright, _PORTRAIT_BOX, True),
            (*upright, _NARROW_BOX, True),
            (*sideways, _LANDSCAPE_BOX, True),
            (*sideways, _PORTRAIT_BOX, True),
            (*upright, _PORTRAIT_BOX, False),
            (*upright, _NARROW_BOX, False),
            (*sideways, _LANDSCAPE_BOX, False),
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
    page = upright if least_width(graph) <= paper.upright_width else sideways
    return (
        *draw_matrix(face, graph, flow_map.title, numbers, *page),
        *draw_sheets(face, graph, flow_map.title, numbers, *upright),
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


def lay_out_window(flow_map: FlowMap, typeface: Typeface | None = None) -> Layout:
    """The map that the window shows: the very picture of the document where that has one map.

    An agreement that takes several pictures on paper has one here, however large it gets.
    """
    face = typeface or Typeface()
    if _ends(graph_of(flow_map)) <= _MOST_ENDS:
        drawn = lay_out(flow_map, face)
        if len(drawn) == 1 and drawn[0].form == "map":
            return drawn[0]
    return lay_out_screen(flow_map, typeface=face)


def _ends(graph: Graph) -> int:
    return sum(1 + len(net.targets) for net in graph.nets)


def _numbers(graph: Graph) -> dict[str, str]:
    """A number for each partner in its order, M1 and on for meetings, ? for what nobody said."""
    numbers: dict[str, str] = {}
    partners = meetings = 0
    for node in graph.nodes:
        if node.kind == "unknown":
            numbers[node.id] = "?"
        elif node.kind == "meeting":
            meetings += 1
            numbers[node.id] = f"M{meetings}"
        else:
            partners += 1
            numbers[node.id] = str(partners)
    return numbers
