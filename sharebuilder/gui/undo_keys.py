"""Keys that belong to the window: text boxes must not keep them to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class UndoKeys(QObject):
    """An event filter for the text box that has the focus.

    Only for that one: an event filter for the whole application would run Python for each of the
    many thousand events of a page that opens.

    A text box claims Ctrl+Z before any menu sees it, even with nothing to undo; and where the
    menu's action is disabled, the key would fall through to the box's own history. So the claim
    is refused, and a key that arrives all the same is swallowed. Ctrl+K, which deletes the rest of
    a line on some systems, is the window's too.
    """

    def __init__(self, window: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Take the keys inside a window.

        Args:
            window: the window whose boxes lose the keys.
            undo: what Undo does.
            redo: what Redo does.
        """
        super().__init__(window)
        self._window = window
        self._undo = undo
        self._redo = redo
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old) and _is_box(old):
            old.removeEventFilter(self)
        if new is not None and _is_box(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Refuse the claim; swallow the key."""
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.text() and not event.modifiers() & _HELD:
            return False  # ordinary typing
        if not isinstance(watched, QWidget) or not _is_box(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride and _is_go_to(event):
            event.ignore()
            return True
        is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
        if not (is_undo or is_redo) or watched.window() is not self._window:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif is_undo:
            self._undo()
        else:
            self._redo()
        return True


def _is_box(widget: QWidget) -> bool:
    # By name: the start page has no box, and need not load their kinds.
    return widget.inherits("QLineEdit") or widget.inherits("QPlainTextEdit")


def _is_go_to(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
