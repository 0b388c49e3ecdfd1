"""The coverage sheet: as the agreement prints it, and as the command has it."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.documents.coverage_sheet import CoverageSheet, coverage_sheet
from sharebuilder.errors import SeedProblem
from sharebuilder.model.pointer import expand, get, parse
from sharebuilder.questions.coverage import coverage
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.documents.built_once import BLANK, LAYOUTS, lines, made, of_case, rows, section_text
from tests.documents.every_document import CASES, KNOWLEDGE, QUESTIONS, TODAY, findings_of
from tests.documents.word_text import bare

if TYPE_CHECKING:
    from pathlib import Path

DATA = json.loads((seeds_dir() / "coverage" / "points.json").read_text(encoding="utf-8"))
POINTS = "No. | Point | Asked by"


@cache
def sheet(case: str, layout: str) -> CoverageSheet:
    return coverage_sheet(
        CASES[case], question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=findings_of(case),
        today=TODAY, layout=layout,
    )  # fmt: skip


def without(tree: dict[str, Any], patterns: list[str]) -> dict[str, Any]:
    """A copy without the answers at some patterns."""
    made_ = copy.deepcopy(tree)
    for pattern in patterns:
        for pointer in sorted(expand(made_, pattern), reverse=True):
            *way, last = parse(pointer)
            holder: Any = made_
            for step in way:
                holder = (
                    next(one for one in holder if one.get("id") == step.removeprefix("id:"))
                    if step.startswith("id:")
                    else holder[int(step) if isinstance(holder, list) else step]
                )
            if isinstance(holder, dict):
                holder.pop(last, None)
    return made_


def patterns_of(point: dict[str, Any]) -> list[str]:
    return [
        pattern.partition("=")[0]
        for part in point["parts"]
        for patterns in part["at"].values()
        for pattern in patterns
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", sorted(CASES))
def test_the_appendix_and_the_command_say_the_same(case: str, layout: str) -> None:
    found = sheet(case, layout)
    printed = rows(of_case("agreement", case, layout), POINTS)
    assert len(printed) == len(DATA["points"]) == 50
    for row, point in zip(printed, found.coverage.points, strict=True):
        said = [*found.places(point), *([point.gap] if point.gap else [])]
        assert row == [str(point.number), point.title, point.marks, "\n".join(said)]
        assert len(found.places(point)) == len(point.clauses), "a section that is not there"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", sorted(CASES))
def test_the_section_that_it_names_holds_the_answer(case: str, layout: str) -> None:
    content, tree = of_case("agreement", case, layout), CASES[case]
    texts: dict[str, str] = {}
    wrong = []
    for point in DATA["points"]:
        for part in point["parts"]:
            for clause, patterns in part["at"].items():
                texts[clause] = texts.get(clause) or bare(section_text(content, clause))
                wrong += [
                    (point["number"], clause, pattern, answer[:50])
                    for pattern in patterns
                    for answer in _written(tree, pattern.partition("=")[0])
                    if any(bare(one.lstrip("-•* ")).rstrip(".") not in texts[clause]
                           for one in answer.splitlines())
                ]  # fmt: skip
    # The title stands at the very top, above the summary that the sheet names.
    assert [one for one in wrong if one[2] != "/about/title"] == []


def _written(tree: dict[str, Any], pattern: str) -> list[str]:
    """What people wrote at a pattern in their own words; no id, option or day."""
    field = shape().field(pattern)
    if field is None or field.kind not in {"line", "long-text"}:
        return []
    found = (get(tree, pointer) for pointer in expand(tree, pattern))
    return [one for one in found if isinstance(one, str)]


@pytest.mark.parametrize("case", sorted(CASES))
def test_where_the_answers_are_taken_away_it_says_not_answered_because(case: str) -> None:
    for point in DATA["points"]:
        bare_tree = without(CASES[case], patterns_of(point))
        after = {one.number: one for one in coverage(bare_tree).points}[point["number"]]
        assert after.clauses == ()
        assert re.match(r"Not answered, because \w.+\.$", after.gap)


def test_some_case_answers_each_point() -> None:
    answered = {
        point.number for tree in CASES.values() for point in coverage(tree).points if point.answered
    }
    assert answered == {point["number"] for point in DATA["points"]}


def test_the_document_says_so_too() -> None:
    gone = [point for point in DATA["points"] if point["number"] in {9, 24, 29, 34, 47}]
    tree = without(CASES["essex"], [one for point in gone for one in patterns_of(point)])
    printed = {row[0]: row[3] for row in rows(made("agreement", tree, findings=()), POINTS)}
    for point in gone:
        assert printed[str(point["number"])] == f"Not answered, because {point['because']}."
    assert not printed["8"].startswith("Not answered")
    assert made("agreement", tree, findings=()) != of_case("agreement", "essex")


def test_one_part_that_is_missing_is_named() -> None:
    tree = without(CASES["essex"], ["/running/liability"])
    (point,) = [one for one in coverage(tree).points if one.number == 47]
    assert point.answered
    assert point.gap == "Not answered: liability, because nothing is written about it yet."


def test_a_blank_agreement_answers_nothing() -> None:
    found = coverage(BLANK)
    assert not any(point.answered for point in found.points)
    assert found.summary == "0 of 50 points are answered."


def test_frameworks_say_how_far_they_were_seen_and_nothing_claims_to_conform() -> None:
    found = coverage(CASES["bath"])
    assert [one.mark for one in found.frameworks] == ["I", "W", "S", "N", "D", "A"]
    assert {one.mark for one in found.frameworks if not one.confirmed} == {"I", "N", "D"}
    for point in found.points:
        for framework in point.asked_by:
            assert (f"{framework.mark}?" in point.marks) is not framework.confirmed
    asked = {
        one["id"]: sum(one["id"] in point["asked_by"] for point in DATA["points"])
        for one in DATA["frameworks"]
    }
    printed = rows(of_case("agreement", "bath"), "Mark | Framework")
    assert {row[0]: int(row[2].rpartition(" of ")[2]) for row in printed} == asked
    said = [one.text for one in lines(of_case("agreement", "bath")) if "conform" in one.text]
    assert said
    assert all("no claim to conform" in one for one in said)


@pytest.mark.parametrize("content", ["", "{}", '{"frameworks": [], "points": [{}]}', "[1]"])
def test_a_broken_list_of_points_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "points.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SeedProblem) as caught:
        coverage(BLANK, file)
    assert caught.value.file == file
