"""The look of a window: worked out once for what is put into it, and again for each theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel

from sharebuilder.gui.fields import Text
from sharebuilder.gui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from tests.gui.driver import Person


class Looks(QObject):
    """Counts how often the look of each text is worked out."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[int] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, Text):
            self.of[id(watched)] += 1
        return False


def test_the_look_of_a_page_is_not_worked_out_at_each_level_of_it(person: Person) -> None:
    looks, app = Looks(), QApplication.instance()
    assert app is not None
    person.window.new()
    app.installEventFilter(looks)
    person.workspace.show_step("partners")
    person.settle(50)
    app.removeEventFilter(looks)
    assert len(looks.of) > 10
    # It was once for each level, up to eight, while the application had the look.
    assert sum(looks.of.values()) / len(looks.of) < 3


def test_each_theme_reaches_everything_in_the_window(person: Person) -> None:
    person.window.new()
    title = next(one for one in person.workspace.page.findChildren(QLabel) if _is_title(one))
    plain = person.window.font().pointSizeF()
    assert title.font().pointSizeF() > 1.3 * plain
    person.window.choose_scale(200)
    title = next(one for one in person.workspace.page.findChildren(QLabel) if _is_title(one))
    assert title.font().pointSizeF() > 2.6 * plain
    assert _ground(person) == LIGHT.surface.lower()
    person.window.choose_theme("dark")
    assert _ground(person) == DARK.surface.lower()


def _ground(person: Person) -> str:
    """What the list of steps is drawn on."""
    person.settle(20)
    return person.workspace.rail.grab().toImage().pixelColor(2, 2).name()


def _is_title(label: QLabel) -> bool:
    return bool(label.property("role") == "title")
