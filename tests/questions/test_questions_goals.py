from __future__ import annotations

import functools
import json
import random
from typing import Any

import pytest
from bench.agreements import large_agreement
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.pointer import exists, get
from sharebuilder.questions.asked import asked
from sharebuilder.questions.folding import fold
from sharebuilder.questions.goals import Goal, Goals
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir

QUESTIONS = QuestionSet.load()


def case(name: str) -> dict[str, Any]:
    text = (seeds_dir() / "cases" / f"{name}.sharebuilder").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


ESSEX = case("essex")


@functools.cache
def everything() -> Goals:
    made = Goals()
    made.read(QUESTIONS, ESSEX)
    made.add([Goal("command", "Save", "File · Ctrl+S", "File › Save")])
    return made


@pytest.fixture
def essex() -> Goals:
    return everything()


def found(goals: Goals, text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.label) for one in goals.find(text)[0]]


def test_nothing_typed_lists_the_steps(essex: Goals) -> None:
    steps = [("step", f"{one.number}. {one.title}") for one in QUESTIONS.steps]
    assert found(essex, "  ") == steps


def test_a_partner_comes_first_under_its_name(essex: Goals) -> None:
    goals, _ = essex.find("Essex County Council")
    assert goals[0].kind == "record"
    assert get(ESSEX, goals[0].target)["name"] == "Essex County Council"  # type: ignore[index,call-overload]
    assert goals[0].where == "2. Partners"


def test_a_word_cut_short_is_enough(essex: Goals) -> None:
    assert ("step", "10. Retention") in found(essex, "rete")
    assert found(essex, "sav")[0] == ("command", "Save")


def test_a_question_of_one_record_is_found_by_words_of_both(essex: Goals) -> None:
    goals, _ = essex.find("name essex county")
    assert goals[0].label == "Name: Essex Council"
    assert get(ESSEX, goals[0].target) == "Essex County Council"


def test_a_question_about_records_leads_into_one_that_is_asked_it(essex: Goals) -> None:
    wanted = {one.pointer for one in asked(QUESTIONS, ESSEX)}
    questions = [
        Goal("question", "", "", one.pointer)
        for one in QUESTIONS.questions
        if one.control != "records"
    ]
    led = 0
    for goal in questions:
        place = essex.place_of(goal)
        if "*" in goal.target and place in wanted:
            led += 1
        assert "*" not in place
    assert led > 100


@st.composite
def typed(draw: st.DrawFn) -> str:
    """Beginnings of words of a name in the agreement, in any order, in any capitals."""
    names = [one["name"] for key in ("partners", "items", "flows") for one in ESSEX[key]]
    words = fold(draw(st.sampled_from(names))).split()
    cut = [word[: draw(st.integers(1, len(word)))] for word in words]
    draw(st.randoms(use_true_random=False)).shuffle(cut)
    return draw(st.sampled_from([str.upper, str.lower, str.title]))(" ".join(cut))


@given(typed())
def test_the_order_of_the_words_and_their_capitals_make_no_difference(text: str) -> None:
    goals = everything()
    words = text.split()
    random.Random(1).shuffle(words)
    first, total = goals.find(text, 2000)
    second, _ = goals.find(" ".join(words).swapcase(), 2000)
    assert {one.target for one in first} == {one.target for one in second}
    assert total >= 1, "the name itself holds all these words"


@given(typed(), st.characters(min_codepoint=97, max_codepoint=122))
def test_another_letter_never_finds_more_whole_entries(text: str, letter: str) -> None:
    goals = Goals()
    goals.add([Goal("command", one["name"], "", one["name"]) for one in ESSEX["partners"]])
    before = {one.target for one in goals.find(text, 2000)[0]}
    after = {one.target for one in goals.find(text + letter, 2000)[0]}
    assert after <= before


@given(st.text(max_size=40))
def test_whatever_is_typed_what_is_found_can_be_gone_to(text: str) -> None:
    for goal in everything().find(text)[0]:
        if goal.kind == "record":
            assert exists(ESSEX, goal.target)


def test_of_a_large_agreement_every_record_is_listed_and_no_question_twice() -> None:
    goals = Goals()
    tree = large_agreement(60, 250, 200)
    goals.read(QUESTIONS, tree)
    everything, total = goals.find("record", 5000)
    places = {one.target for one in everything if one.kind == "record"}
    assert {f"/partners/id:partner-{n}" for n in range(1, 61)} <= places
    assert {f"/flows/id:{one['id']}" for one in tree["flows"]} <= places
    assert total == len(everything)
    questions, _ = goals.find("question", 5000)
    targets = [one.target for one in questions if one.kind == "question"]
    assert len(targets) == len(set(targets)) > 200
