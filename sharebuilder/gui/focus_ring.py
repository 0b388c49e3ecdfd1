"""The ring around whatever has the focus, the same for every kind of widget.

Qt's own focus frame lies beneath the widget and inside its parent, and a parent that fits closely
cuts it off. This one lies above everything on the page that scrolls, or in the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# By name: to load each of these kinds takes time and memory, and the start page has one of them.
_RINGED = (
    "QAbstractItemView", "QCheckBox", "QComboBox", "QLineEdit", "QPlainTextEdit", "QPushButton",
    "QRadioButton", "QTextBrowser",
)  # fmt: skip
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
     QEvent.Type.ParentChange}
)  # fmt: skip


class FocusRing(QObject):
    """Follows the focus inside a window, and keeps a ring around what has it."""

    def __init__(self, window: QWidget) -> None:
        """Follow the focus inside a window."""
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay around the widget wherever it goes."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []
        ringed = new is not None and any(map(new.inherits, _RINGED))
        self._around = new if ringed and new is not None and new.window() is self._window else None
        if self._around is not None:
            ground = _ground(self._around)
            at: QWidget | None = self._around
            while at is not None and at is not ground:
                at.installEventFilter(self)
                self._watched.append(at)
                at = at.parentWidget()
            # With a page that goes, the ring that lies on it goes too.
            if self._ring is None or not isValid(self._ring):
                self._ring = _Ring(ground)
            elif self._ring.parentWidget() is not ground:
                self._ring.setParent(ground)
        self._place()

    def _place(self) -> None:
        ring, around = self._ring, self._around
        if ring is None or not isValid(ring):
            return
        if around is None or not isValid(around) or not around.isVisible():
            ring.hide()
            return
        ring.lie_around(around)


class _Ring(QWidget):
    """The ring itself."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def lie_around(self, around: QWidget) -> None:
        """Lie around a widget on the same ground."""
        ground = self.parentWidget()
        if ground is None:
            return
        thick = self._thick()
        place = QRect(around.mapTo(ground, QPoint(0, 0)), around.size())
        place = place.adjusted(-thick, -thick, thick, thick).intersected(ground.rect())
        if place != self.geometry():
            self.setGeometry(place)
            # What is typed inside must not draw the ring again with each key.
            inner = self.rect().adjusted(thick + 2, thick + 2, -thick - 2, -thick - 2)
            self.setMask(QRegion(self.rect()) - QRegion(inner))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring in the accent colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._thick()
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), thick))
        half = thick / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = self.fontMetrics().height() * 0.28
        painter.drawRoundedRect(box, radius, radius)

    def _thick(self) -> int:
        return max(2, round(self.fontMetrics().height() / 8))


def _ground(widget: QWidget) -> QWidget:
    """What the ring lies on: the page that scrolls with the widget, or the window."""
    at = widget
    above = at.parentWidget()
    while above is not None and not at.isWindow():
        holder = above.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is above:
            return at
        at, above = above, above.parentWidget()
    return at
