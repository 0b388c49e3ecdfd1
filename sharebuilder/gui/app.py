"""Starts the desktop application."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sharebuilder.gui.fault import LastResort
from sharebuilder.gui.language import choose_language
from sharebuilder.gui.main_window import MainWindow
from sharebuilder.gui.one_window import OneWindow
from sharebuilder.gui.organisation_notice import OrganisationNotice, organisation_defaults
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import apply_theme, chosen_theme
from sharebuilder.storage.fault_log import end_log, keep_log
from sharebuilder.storage.settings import Settings as StoredSettings

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(path: Path | None = None, argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed.

    Args:
        path: the agreement to open; the start page when left out.
        argv: the words for Qt.

    Returns:
        The exit status.
    """
    app = application(argv)
    one = OneWindow()
    if path is not None and one.handed_over(path):
        return 0
    settings = Settings(StoredSettings(), organisation_defaults())
    unspoken = choose_language(app, settings.language)
    window = make_window(app, settings)
    log = keep_log()
    try:
        with LastResort(window):
            window.show()
            if unspoken is not None:
                window.messages.show_error(unspoken)
            OrganisationNotice(window)
            one.listen(window)
            if path is not None:
                window.open_path(path)
            return app.exec()
    finally:
        one.end()
        end_log(log)


def application(argv: Sequence[str] = ()) -> QApplication:
    """The Qt application, made once."""
    made = QApplication.instance()
    if not isinstance(made, QApplication):
        made = QApplication([sys.argv[0], *argv])
        made.setApplicationName("ShareBuilder")
        made.setApplicationDisplayName("ShareBuilder")
        made.setDesktopFileName("sharebuilder")
    return made


def make_window(app: QApplication, settings: Settings) -> MainWindow:
    """A window in the theme and the size that are remembered."""
    # Before the window: widgets keep the font that they were made with.
    apply_theme(app, chosen_theme(settings.theme, settings.scale))
    app.setWindowIcon(QIcon(str(Path(__file__).with_name("sharebuilder.svg"))))
    window = MainWindow(settings)
    width, height = settings.window
    room = app.primaryScreen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height()))
    return window
