"""Who has an agreement open: two programs, two computers, crashes, and drives that take no lock."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import CannotSave, TakenOver
from sharebuilder.storage.files import Files
from sharebuilder.storage.lock import Lock, lock_file
from sharebuilder.storage.owner_note import read_note, time_words
from sharebuilder.storage.person import Person, this_person
from sharebuilder.storage.process import Process, is_running, this_process

ROOT = Path(__file__).resolve().parents[2]
JO = Person("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa")
ALI = Person("akhan", "Ali Khan", "TRUST-PC-3", "bbbb")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "winter.sharebuilder"
    made.write_text("{}", encoding="utf-8")
    return made


def kept(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lock_file(path).read_text(encoding="utf-8"))
    return found


def test_the_lock_says_who_where_since_when_and_goes_with_its_owner(path: Path) -> None:
    lock = Lock(path, person=JO, now=lambda: datetime(2026, 11, 24, 14, 3, tzinfo=UTC))
    assert lock.acquire() == "mine"
    assert lock.place.name == "winter.sharebuilder.open"
    found = kept(path)
    assert (found["user"], found["full_name"], found["computer"]) == (
        "jsmith",
        "Jo Smith",
        "COUNCIL-PC-12",
    )
    assert found["since"] == "2026-11-24T14:03:00+00:00"
    assert found["process"] == os.getpid()
    lock.release()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_name_is_one_that_sync_clients_carry(path: Path) -> None:
    name = lock_file(path).name
    assert name.lower() != ".lock"
    assert not name.startswith(("~$", "."))
    assert not name.endswith((".tmp", ".lock"))
    long = lock_file(path.with_name("é" * 121 + ".sharebuilder")).name
    assert len(long.encode()) <= 255


def test_a_second_opening_is_told_whose_it_is(path: Path) -> None:
    first, second = Lock(path, person=JO), Lock(path, person=ALI)
    first.acquire()
    assert second.acquire() == "theirs"
    assert second.owner is not None
    assert second.owner.words.startswith("Jo Smith (jsmith) on COUNCIL-PC-12, since ")
    second.release()
    assert kept(path)["user"] == "jsmith", "what is not mine I leave"
    first.release()
    assert second.peek().state == "gone"
    assert second.look() == "theirs", "looking takes nothing"
    assert second.acquire() == "mine"


def test_two_names_of_one_file_have_one_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sharebuilder"
    link.symlink_to(path)
    first, second = Lock(path, person=JO), Lock(link, person=ALI)
    assert first.acquire() == "mine"
    assert second.acquire() == "theirs"


@pytest.mark.parametrize("age", [60, 3 * 24 * 3600])
def test_a_lock_from_another_computer_is_never_taken_silently(path: Path, age: int) -> None:
    Lock(path, person=JO).acquire()
    old = time.time() - age
    os.utime(lock_file(path), (old, old))
    before = lock_file(path).read_bytes()
    other = Lock(path, person=ALI)
    assert other.acquire() == "theirs"
    assert other.look() == "theirs"
    assert lock_file(path).read_bytes() == before


def test_taking_over_is_written_into_the_lock_and_noticed_before_saving(path: Path) -> None:
    first, second = Lock(path, person=JO), Lock(path, person=ALI)
    first.acquire()
    second.acquire()
    assert second.take_over() == "mine"
    (taken,) = kept(path)["taken_over"]
    assert taken["by"] == "Ali Khan (akhan) on TRUST-PC-3"
    assert taken["from"] == "Jo Smith (jsmith) on COUNCIL-PC-12"
    assert datetime.fromisoformat(taken["at"]).tzinfo is not None
    with pytest.raises(TakenOver, match="Ali Khan"):
        first.require()
    assert first.look() == "theirs"
    with pytest.raises(TakenOver, match="Ali Khan"):
        first.require()  # seen before, and refused all the same
    first.release()
    assert kept(path)["user"] == "akhan"
    second.require()
    # Taken back, both times stand there.
    first.take_over()
    assert [one["by"].split()[0] for one in kept(path)["taken_over"]] == ["Ali", "Jo"]


def test_what_was_taken_over_and_closed_since_is_free_again(path: Path) -> None:
    first, second = Lock(path, person=JO), Lock(path, person=ALI)
    first.acquire()
    second.take_over()
    assert first.look() == "theirs"
    second.release()
    first.require()
    assert kept(path)["user"] == "jsmith"


def test_a_lock_that_vanished_is_made_again(path: Path) -> None:
    lock = Lock(path, person=JO)
    lock.acquire()
    lock_file(path).unlink()
    lock.require()
    assert kept(path)["user"] == "jsmith"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xff", b'{"session": 5}', b"[" * 100_000]
)
def test_a_lock_that_cannot_be_read_is_somebodys(path: Path, content: bytes) -> None:
    lock_file(path).write_bytes(content)
    lock = Lock(path, person=JO)
    assert lock.acquire() == "theirs"
    assert lock.owner is None
    assert lock_file(path).read_bytes() == content
    assert lock.take_over() == "mine"
    assert "cannot be read" in kept(path)["taken_over"][0]["from"]


@given(
    st.dictionaries(
        st.sampled_from(
            ["session", "user", "full_name", "computer", "process", "since", "taken_over"]
        ),
        st.none()
        | st.text(max_size=400)
        | st.integers()
        | st.floats(allow_nan=False)
        | st.lists(st.dictionaries(st.sampled_from(["by", "from", "at"]), st.text(max_size=9))),
    )
)
def test_whatever_somebody_wrote_into_a_lock_can_be_shown(note: dict[str, Any]) -> None:
    found = read_note(json.dumps(note).encode())
    if found is not None:
        assert found.words.isprintable()
        assert len(found.words) < 1000


# --- crashes ---

HOLDER = """
import sys, time
from pathlib import Path
from sharebuilder.storage.lock import Lock
lock = Lock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


