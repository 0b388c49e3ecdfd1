from __future__ import annotations

import copy
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sharebuilder.model.change import MISSING
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bath(person: Person, tmp_path: Path) -> Person:
    """Somebody who has the Bath case open."""
    person.window.open_path(
        Path(shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", tmp_path / "b.sharebuilder"))
    )
    person.settle(50)
    return person


def test_typing_is_one_step_of_undo_and_redo_brings_it_back(bath: Person) -> None:
    before = bath.value("/case/mission")
    bath.write("/case/mission", "Typed letter by letter")
    bath.workspace.show_step("law")
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert bath.value("/case/mission") == before
    assert bath.workspace.step.id == "case", "undo leads to where it happened"
    bath.keys(Qt.Key.Key_Y, CONTROL)
    assert bath.value("/case/mission") == "Typed letter by letter"


def test_going_back_and_forth_destroys_nothing(bath: Person) -> None:
    bath.write("/case/mission", "Stays")
    steps = [step.id for step in bath.workspace.services.question_set.steps]
    for step in [*steps, *reversed(steps)]:
        bath.workspace.show_step(step)
        bath.settle()
    assert bath.value("/case/mission") == "Stays"
    assert bath.field("/case/mission").editor.target().text() == "Stays"  # type: ignore[attr-defined]


def test_an_answer_that_is_hidden_comes_back_as_it_was(bath: Person) -> None:
    items = bath.workspace.services.agreement.view.items
    item = next(one for one in items if one.special_categories)
    place = item.at("special_categories")
    before = bath.value(place)
    field = bath.field(place)
    bath.tick(item.at("sensitivity"), "Special category")
    assert not field.isVisible()
    assert bath.value(place) == before, "hidden, not deleted"
    bath.tick(item.at("sensitivity"), "Special category")
    assert bath.field(place).isVisible()
    assert bath.value(place) == before


def test_a_record_is_added_duplicated_moved_deleted_and_brought_back(bath: Person) -> None:
    bath.workspace.show_step("partners")
    table = bath.table("partners")
    count = table.model.rowCount()
    table.view.setFocus()
    bath.keys(Qt.Key.Key_Insert)
    assert table.model.rowCount() == count + 1
    new = table.current()
    bath.write(f"{new}/name", "Added by key")
    table.view.setFocus()
    bath.press("Duplicate", bath.workspace.page)
    assert table.model.rowCount() == count + 2
    copy = table.current()
    assert copy != new
    assert bath.value(f"{copy}/name") == bath.value(f"{new}/name")
    table.view.setFocus()
    bath.keys(Qt.Key.Key_Up, ALT)
    assert table.model.row_of(copy) == count  # type: ignore[arg-type]
    bath.keys(Qt.Key.Key_Delete)
    assert table.model.rowCount() == count + 1
    assert bath.value(f"{copy}/name") in (None, MISSING)
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert bath.value(f"{copy}/name") == "Added by key"


def test_deleting_a_partner_says_what_goes_with_it_and_can_be_undone(bath: Person) -> None:
    tree_before = copy.deepcopy(bath.workspace.services.agreement.tree["flows"])
    bath.workspace.show_step("partners")
    table = bath.table("partners")
    table.view.setFocus()
    bath.keys(Qt.Key.Key_Delete)
    assert "cleared too" in bath.message
    assert bath.workspace.services.agreement.tree["flows"] != tree_before
    bath.press("Undo", bath.window.messages)
    assert bath.workspace.services.agreement.tree["flows"] == tree_before


def test_we_do_not_know_yet_is_an_answer_with_an_owner(bath: Person) -> None:
    bath.write("/case/aim", "")
    field = bath.field("/case/aim")
    bath.click(field.dont_know)
    questions = bath.workspace.services.agreement.view.open_questions
    assert questions[-1].about == "/case/aim"
    bath.workspace.services.bridge.check_now()
    found = [f for f in bath.workspace.services.bridge.findings if f.pointer == "/case/aim"]
    assert not [f for f in found if f.severity == "error" and f.counts]


def test_a_finding_stands_at_its_field_and_in_the_last_step(bath: Person) -> None:
    bath.write("/case/aim", "")
    bath.keys(Qt.Key.Key_F7)
    assert bath.workspace.step.id == "build"
    page = bath.workspace.page
    change = bath.button("Change Aim", page)
    bath.click(change)
    assert bath.workspace.step.id == "case"
    field = bath.field("/case/aim")
    assert field.editor.target().hasFocus()
    shown = [note.finding.pointer for note in field.notes.findChildren(object)
             if hasattr(note, "finding")]  # fmt: skip
    assert "/case/aim" in shown


def test_what_nothing_can_hold_is_left_out_when_it_is_pasted(bath: Person) -> None:
    target = bath.field("/case/mission").editor.target()
    target.clear()  # type: ignore[attr-defined]
    target.setFocus()
    QApplication.clipboard().setText("a\x00b\x0bc\u2028d")
    QTest.keyClick(target, Qt.Key.Key_V, CONTROL)
    value = bath.value("/case/mission")
    assert isinstance(value, str)
    assert not set("\x00\x0b") & set(value)
    assert value.startswith("ab")


@pytest.mark.parametrize("text", ["ünïcødé 日本語 🏠", 'a & b <c> "d"', "x" * 400])
def test_any_text_can_be_answered(bath: Person, text: str) -> None:
    target = bath.field("/case/aim").editor.target()
    target.selectAll()  # type: ignore[attr-defined]
    target.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(target, Qt.Key.Key_V, CONTROL)
    assert bath.value("/case/aim") == text


def test_the_wizard_is_drawn_from_the_question_set(bath: Person) -> None:
    """Each question that is asked now has a field on its page."""
    from sharebuilder.questions.asked import asked

    services = bath.workspace.services
    for step in services.question_set.steps:
        bath.workspace.show_step(step.id)
        bath.settle()
        page = bath.workspace.page
        drawn = set()
        for section in page.sections:
            if section.isHidden():
                continue
            for part in section.parts():
                form = getattr(part, "form", None)
                if form is not None:
                    form.open_all()
                drawn |= {f.pointer for f in part.all_fields() if not f.isHidden()}
        first_records = {
            str(s.records.current) for s in page.sections if s.records and s.records.current
        }
        for one in asked(services.question_set, services.tree):
            if one.step.id != step.id or one.question.records is not None:
                continue
            parts = one.pointer.split("/")
            ids = [at for at, part in enumerate(parts) if part.startswith("id:")]
            if not ids or (len(ids) == 1 and "/".join(parts[: ids[0] + 1]) in first_records):
                assert one.pointer in drawn, one.pointer
