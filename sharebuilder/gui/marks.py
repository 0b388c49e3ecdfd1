"""Boxes and circles to tick, drawn so that they are seen in every theme.

Qt's own style draws their edges a shade darker than the window: on a dark window nobody sees them.

Source: WCAG 2.2, success criterion 1.4.11 (Non-text Contrast).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QWidget

    from sharebuilder.gui.theme import Colours

_Element = QStyle.PrimitiveElement
_BOXES = (_Element.PE_IndicatorCheckBox, _Element.PE_IndicatorItemViewItemCheck)
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.79, 0.28))


class MarkStyle(QProxyStyle):
    """Qt's Fusion style with boxes and circles of our own."""

    def __init__(self, colours: Colours) -> None:
        """Draw in the colours of a theme."""
        super().__init__("Fusion")
        self._colours = colours

    def drawPrimitive(  # noqa: N802 - Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a box or a circle; leave all else to Qt."""
        if element in _BOXES:
            self._draw(option, painter, round_=False)
        elif element == _Element.PE_IndicatorRadioButton:
            self._draw(option, painter, round_=True)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _draw(self, option: QStyleOption, painter: QPainter, *, round_: bool) -> None:
        state, colours = option.state, self._colours
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        chosen = bool(state & QStyle.StateFlag.State_On)
        rect = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75)
        side = min(rect.width(), rect.height())
        rect = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        edge = QColor(colours.text if enabled else colours.muted)
        if chosen and enabled:
            edge = QColor(colours.accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, max(1.2, side / 12)))
        if round_:
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(rect)
            if chosen:
                painter.setBrush(edge)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(rect.center(), side * 0.27, side * 0.27)
        else:
            painter.setBrush(edge if chosen else QColor(colours.surface))
            painter.drawRoundedRect(rect, side / 7, side / 7)
            if chosen:
                pen = QPen(QColor(colours.on_accent), max(1.6, side / 7))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                at = [QPointF(rect.x() + x * side, rect.y() + y * side) for x, y in _TICK]
                painter.drawPolyline(QPolygonF(at))
        painter.restore()
