"""The legend at the foot of a picture: what its lines, marks and dots mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.labels import MARK, NOTE_SIZE, mark_at
from sharebuilder.documents.flow_map.look import INK, look_of
from sharebuilder.documents.flow_map.model import GRAVITY
from sharebuilder.documents.flow_map.shapes import LegendRow, Point, Rect, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.documents.flow_map.fonts import Typeface
    from sharebuilder.documents.flow_map.model import Sensitivity

_ROW: Final = 13.0
_SAMPLE: Final = 24.0
_APART: Final = 16.0


def legend(
    typeface: Typeface,
    sensitivities: Iterable[Sensitivity],
    width: float,
    top: float,
    *,
    forks: bool = False,
    lines: bool = True,
    left: float = 1.0,
) -> tuple[tuple[LegendRow, ...], float]:
    """The entries of the legend, and the y where it ends.

    Args:
        typeface: the font.
        sensitivities: those that the picture shows.
        width: of the picture.
        top: the y where the legend starts.
        forks: whether a line of the picture forks, so that the dot needs a word.
        lines: whether the picture has lines, so that the legend shows them.
        left: the x where it starts.
    """
    shown = set(sensitivities)
    rows: list[LegendRow] = []
    x, y = left, top
    entries: list[tuple[Sensitivity | None, str]] = [
        (s, look_of(s).words) for s in reversed(GRAVITY) if s in shown
    ]
    if forks:
        entries.append((None, "One line forks; lines that only cross do not meet"))
    for sensitivity, meaning in entries:
        words = meaning
        has_mark = sensitivity is not None and bool(look_of(sensitivity).letter)
        lead = (_SAMPLE + 5 if lines else 0.0) + (MARK + 4 if has_mark else 0.0)
        if sensitivity is None:
            lead = 10.0
        elif not lines and not has_mark:
            words = f"•  {words}"
        wide = lead + typeface.width(words, NOTE_SIZE)
        if x > left and x + wide > width - left:
            x, y = left, y + _ROW
        middle = y + _ROW / 2
        sample = mark = dot = None
        if sensitivity is None:
            dot = Point(x + 3, middle)
        elif lines:
            sample = (Point(x, middle), Point(x + _SAMPLE, middle))
        if sensitivity is not None and has_mark:
            mark_x = x + (_SAMPLE + 5 if lines else 0)
            mark = mark_at(typeface, sensitivity, mark_x, middle - MARK / 2)
        text = TextLine(
            x + lead, middle + 0.34 * NOTE_SIZE, words, NOTE_SIZE, wide - lead, colour=INK
        )
        if text.x + text.width > width - left:
            short = typeface.shorten(words, width - left - text.x, NOTE_SIZE)
            text = replace(text, text=short, width=typeface.width(short, NOTE_SIZE))
            wide = lead + text.width
        rows.append(LegendRow(Rect(x, y, wide, _ROW), sensitivity, sample, mark, dot, text))
        x += wide + _APART
    return tuple(rows), y + (_ROW if rows else 0)
