"""Replacing a file: who may read it afterwards, its other names, and whose turn it is."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sharebuilder.errors import CannotSave, ChangedOnDisk
from sharebuilder.storage.agreement_file import write_agreement
from sharebuilder.storage.atomic import other_names, write_atomically
from sharebuilder.storage.files import Files
from sharebuilder.storage.reasons import cannot_save
from sharebuilder.storage.turn import turn_at, turn_file

ROOT = Path(__file__).resolve().parents[2]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="not run: needs to be root")


@needs_root
@pytest.mark.parametrize("mode", [0o640, 0o664, 0o600, 0o2660])
def test_owner_group_and_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text("old", encoding="utf-8")
    os.chown(path, 12345, 54321)
    path.chmod(mode)
    write_atomically(path, b"new")
    found = path.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (12345, 54321, mode)
    assert path.read_bytes() == b"new"


def test_where_the_group_cannot_be_kept_another_group_may_not_do_more(tmp_path: Path) -> None:
    class NotAMember(Files):
        def take_rights(self, path: Path, of: Path) -> bool:
            return False

    path = tmp_path / "a.sharebuilder"
    path.write_text("old", encoding="utf-8")
    for mode, expected in ((0o660, 0o600), (0o664, 0o644)):
        path.chmod(mode)
        write_atomically(path, b"new", NotAMember())
        assert path.stat().st_mode & 0o777 == expected


@needs_root
def test_an_access_list_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text("old", encoding="utf-8")
    # user::rw-, user:12345:r--, group::r--, mask::r--, other::---, as the kernel keeps it
    entries = [(1, 6, -1), (2, 4, 12345), (4, 4, -1), (16, 4, -1), (32, 0, -1)]
    acl = (2).to_bytes(4, "little") + b"".join(
        tag.to_bytes(2, "little") + perm.to_bytes(2, "little") + (who % 2**32).to_bytes(4, "little")
        for tag, perm, who in entries
    )
    try:
        os.setxattr(path, "system.posix_acl_access", acl)
    except OSError:
        pytest.skip("not run: this drive keeps no access lists")
    write_atomically(path, b"new")
    assert os.getxattr(path, "system.posix_acl_access") == acl
    assert path.read_bytes() == b"new"


def test_nobody_else_reads_the_new_file_before_it_has_its_permissions(tmp_path: Path) -> None:
    seen: list[int] = []

    class Watching(Files):
        def sync(self, handle: int) -> None:
            seen.append(os.fstat(handle).st_mode & 0o777)
            super().sync(handle)

    path = tmp_path / "a.sharebuilder"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    write_atomically(path, b"new", Watching())
    assert seen == [0o600]
    assert path.stat().st_mode & 0o777 == 0o644


def test_another_name_of_the_file_keeps_the_old_content_and_can_be_told(tmp_path: Path) -> None:
    path, other = tmp_path / "a.sharebuilder", tmp_path / "b.sharebuilder"
    path.write_text("old", encoding="utf-8")
    assert other_names(path) == 0
    other.hardlink_to(path)
    assert other_names(path) == 1
    write_atomically(path, b"new")
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"old")
    assert other_names(path) == 0
    assert other_names(tmp_path / "gone") == 0


# --- turns ---

ADDER = """
import sys, json
from pathlib import Path
from sharebuilder.errors import CannotSave
from sharebuilder.storage.agreement_file import write_agreement
import hashlib
path, me, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = 0
while done < wanted:
    content = path.read_bytes()
    tree = json.loads(content)
    tree["n"] += 1
    try:
        write_agreement(path, tree, expected_sha256=hashlib.sha256(content).hexdigest())
        done += 1
    except CannotSave:
        pass
