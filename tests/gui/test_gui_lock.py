"""Two people at one file: the lock, its banner, and taking over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sharebuilder.storage.lock import Lock, lock_file
from tests.gui.driver import Person
from tests.gui.keeping import CONTROL, JO, agreement, colleague_changes, comes_back, text


def test_an_open_agreement_says_so_beside_its_file_until_it_is_closed(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    assert text(lock_file(bath))["process"] > 0
    person.window.new()
    person.settle()
    assert not lock_file(bath).exists(), "another agreement is open now"
    person.window.open_path(bath)
    person.window.close()
    assert [one.name for one in bath.parent.iterdir()] == [bath.name]


def test_what_somebody_has_open_can_be_read_and_the_banner_says_who(
    person: Person, bath: Path
) -> None:
    Lock(bath, person=JO).acquire()
    before = bath.read_bytes()
    person.window.open_path(bath)
    banner = person.window.keeping.banner
    assert banner.isVisible()
    assert "Jo Smith (jsmith) on COUNCIL-PC-12 has had it open since" in banner.text
    assert person.window.state.text() == "Read only"
    tree = json.dumps(agreement(person).tree)
    for step in person.workspace.services.question_set.steps:
        person.workspace.show_step(step.id)
        for section in person.workspace.page.sections:
            form = section.records.form if section.records is not None else None
            if form is not None:
                form.open_all()
        person.settle(10)
        attack_everything(person)
    assert json.dumps(agreement(person).tree) == tree
    assert bath.read_bytes() == before
    assert text(lock_file(bath))["user"] == "jsmith"


def attack_everything(person: Person) -> None:
    """Try to change every control of the page, with keys and with the mouse."""
    page = person.workspace.page
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            if "Search" in widget.accessibleName():
                continue
            assert widget.isReadOnly(), widget.accessibleName()
            QTest.keyClicks(widget, "zzz")
        elif isinstance(widget, QComboBox):
            QTest.keyClick(widget, Qt.Key.Key_Down)
        elif isinstance(widget, QAbstractItemView):
            for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Space):
                QTest.keyClick(widget, key)
            QTest.keyClick(widget, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            QTest.keyClick(widget, Qt.Key.Key_N, CONTROL)
        elif isinstance(widget, QAbstractButton) and widget.isEnabled():
            words = widget.text() + widget.accessibleName()
            opens = ("Change", "Go there", "Build", "Choose", "Open", "Continue", "Back", "Stop")
            if not words.startswith(opens):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    person.settle()


def test_a_read_only_agreement_is_saved_as_a_copy_and_can_be_changed_then(
    person: Person, bath: Path, tmp_path: Path
) -> None:
    Lock(bath, person=JO).acquire()
    person.window.open_path(bath)
    person.keys(Qt.Key.Key_S, CONTROL)
    assert not person.window.actions_.save.isEnabled()
    person.files.to_save = tmp_path / "mine.sharebuilder"
    person.keys(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not person.window.keeping.banner.isVisible()
    person.write("/case/mission", "Mine now")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(person.files.to_save)["case"]["mission"] == "Mine now"
    assert text(bath)["case"]["mission"] != "Mine now"


def test_a_copy_is_opened_from_the_banner(person: Person, bath: Path) -> None:
    Lock(bath, person=JO).acquire()
    person.window.open_path(bath)
    person.press("Open a copy", person.window.keeping.banner)
    assert not person.window.keeping.banner.isVisible()
    assert agreement(person).path is None
    assert agreement(person).dirty
    person.write("/case/mission", "In the copy")
    assert person.value("/case/mission") == "In the copy"


def test_taking_over_asks_once_in_place_reads_anew_and_is_written_down(
    person: Person, bath: Path
) -> None:
    Lock(bath, person=JO).acquire()
    person.window.open_path(bath)
    person.workspace.show_step("people")
    banner = person.window.keeping.banner
    person.press("Take over", banner)
    assert text(lock_file(bath))["user"] == "jsmith", "asked first"
    assert QApplication.focusWidget() is person.button("No, only read", banner)
    person.press("No, only read", banner)
    assert agreement(person).read_only
    colleague_changes(bath, mission="What Jo saved meanwhile")
    person.press("Take over", banner)
    person.press("Yes, take over", banner)
    assert not banner.isVisible()
    assert person.workspace.step.id == "people"
    assert person.value("/case/mission") == "What Jo saved meanwhile"
    (taken,) = text(lock_file(bath))["taken_over"]
    assert taken["from"] == "Jo Smith (jsmith) on COUNCIL-PC-12"
    person.write("/case/mission", "Mine")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(bath)["case"]["mission"] == "Mine"


def test_when_the_other_has_closed_it_can_be_changed(person: Person, bath: Path) -> None:
    jo = Lock(bath, person=JO)
    jo.acquire()
    person.window.open_path(bath)
    colleague_changes(bath, mission="Jo’s last word")
    jo.release()
    comes_back(person)
    assert "Nobody else has it open" in person.window.keeping.banner.text
    person.press("Change it now", person.window.keeping.banner)
    assert person.value("/case/mission") == "Jo’s last word"
    person.write("/case/mission", "And mine")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(bath)["case"]["mission"] == "And mine"


def test_two_windows_of_one_person_do_not_write_over_each_other(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    second = Person()
    second.window.open_path(bath)
    assert "another ShareBuilder window" in second.window.keeping.banner.text
    assert agreement(second).read_only
    second.close()
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.write("/case/mission", "First window")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(bath)["case"]["mission"] == "First window"


def test_somebody_who_was_taken_over_is_told_and_keeps_the_work(
    person: Person, bath: Path, tmp_path: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Mine")
    jo = Lock(bath, person=JO)
    jo.acquire()
    jo.take_over()
    comes_back(person)
    assert "taken over: Jo Smith" in person.message
    person.keys(Qt.Key.Key_S, CONTROL)
    assert "Nothing was saved" in person.message
    person.files.to_save = tmp_path / "mine.sharebuilder"
    person.press("Save under another name")
    assert text(person.files.to_save)["case"]["mission"] == "Mine"
    assert text(lock_file(bath))["user"] == "jsmith"


def test_somebody_who_was_taken_over_with_nothing_to_lose_can_read_on(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    jo = Lock(bath, person=JO)
    jo.acquire()
    jo.take_over()
    comes_back(person)
    assert person.window.keeping.banner.isVisible()
    assert agreement(person).read_only


def test_taken_back_their_changes_are_merged_before_saving(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Mine")
    jo = Lock(bath, person=JO)
    jo.acquire()
    jo.take_over()
    colleague_changes(bath, aim="Jo’s aim")
    comes_back(person)
    person.press("Take it back", person.window.messages)
    person.keys(Qt.Key.Key_S, CONTROL)
    person.press("Compare and merge", person.window.messages)
    person.press("Merge and save")
    assert (text(bath)["case"]["mission"], text(bath)["case"]["aim"]) == ("Mine", "Jo’s aim")


def test_where_no_note_can_be_left_it_is_said_once_and_work_goes_on(
    person: Person, bath: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_self: object, _path: Path, _mode: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sharebuilder.storage.files.Files.create", refused)
    person.window.open_path(bath)
    assert "Others cannot see that you have this agreement open" in person.message
    assert not agreement(person).read_only
    person.window.messages.clear()
    person.window.new()
    person.window.open_path(bath)
    assert person.message == ""
