"""What differs, in the words of the questions."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.difference import difference
from sharebuilder.questions.difference_words import NOTHING, DifferenceWords, what_differs
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import read_agreement
from tests.model.trees import agreements

BATH: Any = read_agreement(seeds_dir() / "cases" / "bath.sharebuilder").tree


@pytest.fixture(scope="module")
def question_set() -> QuestionSet:
    return QuestionSet.load()


def lines(question_set: QuestionSet, before: Any, after: Any) -> list[tuple[str, str, str, str]]:
    words = DifferenceWords(question_set, None, before, after)
    return [
        (one.group, one.question, one.before, one.after)
        for one in words.lines(difference(before, after))
    ]


def test_answers_stand_with_their_record_their_question_and_both_values(
    question_set: QuestionSet,
) -> None:
    after = copy.deepcopy(BATH)
    partner = after["partners"][0]
    partner["name"] = "Another council"
    partner["public_authority"] = not partner["public_authority"]
    after["case"]["aim"] = ""
    found = lines(question_set, BATH, after)
    old = BATH["partners"][0]["name"]
    name = next(one for one in found if (one[2], one[3]) == (old, "Another council"))
    assert name[0] in {"Another council", partner.get("short_name")}
    assert name[1] == (
        question_set.question_for("/partners/*/name").label  # type: ignore[union-attr]
        or question_set.question_for("/partners/*/name").ask  # type: ignore[union-attr]
    )
    assert {("Yes", "No"), ("No", "Yes")} & {(one[2], one[3]) for one in found}
    aim = next(one for one in found if one[3] == NOTHING)
    assert aim[0] == question_set.step_for("/case/aim").title  # type: ignore[union-attr]
    assert aim[2] == BATH["case"]["aim"].strip()


def test_references_and_options_are_read_by_their_names(question_set: QuestionSet) -> None:
    after = copy.deepcopy(BATH)
    first, second = BATH["partners"][:2]
    flow = after["flows"][0]
    swapped = (second, first) if flow["from"] == first["id"] else (first, second)
    flow["from"], flow["to"] = swapped[0]["id"], [swapped[1]["id"]]
    flow["method"] = "meeting" if flow.get("method") != "meeting" else "portal"
    text = " ".join(" ".join(one) for one in lines(question_set, BATH, after))
    assert second["name"] in text or second["short_name"] in text
    assert "partner-" not in text


def test_a_record_that_came_or_went_says_what_it_holds(question_set: QuestionSet) -> None:
    after = copy.deepcopy(BATH)
    gone = after["items"].pop(0)
    after["purposes"].append({"id": "purpose-99", "name": "A new purpose", "aim": "To help"})
    found = lines(question_set, BATH, after)
    went = next(one for one in found if one[1] == "Taken out")
    assert gone["name"] in went[2]
    assert went[3] == NOTHING
    came = next(one for one in found if one[1] == "Added")
    assert came[0] == "A new purpose"
    assert "To help" in came[3]


def test_what_no_question_asks_is_named_all_the_same(question_set: QuestionSet) -> None:
    (line,) = lines(question_set, {"x_ours": 1}, {"x_ours": {"a": [1]}})
    assert line == ("This agreement", "x_ours", "1", '{"a": [1]}')


@given(agreements, agreements)
def test_any_two_agreements_can_be_told_apart_in_words(
    question_set: QuestionSet, before: Any, after: Any
) -> None:
    found = difference(before, after)
    said = DifferenceWords(question_set, None, before, after).lines(found)
    assert [one.difference for one in said if one.group] or not said
    assert {one.difference.pointer for one in said} == {
        one.pointer for one in found if one.kind != "holder"
    }
    assert all(one.question and one.before and one.after for one in said)


@given(st.text("ab \n", max_size=900), st.text("ab \n", max_size=900), st.text(max_size=900))
def test_the_part_that_differs_of_long_texts_differs(left: str, right: str, shared: str) -> None:
    before, after = shared + left + shared, shared + right + shared
    if before != after and max(len(left), len(right)) < 900:
        shown = what_differs(before, after)
        assert shown[0] != shown[1]


def test_long_texts_are_shown_where_they_differ() -> None:
    before = "word " * 400 + "old" + " word" * 400
    after = "word " * 400 + "new" + " word" * 400
    shown = what_differs(before, after)
    assert len(shown[0]) < 250
    assert "old" in shown[0]
    assert "new" in shown[1]
    assert shown[0].startswith("…")
    assert shown[0].endswith("…")
