"""The order in which an agreement's keys are written, so that files can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.schema.shape import Shape


def ordered(tree: JsonObject, of: Shape | None = None) -> JsonObject:
    """A copy of the agreement with keys in schema order.

    Keys that the schema does not know come after those that it knows, in the order they had.
    Values are never changed.

    Args:
        tree: the agreement.
        of: the shape to order by; the agreement's own when left out.
    """
    return cast("JsonObject", _ordered(tree, "", of or shape()))


def _ordered(value: JsonValue, pattern: str, of: Shape) -> JsonValue:
    if isinstance(value, list):
        return [_ordered(entry, pattern, of) for entry in value]
    if not isinstance(value, dict):
        return value
    field = of.field(pattern)
    known = field.children if field else ()
    names = [name for name in known if name in value]
    names += [name for name in value if name not in known]
    below = f"{pattern}/*" if field and field.type == "array" else pattern
    return {name: _ordered(value[name], f"{below}/{name}", of) for name in names}
