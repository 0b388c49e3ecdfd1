"""An agreement that notes which of its answers are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject


class _Tracked(dict[str, Any]):
    """An object that notes each property that is asked for by name."""

    def __init__(self, value: dict[str, Any], place: str, seen: set[str]) -> None:
        super().__init__({k: _wrap(v, f"{place}/{k}", seen) for k, v in value.items()})
        self._place, self._seen = place, seen

    def get(self, key: str, default: Any = None) -> Any:
        value = super().get(key, default)
        holds_more = isinstance(value, _Tracked) or (
            isinstance(value, list) and any(isinstance(one, _Tracked) for one in value)
        )
        # What is inside is noted when it is read; ids never change but with their records.
        if self._place and key != "id" and not holds_more:
            self._seen.add(f"{self._place}/{key}")
        return value


def _wrap(value: Any, place: str, seen: set[str]) -> Any:
    if isinstance(value, dict):
        return _Tracked(value, place, seen)
    if isinstance(value, list):
        return [_wrap(entry, f"{place}/*", seen) for entry in value]
    return value


def tracked(tree: JsonObject, seen: set[str]) -> JsonObject:
    """A copy of an agreement that adds the pattern of each answer that is read to a set."""
    return _Tracked(tree, "", seen)
