"""What people said to warnings and to the critical friend, as the agreement document shows it."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import documents
from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases
from tests.documents.word_text import all_text, bare, headings, opened

TODAY = date(2026, 11, 25)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
ESSEX = next(case for case in worked_cases() if case.id == "essex")
BUSY, LATER = "Who holds this together on busy days?", "When will you all next be in one room?"
RING = "Whom does a nurse ring at night?"
OURS, OPEN = "What did we ask by ourselves?", "Who would know by Friday?"
HERE, NEVER = "What are staff afraid of when they share?", "Could you say this to a neighbour?"


def said(number: int, question: str, status: str, about: str, **more: str) -> dict[str, str]:
    """What was said to a prompt."""
    record = {"id": f"prompt-{number}", "rule": "friend-x", "about": about, "question": question}
    return {**record, "status": status, **more}


@pytest.fixture(scope="module")
def built() -> bytes:
    """The document of an agreement in which every kind of remark stands."""
    tree: dict[str, Any] = copy.deepcopy(read_agreement(ESSEX.path).tree)
    tree["prompt_answers"] = [
        said(1, BUSY, "answered", "/case/asks", answer="The hub nurse.\nAnd her deputy."),
        said(2, LATER, "parked", "/case/keep_talking", answer="A first thought."),
        said(3, HERE, "answered", "/case/confidence"),
        said(4, NEVER, "dismissed", "/about/summary", answer="Not to this neighbour."),
        said(5, "Who wrote this?", "answered", "/partners/id:partner-1/description"),
        said(6, "Who left?", "answered", "/partners/id:partner-99/description"),
        said(7, RING, "answered", "/partners/id:partner-1/contacts", answer="The hub."),
        said(8, RING, "answered", "/partners/id:partner-2/contacts", answer="Nobody."),
        {"id": "prompt-9", "question": OURS, "answer": "A row in step 13."},
        {"id": "prompt-10", "question": OPEN, "status": "parked"},
    ]
    tree["open_questions"] = [
        {
            "id": "question-1",
            "question": LATER,
            "about": "/case/keep_talking",
            "owner": "Winter Programme Director",
            "due": "2026-12-09",
            "status": "open",
        },
        {"id": "question-2", "question": "Who pays?", "about": "/case/asks", "status": "open"},
        {"id": "question-3", "question": "Who drives?", "status": "answered", "answer": "We do."},
    ]
    return document_bytes(
        tree,
        documents()[0],
        question_set=QUESTIONS,
        knowledge=KNOWLEDGE,
        findings=Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY),
        today=TODAY,
    )


def rows(built: bytes, *head: str) -> list[list[str]]:
    """The rows of the table with a head, beneath it."""
    for table in opened(built).tables:
        found = [[cell.text for cell in row.cells] for row in table.rows]
        if tuple(found[0]) == head:
            return found[1:]
    raise AssertionError(f"no table {head}")


def test_accepted_warnings_stand_with_their_reason(built: bytes) -> None:
    ((warning, reason, accepted),) = rows(built, "Warning", "Reason", "Accepted")
    assert "record of processing" in warning
    assert reason.startswith("The ICB has asked for counts only.")
    assert "18 November 2026" in accepted


def test_parked_questions_stand_with_owner_and_day(built: bytes) -> None:
    assert rows(built, "Question", "Owner", "By", "Answer") == [
        [LATER, "Winter Programme Director", "9 December 2026", "Open"],
        ["Who pays?", "Nobody yet", "No day yet", "Open"],
        ["Who drives?", "", "", "We do."],
    ]


def test_answered_questions_stand_with_their_answer_or_where_it_is(built: bytes) -> None:
    label = QUESTIONS.question_for("/case/confidence").label  # type: ignore[union-attr]
    assert rows(built, "Question", "What we said")[:-2] == [
        [BUSY, "The hub nurse.\nAnd her deputy."],
        [HERE, f"Our answer stands in this agreement, under “{label}”."],
        [
            "Who wrote this? (Mid and South Essex Trust)",
            "Our answer stands in this agreement, under “Mid and South Essex Trust, What it does”.",
        ],
        [RING, "Mid and South Essex Trust: The hub.\nEssex ICB: Nobody."],
    ]
    assert "Questions we asked ourselves" in " ".join(text for _level, text in headings(built))


def test_what_does_not_apply_or_was_parked_is_not_printed(built: bytes) -> None:
    text = all_text(built)
    assert bare(NEVER) not in text
    assert bare("Not to this neighbour.") not in text
    assert bare("A first thought.") not in text, "it stands among the open questions, unanswered"


def test_a_question_that_somebody_wrote_down_stands_answered_or_not(built: bytes) -> None:
    *_, ours, still_open = rows(built, "Question", "What we said")
    assert ours == [OURS, "A row in step 13."]
    assert still_open == [OPEN, "Not answered yet."], "no rule asks it: it waits nowhere else"


@pytest.mark.parametrize("status", ["dismissed", "parked"])
def test_without_remarks_there_is_no_appendix_for_them(status: str) -> None:
    tree: dict[str, Any] = copy.deepcopy(read_agreement(ESSEX.path).tree)
    tree |= {"accepted_warnings": [], "open_questions": []}
    tree["prompt_answers"] = [said(1, BUSY, status, "/case/asks", answer="A thought.")]
    made = document_bytes(
        tree,
        documents()[0],
        question_set=QUESTIONS,
        knowledge=KNOWLEDGE,
        findings=(),
        today=TODAY,
    )
    assert "asked ourselves" not in " ".join(text for _level, text in headings(made))
