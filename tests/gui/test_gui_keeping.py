"""Two people, one file, seen from the window: read only, take over, noticed, merged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)

from sharebuilder.gui.fault import LastResort
from sharebuilder.gui.settings import Settings
from sharebuilder.storage.lock import Lock
from tests.gui.driver import Person
from tests.gui.keeping import CONTROL, JO, MISSION, agreement, colleague_changes, text


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
