"""The look of a window: worked out once for what is put into it, and again for each theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from sharebuilder.gui.app import application
from sharebuilder.gui.fields import Text
from sharebuilder.gui.theme import CONTRAST, DARK, LIGHT, apply_theme, chosen_theme

if TYPE_CHECKING:
    from tests.gui.driver import Person


class Looks(QObject):
    """Counts how often the look of each text is worked out."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[int] = Counter()
        self.kept: list[QObject] = []  # else another may have the number of one that is gone

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, Text):
            self.of[id(watched)] += 1
            self.kept.append(watched)
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


def test_what_is_not_drawn_anew_takes_each_size_of_text(person: Person) -> None:
    person.window.new()
    window = person.window
    shown = [window.undo_button, window.menuBar(), window.start_page.new_button]
    for per_cent in (200, 100, 150):
        window.choose_scale(per_cent)
        assert {one.font().pointSizeF() for one in shown} == {11.0 * per_cent / 100}


def test_pages_that_are_drawn_anew_are_gone_before_the_theme_comes(person: Person) -> None:
    person.window.new()
    for step in ("partners", "flows", "law"):
        person.workspace.show_step(step)
    old = person.workspace.findChildren(Text)  # kept, so that no other gets its number
    looks, app = Looks(), QApplication.instance()
    assert app is not None
    app.installEventFilter(looks)
    person.window.choose_theme("contrast")
    app.removeEventFilter(looks)
    assert looks.of, "the new page has its look"
    assert not looks.of.keys() & set(map(id, old))
    assert person.workspace.step.id == "law"
    assert _ground(person) == CONTRAST.surface.lower()


def test_a_theme_that_is_there_is_not_applied_again(person: Person) -> None:
    looks, app = Looks(), application()
    app.installEventFilter(looks)
    apply_theme(app, person.window.theme)
    assert not looks.of
    apply_theme(app, chosen_theme("dark", 100))
    app.removeEventFilter(looks)
    assert looks.of
    assert _at_start(person) == DARK.surface.lower()


def _at_start(person: Person) -> str:
    """What a card of the start page is drawn on."""
    card = next(one for one in person.window.findChildren(QFrame) if one.property("role") == "card")
    return card.grab().toImage().pixelColor(card.width() // 2, 3).name()


def _ground(person: Person) -> str:
    """What the list of steps is drawn on."""
    person.settle(20)
    return person.workspace.rail.grab().toImage().pixelColor(2, 2).name()


def _is_title(label: QLabel) -> bool:
    return bool(label.property("role") == "title")
