"""Whether a part of the knowledge base, or a council's pack, has the form that its schema asks."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from sharebuilder.model.pointer import join
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.messages import message_and_remedy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator
    from referencing import Registry

    from sharebuilder.model.json_types import JsonValue

KNOWLEDGE = "knowledge.schema.json"
PACK = "knowledge-pack.schema.json"
_FILES = (KNOWLEDGE, PACK, "question-set.schema.json")


def knowledge_problems(content: JsonValue, schema: str) -> Iterator[tuple[str, str]]:
    """What a schema has against a file of the knowledge base.

    Args:
        content: the file's JSON.
        schema: `KNOWLEDGE` for a part of the knowledge base, `PACK` for a council's pack.

    Yields:
        The place of each problem, as a pointer, and what is wrong there; the first place first.
    """
    for problem in sorted(_validator(schema).iter_errors(content), key=_segments):
        message, _remedy = message_and_remedy(problem, None)
        yield join(*_segments(problem)) or "/", message


def _segments(problem: Any) -> list[str]:
    return [str(part) for part in problem.absolute_path]


@cache
def _validator(schema: str) -> Draft202012Validator:
    # Slow to load, and only a council that has a pack of its own needs it.
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    files = {
        name: json.loads((schemas_dir() / name).read_text(encoding="utf-8")) for name in _FILES
    }
    # Nothing but these files can be referred to: a registry without a retriever fetches nothing.
    local: Registry[Any] = Registry().with_resources(
        [
            (one["$id"], Resource.from_contents(one, default_specification=DRAFT202012))
            for one in files.values()
        ]
    )
    # A pattern that is none would break the checks that use it.
    expressions = FormatChecker(formats=["regex"])
    return Draft202012Validator(files[schema], registry=local, format_checker=expressions)
