"""The versions before: kept on this computer, for this person alone, ten of each agreement."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import agreement_bytes, canonical_text, read_agreement
from sharebuilder.storage.files import Files
from sharebuilder.storage.person import Person
from sharebuilder.storage.places import versions_folder
from sharebuilder.storage.versions import Version, Versions

ROOT = Path(__file__).resolve().parents[2]
JO = Person("jsmith", "Jo Smith", "PC-12", "aaaa")
AIM = Pointer("/case/aim")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / "a.sharebuilder"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "mine" / "versions", person=JO)


def identity(agreement: OpenAgreement) -> str:
    found = agreement.tree["id"]
    assert isinstance(found, str)
    return found


def aims(versions: Versions, found: tuple[Version, ...]) -> list[str]:
    trees = [json.loads(versions.read(one)) for one in found]
    return [tree.get("case", {}).get("aim", "") for tree in trees]


def test_the_ten_before_the_present_one_are_kept_and_the_oldest_go(
    path: Path, versions: Versions
) -> None:
    agreement = OpenAgreement.new(versions=versions)
    for number in range(14):
        agreement.set(AIM, f"Aim {number}", label="x")
        assert agreement.save(path) == ()
    found = versions.of(identity(agreement))
    assert aims(versions, found) == [f"Aim {number}" for number in range(13, 2, -1)]
    assert [one.number for one in found] == sorted((one.number for one in found), reverse=True)
    assert versions.read(found[0]) == path.read_bytes(), "the latest is what the file holds"
    assert {one.saved_by for one in found} == {"Jo Smith (jsmith) on PC-12"}
    assert {one.file for one in found} == {str(path)}
    assert [one.name for one in path.parent.iterdir()] == [path.name], "nothing on the share"


def test_a_version_is_a_plain_agreement_file(path: Path, versions: Versions) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    (version,) = versions.of(identity(agreement))
    assert version.path.suffix == ".sharebuilder"
    assert read_agreement(version.path).tree == agreement.tree
    assert version.size == path.stat().st_size
    assert datetime.fromisoformat(version.saved_at) <= datetime.now(UTC)


def test_nobody_else_may_read_them(path: Path, versions: Versions, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        agreement = OpenAgreement.new(versions=versions)
        agreement.save(path)
    finally:
        os.umask(old)
    for one in (tmp_path / "mine").rglob("*"):
        assert one.stat().st_mode & 0o777 == (0o700 if one.is_dir() else 0o600), one


def test_what_somebody_else_saved_is_kept_before_it_is_written_over(
    path: Path, versions: Versions
) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    theirs = {**agreement.tree, "case": {"aim": "Theirs"}}
    path.write_text(canonical_text(theirs), encoding="utf-8")
    agreement.set(AIM, "Mine", label="x")
    agreement.save(overwrite_changed=True)
    found = versions.of(identity(agreement))
    assert aims(versions, found) == ["Mine", "Theirs", ""]
    assert found[1].saved_by != found[0].saved_by


def test_a_file_of_another_agreement_is_kept_under_its_own_id(
    path: Path, versions: Versions
) -> None:
    other = OpenAgreement.new()
    other.set(AIM, "Other", label="x")
    other.save(path)
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    assert aims(versions, versions.of(identity(other))) == ["Other"]
    assert aims(versions, versions.of(identity(agreement))) == [""]


def test_a_file_that_is_no_agreement_is_kept_too(path: Path, versions: Versions) -> None:
    path.write_text("shopping list", encoding="utf-8")
    OpenAgreement.new(versions=versions).save(path)
    kept = [one.read_text(encoding="utf-8") for one in path.parents[1].rglob("0*.sharebuilder")]
    assert "shopping list" in kept


@pytest.mark.parametrize(
    "bad", ["../../etc", "/etc/passwd", "a/b", "", ".", "CON", "x" * 5000, "\ud800", "é\n"]
)
def test_an_id_from_a_hostile_file_leads_nowhere(tmp_path: Path, bad: str) -> None:
    versions = Versions(tmp_path / "versions", person=JO)
    versions.keep(bad, b"{}", tmp_path / "a.sharebuilder")
    made = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert all(one.parents[1] == tmp_path / "versions" for one in made)
    assert [versions.read(one) for one in versions.of(bad)] == [b"{}"]


def test_the_same_content_twice_is_one_version(path: Path, versions: Versions) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    agreement.save(path)
    assert len(versions.of(identity(agreement))) == 1


def test_the_order_is_that_of_saving_whatever_the_clock_says(tmp_path: Path) -> None:
    clock = datetime(2026, 11, 24, tzinfo=UTC)
    for days in (0, -1, 3650, -400):
        Versions(tmp_path, person=JO, now=lambda d=days: clock + timedelta(days=d)).keep(
            "x", str(days).encode(), tmp_path / "a"
        )
    versions = Versions(tmp_path, person=JO)
    assert [versions.read(one) for one in versions.of("x")] == [b"-400", b"3650", b"-1", b"0"]


def test_large_versions_go_before_there_are_ten_but_the_last_two_stay(tmp_path: Path) -> None:
    versions = Versions(tmp_path, person=JO, largest=2500)
    for number in range(6):
        versions.keep("x", bytes([number]) * 1000, tmp_path / "a")
    assert [one.number for one in versions.of("x")] == [6, 5]
    versions.keep("x", b"z" * 10_000, tmp_path / "a")
    assert [one.number for one in versions.of("x")] == [7, 6]


def test_all_together_have_a_limit_and_the_oldest_of_any_agreement_go(tmp_path: Path) -> None:
    versions = Versions(tmp_path, person=JO, largest_of_all=7000)
    for name in "abc":
        for number in range(4):
            versions.keep(name, f"{name}{number}".encode() * 500, tmp_path / "a")
            newest = versions.of(name)[0].path
            os.utime(newest, (number + ord(name) * 100, number + ord(name) * 100))
    versions.tidy()
    assert [len(versions.of(name)) for name in "abc"] == [2, 2, 3]


def test_lost_notes_do_not_lose_a_version(path: Path, versions: Versions) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    (version,) = versions.of(identity(agreement))
    note = version.path.with_suffix(".json")
    for content in (None, b"", b"[1]", b'{"saved_by": 5}', b"\xff"):
        if content is None:
            note.unlink()
        else:
            note.write_bytes(content)
        (found,) = versions.of(identity(agreement))
        assert (found.sha256, found.saved_by) == (version.sha256, "")
        assert datetime.fromisoformat(found.saved_at)


def test_a_file_that_cannot_be_read_any_more_still_finds_its_versions(
    path: Path, versions: Versions
) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    path.write_bytes(b"\x00\x00")
    assert [versions.read(one) for one in versions.of_file(path)] == [
        agreement_bytes(agreement.tree)
    ]
    assert versions.of_file(path.with_name("other")) == ()


class FailingIn(Files):
    """A file system where nothing can be written below one folder."""

    def __init__(self, folder: Path, fault: int) -> None:
        self._folder, self._fault = folder, fault

    def create(self, path: Path, mode: int) -> int:
        if path.is_relative_to(self._folder):
            raise OSError(self._fault, os.strerror(self._fault))
        return super().create(path, mode)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_version_that_cannot_be_kept_does_not_stop_the_saving_and_is_said(
    path: Path, tmp_path: Path, fault: int
) -> None:
    versions = Versions(tmp_path / "v", person=JO, files=FailingIn(tmp_path / "v", fault))
    agreement = OpenAgreement.new(versions=versions)
    (note,) = agreement.save(path)
    assert note.startswith("It is saved, but no earlier version could be kept (")
    assert read_agreement(path).tree == agreement.tree
    assert not agreement.dirty


def test_a_hard_link_is_said(path: Path) -> None:
    agreement = OpenAgreement.new()
    agreement.save(path)
    path.with_name("b.sharebuilder").hardlink_to(path)
    (note,) = agreement.save()
    assert "another name" in note
    assert agreement.save() == ()


def test_a_fault_at_any_call_keeps_the_saved_file_and_the_versions_whole(
    path: Path, tmp_path: Path
) -> None:
    class At(Files):
        def __init__(self, at: int) -> None:
            self._left = at

        def __getattribute__(self, name: str) -> Any:
            if not name.startswith("_") and name in vars(Files) and name != "wait":
                self._left -= 1
                if self._left == 0:
                    raise OSError(errno.EIO, "fault")
            return super().__getattribute__(name)

    folder = tmp_path / "v"
    said = 0
    for at in range(1, 90):
        files = At(at)
        agreement = OpenAgreement.new(versions=Versions(folder, person=JO, files=files))
        agreement.set(AIM, f"Aim {at}", label="x")
        said += bool(agreement.save(path))
        assert read_agreement(path).tree == agreement.tree
        kept = Versions(folder, person=JO)
        for version in kept.of(identity(agreement)):
            assert json.loads(kept.read(version))["case"]["aim"].startswith("Aim ")
    assert said > 10


SAVER = """
import sys
from pathlib import Path
from sharebuilder.storage.versions import Versions
versions = Versions(Path(sys.argv[1]), most=1000)
for number in range(40):
    versions.keep("x", f"{sys.argv[2]} {number}".encode(), Path("/a"))
