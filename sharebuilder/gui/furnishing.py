"""What a window needs before a person can work in it: menus, header, messages, the start page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from sharebuilder.gui.actions import Actions
from sharebuilder.gui.fields import column
from sharebuilder.gui.files import SystemFiles
from sharebuilder.gui.focus_ring import FocusRing
from sharebuilder.gui.habits.habits import Habits
from sharebuilder.gui.header import Header
from sharebuilder.gui.in_place import InPlace
from sharebuilder.gui.keeping import Keeping
from sharebuilder.gui.message_bar import MessageBar
from sharebuilder.gui.opening import Opening
from sharebuilder.gui.saving import Saving
from sharebuilder.gui.start_page import StartPage
from sharebuilder.gui.undo_keys import UndoKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.files import Files
    from sharebuilder.gui.main_window import MainWindow


def furnish(
    window: MainWindow, files: Files | None, acts: Callable[[], dict[str, Callable[[], object]]]
) -> None:
    """Put everything into a window, in the place of its first look.

    Args:
        window: a window with nothing in it that works.
        files: who asks for files; the system's choosers when left out.
        acts: tells what each action does, once the parts that do it are there.
    """
    window.files = files or SystemFiles()
    window.saving = Saving(window)
    window.opening = Opening(window)
    window.keeping = Keeping(window)
    window.in_place = InPlace(window)
    window.habits = Habits(window)
    window.setAcceptDrops(True)
    window.actions_ = Actions(window, acts())
    window.messages = MessageBar()
    window.stack = QStackedWidget()
    window.start_page = StartPage()
    window.stack.addWidget(window.start_page)
    window.header = header = Header(window.undo, window.redo, window.save)
    window.state, window.save_button = header.state, header.save_button
    window.undo_button, window.redo_button = header.undo_button, header.redo_button
    centre = QWidget()
    inside = column(centre, 0)
    for widget in (header, window.keeping.banner, window.messages, window.habits.tray):
        inside.addWidget(widget)
    inside.addWidget(window.stack, 1)
    window.setCentralWidget(centre)
    window.ring = FocusRing(window)
    UndoKeys(window, window.undo, window.redo)
    page = window.start_page
    page.new_wanted.connect(window.new)
    page.open_wanted.connect(window.choose_and_open)
    page.screening_wanted.connect(window.begin_screening)
    page.recent_wanted.connect(lambda name: window.open_path(Path(name)))
    page.case_wanted.connect(window.start_from_case)
    page.show_recent(window.settings.recent)
