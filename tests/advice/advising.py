"""Advice about the small agreement, with other answers where a test wants them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sharebuilder.advice.four_questions import advise
from sharebuilder.advice.sharing import sharing_of
from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.labels import value_text
from sharebuilder.questions.question_set import QuestionSet
from tests.findings.agreements import changed, small_agreement

if TYPE_CHECKING:
    from sharebuilder.advice.candidates import Candidate
    from sharebuilder.advice.four_questions import Advice
    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.pointer import Pointer

TODAY = date(2026, 11, 25)
KNOWLEDGE = Knowledge.load()
QUESTIONS = QuestionSet.load()
PURPOSE = "/purposes/id:purpose-1"


def labels(tree: JsonObject) -> Label:
    """What the answers of an agreement are called."""

    def label(pointer: Pointer) -> str:
        return value_text(QUESTIONS, KNOWLEDGE, tree, pointer)

    return label


def sharing(
    edits: dict[str, Any] | None = None,
    partner: str = "partner-1",
    knowledge: Knowledge = KNOWLEDGE,
) -> Sharing:
    """What a partner of the small agreement shares for its one purpose."""
    look = Look(changed(small_agreement(), edits or {}), knowledge, TODAY)
    found = sharing_of(look, partner, ["purpose-1"])
    assert found is not None
    return found


def advice(
    edits: dict[str, Any] | None = None,
    partner: str = "partner-1",
    knowledge: Knowledge = KNOWLEDGE,
) -> Advice:
    """The advice for a partner of the small agreement."""
    one = sharing(edits, partner, knowledge)
    return advise(one, labels(one.look.agreement.raw))


def candidate(found: Advice, entry_id: str) -> Candidate:
    """A candidate of some question."""
    return next(
        one
        for question in found.questions
        for choice in question.choices
        for one in choice.candidates
        if one.entry.id == entry_id
    )


def said(found: Candidate) -> str:
    """All that a candidate says of why."""
    return " ".join(reason.words for reason in (*found.because, *found.provided, *found.against))
