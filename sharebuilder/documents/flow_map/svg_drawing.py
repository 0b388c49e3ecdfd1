"""A layout as SVG text: plain shapes and real text, with a title and a description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from sharebuilder.documents.flow_map.fonts import FAMILY, clean
from sharebuilder.documents.flow_map.look import (
    BORDER,
    BOX_FILL,
    GUIDE,
    INK,
    PALE,
    PALE_OPACITY,
    QUIET,
    WHITE,
    look_of,
)
from sharebuilder.documents.flow_map.png_drawing import head_corners, inner_lines, text_lines
from sharebuilder.documents.flow_map.shapes import Head, Point, rounded

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.shapes import Arrow, Box, Layout, Mark, Rect, TextLine

# Qt knows one family alone; other programs learn here which fonts have the same widths.
_FONT_FACES: Final = "".join(
    f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:"
    + ",".join(f"local('{name}{suffix}')" for name in (FAMILY, "Arial", "Helvetica"))
    + "}"
    for weight, suffix in (("normal", ""), ("bold", " Bold"))
)


def svg_of(layout: Layout, description: str = "", *, pale: Layout | None = None) -> str:
    """The picture as the text of an SVG file.

    Args:
        layout: what to draw.
        description: the alternative text of the picture.
        pale: what to draw palely behind it.
    """
    width, height = _n(layout.width), _n(layout.height)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
            f' viewBox="0 0 {width} {height}" role="img" xml:lang="en-GB"'
            f' aria-labelledby="map-title map-description" font-family="{FAMILY}">'
        ),
        f'<title id="map-title">{_text(layout.title)}</title>',
        f'<desc id="map-description">{_text(description)}</desc>',
        f"<style>{_FONT_FACES}</style>",
        f'<rect width="{width}" height="{height}" fill="{WHITE}"/>',
    ]
    if pale is not None:
        parts += [f'<g opacity="{_n(PALE_OPACITY)}">', *_drawn(pale), "</g>"]
    parts += _drawn(layout)
    parts.append("</svg>\n")
    return "\n".join(parts)


def _drawn(layout: Layout) -> list[str]:
    parts: list[str] = []
    for rule in layout.rules:
        colour = GUIDE if rule.strong else PALE
        parts.append(_path(_d((rule.start, rule.end)), colour, 0.6))
    for arrow in layout.arrows:
        parts += _arrow(arrow)
    for box in layout.boxes:
        parts += _box(box)
    for cell in layout.cells:
        parts.append(_rect(cell.rect, look_of(cell.sensitivity).tint, PALE, 0.4, 0))
    for tag in layout.tags:
        parts.append(_rect(tag.rect, WHITE, look_of(tag.sensitivity).colour, 0.8, 2))
        parts += [_mark(mark) for mark in tag.marks]
    for row in layout.legend:
        if row.sample and row.sensitivity:
            look = look_of(row.sensitivity)
            start, tip = row.sample
            line = _d((start, Point(tip.x - 4, tip.y)))
            parts.append(_path(line, look.colour, look.weight, look.dash))
            parts.append(_head(Head(tip, 1), look.colour))
        if row.mark:
            parts.append(_mark(row.mark))
        if row.dot:
            parts.append(_dot(row.dot, INK))
    parts += [_line_of_text(line) for line in text_lines(layout)]
    return parts


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(value: str) -> str:
    return escape(clean(value))


def _d(points: tuple[Point, ...]) -> str:
    """The path data of a line with rounded corners."""
    parts = [f"M{_n(points[0].x)} {_n(points[0].y)}"]
    for start, corner, end in rounded(points):
        parts.append(
            f"L{_n(start.x)} {_n(start.y)}Q{_n(corner.x)} {_n(corner.y)} {_n(end.x)} {_n(end.y)}"
        )
    parts.append(f"L{_n(points[-1].x)} {_n(points[-1].y)}")
    return "".join(parts)


def _path(data: str, colour: str, weight: float, dash: tuple[float, ...] = ()) -> str:
    dashes = f' stroke-dasharray="{" ".join(_n(d) for d in dash)}"' if dash else ""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{_n(weight)}"{dashes}/>'


def _rect(rect: Rect, fill: str, stroke: str, weight: float, radius: float, dash: str = "") -> str:
    return (
        f'<rect x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}"'
        f' height="{_n(rect.height)}" rx="{_n(radius)}" fill="{fill}" stroke="{stroke}"'
        f' stroke-width="{_n(weight)}"{dash}/>'
    )


def _box(box: Box) -> list[str]:
    if box.style == "row":
        return []
    if box.style == "names":
        return [_rect(box.rect, WHITE, BORDER, 0.7, 2)]
    if box.style in ("unknown", "observer"):
        return [_rect(box.rect, WHITE, QUIET, 0.9, 3, ' stroke-dasharray="3 2.2"')]
    meeting = box.style == "meeting"
    outline = _rect(
        box.rect, BOX_FILL, INK if meeting else BORDER, 1.4 if meeting else 0.8, 9 if meeting else 3
    )
    return [outline, *(_path(_d(ends), BORDER, 0.8) for ends in inner_lines(box))]


def _arrow(arrow: Arrow) -> list[str]:
    look = look_of(arrow.sensitivity)
    data = [_d(path) for path in arrow.paths]
    parts = [_path(d, WHITE, look.weight + 2.6) for d in data]
    parts += [_path(d, look.colour, look.weight, look.dash) for d in data]
    parts += [_dot(dot, look.colour) for dot in arrow.dots]
    parts += [_head(head, look.colour) for head in arrow.heads]
    return [f"<g data-flows={quoteattr(clean(' '.join(arrow.flows)))}>", *parts, "</g>"]


def _mark(mark: Mark) -> str:
    colour = look_of(mark.sensitivity).colour
    return _rect(mark.rect, colour, colour, 0.5, 1.5)


def _dot(point: Point, colour: str) -> str:
    return f'<circle cx="{_n(point.x)}" cy="{_n(point.y)}" r="2.3" fill="{colour}"/>'


def _head(head: Head, colour: str) -> str:
    corners = " ".join(f"{_n(point.x)},{_n(point.y)}" for point in head_corners(head))
    return f'<polygon points="{corners}" fill="{colour}"/>'


def _line_of_text(line: TextLine) -> str:
    weight = ' font-weight="bold"' if line.bold else ""
    # The width is stated, so that a machine without the font still keeps text inside its box.
    return (
        f'<text x="{_n(line.x)}" y="{_n(line.y)}" font-size="{_n(line.size)}"{weight}'
        f' fill="{line.colour}" textLength="{_n(line.width)}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(line.text)}</text>"
    )
