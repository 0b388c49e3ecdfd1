"""Find, by keys: Ctrl+F, some letters, Enter, F3, Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from sharebuilder.gui.habits.find_panel import FindPanel
from sharebuilder.gui.habits.place import _pointer_of
from sharebuilder.model.pointer import Pointer
from tests.gui.driver import Person

if TYPE_CHECKING:
    pass

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def essex(essex: Person) -> Person:
    """Somebody who has the Essex case open, with two answers that hold a rare word."""
    services = essex.window.services
    assert services is not None
    services.set(Pointer("/about/title"), "Home safe, by the Énergie plan", "Change")
    services.set(Pointer("/case/aim"), "Warm homes.\nThe énergie\nplan helps.", "Change")
    services.bridge.check_now()
    return essex


def find(person: Person, words: str) -> FindPanel:
    person.keys(Qt.Key.Key_F, CONTROL)
    panel = person.window.habits.panel
    assert isinstance(panel, FindPanel)
    assert panel.line.hasFocus()
    QTest.keyClicks(panel.line, words)
    person.until(lambda: panel.whole)
    return panel


def where_focus_is() -> str:
    return _pointer_of(QApplication.focusWidget())


def selected() -> str:
    focus = QApplication.focusWidget()
    if isinstance(focus, QPlainTextEdit):
        return focus.textCursor().selectedText().replace("\u2029", "\n")
    assert isinstance(focus, QLineEdit)
    return focus.selectedText()


def test_enter_and_f3_lead_from_place_to_place_and_round(essex: Person) -> None:
    essex.workspace.show_step("law")
    panel = find(essex, "energie PLAN")
    assert panel.count.text() == "2 found"
    essex.keys(Qt.Key.Key_Return)
    assert where_focus_is() == "/about/title"
    assert selected() == "Énergie plan"
    assert panel.count.text() == "1 of 2"
    essex.keys(Qt.Key.Key_F3)
    assert where_focus_is() == "/case/aim"
    assert selected() == "énergie\nplan", "a line break is a space to whoever looks for words"
    essex.keys(Qt.Key.Key_F3)
    assert where_focus_is() == "/about/title", "after the last comes the first"
    essex.keys(Qt.Key.Key_F3, SHIFT)
    assert where_focus_is() == "/case/aim"
    assert panel.isVisible()
    essex.keys(Qt.Key.Key_F, CONTROL)
    essex.keys(Qt.Key.Key_Escape)
    assert where_focus_is() == "/case/aim"
    assert essex.value("/case/aim") == "Warm homes.\nThe énergie\nplan helps."


def test_escape_gives_the_focus_back_to_the_field_and_the_step(essex: Person) -> None:
    box = essex.field("/case/aim").editor.target()
    box.setFocus()
    find(essex, "retention")
    essex.keys(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is box
    panel = find(essex, "county council")
    essex.keys(Qt.Key.Key_Return)
    assert essex.workspace.step.id != ""
    panel.line.setFocus()
    essex.keys(Qt.Key.Key_Escape)
    assert essex.workspace.step.id == "case"
    assert where_focus_is() == "/case/aim"


def test_f3_goes_on_with_the_last_words_after_escape(essex: Person) -> None:
    essex.workspace.show_step("people")
    find(essex, "energie plan")
    essex.keys(Qt.Key.Key_Escape)
    assert essex.window.habits.tray.isHidden()
    essex.keys(Qt.Key.Key_F3)
    assert where_focus_is() in {"/about/title", "/case/aim"}


def test_the_wording_of_a_question_is_found_once_and_leads_to_it(essex: Person) -> None:
    question = essex.window.services.question_set.question("partner-name")  # type: ignore[union-attr]
    assert question is not None
    panel = find(essex, question.ask.upper())
    kinds = [one.kind for one in panel._hits]
    assert kinds == ["Question"], "there are several partners, and one wording"
    essex.keys(Qt.Key.Key_Return)
    assert where_focus_is().startswith("/partners/id:")
    assert where_focus_is().endswith("/name")
    essex.keys(Qt.Key.Key_F, CONTROL)
    essex.keys(Qt.Key.Key_Escape)


def test_what_was_noticed_is_found_and_leads_to_its_field(essex: Person) -> None:
    services = essex.window.services
    assert services is not None
    services.agreement.add_record(Pointer("/partners"), label="Add a partner")
    services.bridge.check_now()
    noticed = next(one for one in services.bridge.findings if one.counts and not one.friend)
    panel = find(essex, noticed.message[:40])
    assert any(one.kind == "Noticed" and one.pointer == noticed.pointer for one in panel._hits)
    row = next(at for at, one in enumerate(panel._hits) if one.pointer == noticed.pointer)
    essex.keys(Qt.Key.Key_Down, times=row)
    essex.keys(Qt.Key.Key_Return)
    step = services.question_set.step_for(noticed.pointer)
    assert step is not None
    assert essex.workspace.step.id == step.id
    assert essex.workspace.page.isAncestorOf(QApplication.focusWidget())
    essex.window.undo()


def test_an_edit_changes_what_is_found(essex: Person) -> None:
    panel = find(essex, "quokka")
    assert panel.count.text().startswith("Not found")
    essex.keys(Qt.Key.Key_Escape)
    essex.write("/case/evidence", "A quokka was seen.")
    panel = find(essex, "quokka")
    assert panel.count.text() == "1 found"
    essex.keys(Qt.Key.Key_Escape)
    essex.window.undo()
    panel = find(essex, "quokka")
    assert panel.count.text().startswith("Not found")
    essex.keys(Qt.Key.Key_Escape)


def test_letters_beyond_the_first_plane_do_not_shift_what_is_marked(essex: Person) -> None:
    box = essex.field("/case/evidence").editor.target()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("🏠🏠 warm 🏠 wombat ends")
    find(essex, "wombat")
    essex.keys(Qt.Key.Key_Return)
    assert selected() == "wombat"
    essex.window.undo()


def test_the_count_is_spoken(essex: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)  # where words leave us for Qt
    find(essex, "energie plan")
    essex.until(lambda: any(one.startswith("2 found") for one in said))
    essex.keys(Qt.Key.Key_Down)
    assert said[-1].endswith("Answer · 1. The case, Aim")
    essex.keys(Qt.Key.Key_Escape)


def test_without_an_agreement_there_is_nothing_to_find(essex: Person) -> None:
    find(essex, "energie")
    essex.window.show_start()
    assert essex.window.habits.tray.isHidden(), "it closes with the page that it searches"
    assert not essex.window.actions_.find.isEnabled()
    essex.keys(Qt.Key.Key_F, CONTROL)
    assert essex.window.habits.panel is None
    essex.window.stack.setCurrentWidget(essex.workspace)
    essex.window.show_state()
