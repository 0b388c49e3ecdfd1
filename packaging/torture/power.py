"""Power cuts: every prefix of what a save asks of the disk, in each way a disk may have kept it.

The model: bytes that were not flushed may be there, half there, or not there; of the new names,
renames and removals since the folder was flushed, any first part may be there. That is what an
ordered journal promises, and no more. No real disk was cut off.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.storage.agreement_file import agreement_from_bytes
from sharebuilder.storage.files import Files
from sharebuilder.storage.journal import read_journal
from sharebuilder.storage.versions import Versions
from torture.frame import Campaign, Task
from torture.saving import AIM, saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZES = (0, 3_000, 70_000, 300_000)
_Step = tuple[Any, ...]


class Recorded(Files):
    """The real file calls, each written down."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._open: dict[int, str] = {}

    def create(self, path: Path, mode: int) -> int:
        return self._opened("create", path, super().create(path, mode))

    def append(self, path: Path) -> int:
        return self._opened("append", path, super().append(path))

    def _opened(self, what: str, path: Path, handle: int) -> int:
        self._open[handle] = str(path)
        self._steps.append((what, str(path)))
        return handle

    def write(self, handle: int, content: bytes | memoryview) -> int:
        count = super().write(handle, content)
        self._steps.append(("write", self._open[handle], bytes(content[:count])))
        return count

    def sync(self, handle: int) -> None:
        super().sync(handle)
        self._steps.append(("sync", self._open[handle]))

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._steps.append(("rename", str(source), str(target)))

    def put_new(self, source: Path, target: Path) -> None:
        super().put_new(source, target)
        self._steps.append(("rename", str(source), str(target)))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._steps.append(("remove", str(path)))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._steps.append(("sync folder", str(folder)))


def states(  # noqa: C901 - one step of the log after the other
    before: dict[str, bytes], steps: list[_Step]
) -> Iterator[dict[str, bytes]]:
    """What a disk may hold after some steps and a power cut: the content of each file by path."""
    names = dict(enumerate(before))
    durable = dict(enumerate(before.values()))
    content = dict(durable)
    found = {path: number for number, path in names.items()}
    kept, waiting = dict(found), []  # what is on the disk for certain, and what may be
    for step in steps:
        what, path = step[0], step[1]
        if what == "create":
            number = len(content)
            content[number] = durable[number] = b""
            found[path] = number
            waiting.append((path, number))
        elif what == "write":
            content[found[path]] += step[2]
        elif what == "sync":
            durable[found[path]] = content[found[path]]
        elif what == "rename" and path in found:
            found[step[2]] = found.pop(path)
            waiting.append((step[2], found[step[2]]))
            waiting.append((path, None))
        elif what == "remove" and path in found:
            del found[path]
            waiting.append((path, None))
        elif what == "sync folder":
            kept = dict(found)
            waiting = []
    for there in range(len(waiting) + 1):
        shown = dict(kept)
        for path, number in waiting[:there]:
            if number is None:
                shown.pop(path, None)
            else:
                shown[path] = number
        for share in (0.0, 0.5, 1.0):
            yield {
                path: durable[number]
                + content[number][len(durable[number]) :][
                    : int((len(content[number]) - len(durable[number])) * share)
                ]
                for path, number in shown.items()
            }


def run(task: Task) -> None:
    """Cut the power after each step of saves and of autosaves."""
    cuts = [cut for size in _SIZES for cut in (*_saves(task.folder, size), *_journals(task, size))]
    # A stride that shares no factor with their number: a short run meets all kinds.
    spread = [cuts[at * 37 % len(cuts)] for at in range(len(cuts))] if len(cuts) % 37 else cuts
    tried = 0

    def look(cut: _Cut) -> None:
        nonlocal tried
        for disk in states(cut.before, cut.steps):
            tried += 1
            cut.look(disk)

    task.try_each(spread, look)
    task.note(f"{tried} states of the disk after {task.done} cuts; {_order(task.folder)}")


