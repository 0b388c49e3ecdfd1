"""Edits as data: what stood somewhere before, and what stands there after."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from sharebuilder.model.pointer import (
    Pointer,
    child,
    get,
    index_of,
    parent,
    parse,
    segment_of,
    step,
    to_id_form,
)

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


def same(left: JsonValue | Missing, right: JsonValue | Missing) -> bool:
    """Whether two values would be written as the same JSON, in the same order.

    Python takes True for 1 and 1 for 1.0. JSON does not.
    """
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and left == right


def settled(tree: JsonObject, change: Change) -> Change:
    """A change as it will really happen to a tree, so that its inverse restores that tree exactly.

    What stood there before is read from the tree, whatever the caller thought. Objects on the way
    that are missing become part of the change. Records are named by id.

    Raises:
        KeyError: the change leads nowhere.
    """
    pointer, after = to_id_form(tree, change.pointer), copy.deepcopy(change.after)
    holder = get(tree, parent(pointer))
    while parse(pointer) and holder is None:
        after = _held(change.pointer, parse(pointer)[-1], after)
        pointer = parent(pointer)
        holder = get(tree, parent(pointer))
    if not parse(pointer) or not isinstance(holder, dict | list):
        raise KeyError(change.pointer)
    name = parse(pointer)[-1]
    found, before = step(holder, name)
    inserting = change.before is MISSING and not name.startswith("id:")
    if isinstance(holder, list) and after is not MISSING and (inserting or not found):
        return _inserted(change, pointer, holder, after)
    if found:
        if _renames(pointer, name, before, after):
            raise KeyError(change.pointer)
        index = None
        if after is MISSING:
            index = list(holder).index(name) if isinstance(holder, dict) else index_of(holder, name)
        return Change(pointer, copy.deepcopy(before), after, index)
    if after is MISSING:
        raise KeyError(change.pointer)
    return Change(pointer, MISSING, after, change.index)


class Appending:
    """Settles records that are put at the end of a list, looking through that list once for all."""

    def __init__(self, tree: JsonObject) -> None:
        """Settle for a tree, before each change is made to it."""
        self._tree = tree
        self._collection: Pointer | None = None
        self._entries: list[JsonValue] = []
        self._ids: set[str] = set()

    def settled(self, change: Change) -> Change | None:
        """The change as it will happen; None where `settled` has to say."""
        after, segment = change.after, parse(change.pointer)[-1:]
        adds = change.before is MISSING and change.index is None and isinstance(after, dict)
        if not adds or not segment or segment[0] != segment_of(after, 0):  # type: ignore[arg-type]
            self._collection = None
            return None
        if parent(change.pointer) != self._collection and not self._look_at(parent(change.pointer)):
            return None
        if segment[0] in self._ids:
            return None
        self._ids.add(segment[0])
        return Change(change.pointer, MISSING, copy.deepcopy(after), len(self._entries))

    def _look_at(self, collection: Pointer) -> bool:
        entries = get(self._tree, collection)
        if not isinstance(entries, list) or to_id_form(self._tree, collection) != collection:
            self._collection = None
            return False
        self._collection, self._entries = collection, entries
        self._ids = {segment_of(entry, at) for at, entry in enumerate(entries)}
        return True


def _renames(pointer: Pointer, name: str, before: JsonValue, after: JsonValue | Missing) -> bool:
    """Whether a change would give a record another id: its pointers would lead nowhere."""
    if name.startswith("id:"):
        return after is not MISSING and segment_of(after, 0) != name
    above = parse(pointer)[-2:-1]
    return name == "id" and bool(above) and above[0].startswith("id:") and not same(before, after)


def _held(whole: Pointer, name: str, value: JsonValue | Missing) -> JsonValue:
    """What must stand at a missing place so that it holds a value under a name."""
    if value is MISSING:
        raise KeyError(whole)
    if name.startswith("id:") or name.isdecimal():
        if name != "0" and segment_of(value, 0) != name:
            raise KeyError(whole)  # a record, or an entry of a list, that is not there
        return [value]
    return {name: value}


def _inserted(
    change: Change, pointer: Pointer, entries: list[JsonValue], after: JsonValue
) -> Change:
    if change.before is not MISSING:
        raise KeyError(change.pointer)
    segment = segment_of(after, 0)
    named = parse(pointer)[-1]
    at = len(entries) if change.index is None else max(0, min(change.index, len(entries)))
    if named.startswith("id:"):
        if segment != named:
            raise KeyError(change.pointer)
    elif change.index is None and named.isdecimal():
        at = min(int(named), len(entries))
    if index_of(entries, segment) is not None and segment.startswith("id:"):
        raise KeyError(change.pointer)  # two records with one id could not be told apart
    return Change(child(parent(pointer), segment_of(after, at)), MISSING, after, at)


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
    if not parse(change.pointer):
        raise KeyError(change.pointer)
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
        if key not in holder:
            raise KeyError(change.pointer)
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
    index = change.index
    if index is None or index >= len(holder) or segment_of(holder[index], index) != segment:
        index = index_of(holder, segment)
    if index is None:
        raise KeyError(change.pointer)
    if change.after is MISSING:
        del holder[index]
    else:
        holder[index] = copy.deepcopy(change.after)
