"""A fault at every file call of a save, with its lock, its versions and its journal."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.journal import read_journal
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.versions import Versions
from torture.frame import Campaign, Task
from torture.saving import AIM, SHORT, FailingFiles, saved

if TYPE_CHECKING:
    from pathlib import Path

_FAULTS = {
    "disk full": errno.ENOSPC,
    "input/output error": errno.EIO,
    "no permission": errno.EACCES,
    "read-only": errno.EROFS,
    "quota": errno.EDQUOT,
    "gone": errno.ENOENT,
    "stale": errno.ESTALE,
    "busy": errno.EBUSY,
    "short write": SHORT,
}
_CALLS = 140  # more than a save, a flush and a close make


def run(task: Task) -> None:
    """Save with a fault at each call in turn, once and from then on."""
    kinds = list(_FAULTS)
    reached = 0
    for number in task.cases():
        # The number is spread, so that a short run meets all parts of a save and all faults.
        at, kind = number * 37 % _CALLS + 1, kinds[number // 2 % len(kinds)]
        files = FailingFiles(at, _FAULTS[kind], for_good=bool(number % 2))
        folder = task.folder / str(number)
        folder.mkdir()
        task.attempt(f"{kind} at call {at}", _save, folder, files)
        reached += files._reached()
        shutil.rmtree(folder)
    task.note(f"{reached} of the faults were met")


def _save(folder: Path, files: FailingFiles) -> None:
    """Edit, flush and save as the window does.

    Raises:
        AssertionError: a file is lost, half-written, or not what was said of it.
    """
    path = folder / "a.sharebuilder"
    before = dict(saved(path).tree)
    opened = OpenAgreement.open(path)
    agreement = OpenAgreement(
        opened.tree, path, on_disk=read_agreement(path), files=files,
        versions=Versions(folder / "versions", files=files),
    )  # fmt: skip
    told: list[CannotSave] = []
    recorder = Recorder(agreement, folder=folder / "journals", files=files, failed=told.append)
    held = Held(
        agreement, recorder=recorder, lock_of=lambda one: Lock(one, files=files), files=files
    )
    agreement.set(AIM, "new", label="x")
    recorder.flush()
    if not told:
        (journal,) = (folder / "journals").glob("*.journal")
        assert read_journal(journal.read_bytes()).tree == agreement.tree, "the journal lacks words"
    refused = None
    try:
        held.save()
    except CannotSave as error:
        refused = error
    found = read_agreement(path).tree
    if refused is None:
        assert found == agreement.tree, "it said “saved”, and the file is another"
    else:
        assert found in (before, agreement.tree), "the file is neither the old nor the new one"
        assert agreement.dirty, "the work counts as saved"
        assert refused.remedy, "no remedy"
    held.close()


def control(folder: Path) -> bool:
    """Save by opening the file and writing: a fault in the middle leaves half of it."""
    path = folder / "a.txt"
    path.write_bytes(b"old" * 1000)
    files = FailingFiles(2, errno.ENOSPC)
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        files.write(handle, b"new" * 400)
        files.write(handle, b"new" * 600)
    except OSError:
        pass
    finally:
        os.close(handle)
    return path.read_bytes() not in {b"old" * 1000, b"new" * 1000}


CAMPAIGN = Campaign(
    "faults",
    "A fault at any file call leaves the old or the new file whole, and says so.",
    _CALLS * len(_FAULTS) * 2,
    90,
    run,
    control,
)
