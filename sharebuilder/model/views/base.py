"""What all typed views share: reading a JSON object without changing it."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from sharebuilder.model.pointer import Pointer, child

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject, JsonValue

ViewType = TypeVar("ViewType", bound="View")


class View:
    """A read-only view of one JSON object.

    What is not answered, or is of another type than the schema says, reads as empty: `""`, `()`,
    `None`, or an empty view. So rules and documents never trip over a half-filled draft.

    Attributes:
        raw: the JSON object itself. Read it; never change it.
        pointer: where it stands in the agreement, by id.
    """

    __slots__ = ("_kept", "pointer", "raw")

    def __init__(self, raw: JsonValue, pointer: Pointer = Pointer("")) -> None:
        """View a JSON object; anything else reads as an empty one."""
        self.raw: JsonObject = raw if isinstance(raw, dict) else {}
        self.pointer = pointer
        self._kept: dict[str, tuple[tuple[JsonValue, ...], tuple[Any, ...]]] | None = None

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.raw)

    def __repr__(self) -> str:
        """The type and the place."""
        return f"{type(self).__name__}({self.pointer or '/'})"

    def at(self, name: str) -> Pointer:
        """The pointer of one of its properties."""
        return child(self.pointer, name)

    def _text(self, name: str) -> str:
        value = self.raw.get(name, "")
        return value if isinstance(value, str) else ""

    def _flag(self, name: str) -> bool | None:
        value = self.raw.get(name)
        return value if isinstance(value, bool) else None

    def _number(self, name: str) -> int | None:
        value = self.raw.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def _texts(self, name: str) -> tuple[str, ...]:
        value = self.raw.get(name)
        if not isinstance(value, list):
            return ()
        for entry in value:
            if not isinstance(entry, str):
                return tuple(one for one in value if isinstance(one, str))
        return tuple(value)  # type: ignore[arg-type] # each is text, as the loop has seen

    def _part(self, name: str, view: type[ViewType]) -> ViewType:
        return view(self.raw.get(name), child(self.pointer, name))

    def _records(self, name: str, view: type[ViewType]) -> tuple[ViewType, ...]:
        """The views of a list of records, kept for as long as the list holds the same records."""
        value = self.raw.get(name)
        entries = tuple(value) if isinstance(value, list) else ()
        if self._kept is None:
            self._kept = {}
        kept = self._kept.get(name)
        if kept is not None and len(kept[0]) == len(entries) and all(map(is_, kept[0], entries)):
            return kept[1]
        at = child(self.pointer, name)
        found = tuple(
            view(entry, child(at, _segment(entry, index)))
            for index, entry in enumerate(entries)
            if isinstance(entry, dict)
        )
        self._kept[name] = entries, found
        return found


def _segment(record: JsonObject, index: int) -> str:
    identity = record.get("id")
    return f"id:{identity}" if isinstance(identity, str) else str(index)
