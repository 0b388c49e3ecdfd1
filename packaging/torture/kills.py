"""SIGKILL at a random moment of typing, autosaving and saving through the real window."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.recovery import Leftover, leftovers
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.lock import Lock
from torture.frame import Campaign, NotTried, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SAVE_EVERY = ("0", "1", "3", "9")
_AT_MOST = 2.0  # seconds of typing that may be lost
_LATEST = 2.8
_SIZE = 400_000
_BEFORE = "As it was"


@dataclass(frozen=True)
class Told:
    """What a child had said when it was killed, and when that was."""

    typed: list[tuple[int, float]]
    saved: int
    killed: float


def run(task: Task) -> None:
    """Kill programs in which somebody types; look what is left each time."""
    lost: list[float] = []
    orphans = saves = 0
    with nursery() as bear:
        for number in task.cases():
            dice = random.Random(number)
            folder = task.folder / str(number)
            folder.mkdir()
            path = _agreement(folder / "a.sharebuilder")
            told = bear(path, _SAVE_EVERY[number % 4], dice.uniform(0.0, _LATEST))
            task.attempt(f"kill {number}", _look, path, told, lost)
            saves += told.saved
            orphans += len(list(folder.glob(".*.saving")))
            _clear(path)
            shutil.rmtree(folder)
    if lost:
        task.note(
            f"the most typing lost: {max(lost):.2f} s; {saves} saves acknowledged; "
            f"{orphans} temporary files left for the next save to clear"
        )


def control(folder: Path) -> bool:
    """Kill a program that saves carelessly, until a half-written file is found."""
    with nursery() as bear:
        for number in range(60):
            path = folder / f"{number}.txt"
            bear(path, "naive", random.Random(number).uniform(0.0, 0.05))
            if path.stat().st_size != _SIZE:
                return True
    return False


@contextmanager
def nursery() -> Iterator[Callable[[Path, str, float], Told]]:
    """A function that lets a child type into a file, and kills it after its first word."""
    if sys.platform == "win32":
        raise NotTried("there is no SIGKILL and no fork on Windows")
    with subprocess.Popen(
        [sys.executable, "-m", "torture.nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        sends, answers = process.stdin, process.stdout

        def bear(path: Path, save_every: str, seconds: float) -> Told:
            log = path.with_name("log")
            log.write_bytes(b"")
            sends.write(f"{path}\t{log}\t{save_every}\n")
            sends.flush()
            child = int(answers.readline())
            _wait_for(log)
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
            _wait_until_gone(child)
            killed = time.time()
            lines = [line.split() for line in log.read_text("ascii").splitlines()]
            log.unlink()
            return Told(
                [(int(n), float(at)) for what, n, at in lines if what == "typed"],
                max([int(n) for what, n, _ in lines if what == "saved"], default=0),
                killed,
            )

        yield bear
        process.stdin.close()


def _agreement(path: Path) -> Path:
    """A file that takes a while to write, and a window a moment to show."""
    tree = OpenAgreement.new().tree
    OpenAgreement(
        {**tree, "case": {"mission": _BEFORE}, "x_room": "0123456789" * (_SIZE // 10)}
    ).save(path)
    return path


def _wait_for(log: Path) -> None:
    end = time.monotonic() + 60
    while not log.stat().st_size:
        if time.monotonic() > end:
            raise RuntimeError("the window did not open in a minute")
        time.sleep(0.005)


def _wait_until_gone(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.kill(child, 0)
            time.sleep(0.002)


def _look(path: Path, told: Told, losses: list[float]) -> None:
    """See that no file is lost, and add the seconds of typing that are.

    Raises:
        AssertionError: a file is lost or half-written, or too much is lost.
    """
    mission = json.loads(path.read_text("utf-8"))["case"]["mission"]
    in_file = 0 if mission == _BEFORE else _counted(mission)
    read_agreement(path)
    assert in_file >= told.saved, "a save that was acknowledged is lost"
    left, unreadable = leftovers()
    assert not unreadable, "a journal cannot be read"
    recovered = max(
        [
            in_file,
            *(_counted(one.journal.tree["case"]["mission"]) for one in left if one.file == path),
        ]
    )
    lost = told.killed - next((at for n, at in told.typed if n > recovered), told.killed)
    assert lost < _AT_MOST, f"{lost:.2f} s of typing are lost"
    lock = Lock(path)
    assert lock.acquire() == "mine", "the lock of the killed program is not cleared"
    lock.release()
    losses.append(lost)


def _mission(leftover: Leftover) -> object:
    return OpenAgreement(leftover.journal.tree).view.case.mission


def _counted(text: object) -> int:
    """How far somebody had counted; each number must follow the one before."""
    numbers = [int(word) for word in str(text).split()]
    assert numbers == list(range(1, len(numbers) + 1)), "the text is torn"
    return len(numbers)


def _clear(path: Path) -> None:
    for one in leftovers()[0]:
        if one.file == path:
            one.path.unlink()


CAMPAIGN = Campaign(
    "kills",
    "A kill at any moment loses no file and no more than two seconds of typing.",
    1000,
    3,
    run,
    control,
)
