"""Whether one answer obeys the schema, without a look at the rest of what holds it.

What holds an answer is the innermost record around it, or else a top-level property such as
`/telling`. Only what the schema says of the answer, and of its holder as a whole, can be met or
missed by an edit of that answer. So a form with a long list below it costs no more than another.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from sharebuilder.model.pointer import Pointer, get, join, parse, pattern_of
from sharebuilder.schema.files import ROOT_FILE, resolve, schema_files
from sharebuilder.schema.registry import formats, registry
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import SchemaProblem, problems_in

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


def answer_part(pointer: Pointer, folder: Path | None = None) -> Pointer:
    """The part that `problems_of_answer` checks: an answer's property of what holds it.

    Of the holder itself it is the holder.

    Args:
        pointer: any place, by id or by index.
        folder: where the schema files lie; those that ShareBuilder brings when left out.
    """
    segments = parse(pointer)
    return join(*segments[: _depth(segments, folder) + 1])


def problems_of_answer(
    tree: JsonObject, pointer: Pointer, folder: Path | None = None
) -> list[SchemaProblem]:
    """What the schema has against one answer, and against its holder as a whole.

    Args:
        tree: the agreement.
        pointer: the answer, or a place in it; at least two segments.
        folder: where the schema files lie; those that ShareBuilder brings when left out.

    Raises:
        KeyError: the schema has no such answer.
    """
    segments = parse(pointer)
    depth = _depth(segments, folder)
    holder = join(*segments[:depth])
    value = get(tree, holder)
    if value is None:
        return []
    checks = _validator(pattern_of(holder), segments[depth], folder)
    return problems_in(tree, segments[:depth], checks.iter_errors(value), folder)


def _depth(segments: tuple[str, ...], folder: Path | None) -> int:
    """How many segments lead to what holds a place."""
    known = shape(folder)
    for depth in range(len(segments), 1, -1):
        above = known.field(pattern_of(join(*segments[: depth - 1])))
        if above is not None and above.is_records:
            return depth
    return 1


@cache
def _validator(holder: str, name: str, folder: Path | None) -> Draft202012Validator:
    """A validator for a holder that looks into one of its properties alone."""
    files = schema_files(folder)
    node, home = resolve(files[ROOT_FILE], files, ROOT_FILE)
    for segment in parse(holder):
        below = node["items"] if segment == "*" else node["properties"][segment]
        node, home = resolve(below, files, home)
    properties: dict[str, Any] = dict.fromkeys(node["properties"], True)
    properties[name] = _from_elsewhere(node["properties"][name], home)
    folder_id, _, _ = str(files[ROOT_FILE]["$id"]).rpartition("/")
    alone = {
        **{key: value for key, value in node.items() if key not in {"$defs", "$schema"}},
        "$id": f"{folder_id}/one-answer.schema.json",
        "properties": properties,
    }
    return Draft202012Validator(alone, registry=registry(folder), format_checker=formats())


def _from_elsewhere(node: object, home: str) -> object:
    """A schema node whose references within its file name that file."""
    if isinstance(node, dict):
        return {
            key: home + value
            if key == "$ref" and str(value).startswith("#")
            else _from_elsewhere(value, home)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_from_elsewhere(entry, home) for entry in node]
    return node
