"""The flow map as finished pictures: PNG files for Word, SVG text for a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.description import alternative_text
from sharebuilder.documents.flow_map.fonts import Typeface
from sharebuilder.documents.flow_map.layout import Paper, lay_out, lay_out_screen
from sharebuilder.documents.flow_map.png_drawing import png_of
from sharebuilder.documents.flow_map.svg_drawing import svg_of

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.model import FlowMap

DPI: Final = 300
_MM: Final = 72 / 25.4
_LEAST_WIDTH: Final = 120.0
#: What an upright page of A4 holds at most.
_UPRIGHT: Final = 190.0


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


def svg(flow_map: FlowMap) -> str:
    """The flow map as one SVG picture for a window that scrolls, however large it gets."""
    layout = lay_out_screen(flow_map)
    return svg_of(layout, alternative_text(flow_map, layout))
