from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import expand, get
from sharebuilder.questions.asked import asked, is_answered
from sharebuilder.questions.fit import control_of
from sharebuilder.questions.question import CONTROLS, every_question
from sharebuilder.questions.question_file import read_not_asked
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import schemas_dir, seeds_dir
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases

FOLDER = seeds_dir() / "questions"
STEPS = sorted(FOLDER.glob("[0-9]*.json"))
SET = QuestionSet.load()
NOT_ASKED = read_not_asked(FOLDER / "not-asked.json")
STEP_IDS = [
    "case", "partners", "people", "data", "flows", "law", "consent", "telling", "security",
    "retention", "risks", "running", "build",
]  # fmt: skip


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((schemas_dir() / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        *((file, "question-set") for file in STEPS),
        (FOLDER / "options.json", "question-options"),
        (FOLDER / "not-asked.json", "question-not-asked"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_file_obeys_its_schema(file: Path, schema: str) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    problems = [
        f"{'/'.join(map(str, p.absolute_path))}: {p.message[:200]}"
        for p in validator(schema).iter_errors(content)
    ]
    assert not problems


@pytest.mark.parametrize("name", ["question-set", "question-options", "question-not-asked"])
def test_every_property_of_the_format_is_described(name: str) -> None:
    schema = json.loads((schemas_dir() / f"{name}.schema.json").read_text(encoding="utf-8"))

    def visit(node: Any) -> None:
        if isinstance(node, dict):
            properties = node.get("properties")
            # “properties” is also a keyword inside conditions, which describe nothing new.
            if isinstance(properties, dict) and node.get("type") == "object":
                for entry in properties.values():
                    assert entry.get("title"), entry
                    assert entry.get("description"), entry
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(schema)


def test_the_thirteen_steps_stand_in_their_order() -> None:
    assert [step.id for step in SET.steps] == STEP_IDS
    assert [step.number for step in SET.steps] == list(range(1, 14))


def test_every_property_is_asked_once_or_says_why_not() -> None:
    pointers = [
        q.pointer for step in SET.steps for s in step.sections for q in every_question(s.groups)
    ]
    pointers += [s.collection for step in SET.steps for s in step.sections if s.collection]
    assert len(pointers) == len(set(pointers)), "asked twice"
    answers = {
        pattern
        for pattern in shape().patterns()
        if (field := shape().field(pattern)) is not None and (field.is_answer or field.is_records)
    }
    assert answers - set(pointers) - set(NOT_ASKED) == set()
    assert set(pointers) & set(NOT_ASKED) == set()
    assert set(NOT_ASKED) <= set(shape().patterns())
    assert all(len(reason) > 20 for reason in NOT_ASKED.values())


def test_every_question_points_at_a_property_that_its_control_can_answer() -> None:
    for question in SET.questions:
        field = shape().field(question.pointer)
        assert field is not None, question.id
        assert question.control in CONTROLS
        assert question.control == control_of(field), question.id


def test_every_set_of_options_is_used_and_has_words_for_each_value() -> None:
    content = json.loads((FOLDER / "options.json").read_text(encoding="utf-8"))["options"]
    used = {question.options for question in SET.questions if question.options}
    assert used == set(content)
    for question in SET.questions:
        field = shape().field(question.pointer)
        if question.options and field is not None:
            options = SET.options(question.options)
            assert tuple(option.value for option in options) == field.enum
            labels = [option.label for option in options]
            assert len(set(labels)) == len(labels)
            assert not any(label == option.value for option, label in zip(options, labels, strict=True)
                           if "-" in option.value), question.options  # fmt: skip


def test_questions_end_as_questions_and_labels_are_short() -> None:
    for question in SET.questions:
        assert question.ask.rstrip().endswith("?"), question.id
        assert len(question.label) <= 60, question.id
        assert not question.label.endswith((".", "?")), question.id


def test_a_question_with_a_source_says_why_it_is_asked() -> None:
    for question in SET.questions:
        if question.citation is not None:
            assert question.why, question.id
            assert question.citation.url.startswith("https://"), question.id


@pytest.mark.parametrize("case", worked_cases(), ids=lambda case: case.id)
def test_a_worked_case_answers_all_that_is_needed(case: Any) -> None:
    tree = read_agreement(case.path).tree
    lacking = [
        one.pointer
        for one in asked(SET, tree)
        if one.question.needed == "error" and not is_answered(get(tree, one.pointer))
    ]
    assert lacking == []


@pytest.mark.parametrize("case", worked_cases(), ids=lambda case: case.id)
def test_a_worked_case_has_no_answer_that_nobody_sees(case: Any) -> None:
    tree = read_agreement(case.path).tree
    shown = {one.pointer for one in asked(SET, tree)}
    hidden = [
        pointer
        for question in SET.questions
        for pointer in expand(tree, question.pointer)
        if pointer not in shown and get(tree, pointer) not in (None, False, "", [])
    ]
    assert hidden == []


@pytest.mark.parametrize("case", worked_cases(), ids=lambda case: case.id)
def test_a_worked_case_is_complete(case: Any) -> None:
    findings = Checker(SET, Knowledge.load()).check(
        read_agreement(case.path).tree, date(2026, 11, 24)
    )
    left = [(f.rule, f.pointer) for f in findings if f.counts and f.severity != "prompt"]
    assert left == []
