"""Whether a settings file, of house style or of an organisation, has the form of its schema."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from sharebuilder.model.pointer import join
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.messages import message_and_remedy
from sharebuilder.schema.shape import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.json_types import JsonValue

HOUSE_STYLE = "house-style.schema.json"
ORGANISATION = "organisation-settings.schema.json"
_FORMS = {
    "/colour": "Write it as # and six figures or letters from A to F, such as #1F4E6B.",
    "/fonts": "Write the name of the font as Word lists it.",
}
_ONE_LINE = "Use one line of text, without { and }."
_MEND = "Mend it, or take it out."


def house_style_problems(content: JsonValue) -> Iterator[tuple[str, str, str]]:
    """What the schema has against a house style.

    Yields:
        The place of each problem as a pointer, what is wrong there, and what to do.
    """
    for place, message, remedy, kind in _problems(content, HOUSE_STYLE):
        forms = [form for start, form in _FORMS.items() if place.startswith(start)]
        yield place, message, [*forms, _ONE_LINE][0] if kind == "pattern" else remedy


def organisation_problems(content: JsonValue) -> Iterator[tuple[str, str, str]]:
    """What the schema has against the settings of an organisation.

    Yields:
        The place of each problem as a pointer, what is wrong there, and what to do. A name that
        has no place is the place itself.
    """
    for place, message, remedy, _kind in _problems(content, ORGANISATION, by_key=True):
        yield place, message, remedy


def _problems(
    content: JsonValue, schema: str, *, by_key: bool = False
) -> Iterator[tuple[str, str, str, str]]:
    """The place, the message, the remedy and the kind of each problem.

    Args:
        by_key: whether messages name a setting as the file does, and not by its title.
    """
    for problem in sorted(_validator(schema).iter_errors(content), key=_segments):
        place = join(*_segments(problem))
        message, remedy = message_and_remedy(problem, _field(place, problem, by_key=by_key))
        if remedy == "Answer the question again.":
            remedy = _MEND
        elif problem.validator == "enum":
            remedy = f"Write one of these: {', '.join(map(str, problem.validator_value))}."
        yield place or "/", message, remedy, str(problem.validator)


def _field(place: str, problem: Any, *, by_key: bool) -> Field | None:
    schema = problem.schema if isinstance(problem.schema, dict) else {}
    if problem.validator in {"additionalProperties", "required"}:
        return None
    title = str(schema.get("title", ""))
    if by_key:
        keys = [str(part) for part in problem.absolute_path if isinstance(part, str)]
        title = keys[-1] if keys else title
    return Field(place, place.rpartition("/")[2], title, "", "string") if title else None


def _segments(problem: Any) -> list[str]:
    return [str(part) for part in problem.absolute_path]


@cache
def _validator(schema: str) -> Draft202012Validator:
    path = schemas_dir() / schema
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
