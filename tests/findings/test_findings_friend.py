"""The critical friend: each question comes when the answers call for it, and not before."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.findings.engine import Checker
from sharebuilder.findings.friend import FriendUnit, friend_units
from sharebuilder.findings.look import Look
from sharebuilder.findings.rules import RULES
from sharebuilder.knowledge.friend_prompt import KIND
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.change import MISSING
from sharebuilder.model.pointer import Pointer, matches, pattern_of
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape
from tests.findings.agreements import changed, small_agreement
from tests.findings.friend_cases import DATA, FLOWS, PARTNERS, THE_CASE, THE_PEOPLE, FriendCase
from tests.findings.friend_cases_more import (
    BUILD,
    CONSENT,
    LAW,
    RETENTION,
    RISKS,
    RUNNING,
    SECURITY,
    TELLING,
)
from tests.findings.test_findings_session import ANSWERS, CASES, a_place, leaf
from tests.findings.tracking import tracked

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.model.json_types import JsonObject

TODAY = date(2026, 11, 25)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CHECKER = Checker(QUESTIONS, KNOWLEDGE)
UNITS = {unit.prompt.id: unit for unit in friend_units(KNOWLEDGE)}
FRIEND_CASES = [
    *THE_CASE, *PARTNERS, *THE_PEOPLE, *DATA, *FLOWS, *LAW, *CONSENT, *TELLING, *SECURITY,
    *RETENTION, *RISKS, *RUNNING, *BUILD,
]  # fmt: skip
each_case = pytest.mark.parametrize("case", FRIEND_CASES, ids=lambda case: case.prompt)
each_unit = pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.prompt.id)


def unit_of(case: FriendCase) -> FriendUnit:
    """The unit of a case's prompt."""
    return UNITS[f"friend-{case.prompt}"]


def asked(unit: FriendUnit, tree: JsonObject) -> dict[str, Finding]:
    """What one prompt asks in an agreement, by the place that it is about."""
    return {one.pointer: one for one in unit.run(Look(tree, KNOWLEDGE, TODAY))}


def friends(tree: JsonObject, today: date = TODAY) -> list[Finding]:
    """Everything that the critical friend asks in an agreement."""
    return [one for one in CHECKER.check(tree, today) if one.friend]


@each_case
def test_a_prompt_is_called_up_by_the_answers_and_silenced_by_them(case: FriendCase) -> None:
    unit = unit_of(case)
    tree = changed(small_agreement(), case.trip)
    found = asked(unit, tree)
    assert case.at in found
    finding = found[case.at]
    cure = case.cure
    if cure is None:
        assert finding.answer_into == case.at, "a prompt that fills nothing needs another cure"
        cure = {finding.answer_into: "An answer"}
    assert case.at not in asked(unit, changed(tree, cure))


def test_every_prompt_has_a_case() -> None:
    assert sorted(f"friend-{case.prompt}" for case in FRIEND_CASES) == sorted(UNITS)
    assert {entry.id for entry in KNOWLEDGE.entries(KIND)} == set(UNITS), "one was left out"


def test_there_are_prompts_for_every_step() -> None:
    assert len(UNITS) >= 60
    steps = [unit.prompt.step for unit in UNITS.values()]
    assert list(dict.fromkeys(steps)) == [step.id for step in QUESTIONS.steps]
    assert min(steps.count(step.id) for step in QUESTIONS.steps) >= 3


@each_case
def test_a_prompt_never_asks_what_a_rule_asks_at_that_moment(case: FriendCase) -> None:
    tree = changed(small_agreement(), case.trip)
    by_rules = [
        one.pointer
        for one in CHECKER.check(tree, TODAY)
        if one.severity == "prompt" and not one.friend
    ]
    assert not set(asked(unit_of(case), tree)) & set(by_rules)


@each_case
def test_a_prompt_declares_all_that_it_reads(case: FriendCase) -> None:
    unit = unit_of(case)
    seen: set[str] = set()
    asked(unit, tracked(changed(small_agreement(), case.trip), seen))
    for place in seen:
        assert any(matches(read, place) for read in unit.reads), f"{unit.key} reads {place}"


