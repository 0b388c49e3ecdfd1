"""The flow map that a person works on: the picture, and on it something for each partner and flow.

The picture is the one that stands in the document. Tab leads to the map and away from it; on the
map the arrow keys lead from one thing to the next.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from sharebuilder.documents.flow_map.description import flow_words
from sharebuilder.documents.flow_map.places import beside, flow_at, places
from sharebuilder.documents.flow_map.shapes import Point
from sharebuilder.gui.flow_map_colours import in_colours_of, wash
from sharebuilder.gui.flow_map_item import MapItem
from sharebuilder.gui.flow_map_new import NewFlow
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from sharebuilder.documents.flow_map.model import FlowMap
    from sharebuilder.documents.flow_map.places import Place, Way
    from sharebuilder.documents.flow_map.shapes import Layout
    from sharebuilder.gui.flow_selection import FlowSelection

_THICK = 6.0  # points of print
_MOST_DOTS = 40_000_000
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class MapCanvas(QWidget):
    """The picture and what stands on it.

    Signals:
        opened: a person wants to see all of a partner or flow; carries its place.
        delete_wanted: a person wants it gone; carries its place.
        zoom_wanted: larger (1), smaller (-1) or as wide as the window (0).
        current_changed: another place is the current one.
    """

    opened = Signal(object)
    delete_wanted = Signal(object)
    zoom_wanted = Signal(int)
    current_changed = Signal()

    def __init__(self, selection: FlowSelection) -> None:
        """Show nothing yet.

        Args:
            selection: what is selected here and elsewhere.
        """
        super().__init__()
        self.layout_: Layout | None = None
        self.items: dict[tuple[str, str], MapItem] = {}
        self.current: Place | None = None
        self.editable = True
        self.new = NewFlow(self, self.items)
        self._selection = selection
        self._map: FlowMap | None = None
        self._names: dict[str, str] = {}
        self._places: tuple[Place, ...] = ()
        self._scale = 1.0
        self._renderer: QSvgRenderer | None = None
        self._picture = QPixmap()
        selection.changed.connect(self._show_selected)

    # --- what the page asks ---

    def show_map(self, flow_map: FlowMap, layout: Layout, svg: str) -> None:
        """Show a map. What had the focus keeps it, or what comes after it.

        Args:
            flow_map: the partners and flows.
            layout: where they stand.
            svg: the picture of that layout.
        """
        self._map, self.layout_ = flow_map, layout
        self._names = {node.id: node.name or tr("Name not answered yet") for node in flow_map.nodes}
        coloured = in_colours_of(self.palette(), svg)
        self._renderer = QSvgRenderer(QByteArray(coloured.encode("utf-8")))
        old, focused = self._places, self._focused()
        self._places = places(layout)
        self._make_items()
        self._stay(old, focused=focused)
        self._place_items()
        self._show_selected()

    def set_scale(self, scale: float) -> None:
        """Show it larger or smaller: so many pixels for a point of print."""
        if self.layout_ is None:
            return
        area = self.layout_.width * self.layout_.height * self.devicePixelRatioF() ** 2
        self._scale = min(scale, (_MOST_DOTS / area) ** 0.5)
        self._place_items()

    @property
    def scale(self) -> float:
        """How many pixels a point of print takes."""
        return self._scale

    def words(self, place: Place) -> str:
        """A partner or a flow in words."""
        if self._map is None:
            return ""
        if place.kind == "partner":
            gives = sum(flow.source == place.id for flow in self._map.flows)
            gets = sum(place.id in flow.targets for flow in self._map.flows)
            return tr(
                "Partner {name}, gives in %n flows, receives in {number}",
                None,
                gives,
                name=self._names.get(place.id, ""),
                number=gets,
            )
        flow = next((one for one in self._map.flows if one.id == place.id), None)
        return tr("Flow {flow}", flow=flow_words(flow, self._names)) if flow else ""

    def take_focus(self) -> bool:
        """Put the focus on the current place, or the first. Whether there is any."""
        at = self.current or (self._places[0] if self._places else None)
        if at is not None:
            self._go(at)
        return at is not None

    def begin_from(self, place: Place) -> None:
        """Let a person choose who receives a new flow from a partner."""
        self._go(place)
        self._begin(place)

    # --- keys ---

    def key(self, event: QKeyEvent) -> None:
        """Do what a key on the map means."""
        at, key = self.current, event.key()
        if at is None:
            return
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        among = [one for one in self._places if not self.new.giver or one.kind == "partner"]
        if held:
            self._held(event, at)
            return
        event.accept()
        if key in _WAYS:
            self._go(beside(among, at, _WAYS[key]) or at)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(among[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(at)
        elif key == Qt.Key.Key_Space:
            self._space(at)
        elif key == Qt.Key.Key_Escape and self.new.giver:
            self.new.stop(tr("No flow is added."))
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert):
            self._begin(at)
        elif key == Qt.Key.Key_Delete and not self.new.giver and self.editable:
            self.delete_wanted.emit(at)
        else:
            event.ignore()

    def _held(self, event: QKeyEvent, at: Place) -> None:
        key = event.key()
        ways: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: self.zoom_wanted.emit(1),
            Qt.Key.Key_Equal: lambda: self.zoom_wanted.emit(1),
            Qt.Key.Key_Minus: lambda: self.zoom_wanted.emit(-1),
            Qt.Key.Key_0: lambda: self.zoom_wanted.emit(0),
            Qt.Key.Key_N: lambda: self._begin(at),
        }
        if key in ways:
            event.accept()
            ways[key]()

    def _enter(self, at: Place) -> None:
        if self.new.giver:
            self.new.finish(at.id)
        else:
            self.opened.emit(at)

    def _space(self, at: Place) -> None:
        if self.new.giver:
            self.new.mark(self._item(at), self._names[at.id])
        elif at.kind == "flow":
            self._selection.choose((at.id,))

    def _begin(self, at: Place) -> None:
        if not self.editable:
            self.new.say(tr("This agreement is open to read only."))
        elif at.kind == "partner":
            self.new.begin(at.id, self._names[at.id])
        else:
            self.new.wanted.emit("", ())

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the flow whose arrow is pressed; beside every arrow, nothing."""
        if self.layout_ is None:
            return
        at = event.position()
        flows = flow_at(self.layout_, Point(at.x() / self._scale, at.y() / self._scale))
        place = next((one for one in self._places if one.kind == "flow" and one.id in flows), None)
        if place is not None:
            self._go(place)
        self._selection.choose(flows)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl and the wheel is the zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def _drag(self, item: MapItem, to: QPoint) -> None:
        if self.editable:
            self.new.drag(item, to)

    def _drop(self, item: MapItem, to: QPoint) -> None:
        if self.editable:
            self.new.drop(item, to)

    # --- what stands where ---

    def _item(self, place: Place) -> MapItem:
        return self.items[place.kind, place.id]

    def _focused(self) -> bool:
        return any(item.hasFocus() for item in self.items.values())

    def _make_items(self) -> None:
        wanted = {(one.kind, one.id): one for one in self._places}
        for key in [key for key in self.items if key not in wanted]:
            self.items[key].hide()
            self.items.pop(key).deleteLater()
        for key, place in wanted.items():
            if key not in self.items:
                item = self.items[key] = MapItem(self, place)
                item.entered.connect(lambda item=item: self._entered(item.place))
                item.clicked.connect(lambda item=item: self._clicked(item.place))
                item.opened.connect(lambda item=item: self.opened.emit(item.place))
                item.pressed_key.connect(self.key)
                item.dragged.connect(partial(self._drag, item))
                item.dropped.connect(partial(self._drop, item))
                item.show()
            self.items[key].place = place
            self.items[key].say(self.words(place))

    def _stay(self, old: tuple[Place, ...], *, focused: bool) -> None:
        """Stand on the same thing as before, or on what came after it."""
        if self.current is not None:
            at = [(one.kind, one.id) for one in old].index((self.current.kind, self.current.id))
            rest = [*old[at:], *reversed(old[:at])]
            kept = (self.items.get((one.kind, one.id)) for one in rest)
            item = next((one for one in kept if one is not None), None)
            self.current = item.place if item else None
        if self.current is None and self._places:
            self.current = self._places[0]
        self._let_tab_in()
        if focused:
            self.take_focus()

    def _let_tab_in(self) -> None:
        """Tab stops once on the map: where the person was."""
        for item in self.items.values():
            here = item.place == self.current
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _place_items(self) -> None:
        if self.layout_ is None or self._renderer is None:
            return
        scale = self._scale
        for place in self._places:
            r = place.rect
            rect = QRectF(r.x * scale, r.y * scale, r.width * scale, r.height * scale)
            self._item(place).setGeometry(rect.adjusted(-2, -2, 2, 2).toAlignedRect())
        size = QSize(round(self.layout_.width * scale), round(self.layout_.height * scale))
        ratio = self.devicePixelRatioF()
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.fill(self.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(image)
        self._renderer.render(painter)
        painter.end()
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(ratio)
        self.setFixedSize(size)
        self.update()

    # --- where a person is ---

    def _go(self, place: Place) -> None:
        item = self._item(place)
        if item.hasFocus():
            self._entered(place)
        item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, place: Place) -> None:
        self.current = place
        self._let_tab_in()
        if not self.new.giver:
            self._selection.choose((place.id,) if place.kind == "flow" else ())
            self._show_selected()
        self.current_changed.emit()

    def _clicked(self, place: Place) -> None:
        if self.new.giver and place.kind == "partner":
            self._enter(place)

    def _show_selected(self) -> None:
        chosen = set(self._selection.flows)
        for (kind, identity), item in self.items.items():
            item.setChecked(kind == "flow" and identity in chosen)
        if len(chosen) == 1 and not self._focused():
            place = next((p for p in self._places if p.kind == "flow" and p.id in chosen), None)
            if place is not None and place != self.current:
                self.current = place
                self._let_tab_in()
                self.current_changed.emit()
        self.update()

    # --- drawing ---

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture, and over it the lines of what is selected."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.new.line is not None:
            colour = self.palette().color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(colour, 3, Qt.PenStyle.DashLine))
            painter.drawLine(*self.new.line)
        lines = QPainterPath()  # one path, so that lines that cross are tinted once
        for start, end in self._lit():
            lines.moveTo(QPointF(*start) * self._scale)
            lines.lineTo(QPointF(*end) * self._scale)
        ink = wash(painter, self.palette())
        painter.setPen(QPen(ink, _THICK * self._scale, c=Qt.PenCapStyle.FlatCap))
        painter.drawPath(lines)

    def _lit(self) -> Iterable[tuple[Point, Point]]:
        """The strokes of the flows that are selected, or of the partner that has the focus."""
        if self.layout_ is None:
            return
        chosen, here = set(self._selection.flows), self.current
        partner = here.id if here and here.kind == "partner" and self._focused() else None
        for arrow in self.layout_.arrows:
            if chosen & set(arrow.flows) or partner in (arrow.source, *arrow.targets):
                yield from arrow.segments
