"""Whether a settings file of house style has the form that its schema asks for."""

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
_FORMS = {
    "/colour": "Write it as # and six figures or letters from A to F, such as #1F4E6B.",
    "/fonts": "Write the name of the font as Word lists it.",
}


def house_style_problems(content: JsonValue) -> Iterator[tuple[str, str, str]]:
    """What the schema has against a house style.

    Yields:
        The place of each problem as a pointer, what is wrong there, and what to do.
    """
    for problem in sorted(_validator().iter_errors(content), key=_segments):
        place = join(*_segments(problem))
        message, remedy = message_and_remedy(problem, _field(place, problem))
        forms = [form for start, form in _FORMS.items() if place.startswith(start)]
        if problem.validator == "pattern":
            remedy = forms[0] if forms else "Use one line of text, without { and }."
        elif remedy == "Answer the question again.":
            remedy = "Mend it, or take it out."
        yield place or "/", message, remedy


def _field(place: str, problem: Any) -> Field | None:
    schema = problem.schema if isinstance(problem.schema, dict) else {}
    if problem.validator in {"additionalProperties", "required"}:
        return None
    title = str(schema.get("title", ""))
    return Field(place, place.rpartition("/")[2], title, "", "string") if title else None


def _segments(problem: Any) -> list[str]:
    return [str(part) for part in problem.absolute_path]


@cache
def _validator() -> Draft202012Validator:
    path = schemas_dir() / HOUSE_STYLE
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
