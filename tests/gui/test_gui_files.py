from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sharebuilder.gui.settings import Settings
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.settings import Settings as StoredSettings
from tests.gui.driver import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
HEAD = '{"format": "sharebuilder-agreement", "format_version": '
BATH = seeds_dir() / "cases" / "bath.sharebuilder"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"format": "shopping-list"}',
        (HEAD + '99, "id": "8d1b6c40-72e5-4f19-b3a7-ba7400000002"}').encode(),
        (HEAD + '1, "partners": "many"}').encode(),
    ],
    ids=["empty", "cut", "not-text", "list", "other", "newer", "wrong-shape"],
)
def test_a_file_that_cannot_be_used_is_named_and_the_open_work_stays(
    person: Person, tmp_path: Path, bath: Path, content: bytes
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Kept")
    bad = tmp_path / "bad.sharebuilder"
    bad.write_bytes(content)
    person.window.open_path(bad)
    person.press("Discard the changes")
    if person.window.services is not None and person.window.services.agreement.path == bad:
        # A file of the right format opens with its mistakes shown where they stand.
        person.window.services.bridge.check_now()
        assert person.window.services.bridge.findings
    else:
        assert str(bad) in person.message
        assert person.value("/case/mission") == "Kept"
    assert bad.read_bytes() == content


def test_a_file_that_vanished_is_named(person: Person, tmp_path: Path) -> None:
    person.window.open_path(tmp_path / "gone.sharebuilder")
    assert "gone.sharebuilder" in person.message
    assert person.window.workspace is None


def test_saving_where_nothing_can_be_written_keeps_the_work(
    person: Person, tmp_path: Path, bath: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Not lost")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    person.files.to_save = tmp_path / "file" / "a.sharebuilder"
    person.keys(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "a.sharebuilder" in person.message
    assert person.value("/case/mission") == "Not lost"
    assert person.window.state.text() == "Changes not saved"
    # The way out that the message offers works.
    person.files.to_save = tmp_path / "b.sharebuilder"
    person.press("Save under another name")
    assert "Not lost" in person.files.to_save.read_text(encoding="utf-8")


def test_a_file_changed_by_somebody_else_is_not_written_over(
    person: Person, bath: Path, tmp_path: Path
) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Mine")
    theirs = json.loads(bath.read_text(encoding="utf-8"))
    theirs["case"]["mission"] = "Theirs"
    bath.write_text(json.dumps(theirs), encoding="utf-8")
    person.keys(Qt.Key.Key_S, CONTROL)
    assert json.loads(bath.read_text(encoding="utf-8"))["case"]["mission"] == "Theirs"
    person.files.to_save = tmp_path / "mine.sharebuilder"
    person.press("Save under another name")
    saved = json.loads(person.files.to_save.read_text(encoding="utf-8"))
    assert saved["case"]["mission"] == "Mine"
    assert json.loads(bath.read_text(encoding="utf-8"))["case"]["mission"] == "Theirs"


def test_closing_with_unsaved_work_asks_in_place(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Asked about")
    assert not person.window.close()
    assert person.window.isVisible()
    assert "not saved" in person.message
    person.press("Cancel")
    assert person.window.isVisible()
    assert person.value("/case/mission") == "Asked about"
    person.window.close()
    person.press("Save", person.window.messages)
    person.until(lambda: not person.window.isVisible())
    assert "Asked about" in bath.read_text(encoding="utf-8")


def test_closing_without_saving_leaves_the_file(person: Person, bath: Path) -> None:
    before = bath.read_bytes()
    person.window.open_path(bath)
    person.write("/case/mission", "Thrown away")
    person.window.close()
    person.press("Discard the changes")
    person.until(lambda: not person.window.isVisible())
    assert bath.read_bytes() == before


def test_opening_and_closing_changes_nothing(person: Person, bath: Path) -> None:
    before, when = bath.read_bytes(), bath.stat().st_mtime_ns
    person.window.open_path(bath)
    for step in person.workspace.services.question_set.steps:
        person.workspace.show_step(step.id)
        person.settle()
    person.settle(500)
    assert not person.workspace.services.agreement.dirty
    assert person.window.close()
    assert (bath.read_bytes(), bath.stat().st_mtime_ns) == (before, when)


def test_a_new_agreement_is_saved_where_a_person_says(person: Person, tmp_path: Path) -> None:
    person.press("Start a new agreement")
    person.write("/about/title", "A/B: new?")
    person.files.to_save = tmp_path / "new.sharebuilder"
    person.press("Save")
    assert person.files.suggested is not None
    assert not set("/:?") & set(person.files.suggested.name)
    assert json.loads(person.files.to_save.read_text(encoding="utf-8"))["about"] == {
        "title": "A/B: new?"
    }


def test_recent_files_are_offered_again_and_one_that_is_gone_is_named(
    qtbot: object, tmp_path: Path, bath: Path
) -> None:
    del qtbot
    stored = tmp_path / "settings.json"
    first = Person(settings=Settings(StoredSettings(stored)))
    first.window.open_path(bath)
    first.close()
    second = Person(settings=Settings(StoredSettings(stored)))
    bath.unlink()
    second.press("bath", second.window.start_page)
    assert str(bath) in second.message
    second.close()


def test_the_theme_and_the_size_are_remembered(qtbot: object, tmp_path: Path) -> None:
    del qtbot
    stored = tmp_path / "settings.json"
    first = Person(settings=Settings(StoredSettings(stored)))
    first.window.choose_theme("dark")
    first.window.choose_scale(150)
    first.close()
    second = Person(settings=Settings(StoredSettings(stored)))
    assert (second.window.theme.name, second.window.theme.scale) == ("dark", 1.5)
    second.close()


def test_a_change_of_size_keeps_the_work_and_the_place(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/consent/who_decides", "Still here")
    person.window.choose_scale(200)
    assert person.workspace.step.id == "consent"
    assert person.value("/consent/who_decides") == "Still here"
