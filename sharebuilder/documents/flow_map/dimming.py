"""A layout in two parts: what stands out, and what stays pale behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sharebuilder.documents.flow_map.shapes import Layout


def parted(layout: Layout, flows: AbstractSet[str]) -> tuple[Layout, Layout]:
    """What stands out with these flows and the boxes that they join, and all the rest.

    Title, key and legend stand out in any case: they say how to read the picture.

    Args:
        layout: a map of boxes and arrows.
        flows: the ids of the flows that stand out.
    """
    bright = {arrow for arrow in layout.arrows if flows & set(arrow.flows)}
    ends = {end for arrow in bright for end in (arrow.source, *arrow.targets)}
    out = replace(
        layout,
        arrows=tuple(arrow for arrow in layout.arrows if arrow in bright),
        boxes=tuple(box for box in layout.boxes if ends & {box.id, *box.nodes}),
        tags=tuple(tag for tag in layout.tags if tag.flow in flows),
    )
    rest = replace(
        layout,
        captions=(),
        legend=(),
        arrows=tuple(arrow for arrow in layout.arrows if arrow not in bright),
        boxes=tuple(box for box in layout.boxes if not ends & {box.id, *box.nodes}),
        tags=tuple(tag for tag in layout.tags if tag.flow not in flows),
    )
    return out, rest
