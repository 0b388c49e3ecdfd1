"""Whether questions fit the agreement: each asks for a property that the schema has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.ask_when import leaves
from sharebuilder.model.conditions import WithinDays
from sharebuilder.schema.condition_fit import condition_misfits, unknown_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharebuilder.model.ask_when import Condition
    from sharebuilder.questions.question import Group, Option, Question, Step
    from sharebuilder.schema.shape import Field, Shape

_BY_KIND = {
    "line": "line",
    "long-text": "text",
    "yes-no": "yes-no",
    "date": "date",
    "period": "period",
    "reference": "reference",
    "knowledge-id": "knowledge",
    "email": "email",
    "link": "link",
}
_OF_LISTS = {"line": "list", "reference": "references", "knowledge": "knowledge-many"}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in a question file that does not fit the agreement.

    Attributes:
        place: where it stands in the file.
    """

    place: str
    problem: str
    remedy: str


def misfits(
    step: Step, options: Mapping[str, tuple[Option, ...]], shape: Shape
) -> Iterator[Misfit]:
    """Everything in a step that does not fit the agreement's schema."""
    for index, section in enumerate(step.sections):
        place = f"/sections/{index}"
        yield from _condition(section.ask_when, "", f"{place}/ask_when", shape)
        if section.collection is not None:
            field = shape.field(section.collection)
            if field is None or not field.is_records:
                yield _unknown(section.collection, f"{place}/collection")
        yield from _groups(section.groups, place, options, shape)


def control_of(field: Field) -> str:
    """The control that answers a field; empty where no question can."""
    if field.is_records:
        return "records"
    if field.enum:
        return "choices" if field.type == "array" else "choice"
    if field.type == "integer":
        return "number"
    single = _BY_KIND.get(field.kind, "")
    return _OF_LISTS.get(single, "") if field.type == "array" else single


def holder_of(pattern: str) -> str:
    """The pattern of the record that holds a field: `/flows/*` of `/flows/*/meeting/chair`.

    Empty where no record does.
    """
    head, star, _ = pattern.rpartition("/*/")
    return f"{head}/*" if star else ""


def _groups(
    groups: tuple[Group, ...], place: str, options: Mapping[str, tuple[Option, ...]], shape: Shape
) -> Iterator[Misfit]:
    for at, group in enumerate(groups):
        for number, question in enumerate(group.questions):
            here = f"{place}/groups/{at}/questions/{number}"
            yield from _question(question, here, options, shape)
            if question.records:
                yield from _groups(question.records.groups, f"{here}/records", options, shape)


def _question(
    question: Question, place: str, options: Mapping[str, tuple[Option, ...]], shape: Shape
) -> Iterator[Misfit]:
    field = shape.field(question.pointer)
    if field is None:
        yield _unknown(question.pointer, f"{place}/pointer")
        return
    wanted = control_of(field)
    if question.control != wanted:
        yield Misfit(
            f"{place}/control",
            f"“{question.control}” cannot answer {question.pointer}.",
            f"Use “{wanted}”." if wanted else "Ask for something below it.",
        )
    if question.options is not None:
        values = tuple(option.value for option in options.get(question.options, ()))
        if values != field.enum:
            yield Misfit(
                f"{place}/options",
                f"The options “{question.options}” are not the values of {question.pointer}.",
                f"They should be, in this order: {', '.join(field.enum)}.",
            )
    yield from _condition(
        question.ask_when, holder_of(question.pointer), f"{place}/ask_when", shape
    )


def _condition(
    condition: Condition | None, record: str, place: str, shape: Shape
) -> Iterator[Misfit]:
    if condition is None:
        return
    for problem, remedy in condition_misfits(condition, record, shape):
        yield Misfit(place, problem, remedy)
    if any(isinstance(leaf, WithinDays) for _pattern, leaf in leaves(condition, record)):
        yield Misfit(
            place,
            "“within-days” makes a question come and go with the day.",
            "Use it in a prompt of the critical friend; ask a question by what is answered.",
        )


def _unknown(pattern: str, place: str) -> Misfit:
    return Misfit(place, *unknown_place(pattern))
