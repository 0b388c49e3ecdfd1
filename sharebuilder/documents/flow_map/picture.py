"""The flow map as finished pictures: PNG files for Word, SVG text for a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.description import alternative_text
from sharebuilder.documents.flow_map.dimming import parted
from sharebuilder.documents.flow_map.fonts import Typeface
from sharebuilder.documents.flow_map.layout import Paper, lay_out, lay_out_window
from sharebuilder.documents.flow_map.png_drawing import png_of
from sharebuilder.documents.flow_map.svg_drawing import svg_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sharebuilder.documents.flow_map.model import FlowMap
    from sharebuilder.documents.flow_map.shapes import Layout

DPI: Final = 300
_MM: Final = 72 / 25.4
_LEAST_WIDTH: Final = 120.0
#: What an upright page of A4 holds at most.
_UPRIGHT: Final = 190.0
#: A map of sixty partners at 300 dots per inch would take half a gigabyte while it is drawn.
_MOST_DOTS: Final = 12_000_000
_LEAST_DPI: Final = 96


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the flow map, to be printed at its own size.

    Attributes:
        png: the bytes of a PNG file that states its resolution.
        width_mm, height_mm: its size in print.
        title: what it shows, as a caption.
        alt_text: what it shows, for those who cannot see it.
        landscape: whether it needs a page on its side.
    """

    png: bytes
    width_mm: float
    height_mm: float
    title: str
    alt_text: str
    landscape: bool


def pictures(
    flow_map: FlowMap,
    *,
    width_mm: float = 160.0,
    max_height_mm: float = 225.0,
    landscape_width_mm: float = 247.0,
    landscape_max_height_mm: float = 148.0,
) -> tuple[Picture, ...]:
    """The flow map for paper: one picture where one can be read, else an overview and sheets.

    The same map always gives the same bytes.

    Args:
        flow_map: what to draw.
        width_mm: of the text on an upright page.
        max_height_mm: the height that a picture may take on an upright page.
        landscape_width_mm: of the text on a page on its side.
        landscape_max_height_mm: the height that a picture may take on a page on its side.

    Raises:
        ValueError: the page is too narrow for words that can be read.
    """
    if width_mm < _LEAST_WIDTH:
        raise ValueError(f"A flow map needs a page of {_LEAST_WIDTH} mm, not {width_mm}.")
    face = Typeface()
    paper = Paper(
        width_mm * _MM,
        max_height_mm * _MM,
        max(width_mm, landscape_width_mm) * _MM,
        landscape_max_height_mm * _MM,
    )
    return tuple(
        Picture(
            png_of(layout, dpi=DPI, typeface=face),
            layout.width / _MM,
            layout.height / _MM,
            layout.title,
            alternative_text(flow_map, layout),
            layout.width / _MM > min(width_mm, _UPRIGHT) + 0.1,
        )
        for layout in lay_out(flow_map, face, paper)
    )


def svg(flow_map: FlowMap, shown: AbstractSet[str] | None = None) -> str:
    """The flow map as one SVG picture, however large it gets: plain shapes and real text.

    Args:
        flow_map: what to draw.
        shown: the ids of the flows that stand out; all when left out.
    """
    layout = lay_out_window(flow_map)
    bright, pale = _parts(layout, shown)
    return svg_of(bright, alternative_text(flow_map, bright), pale=pale)


def png(flow_map: FlowMap, shown: AbstractSet[str] | None = None) -> bytes:
    """The same picture as the bytes of a PNG file, as sharp as a large map allows.

    Args:
        flow_map: what to draw.
        shown: the ids of the flows that stand out; all when left out.
    """
    layout = lay_out_window(flow_map)
    bright, pale = _parts(layout, shown)
    sharp = int(72 * (_MOST_DOTS / (layout.width * layout.height)) ** 0.5)
    return png_of(bright, dpi=min(DPI, max(_LEAST_DPI, sharp)), pale=pale)


def _parts(layout: Layout, shown: AbstractSet[str] | None) -> tuple[Layout, Layout | None]:
    return (layout, None) if shown is None else parted(layout, shown)