"""


def test_two_programs_that_add_to_one_file_without_a_lock_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    write_agreement(path, {"n": 0})
    children = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), name, "60"], cwd=ROOT)
        for name in ("one", "two", "three")
    ]
    assert [child.wait(timeout=150) for child in children] == [0, 0, 0]
    import json

    assert json.loads(path.read_text(encoding="utf-8"))["n"] == 180
    assert [one.name for one in tmp_path.iterdir()] == ["a.sharebuilder"]


def test_the_turn_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"n": 0})
    order: list[str] = []

    def second() -> None:
        with pytest.raises(ChangedOnDisk):
            write_agreement(path, {"n": 2}, expected_sha256=first)
        order.append("second refused")

    thread = threading.Thread(target=second)
    with turn_at(path, Files(), now=time.time()):
        thread.start()
        time.sleep(0.3)
        order.append("first writes")
        path.write_text("theirs", encoding="utf-8")
    thread.join()
    assert order == ["first writes", "second refused"]
    assert path.read_text(encoding="utf-8") == "theirs"


class NoWait(Files):
    def wait(self, seconds: float) -> None:
        pass


def test_a_turn_that_is_never_given_back_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"n": 0})
    with (
        turn_at(path, Files(), now=time.time()),
        pytest.raises(CannotSave, match="Somebody else is saving"),
    ):
        write_agreement(path, {"n": 1}, expected_sha256=first, files=NoWait())
    write_agreement(path, {"n": 1}, expected_sha256=first)
    assert not turn_file(path).exists()


def test_a_turn_left_by_a_program_that_was_killed_here_is_taken_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"n": 0})
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom sharebuilder.storage.turn import turn_at\n"
        "from sharebuilder.storage.files import Files\n"
        "with turn_at(Path(sys.argv[1]), Files(), now=time.time()):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline()
        child.kill()
    assert turn_file(path).exists()
    write_agreement(path, {"n": 1}, expected_sha256=first)
    assert not turn_file(path).exists()


def test_a_turn_from_another_computer_is_taken_only_when_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"n": 0})
    place = turn_file(path)
    place.write_text('{"computer": "ELSEWHERE", "machine": "x", "process": 1, "started": ""}')
    with pytest.raises(CannotSave, match="Somebody else is saving"):
        write_agreement(path, {"n": 1}, expected_sha256=first, files=NoWait())
    long_ago = time.time() - 60
    os.utime(place, (long_ago, long_ago))
    write_agreement(path, {"n": 1}, expected_sha256=first)
    assert not place.exists()


def test_a_drive_that_takes_no_turn_file_is_saved_to_all_the_same(tmp_path: Path) -> None:
    class NoTurns(Files):
        def create(self, path: Path, mode: int) -> int:
            if path.name.endswith(".turn"):
                raise OSError(errno.EACCES, "no")
            return super().create(path, mode)

    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"n": 0})
    write_agreement(path, {"n": 1}, expected_sha256=first, files=NoTurns())
    assert '"n": 1' in path.read_text(encoding="utf-8")


class FailingAt(Files):
    """The real file calls, of which the Nth fails."""

    def __init__(self, at: int, fault: int) -> None:
        self._left = at
        self._fault = fault

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name in vars(Files) and name != "wait":
            self._left -= 1
            if self._left == 0:
                raise OSError(self._fault, os.strerror(self._fault))
        return super().__getattribute__(name)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_at_any_call_of_a_save_that_compares_leaves_a_whole_file(
    tmp_path: Path, fault: int
) -> None:
    path = tmp_path / "a.sharebuilder"
    failed = 0
    for at in range(1, 40):
        path.unlink(missing_ok=True)
        turn_file(path).unlink(missing_ok=True)
        first = write_agreement(path, {"n": 0})
        old = path.read_text(encoding="utf-8")
        try:
            write_agreement(path, {"n": 1}, expected_sha256=first, files=FailingAt(at, fault))
        except CannotSave:
            failed += 1
            assert path.read_text(encoding="utf-8") == old
        else:
            assert '"n": 1' in path.read_text(encoding="utf-8")
        assert set(tmp_path.iterdir()) <= {path, turn_file(path)}
    assert failed > 10


@pytest.mark.parametrize(
    ("error", "words", "remedy"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full", "Make room"),
        (OSError(errno.ENOENT, "x"), "the folder is not there", "Connect the drive"),
        (OSError(errno.ESTALE, "x"), "the drive does not answer", "Connect the drive"),
        (OSError(errno.EROFS, "x"), "nothing can be written", "another"),
        (OSError(errno.EBUSY, "x"), "another program", "Close the other program"),
    ],
)
def test_each_reason_has_words_and_a_remedy(error: OSError, words: str, remedy: str) -> None:
    said = cannot_save(Path("a"), error)
    assert words in said.problem
    assert remedy in said.remedy
    assert said.remedy.endswith("Your work is still open.")


def test_the_reasons_of_windows_are_known_too() -> None:
    for code, words in ((112, "full"), (59, "does not answer"), (32, "another program")):
        error = OSError(errno.EINVAL, "x")
        error.winerror = code  # type: ignore[attr-defined]
        assert words in cannot_save(Path("a"), error).problem
