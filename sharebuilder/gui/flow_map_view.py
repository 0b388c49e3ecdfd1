"""The map in a window of its own on the page, which scrolls and zooms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QScrollArea

from sharebuilder.gui.beside import Beside
from sharebuilder.gui.flow_map_canvas import MapCanvas
from sharebuilder.gui.theme import BODY_POINTS, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from sharebuilder.documents.flow_map.model import FlowMap
    from sharebuilder.documents.flow_map.shapes import Layout
    from sharebuilder.gui.flow_selection import FlowSelection

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
# Pixels for a point of print at 100%, where the map fits its room. At first all of it can be seen,
# unless it were too small to find one’s way; whoever asks for all of it gets it smaller still.
_LEAST, _MOST, _SMALLEST = 0.65, 1.9, 0.5
_LINES = 24
_FEW_NODES, _FEW_FLOWS = 20, 50  # a map that is drawn at once
_ROOM = 12  # lines of the page that are worth a map; with fewer, the page has to be scrolled


class FlowMapView(QScrollArea):
    """Shows the map at any size.

    Signals:
        drawn: another map is shown.
    """

    drawn = Signal()

    def __init__(self, selection: FlowSelection) -> None:
        """Show nothing yet.

        Args:
            selection: what is selected here and elsewhere.
        """
        super().__init__()
        self._zoom: float | None = None  # None fits it into its room
        self._least = _LEAST
        self._whole = True  # whether its room is what can be seen, and not only as wide
        self._seen = False
        self._wanted: tuple[FlowMap, AbstractSet[str] | None] | None = None
        self._asked = 0
        self._beside = Beside(self)
        self.canvas = MapCanvas(selection)
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(tr("Flow map"))
        self.canvas.setAccessibleName(tr("Flow map"))
        self.canvas.zoom_wanted.connect(self.zoom)
        self.canvas.current_changed.connect(self._follow)

    def show_map(self, flow_map: FlowMap, shown: AbstractSet[str] | None) -> None:
        """Show a map: at once, or when somebody comes to see it, or when it is worked out.

        Args:
            flow_map: the map.
            shown: the flows that stand out; all where it is None.
        """
        self._wanted = (flow_map, shown)
        if not self.isHidden():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what was wanted while the matrix was there instead."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._wanted is None:
            return
        (flow_map, shown), self._wanted = self._wanted, None
        _load_fonts()
        self._asked += 1
        if len(flow_map.nodes) <= _FEW_NODES and len(flow_map.flows) <= _FEW_FLOWS:
            self._show(flow_map, self._asked, _worked_out(flow_map, shown))
        else:
            # To find room for so many arrows takes longer than somebody would wait.
            work = partial(_worked_out, flow_map, shown)
            self._beside.start(work, partial(self._show, flow_map, self._asked))

    def _show(self, flow_map: FlowMap, asked: int, found: tuple[Layout, str]) -> None:
        if asked != self._asked:
            return  # another map is wanted by now
        self.canvas.show_map(flow_map, *found)
        words = tr(
            "{partners} partners and {flows} flows.",
            partners=len(flow_map.nodes),
            flows=len(flow_map.flows),
        )
        keys = tr(
            "Arrow keys go from one to the next. Enter opens, N adds a flow, Delete deletes. "
            "Ctrl with plus, minus and 0 is the zoom. The list beneath says the same in words."
        )
        self.setAccessibleDescription(f"{words} {keys}")
        self.canvas.setAccessibleDescription(f"{words} {keys}")
        self._scale()
        self._seen = True
        self.drawn.emit()

    def zoom(self, way: int) -> None:
        """Show it larger (1) or smaller (-1), or let it fit the width again (0)."""
        if way == 0:
            self._zoom, self._whole, self._least = None, False, _SMALLEST
        else:
            unit = self._unit()
            shown = self.canvas.scale / unit
            sizes = [size for size in _ZOOMS if (size - shown) * way > shown * 0.02]
            if not sizes:
                return
            self._zoom = min(sizes) if way > 0 else max(sizes)
        self._scale()
        self._follow()

    def show_whole(self) -> None:
        """Show all of it at once, as small as that takes, within reason."""
        self._zoom, self._whole, self._least = None, True, _SMALLEST
        self._scale()
        self._follow()

    # --- inside ---

    def _unit(self) -> float:
        """The pixels that a point of print takes at 100%, at the size that text has here."""
        return 96 / 72 * self.font().pointSizeF() / BODY_POINTS

    def _scale(self) -> None:
        layout = self.canvas.layout_
        if layout is None:
            return
        most = space(self, _LINES)
        if self._zoom is not None:
            scale = self._zoom * self._unit()
        else:
            bar = self.verticalScrollBar().sizeHint().width()
            room = self.width() - bar - 2 * self.frameWidth()
            text = self.font().pointSizeF() / BODY_POINTS
            scale = min(_MOST * text, room / layout.width)
            if self._whole:
                most = self._room()
                scale = min(scale, (most - 2 * self.frameWidth() - 1) / layout.height)
            scale = max(self._least * text, scale)
        self.canvas.set_scale(scale)
        high = self.canvas.height() + 2 * self.frameWidth()
        if self.canvas.width() > self.width() - 2 * self.frameWidth():
            high += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(high, most))

    def _room(self) -> int:
        """The height in which the map can be seen without scrolling the page, or after it."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None:
            return space(self, _LINES)
        above = self.mapTo(inside, QPoint(0, 0)).y()
        room = page.viewport().height() - above - space(self, 0.5)
        return room if room >= space(self, _ROOM) else page.viewport().height() - space(self, 3)

    def _follow(self) -> None:
        """Keep in sight what is current."""
        place = self.canvas.current
        if place is not None and self._seen:  # a map is first seen from its top
            margin = space(self, 1)
            self.ensureWidgetVisible(self.canvas.items[place.kind, place.id], margin, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the new width."""
        super().resizeEvent(event)
        if self._zoom is None and event.oldSize().width() != event.size().width():
            self._scale()


def _worked_out(flow_map: FlowMap, shown: AbstractSet[str] | None) -> tuple[Layout, str]:
    """Where everything stands, and the picture of it. It touches no widget."""
    from sharebuilder.documents.flow_map.dimming import parted
    from sharebuilder.documents.flow_map.layout import lay_out_window
    from sharebuilder.documents.flow_map.svg_drawing import svg_of

    layout = lay_out_window(flow_map)
    bright, pale = (layout, None) if shown is None else parted(layout, shown)
    return layout, svg_of(bright, pale=pale)


def _load_fonts() -> None:
    """Give Qt the font in which the map is measured, where the system lacks it."""
    from sharebuilder.resources import templates_dir

    if "Liberation Sans" in QFontDatabase.families():
        return
    for file in sorted((templates_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
