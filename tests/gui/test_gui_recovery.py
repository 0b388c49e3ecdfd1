"""After a crash: kills through the real window, and what the start page offers then."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sharebuilder.gui.keeping import _WRITTEN_AFTER
from sharebuilder.gui.settings import Settings
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.resources import seeds_dir
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.safekeeping.recovery import leftovers
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.person import Person as Somebody
from sharebuilder.storage.places import journals_folder
from tests.gui.driver import Person

ROOT = Path(__file__).resolve().parents[2]
BATH = seeds_dir() / "cases" / "bath.sharebuilder"
CONTROL = Qt.KeyboardModifier.ControlModifier
ELSEWHERE = Somebody("me", "", "MY-OTHER-PC", "cccc")
TITLE, AIM, MISSION = Pointer("/about/title"), Pointer("/case/aim"), Pointer("/case/mission")


def crashed(agreement: OpenAgreement, **answers: str) -> Path:
    """The journal of a program that ended without saving."""
    recorder = Recorder(agreement, person=ELSEWHERE)
    for name, answer in answers.items():
        pointer = TITLE if name == "title" else Pointer(f"/case/{name}")
        agreement.set(pointer, answer, label=f"Change “{name}”")
    recorder.flush()
    return recorder.path


def started() -> Person:
    person = Person()
    person.until(lambda: person.window.opening.looked)
    person.settle(150)
    return person


def offer(person: Person) -> str:
    if person.window.opening.recovery is None:
        return ""
    panel = person.window.opening.recovery.panel
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


# --- killed while somebody types and saves, through the real window ---

TYPIST = """
import os, sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from tests.gui.driver import Person
path, save_every = Path(sys.argv[1]), int(sys.argv[2])
person = Person()
person.window.open_path(path)
field = person.field("/case/mission").editor.target()
field.setFocus()
field.selectAll()
number = 0
while True:
    number += 1
    QTest.keyClicks(field, f" {number}")
    os.write(1, f"typed {number} {time.time()}\\n".encode())
    if save_every and number % save_every == 0:
        person.window.save()
        os.write(1, f"saved {number} {time.time()}\\n".encode())
    QTest.qWait(15)
"""
_AT_MOST = 2.0


def words_of(text: Any) -> int:
    """How far somebody had counted; each number must follow the one before."""
    numbers = [int(word) for word in str(text).split() if word.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1)), text
    return len(numbers)


@pytest.mark.parametrize("save_every", [0, 9])
def test_kills_lose_no_file_and_no_more_than_two_seconds_of_typing(
    tmp_path: Path, save_every: int
) -> None:
    dice = random.Random(save_every)
    lost: list[float] = []
    for attempt in range(4):  # `dev.py torture kills` makes a thousand
        path = Path(shutil.copy(BATH, tmp_path / f"{attempt}.sharebuilder"))
        with subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(path), str(save_every)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline()
            time.sleep(dice.uniform(0.2, 3.5))
            child.send_signal(signal.SIGKILL)
            killed = time.time()
            told = [line.split() for line in child.stdout.read().splitlines()]
        typed = [(int(n), float(at)) for what, n, at in told if what == "typed"]
        saved = max([int(n) for what, n, _ in told if what == "saved"], default=0)
        tree = json.loads(path.read_text(encoding="utf-8"))
        in_file = words_of(tree["case"]["mission"]) if saved else 0
        assert in_file >= saved, "an acknowledged save is in the file"
        found = [one for one in leftovers()[0] if one.file == path]
        recovered = max(
            [in_file, *(words_of(one.journal.tree["case"]["mission"]) for one in found)]  # type: ignore[index, call-overload]
        )
        due = max([n for n, at in typed if at < killed - _AT_MOST], default=0)
        assert recovered >= due, (attempt, recovered, due, typed[-1:])
        lost.append(killed - next((at for n, at in typed if n > recovered), killed))
        lock = Lock(path)
        assert lock.acquire() == "mine", "what the killed program left is cleared by itself"
        lock.release()
        for one in found:
            one.path.unlink()
        assert [one for one in tmp_path.iterdir() if one.suffix == ".saving"] == [] or save_every
    assert max(lost) < _AT_MOST


def test_nothing_is_written_on_the_keystroke_itself_and_all_of_it_soon(
    person: Person, bath: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sharebuilder.storage.files import Files

    calls: list[str] = []
    for name in ("create", "append", "write", "sync"):
        real = getattr(Files, name)

        def call(self: Files, *words: Any, name: str = name, real: Any = real) -> Any:
            calls.append(name)
            return real(self, *words)

        monkeypatch.setattr(Files, name, call)
    person.window.open_path(bath)
    field = person.field("/case/mission").editor.target()
    field.setFocus()
    person.settle(50)
    calls.clear()
    QTest.keyClick(field, Qt.Key.Key_X)
    assert calls == []
    assert _WRITTEN_AFTER < 2000
    person.until(lambda: bool(list(journals_folder().glob("*.journal"))), 2)


# --- what the start page offers ---


def test_what_was_not_saved_is_offered_and_says_what_it_holds(qtbot: object, bath: Path) -> None:
    del qtbot
    crashed(OpenAgreement.open(bath), title="Winter discharge", mission="Home safe")
    person = started()
    words = offer(person)
    assert "You have work that was not saved" in words
    assert "Winter discharge" in words
    assert "2 changes not saved, the last on " in words
    assert "Last: Change “mission”; Change “title”" in words
    assert str(bath) in words
    person.press("Recover", person.window.start_page)
    assert person.value("/case/mission") == "Home safe"
    assert "Your work is back" in person.message
    assert person.window.services is not None
    assert person.window.services.agreement.path == bath
    assert not person.window.services.agreement.can_undo
    person.keys(Qt.Key.Key_S, CONTROL)
    assert json.loads(bath.read_text(encoding="utf-8"))["case"]["mission"] == "Home safe"
    person.close()
    assert list(journals_folder().glob("*.journal")) == []
    again = started()
    assert offer(again) == ""
    again.close()


def test_starting_and_offering_touch_no_agreement_of_the_journals_or_the_recent_files(
    qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file may lie on a drive that takes a minute to say that it is not there."""
    del qtbot
    share = tmp_path / "share"
    share.mkdir()
    bath = Path(shutil.copy(BATH, share / "bath.sharebuilder"))
    crashed(OpenAgreement.open(bath), mission="Mine")
    asked: list[str] = []
    for name in ("stat", "open"):
        real = getattr(os, name)

        def call(path: Any, *words: Any, real: Any = real, **more: Any) -> Any:
            if str(share) in str(path):
                asked.append(str(path))
            return real(path, *words, **more)

        monkeypatch.setattr(os, name, call)
    settings = Settings()
    settings.remember(bath)
    person = Person(settings=settings)
    person.until(lambda: bool(offer(person)))
    assert str(bath) in offer(person)
    assert asked == []
    person.press("Recover", person.window.start_page)
    assert asked, "the control: recovering looks at the file"
    person.close()


