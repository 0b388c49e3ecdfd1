"""Starts the desktop application: first something to see, then everything else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sharebuilder.gui.first_look import show_first_look
from sharebuilder.gui.language import choose_language
from sharebuilder.gui.main_window import MainWindow
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import (
    apply_colours,
    apply_theme,
    chosen_theme,
    system_theme_at_a_glance,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.gui.one_window import OneWindow


def run(path: Path | None = None, argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed.

    Args:
        path: the agreement to open; the start page when left out.
        argv: the words for Qt.

    Returns:
        The exit status.
    """
    app = application(argv)
    one: OneWindow | None = None
    if path is not None:
        one = one_window()
        if one.handed_over(path):
            return 0
    settings = remembered_settings()
    unspoken = choose_language(app, settings.language)
    window = first_window(app, settings)
    show_first_look(window, headline=path is None)
    if not window.isVisible():
        return 0  # closed again before there was anything in it
    from sharebuilder.gui.collecting import Collector
    from sharebuilder.gui.fault import LastResort
    from sharebuilder.gui.organisation_notice import OrganisationNotice
    from sharebuilder.storage.fault_log import end_log, keep_log

    one = one or one_window()
    log = keep_log()
    try:
        furnish(app, window)
        # What is here now stays until the end: later looks for garbage pass over it.
        gc.collect()
        gc.freeze()
        Collector(app)
        with LastResort(window):
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


def one_window() -> OneWindow:
    """What hands files over between the windows of this person."""
    from sharebuilder.gui.one_window import OneWindow

    return OneWindow()


def remembered_settings() -> Settings:
    """What this person chose, and before that their organisation."""
    from sharebuilder.gui.organisation_notice import organisation_defaults
    from sharebuilder.storage.settings import Settings as StoredSettings

    return Settings(StoredSettings(), organisation_defaults())


def application(argv: Sequence[str] = ()) -> QApplication:
    """The Qt application, made once."""
    made = QApplication.instance()
    if not isinstance(made, QApplication):
        # Ours is drawn over Qt's own style everywhere. Named here, it is there from the beginning.
        made = QApplication([sys.argv[0], "-style", "fusion", *argv])
        made.setApplicationName("ShareBuilder")
        made.setApplicationDisplayName("ShareBuilder")
        made.setDesktopFileName("sharebuilder")
    return made


def make_window(app: QApplication, settings: Settings) -> MainWindow:
    """A whole window in the theme and the size that are remembered."""
    window = first_window(app, settings)
    furnish(app, window)
    return window


def first_window(app: QApplication, settings: Settings) -> MainWindow:
    """The same with nothing in it yet."""
    # Before the window: widgets keep the font that they were made with.
    apply_colours(app, chosen_theme(settings.theme, settings.scale, system_theme_at_a_glance))
    window = MainWindow(settings, furnished=False)
    width, height = settings.window
    room = app.primaryScreen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height()))
    return window


def furnish(app: QApplication, window: MainWindow) -> None:
    """Put everything into a window that has its first look."""
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(Path(__file__).with_name("sharebuilder.svg"))))
    apply_theme(app, window.theme)
    window.furnish()
