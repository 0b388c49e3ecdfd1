"""Everything that an agreement says and asks, in the order of the steps, to read and to search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.questions.asked import asked_in
from sharebuilder.questions.labels import value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.labels import Titles
    from sharebuilder.questions.question import Question, Step
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class Said:
    """A question that is asked, and what was said to it.

    Attributes:
        text: the answer as people read it; empty where there is none.
    """

    question: Question
    pointer: Pointer
    text: str

    @property
    def label(self) -> str:
        """What the question is called."""
        return self.question.label or self.question.ask


def said_in(
    question_set: QuestionSet, knowledge: Titles, step: Step, tree: JsonValue
) -> Iterator[Said]:
    """What is asked and said in a step; lists of records are said by the answers in them.

    Args:
        question_set: what is asked.
        knowledge: knows the titles of the law.
        step: the step.
        tree: the agreement.
    """
    for one in asked_in(step, tree):
        if one.question.records is not None:
            text = ""
        else:
            text = value_text(question_set, knowledge, tree, one.pointer)
        yield Said(one.question, one.pointer, text)
