"""Pages that stand in the place of the agreement for a while: versions, and merging."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sharebuilder.gui.main_window import MainWindow


class InPlace:
    """Shows one such page at a time, and leads back."""

    def __init__(self, window: MainWindow) -> None:
        """Show pages in a window."""
        self._window = window
        self.page: QWidget | None = None

    def show(self, page: QWidget) -> None:
        """Show a page in the place of what is shown."""
        self.put_away()
        self._window.messages.clear()
        self.page = page
        stack = self._window.stack
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        self._window.show_state()

    def leave(self) -> None:
        """Go back to the agreement."""
        window = self._window
        self.put_away()
        if window.workspace is not None:
            window.stack.setCurrentWidget(window.workspace)
            window.workspace.page.take_focus()
        else:
            window.stack.setCurrentWidget(window.start_page)
        window.show_state()

    def put_away(self) -> None:
        """Take the page away, whatever is shown next."""
        if self.page is not None:
            self._window.stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
