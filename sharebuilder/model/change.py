"""Edits as data: what stood somewhere before, and what stands there after."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from sharebuilder.model.pointer import Pointer, index_of, parse, step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.model.json_types import JsonObject, JsonValue


class Missing(Enum):
    """The type of MISSING."""

    MISSING = "missing"

    def __bool__(self) -> bool:
        """Never true."""
        return False


MISSING: Final = Missing.MISSING
"""Nothing stands there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place before and after.

    Attributes:
        pointer: the place, by id.
        before: what stood there, or MISSING where the change puts something in.
        after: what stands there now, or MISSING where the change takes something out.
        index: of an entry put into or taken out of a list, its place in that list; of a key put
            into or taken out of an object, its place among the keys. None adds it at the end.
    """

    pointer: Pointer
    before: JsonValue | Missing
    after: JsonValue | Missing
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did, as one step of undo.

    Attributes:
        label: what the menu calls it, such as “Change the title”.
        changes: what it changes, in order.
        merge_key: edits with the same key that follow each other are one step of undo.
    """

    label: str
    changes: tuple[Change, ...]
    merge_key: str | None = None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        undone = tuple(inverse(change) for change in reversed(self.changes))
        return Edit(self.label, undone, self.merge_key)

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """The places that it changes, each once."""
        return tuple(dict.fromkeys(change.pointer for change in self.changes))


def inverse(change: Change) -> Change:
    """The change that takes a change back."""
    return Change(change.pointer, change.after, change.before, change.index)


def apply_changes(tree: JsonObject, changes: Iterable[Change]) -> None:
    """Change a tree in place.

    Values are copied in, so that no two places ever share one.

    Raises:
        KeyError: a change leads nowhere. A caller's mistake: the tree is not the one the change
            was made for.
    """
    for change in changes:
        _apply(tree, change)


def _apply(tree: JsonObject, change: Change) -> None:
    *way, last = parse(change.pointer)
    holder: JsonValue = tree
    for segment in way:
        found, holder = step(holder, segment)
        if not found:
            raise KeyError(change.pointer)
    if isinstance(holder, dict):
        _apply_to_object(holder, last, change)
    elif isinstance(holder, list):
        _apply_to_list(holder, last, change)
    else:
        raise KeyError(change.pointer)


def _apply_to_object(holder: JsonObject, key: str, change: Change) -> None:
    if change.after is MISSING:
        del holder[key]
        return
    is_new = key not in holder
    holder[key] = copy.deepcopy(change.after)
    if is_new and change.index is not None:
        # Put the key back where it stood: taking back a removal restores the order too.
        for later in list(holder)[change.index : -1]:
            holder[later] = holder.pop(later)


def _apply_to_list(holder: list[JsonValue], segment: str, change: Change) -> None:
    if change.before is MISSING and change.after is not MISSING:
        at = len(holder) if change.index is None else change.index
        holder.insert(at, copy.deepcopy(change.after))
        return
    index = index_of(holder, segment)
    if index is None:
        raise KeyError(change.pointer)
    if change.after is MISSING:
        del holder[index]
    else:
        holder[index] = copy.deepcopy(change.after)
