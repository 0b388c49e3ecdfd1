"""A short form of each reliability campaign: the same code as `dev.py torture`, with few cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from torture.catalogue import campaigns
from torture.frame import tried

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGNS = {one.name: one for one in campaigns()}
# The suite has these already, as tests of their own; only their control is looked at here.
ELSEWHERE = {
    "offline": Path("tests/architecture/test_architecture_offline.py"),
    "privacy": Path("tests/gui/test_gui_privacy.py"),
}
# Those that take longest, in a file of their own: files are what is shared out between processors.
LONGEST = ("kills", "generated", "office", "batch", "soak", "walk")


def holds(name: str, folder: Path) -> None:
    """Nothing breaks the promise of a campaign, and what would is noticed."""
    campaign = CAMPAIGNS[name]
    outcome = tried(campaign, folder / "torture", campaign.short)
    if outcome.not_tried:
        pytest.skip(f"not run: {outcome.not_tried}")
    assert outcome.words[: outcome.failed] == ()
    assert outcome.noticed
    assert outcome.count >= min(campaign.short, 1)
    assert outcome.passed