def test_what_is_recovered_and_not_saved_survives_a_second_crash(qtbot: object, bath: Path) -> None:
    del qtbot
    first = crashed(OpenAgreement.open(bath), mission="Home safe")
    person = started()
    person.press("Recover", person.window.start_page)
    person.until(lambda: not first.exists())
    (second,) = journals_folder().glob("*.journal")
    assert b"Home safe" in second.read_bytes()
    person.close()


def test_an_agreement_without_a_name_is_given_back_without_one(qtbot: object) -> None:
    del qtbot
    crashed(OpenAgreement.new(), aim="To help")
    person = started()
    assert "It had no file yet" in offer(person)
    person.press("Recover", person.window.start_page)
    assert person.value("/case/aim") == "To help"
    assert person.window.state.text() == "Not saved yet"
    person.close()


def test_not_now_asks_again_at_the_next_start(qtbot: object, bath: Path) -> None:
    del qtbot
    journal = crashed(OpenAgreement.open(bath), mission="Home safe")
    person = started()
    person.press("Not now", person.window.start_page)
    assert offer(person) == ""
    person.close()
    assert journal.exists()
    again = started()
    assert "1 change not saved" in offer(again)
    again.close()


def test_throwing_away_asks_once_in_place(qtbot: object, bath: Path) -> None:
    del qtbot
    journal = crashed(OpenAgreement.open(bath), mission="Home safe")
    person = started()
    made = person.button("Throw away", person.window.start_page)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Space)
    person.settle()
    assert journal.exists()
    assert "It cannot be brought back" in offer(person)
    keep = person.button("Keep it", person.window.start_page)
    assert QApplication.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Space)
    person.settle()
    person.press("Throw away", person.window.start_page)
    person.press("Throw it away", person.window.start_page)
    assert not journal.exists()
    assert offer(person) == ""
    person.close()


def changed_since(bath: Path) -> None:
    crashed(OpenAgreement.open(bath), mission="Mine", aim="My aim")
    theirs = OpenAgreement.open(bath)
    theirs.set(AIM, "Their aim", label="x")
    theirs.save()


def test_when_the_file_changed_since_a_copy_is_offered(qtbot: object, bath: Path) -> None:
    del qtbot
    changed_since(bath)
    person = started()
    person.press("Recover", person.window.start_page)
    assert "The file was changed since then" in offer(person)
    person.press("Recover as a copy", person.window.start_page)
    assert person.value("/case/mission") == "Mine"
    assert person.window.services is not None
    assert person.window.services.agreement.path is None
    assert json.loads(bath.read_text(encoding="utf-8"))["case"]["aim"] == "Their aim"
    person.close()