@each_unit
def test_a_prompt_is_one_short_question_in_plain_words(unit: FriendUnit) -> None:
    prompt = unit.prompt
    words = prompt.plain_question
    assert words.endswith("?")
    assert words[0].isupper() or words[0] == "“"
    assert len(words) <= 130
    assert len(prompt.why) <= 170
    assert prompt.why.endswith((".", "?"))
    assert "{" not in words + prompt.why
    assert bool(prompt.record) or "{" not in prompt.question, "only a record has a name"
    for blame in ("you failed", "you forgot", "you should have", "invalid", "not allowed"):
        assert blame not in f"{words} {prompt.why}".lower()
    assert prompt.when is not None, "asked before anything is answered"


@each_unit
def test_a_prompt_is_about_real_places(unit: FriendUnit) -> None:
    prompt = unit.prompt
    assert shape().field(prompt.about.removesuffix("/*")) is not None
    assert prompt.answer_into == "" or shape().field(prompt.answer_into) is not None
    assert prompt.step in {step.id for step in QUESTIONS.steps}
    for read in unit.reads:
        assert shape().field(read) is not None, read


def test_no_two_prompts_are_alike() -> None:
    for texts in (
        [unit.prompt.plain_question for unit in UNITS.values()],
        [unit.prompt.why for unit in UNITS.values()],
        [KNOWLEDGE.title(name) for name in UNITS],
    ):
        assert len({text.casefold() for text in texts}) == len(texts)


def test_a_prompt_without_a_source_is_good_practice_and_one_with_a_source_was_read() -> None:
    for name, unit in UNITS.items():
        entry = KNOWLEDGE.entry(name)
        assert entry is not None
        assert (unit.prompt.citation is None) == (entry.citation.text == "Good practice")
        assert entry.verified == (unit.prompt.citation is not None)


def test_nothing_is_asked_before_anything_is_answered() -> None:
    assert friends(OpenAgreement.new().tree) == []
    rows = {
        f"/{name}": [{"id": f"{field.id_prefix}-1"}]
        for name in shape().field("").children  # type: ignore[union-attr]
        if (field := shape().field(f"/{name}")) and field.is_records
    }
    assert friends({**OpenAgreement.new().tree, **{k[1:]: v for k, v in rows.items()}}) == []


def test_a_question_names_what_it_is_about() -> None:
    small = small_agreement()
    found = [one for one in friends(small) if one.rule == "friend-cost-of-taking-part"]
    assert [one.message for one in found] == [
        "What does taking part cost Warm Homes in hours, and who pays for them?"
    ]
    nameless = friends(changed(small, {"/partners/id:partner-3/name": " "}))
    assert "this charity" in next(o.message for o in nameless if o.rule == found[0].rule)
    long = friends(changed(small, {"/risks/id:risk-1/description": "Somebody sees it " * 12}))
    message = next(o.message for o in long if o.rule == "friend-lie-awake")
    assert message.endswith("…”?")
    assert len(message) < 130


def test_prompts_come_after_what_rules_ask_and_in_the_order_of_their_entries() -> None:
    found = CHECKER.check(changed(small_agreement(), {"/case/equality": ""}), TODAY)
    for step in QUESTIONS.steps:
        here = [one for one in found if one.step == step.id and one.severity == "prompt"]
        assert [one.friend for one in here] == sorted(one.friend for one in here)
        order = [list(UNITS).index(one.rule) for one in here if one.friend]
        assert order == sorted(order)


