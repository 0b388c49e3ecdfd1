"""Two programs that change one file at the same time, and locks from other computers."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sharebuilder.storage.lock import Lock
from sharebuilder.storage.person import Person
from torture.frame import Campaign, Task
from torture.saving import saved

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAMS = 2
_BATCH = 250  # updates of each program between two looks at the clock
_CARELESS = 300
_LOCKS = 20
_OTHERS = Person("js", "Jo Smith", "PC-12", "another machine")


def run(task: Task) -> None:
    """Let two programs add to one number; at the end it must be the number of additions."""
    path = task.folder / "a.sharebuilder"
    _locks(task)
    noticed = begun = 0
    wanted = task.count
    while begun < wanted and time.monotonic() < task.ends:
        saved(path).tree["x_count"] = 0
        _begin(path)
        each = max(1, min(_BATCH, (wanted - begun) // _PROGRAMS))
        noticed += sum(_add(path, each))
        found = json.loads(path.read_text("utf-8"))["x_count"]
        task.expect(found == each * _PROGRAMS, f"{each * _PROGRAMS} additions came to {found}")
        begun += each * _PROGRAMS
    task.done = begun
    left = sorted(one.name for one in task.folder.iterdir() if one.is_file())
    task.expect(left == ["a.sharebuilder"], f"left behind: {left}")
    task.note(f"{noticed} times one program noticed the other and looked again")
    if begun < wanted:
        task.note(f"stopped by the time after {begun} of {wanted}")


def control(folder: Path) -> bool:
    """The same without comparing: additions must be lost."""
    path = folder / "a.json"
    path.write_text('{"x_count": 0}', encoding="utf-8")
    _add(path, _CARELESS, "naive")
    return bool(json.loads(path.read_text("utf-8"))["x_count"] != _CARELESS * _PROGRAMS)


def _begin(path: Path) -> None:
    agreement = saved(path)
    agreement.tree["x_count"] = 0
    agreement.save()


def _add(path: Path, each: int, *how: str) -> list[int]:
    """How often each of two programs noticed the other, after both have added."""
    command = [sys.executable, "-m", "torture.adder", str(path), str(each), *how]
    children = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(_PROGRAMS)
    ]
    said = [child.communicate()[0] for child in children]
    return [int(words) for words in said if words.strip()]


def _locks(task: Task) -> None:
    """A lock of another computer, of any age, is never taken without being asked."""
    folder = task.folder / "locks"
    folder.mkdir()
    dice = random.Random(task.first)
    for number in range(_LOCKS):
        path = folder / f"{number}.sharebuilder"
        age = timedelta(days=dice.choice((0, 1, 3, 400, -400)), seconds=dice.randrange(90))
        theirs = Lock(path, person=_OTHERS, now=lambda age=age: datetime.now(UTC) - age)
        theirs.acquire()
        when = time.time() - age.total_seconds()
        os.utime(theirs.place, (when, when))
        content = theirs.place.read_bytes()
        mine = Lock(path)
        task.expect(mine.acquire() == "theirs", f"a lock {age} old was taken")
        task.expect(theirs.place.read_bytes() == content, "the lock was changed")


CAMPAIGN = Campaign(
    "two-programs",
    "No change of another program is written over unnoticed, and no lock is taken unasked.",
    10_000,
    60,
    run,
    control,
)