"""


def test_two_programs_that_keep_versions_of_one_agreement_lose_none(tmp_path: Path) -> None:
    children = [
        subprocess.Popen([sys.executable, "-c", SAVER, str(tmp_path), name], cwd=ROOT)
        for name in ("one", "two")
    ]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    versions = Versions(tmp_path)
    found = {versions.read(one).decode() for one in versions.of("x")}
    assert found == {f"{name} {number}" for name in ("one", "two") for number in range(40)}


def test_they_lie_among_this_persons_own_files(own_folders: Path) -> None:
    assert versions_folder().is_relative_to(own_folders)
    assert versions_folder().parts[-2:] == ("ShareBuilder", "versions")


def test_what_a_crash_left_among_them_is_taken_away_later(path: Path, versions: Versions) -> None:
    agreement = OpenAgreement.new(versions=versions)
    agreement.save(path)
    folder = versions.of(identity(agreement))[0].path.parent
    old, fresh = folder / ".000009.sharebuilder.1-a.saving", folder / ".000009.json.2-b.saving"
    for left in (old, fresh):
        left.write_text("half", encoding="utf-8")
    os.utime(old, (1, 1))
    agreement.set(AIM, "More", label="x")
    agreement.save()
    assert not old.exists()
    assert fresh.exists()