def test_what_was_said_to_a_prompt_settles_it() -> None:
    small = small_agreement()
    prompt = next(one for one in friends(small) if one.rule == "friend-wet-monday")
    said = {"id": "prompt-1", "rule": prompt.rule, "about": prompt.pointer}

    def settled(record: JsonObject, **more: object) -> str:
        tree = changed(small, {"/prompt_answers/-": {**said, **record}, **more})
        return next(one.accepted for one in friends(tree) if one.rule == prompt.rule)

    assert settled({"status": "answered", "answer": "The night team."}) == "The night team."
    assert settled({"status": "dismissed"}) == "Does not apply."
    assert settled({"status": "parked"}) == "", "nobody holds it any more"
    question = {"id": "question-1", "question": "Who?", "about": prompt.pointer, "status": "open"}
    held = {**question, "owner": "Ward manager", "due": "2026-12-09"}
    at = "/open_questions/-"
    assert settled({"status": "parked"}, **{at: question}) == "Parked. Nobody has it yet."
    assert settled({"status": "parked"}, **{at: held}) == (
        "Parked. Ward manager will find out by 9 December 2026."
    )
    known = {**question, "status": "answered", "answer": "The night team."}
    assert settled({"status": "parked"}, **{at: known}) == "The night team."


def test_an_answer_in_the_agreement_settles_a_prompt_only_while_it_stands_there() -> None:
    small = changed(small_agreement(), {"/running/emergencies": ""})
    said = {
        "id": "prompt-1",
        "rule": "GV03",
        "about": "/running/emergencies",
        "status": "answered",
    }
    tree = changed(small, {"/prompt_answers/-": said})
    assert [one.counts for one in CHECKER.check(tree, TODAY) if one.rule == "GV03"] == [True]


def test_a_start_within_weeks_is_noticed_as_the_days_go_by() -> None:
    tree = changed(small_agreement(), {"/running/start": "2027-02-01"})
    session = CHECKER.session(tree, TODAY)
    assert "friend-met-before-start" not in {one.rule for one in session.findings}
    later = session.update(tree, (), date(2027, 2, 1) - timedelta(days=42))
    assert "friend-met-before-start" in {one.rule for one in later}


def test_a_prompt_that_is_hidden_reworded_or_broken_stops_nothing() -> None:
    entries = [
        replace(entry, plain="What would {this charity} do?")
        if entry.id == "friend-cost-of-taking-part"
        else replace(entry, details={**entry.details, "when": {"filled": "/shoe/size"}})
        if entry.id == "friend-on-leave"
        else entry
        for entry in KNOWLEDGE.entries()
    ]
    checker = Checker(QUESTIONS, Knowledge(entries, hidden={"friend-wet-monday"}))
    found = {one.rule: one for one in checker.check(small_agreement(), TODAY)}
    assert found["friend-cost-of-taking-part"].message == "What would Warm Homes do?"
    assert not {"friend-on-leave", "friend-wet-monday"} & set(found)
    before = {one.rule for one in CHECKER.check(small_agreement(), TODAY)}
    assert before - set(found) == {"friend-on-leave", "friend-wet-monday"}


READ = sorted({read for unit in UNITS.values() for read in unit.reads} & set(ANSWERS))
STARTS = [small_agreement(), *(json.loads(path.read_text(encoding="utf-8")) for path in CASES)]


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_after_edits_of_what_prompts_read_a_session_asks_what_a_full_check_asks(
    data: st.DataObject,
) -> None:
    agreement = OpenAgreement(deepcopy(data.draw(st.sampled_from(STARTS), label="start")))
    session = CHECKER.session(agreement.tree, TODAY)
    agreement.listen(lambda notice: session.update(agreement.tree, notice.pointers, TODAY) and None)
    for _ in range(data.draw(st.integers(1, 8), label="edits")):
        pattern = data.draw(st.sampled_from(READ), label="pattern")
        at = a_place(data.draw, agreement.tree, pattern)
        if at is None:
            holder = Pointer(pattern[: pattern.index("/*")])
            if pattern.count("*") == 1 and "*" not in pattern_of(holder):
                agreement.add_record(holder, label="add")
            continue
        agreement.set(at, data.draw(leaf(pattern) | st.just(MISSING)), label="answer")
        assert session.findings == CHECKER.check(agreement.tree, TODAY)


def test_the_rules_are_all_still_there() -> None:
    """A prompt of the friend is no rule, and no rule is a prompt of the friend."""
    assert not {rule.id for rule in RULES} & set(UNITS)
    assert all(name.startswith("friend-") for name in UNITS)
