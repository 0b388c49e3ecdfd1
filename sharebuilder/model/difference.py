"""What differs between two agreements, answer by answer, and the changes that bridge it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharebuilder.model.change import MISSING, Change, Missing, apply_changes
from sharebuilder.model.pointer import Pointer, child, get, index_of, parent, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sharebuilder.model.json_types import JsonObject, JsonValue

Kind = Literal["answer", "holder", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two agreements differ.

    Attributes:
        pointer: the place, by id.
        kind: `answer`: another answer. `added`, `removed`, `moved`: a record. `holder`: an object
            or a list that holds nothing yet, or nothing any more; no answer of its own.
        before: what the first agreement has there, or MISSING.
        after: what the second has there, or MISSING.
        index: of a record that was added or moved, its place in the second agreement's list.
    """

    pointer: Pointer
    kind: Kind
    before: JsonValue | Missing
    after: JsonValue | Missing
    index: int | None = None


def no_answer(pointer: Pointer) -> bool:
    """Nothing is known to be one answer: every object is compared part by part."""
    del pointer
    return False


def equal(left: JsonValue | Missing, right: JsonValue | Missing) -> bool:
    """Whether two values say the same. The order of names in an object says nothing."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(equal(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(equal, left, right))
    return type(left) is type(right) and left == right


def records_by_id(value: JsonValue | Missing) -> dict[str, JsonObject] | None:
    """The records of a list by their ids; none of an empty list; None where it is no such list.

    A list in which an id stands twice, or anything without one, is an answer as a whole.
    """
    if not isinstance(value, list):
        return None
    found: dict[str, JsonObject] = {}
    for entry in value:
        identity = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(identity, str) or identity in found:
            return None
        found[identity] = entry
    return found


def difference(
    before: JsonObject, after: JsonObject, is_answer: Callable[[Pointer], bool] = no_answer
) -> tuple[Difference, ...]:
    """Where two agreements differ, in an order in which the changes can be made.

    Args:
        before: the first agreement.
        after: the second.
        is_answer: whether an object is one answer, such as a period, and not compared by parts.
    """
    return tuple(_differ(before, after, Pointer(""), is_answer))


def changes_for(tree: JsonObject, differences: Iterable[Difference]) -> tuple[Change, ...]:
    """The changes that bring differences, all or some of them, into an agreement.

    With all the differences between it and another agreement, it becomes that other one.

    Args:
        tree: the agreement that the differences begin from. It is not changed.
        differences: those wanted, in the order of `difference`.

    Raises:
        KeyError: a difference leads nowhere in this agreement.
    """
    work = copy.deepcopy(tree)
    made: list[Change] = []
    for one in differences:
        changes = _changes_of(work, one)
        apply_changes(work, changes)
        made += changes
    return tuple(made)


def first_difference(before: JsonValue, after: JsonValue, pointer: Pointer) -> Pointer:
    """The deepest place below a pointer where two trees differ: where an edit really was."""
    old, new = get(before, pointer), get(after, pointer)
    while True:
        one = old if isinstance(old, dict) else {}
        other = new if isinstance(new, dict) else {}
        keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
        if len(keys) != 1 or "id" in {**one, **other}:
            return pointer
        pointer = child(pointer, keys[0])
        old, new = one.get(keys[0]), other.get(keys[0])


def _changes_of(tree: JsonObject, one: Difference) -> list[Change]:
    if one.kind == "moved":  # what stands there now goes along, whatever it has become
        now = get(tree, one.pointer)
        at = _index(tree, one.pointer)
        return [Change(one.pointer, now, MISSING, at), Change(one.pointer, MISSING, now, one.index)]
    if one.kind == "removed":
        return [Change(one.pointer, one.before, MISSING, _index(tree, one.pointer))]
    if one.kind == "holder" and one.after is MISSING and get(tree, one.pointer):
        return []  # it still holds something: that was not to go
    holders = []
    if one.after is not MISSING:
        holders = [Change(at, MISSING, empty) for at, empty in _missing_holders(tree, one.pointer)]
    return [*holders, Change(one.pointer, one.before, one.after, one.index)]


def _missing_holders(tree: JsonObject, pointer: Pointer) -> list[tuple[Pointer, JsonValue]]:
    """The objects and lists that must be there before something can stand at a place."""
    found: list[tuple[Pointer, JsonValue]] = []
    at, below = parent(pointer), parse(pointer)[-1]
    while at and get(tree, at) is None:
        found.insert(0, (at, [] if below.startswith("id:") else {}))
        at, below = parent(at), parse(at)[-1]
    return found


def _index(tree: JsonObject, pointer: Pointer) -> int:
    holder = get(tree, parent(pointer))
    index = index_of(holder, parse(pointer)[-1]) if isinstance(holder, list) else None
    if index is None:
        raise KeyError(pointer)
    return index


def _differ(
    old: JsonValue | Missing,
    new: JsonValue | Missing,
    at: Pointer,
    is_answer: Callable[[Pointer], bool],
) -> Iterator[Difference]:
    if equal(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and not is_answer(at):
        for name in {**old, **new}:
            yield from _differ(
                old.get(name, MISSING), new.get(name, MISSING), child(at, name), is_answer
            )
        return
    had, has = records_by_id(old), records_by_id(new)
    if had is not None and has is not None:
        yield from _differ_records(had, has, at, is_answer)
    elif old is MISSING and (empty := _emptied(new, at, is_answer)) is not None:
        yield Difference(at, "holder", MISSING, empty)
        yield from _differ(empty, new, at, is_answer)
    elif new is MISSING and (empty := _emptied(old, at, is_answer)) is not None:
        yield from _differ(old, empty, at, is_answer)
        yield Difference(at, "holder", empty, MISSING)
    else:
        yield Difference(at, "answer", old, new)


def _emptied(
    value: JsonValue | Missing, at: Pointer, is_answer: Callable[[Pointer], bool]
) -> JsonValue:
    """An object or a list of records with nothing in it; None for what is an answer."""
    if isinstance(value, dict) and not is_answer(at):
        return {}
    return [] if records_by_id(value) is not None else None


def _differ_records(
    had: dict[str, JsonObject],
    has: dict[str, JsonObject],
    at: Pointer,
    is_answer: Callable[[Pointer], bool],
) -> Iterator[Difference]:
    for identity, record in had.items():
        if identity in has:
            yield from _differ(record, has[identity], child(at, f"id:{identity}"), is_answer)
    for identity, record in had.items():
        if identity not in has:
            yield Difference(child(at, f"id:{identity}"), "removed", record, MISSING)
    stayed, wanted = [one for one in had if one in has], [one for one in has if one in had]
    for identity, index in _moves(stayed, wanted):
        record = has[identity]
        yield Difference(child(at, f"id:{identity}"), "moved", record, record, index)
    for index, (identity, record) in enumerate(has.items()):
        if identity not in had:
            yield Difference(child(at, f"id:{identity}"), "added", MISSING, record, index)


def _moves(order: list[str], wanted: list[str]) -> list[tuple[str, int]]:
    """The moves, one after the other, that bring a list into another order: few, not fewest.

    One record that moved up is one move from the front; one that moved down is one from the end.
    """
    ways = []
    for places in (range(len(wanted)), range(len(wanted) - 1, -1, -1)):
        now, moves = list(order), []
        for place in places:
            if now[place] != wanted[place]:
                now.remove(wanted[place])
                now.insert(place, wanted[place])
                moves.append((wanted[place], place))
        ways.append(moves)
    return min(ways, key=len)
