"""A thousand agreements built one after the other: none fails, and memory stays flat."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases
from torture.building import documents_of
from torture.frame import Campaign, Task
from torture.memory import growth, held, leak_is_seen

if TYPE_CHECKING:
    from pathlib import Path

_MOST_GROWTH = 0.10
_ENOUGH = 40  # below this, growth says nothing


def run(task: Task) -> None:
    """Build the worked cases over and over, each time under another title."""
    cases: list[Any] = [read_agreement(case.path).tree for case in worked_cases()]
    moments: list[tuple[float, int]] = []
    for number in task.cases():
        tree = copy.deepcopy(cases[number % len(cases)])
        tree["about"]["title"] = f"{tree['about']['title']} {number}"
        task.attempt(f"agreement {number}", documents_of, tree, task.folder / "out")
        moments.append(held())
    _judge(task, moments)


def _judge(task: Task, moments: list[tuple[float, int]]) -> None:
    grown = growth([megabytes for megabytes, _ in moments])
    files = moments[-1][1] - moments[len(moments) // 4][1]
    task.note(
        f"{moments[-1][0]:.0f} MB at the end, {grown:+.1%} after warm-up; {files:+} files open"
    )
    if len(moments) >= _ENOUGH:
        task.expect(grown < _MOST_GROWTH, f"memory grew by {grown:.0%}")
        task.expect(files <= 0, f"{files} files were left open")


def control(folder: Path) -> bool:
    """A program that keeps everything: its growth must be seen."""
    del folder
    return leak_is_seen(_MOST_GROWTH)


CAMPAIGN = Campaign(
    "batch",
    "A thousand agreements are built in a row without a failure and without growing.",
    1000,
    1,
    run,
    control,
)
