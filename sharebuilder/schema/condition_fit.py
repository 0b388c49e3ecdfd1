"""Whether a condition speaks of places that the agreement has, and of answers they can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.ask_when import leaves
from sharebuilder.model.conditions import ExistsWhere, Includes, NamedIn, OneOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.conditions import Condition
    from sharebuilder.schema.shape import Field, Shape


def condition_misfits(condition: Condition, record: str, shape: Shape) -> Iterator[tuple[str, str]]:
    """What in a condition does not fit the agreement: the problem, and what to do.

    Args:
        condition: the condition.
        record: the pattern of the record that it is about; empty where there is none.
        shape: what the schema says of each place.
    """
    for pattern, leaf in sorted(leaves(condition, record), key=lambda one: one[0]):
        field = shape.field(pattern)
        if field is None:
            yield unknown_place(pattern)
        elif isinstance(leaf, ExistsWhere) and not field.is_records:
            yield f"{pattern} is no list of records.", "Name a list such as /partners."
        elif isinstance(leaf, NamedIn) and pattern == "/id":
            yield "“named-in” is asked of a record, and here is none.", "Ask it of a record."
        elif isinstance(leaf, OneOf | Includes):
            yield from _values(leaf, field)


def unknown_place(pattern: str) -> tuple[str, str]:
    """What is said of a place that the agreement does not have."""
    return (
        f"The agreement has no place {pattern}.",
        "Mend the path; the schema in schemas/agreement names every place.",
    )


def _values(leaf: OneOf | Includes, field: Field) -> Iterator[tuple[str, str]]:
    """A value that the answer can never have: the condition would be silent for ever."""
    values = leaf.values if isinstance(leaf, OneOf) else (leaf.value,)
    for value in values:
        if field.enum and value not in field.enum:
            yield (
                f"{field.pattern} is never “{value}”.",
                f"Write one of {', '.join(field.enum)}.",
            )
        elif field.type == "boolean" and not isinstance(value, bool):
            yield f"{field.pattern} is never “{value}”.", "Write true or false."
