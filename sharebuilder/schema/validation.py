"""Whether an agreement, or one part of it, obeys the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.pointer import Pointer, get, join, parse, pattern_of, to_id_form
from sharebuilder.schema.messages import message_and_remedy
from sharebuilder.schema.registry import validator
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema.exceptions import ValidationError

    from sharebuilder.model.json_types import JsonObject


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One way in which an agreement does not obey the schema.

    Attributes:
        pointer: the place, by id.
        keyword: the schema keyword that is not met, or `duplicate-id`.
    """

    pointer: Pointer
    message: str
    remedy: str
    keyword: str


def problems(tree: JsonObject, folder: Path | None = None) -> list[SchemaProblem]:
    """Everything that the schema has against an agreement, in the order of the agreement."""
    found = problems_in(tree, (), validator("", folder).iter_errors(tree), folder)
    return found + list(duplicate_ids(tree, folder))


def problems_at(
    tree: JsonObject, pointer: Pointer, folder: Path | None = None
) -> list[SchemaProblem]:
    """What the schema has against the part of an agreement that holds a pointer.

    The part is the record, such as one partner, or else the top-level property. Ids that stand
    twice are found by `problems` alone.

    Args:
        tree: the agreement.
        pointer: any place in the part, by id or by index.
        folder: where the schema files lie; those that ShareBuilder brings when left out.
    """
    segments = parse(pointer)
    field = shape(folder).field("/" + segments[0]) if segments else None
    if field is None:
        return problems(tree, folder)
    part = segments[:1]
    place = segments[0]
    if field.is_records and len(segments) > 1:
        part, place = segments[:2], f"{place}/*"
    value = get(tree, join(*part))
    if value is None:
        return []
    return problems_in(tree, part, validator(place, folder).iter_errors(value), folder)


def problems_in(
    tree: JsonObject,
    part: tuple[str, ...],
    errors: Iterator[ValidationError],
    folder: Path | None = None,
) -> list[SchemaProblem]:
    """What a validator has against a part of an agreement, in the order of the agreement.

    Args:
        tree: the agreement.
        part: the segments that lead to the part.
        errors: what the validator found in the part.
        folder: where the schema files lie; those that ShareBuilder brings when left out.
    """
    return [_problem(tree, part, error, folder) for error in _errors(errors)]


def part_of(pointer: Pointer) -> Pointer:
    """The part that `problems_at` checks for a pointer: a record or a top-level property."""
    segments = parse(pointer)
    field = shape().field("/" + segments[0]) if segments else None
    return join(*segments[: 2 if field is not None and field.is_records else 1])


def _errors(found: Iterator[ValidationError]) -> list[ValidationError]:
    return sorted(found, key=lambda error: [str(part).zfill(9) for part in error.absolute_path])


def _problem(
    tree: JsonObject, part: tuple[str, ...], error: ValidationError, folder: Path | None
) -> SchemaProblem:
    segments = (*part, *(str(step) for step in error.absolute_path))
    pointer = to_id_form(tree, join(*segments))
    field = shape(folder).field(pattern_of(pointer))
    message, remedy = message_and_remedy(error, field)
    return SchemaProblem(pointer, message, remedy, str(error.validator))


def duplicate_ids(tree: JsonObject, folder: Path | None = None) -> Iterator[SchemaProblem]:
    """A problem for each record whose id another record of the same list has already."""
    for collection in shape(folder).collections():
        yield from _duplicates_in(tree, tuple(parse(Pointer(collection))), ())


def _duplicates_in(
    value: object, pattern: tuple[str, ...], at: tuple[str, ...]
) -> Iterator[SchemaProblem]:
    if pattern and pattern[0] == "*":
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            yield from _duplicates_in(entry, pattern[1:], (*at, str(index)))
        return
    if pattern:
        if isinstance(value, dict) and pattern[0] in value:
            yield from _duplicates_in(value[pattern[0]], pattern[1:], (*at, pattern[0]))
        return
    seen: set[str] = set()
    for index, record in enumerate(value if isinstance(value, list) else ()):
        identity = record.get("id") if isinstance(record, dict) else None
        if isinstance(identity, str) and identity in seen:
            yield SchemaProblem(
                join(*at, str(index)),
                f"The id “{identity}” stands twice in this list.",
                "Take one of the two records out, or give it an id of its own.",
                "duplicate-id",
            )
        elif isinstance(identity, str):
            seen.add(identity)
