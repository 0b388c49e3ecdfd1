"""Versions on the command line, and commands that meet an agreement which somebody has open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.lock import Lock, lock_file
from sharebuilder.storage.person import Person
from sharebuilder.storage.versions import Versions

ROOT = Path(__file__).resolve().parents[2]
AIM = Pointer("/case/aim")
JO = Person("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa")


def sharebuilder(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sharebuilder", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        timeout=120,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An agreement that was saved three times."""
    path = tmp_path / "a.sharebuilder"
    agreement = OpenAgreement.new(versions=Versions())
    for number in range(3):
        agreement.set(AIM, f"Aim {number}", label="x")
        agreement.save(path)
    return path


def aim(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["case"]["aim"]


def test_versions_are_listed_for_people_and_for_programs(file: Path) -> None:
    done = sharebuilder("versions", file)
    assert done.returncode == 0, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first.startswith("3: ")
    assert "as the file is now" in first
    assert second.startswith("2: ")
    assert "; 1 difference from the file" in second
    assert third.startswith("1: ")
    listed = json.loads(sharebuilder("versions", file, "--json").stdout)["versions"]
    assert [one["number"] for one in listed] == [3, 2, 1]
    assert [one["differences"] for one in listed] == [0, 1, 1]
    assert set(listed[0]) == {
        "number", "saved_at", "saved_by", "size", "sha256", "file", "differences",
    }  # fmt: skip


def test_a_version_is_written_to_another_file_and_the_agreement_stays(
    file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "before.sharebuilder"
    assert sharebuilder("versions", file, "--restore", 1, "--out", out).returncode == 0
    assert (aim(out), aim(file)) == ("Aim 0", "Aim 2")
    again = sharebuilder("versions", file, "--restore", 2, "--out", out)
    assert again.returncode == 2
    assert "already a file" in again.stderr
    assert aim(out) == "Aim 0"
    forced = sharebuilder("versions", file, "--restore", 2, "--out", out, "--force")
    assert forced.returncode == 0
    assert aim(out) == "Aim 1"


def test_a_version_written_over_the_agreement_keeps_what_was_there(file: Path) -> None:
    done = sharebuilder("versions", file, "--restore", 1, "--out", file, "--force")
    assert done.returncode == 0, done.stderr
    assert aim(file) == "Aim 0"
    identity = json.loads(file.read_text(encoding="utf-8"))["id"]
    kept = [json.loads(Versions().read(one)) for one in Versions().of(identity)]
    assert "Aim 2" in [one["case"]["aim"] for one in kept]


def test_a_broken_file_is_given_back_from_its_versions(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"{")
    done = sharebuilder("versions", file)
    assert done.returncode == 0
    assert "not complete or not JSON" in done.stderr
    assert len(done.stdout.splitlines()) == 3
    out = tmp_path / "back.sharebuilder"
    assert sharebuilder("versions", file, "--restore", 3, "--out", out).returncode == 0
    assert aim(out) == "Aim 2"


def test_what_cannot_be_done_is_said(file: Path, tmp_path: Path) -> None:
    for words, said in (
        (["versions", file, "--restore", 9, "--out", tmp_path / "o"], "no version 9"),
        (["versions", file, "--restore", 1], "--out"),
        (["versions", tmp_path / "gone"], "no such file"),
    ):
        done = sharebuilder(*words)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    new = tmp_path / "new.sharebuilder"
    OpenAgreement.new().save(new)
    done = sharebuilder("versions", new)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no earlier version" in done.stderr


def test_commands_that_write_leave_alone_what_somebody_has_open(file: Path) -> None:
    Lock(file, person=JO).acquire()
    before, note = file.read_bytes(), lock_file(file).read_bytes()
    for words in (
        ["approve", file],
        ["new", file, "--force"],
        ["versions", file, "--restore", 1, "--out", file, "--force"],
    ):
        done = sharebuilder(*words)
        assert done.returncode == 2, words
        assert "Jo Smith (jsmith) on COUNCIL-PC-12" in done.stderr
    assert (file.read_bytes(), lock_file(file).read_bytes()) == (before, note)


def test_commands_that_write_keep_the_version_before_and_leave_no_lock(file: Path) -> None:
    assert sharebuilder("approve", file).returncode == 0
    identity = json.loads(file.read_text(encoding="utf-8"))["id"]
    assert len(Versions().of(identity)) == 4
    assert not lock_file(file).exists()