def holder(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    )


def test_a_running_program_keeps_its_lock_and_a_killed_one_loses_it(path: Path) -> None:
    with holder(path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"mine\n"
        here = Lock(path)
        assert here.acquire() == "theirs"
        assert here.owner is not None
        assert here.owner.process.number == child.pid
        child.send_signal(signal.SIGKILL)
    assert here.acquire() == "mine"
    assert here.recovered is not None
    assert here.recovered.process.number == child.pid
    assert kept(path)["process"] == os.getpid()
    assert sorted(one.name for one in path.parent.iterdir()) == [
        path.name,
        lock_file(path).name,
    ]


def test_a_lock_of_a_crash_whose_number_another_program_has_now_is_recovered(path: Path) -> None:
    if not this_process().started:
        pytest.skip("not run: this system does not say when a program started")
    lock = Lock(path)
    lock.acquire()
    found = kept(path)
    boot, space, _ = found["process_started"].split("/")
    for started, expected in (
        (f"{boot}/{space}/1", "mine"),  # the number went to a later program
        (f"other-boot/{space}/1", "mine"),  # the computer was started again
        (f"{boot}/pid:[1]/1", "theirs"),  # another container: its numbers say nothing here
        (found["process_started"], "theirs"),
        ("", "theirs"),
    ):
        found["process_started"] = started
        lock_file(path).write_text(json.dumps(found), encoding="utf-8")
        assert Lock(path).acquire() == expected, started


def gone() -> Process:
    """A program of this computer that has ended."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as child:
        child.wait()
    return Process(child.pid, this_process().started.rpartition("/")[0] + "/1")


def test_processes_are_told_apart() -> None:
    assert is_running(this_process())
    assert is_running(Process(0))
    assert not is_running(gone())


RACER = """
import sys, time
from pathlib import Path
from sharebuilder.storage.lock import Lock
path = Path(sys.argv[1])
for line in sys.stdin:
    lock = Lock(path)
    state = lock.acquire()
    print(state, flush=True)
    time.sleep(0.05)
"""


def test_of_many_that_find_what_a_crash_left_exactly_one_gets_it(path: Path) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(4)
    ]
    left_by, me = gone(), this_person()
    for attempt in range(40):
        left = {
            "session": f"crash-{attempt}",
            "computer": me.computer,
            "machine": me.machine,
            "process": left_by.number,
            "process_started": left_by.started,
        }
        lock_file(path).write_text(json.dumps(left), encoding="utf-8")
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        states = [racer.stdout.readline().strip() for racer in racers if racer.stdout]
        assert sorted(states) == ["mine", "theirs", "theirs", "theirs"], (attempt, states)
    for racer in racers:
        racer.communicate()
    leftovers = [one.name for one in path.parent.iterdir() if one.name.endswith(".saving")]
    assert leftovers == []


# --- drives that do not help ---


class Failing(Files):
    """A drive on which some calls fail."""

    def __init__(self, fault: int, *names: str) -> None:
        self._fault, self._names = fault, names

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name in self._names:
            raise OSError(self._fault, os.strerror(self._fault))
        return super().__getattribute__(name)


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_a_drive_that_takes_no_lock_leaves_it_unguarded_and_says_why(
    path: Path, fault: int
) -> None:
    lock = Lock(path, files=Failing(fault, "create"))
    assert lock.acquire() == "unguarded"
    assert lock.why == os.strerror(fault)
    lock.require()
    assert lock.look() == "unguarded"
    lock.release()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_drive_without_links_has_locks_all_the_same(path: Path) -> None:
    files = Failing(errno.EPERM, "put_new")
    first, second = Lock(path, person=JO, files=files), Lock(path, person=ALI, files=files)
    assert first.acquire() == "mine"
    assert second.acquire() == "theirs"
    assert second.owner is not None
    first.release()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_gone_is_no_crash(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "gone" / "a.sharebuilder")
    assert lock.acquire() == "unguarded"
    lock.release()
    with pytest.raises(CannotSave):
        lock.take_over()


def test_a_fault_at_any_call_never_takes_what_is_somebody_elses(path: Path) -> None:
    class At(Files):
        def __init__(self, at: int) -> None:
            self._left = at

        def __getattribute__(self, name: str) -> Any:
            if not name.startswith("_") and name in vars(Files):
                self._left -= 1
                if self._left == 0:
                    raise OSError(errno.EIO, "fault")
            return super().__getattribute__(name)

    Lock(path, person=JO).acquire()
    before = lock_file(path).read_bytes()
    for at in range(1, 25):
        assert Lock(path, person=ALI, files=At(at)).acquire() in {"theirs", "unguarded"}
        assert lock_file(path).read_bytes() == before


def test_times_are_words() -> None:
    assert time_words("2026-11-24T14:03:00+00:00").startswith("24 November 2026 at ")
    assert time_words("nonsense") == ""
    assert time_words("") == ""
