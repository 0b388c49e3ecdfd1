"""The screening: it points, says why, quotes the answers, and never decides."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from sharebuilder.advice.dpia import dpia_screening, triggers_with
from sharebuilder.advice.screening import screen
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import pattern_of
from sharebuilder.schema.shape import shape
from tests.advice.agreements import BARE, KNOWLEDGE, QUESTIONS, agreements, look_at, looked

if TYPE_CHECKING:
    from sharebuilder.advice.dpia import Sign

SC = "/screening"
F1, P1, I1, I2 = (
    "/flows/id:flow-1",
    "/people/id:people-1",
    "/items/id:item-1",
    "/items/id:item-2",
)


def test_a_new_agreement_is_told_that_too_little_is_said() -> None:
    found = screen(look_at(BARE), QUESTIONS)
    assert found.outcomes == ()
    assert not found.begun
    assert found.sentence == "Not enough is said yet. Answer the questions that are still open."
    asks = [one.words for one in found.waits_for]
    assert asks[0] == "Must somebody be told now, to prevent serious harm?"
    assert "Do you share regularly, or once?" in asks
    assert all(ask.endswith("?") for ask in asks)


def test_an_outcome_says_why_and_quotes_what_decided_it() -> None:
    found = screen(looked({f"{SC}/identifiable": True, f"{SC}/people_told": False}), QUESTIONS)
    (outcome,) = found.outcomes
    assert outcome.outcome == "privacy-notice-change"
    assert outcome.because == ("The notices that people have do not tell them of this use.",)
    assert [(one.pointer, one.words) for one in outcome.answers] == [
        (f"{SC}/identifiable", "People can be recognised: Yes"),
        (f"{SC}/people_told", "People told: No"),
    ]
    assert outcome.next
    assert outcome.entry.citation.text == "UK GDPR Articles 13 and 14"
    assert "change the privacy notices. 5 more answers could change it." in found.sentence


def test_it_asks_only_for_questions_that_are_asked() -> None:
    found = screen(looked({f"{SC}/identifiable": False}), QUESTIONS)
    assert [one.outcome for one in found.outcomes] == ["nothing"]
    assert [one.pointer for one in found.waits_for] == [f"{SC}/urgent"]


def test_a_pack_changes_what_the_screening_says() -> None:
    mine = replace(
        next(one for one in KNOWLEDGE.entries("screening-outcome") if one.id == "screen-agreement"),
        title="Ask the county’s board first",
        pack="Ourshire",
    )
    ours = Knowledge([mine])
    edits = {
        f"{SC}/identifiable": True,
        f"{SC}/leaves_organisation": True,
        f"{SC}/on_instructions": "no",
        f"{SC}/covered": "no",
    }
    found = screen(looked(edits, ours), QUESTIONS)
    assert [one.entry.title for one in found.outcomes] == ["Ask the county’s board first"]


def sign(edits: dict[str, Any], name: str) -> Sign:
    """One sign of the small agreement after edits."""
    found = dpia_screening(looked(edits), QUESTIONS)
    return next(one for one in (*found.signs, *found.perhaps) if one.name == name)


def test_an_assessment_is_needed_on_a_sign_that_is_enough_alone() -> None:
    edits = {f"{F1}/kind": "matching"}
    found = dpia_screening(looked(edits), QUESTIONS)
    assert found.verdict == "needed"
    assert "“Matching or combining data” alone" in found.reason
    assert found.not_ticked == ("data-matching",)
    matching = sign(edits, "data-matching")
    assert matching.because == ("Records of several sources are compared in “People at risk”.",)
    assert [one.pointer for one in matching.answers] == [f"{F1}/kind"]
    assert matching.how_far == "On this alone an assessment is a duty."
    assert "Article 35(4), item 6" in matching.entry.citation.text


def test_it_is_needed_where_a_second_sign_stands_beside() -> None:
    found = dpia_screening(looked({f"{P1}/ages": ["13-15"]}), QUESTIONS)
    assert found.verdict == "needed"
    assert found.reason.startswith("“Children” stands beside “Sensitive data”.")


def test_it_is_advised_or_not_shown_with_less() -> None:
    health = dpia_screening(looked(), QUESTIONS)
    assert (health.verdict, health.not_ticked) == ("advised", ())
    plain = dpia_screening(looked({f"{I2}/sensitivity": ["ordinary"]}), QUESTIONS)
    assert plain.verdict == "not-shown"
    assert "no sign" in plain.reason
    bare = dpia_screening(look_at(BARE), QUESTIONS)
    assert bare.verdict == "not-shown"
    assert bare.reason.startswith("Too little is said yet")


def test_what_only_a_word_or_a_number_points_to_stands_apart() -> None:
    edits = {f"{I1}/name": "Frailty score", f"{P1}/number": "About 7,500 a year"}
    found = dpia_screening(looked(edits), QUESTIONS)
    assert [one.name or one.entry.id for one in found.perhaps] == [
        "large-scale-special-category",
        "profiling",
        "dpia-large-scale",
    ]
    assert found.verdict == "advised"
    assert found.not_ticked == ()


def test_what_is_ticked_and_not_shown_is_told_apart() -> None:
    found = dpia_screening(looked({"/dpia/triggers": ["denial-of-service"]}), QUESTIONS)
    assert found.not_shown == ("denial-of-service",)
    ticked = sign({"/dpia/triggers": ["denial-of-service"]}, "denial-of-service")
    assert (ticked.ticked, ticked.because) == (True, ())


def test_to_tick_what_is_shown_only_adds() -> None:
    look = looked({"/dpia/triggers": ["genetic-data", "unheard-of"], f"{F1}/kind": "matching"})
    names = dpia_screening(look, QUESTIONS).not_ticked
    assert triggers_with(look, names) == ["unheard-of", "data-matching", "genetic-data"]
    assert triggers_with(look, ()) == ["unheard-of", "genetic-data"]


def test_law_that_is_not_in_force_on_the_start_is_not_used() -> None:
    before = looked({f"{F1}/kind": "matching", "/running/start": "2018-01-01"})
    assert dpia_screening(before, QUESTIONS).signs == ()


@given(agreements())
@settings(max_examples=50)
def test_any_agreement_is_screened_and_left_as_it_was(tree: dict[str, Any]) -> None:
    before = json.dumps(copy.deepcopy(tree))
    look = look_at(tree)
    screening, dpia = screen(look, QUESTIONS), dpia_screening(look, QUESTIONS)
    assert json.dumps(tree) == before
    assert screening.sentence.endswith(".")
    assert dpia.reason.endswith(".")
    quoted = [
        *(one for outcome in screening.outcomes for one in outcome.answers),
        *(one for each in (*dpia.signs, *dpia.perhaps) for one in each.answers),
    ]
    for one in quoted:
        assert one.words
        assert "{" not in one.words.split(": ")[0]
        assert shape().field(pattern_of(one.pointer)) is not None, one.pointer
    for outcome in screening.outcomes:
        assert outcome.because
        assert outcome.answers
    known = shape().field("/dpia/triggers")
    assert known is not None
    assert set(dpia.not_ticked) <= set(known.enum)


@pytest.mark.parametrize("name", ["identifiable", "urgent", "people_told"])
def test_no_is_an_answer_and_silence_is_none(name: str) -> None:
    silent = {one.pointer for one in screen(looked(), QUESTIONS).waits_for}
    said = {one.pointer for one in screen(looked({f"{SC}/{name}": False}), QUESTIONS).waits_for}
    assert f"{SC}/{name}" in silent
    assert f"{SC}/{name}" not in said
