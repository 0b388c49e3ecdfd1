"""What runs and counts the reliability campaigns."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import torture as command_line_package
from torture.frame import Campaign, NotTried, Outcome, Task, tried

from tests.torture.short import CAMPAIGNS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def made(
    run: Callable[[Task], None] = lambda task: [*task.cases()] and None,
    *,
    noticed: bool = True,
) -> Campaign:
    return Campaign("made", "A promise.", 10, 2, run, lambda _folder: noticed)


def outcome_of(campaign: Campaign, folder: Path, **more: float) -> Outcome:
    return tried(campaign, folder, 4, **more)  # type: ignore[arg-type]


def test_a_campaign_passes_when_its_cases_hold_and_its_control_is_noticed(tmp_path: Path) -> None:
    outcome = outcome_of(made(), tmp_path)
    assert (outcome.passed, outcome.count, outcome.failed) == (True, 4, 0)


def test_a_control_that_is_not_noticed_fails_the_campaign(tmp_path: Path) -> None:
    assert not outcome_of(made(noticed=False), tmp_path).passed


def test_whatever_a_case_raises_is_counted_with_its_words(tmp_path: Path) -> None:
    def run(task: Task) -> None:
        task.try_each(["a", "b"], lambda kind: {}[kind] if kind == "b" else None)

    outcome = outcome_of(made(run), tmp_path)
    assert (outcome.count, outcome.failed, outcome.passed) == (2, 1, False)
    assert outcome.words == ("b: KeyError: 'b'",)


def test_a_campaign_that_tried_nothing_has_not_passed(tmp_path: Path) -> None:
    outcome = outcome_of(made(), tmp_path, ends=0.0)
    assert (outcome.count, outcome.passed) == (0, False)
    assert outcome.words == ("stopped by the time after 0 of 4",)


def test_what_cannot_be_tried_is_neither_passed_nor_failed(tmp_path: Path) -> None:
    def run(_task: Task) -> None:
        raise NotTried("there is no drive")

    outcome = outcome_of(made(run), tmp_path)
    assert (outcome.count, outcome.not_tried, outcome.noticed) == (0, "there is no drive", None)
    assert not outcome.passed


def test_a_run_can_be_made_in_pieces(tmp_path: Path) -> None:
    seen: list[int] = []

    def run(task: Task) -> None:
        seen.extend(task.cases())

    for piece in range(3):
        tried(made(run), tmp_path / str(piece), 4, first=piece * 4)
    assert seen == list(range(12))


def test_the_command_says_what_it_knows_and_refuses_other_names() -> None:
    def said(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / "packaging" / "torture.py", *words],
            capture_output=True,
            text=True,
            check=False,
        )

    assert command_line_package.__doc__
    listed = said("--list")
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(CAMPAIGNS)
    wrong = said("nonsense")
    assert wrong.returncode == 2
    assert "There is no campaign “nonsense”" in wrong.stderr
    one = said("hostile-json", "--count", "5")
    assert one.returncode == 0
    assert "1 passed, 0 failed, 0 not tried here." in one.stdout
