"""Whether a value is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue


def is_answered(value: JsonValue) -> bool:
    """Whether a value says anything.

    No and 0 are answers. Blank text is none, nor is a list or an object that holds no answer.
    """
    if value is None:
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(map(is_answered, value))
    if isinstance(value, dict):
        return any(map(is_answered, value.values()))
    return True
