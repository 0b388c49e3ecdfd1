"""The step of the flows: the questions, and the map that they draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from sharebuilder.gui.fields import Flow, Text, button, column, rule
from sharebuilder.gui.step_page import StepPage
from sharebuilder.gui.theme import space

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer

_REST = 600  # milliseconds without a change before the map is drawn again
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_READS = ("/partners", "/flows", "/items", "/item_groups", "/arrangements")


class FlowPage(StepPage):
    """The questions about flows, and the map beneath them."""

    def after_sections(self) -> None:
        """The map."""
        self.inside.addWidget(rule())
        self.inside.addWidget(Text("The map", "section"))
        self.map = FlowMapView(self.services)
        self.inside.addWidget(self.map)


class FlowMapView(QWidget):
    """Shows the flow map, at any size. Drawn when it is seen, and never on a keystroke."""

    def __init__(self, services: Services) -> None:
        """Wait until it is seen."""
        super().__init__()
        self._services = services
        self._zoom: float | None = None  # None fits the width
        self._renderer: QSvgRenderer | None = None
        self._stale = True
        inside = column(self, 0.5)
        self.empty = Text("Add partners and a flow, and the map is drawn here.", "hint")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setAccessibleName("Flow map")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setMinimumHeight(space(self, 22))
        self.larger = button("Larger", lambda: self._step(1))
        self.smaller = button("Smaller", lambda: self._step(-1))
        self.fit = button("Fit the width", self._fit)
        self.larger.setAccessibleName("Show the flow map larger")
        self.smaller.setAccessibleName("Show the flow map smaller")
        self.fit.setAccessibleName("Fit the flow map to the width")
        self.buttons = Flow(0.5)
        for one in (self.larger, self.smaller, self.fit):
            self.buttons.add(one)
        for widget in (self.empty, self.buttons, self.area):
            inside.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.draw)
        services.bridge.answered.connect(self._answered)

    def draw(self) -> None:
        """Read the agreement and draw the map."""
        self._timer.stop()
        self._stale = False
        has_flows = bool(self._services.tree.get("flows"))
        self.empty.setVisible(not has_flows)
        self.area.setVisible(has_flows)
        self.buttons.setVisible(has_flows)
        if not has_flows:
            self._renderer = None
            return
        from sharebuilder.documents.flow_map import flow_map_of, svg

        _load_fonts()
        drawn = flow_map_of(self._services.tree)
        self._renderer = QSvgRenderer(QByteArray(svg(drawn).encode("utf-8")))
        count = f"{len(drawn.nodes)} partners and {len(drawn.flows)} flows"
        self.area.setAccessibleDescription(
            f"{count}. The table of flows above says the same in words."
        )
        self._paint()

    # --- inside ---

    def _paint(self) -> None:
        if self._renderer is None:
            return
        size = self._renderer.defaultSize()
        zoom = self._zoom
        if zoom is None:
            room = self.area.viewport().width() - 4
            zoom = min(1.6, max(0.3, room / max(1, size.width())))
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * zoom), round(size.height() * zoom))
        image = QImage(wanted * ratio, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._renderer.render(painter)
        painter.end()
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)
        self.picture.resize(wanted)
        self.area.setMinimumHeight(min(wanted.height() + 6, space(self, 34)))

    def _step(self, by: int) -> None:
        shown = self.picture.width() / max(1, self._width())
        at = min(range(len(_ZOOMS)), key=lambda index: abs(_ZOOMS[index] - shown)) + by
        self._zoom = _ZOOMS[min(max(at, 0), len(_ZOOMS) - 1)]
        self._paint()

    def _fit(self) -> None:
        self._zoom = None
        self._paint()

    def _width(self) -> int:
        return self._renderer.defaultSize().width() if self._renderer else 1

    def _answered(self, changed: tuple[Pointer, ...]) -> None:
        if not any(one == "" or one.startswith(_READS) for one in changed):
            return
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it now that somebody can see it."""
        super().showEvent(event)
        if self._stale:
            self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Draw no more until it is seen again."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the new width."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._paint()


def _load_fonts() -> None:
    """Give Qt the font in which the map is measured, where the system lacks it."""
    from sharebuilder.resources import templates_dir

    if "Liberation Sans" in QFontDatabase.families():
        return
    for file in sorted((templates_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
