"""The start: what is seen first stays where it is, and nothing is loaded that nobody asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from sharebuilder.gui.app import application, first_window, furnish
from sharebuilder.gui.first_look import FirstLook, show_first_look
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import chosen_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


def settings_for(theme: str, scale: int) -> Settings:
    made = Settings()
    made.theme, made.scale, made.window = theme, scale, (1000, 700)
    return made


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def picture(window: MainWindow) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize(("theme", "scale"), [("light", 100), ("dark", 125), ("contrast", 200)])
def test_what_is_seen_first_stays_where_it_is(qapp: object, theme: str, scale: int) -> None:
    app = application()
    window = first_window(app, settings_for(theme, scale))
    show_first_look(window, headline=True)
    app.processEvents()
    first, look = picture(window), window.centralWidget()
    assert isinstance(look, FirstLook)
    places = [place_of(label) for label in look.findChildren(QLabel)]
    assert len(places) == 2  # the name of the program, and the headline
    bar = place_of(window.menuBar())
    ground = first.pixelColor(5, window.height() - 5)
    assert ground.name() == chosen_theme(theme, 100).colours.paper.lower()
    furnish(app, window)
    app.processEvents()
    second = picture(window)
    for place in (bar, *places):
        # As far as the words go: a label of the whole page is as wide as the page.
        words = QRect(place.topLeft(), first.copy(place).size())
        drawn = first.copy(words)
        assert any(
            drawn.pixelColor(x, y) != drawn.pixelColor(0, drawn.height() - 1)
            for x in range(min(200, drawn.width()))
            for y in range(drawn.height())
        ), place
        assert second.copy(words) == drawn, place
    window.close()
    window.deleteLater()


def test_before_an_agreement_the_first_look_promises_no_start_page(qapp: object) -> None:
    window = first_window(application(), settings_for("light", 100))
    show_first_look(window, headline=False)
    shown = [label.text() for label in window.centralWidget().findChildren(QLabel)]
    assert shown == ["ShareBuilder"]
    window.close()  # before anything is in it
    window.deleteLater()


def started(script: str, *words: str) -> list[str]:
    """The lines that a process prints which starts as a person starts it."""
    done = subprocess.run(
        [sys.executable, "-c", script, *words], cwd=ROOT, check=True, timeout=120,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.splitlines()


STARTED = """
import linecache, os, sys
from sharebuilder.cli.main import main
from sharebuilder.gui import app
from PySide6.QtCore import QTimer
loaded = lambda: " ".join(sys.modules)
first_look, furnish = app.show_first_look, app.furnish
def shown(window, **words):
    first_look(window, **words)
    print(loaded())
def furnished(application, window):
    furnish(application, window)
    def ready():
        if not window.opening.looked:
            return QTimer.singleShot(20, ready)
        print(loaded())
        print(sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2))
        print(window.start_page.findChildren(type(window.start_page.new_button)).__len__())
        sys.stdout.flush()
        os._exit(0)
    QTimer.singleShot(0, ready)
app.show_first_look, app.furnish = shown, furnished
main([])
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], list[str]]:
    found: list[str] = []

    def once() -> list[str]:
        if not found:
            found.extend(started(STARTED))
        return found

    return once


def test_a_window_that_is_closed_at_once_ends_the_program() -> None:
    script = """
from sharebuilder.cli.main import main
from sharebuilder.gui import app
first_look = app.show_first_look
def closed(window, **words):
    first_look(window, **words)
    window.close()
app.show_first_look = closed
print(main([]))
"""
    assert started(script) == ["0"]


def test_little_is_loaded_before_something_is_seen(lines: Callable[[], list[str]]) -> None:
    before = lines()[0].split()
    ours = {name for name in before if name.startswith("sharebuilder.gui.")}
    assert "sharebuilder.gui.first_look" in ours
    for late in ("furnishing", "start_page", "fields", "actions", "marks"):
        assert f"sharebuilder.gui.{late}" not in ours
    assert not {"dataclasses", "decimal", "hashlib", "datetime"} & set(before)


def test_the_start_page_loads_nothing_that_it_does_not_show(
    lines: Callable[[], list[str]],
) -> None:
    after = set(lines()[1].split())
    assert "sharebuilder.gui.start_page" in after
    for heavy in ("jsonschema", "lxml", "docx", "jinja2", "_hashlib", "PySide6.QtNetwork"):
        assert heavy not in after
    parts = {name.split(".")[1] for name in after if name.startswith("sharebuilder.")}
    assert not parts & {"advice", "documents", "findings", "knowledge", "questions", "schema"}


def test_the_source_of_our_modules_is_not_read(lines: Callable[[], list[str]]) -> None:
    # PySide6 would read every module that is imported, and Python would keep 60,000 lines.
    assert int(lines()[2]) < 5000


def test_the_worked_cases_are_there(lines: Callable[[], list[str]]) -> None:
    assert int(lines()[3]) >= 3 + 6  # three ways to begin, and a button for each case


def test_the_theme_at_a_glance_is_the_one_that_qt_tells() -> None:
    script = """
from PySide6.QtWidgets import QApplication
from sharebuilder.gui.app import application
from sharebuilder.gui.theme import system_theme_at_a_glance, system_theme_name
application()
print(system_theme_at_a_glance(), system_theme_name())
"""
    glance, told = started(script)[0].split()
    assert glance == told
