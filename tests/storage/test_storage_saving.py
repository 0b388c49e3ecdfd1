"""Saving leaves the old file or the new one, whatever happens on the way."""

from __future__ import annotations

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

from sharebuilder.errors import CannotSave, ChangedOnDisk, UnusableFile
from sharebuilder.model.json_types import JsonObject
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import (
    agreement_bytes,
    canonical_text,
    read_agreement,
    write_agreement,
)
from sharebuilder.storage.files import Files
from tests.storage.agreement_files import GOOD, FailingFiles

ROOT = Path(__file__).resolve().parents[2]


def test_the_text_is_canonical() -> None:
    tree: Any = {"zz": 1, "id": "x", "format_version": 1, "format": "f", "about": {"title": "é"}}
    text = canonical_text(tree)
    assert list(json.loads(text)) == ["format", "format_version", "id", "about", "zz"]
    assert text.endswith("}\n")
    assert '\n  "about": {\n    "title": "é"' in text


def test_permissions_are_kept_and_links_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.sharebuilder"
    real.write_text(GOOD, encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.sharebuilder"
    link.symlink_to(real)
    agreement = OpenAgreement.open(link)
    agreement.set("/about/title", "Through the link", label="x")  # type: ignore[arg-type]
    agreement.save()
    assert link.is_symlink()
    assert read_agreement(real).tree["about"] == {"title": "Through the link"}
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "EACCES", "lost"])
def test_a_fault_at_any_file_call_leaves_the_old_or_the_new_file_whole(
    tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "a.sharebuilder"
    failures = 0
    for at in range(1, 22):
        agreement = OpenAgreement.new()
        old = agreement_bytes(agreement.tree).decode()
        path.write_text(old, encoding="utf-8")
        new_tree: JsonObject = {**agreement.tree, "about": {"title": f"New {at}"}}
        error: CannotSave | None = None
        try:
            write_agreement(path, new_tree, files=FailingFiles(at, fault))
        except CannotSave as raised:
            error = raised
        found = path.read_text(encoding="utf-8")
        if error:
            failures += 1
            assert str(path) in str(error)
            assert found == old
        else:
            assert found == agreement_bytes(new_tree).decode()
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]
    # The control: each call up to the file taking its place must fail. They are may_write, create,
    # write, sync, close, take_rights, set_mode, read, modified and replace, and what is inside
    # read and replace: patiently, patiently and rename.
    assert failures == (1 if fault == "lost" else 13)


_SAVER = """
import sys
from pathlib import Path
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
agreement = OpenAgreement.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    agreement.set(Pointer("/case/aim"), f"{number} " * 20000, label="x")
    agreement.save()
    print(number, flush=True)
"""


def test_a_killed_save_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    OpenAgreement.new().save(path)
    for attempt in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(0.004 * attempt)
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        aim = OpenAgreement.open(path).view.case.aim.split()
        assert len(aim) == 20000
        assert len(set(aim)) == 1
        assert int(aim[0]) in {acknowledged, acknowledged + 1}


def test_a_rename_that_windows_refuses_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    class Held(Files):
        def __init__(self, times: int, code: int) -> None:
            self.times, self.code, self.waited = times, code, 0.0

        def rename(self, source: Path, target: Path) -> None:
            self.times -= 1
            if self.times >= 0:
                error = PermissionError(errno.EACCES, "held")
                error.winerror = self.code  # type: ignore[attr-defined]
                raise error
            super().rename(source, target)

        def wait(self, seconds: float) -> None:
            self.waited += seconds

    path = tmp_path / "a.sharebuilder"
    for code in (5, 32):
        held = Held(3, code)
        write_agreement(path, {"try": code}, files=held)
        assert json.loads(path.read_text())["try"] == code
        assert 0 < held.waited < 1
    for held in (Held(1000, 32), Held(1, 33)):
        with pytest.raises(CannotSave, match="another program holds"):
            write_agreement(path, {"try": "never"}, files=held)
        assert held.waited < 5
        assert json.loads(path.read_text())["try"] == 32
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]


def test_a_file_that_another_program_holds_for_a_moment_is_read_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sharebuilder"
    write_agreement(path, OpenAgreement.new().tree)
    held, real = [3], Path.open

    def busy(self: Path, *words: Any, **more: Any) -> Any:
        held[0] -= 1
        if held[0] >= 0:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, *words, **more)

    monkeypatch.setattr(Path, "open", busy)
    assert read_agreement(path).tree["format_version"] == 1
    held[0] = 1000
    with pytest.raises(UnusableFile, match="another program holds it"):
        read_agreement(path)
    assert held[0] > 980, "tried for about a second, and then said"


def test_a_change_by_somebody_else_while_we_write_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"a": 1})

    class Slow(Files):
        def sync(self, handle: int) -> None:
            super().sync(handle)
            path.write_text("theirs")

    with pytest.raises(ChangedOnDisk):
        write_agreement(path, {"a": 2}, expected_sha256=first, files=Slow())
    assert path.read_text() == "theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path) -> None:
    class Interrupted(Files):
        def sync(self, handle: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_agreement(tmp_path / "a.sharebuilder", {}, files=Interrupted())
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_is_cleaned_up_later(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    old, fresh, other = (
        tmp_path / name
        for name in (
            ".a.sharebuilder.1-abc.saving",
            ".a.sharebuilder.2-abc.saving",
            ".b.sharebuilder.1-abc.saving",
        )
    )
    for left in (old, fresh, other):
        left.write_text("half")
    long_ago = time.time() - 2 * 3600
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    write_agreement(path, {})
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(
        [fresh.name, other.name, path.name]
    )


def test_a_name_as_long_as_the_drive_allows(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 121 + ".sharebuilder")  # 255 bytes
    write_agreement(path, {"a": 1})
    assert json.loads(path.read_text())["a"] == 1
    with pytest.raises(CannotSave, match="name is too long"):
        write_agreement(tmp_path / ("a" * 300), {})


def test_a_place_that_takes_no_file_is_refused_by_name_and_reason(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for place, why in [
        ("folder", "a folder of that name"),
        ("gone/a.sharebuilder", "folder is not there"),
        ("file/a.sharebuilder", "folder is not there"),
        ("circle", "could not be saved"),
        ("nul\0", "could not be saved"),
    ]:
        with pytest.raises(CannotSave, match=why) as caught:
            write_agreement(tmp_path / place, {})
        assert caught.value.file == tmp_path / place
        assert "still open" in caught.value.remedy
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["circle", "file", "folder"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    class Unprivileged(Files):
        def may_write(self, path: Path) -> bool:  # root may write anything
            return bool(path.stat().st_mode & 0o200)

    path = tmp_path / "a.sharebuilder"
    path.write_text("keep me")
    path.chmod(0o444)
    with pytest.raises(CannotSave, match="may not write"):
        write_agreement(path, {}, files=Unprivileged())
    assert path.read_text() == "keep me"


def test_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnusableFile, match="device"):
        read_agreement(tmp_path / "pipe")
