"""What is remembered of texts is found once, has an end, and is forgotten with its agreement."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sharebuilder.cli.main import main
from sharebuilder.model import remembered
from sharebuilder.model.remembered import forget, remembers
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def texts_held() -> int:
    return sum(memory.cache_info().currsize for memory in remembered._memories)


def test_a_text_is_looked_at_once_until_it_is_forgotten() -> None:
    asked = []

    @remembers(2)
    def letters(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [letters("one"), letters("three"), letters("one")] == [3, 5, 3]
    assert asked == ["one", "three"]
    forget()
    assert letters("one") == 3
    assert asked == ["one", "three", "one"]


def test_what_was_asked_last_stays_when_there_are_more_than_are_remembered() -> None:
    asked = []

    @remembers(2)
    def same(text: str) -> str:
        asked.append(text)
        return text

    for text in ("a", "b", "a", "c", "a"):
        same(text)
    assert asked == ["a", "b", "c"]


def test_a_build_of_many_keeps_no_answer_of_those_that_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", tmp_path)
    assert main(["check", case]) == 0
    assert texts_held() > 0, "a check looks at texts"
    assert main(["build", case, "--document", "case", "--out", str(tmp_path)]) == 0
    assert texts_held() == 0
    capsys.readouterr()
