"""A short form of each reliability campaign: the same code as `dev.py torture`, with few cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torture as command_line_package
from torture.catalogue import campaigns
from torture.frame import Campaign, NotTried, Outcome, Task, tried

if TYPE_CHECKING:
    from collections.abc import Callable

CAMPAIGNS = {one.name: one for one in campaigns()}
# The suite has these already, as tests of their own; only their control is looked at here.
ELSEWHERE = {
    "offline": Path("tests/architecture/test_architecture_offline.py"),
    "privacy": Path("tests/gui/test_gui_privacy.py"),
}
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", [name for name in CAMPAIGNS if name not in ELSEWHERE])
def test_nothing_breaks_the_promise_and_what_would_is_noticed(name: str, tmp_path: Path) -> None:
    campaign = CAMPAIGNS[name]
    outcome = tried(campaign, tmp_path / "torture", campaign.short)
    if outcome.not_tried:
        pytest.skip(f"not run: {outcome.not_tried}")
    assert outcome.words[: outcome.failed] == ()
    assert outcome.noticed
    assert outcome.count >= min(campaign.short, 1)
    assert outcome.passed


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_the_suite_tries_elsewhere_would_be_noticed(name: str, tmp_path: Path) -> None:
    assert (ROOT / ELSEWHERE[name]).is_file()
    assert CAMPAIGNS[name].control(tmp_path)


def test_there_are_the_23_campaigns_of_the_bar_and_the_walk_each_with_a_promise() -> None:
    assert len(CAMPAIGNS) == 24
    assert all(one.promise.endswith(".") for one in CAMPAIGNS.values())
    assert all(0 < one.short <= one.long for one in CAMPAIGNS.values())


# --- the frame ---


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
    import subprocess
    import sys

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
