"""Controls that Qt's own would not draw to the theme: a combo box, rows of radio buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox

from sharebuilder.gui.theme import characters, space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget


class Combo(QComboBox):
    """A combo box with the edge and the height of the other controls.

    The wheel scrolls the page, and never changes an answer by accident.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page have it."""
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the longest entry and the arrow."""
        metrics = self.fontMetrics()
        longest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(max(longest, characters(self, 16)) + space(self, 2.6), space(self, 1.75))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few words."""
        return QSize(characters(self, 14), space(self, 1.75))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the edge, the words and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(colours.color(QPalette.ColorRole.Base))
        radius = space(self, 0.2)
        painter.drawRoundedRect(box, radius, radius)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
        painter.setPen(colours.color(group, QPalette.ColorRole.Text))
        pad, arrow = space(self, 0.45), space(self, 0.28)
        words = box.adjusted(pad, 0, -(pad * 2 + arrow * 2), 0)
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        middle = QPointF(box.right() - pad - arrow, box.center().y())
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Text), max(1.4, arrow / 4)))
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-arrow, -arrow / 2),
                    middle + QPointF(0, arrow / 2),
                    middle + QPointF(arrow, -arrow / 2),
                ]
            )
        )
