"""Answers and records as people read them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from sharebuilder.model.pointer import Pointer, child, get, index_of, join, parent, parse
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.questions.question import Question
    from sharebuilder.questions.question_set import QuestionSet

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DEEPEST = 3


class Titles(Protocol):
    """Whatever knows the titles of knowledge entries."""

    def title(self, entry_id: str) -> str:
        """The title of an entry."""


def record_label(question_set: QuestionSet, tree: JsonValue, pointer: Pointer) -> str:
    """The human name of a record: what its section says, else “Partner 3”. Never empty.

    Args:
        question_set: says which properties name a record.
        tree: the agreement.
        pointer: the record, by id or by index.
    """
    return _record_label(question_set, tree, pointer, _DEEPEST)


def label_reads(question_set: QuestionSet) -> tuple[tuple[str, ...], ...]:
    """The segments of every pattern whose answers may stand in the name of some record."""
    found: dict[tuple[str, ...], None] = {}
    for collection in question_set.collections():
        section = question_set.records_section(collection)
        for entry in section.label if section else ():
            for name in entry.split("+"):
                found[(*parse(collection), "*", name)] = None
    return tuple(found)


def value_text(
    question_set: QuestionSet, knowledge: Titles | None, tree: JsonValue, pointer: Pointer
) -> str:
    """The human text of an answer; empty where there is none.

    Args:
        question_set: knows the options and the names of records.
        knowledge: knows the titles of the law; without it, ids stand for titles.
        tree: the agreement.
        pointer: the answer, by id or by index.
    """
    return _value_text(question_set, knowledge, tree, pointer, _DEEPEST)


def day_text(value: str) -> str:
    """A day as people write it: “5 February 2026”. What is no day is left as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_text(value: JsonValue) -> str:
    """A period as people write it: “6 months”; empty where it has no number."""
    if not isinstance(value, dict):
        return ""
    number, unit = value.get("number"), value.get("unit")
    if not isinstance(number, int) or not isinstance(unit, str):
        return ""
    words = unit.replace("-", " ")
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def _record_label(question_set: QuestionSet, tree: JsonValue, pointer: Pointer, depth: int) -> str:
    collection, segment = parent(pointer), parse(pointer)[-1] if pointer else ""
    section = question_set.records_section(collection)
    for entry in section.label if section and depth else ():
        parts = [
            _value_text(question_set, None, tree, child(pointer, name), depth - 1)
            for name in entry.split("+")
        ]
        if parts[0]:
            return ", ".join(part for part in parts if part)
    name = section.record_name if section else "record"
    entries = get(tree, collection)
    index = index_of(entries, segment) if isinstance(entries, list) else None
    number = f" {index + 1}" if index is not None else ""
    return f"{name[:1].upper()}{name[1:]}{number}"


def _value_text(
    question_set: QuestionSet,
    knowledge: Titles | None,
    tree: JsonValue,
    pointer: Pointer,
    depth: int,
) -> str:
    value = get(tree, pointer)
    question = question_set.question_for(pointer)
    if question is None:
        return _plain(value)
    if isinstance(value, list):
        if question.control == "records":
            texts = [
                _record_label(question_set, tree, child(pointer, str(index)), depth)
                for index in range(len(value))
            ]
        else:
            texts = [
                _single(question_set, knowledge, tree, question, entry, depth) for entry in value
            ]
        mark = "; " if question.control in {"list", "knowledge-many"} else ", "
        return mark.join(text for text in texts if text)
    return _single(question_set, knowledge, tree, question, value, depth)


def _single(
    question_set: QuestionSet,
    knowledge: Titles | None,
    tree: JsonValue,
    question: Question,
    value: JsonValue,
    depth: int,
) -> str:
    if isinstance(value, dict):
        return period_text(value)
    if not isinstance(value, str):
        return _plain(value)
    if question.options is not None:
        return question_set.option_label(question.options, value)
    match question.control:
        case "date":
            return day_text(value)
        case "knowledge" | "knowledge-many":
            return knowledge.title(value) if knowledge is not None and value else value
        case "reference" | "references" if value:
            field = shape().field(question.pointer)
            record = join(*parse(field.refers_to if field else ""), f"id:{value}")
            if get(tree, record) is None:
                return f"{value} (not in this agreement)"
            return _record_label(question_set, tree, record, depth)
    return value.strip()


def _plain(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) else ""
