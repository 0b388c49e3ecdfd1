"""Two people, one file, seen from the window: read only, take over, noticed, merged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sharebuilder.gui.fault import LastResort
from sharebuilder.gui.merge_page import MergePage
from sharebuilder.gui.settings import Settings
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.lock import Lock, lock_file
from sharebuilder.storage.person import Person as Somebody
from tests.gui.driver import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
BATH = seeds_dir() / "cases" / "bath.sharebuilder"
JO = Somebody("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa")
TITLE, AIM, MISSION = Pointer("/about/title"), Pointer("/case/aim"), Pointer("/case/mission")


@pytest.fixture
def bath(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return Path(shutil.copy(BATH, tmp_path / "share" / "bath.sharebuilder"))


def text(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def agreement(person: Person) -> OpenAgreement:
    assert person.window.services is not None
    return person.window.services.agreement


def colleague_changes(path: Path, **answers: str) -> None:
    """Somebody else changes the case and saves."""
    theirs = OpenAgreement.open(path)
    for name, answer in answers.items():
        pointer = TITLE if name == "title" else Pointer(f"/case/{name}")
        theirs.set(pointer, answer, label="x")
    theirs.save()


def comes_back(person: Person) -> None:
    """The window gets the focus back."""
    person.window.keeping.look()
    person.until(lambda: not person.window.keeping._looking)
    person.settle(20)


# --- the lock ---


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


# --- what others did to the file ---


def test_a_change_is_noticed_when_the_window_gets_the_focus_back(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    colleague_changes(bath, mission="Theirs")
    comes_back(person)
    assert "Somebody changed this file" in person.message
    person.press("Show it as it is now", person.window.messages)
    assert person.value("/case/mission") == "Theirs"
    assert not agreement(person).dirty
    person.window.messages.clear()
    comes_back(person)
    assert person.message == "", "said once"
    person.write("/case/mission", "Mine")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(bath)["case"]["mission"] == "Mine"


def test_the_window_looks_by_itself_when_it_is_activated(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    other = QWidget()
    other.show()
    other.activateWindow()
    person.until(lambda: not person.window.isActiveWindow())
    colleague_changes(bath, mission="Theirs")
    person.window.activateWindow()
    person.until(lambda: "Somebody changed this file" in person.message)
    other.deleteLater()


def test_a_file_that_is_gone_or_away_is_said_and_the_work_kept(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Kept")
    bath.unlink()
    comes_back(person)
    assert "not there any more" in person.message
    bath.parent.rename(bath.parent.with_name("unplugged"))
    comes_back(person)
    assert "does not answer" in person.message
    person.keys(Qt.Key.Key_S, CONTROL)
    assert "the folder is not there" in person.message
    assert str(bath) in person.message
    assert person.value("/case/mission") == "Kept"
    bath.parent.with_name("unplugged").rename(bath.parent)
    person.press("Try again", person.window.messages)
    assert text(bath)["case"]["mission"] == "Kept"


def test_a_drive_that_hangs_does_not_hold_the_window_up(
    person: Person, bath: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading
    import time

    person.window.open_path(bath)
    answers = threading.Event()
    held = person.window.keeping.held
    assert held is not None
    monkeypatch.setattr(type(held), "news", lambda _self: answers.wait(20) and None)
    began = time.monotonic()
    person.window.keeping.look()
    person.write("/case/mission", "Meanwhile")
    assert person.value("/case/mission") == "Meanwhile"
    assert time.monotonic() - began < 15
    answers.set()
    person.until(lambda: not person.window.keeping._looking)


# --- merging ---


def merge_page(person: Person) -> MergePage:
    page = person.window.in_place.page
    assert isinstance(page, MergePage), person.message
    return page


def test_two_versions_are_merged_answer_by_answer_in_one_step_of_undo(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "My mission")
    person.write("/case/aim", "My aim")
    person.write("/case/why_not_less", "Only mine")
    mine = json.loads(json.dumps(agreement(person).tree))
    colleague_changes(bath, mission="Their mission", aim="Their aim", title="Only theirs")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert text(bath)["case"]["mission"] == "Their mission"
    person.press("Compare and merge", person.window.messages)
    page = merge_page(person)
    assert [card.conflict.pointer for card in page.cards] == [MISSION, AIM] or [
        card.conflict.pointer for card in page.cards
    ] == [AIM, MISSION]
    shown = " ".join(label.text() for label in page.findChildren(QLabel))
    for words in ("My mission", "Their mission", "My aim", "Their aim"):
        assert words in shown
    assert not page.save_button.isEnabled()
    by_place = {card.conflict.pointer: card for card in page.cards}
    # With the keyboard alone: from the first choice, Space chooses, Tab goes on.
    by_place[MISSION].theirs.button.setFocus()
    QTest.keyClick(by_place[MISSION].theirs.button, Qt.Key.Key_Space)
    by_place[AIM].mine.button.setFocus()
    QTest.keyClick(by_place[AIM].mine.button, Qt.Key.Key_Space)
    assert page.save_button.isEnabled()
    QTest.keyClick(page.save_button, Qt.Key.Key_Space)
    person.settle()
    saved = text(bath)
    assert saved["case"]["mission"] == "Their mission"
    assert saved["case"]["aim"] == "My aim"
    assert saved["case"]["why_not_less"] == "Only mine"
    assert saved["about"]["title"] == "Only theirs"
    assert person.window.in_place.page is None
    assert agreement(person).undo_label == "Merge with the file"
    person.window.undo()
    assert json.loads(json.dumps(agreement(person).tree)) == mine


def test_what_only_one_changed_is_listed_and_taken_without_asking(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "My mission")
    colleague_changes(bath, aim="Their aim")
    person.keys(Qt.Key.Key_S, CONTROL)
    person.press("Compare and merge", person.window.messages)
    page = merge_page(person)
    assert page.cards == []
    shown = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "They have: Their aim" in shown
    assert "You have: My mission" in shown
    assert page.save_button.isEnabled()
    assert page.save_button.hasFocus()


def test_not_now_changes_nothing(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "My mission")
    colleague_changes(bath, mission="Theirs")
    tree, before = json.dumps(agreement(person).tree), bath.read_bytes()
    person.keys(Qt.Key.Key_S, CONTROL)
    person.press("Compare and merge", person.window.messages)
    person.press("Not now", person.window.in_place.page)
    assert person.window.stack.currentWidget() is person.workspace
    assert (json.dumps(agreement(person).tree), bath.read_bytes()) == (tree, before)
    assert agreement(person).dirty


def test_all_of_mine_or_all_of_theirs_is_one_click(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "My mission")
    person.write("/case/aim", "My aim")
    colleague_changes(bath, mission="Their mission", aim="Their aim")
    person.keys(Qt.Key.Key_S, CONTROL)
    person.press("Compare and merge", person.window.messages)
    person.press("Theirs everywhere")
    person.press("Merge and save")
    assert text(bath)["case"]["mission"] == "Their mission"
    assert text(bath)["case"]["aim"] == "Their aim"


def test_a_file_that_became_unreadable_cannot_be_merged_and_nothing_is_lost(
    person: Person, bath: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "My mission")
    bath.write_bytes(b"{")
    person.keys(Qt.Key.Key_S, CONTROL)
    person.press("Compare and merge", person.window.messages)
    assert "not complete" in person.message
    assert person.value("/case/mission") == "My mission"


# --- saving over what is there ---


def test_a_file_that_is_there_is_not_saved_over_without_asking(
    person: Person, bath: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sharebuilder"
    other.write_text("somebody’s", encoding="utf-8")
    person.window.open_path(bath)
    person.files.to_save = other
    person.keys(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert other.read_text(encoding="utf-8") == "somebody’s"
    assert "already a file called “other.sharebuilder”" in person.message
    person.press("Cancel", person.window.messages)
    assert other.read_text(encoding="utf-8") == "somebody’s"
    person.keys(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    person.press("Save over it", person.window.messages)
    assert text(other)["format"] == "sharebuilder-agreement"


def test_a_control_that_nobody_locked_shows_why_nothing_happens(person: Person, bath: Path) -> None:
    Lock(bath, person=JO).acquire()
    person.window.open_path(bath)
    with LastResort(person.window) as watching:
        try:
            agreement(person).set(MISSION, "no", label="x")
        except Exception as error:  # noqa: BLE001 - as Qt hands it over
            watching.caught(type(error), error, error.__traceback__)
    assert "open to read only" in person.message
    assert "fault" not in person.message


# --- recent files ---


def test_recent_files_are_taken_off_one_by_one_and_all(
    person: Person, bath: Path, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        person.window.open_path(Path(shutil.copy(bath, tmp_path / f"{name}.sharebuilder")))
    menus = person.window.actions_
    actions = menus.forget.actions()
    assert [Path(one.text()).stem for one in actions] == ["three", "two", "one"]
    actions[1].trigger()
    assert [path.stem for path in person.settings.recent] == ["three", "one"]
    assert (tmp_path / "two.sharebuilder").exists()
    menus.forget_all.trigger()
    assert person.settings.recent == ()
    assert menus.recent is not None
    assert not menus.recent.isEnabled()


# --- everyone can use it ---


@pytest.mark.parametrize("scale", [100, 200])
def test_the_pages_have_names_and_nothing_is_cut_off(qtbot: object, bath: Path, scale: int) -> None:
    del qtbot
    settings = Settings()
    settings.theme, settings.scale = "light", scale
    person = Person(settings=settings)
    person.window.open_path(bath)
    person.write("/case/mission", "My mission " * 60)
    colleague_changes(bath, mission="Their mission " * 60, aim="Their aim")
    person.window.save()
    person.press("Compare and merge", person.window.messages)
    check_page(person)
    person.press("Not now", person.window.in_place.page)
    person.window.show_versions()
    check_page(person)
    person.window.in_place.leave()
    person.close()
    Lock(bath, person=JO).acquire()
    reader = Person(settings=settings)
    reader.window.open_path(bath)
    check_widgets(reader, reader.window.keeping.banner)
    reader.press("Take over", reader.window.keeping.banner)
    reader.settle(30)
    check_widgets(reader, reader.window.keeping.banner)
    reader.close()


def check_page(person: Person) -> None:
    page = person.window.in_place.page
    assert page is not None
    person.settle(50)
    check_widgets(person, page)
    bar = page.horizontalScrollBar()  # type: ignore[attr-defined]
    assert bar.maximum() == 0
    reached = set()
    focus = QApplication.focusWidget()
    for _ in range(300):
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in reached:
            break
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton) and one.group()}
    for one in page.findChildren(QAbstractButton):
        if one.isVisible() and one.isEnabled() and one.group() not in groups:
            assert one in reached, one.text()


def check_widgets(person: Person, root: QWidget) -> None:
    person.settle(30)
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()[:60]
    for one in root.findChildren(QAbstractButton):
        if one.isVisible():
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip()
            assert one.sizeHint().height() <= one.height() + 1, one.text()
            assert one.sizeHint().width() <= one.width() + 1, one.text()
