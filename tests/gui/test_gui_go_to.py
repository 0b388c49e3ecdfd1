"""Go to question, by keys: Ctrl+K, a few words, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from sharebuilder.gui.habits.palette import Palette
from sharebuilder.gui.habits.place import _pointer_of
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def essex(qapp: object) -> Iterator[Person]:
    """Somebody who has the Essex case open."""
    del qapp
    made = Person()
    made.window.start_from_case("essex")
    made.window.services.bridge.check_now()  # type: ignore[union-attr]
    yield made
    made.close()


def palette(person: Person, words: str = "") -> Palette:
    person.keys(Qt.Key.Key_K, CONTROL)
    panel = person.window.habits.panel
    assert isinstance(panel, Palette)
    assert panel.line.hasFocus()
    QTest.keyClicks(panel.line, words)
    return panel


def rows(panel: Palette) -> list[str]:
    model = panel.list.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def where_focus_is() -> str:
    return _pointer_of(QApplication.focusWidget())


def test_on_the_start_page_it_lists_commands_alone(person: Person) -> None:
    panel = palette(person, "new")
    assert rows(panel) == ["New agreement"]
    person.keys(Qt.Key.Key_Return)
    assert person.workspace.step.id == "case"


def test_it_lists_the_steps_and_leads_to_one(essex: Person) -> None:
    panel = palette(essex)
    assert rows(panel)[3] == "4. Data"
    essex.keys(Qt.Key.Key_Down, times=3)
    essex.keys(Qt.Key.Key_Return)
    assert essex.workspace.step.id == "data"
    assert essex.window.habits.tray.isHidden()
    assert essex.workspace.page.isAncestorOf(QApplication.focusWidget())


def test_words_in_any_order_lead_to_the_answer_of_a_partner(essex: Person) -> None:
    panel = palette(essex, "COUNTY essex nam")
    assert rows(panel)[0] == "Name: Essex Council"
    essex.keys(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "Essex County Council"


def test_a_record_says_what_it_is_and_its_step(essex: Person) -> None:
    panel = palette(essex, "essex county council")
    assert panel.list.spoken() == "Essex Council (Essex County Council). Record · 2. Partners"
    essex.keys(Qt.Key.Key_Escape)


def test_a_document_leads_to_its_box(essex: Person) -> None:
    palette(essex, "privacy notice document")
    essex.keys(Qt.Key.Key_Return)
    assert essex.workspace.step.id == "build"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QCheckBox)
    assert focus.text() == "Privacy notice"


def test_a_command_is_done_and_one_that_cannot_be_is_not_listed(essex: Person) -> None:
    assert "Larger text" in rows(palette(essex, "larger text"))
    essex.keys(Qt.Key.Key_Escape)
    assert not any(one.startswith("Redo") for one in rows(palette(essex, "redo")))
    essex.keys(Qt.Key.Key_Escape)
    essex.workspace.show_step("case")
    palette(essex, "next step")
    essex.keys(Qt.Key.Key_Return)
    assert essex.workspace.step.id == "partners"


def test_escape_gives_the_focus_back_and_the_field_keeps_its_text(essex: Person) -> None:
    box = essex.field("/about/title").editor.target()
    box.setFocus()
    before = essex.value("/about/title")
    palette(essex, "law")
    essex.keys(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is box
    assert essex.value("/about/title") == before
    assert essex.window.habits.panel is None


def test_words_that_nothing_has_say_so_and_enter_stays(essex: Person) -> None:
    panel = palette(essex, "zzzz qqqq")
    assert "Nothing has all these words" in panel.count.text()
    essex.keys(Qt.Key.Key_Return)
    assert panel.line.hasFocus()
    essex.keys(Qt.Key.Key_Escape)


def test_what_was_typed_a_moment_ago_is_listed(essex: Person) -> None:
    essex.workspace.show_step("partners")
    pointer = essex.add_record("partners")
    essex.write(f"{pointer}/name", "Zebra Crossing Trust")
    panel = palette(essex, "zebra")
    assert "Zebra Crossing Trust" in rows(panel)
    essex.keys(Qt.Key.Key_Escape)
    essex.window.undo()