class _Cut:
    """The steps until a power cut, and what must be found after it."""

    def __init__(self, before: dict[str, bytes], steps: list[_Step], path: str,
                 allowed: list[str], *, kind: str) -> None:  # fmt: skip
        self.before, self.steps, self.path, self.allowed = before, steps, path, allowed
        self.kind = kind

    def __str__(self) -> str:
        return f"{self.kind} after {len(self.steps)} steps"

    def look(self, disk: dict[str, bytes]) -> None:
        found = disk.get(self.path)
        if found is None:
            assert "" in self.allowed, "the file is gone"
            return
        read = read_journal if self.kind == "autosave" else agreement_from_bytes
        words = OpenAgreement(read(found).tree).view.case.aim
        assert words in self.allowed, f"it holds “{words}”, and not {self.allowed}"


def _saves(folder: Path, size: int) -> list[_Cut]:
    path = folder / f"{size}.sharebuilder"
    agreement = saved(path, room=size)
    before = {str(path): path.read_bytes()}
    files = Recorded()
    again = OpenAgreement.open(path)
    again._files = files
    again.keep_versions(Versions(folder / f"versions-{size}", files=files))
    again.set(AIM, "new", label="x")
    again.save()
    steps = files._steps
    del agreement
    # The last flush of the folder is what “saved” waits for: from then on, only the new one counts.
    flushed = max(at for at, step in enumerate(steps) if step == ("sync folder", str(folder)))
    return [
        _Cut(before, steps[:end], str(path), ["new"] if end > flushed else ["old", "new"],
             kind="save")
        for end in range(len(steps) + 1)
    ]  # fmt: skip


def _journals(task: Task, size: int) -> list[_Cut]:
    folder = task.folder / f"journals-{size}"
    agreement = saved(task.folder / "j.sharebuilder", room=size)
    files = Recorded()
    recorder = Recorder(agreement, folder=folder, files=files)
    cuts, allowed = [], [""]
    done = 0
    for word in ("one", "two", "three"):
        agreement.set(AIM, word, label="x")
        agreement.seal()
        recorder.flush()
        steps = files._steps
        may_be = [*allowed, word]
        cuts += [
            _Cut({}, steps[:end], str(recorder.path), may_be if end < len(steps) else [word],
                 kind="autosave")
            for end in range(done + 1, len(steps) + 1)
        ]  # fmt: skip
        allowed, done = [word], len(steps)
    recorder.close()
    return cuts


def _order(folder: Path) -> str:
    """Whether the system is really asked in the order that was written down."""
    if not shutil.which("strace"):
        return "the order of system calls was not looked at: strace is not installed"
    path, log = folder / "traced.sharebuilder", folder / "trace"
    saved(path)
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from sharebuilder.open_agreement import OpenAgreement\n"
        "one = OpenAgreement.open(Path(sys.argv[1]))\none.save()\n"
    )
    done = subprocess.run(
        ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", "-o", log,
         sys.executable, "-c", script, path],
        capture_output=True, check=False,
    )  # fmt: skip
    lines = [line for line in log.read_text("utf-8").splitlines() if str(folder) in line]
    if done.returncode or not lines:
        return "the order of system calls was not looked at: strace may not run here"
    seen = [("rename" if "rename" in line else "flush") for line in lines]
    assert seen[-3:] == ["flush", "rename", "flush"], lines
    return "strace saw flush, rename, flush"


def control(folder: Path) -> bool:
    """Save without flushing: some state of the disk must be neither the old nor the new file."""
    path = str(folder / "a")
    steps: list[_Step] = [
        ("create", "t"), ("write", "t", b"new" * 100), ("rename", "t", path),
        ("sync folder", str(folder)),
    ]  # fmt: skip
    whole = {b"old" * 100, b"new" * 100}
    return any(disk.get(path) not in whole for disk in states({path: b"old" * 100}, steps))


CAMPAIGN = Campaign(
    "power",
    "A power cut after any step of a save or an autosave leaves the old or the new.",
    10_000,
    60,
    run,
    control,
)
