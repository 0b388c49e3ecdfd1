"""What others did to the open file: it is noticed, and merged answer by answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QWidget,
)

from sharebuilder.gui.merge_page import MergePage
from tests.gui.driver import Person
from tests.gui.keeping import (
    AIM,
    CONTROL,
    MISSION,
    agreement,
    colleague_changes,
    comes_back,
    text,
)


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
