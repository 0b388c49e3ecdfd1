"""Bad places for a file: each is saved to rightly, or refused in clear words, the work kept."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave, ShareBuilderError, UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.lock import Lock
from torture.drives import drive, need_root
from torture.frame import Campaign, NotTried, Task
from torture.saving import AIM, FailingFiles, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOBODY = 65534


def run(task: Task) -> None:
    """Try each place."""
    # Who is administrator may write anywhere: permissions are tried as somebody else.
    need_root("becoming somebody who may not write")

    root = Path(tempfile.mkdtemp(prefix="sharebuilder-places-"))
    root.chmod(0o755)  # anybody may come in, unlike to the folders of a test

    def attempt(place: Callable[[Path], None]) -> None:
        folder = root / place.__name__
        folder.mkdir()
        try:
            place(folder)
        except NotTried as why:
            task.note(f"{place.__name__}: not tried, because {why}")
            task.done -= 1

    saved(task.folder / "warm.sharebuilder")  # whoever becomes somebody else can load no code
    Lock(task.folder / "warm.sharebuilder").acquire()
    _changed(task.folder / "warm.sharebuilder").save()
    for place in task.each(_PLACES):
        task.attempt(place.__name__, attempt, place)
    shutil.rmtree(root)


@contextlib.contextmanager
def _nobody() -> Iterator[None]:
    # The real id too: `access` asks about that one.
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def _refused(agreement: OpenAgreement, path: Path | None = None, words: str = "") -> CannotSave:
    """The refusal of a save: with a remedy, and the work still open."""
    try:
        agreement.save(path)
    except CannotSave as error:
        assert words in error.problem, error.problem
        assert error.remedy, "no remedy"
        assert error.file is not None, "the file is not named"
        assert agreement.dirty, "the work counts as saved"
        return error
    raise AssertionError("it was not refused")


def _changed(path: Path) -> OpenAgreement:
    agreement = OpenAgreement.open(path)
    agreement.set(AIM, "new", label="x")
    return agreement


def _refused_whole(path: Path, words: str) -> None:
    before = path.read_bytes()
    with _nobody():
        agreement = _changed(path)
        _refused(agreement, words=words)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name], "something is left behind"


def read_only_folder(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    path.chmod(0o666)
    _refused_whole(path, "you may not write here")


def read_only_file(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    os.chown(path, _NOBODY, -1)
    path.chmod(0o444)
    folder.chmod(0o777)
    _refused_whole(path, "")


def file_of_somebody_else(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    path.chmod(0o644)
    folder.chmod(0o777)
    _refused_whole(path, "")


def unreadable_file(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    path.chmod(0o600)
    with _nobody(), _raises(UnusableFile, "may not read"):
        OpenAgreement.open(path)


def permission_taken_away(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    os.chown(path, _NOBODY, -1)
    folder.chmod(0o777)
    with _nobody():
        agreement = _changed(path)
        agreement.save()
        agreement.set(AIM, "more", label="x")
    folder.chmod(0o755)
    with _nobody():
        _refused(agreement, words="you may not write here")
    assert read_agreement(path).tree["case"] == {"aim": "new"}


def folder_removed(folder: Path) -> None:
    path = folder / "team" / "a.sharebuilder"
    path.parent.mkdir()
    saved(path)
    agreement = _changed(path)
    shutil.rmtree(path.parent)
    _refused(agreement, words="the folder is not there")
    agreement.save(folder / "b.sharebuilder")
    assert read_agreement(folder / "b.sharebuilder").tree == agreement.tree


def file_removed(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    agreement = _changed(path)
    path.unlink()
    agreement.save()
    assert read_agreement(path).tree == agreement.tree


def drive_pulled(folder: Path) -> None:
    with drive(folder, "tmpfs") as place:
        path = place / "team" / "a.sharebuilder"
        path.parent.mkdir()
        saved(path)
        agreement = _changed(path)
        subprocess.run(["umount", "-l", place], check=True)
        _refused(agreement, words="the folder is not there")


def drive_turned_read_only(folder: Path) -> None:
    with drive(folder, "tmpfs") as place:
        path = place / "a.sharebuilder"
        saved(path)
        agreement = _changed(path)
        before = path.read_bytes()
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        _refused(agreement)
        assert path.read_bytes() == before


def failing_drive(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    for at in range(1, 12):
        saved(path)
        agreement = _changed(path)
        before = path.read_bytes()
        agreement._files = FailingFiles(at, errno.EIO, for_good=True)
        try:
            agreement.save()
        except CannotSave as error:
            assert error.remedy, "no remedy"
            assert path.read_bytes() == before
        else:
            assert read_agreement(path).tree == agreement.tree


def link_is_followed(folder: Path) -> None:
    path, link = folder / "a.sharebuilder", folder / "link.sharebuilder"
    saved(path)
    link.symlink_to(path)
    agreement = _changed(link)
    agreement.save()
    assert link.is_symlink()
    assert read_agreement(path).tree == agreement.tree


def link_to_nowhere(folder: Path) -> None:
    link = folder / "link.sharebuilder"
    link.symlink_to(folder / "gone" / "a.sharebuilder")
    with _raises(UnusableFile, "no such file"):
        OpenAgreement.open(link)
    agreement = OpenAgreement.new()
    agreement.set(AIM, "new", label="x")
    _refused(agreement, link)


def links_in_a_circle(folder: Path) -> None:
    one, other = folder / "1.sharebuilder", folder / "2.sharebuilder"
    one.symlink_to(other)
    other.symlink_to(one)
    agreement = OpenAgreement.new()
    agreement.set(AIM, "new", label="x")
    _refused(agreement, one)


def private_stays_private(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    for mode in (0o600, 0o640, 0o660, 0o644):
        saved(path)
        path.chmod(mode)
        _changed(path).save()
        assert path.stat().st_mode & 0o777 == mode, oct(path.stat().st_mode)


def owner_is_kept(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    os.chown(path, 1234, 5678)
    _changed(path).save()
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 5678)


def name_of_300_characters(folder: Path) -> None:
    for name in ("n" * 300 + ".sharebuilder", "é" * 150 + ".sharebuilder"):
        agreement = OpenAgreement.new()
        agreement.set(AIM, "new", label="x")
        _refused(agreement, folder / name)


def path_of_5000_characters(folder: Path) -> None:
    agreement = OpenAgreement.new()
    agreement.set(AIM, "new", label="x")
    _refused(agreement, folder / "/".join(["deep"] * 1000) / "a.sharebuilder")


def name_that_no_file_can_have(folder: Path) -> None:
    agreement = OpenAgreement.new()
    agreement.set(AIM, "new", label="x")
    _refused(agreement, folder / "a\0b.sharebuilder")


def folder_in_the_place_of_the_file(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    path.mkdir()
    with _raises(UnusableFile, "folder"):
        OpenAgreement.open(path)
    agreement = OpenAgreement.new()
    agreement.set(AIM, "new", label="x")
    _refused(agreement, path)


def device_in_the_place_of_the_file(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    os.mkfifo(path)
    with _raises(UnusableFile, "device"):
        OpenAgreement.open(path)


def hard_link_is_said(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    (folder / "b.sharebuilder").hardlink_to(path)
    notes = _changed(path).save()
    assert any("another name" in note for note in notes), notes


def lock_where_nothing_may_be_made(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    with _nobody():
        assert Lock(path).acquire() == "unguarded"


def replaced_meanwhile(folder: Path) -> None:
    path = folder / "a.sharebuilder"
    saved(path)
    agreement = _changed(path)
    saved(path, "theirs")
    theirs = path.read_bytes()
    _refused(agreement, words="Somebody else changed")
    assert path.read_bytes() == theirs


@contextlib.contextmanager
def _raises(kind: type[ShareBuilderError], words: str) -> Iterator[None]:
    try:
        yield
    except kind as error:
        assert words in error.problem, error.problem
        assert error.remedy, "no remedy"
        return
    raise AssertionError("it was not refused")


_PLACES = [
    read_only_folder, read_only_file, file_of_somebody_else, unreadable_file,
    permission_taken_away, folder_removed, file_removed, drive_pulled, drive_turned_read_only,
    failing_drive, link_is_followed, link_to_nowhere, links_in_a_circle, private_stays_private,
    owner_is_kept, name_of_300_characters, path_of_5000_characters, name_that_no_file_can_have,
    folder_in_the_place_of_the_file, device_in_the_place_of_the_file, hard_link_is_said,
    lock_where_nothing_may_be_made, replaced_meanwhile,
]  # fmt: skip


def control(folder: Path) -> bool:
    """A careless save: it turns a link into a file, and the file that it led to stays old."""
    if sys.platform == "win32":
        raise NotTried("Windows has no links and permissions of this kind")
    path, link = folder / "a", folder / "link"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    (folder / "t").write_text("new", encoding="utf-8")
    (folder / "t").replace(link)
    return not link.is_symlink() and path.read_text("utf-8") == "old"


CAMPAIGN = Campaign(
    "places",
    "A place where saving fails is named, with a remedy, and the work stays open.",
    len(_PLACES),
    len(_PLACES),
    run,
    control,
)
