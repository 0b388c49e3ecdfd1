"""Agreements in which answers are marked or changed, and what their documents then say."""

from __future__ import annotations

import copy
import html
import re
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.build import template_file
from sharebuilder.documents.context.document import document_context
from sharebuilder.documents.example import examples
from sharebuilder.documents.render import render, template_bytes
from sharebuilder.schema.shape import shape
from tests.documents.every_document import KNOWLEDGE, QUESTIONS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharebuilder.documents.catalogue import DocumentKind
    from sharebuilder.schema.shape import Field

Steps = tuple[str | int, ...]
MARK = re.compile(r"§(\d+)§")
_TAGS = re.compile(r"<[^>]*>")
_NOT_ANSWERS = {"format", "format_version"}
_WRITTEN = {"line", "long-text", "link"}


def said(kind: DocumentKind, tree: dict[str, Any]) -> dict[str, str]:
    """What the documents of a kind say, headers and footers too, by the record that each is for.

    The fingerprint is taken out, because every answer changes it.
    """
    found = {}
    for record in [one["id"] for one in tree.get(kind.each, ())] if kind.each else [""]:
        context = document_context(
            kind, tree, question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(), today=TODAY,
            record=record,
        )  # fmt: skip
        if context is None:
            continue
        context["about"]["fingerprint"] = context["about"]["fingerprint_short"] = ""
        file = template_file(kind)
        texts = render(file, context, template_bytes(file)).texts
        found[record] = html.unescape("\n".join(_TAGS.sub("|", one) for one in texts.values()))
    return found


def made_up() -> list[dict[str, Any]]:
    """The agreements of `documents/example.py`, with a second record to refer to instead."""
    trees = []
    for tree in examples(KNOWLEDGE):
        for name, listed in tree.items():
            prefix = shape().id_prefix(f"/{name}")
            if prefix and shape().field(f"/{name}/*/name"):
                listed.append({"id": f"{prefix}-2", "name": f"Second {name}"})
        tree["case"]["outcomes"].append({"id": "outcome-2", "outcome": "Second outcome"})
        trees.append(tree)
    return trees


def pattern_of(steps: Steps) -> str:
    """The pattern of an answer in the schema."""
    return "".join(f"/{'*' if isinstance(step, int) else step}" for step in steps)


def field_of(steps: Steps) -> Field:
    """What the schema says of an answer; of one text in a list, what it says of the list."""
    pattern = pattern_of(steps)
    field = shape().field(pattern) or shape().field(pattern.removesuffix("/*"))
    assert field is not None, pattern
    return field


def answers(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Every answer of an agreement; each text of a list that people write stands by itself."""
    if isinstance(value, dict) and set(value) != {"number", "unit"}:
        for name, one in value.items():
            if name != "id" and (steps or name not in _NOT_ANSWERS):
                yield from answers(one, (*steps, name))
    elif isinstance(value, list) and (
        (value and isinstance(value[0], dict)) or field_of(steps).kind in _WRITTEN
    ):
        for number, one in enumerate(value):
            yield from answers(one, (*steps, number))
    else:
        yield steps


def is_written(steps: Steps) -> bool:
    """Whether people write the answer in their own words; `about` points at a place instead."""
    return field_of(steps).kind in _WRITTEN and steps[-1] != "about"


def at(tree: Any, steps: Steps) -> Any:
    """The answer that stands at a place."""
    for step in steps:
        tree = tree[step]
    return tree


def with_answers(tree: dict[str, Any], new: Iterable[tuple[Steps, Any]]) -> dict[str, Any]:
    """A copy of an agreement with other answers; the places that they have in common are shared."""
    made = copy.deepcopy(tree)
    for steps, value in new:
        at(made, steps[:-1])[steps[-1]] = value
    return made


def marked(tree: dict[str, Any], places: list[Steps]) -> dict[str, Any]:
    """A copy with a mark in each answer that people wrote; its number is that of its place."""
    return with_answers(
        tree, ((one, f"{at(tree, one)} §{number}§") for number, one in enumerate(places))
    )


def another(tree: dict[str, Any], steps: Steps) -> Any:
    """Another answer that the schema allows; the same one where there is no other."""
    field, value = field_of(steps), at(tree, steps)
    if isinstance(value, dict):
        return {**value, "number": value["number"] + 1}
    if isinstance(value, list):
        other = [one for one in _allowed(tree, field) if one not in value]
        return [*value, other[0]] if other else value[1:]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if field.name == "about":
        return "/about/reference"
    if field.kind in _WRITTEN:
        return f"{value} changed"
    if field.format or field.kind in {"date", "email"}:
        return {"email": "other@council.example", "date-time": "2027-03-02T10:00:00Z"}.get(
            field.format or field.kind, "2027-03-02"
        )
    return next((one for one in _allowed(tree, field) if one != value), f"{value} changed")


def _allowed(tree: dict[str, Any], field: Field) -> list[str]:
    if field.enum:
        return list(field.enum)
    if field.knowledge:
        return [entry.id for entry in KNOWLEDGE.entries(field.knowledge)]
    if field.refers_to:
        holder: Any = tree
        for step in field.refers_to.strip("/").split("/"):
            holder = holder[step]
        return [one["id"] for one in holder]
    return []
