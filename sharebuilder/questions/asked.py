"""Which questions are asked of an agreement now. What is hidden keeps its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.answered import is_answered
from sharebuilder.model.ask_when import holds
from sharebuilder.model.pointer import Pointer, child, get, parse, segment_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.questions.question import Group, Question, Section, Step
    from sharebuilder.questions.question_set import QuestionSet

__all__ = ["Asked", "asked", "asked_in", "is_answered"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is asked now.

    Attributes:
        pointer: the place of its answer, by id.
    """

    question: Question
    pointer: Pointer
    step: Step
    section: Section


def asked(question_set: QuestionSet, tree: JsonValue) -> Iterator[Asked]:
    """The questions that are asked now, in order; of lists, those of every record."""
    for step in question_set.steps:
        yield from asked_in(step, tree)


def asked_in(step: Step, tree: JsonValue) -> Iterator[Asked]:
    """The questions of one step that are asked now, in order; of lists, those of every record."""
    for section in step.sections:
        if section.ask_when is not None and not holds(section.ask_when, tree):
            continue
        for question, pointer in _of_section(section, tree):
            yield Asked(question, pointer, step, section)


def _of_section(section: Section, tree: JsonValue) -> Iterator[tuple[Question, Pointer]]:
    if section.collection is None:
        yield from _of_groups(section.groups, Pointer(""), tree)
    else:
        yield from _of_records(section.groups, Pointer(section.collection), tree)


def _of_records(
    groups: tuple[Group, ...], collection: Pointer, tree: JsonValue
) -> Iterator[tuple[Question, Pointer]]:
    records = get(tree, collection)
    for index, record in enumerate(records if isinstance(records, list) else []):
        yield from _of_groups(groups, child(collection, segment_of(record, index)), tree)


def _of_groups(
    groups: tuple[Group, ...], record: Pointer, tree: JsonValue
) -> Iterator[tuple[Question, Pointer]]:
    depth = len(parse(record))
    for group in groups:
        for question in group.questions:
            if question.ask_when is not None and not holds(question.ask_when, tree, record or None):
                continue
            pointer = child(record, *parse(question.pointer)[depth:])
            yield question, pointer
            if question.records:
                yield from _of_records(question.records.groups, pointer, tree)
