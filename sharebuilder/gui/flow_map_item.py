"""One partner or one flow on the map: it takes the mouse, keys and the focus, and has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

from sharebuilder.gui.accessibility import name
from sharebuilder.gui.flow_map_colours import wash

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from sharebuilder.documents.flow_map.places import Place

_ZOOM_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)


class MapItem(QAbstractButton):
    """Stands over its place on the picture, and draws only what the picture cannot know.

    Signals:
        entered: it has the focus now.
        opened: a person wants to see all of it.
        pressed_key: a key that it does not understand by itself; carries the event.
        dragged: the mouse is dragged from it; carries the point on the map.
        dropped: and let go there.
    """

    entered = Signal()
    opened = Signal()
    pressed_key = Signal(object)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget, place: Place) -> None:
        """Stand at a place of the map.

        Args:
            parent: the map.
            place: what it stands for.
        """
        super().__init__(parent)
        self.place = place
        self.marked = False  # chosen as one who receives
        self._start: QPoint | None = None
        self._dragging = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str) -> None:
        """Give it its spoken name, which is also shown under the mouse."""
        if words != self.accessibleName():
            name(self, words)
            self.setToolTip(words)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Whether it is selected is for the map to say."""

    # --- mouse and keys ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the focus; a drag may begin."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._start = event.position().toPoint()
        self._dragging = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag a new flow from a partner."""
        if self._start is None or self.place.kind != "partner":
            return
        at = event.position().toPoint()
        far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragging:
            self._dragging = True
            self.dragged.emit(self.mapToParent(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if self._start is None:
            return
        self._start = None
        if self._dragging:
            self._dragging = False
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
        else:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open it."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The map knows what keys do."""
        event.ignore()
        self.pressed_key.emit(event)

    def event(self, event: QEvent) -> bool:
        """On the map, Ctrl with plus, minus and 0 is the zoom, and Ctrl+N adds a flow."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if held and event.key() in (*_ZOOM_KEYS, Qt.Key.Key_N):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say so."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    # --- drawing ---

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring of the focus, and the frame of what is selected or receives."""
        focused = self.hasFocus()
        if not (focused or self.isChecked() or self.marked):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        thick = max(2.0, self.fontMetrics().height() / (6 if focused else 9))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        if self.isChecked() or self.marked:
            painter.setBrush(wash(painter, self.palette()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        style = Qt.PenStyle.SolidLine if focused or not self.marked else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, thick, style))
        painter.drawRoundedRect(box, 4, 4)
