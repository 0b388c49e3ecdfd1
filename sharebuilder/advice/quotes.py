"""Answers as advice quotes them, so that people see what decided it and can go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import Pointer, get, parse, pattern_of, record_of
from sharebuilder.questions.labels import record_label, value_text
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.findings.look import Look
    from sharebuilder.questions.question_set import QuestionSet

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Quote:
    """An answer that decided something.

    Attributes:
        pointer: where it stands.
        words: what it says, with whose it is: “Referrals”, method: Removable media.
    """

    pointer: Pointer
    words: str


def quotes(look: Look, questions: QuestionSet, places: Iterable[Pointer]) -> tuple[Quote, ...]:
    """The answers at some places, each once.

    Args:
        look: the agreement.
        questions: the labels of questions and options.
        places: where they stand, by id.
    """
    return tuple(Quote(one, _words(look, questions, one)) for one in dict.fromkeys(places))


def _words(look: Look, questions: QuestionSet, pointer: Pointer) -> str:
    tree = look.agreement.raw
    section = questions.records_section(pointer)
    value = get(tree, pointer)
    if section is not None:
        count = len(value) if isinstance(value, list) else 0
        name = section.record_name if count == 1 else section.record_name_plural
        return f"{count or 'No'} {name or 'records'}"
    question = questions.question_for(pointer)
    field = shape().field(pattern_of(pointer))
    label = question.label if question else field.title if field else "This answer"
    text = value_text(questions, look.knowledge, tree, pointer) if is_answered(value) else ""
    said = f"{label}: {_short(text) or 'not said'}"
    record = record_of(pointer)
    if len(parse(record)) < 2 or record == pointer:
        return said
    return f"“{record_label(questions, tree, record)}”, {said[:1].lower()}{said[1:]}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
