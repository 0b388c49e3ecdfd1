"""The organisation’s settings in the window; and a file opened from outside."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sharebuilder.gui.app import application, make_window
from sharebuilder.gui.one_window import OneWindow
from sharebuilder.gui.organisation_notice import OrganisationNotice, organisation_defaults
from sharebuilder.gui.settings import Settings
from sharebuilder.organisation.in_force import settings_places
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.settings import Settings as StoredSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gui.driver import Person

ROOT = Path(__file__).resolve().parents[2]
HEAD = {"format": "sharebuilder-settings", "format_version": 1}


def computer(**settings: object) -> Path:
    path = settings_places()[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**HEAD, **settings}, indent=1), encoding="utf-8")
    return path


# --- settings ---


def test_a_wrong_setting_is_one_message_in_place_and_the_work_goes_on(
    person: Person, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    file = computer(templates=str(gone), knowledge_packs=[str(gone / "x.knowledge.json")])
    OrganisationNotice(person.window)
    person.until(lambda: bool(person.message), 10)
    for words in (str(file), "line 4", str(gone), "drive is connected", "line 6"):
        assert words in person.message
    person.window.new()
    assert person.workspace.services.knowledge.problems == ()


def test_the_notice_waits_until_another_message_is_closed(person: Person, tmp_path: Path) -> None:
    computer(templates=str(tmp_path / "gone"))
    person.window.messages.show_message("prompt", "Something was rescued.")
    OrganisationNotice(person.window)
    person.settle(400)
    assert person.message == "Something was rescued."
    person.press("Close this message")
    person.until(lambda: "A setting cannot be used" in person.message, 10)


def test_defaults_hold_until_a_person_chooses(tmp_path: Path) -> None:
    computer(defaults={"theme": "contrast", "text_size": 150, "documents_folder": "built"})
    stored = StoredSettings(tmp_path / "settings.json")
    settings = Settings(stored, organisation_defaults())
    assert (settings.theme, settings.scale) == ("contrast", 150)
    assert Path(settings.folder) == settings_places()[0].parent / "built"
    settings.theme, settings.scale = "light", 100
    again = Settings(StoredSettings(tmp_path / "settings.json"), organisation_defaults())
    assert (again.theme, again.scale) == ("light", 100)


def test_a_wrong_default_leaves_the_usual_one() -> None:
    computer(defaults={"theme": "pink", "text_size": "large"})
    settings = Settings(defaults=organisation_defaults())
    assert (settings.theme, settings.scale) == ("system", 100)


def test_the_window_has_the_icon() -> None:
    window = make_window(application(), Settings())
    assert not window.windowIcon().pixmap(32, 32).isNull()
    window.deleteLater()


# --- one window ---


@pytest.fixture
def run_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def listening(person: Person, run_folder: Path) -> Iterator[OneWindow]:
    one = OneWindow()
    one.listen(person.window)
    yield one
    one.end()


def test_a_file_opened_from_outside_goes_into_the_open_window(
    person: Person, listening: OneWindow, run_folder: Path, tmp_path: Path
) -> None:
    file = Path(
        shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", tmp_path / "b.sharebuilder")
    )
    second = subprocess.Popen([sys.executable, "-m", "sharebuilder", str(file)], cwd=ROOT)
    try:
        person.until(lambda: second.poll() is not None)
    finally:
        second.kill()
    assert second.returncode == 0
    person.until(lambda: person.window.services is not None)
    assert person.workspace.services.agreement.path == file
    (place,) = run_folder.glob("*/window-*")
    assert place == meeting(listening)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert [one.name for one in place.iterdir()] == ["window.lock"]


def test_what_is_open_already_is_shown_and_stays_as_it_is(
    person: Person, listening: OneWindow, tmp_path: Path
) -> None:
    file = Path(
        shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", tmp_path / "b.sharebuilder")
    )
    person.window.open_path(file)
    person.write("/case/mission", "Being written")
    note(listening, file)
    person.until(lambda: not notes(listening))
    assert person.value("/case/mission") == "Being written"
    other = Path(shutil.copy(file, tmp_path / "other.sharebuilder"))
    note(listening, other)
    person.until(
        lambda: "Discard the changes" in [one.text() for one in person.window.messages.buttons]
    )
    assert person.value("/case/mission") == "Being written"


def test_without_an_open_window_a_file_opens_its_own(run_folder: Path, tmp_path: Path) -> None:
    one = OneWindow()
    assert one.handed_over(tmp_path / "a.sharebuilder") is False
    one.end()


def test_a_window_that_does_not_answer_is_not_waited_for_long(
    run_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharebuilder.gui.one_window._WAIT", 0.2)
    busy = OneWindow()
    assert busy.handed_over(tmp_path / "a.sharebuilder") is False  # it has the lock now
    second = OneWindow()
    assert second.handed_over(tmp_path / "b.sharebuilder") is False
    assert notes(second) == []  # so that it is not opened there later
    busy.end()


def test_a_broken_note_is_passed_over(person: Person, listening: OneWindow, tmp_path: Path) -> None:
    folder = meeting(listening)
    for number, text in enumerate(["", "[]", '{"path": 3}', "{}"]):
        (folder / f"{number}.open").write_text(text, encoding="utf-8")
    note(listening, tmp_path / "gone.sharebuilder")
    person.until(lambda: "gone.sharebuilder" in person.message)


@pytest.mark.skipif(sys.platform == "win32", reason="other rights than these")
def test_a_folder_that_others_can_use_is_not_used(person: Person, tmp_path: Path) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    for folder in (open_to_all, link):
        one = OneWindow(folder)
        one.listen(person.window)
        assert one.handed_over(tmp_path / "a.sharebuilder") is False
        assert list(open_to_all.iterdir()) == []


def meeting(one: OneWindow) -> Path:
    assert one._folder is not None
    return one._folder


def notes(one: OneWindow) -> list[Path]:
    return list(meeting(one).glob("*.open"))


def note(one: OneWindow, path: Path) -> None:
    """What a second program lays there."""
    made = meeting(one) / "n.tmp"
    made.write_text(json.dumps({"path": str(path)}), encoding="utf-8")
    made.replace(meeting(one) / "n.open")
