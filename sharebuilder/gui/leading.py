"""Leading a person to a place: it stays in sight until the page has found its shape.

A form that opens, and each text that wraps, moves what stands beneath it, for some rounds of
layout. Who was led to a question must see it whole, with its label, when that is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QScrollArea, QWidget

_SETTLING = 500  # milliseconds after the last move in which a page may still move


class Leading(QObject):
    """Keeps what a person was led to in sight of a scrolling page."""

    def __init__(self, area: QScrollArea, whole: Callable[[], bool]) -> None:
        """Lead nowhere yet.

        Args:
            area: the page, with its widget set.
            whole: whether all of the page is drawn; until then it moves again and again.
        """
        super().__init__(area)
        self._area = area
        self._whole = whole
        self._target: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLING)
        self._timer.timeout.connect(self._rest)
        self._next = QTimer(self)  # several moves in one turn of the event loop are one
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._show)
        page = area.widget()
        if page is not None:
            page.installEventFilter(self)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.actionTriggered.connect(self.stop)
        bar.rangeChanged.connect(self.follow)  # a page that grew can be scrolled farther only now

    def to(self, target: QWidget) -> None:
        """Show a widget, and go on showing it while the page still moves."""
        self._target = target
        self._timer.start()
        self._next.start()

    def went_on_to(self, target: QWidget) -> None:
        """Show what a person went on to instead, while the page still moves."""
        if self._target is not None:
            self._target = target

    def stop(self) -> None:
        """Leave the page to the person."""
        self._timer.stop()
        self._target = None

    def _rest(self) -> None:
        """Stop, unless more of the page is to come: that may take longer than the page may rest."""
        if self._whole():
            self.stop()
        else:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the page as it moves, until the person takes it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.follow()
        elif event.type() == QEvent.Type.Wheel:
            self.stop()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """Follow the page for a while more, if anybody was led anywhere."""
        if self._target is not None:
            self._timer.start()
            self._next.start()

    def _show(self) -> None:
        """Scroll so that the whole target can be seen; its head, where it is taller than that."""
        target, area, page = self._target, self._area, self._area.widget()
        if target is None or page is None or not isValid(target) or not page.isAncestorOf(target):
            return
        line = target.fontMetrics().height()
        top = target.mapTo(page, QPoint(0, 0)).y() - line
        height, room = target.height() + 2 * line, area.viewport().height()
        bar = area.verticalScrollBar()
        if top < bar.value() or height > room:
            bar.setValue(top)
        elif top + height > bar.value() + room:
            bar.setValue(top + height - room)
