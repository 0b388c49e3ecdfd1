"""The short form of the reliability campaigns that take seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture.short import CAMPAIGNS, ELSEWHERE, LONGEST, ROOT, holds

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", [name for name in CAMPAIGNS if name not in {*ELSEWHERE, *LONGEST}])
def test_nothing_breaks_the_promise_and_what_would_is_noticed(name: str, tmp_path: Path) -> None:
    holds(name, tmp_path)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_the_suite_tries_elsewhere_would_be_noticed(name: str, tmp_path: Path) -> None:
    assert (ROOT / ELSEWHERE[name]).is_file()
    assert CAMPAIGNS[name].control(tmp_path)


def test_there_are_the_23_campaigns_of_the_bar_and_the_walk_each_with_a_promise() -> None:
    assert len(CAMPAIGNS) == 24
    assert all(one.promise.endswith(".") for one in CAMPAIGNS.values())
    assert all(0 < one.short <= one.long for one in CAMPAIGNS.values())
