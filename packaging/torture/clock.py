"""Clocks that jump: back a day, on ten years, through the change to summer time."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.storage.journal import read_journal
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.person import Person
from sharebuilder.storage.versions import Versions
from torture.frame import Campaign, Task
from torture.saving import AIM

if TYPE_CHECKING:
    from pathlib import Path

_SUMMER = datetime(2026, 3, 29, 0, 59, 58, tzinfo=UTC)
_JUMPS = (
    timedelta(days=-1), timedelta(days=3652), timedelta(hours=1), timedelta(hours=-1),
    timedelta(seconds=1), timedelta(0), timedelta(days=-9000),
)  # fmt: skip
_ELSEWHERE = Person("js", "Jo Smith", "PC-12", "another machine")
_SAVES = 6


def run(task: Task) -> None:
    """Save, autosave and lock while the clock jumps."""
    for number in task.cases():
        folder = task.folder / str(number)
        folder.mkdir()
        task.attempt(f"clock {number}", _jump, folder, random.Random(number))


def _jump(folder: Path, dice: random.Random) -> None:
    now = _SUMMER

    def clock() -> datetime:
        return now

    path = folder / "a.sharebuilder"
    versions = Versions(folder / "versions", now=clock)
    agreement = OpenAgreement.new(versions=versions)
    recorder = Recorder(agreement, folder=folder / "journals", now=clock)
    for save in range(_SAVES):
        now += dice.choice(_JUMPS)
        agreement.set(AIM, f"save {save}", label="x")
        recorder.flush()
        assert read_journal(recorder.path.read_bytes()).tree == agreement.tree, "the journal"
        agreement.save(path)
        stamp = now.timestamp()
        os.utime(path, (stamp, stamp))
    kept = versions.of(str(agreement.tree["id"]))
    words = [_words(versions.read(one)) for one in kept]
    numbers = [one.number for one in kept]
    assert numbers == sorted(numbers, reverse=True), numbers
    assert words == [f"save {save}" for save in reversed(range(_SAVES))], words
    Lock(path, person=_ELSEWHERE, now=clock).acquire()
    now += dice.choice(_JUMPS)
    mine = Lock(path, now=clock)
    assert mine.acquire() == "theirs", "the lock of another computer was taken"
    recorder.close()


def _words(content: bytes) -> str:
    from sharebuilder.storage.agreement_file import agreement_from_bytes

    return OpenAgreement(agreement_from_bytes(content).tree).view.case.aim


def control(folder: Path) -> bool:
    """Order versions by their times, as a careless program does: a clock set back misleads it."""
    times = [_SUMMER, _SUMMER + timedelta(days=-1)]
    for number, when in enumerate(times):
        path = folder / str(number)
        path.write_text(str(number), encoding="utf-8")
        os.utime(path, (when.timestamp(), when.timestamp()))
    return max(folder.iterdir(), key=lambda one: one.stat().st_mtime).name != "1"


CAMPAIGN = Campaign(
    "clock",
    "A clock that jumps changes no order of versions, and takes no lock.",
    200,
    3,
    run,
    control,
)
