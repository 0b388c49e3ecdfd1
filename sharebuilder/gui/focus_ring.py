"""The ring around whatever has the focus, the same for every kind of widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_RINGED = (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextBrowser,
)


class FocusRing(QFocusFrame):
    """Follows the focus and draws a ring in the accent colour."""

    def __init__(self, window: QWidget) -> None:
        """Follow the focus inside a window."""
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(2.0, self.fontMetrics().height() / 8)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), thick))
        half = thick / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = self.fontMetrics().height() * 0.28
        painter.drawRoundedRect(box, radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        ringed = isinstance(new, _RINGED) and new.window() is self._window
        self.setWidget(new if ringed else None)  # type: ignore[arg-type]
