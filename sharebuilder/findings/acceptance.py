"""What people have said about findings: accepted warnings, answered prompts, open questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.findings.finding import Finding
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import OpenQuestion

_STATUS_WORDS = {"answered": "Answered.", "parked": "Parked.", "dismissed": "Dismissed."}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, by the rule and the place that it is about.

    Attributes:
        accepted: the reasons of accepted warnings.
        answered: what was said to prompts.
        open_questions: the questions that are still open, by the place that they are about.
    """

    accepted: Mapping[tuple[str, str], str]
    answered: Mapping[tuple[str, str], str]
    open_questions: Mapping[str, OpenQuestion]

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
    return Said(
        {
            (entry.rule, entry.about): entry.reason.strip()
            for entry in agreement.accepted_warnings
            if entry.reason.strip()
        },
        {
            (entry.rule, entry.about): entry.answer.strip()
            or _STATUS_WORDS.get(entry.status, "Answered.")
            for entry in agreement.prompt_answers
            if entry.answer.strip() or entry.status
        },
        {
            question.about: question
            for question in agreement.open_questions
            if question.about and question.status != "answered"
        },
    )
