"""What every campaign has: a promise, a number of cases, and a control that must be noticed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_FAILURES_KEPT = 20
_LONGEST = 300
_Kind = TypeVar("_Kind")


class NotTried(Exception):
    """This machine cannot try a campaign; the words say why."""


@dataclass
class Task:
    """One run of a campaign.

    Attributes:
        folder: an empty folder of its own.
        count: how many cases to try.
        first: the number of the first case. A case of a number is the same each time, so that a
            long run can be made in pieces.
        ends: when to stop, by `time.monotonic`.
        done: how many cases were tried.
        failed: how many broke the promise.
        failures: the first of them, in words.
        notes: what else is worth knowing, in words.
    """

    folder: Path
    count: int
    first: int = 0
    ends: float = float("inf")
    done: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def cases(self) -> Iterator[int]:
        """The number of each case, until all are tried or the time is up."""
        for number in range(self.first, self.first + self.count):
            if time.monotonic() > self.ends:
                self.note(f"stopped by the time after {self.done} of {self.count}")
                return
            yield number
            self.done += 1

    def each(self, kinds: Sequence[_Kind]) -> Iterator[_Kind]:
        """Cases out of a list: as many as were asked for and as there are, from the first on."""
        self.count = max(0, min(self.count, len(kinds) - self.first))
        for number in self.cases():
            yield kinds[number]

    def try_each(self, kinds: Sequence[_Kind], act: Callable[[_Kind], object]) -> None:
        """Do something with each case out of a list. Whatever it raises breaks the promise."""
        for kind in self.each(kinds):
            self.attempt(str(kind)[:80], act, kind)

    def attempt(self, name: str, act: Callable[..., object], *words: object) -> None:
        """Do something. Whatever it raises breaks the promise, but for `NotTried`."""
        try:
            act(*words)
        except NotTried:
            raise
        except Exception as error:  # noqa: BLE001 - no kind of it may pass
            self.wrong(f"{name}: {type(error).__name__}: {error}"[:_LONGEST])

    def wrong(self, words: str) -> None:
        """Count a case that broke the promise."""
        self.failed += 1
        if len(self.failures) < _FAILURES_KEPT:
            self.failures.append(words)

    def expect(self, holds: object, words: str) -> None:
        """Count a case as broken unless something holds."""
        if not holds:
            self.wrong(words)

    def note(self, words: str) -> None:
        """Say something about the run."""
        self.notes.append(words)


@dataclass(frozen=True)
class Campaign:
    """One campaign.

    Attributes:
        name: the word by which the command names it.
        promise: what holds in every case, as a sentence.
        long: how many cases the long form tries.
        short: how many the test suite tries.
        run: tries the cases of a task, and tells it what went wrong.
        control: does the same to something that breaks the promise. Whether that was noticed.
    """

    name: str
    promise: str
    long: int
    short: int
    run: Callable[[Task], None]
    control: Callable[[Path], bool]


@dataclass(frozen=True)
class Outcome:
    """What came of a campaign.

    Attributes:
        name: the campaign.
        count: how many cases were really tried.
        failed: how many broke the promise.
        noticed: whether the control was noticed; None where the campaign was not tried.
        seconds: how long it took, the control included.
        words: failures and notes, a line each.
        not_tried: why it was not tried; empty where it was.
    """

    name: str
    count: int
    failed: int
    noticed: bool | None
    seconds: float
    words: tuple[str, ...] = ()
    not_tried: str = ""

    @property
    def passed(self) -> bool:
        """Whether cases were tried, none broke the promise, and the control was noticed."""
        return self.count > 0 and not self.failed and bool(self.noticed)

    def to_json(self) -> dict[str, object]:
        """The outcome as JSON."""
        return {
            "campaign": self.name,
            "count": self.count,
            "failures": self.failed,
            "control_noticed": self.noticed,
            "seconds": round(self.seconds, 1),
            "words": list(self.words),
            "not_tried": self.not_tried,
        }


def tried(campaign: Campaign, folder: Path, count: int, *, first: int = 0,
          ends: float = float("inf")) -> Outcome:  # fmt: skip
    """Run a campaign and its control.

    Args:
        campaign: the campaign.
        folder: an empty folder.
        count: how many cases.
        first: the number of the first.
        ends: when to stop, by `time.monotonic`.
    """
    begun = time.monotonic()
    places = folder / "run", folder / "control"
    for place in places:
        place.mkdir(parents=True)
    task = Task(places[0], count, first, ends)
    try:
        noticed = campaign.control(places[1])
        campaign.run(task)
    except NotTried as reason:
        seconds = time.monotonic() - begun
        return Outcome(campaign.name, 0, 0, None, seconds, not_tried=str(reason))
    return Outcome(
        campaign.name,
        task.done,
        task.failed,
        noticed,
        time.monotonic() - begun,
        (*task.failures, *task.notes),
    )
