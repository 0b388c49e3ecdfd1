"""Saving to drives that are full, closed, or gone: the old file stays whole, the work stays open."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sharebuilder.errors import CannotSave
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.journal import read_journal
from sharebuilder.storage.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Iterator

AIM = Pointer("/case/aim")
_SIZE = 1024 * 1024
_NOBODY = 65534


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of one megabyte."""
    place = tmp_path / "drive"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", place],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not run: no drive may be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(drive: Path, free: int) -> None:
    """Leave so many bytes free."""
    filler = drive / "filler"
    filler.unlink(missing_ok=True)
    room = shutil.disk_usage(drive).free
    filler.write_bytes(b"\0" * max(0, room - free))


@pytest.mark.parametrize("free", [*range(0, 260_000, 13_000), 400_000])
def test_a_full_disk_leaves_the_old_file_whole_and_the_work_open(
    small_drive: Path, free: int
) -> None:
    path = small_drive / "a.sharebuilder"
    agreement = OpenAgreement.new()
    agreement.set(AIM, "old " * 20_000, label="x")
    agreement.save(path)
    before = path.read_bytes()
    fill(small_drive, free)
    agreement.set(AIM, "new " * 30_000, label="x")
    refused: CannotSave | None = None
    try:
        agreement.save()
    except CannotSave as error:
        refused = error
    if refused is not None:
        assert "the disk is full" in refused.problem
        assert "Make room" in refused.remedy
        assert path.read_bytes() == before
        assert agreement.dirty
        assert agreement.view.case.aim.startswith("new ")
        assert free < 200_000
        fill(small_drive, 500_000)
        agreement.save()
    assert read_agreement(path).tree == agreement.tree
    assert sorted(one.name for one in small_drive.iterdir()) == ["a.sharebuilder", "filler"]


@pytest.mark.parametrize("free", [0, 4096, 40_000, 90_000])
def test_a_full_disk_of_ones_own_stops_no_saving_and_breaks_no_journal(
    small_drive: Path, tmp_path: Path, free: int
) -> None:
    told: list[CannotSave] = []
    agreement = OpenAgreement.new(versions=Versions(small_drive / "versions"))
    recorder = Recorder(agreement, folder=small_drive / "journals", failed=told.append)
    held = Held(agreement, recorder=recorder)
    agreement.set(AIM, "first", label="x")
    recorder.flush()
    fill(small_drive, free)
    agreement.set(AIM, "word " * 20_000, label="x")
    recorder.flush()
    (journal,) = (small_drive / "journals").glob("*.journal")
    aim = read_journal(journal.read_bytes()).tree["case"]["aim"]  # type: ignore[index, call-overload]
    assert aim == ("first" if told else agreement.view.case.aim)
    if told:
        assert "the disk is full" in told[0].problem
    held.save(tmp_path / "a.sharebuilder")
    assert read_agreement(tmp_path / "a.sharebuilder").tree == agreement.tree
    held.close()


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of root's, seen by somebody who may only read it."""
    if os.geteuid() != 0:
        pytest.skip("not run: needs to be root to become somebody else")
    place = Path(tempfile.mkdtemp(prefix="sharebuilder-test-"))
    place.chmod(0o755)
    yield place
    with contextlib.suppress(PermissionError):
        os.seteuid(0)
    shutil.rmtree(place)


@pytest.mark.parametrize("mode", [0o444, 0o644, 0o666])
def test_who_may_not_write_is_told_and_nothing_changes(as_nobody: Path, mode: int) -> None:
    """The file is not theirs (444, 644), or it is the folder that takes no new file (666)."""
    path = as_nobody / "a.sharebuilder"
    OpenAgreement.new().save(path)
    path.chmod(mode)
    before = path.read_bytes()
    agreement = OpenAgreement.open(path)
    os.seteuid(_NOBODY)
    held = Held(agreement)
    lock = held.lock
    assert lock is not None
    assert lock.state == "unguarded"
    agreement.set(AIM, "mine", label="x")
    with pytest.raises(CannotSave, match="you may not write here"):
        held.save()
    os.seteuid(0)
    assert path.read_bytes() == before
    assert agreement.dirty
    assert [one.name for one in as_nobody.iterdir()] == ["a.sharebuilder"]


def test_a_permission_that_was_taken_away_meanwhile(as_nobody: Path) -> None:
    path = as_nobody / "a.sharebuilder"
    as_nobody.chmod(0o777)
    OpenAgreement.new().save(path)
    os.chown(path, _NOBODY, -1)
    os.seteuid(_NOBODY)
    held = Held(OpenAgreement.open(path))
    held.agreement.set(AIM, "mine", label="x")
    held.save()
    os.seteuid(0)
    as_nobody.chmod(0o755)
    os.seteuid(_NOBODY)
    held.agreement.set(AIM, "more", label="x")
    with pytest.raises(CannotSave, match="you may not write here"):
        held.save()
    os.seteuid(0)
    assert json.loads(path.read_text(encoding="utf-8"))["case"]["aim"] == "mine"
    assert path.stat().st_uid == _NOBODY


def test_a_drive_that_is_pulled_while_it_is_open_keeps_the_work(small_drive: Path) -> None:
    path = small_drive / "team" / "a.sharebuilder"
    path.parent.mkdir()
    OpenAgreement.new().save(path)
    held = Held(OpenAgreement.open(path))
    held.agreement.set(AIM, "mine", label="x")
    subprocess.run(["umount", "-l", small_drive], check=True)
    with pytest.raises(CannotSave, match="the folder is not there") as caught:
        held.save()
    assert "Connect the drive" in caught.value.remedy
    assert held.agreement.view.case.aim == "mine"
    held.close()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", small_drive], check=True)
