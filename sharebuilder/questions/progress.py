"""How far each step has got."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharebuilder.model.ask_when import holds
from sharebuilder.model.pointer import get
from sharebuilder.questions.asked import asked, is_answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.questions.question import Step
    from sharebuilder.questions.question_set import QuestionSet

State = Literal["not-started", "in-progress", "completed", "needs-attention"]


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one step has got.

    Attributes:
        state: `not-started` when nothing is answered; `in-progress` while an answer that is
            needed is missing; `needs-attention` when all are there and a finding is left;
            else `completed`.
        answered: how many of the questions asked now have an answer.
        asked: how many questions are asked now.
        errors: findings that keep the agreement a draft.
        warnings: findings to look at or to accept with a reason.
        open_questions: answers that are not known yet and are being found out.
    """

    state: State
    answered: int
    asked: int
    errors: int
    warnings: int
    open_questions: int


def progress(
    question_set: QuestionSet,
    tree: JsonValue,
    findings_by_step: Mapping[str, tuple[int, int]],
) -> dict[str, StepProgress]:
    """How far each step has got, by the id of the step.

    Args:
        question_set: what is asked.
        tree: the agreement.
        findings_by_step: the number of errors and of warnings of each step that has any.
    """
    open_about = _open_questions(tree)
    parked: Counter[str] = Counter()
    for about in open_about:
        step = question_set.step_for(about)
        if step is not None:
            parked[step.id] += 1
    counts: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for one in asked(question_set, tree):
        counts[one.step.id] += 1
        if is_answered(get(tree, one.pointer)):
            answered[one.step.id] += 1
        elif one.question.needed and one.pointer not in open_about:
            missing[one.step.id] += 1
    found = {}
    for step in question_set.steps:
        errors, warnings = findings_by_step.get(step.id, (0, 0))
        lacking = missing[step.id] + _empty_tables(step, tree)
        found[step.id] = StepProgress(
            _state(answered[step.id] + parked[step.id], lacking, errors + warnings),
            answered[step.id],
            counts[step.id],
            errors,
            warnings,
            parked[step.id],
        )
    return found


def _state(begun: int, lacking: int, findings: int) -> State:
    if not begun:
        return "not-started"
    if lacking:
        return "in-progress"
    return "needs-attention" if findings else "completed"


def _empty_tables(step: Step, tree: JsonValue) -> int:
    return sum(
        section.needed is not None
        and section.collection is not None
        and (section.ask_when is None or holds(section.ask_when, tree))
        and not is_answered(get(tree, section.collection))
        for section in step.sections
    )


def _open_questions(tree: JsonValue) -> set[str]:
    listed = get(tree, "/open_questions")
    found = set()
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict) and entry.get("status") != "answered":
            about = entry.get("about")
            if isinstance(about, str):
                found.add(about)
    return found
