"""The earlier versions in the window: seen, compared, and brought back whole or in part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sharebuilder.gui.versions_page import VersionsPage
from sharebuilder.model.pointer import Pointer
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.person import Person as Somebody
from sharebuilder.storage.versions import Versions

if TYPE_CHECKING:
    from tests.gui.driver import Person

BATH = seeds_dir() / "cases" / "bath.sharebuilder"
AIM, MISSION = Pointer("/case/aim"), Pointer("/case/mission")
PARTNERS = Pointer("/partners")


def saved_thrice(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    for number in range(3):
        agreement(person).set(AIM, f"Aim {number}", label="x")
        agreement(person).set(MISSION, f"Mission {number}", label="x")
        person.window.save()


def agreement(person: Person) -> Any:
    assert person.window.services is not None
    return person.window.services.agreement


def versions_page(person: Person) -> VersionsPage:
    person.window.actions_.versions.trigger()
    person.settle()
    page = person.window.in_place.page
    assert isinstance(page, VersionsPage)
    return page


def shown(page: VersionsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_versions_are_listed_with_time_size_and_who(person: Person, bath: Path) -> None:
    saved_thrice(person, bath)
    page = versions_page(person)
    texts = [page.list.item(row).text() for row in range(page.list.count())]
    assert len(texts) == 4, "what was opened, and three savings"
    assert all(" at " in text and " KB, saved by " in text for text in texts)
    assert texts[0].endswith("as the file is now")
    assert page.list.hasFocus()


def test_choosing_a_version_says_what_changed_since_by_record_and_question(
    person: Person, bath: Path
) -> None:
    saved_thrice(person, bath)
    page = versions_page(person)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    person.settle()
    words = shown(page)
    assert "2 differences since then" in words
    assert "Now: Aim 2" in words
    assert "Then: One person, one plan" in words
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    person.settle()
    assert "The agreement says the same now" in shown(page)
    assert not page.whole_button.isEnabled()


def test_a_whole_version_comes_back_as_one_step_of_undo(person: Person, bath: Path) -> None:
    original = json.loads(bath.read_text(encoding="utf-8"))
    saved_thrice(person, bath)
    agreement(person).add_record(PARTNERS, {"name": "One more"}, label="x")
    before = json.dumps(agreement(person).tree)
    page = versions_page(person)
    page.list.setCurrentRow(page.list.count() - 1)
    person.press("Bring the whole version back", page)
    assert person.window.in_place.page is None
    assert agreement(person).tree == original
    assert agreement(person).dirty
    assert "not saved yet" in person.message
    assert json.loads(bath.read_text(encoding="utf-8"))["case"]["aim"] == "Aim 2"
    person.press("Undo", person.window.messages)
    assert json.dumps(agreement(person).tree) == before


def test_single_answers_come_back_and_the_others_stay(person: Person, bath: Path) -> None:
    saved_thrice(person, bath)
    page = versions_page(person)
    page.list.setCurrentRow(2)
    assert not page.some_button.isEnabled()
    box = page.differences.boxes[f"{AIM}answer"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "(1)" in page.some_button.text()
    person.press("Bring back what is ticked", page)
    assert agreement(person).value(AIM) == "Aim 0"
    assert agreement(person).value(MISSION) == "Mission 2"
    person.window.undo()
    assert agreement(person).value(AIM) == "Aim 2"


def test_a_record_that_was_deleted_comes_back_with_its_place(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.window.save()
    records = [one["id"] for one in agreement(person).tree["items"]]
    gone = Pointer(f"/items/id:{records[1]}")
    agreement(person).delete_records([gone], label="x")
    agreement(person).set(AIM, "Another aim", label="x")
    page = versions_page(person)
    page.list.setCurrentRow(0)
    page.differences.boxes[f"{gone}removed"].setChecked(True)
    person.press("Bring back what is ticked", page)
    assert [one["id"] for one in agreement(person).tree["items"]] == records
    assert agreement(person).value(AIM) == "Another aim"


def test_a_record_that_was_added_since_goes_when_that_is_ticked(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.window.save()
    added = agreement(person).add_record(PARTNERS, {"name": "One more"}, label="x")
    page = versions_page(person)
    page.differences.boxes[f"{added}added"].setChecked(True)
    person.press("Bring back what is ticked", page)
    assert agreement(person).value(added) is None


def test_where_nothing_is_kept_yet_it_says_so(person: Person) -> None:
    person.press("Start a new agreement")
    page = versions_page(person)
    assert "There is none yet" in shown(page)
    assert QApplication.focusWidget() is page.back_button
    person.press("Back to the agreement", page)
    assert person.window.stack.currentWidget() is person.workspace


def test_a_version_that_was_damaged_is_said_and_the_others_stay(person: Person, bath: Path) -> None:
    saved_thrice(person, bath)
    kept = Versions().of(agreement(person).tree["id"])
    kept[1].path.write_bytes(b"{")
    page = versions_page(person)
    page.list.setCurrentRow(1)
    assert "not complete" in shown(page)
    assert not page.whole_button.isEnabled()
    page.list.setCurrentRow(2)
    assert "differences since then" in shown(page)


def test_many_differences_come_a_part_at_a_time(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.window.save()
    for number in range(150):
        agreement(person).add_record(PARTNERS, {"name": f"Partner {number}"}, label="x")
    page = versions_page(person)
    assert len(page.differences.boxes) == 60
    person.press("Show 60 more of 90", page)
    person.press("Show 30 more of 30", page)
    assert len(page.differences.boxes) == 150


def test_a_change_of_size_leads_back_to_the_agreement(person: Person, bath: Path) -> None:
    saved_thrice(person, bath)
    versions_page(person)
    person.window.choose_scale(150)
    assert person.window.in_place.page is None
    assert person.window.stack.currentWidget() is person.workspace


def test_who_can_only_read_can_look_and_bring_nothing_back(person: Person, bath: Path) -> None:
    saved_thrice(person, bath)
    person.window.new()
    Lock(bath, person=Somebody("jsmith", "Jo Smith", "PC-12", "aaaa")).acquire()
    person.window.open_path(bath)
    page = versions_page(person)
    page.list.setCurrentRow(3)
    assert "differences since then" in shown(page)
    next(iter(page.differences.boxes.values())).setChecked(True)
    assert not page.whole_button.isEnabled()
    assert not page.some_button.isEnabled()
