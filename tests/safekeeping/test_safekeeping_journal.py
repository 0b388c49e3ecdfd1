"""The journal: what was typed comes back, line by line, whatever happened to the file."""

from __future__ import annotations

import copy
import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder import __version__
from sharebuilder.errors import UnusableFile
from sharebuilder.model.change import Change, Edit
from sharebuilder.model.difference import changes_for, difference, equal
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.safekeeping.recovery import (
    FileState,
    Leftover,
    leftovers,
    put_away,
    recover,
    to_merge,
)
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.files import Files
from sharebuilder.storage.journal import read_journal
from sharebuilder.storage.person import Person
from sharebuilder.storage.versions import Versions
from tests.model.trees import agreements

ROOT = Path(__file__).resolve().parents[2]
TITLE = Pointer("/about/title")
AIM = Pointer("/case/aim")
ELSEWHERE = Person("jsmith", "Jo Smith", "PC-12", "aaaa")


def recorder(agreement: OpenAgreement, folder: Path, **more: Any) -> Recorder:
    """A recorder on another computer, so that this one may look at its journals."""
    return Recorder(agreement, folder=folder, person=ELSEWHERE, **more)


def journal(folder: Path) -> Any:
    (path,) = folder.glob("*.journal")
    return read_journal(path.read_bytes(), path)


def typed(agreement: OpenAgreement, pointer: Pointer, text: str) -> None:
    for end in range(1, len(text) + 1):
        agreement.set(pointer, text[:end], label="Change “Title”", merge_key=pointer)


def test_nothing_is_written_before_the_first_edit_and_nothing_on_the_edit_itself(
    tmp_path: Path,
) -> None:
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path)
    recording.flush()
    typed(agreement, TITLE, "Winter")
    assert list(tmp_path.iterdir()) == []
    recording.flush()
    found = journal(tmp_path)
    assert found.tree == agreement.tree
    assert (found.edits, found.labels) == (6, ("Change “Title”", "Change “Title”"))
    assert (found.head.file, found.head.agreement) == ("", agreement.tree["id"])
    assert found.head.program == __version__


def test_each_line_is_json_and_typing_in_one_place_is_one_line(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path)
    typed(agreement, TITLE, "W")
    recording.flush()
    typed(agreement, TITLE, "Winter discharge")
    recording.flush()
    (path,) = tmp_path.iterdir()
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"sum", "entry"}] * 3
    assert lines[0]["entry"]["format"] == "sharebuilder-journal"
    assert lines[2]["entry"]["changes"] == [{"place": TITLE, "value": "Winter discharge"}]
    assert path.stat().st_mode & 0o777 == 0o600


@settings(max_examples=60, deadline=None)
@given(st.lists(agreements, min_size=2, max_size=6), st.data())
def test_replaying_gives_what_was_open_after_any_edits_and_undos(
    tmp_path_factory: Any, versions: list[Any], data: Any
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    agreement = OpenAgreement(copy.deepcopy(versions[0]))
    agreement.mark_unsaved()
    recording = recorder(agreement, folder)
    written = copy.deepcopy(agreement.tree)
    for version in versions[1:]:
        match data.draw(st.sampled_from(["edit", "undo", "redo"])):
            case "edit":
                tree = agreement.tree
                agreement.apply(Edit("Edit", changes_for(tree, difference(tree, version))))
            case "undo":
                agreement.undo()
            case "redo":
                agreement.redo()
        if data.draw(st.booleans()):
            recording.flush()
            written = copy.deepcopy(agreement.tree)
    if list(folder.iterdir()):
        assert equal(journal(folder).tree, written)
    else:
        assert equal(written, versions[0])


def recorded(folder: Path, edits: int = 6) -> tuple[bytes, list[Any]]:
    """The bytes of a journal, and the agreement after each flush."""
    agreement = OpenAgreement.new()
    recording = recorder(agreement, folder)
    states = []
    for number in range(edits):
        agreement.set(AIM, f"Aim {number}", label=f"Edit {number}")
        recording.flush()
        states.append(copy.deepcopy(agreement.tree))
    (path,) = folder.glob("*.journal")
    return path.read_bytes(), states


def test_every_prefix_gives_a_state_that_was_and_loses_the_torn_line_alone(tmp_path: Path) -> None:
    content, states = recorded(tmp_path)
    lines = content.count(b"\n")
    assert lines == 7
    for end in range(len(content) + 1):
        cut = content[:end]
        whole = cut.count(b"\n")
        if whole < 2:
            with pytest.raises(UnusableFile):
                read_journal(cut)
            continue
        found = read_journal(cut)
        assert found.tree == states[whole - 2]
        assert not found.damaged
        assert found.torn == (not cut.endswith(b"\n"))


def test_a_byte_changed_anywhere_never_gives_a_state_that_was_not(tmp_path: Path) -> None:
    content, states = recorded(tmp_path)
    for at in range(len(content)):
        broken = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        line = content[:at].count(b"\n")
        try:
            found = read_journal(broken)
        except UnusableFile:
            assert line < 2
            continue
        assert found.tree in states
        assert found.torn or found.damaged
        assert found.tree == states[line - 2 if line > 1 else 0] or line < 2


def test_lines_that_changed_places_or_are_missing_are_noticed(tmp_path: Path) -> None:
    content, states = recorded(tmp_path)
    lines = content.splitlines(keepends=True)
    swapped = b"".join([*lines[:3], lines[4], lines[3], *lines[5:]])
    missing = b"".join([*lines[:3], *lines[4:]])
    for broken in (swapped, missing):
        found = read_journal(broken)
        assert (found.tree, found.damaged) == (states[1], True)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(content: bytes) -> None:
    with pytest.raises(UnusableFile):
        read_journal(content)


def test_a_long_session_does_not_grow_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharebuilder.safekeeping.recorder._LARGEST", 5000)
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path)
    for number in range(400):
        agreement.set(AIM, f"Aim {number}", label=f"Edit {number}")
        recording.flush()
    found = journal(tmp_path)
    assert found.tree == agreement.tree
    assert (found.edits, found.labels[-1]) == (400, "Edit 399")
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) < 7000


