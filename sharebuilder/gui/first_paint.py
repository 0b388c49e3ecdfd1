"""What can wait until the window has been seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from sharebuilder.gui.soon import soon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Does things once, after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, *acts: Callable[[], object]) -> None:
        """Wait for the paint.

        Args:
            widget: the widget.
            acts: what to do then, each in a turn of its own, so that the window stays awake.
        """
        super().__init__(widget)
        self._acts = acts
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin after the first paint, and watch no more."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            for act in self._acts:
                soon(self, act)
        return super().eventFilter(watched, event)
