"""A layout as a PNG picture, drawn with Pillow."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageDraw

from sharebuilder.documents.flow_map.fonts import Typeface
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
from sharebuilder.documents.flow_map.shapes import Head, Point, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.documents.flow_map.shapes import (
        Arrow,
        Box,
        Layout,
        LegendRow,
        Mark,
        Rect,
        TextLine,
    )

#: Shapes are drawn this many times larger and then made smaller, so that edges are smooth.
_FINE: Final = 2
_HEAD_HALF: Final = 3.1
_HEAD_LENGTH: Final = 6.5
_DOT: Final = 2.3
_CASING: Final = 1.3


def png_of(
    layout: Layout,
    *,
    dpi: int = 300,
    typeface: Typeface | None = None,
    pale: Layout | None = None,
) -> bytes:
    """The picture as the bytes of a PNG file, with its resolution set.

    Args:
        layout: what to draw.
        pale: what to draw palely behind it; a layout of the same size.
        dpi: dots per inch at the size of print; 300 stays sharp at 200%.
        typeface: the font; the shipped one by default.
    """
    face = typeface or Typeface()
    image = _Painter(layout, dpi, face).painted()
    if pale is not None:
        behind = _Painter(pale, dpi, face).painted()
        faded = Image.blend(Image.new("RGB", behind.size, WHITE), behind, PALE_OPACITY)
        # Both are drawn on white, so the darker of two dots is the one that was drawn.
        image = ImageChops.darker(image, faded)
    file = BytesIO()
    image.save(file, "PNG", dpi=(dpi, dpi), optimize=False)
    return file.getvalue()


class _Painter:
    def __init__(self, layout: Layout, dpi: int, typeface: Typeface) -> None:
        self._layout = layout
        self._scale = dpi / 72
        self._fine = self._scale * _FINE
        self._typeface = typeface
        self._size = (
            max(1, round(layout.width * self._scale)),
            max(1, round(layout.height * self._scale)),
        )
        self._canvas = Image.new("RGB", (self._size[0] * _FINE, self._size[1] * _FINE), WHITE)
        self._pen = ImageDraw.Draw(self._canvas)

    def painted(self) -> Image.Image:
        layout = self._layout
        for rule in layout.rules:
            self._line((rule.start, rule.end), GUIDE if rule.strong else PALE, 0.6)
        for arrow in layout.arrows:
            self._arrow(arrow)
        for box in layout.boxes:
            self._box(box)
        for cell in layout.cells:
            self._rectangle(cell.rect, look_of(cell.sensitivity).tint, PALE, 0.4)
        for tag in layout.tags:
            self._rounded_box(tag.rect, WHITE, look_of(tag.sensitivity).colour, 0.8, 2.0)
            for mark in tag.marks:
                self._mark(mark)
        for row in layout.legend:
            self._legend_row(row)
        image = self._canvas.reduce(_FINE)
        pen = ImageDraw.Draw(image)
        for line in text_lines(layout):
            self._text(pen, line)
        return image

    def _legend_row(self, row: LegendRow) -> None:
        if row.sample and row.sensitivity:
            look = look_of(row.sensitivity)
            tip = row.sample[1]
            line = [row.sample[0], Point(tip.x - 4, tip.y)]
            self._dashed(line, look.colour, look.weight, look.dash)
            self._head(Head(tip, 1), look.colour)
        if row.mark:
            self._mark(row.mark)
        if row.dot:
            self._dot(row.dot, INK)

    def _px(self, point: Point) -> tuple[float, float]:
        return (point.x * self._fine, point.y * self._fine)

    def _text(self, pen: ImageDraw.ImageDraw, line: TextLine) -> None:
        font = self._typeface.font(round(line.size * self._scale, 2), bold=line.bold)
        pen.text(
            (line.x * self._scale, line.y * self._scale), line.text, line.colour, font, anchor="ls"
        )

    def _rectangle(self, rect: Rect, fill: str, outline: str, weight: float) -> None:
        self._rounded_box(rect, fill, outline, weight, 0.0)

    def _rounded_box(
        self, rect: Rect, fill: str, outline: str, weight: float, radius: float
    ) -> None:
        f = self._fine
        self._pen.rounded_rectangle(
            (rect.x * f, rect.y * f, rect.right * f, rect.bottom * f),
            radius * f,
            fill,
            outline,
            max(1, round(weight * f)),
        )

    def _box(self, box: Box) -> None:
        if box.style == "row":
            return
        radius = {"meeting": 9.0, "names": 2.0}.get(box.style, 3.0)
        if box.style == "names":
            self._rounded_box(box.rect, WHITE, BORDER, 0.7, radius)
        elif box.style in ("unknown", "observer"):
            self._rounded_box(box.rect, WHITE, WHITE, 0.7, radius)
            r = box.rect
            corners = [
                Point(r.x, r.y),
                Point(r.right, r.y),
                Point(r.right, r.bottom),
                Point(r.x, r.bottom),
                Point(r.x, r.y),
            ]
            self._dashed(corners, QUIET, 0.9, (3.0, 2.2))
        else:
            weight = 1.4 if box.style == "meeting" else 0.8
            self._rounded_box(
                box.rect, BOX_FILL, INK if box.style == "meeting" else BORDER, weight, radius
            )
            for inner in inner_lines(box):
                self._line(inner, BORDER, 0.8)

    def _arrow(self, arrow: Arrow) -> None:
        look = look_of(arrow.sensitivity)
        smooth = [flattened(path) for path in arrow.paths]
        for path in smooth:
            self._stroke(path, WHITE, look.weight + 2 * _CASING)
        for path in smooth:
            self._dashed(path, look.colour, look.weight, look.dash)
        for dot in arrow.dots:
            self._dot(dot, look.colour)
        for head in arrow.heads:
            self._head(head, look.colour)

    def _mark(self, mark: Mark) -> None:
        colour = look_of(mark.sensitivity).colour
        self._rounded_box(mark.rect, colour, colour, 0.5, 1.5)

    def _dot(self, point: Point, colour: str) -> None:
        x, y = self._px(point)
        r = _DOT * self._fine
        self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def _head(self, head: Head, colour: str) -> None:
        self._pen.polygon([self._px(point) for point in head_corners(head)], fill=colour)

    def _line(self, ends: tuple[Point, Point], colour: str, weight: float) -> None:
        self._stroke(list(ends), colour, weight)

    def _stroke(self, points: Sequence[Point], colour: str, weight: float) -> None:
        self._pen.line(
            [self._px(point) for point in points],
            colour,
            max(1, round(weight * self._fine)),
            joint="curve",
        )

    def _dashed(
        self, points: Sequence[Point], colour: str, weight: float, dash: tuple[float, ...]
    ) -> None:
        if not dash:
            self._stroke(points, colour, weight)
            return
        for piece in dashes(points, dash):
            self._stroke(piece, colour, weight)


def text_lines(layout: Layout) -> list[TextLine]:
    """Every line of text on a layout."""
    lines = list(layout.captions)
    for box in layout.boxes:
        lines += box.lines
    for cell in layout.cells:
        lines += [cell.letter] if cell.letter else []
    for tag in layout.tags:
        lines += tag.lines
        lines += [mark.letter for mark in tag.marks]
    for row in layout.legend:
        lines.append(row.text)
        lines += [row.mark.letter] if row.mark else []
    return lines


def inner_lines(box: Box) -> tuple[tuple[Point, Point], ...]:
    """The strokes inside a box that set its kind apart without colour.

    A class has a doubled left edge, a processor both edges doubled.
    """
    r, inset = box.rect, 2.6
    left = (Point(r.x + inset, r.y), Point(r.x + inset, r.bottom))
    right = (Point(r.right - inset, r.y), Point(r.right - inset, r.bottom))
    return {"class": (left,), "processor": (left, right)}.get(box.style, ())


def head_corners(head: Head) -> tuple[Point, Point, Point]:
    """The triangle of an arrow head."""
    base = head.tip.x - head.direction * _HEAD_LENGTH
    return (
        head.tip,
        Point(base, head.tip.y - _HEAD_HALF),
        Point(base, head.tip.y + _HEAD_HALF),
    )


def flattened(path: tuple[Point, ...], steps: int = 5) -> list[Point]:
    """The path with its corners rounded, as short straight strokes."""
    points = [path[0]]
    for start, control, end in rounded(path):
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            points.append(
                Point(
                    u * u * start.x + 2 * u * t * control.x + t * t * end.x,
                    u * u * start.y + 2 * u * t * control.y + t * t * end.y,
                )
            )
    points.append(path[-1])
    return points


def dashes(points: Sequence[Point], pattern: tuple[float, ...]) -> list[list[Point]]:
    """The drawn pieces of a dashed line."""
    pieces: list[list[Point]] = []
    index, left, drawing = 0, pattern[0], True
    piece = [points[0]]
    for start, end in pairwise(points):
        length = hypot(end.x - start.x, end.y - start.y)
        done = 0.0
        while length - done > left:
            done += left
            share = done / length
            here = Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            if drawing:
                pieces.append([*piece, here])
            piece = [here]
            index = (index + 1) % len(pattern)
            left, drawing = pattern[index], not drawing
        left -= length - done
        if drawing:
            piece.append(end)
    if drawing and len(piece) > 1:
        pieces.append(piece)
    return pieces