def test_saving_and_taking_everything_back_clear_it(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path / "j")
    agreement.set(AIM, "A", label="x")
    recording.flush()
    agreement.save(tmp_path / "a.sharebuilder")
    recording.saved()
    assert list((tmp_path / "j").iterdir()) == []
    agreement.set(AIM, "B", label="x")
    recording.flush()
    assert journal(tmp_path / "j").head.sha256 == agreement.sha256
    agreement.undo()
    recording.flush()
    assert list((tmp_path / "j").iterdir()) == []


class Failing(Files):
    """A drive that fails for a while."""

    def __init__(self, fault: int, name: str) -> None:
        self.fault, self.name, self.on = fault, name, True

    def __getattribute__(self, name: str) -> Any:
        if name in {"create", "write", "append", "sync"}:
            mine = object.__getattribute__(self, "__dict__")
            if mine["on"] and mine["name"] == name:
                raise OSError(mine["fault"], os.strerror(mine["fault"]))
        return super().__getattribute__(name)


@pytest.mark.parametrize("call", ["append", "write", "sync"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_journal_that_cannot_be_written_is_said_and_begun_anew_when_it_can(
    tmp_path: Path, call: str, fault: int
) -> None:
    files = Failing(fault, call)
    files.on = False
    told: list[Any] = []
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path, files=files, failed=told.append)
    agreement.set(AIM, "A", label="first")
    recording.flush()
    files.on = True
    agreement.set(AIM, "B", label="second")
    recording.flush()
    assert recording.broken
    assert len(told) == 1
    assert told[0].file == recording.path
    files.on = False
    recording.flush()
    assert not recording.broken
    found = journal(tmp_path)
    assert (found.tree, found.edits) == (agreement.tree, 2)
    assert found.labels == ("first", "second")


# --- after a crash ---


def left(folder: Path) -> Leftover:
    (found,), problems = leftovers(folder)
    assert problems == ()
    return found


def test_what_was_never_saved_is_offered_and_given_back(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path)
    typed(agreement, TITLE, "Winter")
    agreement.set(AIM, "A", label="Change the aim")
    recording.flush()
    found = left(tmp_path)
    assert (found.title, found.file, found.journal.edits) == ("Winter", None, 7)
    assert found.journal.labels[-1] == "Change the aim"
    given_back = recover(found)
    assert given_back.state is FileState.NONE
    assert given_back.agreement is not None
    assert given_back.agreement.tree == agreement.tree
    assert given_back.agreement.dirty
    assert not given_back.agreement.can_undo
    assert left(tmp_path), "the journal stays until it is put away"
    put_away(found)
    assert leftovers(tmp_path) == ((), ())


def opened(tmp_path: Path) -> tuple[OpenAgreement, Path, Versions]:
    versions = Versions(tmp_path / "v", person=ELSEWHERE)
    path = tmp_path / "a.sharebuilder"
    start = OpenAgreement.new(versions=versions)
    start.set(TITLE, "Old", label="x")
    start.save(path)
    agreement = OpenAgreement.open(path, versions=versions)
    recording = recorder(agreement, tmp_path / "j")
    agreement.set(AIM, "Mine", label="Change the aim")
    recording.flush()
    return agreement, path, versions


def test_work_in_a_file_that_did_not_change_goes_on_in_it(tmp_path: Path) -> None:
    agreement, path, versions = opened(tmp_path)
    given_back = recover(left(tmp_path / "j"), versions=versions)
    assert given_back.state is FileState.SAME
    assert given_back.agreement is not None
    assert given_back.agreement.path == path
    given_back.agreement.save()
    assert read_agreement(path).tree == agreement.tree


def test_work_in_a_file_that_changed_is_given_back_as_a_copy_or_compared(tmp_path: Path) -> None:
    agreement, path, versions = opened(tmp_path)
    other = OpenAgreement.open(path)
    other.set(TITLE, "Theirs", label="x")
    other.save()
    found = left(tmp_path / "j")
    given_back = recover(found, versions=versions)
    assert given_back.state is FileState.CHANGED
    assert given_back.agreement is not None
    assert given_back.agreement.path is None
    assert given_back.agreement.tree == agreement.tree
    comparing = to_merge(found, versions)
    assert comparing.path == path
    base = comparing.base()
    assert base is not None
    assert base["about"] == {"title": "Old"}
    assert to_merge(found, Versions(tmp_path / "none")).base() is None


def test_work_whose_file_is_gone_is_given_back_without_it(tmp_path: Path) -> None:
    agreement, path, versions = opened(tmp_path)
    path.unlink()
    given_back = recover(left(tmp_path / "j"), versions=versions)
    assert given_back.state is FileState.GONE
    assert given_back.agreement is not None
    assert (given_back.agreement.path, given_back.agreement.tree) == (None, agreement.tree)


def test_what_the_file_holds_already_needs_no_recovering(tmp_path: Path) -> None:
    agreement, _path, versions = opened(tmp_path)
    agreement.save()  # and the program ended before the journal was cleared
    assert recover(left(tmp_path / "j"), versions=versions).agreement is None


def test_a_journal_that_cannot_be_read_is_moved_aside_and_said_never_deleted(
    tmp_path: Path,
) -> None:
    recorded(tmp_path)
    (tmp_path / "bad.journal").write_bytes(b"rubbish")
    newer = b'{"sum":"x"}'
    (tmp_path / "newer.journal").write_bytes(newer)
    found, problems = leftovers(tmp_path)
    assert len(found) == 1
    assert {problem.file for problem in problems} == {
        tmp_path / "unreadable" / "bad.journal",
        tmp_path / "unreadable" / "newer.journal",
    }
    assert (tmp_path / "unreadable" / "bad.journal").read_bytes() == b"rubbish"
    assert leftovers(tmp_path)[1] == ()


def test_a_program_that_still_runs_keeps_its_journal_to_itself(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    mine = Recorder(agreement, folder=tmp_path)
    second = Recorder(agreement, folder=tmp_path)
    agreement.set(AIM, "A", label="x")
    mine.flush()
    second.flush()
    assert len(list(tmp_path.iterdir())) == 2, "two programs have two journals"
    assert leftovers(tmp_path) == ((), ())


TYPIST = """
import sys
from pathlib import Path
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.recorder import Recorder
agreement = OpenAgreement.new()
recording = Recorder(agreement, folder=Path(sys.argv[1]))
number = 0
while True:
    number += 1
    agreement.set(Pointer("/case/aim"), f"{number} " * 3000, label="x")
    recording.flush()
    print(number, flush=True)
"""


def test_after_a_kill_at_any_moment_what_was_written_is_there(tmp_path: Path) -> None:
    for attempt in range(15):
        folder = tmp_path / str(attempt)
        with subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(folder)], stdout=subprocess.PIPE, cwd=ROOT
        ) as child:
            assert child.stdout is not None
            written = int(child.stdout.readline())
            time.sleep(0.003 * attempt)
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        written = int(rest[-1]) if rest else written
        found = left(folder)
        aim = found.journal.tree["case"]["aim"].split()  # type: ignore[index, call-overload, union-attr]
        assert len(set(aim)) == 1
        assert len(aim) == 3000
        assert int(aim[0]) in {written, written + 1}


def test_a_file_name_that_is_no_text_is_kept(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.sharebuilder")
    start = OpenAgreement.new()
    start.save(path)
    agreement = OpenAgreement.open(path)
    recording = recorder(agreement, tmp_path / "j")
    agreement.set(AIM, "A", label="x")
    recording.flush()
    assert left(tmp_path / "j").file == path


def test_values_keep_their_kind(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    recording = recorder(agreement, tmp_path)
    for value in (True, 1, 0, False, None, "", "1", [], {}, 1.5):
        agreement.apply(Edit("x", (Change(Pointer("/x_ours"), None, value),)))
        agreement.set(AIM, repr(value), label="x")
        recording.flush()
        found = journal(tmp_path).tree["x_ours"]
        assert type(found) is type(value)
        assert found == value