def test_when_the_file_changed_since_it_can_be_compared(qtbot: object, bath: Path) -> None:
    del qtbot
    changed_since(bath)
    person = started()
    person.press("Recover", person.window.start_page)
    person.press("Compare and merge", person.window.start_page)
    assert person.window.in_place.page is not None
    person.press("Mine everywhere", person.window.in_place.page)
    person.press("Merge and save", person.window.in_place.page)
    saved = json.loads(bath.read_text(encoding="utf-8"))["case"]
    assert (saved["mission"], saved["aim"]) == ("Mine", "My aim")
    person.close()


def test_when_somebody_else_has_the_file_open_the_work_opens_beside_it(
    qtbot: object, bath: Path
) -> None:
    del qtbot
    crashed(OpenAgreement.open(bath), mission="Mine")
    Lock(bath, person=Somebody("jsmith", "Jo Smith", "PC-12", "aaaa")).acquire()
    person = started()
    person.press("Recover", person.window.start_page)
    assert person.window.services is not None
    assert person.window.services.agreement.path is None
    person.write("/case/aim", "Goes on")
    assert person.value("/case/mission") == "Mine"
    person.close()


def test_what_the_file_holds_already_is_said_and_not_offered_again(
    qtbot: object, bath: Path
) -> None:
    del qtbot
    agreement = OpenAgreement.open(bath)
    crashed(agreement, mission="Mine")
    agreement.save()
    person = started()
    person.press("Recover", person.window.start_page)
    assert "holds everything already" in person.message
    assert leftovers()[0] == ()
    person.close()


def test_a_journal_that_cannot_be_read_is_kept_and_said(qtbot: object) -> None:
    del qtbot
    journals_folder().mkdir(parents=True)
    (journals_folder() / "x.journal").write_bytes(b"rubbish")
    person = started()
    assert "beginning of this journal cannot be read" in person.message
    aside = journals_folder() / "unreadable" / "x.journal"
    assert str(aside) in person.message
    assert aside.read_bytes() == b"rubbish"
    person.close()


def test_who_opens_a_file_at_once_is_told_of_what_was_left(qtbot: object, bath: Path) -> None:
    del qtbot
    crashed(OpenAgreement.open(bath), mission="Mine")
    person = Person()
    person.window.open_path(bath)
    person.until(lambda: "work that was not saved" in person.message)
    person.press("Show it", person.window.messages)
    assert "1 change not saved" in offer(person)
    person.press("Recover", person.window.start_page)
    assert person.value("/case/mission") == "Mine"
    person.close()


def test_saving_and_discarding_leave_no_journal(person: Person, bath: Path) -> None:
    person.window.open_path(bath)
    person.write("/case/mission", "Kept")
    person.until(lambda: bool(list(journals_folder().glob("*.journal"))), 3)
    person.keys(Qt.Key.Key_S, CONTROL)
    person.until(lambda: not list(journals_folder().glob("*.journal")), 3)
    person.write("/case/mission", "Not kept")
    person.until(lambda: bool(list(journals_folder().glob("*.journal"))), 3)
    person.window.close()
    person.settle()
    person.press("Discard the changes")
    person.until(lambda: not person.window.isVisible())
    assert list(journals_folder().glob("*.journal")) == []


def test_a_journal_that_cannot_be_written_is_said_once_and_tried_again(
    person: Person, bath: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharebuilder.gui.keeping._TRIED_AGAIN_AFTER", 100)
    person.window.open_path(bath)
    folder = journals_folder()
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file in the way", encoding="utf-8")
    person.write("/case/mission", "Typed")
    person.until(lambda: "cannot be kept against a crash" in person.message, 5)
    person.window.messages.clear()
    person.settle(400)
    assert person.message == ""
    folder.unlink()
    person.until(lambda: bool(list(folder.glob("*.journal"))), 3)
    assert b"Typed" in next(folder.glob("*.journal")).read_bytes()


def test_a_fault_keeps_the_work_in_the_journal(person: Person, bath: Path) -> None:
    from sharebuilder.gui.fault import LastResort

    person.window.open_path(bath)
    person.write("/case/mission", "Before the fault")
    with LastResort(person.window) as watching:
        try:
            raise RuntimeError("Jo Canary-Smith")
        except RuntimeError as error:
            watching.caught(type(error), error, error.__traceback__)
        details = watching.details
    person.until(lambda: bool(list(journals_folder().glob("*.journal"))), 1)
    assert "kept on this computer" in person.message
    assert "Canary" not in person.message + details
    assert person.value("/case/mission") == "Before the fault"
    assert os.environ["HOME"] not in details
