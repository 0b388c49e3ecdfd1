"""The door to what a good window does. Each part is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sharebuilder.gui.fields import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent

    from sharebuilder.gui.habits.find_panel import FindPanel
    from sharebuilder.gui.habits.guide_file import GuideFile
    from sharebuilder.gui.habits.guide_page import GuidePage
    from sharebuilder.gui.habits.guide_text import Guide, Section
    from sharebuilder.gui.habits.place import Place
    from sharebuilder.gui.habits.printing import Printing
    from sharebuilder.gui.habits.seek_panel import SeekPanel
    from sharebuilder.gui.main_window import MainWindow


class Habits:
    """Shows one panel at a time above the page, and gives the focus back."""

    def __init__(self, window: MainWindow) -> None:
        """Show nothing yet."""
        self._window = window
        self._place: Place | None = None
        self._finder: FindPanel | None = None
        self._printing: Printing | None = None
        self._guide: GuidePage | None = None
        self._reader: Place | None = None
        self._guide_file: GuideFile | None = None
        self._follows = False  # whether a panel closes when another page is shown
        self.panel: SeekPanel | None = None
        self.tray = QWidget()
        self._column = column(self.tray, 0, 0.4)
        self.tray.hide()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            "find": self.find,
            "find_next": lambda: self._find_on(1),
            "find_previous": lambda: self._find_on(-1),
            "go_to": self.go_to,
            "help": self.help,
            "save_guide": self.save_guide,
            "print": self.print_answers,
        }

    def find(self) -> None:
        """Find text in what is said and asked."""
        if self._finder is None:
            from sharebuilder.gui.habits.find_panel import FindPanel

            self._finder = FindPanel(self._window)
            self._take_in(self._finder)
        self._open(self._finder)

    def go_to(self) -> None:
        """Go to a step, a question, a record, a document or a command."""
        from sharebuilder.gui.habits.palette import Palette

        if self._window.workspace is not None:
            self._window.workspace.flush()
        palette = Palette(self._window)
        self._take_in(palette)
        self._open(palette)

    def help(self) -> None:
        """Show the guide, opened at the part about what is shown."""
        from sharebuilder.errors import ShareBuilderError
        from sharebuilder.gui.habits.place import Place

        window = self._window
        if self._guide is not None and window.stack.currentWidget() is self._guide:
            self._guide.line.setFocus()
            return
        if self._guide is None:
            from sharebuilder.gui.habits.guide_page import GuidePage

            try:
                self._guide = GuidePage(window.theme.colours)
            except ShareBuilderError as error:
                window.messages.show_error(error)
                return
            window.stack.addWidget(self._guide)
            self._guide.closed.connect(self._leave_guide)
        self._close()
        self._reader = Place(window)
        self._guide.open_at(self._part(self._guide.guide))
        window.stack.setCurrentWidget(self._guide)
        window.show_state()
        self._guide.take_focus()

    def save_guide(self) -> None:
        """Write the guide as a Word file."""
        if self._guide_file is None:
            from sharebuilder.gui.habits.guide_file import GuideFile

            self._guide_file = GuideFile(self._window)
        self._guide_file.begin()

    def close(self) -> None:
        """Wait for what is being written; the window closes."""
        if self._guide_file is not None:
            self._guide_file.wait()

    def take(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the window; never move somebody's file away."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def drop(self, data: QMimeData) -> None:
        """Do what a dropped file calls for."""
        from sharebuilder.gui.habits.dropping import drop

        drop(self._window, data)

    def print_answers(self) -> None:
        """Print everything that was said."""
        from sharebuilder.gui.habits.printing import Printing

        if self._window.services is not None:
            if self._printing is not None:
                self._printing.deleteLater()
            self._printing = Printing(self._window, self._window.services)
            self._printing.begin()

    def put_away(self) -> None:
        """Close what is open, for good: another agreement comes, or other colours."""
        self._close()
        if self._guide is not None:
            self._window.stack.removeWidget(self._guide)
            self._guide.deleteLater()
            self._guide = None
        if self._finder is not None:
            self._finder.deleteLater()
            self._finder = None

    # --- inside ---

    def _part(self, guide: Guide) -> Section:
        """The part of the guide about what the window shows."""
        from sharebuilder.gui.habits.guide_text import DOCUMENTS, FILES_ANCHOR

        window, shown = self._window, self._window.stack.currentWidget()
        if window.workspace is not None and shown is window.workspace:
            step = window.workspace.step
            return guide.about_step(step.number, step.title)
        about = FILES_ANCHOR if shown is window.in_place.page else ""
        return guide.at(DOCUMENTS[0], about) or guide.sections[0]

    def _leave_guide(self) -> None:
        if self._reader is not None:
            self._reader.go_back()
        if self._window.stack.currentWidget() is self._guide:
            self._window.show_start()  # what was shown before is gone

    def _find_on(self, way: int) -> None:
        if self._finder is None or not self._finder.line.text().strip():
            self.find()
            return
        if self.panel is not self._finder:
            self._open(self._finder)
        self._finder.go_on(way)

    def _take_in(self, panel: SeekPanel) -> None:
        panel.hide()  # until it has its place; it would be a window of its own
        self._column.addWidget(panel)
        panel.closed.connect(self._leave)

    def _open(self, panel: SeekPanel) -> None:
        from sharebuilder.gui.habits.place import Place
        from sharebuilder.gui.habits.seek_panel import is_in

        if self._place is None or not is_in(QApplication.focusWidget(), self.tray):
            self._place = Place(self._window)
        if self.panel is not panel:
            self._close()
        if not self._follows:
            self._follows = True
            self._window.stack.currentChanged.connect(lambda _at: self._close())
        self.panel = panel
        # On a small screen with large text there is no room for a message too: it waits.
        if panel.fit(self._window.height()):
            self._window.messages.hide()
        self.tray.show()
        panel.show()
        panel.take_focus()

    def _leave(self) -> None:
        """Close, and put the focus back where it was."""
        place = self._place
        self._close()
        if place is not None:
            place.go_back()
        self._place = None

    def _close(self) -> None:
        panel, self.panel = self.panel, None
        self.tray.hide()
        self._window.messages.setVisible(bool(self._window.messages.text))
        if panel is None:
            return
        panel.hide()
        if panel is not self._finder:
            self._column.removeWidget(panel)
            panel.deleteLater()
