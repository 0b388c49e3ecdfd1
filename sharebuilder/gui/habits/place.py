"""Where a person was, so that Escape leads back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sharebuilder.gui.question_field import QuestionField

if TYPE_CHECKING:
    from sharebuilder.gui.main_window import MainWindow


class Place:
    """A widget that had the focus, on a page, in a step, at an answer."""

    def __init__(self, window: MainWindow) -> None:
        """Remember where the focus is now."""
        self._window = window
        self._page = window.stack.currentWidget()
        self._focus = QApplication.focusWidget()
        workspace = window.workspace
        self._workspace = workspace if workspace is self._page else None
        self._step = workspace.step.id if workspace is not None and self._workspace else ""
        self._pointer = _pointer_of(self._focus)

    def go_back(self) -> None:
        """Show that page again, and put the focus where it was, or as near as there is."""
        window, workspace = self._window, self._workspace
        page = self._page
        if page is None or not isValid(page) or window.stack.indexOf(page) < 0:
            return
        if window.stack.currentWidget() is not page:
            window.stack.setCurrentWidget(page)
            window.show_state()
        if workspace is not None:
            workspace.show_step(self._step)
        focus = self._focus
        if focus is not None and isValid(focus) and _pointer_of(focus) != self._pointer:
            # The form shows another record by now.
            window.go_to(self._pointer)
        elif focus is not None and isValid(focus) and focus.isVisible() and focus.isEnabled():
            focus.setFocus()
        elif self._pointer:
            window.go_to(self._pointer)
        elif workspace is not None:
            workspace.page.take_focus()
        else:
            page.setFocus()


def _pointer_of(widget: QWidget | None) -> str:
    """The answer that a widget belongs to; empty where it belongs to none."""
    while widget is not None and not isinstance(widget, QuestionField):
        widget = widget.parentWidget()
    return (widget.pointer or "") if widget is not None else ""
