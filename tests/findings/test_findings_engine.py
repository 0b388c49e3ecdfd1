"""The engine: complete, in order, and with what people said laid over."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.engine import Checker
from sharebuilder.findings.finding import SEVERITIES
from sharebuilder.findings.look import Look
from sharebuilder.findings.needed import NeededUnit, needed_units
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.rules import RULES
from sharebuilder.findings.summary import by_step, errors_and_warnings_by_step, readiness
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import Pointer, get
from sharebuilder.questions.asked import asked, is_answered
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.findings.agreements import GONE, changed, small_agreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.finding import Finding
    from sharebuilder.findings.look import Look
    from sharebuilder.model.json_types import JsonObject

TODAY = date(2026, 11, 24)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CHECKER = Checker(QUESTIONS, KNOWLEDGE)
CASES = sorted((seeds_dir() / "cases").glob("*.sharebuilder"))


def check(tree: JsonObject) -> tuple[Finding, ...]:
    """Everything that is found in an agreement today."""
    return CHECKER.check(tree, TODAY)


def rules_of(findings: tuple[Finding, ...]) -> set[str]:
    """The rules that found something."""
    return {finding.rule for finding in findings}


def of(rule_id: str, findings: tuple[Finding, ...]) -> list[Finding]:
    """What one rule found."""
    return [finding for finding in findings if finding.rule == rule_id]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_has_no_errors(path: Path) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    wrong = [f for f in check(tree) if f.severity == "error"]
    assert [(f.rule, f.pointer, f.message) for f in wrong] == []


def test_there_are_worked_cases() -> None:
    assert CASES


def test_findings_come_in_the_order_of_the_steps_and_errors_first() -> None:
    tree = changed(
        small_agreement(),
        {
            "/sign_off": {},
            "/law": [],
            "/flows/id:flow-1/safeguards": "",
            "/flows/id:flow-1/to": ["partner-1"],
        },
    )
    findings = check(tree)
    numbers = {step.id: step.number for step in QUESTIONS.steps}
    keys = [(numbers[f.step], SEVERITIES.index(f.severity)) for f in findings]
    assert keys == sorted(keys)
    assert {"GV01", "LB01", "PP04", "PP03"} <= rules_of(findings)


def test_every_rule_belongs_to_a_step() -> None:
    assert {rule.step for rule in RULES} <= {step.id for step in QUESTIONS.steps}


def test_a_schema_problem_is_an_error_at_its_place() -> None:
    found = of("SCHEMA", check(changed(small_agreement(), {"/flows/id:flow-1/method": "pigeon"})))
    assert [(f.severity, f.pointer, f.step) for f in found] == [
        ("error", "/flows/id:flow-1/method", "flows")
    ]
    assert "pigeon" in found[0].message


@pytest.mark.parametrize(
    ("pointer", "value", "at"),
    [
        ("/flows/id:flow-1/to", ["partner-2", "partner-99"], "/flows/id:flow-1/to"),
        ("/flows/id:flow-1/from", "partner-99", "/flows/id:flow-1/from"),
        ("/law/id:law-1/partner", "partner-99", "/law/id:law-1/partner"),
        ("/purposes/id:purpose-1/outcomes", ["outcome-9"], "/purposes/id:purpose-1/outcomes"),
        (
            "/flows/id:flow-1/roles/id:role-1/arrangement",
            "arrangement-3",
            "/flows/id:flow-1/roles/id:role-1/arrangement",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error(pointer: str, value: Any, at: str) -> None:
    found = of("REF", check(changed(small_agreement(), {pointer: value})))
    assert [(f.severity, f.pointer) for f in found] == [("error", at)]


def test_deleting_a_partner_behind_our_back_leaves_dangling_references_and_no_crash() -> None:
    found = check(changed(small_agreement(), {"/partners/id:partner-2": GONE}))
    places = {f.pointer for f in of("REF", found)}
    assert {"/flows/id:flow-1/to", "/flows/id:flow-2/from", "/law/id:law-2/partner"} <= places
    assert not [f for f in found if "could not be made" in f.message]


@pytest.mark.parametrize(
    ("pointer", "value", "word"),
    [
        ("/law/id:law-1/lawful_basis", "art6-1-zz", "lacks"),
        ("/law/id:law-1/article_9", ["art9-2-g", "sch1-p6"], "something else"),
        ("/law/id:law-1/powers/id:power-1/provision", "magna-carta-39", "lacks"),
    ],
)
def test_an_unknown_piece_of_law_is_a_warning(pointer: str, value: Any, word: str) -> None:
    found = of("KNOWLEDGE", check(changed(small_agreement(), {pointer: value})))
    assert [(f.severity, f.pointer) for f in found] == [("warning", pointer)]
    assert word in found[0].message


def needed_questions() -> Iterator[tuple[str, str]]:
    """The pointers of questions outside records that are errors when not answered."""
    for step in QUESTIONS.steps:
        for section in step.sections:
            for group in section.groups:
                for question in group.questions:
                    if question.needed == "error" and "*" not in question.pointer:
                        yield question.pointer, step.id


def test_a_needed_question_without_an_answer_is_found_at_its_place() -> None:
    pointer, step = next(iter(needed_questions()))
    tree = changed(small_agreement(), {pointer: "An answer"})
    assert pointer not in {f.pointer for f in of("NEEDED", check(tree))}
    found = [f for f in of("NEEDED", check(changed(tree, {pointer: "  "}))) if f.pointer == pointer]
    assert [(f.severity, f.step) for f in found] == [("error", step)]
    assert found[0].message.startswith("You have not said")


def test_an_open_question_parks_a_needed_answer() -> None:
    pointer, _ = next(iter(needed_questions()))
    tree = changed(small_agreement(), {pointer: ""})
    question = {
        "id": "question-1",
        "question": "What do we call it?",
        "about": pointer,
        "owner": "Head of safety",
        "status": "open",
    }
    parked = check(changed(tree, {"/open_questions/-": question}))
    found = [f for f in parked if f.pointer == pointer]
    assert [(f.severity, f.rule) for f in found] == [("prompt", "NEEDED")]
    assert found[0].message == "Parked: What do we call it? (Head of safety)."
    answered = check(changed(tree, {"/open_questions/-": {**question, "status": "answered"}}))
    assert [f.severity for f in answered if f.pointer == pointer] == ["error"]


def test_a_rule_that_says_that_an_answer_is_missing_is_parked_too_and_speaks_alone() -> None:
    tree = changed(small_agreement(), {"/running/review_date": GONE})
    found = [f for f in check(tree) if f.pointer == "/running/review_date"]
    assert [f.rule for f in found] == ["AC06"]
    question = {
        "id": "question-1",
        "question": "When?",
        "about": "/running/review_date",
        "owner": "A",
    }
    parked = check(changed(tree, {"/open_questions/-": question}))
    assert [f.severity for f in parked if f.pointer == "/running/review_date"] == ["prompt"]


WARNS = {"/flows/id:flow-1/safeguards": ""}
ACCEPTED = {
    "id": "acceptance-1",
    "rule": "PP04",
    "about": "/flows/id:flow-1/safeguards",
    "reason": "The portal has its own.",
    "accepted_by": "Data Protection Officer",
}


def test_an_accepted_warning_stays_and_no_longer_counts() -> None:
    before = check(changed(small_agreement(), WARNS))
    after = check(changed(small_agreement(), {**WARNS, "/accepted_warnings/-": ACCEPTED}))
    (found,) = of("PP04", after)
    assert found.accepted == "The portal has its own."
    assert not found.counts
    assert readiness(after).warnings == readiness(before).warnings - 1


@pytest.mark.parametrize(
    "entry",
    [
        {**ACCEPTED, "reason": "  "},
        {**ACCEPTED, "rule": "PP05"},
        {**ACCEPTED, "about": "/flows/id:flow-2/safeguards"},
    ],
    ids=["no-reason", "another-rule", "another-place"],
)
def test_what_was_accepted_for_something_else_accepts_nothing(entry: JsonObject) -> None:
    findings = check(changed(small_agreement(), {**WARNS, "/accepted_warnings/-": entry}))
    assert all(f.counts for f in of("PP04", findings))


def test_an_error_cannot_be_accepted() -> None:
    tree = changed(
        small_agreement(),
        {
            "/rights/complaints": "",
            "/accepted_warnings/-": {**ACCEPTED, "rule": "TR03", "about": "/rights/complaints"},
        },
    )
    assert [f.counts for f in of("TR03", check(tree))] == [True]


def test_an_answer_silences_a_prompt() -> None:
    asked = {"/running/emergencies": ""}
    answer = {
        "id": "prompt-1",
        "rule": "GV03",
        "about": "/running/emergencies",
        "status": "answered",
        "answer": "The framework says so.",
    }
    before = check(changed(small_agreement(), asked))
    after = check(changed(small_agreement(), {**asked, "/prompt_answers/-": answer}))
    assert [f.counts for f in of("GV03", before)] == [True]
    assert [(f.counts, f.accepted) for f in of("GV03", after)] == [
        (False, "The framework says so.")
    ]


def test_a_broken_rule_makes_one_finding_and_the_rest_go_on() -> None:
    @rule(
        "ZZ01",
        "error",
        "law",
        message="Never said.",
        remedy="None.",
        reads=("/law",),
        good_practice=True,
    )
    def broken(look: Look) -> Iterator[Hit]:
        raise KeyError(look.today)
        yield Hit(Pointer(""))

    tree = changed(small_agreement(), WARNS)
    findings = Checker(QUESTIONS, KNOWLEDGE, (broken, *RULES)).check(tree, TODAY)
    (found,) = of("ZZ01", findings)
    assert "ZZ01" in found.message
    assert "KeyError" in found.message
    assert set(findings) - {found} == set(check(tree))


def test_json_has_the_pointer_by_index_and_a_citation_or_none() -> None:
    edits = {
        "/flows/id:flow-2/safeguards": "",
        "/flows/id:flow-2/method": "other",
        "/law/id:law-3/regime": "part-3",
    }
    tree = changed(small_agreement(), edits)
    findings = check(tree)
    (flow,) = of("PP04", findings)
    assert flow.to_json(tree) == {
        "severity": "warning",
        "rule": "PP04",
        "pointer": "/flows/1/safeguards",
        "step": "flows",
        "message": "Nothing keeps “Cold homes” safe.",
        "remedy": "Say what keeps the information safe on the way and on arrival.",
        "citation": {
            "text": "UK GDPR Article 32 (not read at its source)",
            "url": "https://www.legislation.gov.uk/eur/2016/679/article/32",
        },
        "accepted": None,
    }
    assert replace(flow, citation=None).to_json(tree)["citation"] is None


def test_a_summary_counts_what_still_waits() -> None:
    tree = changed(
        small_agreement(), {**WARNS, "/rights/complaints": "", "/running/emergencies": ""}
    )
    findings = check(tree)
    ready = readiness(findings)
    assert ready.is_draft == (ready.errors > 0)
    assert ready.errors == len([f for f in findings if f.severity == "error"])
    steps = by_step(findings)
    assert sum(one.errors for one in steps.values()) == ready.errors
    assert sum(one.warnings for one in steps.values()) == ready.warnings
    assert errors_and_warnings_by_step(findings)["telling"][0] == steps["telling"].errors >= 1
    assert readiness(()) == readiness(iter(()))
    assert not readiness(()).is_draft


def test_checking_changes_nothing() -> None:
    tree = small_agreement()
    before = deepcopy(tree)
    check(tree)
    assert tree == before


def asked_and_missing(tree: JsonObject) -> set[str]:
    """The places of needed questions that are asked now and have no answer."""
    return {
        one.pointer
        for one in asked(QUESTIONS, tree)
        if one.question.needed and not is_answered(get(tree, one.pointer))
    }


@pytest.mark.parametrize(
    "tree",
    [
        small_agreement(),
        {"format": "sharebuilder-agreement", "format_version": 1, "id": "x"},
        changed(small_agreement(), {"/flows/-": {"id": "flow-3"}, "/consent/asks/-": {"id": "x"}}),
        *(json.loads(path.read_text(encoding="utf-8")) for path in CASES),
    ],
    ids=["small", "bare", "half-filled", *(path.stem for path in CASES)],
)
def test_the_answers_found_missing_are_those_that_are_asked_for(tree: JsonObject) -> None:
    look = Look(tree, KNOWLEDGE, TODAY)
    found = {
        f.pointer
        for unit in needed_units(QUESTIONS)
        if isinstance(unit, NeededUnit)
        for f in unit.run(look)
    }
    assert found == asked_and_missing(tree)


def test_a_needed_question_declares_what_decides_whether_it_is_asked() -> None:
    for unit in needed_units(QUESTIONS):
        assert unit.reads
        for pattern in unit.reads:
            assert shape().field(pattern) is not None, (unit.key, pattern)


def test_a_partner_without_a_lawful_basis_cannot_be_parked_with_the_whole_list() -> None:
    tree = changed(small_agreement(), {"/law/id:law-3": GONE})
    question = {"id": "question-1", "question": "Which law?", "about": "/law", "owner": "A"}
    parked = check(changed(tree, {"/open_questions/-": question}))
    assert [f.severity for f in of("LB01", parked)] == ["error"]
