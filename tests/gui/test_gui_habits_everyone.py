"""Find, go to and the guide for everyone: names, keys, large text, every theme, no extra window."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from sharebuilder.gui.habits.guide_page import GuidePage
from sharebuilder.gui.habits.guide_text import Guide
from sharebuilder.gui.settings import Settings
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QTextBrowser)
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    "find": (Qt.Key.Key_F, CONTROL),
    "go-to": (Qt.Key.Key_K, CONTROL),
    "guide": (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
}


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it."""

    def light(colour: QColor) -> float:
        parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
                 for value in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def ink_on_ground(picture: QImage, place: QRect) -> float:
    """The contrast of what is written in a part of a picture on what it is written on."""
    seen = Counter(
        picture.pixelColor(x, y).rgb()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    )
    ground = QColor(seen.most_common(1)[0][0])
    return max(contrast(QColor(one), ground) for one in seen)


def test_what_is_written_stands_out_in_every_theme(person: Person) -> None:
    for theme in ("light", "dark", "contrast"):
        person.window.choose_theme(theme)
        stands_out(person)


def stands_out(person: Person) -> None:
    person.keys(Qt.Key.Key_K, CONTROL)
    panel = person.window.habits.panel
    assert panel is not None
    QTest.keyClicks(panel.line, "te")
    person.settle(20)
    assert panel.list.found.count >= 2
    picture = panel.list.viewport().grab().toImage()
    for row in range(2):  # the chosen one and another
        box = panel.list.visualRect(panel.list.model().index(row, 0))
        for half in (QRect(box.left() + 12, box.top(), 200, box.height() // 2),
                     QRect(box.left() + 12, box.center().y(), 200, box.height() // 2)):  # fmt: skip
            assert ink_on_ground(picture, half) >= 6, (row, half)
    person.keys(Qt.Key.Key_Escape)
    person.keys(Qt.Key.Key_F1)
    page = person.window.stack.currentWidget()
    assert isinstance(page, GuidePage)
    person.settle(20)
    picture = page.text.viewport().grab().toImage()
    assert ink_on_ground(picture, QRect(QPoint(4, 4), picture.size() / 3)) >= 7
    assert contrast(page.palette().link().color(), page.palette().base().color()) >= 7
    person.keys(Qt.Key.Key_Escape)


def test_every_command_has_a_key_that_the_menu_shows_and_the_guide_names(person: Person) -> None:
    actions = person.window.actions_
    wanted = {
        actions.find: "Ctrl+F", actions.find_next: "F3", actions.find_previous: "Shift+F3",
        actions.go_to: "Ctrl+K", actions.help: "F1", actions.print: "Ctrl+P",
    }  # fmt: skip
    in_menus = {
        action
        for menu in person.window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
    }
    for action, key in wanted.items():
        assert action.shortcut().toString() == key
        assert action in in_menus
    keys = [
        key.toString()
        for action in person.window.actions()
        for key in action.shortcuts()
        if key.toString()
    ]
    assert len(keys) == len(set(keys)), "no key means two things"
    keyboard = Guide.read().at("user-guide", "keyboard")
    assert keyboard is not None
    for action in person.window.actions():
        keys = [
            key.toString().replace("PgUp", "Page Up").replace("PgDown", "Page Down")
            for key in action.shortcuts()
        ]
        if keys:
            assert any(key in keyboard.text for key in keys), (action.text(), keys)


@pytest.fixture(scope="module")
def large(qapp: object) -> Iterator[Person]:
    """Somebody with text at 200%, on a small screen."""
    del qapp
    settings = Settings()
    settings.theme, settings.scale = "light", 200
    made = Person(settings=settings)
    made.window.start_from_case("essex")
    made.window.messages.clear()
    made.settle(50)
    made.window.messages.clear()
    yield made
    made.close()


def shown(person: Person, part: str) -> QWidget:
    """One of the panels, with something in it."""
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    person.keys(*KEYS[part])
    panel = person.window.habits.panel
    if panel is not None:
        QTest.keyClicks(panel.line, "council")
        person.until(lambda: getattr(panel, "whole", True))
        made: QWidget = panel
    else:
        page = person.window.stack.currentWidget()
        assert isinstance(page, GuidePage)
        page.text.anchorClicked.emit(QUrl("https://www.legislation.gov.uk/ukpga/2018/12"))
        made = page
    person.settle(50)
    after = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    assert after == before, "no window of its own"
    return made


def leave(person: Person, panel: QWidget) -> None:
    if isinstance(panel, GuidePage):
        panel.text.setFocus()
    else:
        panel.line.setFocus()  # type: ignore[attr-defined]
    person.keys(Qt.Key.Key_Escape)
    assert person.window.stack.currentWidget() is person.workspace
    assert person.window.habits.tray.isHidden()


@pytest.mark.parametrize("part", KEYS)
def test_names_room_and_keys_at_twice_the_size(large: Person, part: str) -> None:
    window = large.window
    if part != "guide":
        window.messages.show_message("prompt", "This waits for an answer.", actions=(("Yes", str),))
        window.resize(1366, 768)
    panel = shown(large, part)
    assert (window.width(), window.height()) == (1366, 768), "the window does not grow"
    controls = [
        one
        for kind in CONTROLS
        for one in panel.findChildren(kind)
        if one.isVisible() and not one.objectName().startswith("qt_")
        and not isinstance(one.parent(), QLineEdit)  # the cross inside a line
    ]  # fmt: skip
    assert len(controls) >= 3
    for one in controls:
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), one
        assert one.mapTo(window, one.rect().bottomRight()).x() <= window.width()
        assert one.mapTo(window, one.rect().bottomRight()).y() <= window.height()
        if isinstance(one, QAbstractButton | QLineEdit):
            assert one.sizeHint().height() <= one.height() + 1, one
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert needed <= label.height() + 1, label.text()
    reached = set()
    for _ in range(300):  # the text has a stop for each of its links
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if all(one in reached for one in controls if one.isEnabled()):
            break
    missed = [one for one in controls if one.isEnabled() and one not in reached]
    assert [(type(one).__name__, one.accessibleName()) for one in missed] == []
    leave(large, panel)
    if part != "guide":
        assert large.button("Yes").isVisible(), "what waits is there again"
        window.messages.clear()
