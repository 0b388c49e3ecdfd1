"""What people have said about findings: accepted warnings, answered prompts, open questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import get, is_pointer
from sharebuilder.model.views import Agreement
from sharebuilder.questions.labels import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.findings.finding import Finding
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import AnswerToAPrompt, OpenQuestion


class StillOpen(NamedTuple):
    """What an open question asks, and who will find out."""

    words: str
    owner: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, by the rule and the place that it is about. Two that say the same are equal.

    Attributes:
        accepted: the reasons of accepted warnings.
        answered: what was said to prompts.
        open_questions: the questions that are still open, by the place that they are about.
    """

    accepted: Mapping[tuple[str, str], str]
    answered: Mapping[tuple[str, str], str]
    open_questions: Mapping[str, StillOpen]

    def reason(self, finding: Finding) -> str:
        """Why a finding no longer counts; empty where it does. Errors always count."""
        key = (finding.rule, finding.pointer)
        if finding.severity == "warning":
            return self.accepted.get(key, "")
        if finding.severity == "prompt":
            return self.answered.get(key, "")
        return ""


def said_of(tree: JsonObject) -> Said:
    """What people have said in an agreement. An acceptance without a reason is none."""
    agreement = Agreement(tree)
    about: dict[str, list[OpenQuestion]] = {}
    for question in agreement.open_questions:
        about.setdefault(question.about, []).append(question)
    answered = {
        (entry.rule, entry.about): _what_was_said(entry, about.get(entry.about, ()), tree)
        for entry in agreement.prompt_answers
    }
    return Said(
        {
            (entry.rule, entry.about): entry.reason.strip()
            for entry in agreement.accepted_warnings
            if entry.reason.strip()
        },
        {key: words for key, words in answered.items() if words},
        {
            place: StillOpen(question.question, question.owner)
            for place, questions in about.items()
            for question in questions
            if place and question.status != "answered"
        },
    )


def _what_was_said(
    entry: AnswerToAPrompt, questions: Sequence[OpenQuestion], tree: JsonObject
) -> str:
    """What was said to a prompt; empty where it still waits.

    A parked one waits again when its open question is gone, and so does one that was answered
    in the agreement itself when that answer is gone.
    """
    if entry.answer.strip():
        return entry.answer.strip()
    if entry.status == "dismissed":
        return "Does not apply."
    if entry.status == "answered":
        there = is_pointer(entry.about) and is_answered(get(tree, entry.about))
        return "Answered in the agreement." if there else ""
    if entry.status == "parked" and questions:
        own = (one for one in questions if one.question == entry.question)
        return _parked(next(own, questions[0]))
    return ""


def _parked(question: OpenQuestion) -> str:
    owner, due = question.owner.strip(), day_text(question.due)
    by = f" by {due}" if due else ""
    if question.status == "answered":
        return question.answer.strip() or "Parked, and answered since."
    if owner:
        return f"Parked. {owner} will find out{by}."
    return f"Parked, to be answered{by}." if by else "Parked. Nobody has it yet."
