"""The flow map in the colours of a dark window. On paper, and in pictures, it is always light."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPainter, QPalette

from sharebuilder.documents.flow_map.look import (
    ACCENT,
    BORDER,
    BOX_FILL,
    GUIDE,
    INK,
    PALE,
    QUIET,
    WHITE,
    look_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MIDDLE: Final = 128
_SHARE: Final = 0.3
_COLOUR = re.compile(r'(?<=(?:fill|roke)=")#[0-9a-f]{6}(?=")')

#: What each colour of the map becomes on a dark ground, where it has a contrast of 7:1 again.
ON_DARK: Final[Mapping[str, str]] = {
    INK: "#eaefef",
    QUIET: "#b9c4c6",
    BORDER: "#8d9b9e",
    PALE: "#364145",
    GUIDE: "#5a686c",
    BOX_FILL: "#232c30",
    ACCENT: "#86d5d8",
    look_of("confidential").colour: "#a9c1ff",
    look_of("special-category").colour: "#f0a9ea",
    look_of("criminal-offence").colour: "#ffc078",
    look_of("high-harm").colour: "#ffa8a8",
}


def is_dark(palette: QPalette) -> bool:
    """Whether what is written on is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < _MIDDLE


def wash(painter: QPainter, palette: QPalette) -> QColor:
    """The colour that marks what is selected, and let it tint the ground without hiding ink.

    Args:
        painter: draws over the map.
        palette: the window's palette.
    """
    mode = QPainter.CompositionMode
    dark = is_dark(palette)
    painter.setCompositionMode(
        mode.CompositionMode_Screen if dark else mode.CompositionMode_Multiply
    )
    ink, ground = palette.color(QPalette.ColorRole.Highlight), 0 if dark else 255
    parts = (ink.red(), ink.green(), ink.blue())
    return QColor(*(round(part * _SHARE + ground * (1 - _SHARE)) for part in parts))


def in_colours_of(palette: QPalette, svg: str) -> str:
    """The text of a map's SVG in the colours of a window.

    Args:
        palette: the window's palette. A light one changes nothing.
        svg: what `svg_of` wrote.
    """
    if not is_dark(palette):
        return svg
    ground = palette.color(QPalette.ColorRole.Base).name()
    table = {**ON_DARK, WHITE: ground}
    return _COLOUR.sub(lambda found: table.get(found[0], found[0]), svg)
