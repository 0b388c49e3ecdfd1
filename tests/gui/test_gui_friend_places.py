"""Where the critical friend stands: beside the page, in the footer and in step 13."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit

from sharebuilder.gui.finding_forms import ParkForm, SayForm
from sharebuilder.gui.finding_view import FindingNote
from sharebuilder.gui.settings import Settings
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import changed, small_agreement
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

from tests.gui.friends import CONTROL, Friend, opened


def test_go_there_leads_to_what_a_question_is_about(small: Friend) -> None:
    small.go("partners")
    small.press("Go there", "on-leave")
    table = small.person.table("partners")
    assert table.current() == "/partners/id:partner-1"


def test_the_footer_tells_of_the_friend_where_there_is_no_room_beside(
    person: Person, tmp_path: Path
) -> None:
    friend = opened(person, tmp_path, small_agreement())
    person.window.resize(1200, 768)
    person.settle(30)
    friend.check()
    person.click(person.button("Help: "))
    assert friend.list.isVisible()
    assert person.workspace.help_button.text() == "Hide help"


def test_a_rules_question_is_answered_in_its_field_and_parked_in_one_step(
    person: Person, tmp_path: Path
) -> None:
    tree = changed(small_agreement(), {"/running/emergencies": "", "/case/equality": " "})
    friend = opened(person, tmp_path, tree)
    before = copy.deepcopy(friend.services.tree)
    field = person.field("/running/emergencies")
    person.workspace.page.reveal()
    note = next(n for n in field.notes.findChildren(FindingNote) if n.finding.rule == "GV03")
    person.press("Park as an open question", note)
    assert isinstance(note.form, ParkForm)
    QTest.keyClicks(note.form.owner, "Head of safety")
    person.click(note.form.keep)
    assert friend.records("open_questions")[0]["question"] == (
        "What may staff share at once to stop serious harm, and how is it recorded after?"
    )
    assert friend.records("open_questions")[0]["owner"] == "Head of safety"
    person.keys(Qt.Key.Key_Z, CONTROL)
    assert friend.services.tree == before
    friend.check()
    notes = person.field("/running/emergencies").notes.findChildren(FindingNote)
    note = next(one for one in notes if one.finding.rule == "GV03")
    person.press("Answer", note)
    assert isinstance(note.form, SayForm)
    QTest.keyClicks(note.form.box, "Tell whoever can stop it.")
    person.click(note.form.keep)
    assert person.value("/running/emergencies") == "Tell whoever can stop it."
    assert friend.records("prompt_answers")[0].get("answer") is None


def test_step_13_lists_what_was_said_and_takes_it_back(small: Friend) -> None:
    person = small.person
    small.go("partners")
    small.press("Does not apply", "wet-monday")
    small.go("build")
    table = person.table("prompt-answers")
    assert table.model.rowCount() == 1
    table.view.setFocus()
    table.select(table.model.record(0))
    person.keys(Qt.Key.Key_Delete)
    assert small.records("prompt_answers") == []
    small.check()
    small.go("partners")
    assert "wet-monday" in small.shown()


@pytest.mark.parametrize("size", [(1200, 768), (1366, 768), (1700, 900)])
def test_step_13_leads_to_a_question_beside_its_step(small: Friend, size: tuple[int, int]) -> None:
    person = small.person
    person.window.resize(*size)
    person.settle(30)
    small.go("build")
    asked = "friend-means-to-keep"
    button = next(
        one
        for one in person.workspace.page.findChildren(QAbstractButton)
        if "How long does Wells Council mean to keep this" in one.accessibleName()
    )
    assert button.text() == "Answer beside “Retention”"
    person.workspace.page.ensureWidgetVisible(button)
    person.click(button)
    assert person.workspace.step.id == "retention"
    assert small.list.isVisible()
    note = next(note for (rule, _), note in small.list.notes.items() if rule == asked)
    assert note.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


@pytest.fixture(params=[(1366, 768, 200, "dark"), (1700, 900, 100, "contrast")])
def large(request: pytest.FixtureRequest, qtbot: object, tmp_path: Path) -> Iterator[Friend]:
    """Somebody who has the Bath case open, in large text or in three columns."""
    del qtbot
    wide, high, scale, theme = request.param
    settings = Settings()
    settings.scale, settings.theme = scale, theme
    person = Person((wide, high), settings)
    case = seeds_dir() / "cases" / "bath.sharebuilder"
    person.window.open_path(Path(shutil.copy(case, tmp_path / "b.sharebuilder")))
    person.settle(50)
    if person.workspace.help_button.isVisible():
        person.click(person.workspace.help_button)
    friend = Friend(person)
    friend.check()
    yield friend
    person.close()


@pytest.mark.parametrize("form", ["Answer", "Park"])
def test_nothing_is_cut_off_and_everything_has_a_name(large: Friend, form: str) -> None:
    large.go("flows")
    large.check()
    name = large.shown()[0]
    large.person.workspace.help.area.ensureWidgetVisible(large.note(name))
    large.note(name).buttons[0 if form == "Answer" else 1].click()
    large.person.settle(150)
    panel = large.person.workspace.help
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert needed <= label.height() + 1, label.text()
            assert label.mapTo(panel, label.rect().topRight()).x() <= panel.width()
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for one in panel.findChildren(kind):
            if not one.isVisible() or one.objectName().startswith("qt_"):
                continue
            assert one.sizeHint().height() <= one.height() + 1 or kind is QPlainTextEdit
            assert one.mapTo(panel, one.rect().topRight()).x() <= panel.width()
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), one
    focus = QApplication.focusWidget()
    assert focus is not None
    visible = panel.area.viewport().rect()
    assert visible.contains(focus.mapTo(panel.area.viewport(), focus.rect().center()))
