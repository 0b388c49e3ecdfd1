"""Two people's versions of one agreement, made into one: answer by answer, and nobody's lost."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from sharebuilder.model.change import MISSING, Missing
from sharebuilder.model.difference import (
    Difference,
    difference,
    equal,
    no_answer,
    records_by_id,
)
from sharebuilder.model.pointer import Pointer, child
from sharebuilder.model.renumbering import Renumbered, renumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.model.renumbering import CollectionShapes


class Unknown(Enum):
    """The type of UNKNOWN."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
"""Nobody knows what stood there before the two went their ways."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed, each in its own way: a person has to choose.

    Attributes:
        pointer: the place, by id.
        base: what stood there before, MISSING, or UNKNOWN.
        mine: what stands there in my version, or MISSING.
        theirs: what stands there in theirs, or MISSING.
    """

    pointer: Pointer
    base: JsonValue | Missing | Unknown
    mine: JsonValue | Missing
    theirs: JsonValue | Missing


class Merge:
    """The merge of two versions of an agreement.

    Attributes:
        conflicts: the places where a person has to choose.
        taken: what only they changed, or added: it comes in by itself.
        kept: what only I changed, or added: it stays by itself.
        renumbered: my new records that took another id, because theirs had the same one.
    """

    def __init__(
        self,
        base: JsonObject | None,
        mine: JsonObject,
        theirs: JsonObject,
        *,
        shapes: CollectionShapes | None = None,
        is_answer: Callable[[Pointer], bool] = no_answer,
    ) -> None:
        """Compare two versions.

        Args:
            base: what both began from; None where nobody knows.
            mine: my version. It is not changed.
            theirs: their version. It is not changed.
            shapes: the lists of records and the references of the schema. Without it, two
                records that were added under the same id are taken for one.
            is_answer: whether an object is one answer, and not merged by parts.
        """
        self._base: JsonObject | Unknown = UNKNOWN if base is None else base
        self._theirs = theirs
        self._is_answer = is_answer
        self._mine = mine
        self.renumbered: tuple[Renumbered, ...] = ()
        if base is not None and shapes is not None:
            self._mine, self.renumbered = renumbered(base, mine, theirs, shapes)
        walk = _Walk(is_answer, frozenset())
        with_mine = walk.agreement(self._base, self._mine, theirs)
        self.conflicts: tuple[Conflict, ...] = tuple(walk.conflicts)
        with_theirs = self.result({one.pointer for one in self.conflicts})
        self.taken: tuple[Difference, ...] = difference(self._mine, with_mine, is_answer)
        self.kept: tuple[Difference, ...] = difference(theirs, with_theirs, is_answer)

    def result(self, choose_theirs: Collection[Pointer] = ()) -> JsonObject:
        """The merged agreement, a tree of its own.

        Args:
            choose_theirs: the conflicts for which theirs is chosen; for the others, mine.
        """
        walk = _Walk(self._is_answer, frozenset(choose_theirs))
        return copy.deepcopy(walk.agreement(self._base, self._mine, self._theirs))


class _Walk:
    """One walk through three trees, with the choices made."""

    def __init__(
        self, is_answer: Callable[[Pointer], bool], choose_theirs: frozenset[Pointer]
    ) -> None:
        self._is_answer = is_answer
        self._choose_theirs = choose_theirs
        self.conflicts: list[Conflict] = []

    def agreement(
        self, base: JsonObject | Unknown, mine: JsonObject, theirs: JsonObject
    ) -> JsonObject:
        merged = self._merged(base, mine, theirs, Pointer(""))
        return merged if isinstance(merged, dict) else mine

    def _merged(
        self,
        base: JsonValue | Missing | Unknown,
        mine: JsonValue | Missing,
        theirs: JsonValue | Missing,
        at: Pointer,
    ) -> JsonValue | Missing:
        if equal(mine, theirs):
            return mine
        if base is not UNKNOWN:
            if equal(base, mine):
                return theirs
            if equal(base, theirs):
                return mine
        if _may_hold(mine, dict) and _may_hold(theirs, dict) and not self._is_answer(at):
            return self._objects(base, mine, theirs, at)
        my_records, their_records = _records(mine), _records(theirs)
        if my_records is not None and their_records is not None:
            return self._lists(base, my_records, their_records, at)
        return self._chosen(base, mine, theirs, at)

    def _chosen(
        self,
        base: JsonValue | Missing | Unknown,
        mine: JsonValue | Missing,
        theirs: JsonValue | Missing,
        at: Pointer,
    ) -> JsonValue | Missing:
        self.conflicts.append(Conflict(at, base, mine, theirs))
        return theirs if at in self._choose_theirs else mine

    def _objects(
        self,
        base: JsonValue | Missing | Unknown,
        mine: JsonValue | Missing,
        theirs: JsonValue | Missing,
        at: Pointer,
    ) -> JsonValue | Missing:
        before = base if isinstance(base, dict) else {}
        mine_here = mine if isinstance(mine, dict) else {}
        theirs_here = theirs if isinstance(theirs, dict) else {}
        made: JsonObject = {}
        for name in {**mine_here, **theirs_here}:
            value = self._merged(
                UNKNOWN if base is UNKNOWN else before.get(name, MISSING),
                mine_here.get(name, MISSING),
                theirs_here.get(name, MISSING),
                child(at, name),
            )
            if value is not MISSING:
                made[name] = value
        return MISSING if not made and MISSING in (mine, theirs) else made

    def _lists(
        self,
        base: JsonValue | Missing | Unknown,
        mine: dict[str, JsonObject],
        theirs: dict[str, JsonObject],
        at: Pointer,
    ) -> JsonValue:
        known = {} if base is UNKNOWN else records_by_id(base) or {}
        made: dict[str, JsonValue] = {}
        for identity in {**mine, **theirs}:
            before: JsonValue | Missing | Unknown = known.get(identity, MISSING)
            if base is UNKNOWN:
                before = UNKNOWN
            value = self._record(
                before,
                mine.get(identity, MISSING),
                theirs.get(identity, MISSING),
                child(at, f"id:{identity}"),
            )
            if value is not MISSING:
                made[identity] = value
        return [made[one] for one in _order(list(known), list(mine), list(theirs)) if one in made]

    def _record(
        self,
        base: JsonValue | Missing | Unknown,
        mine: JsonValue | Missing,
        theirs: JsonValue | Missing,
        at: Pointer,
    ) -> JsonValue | Missing:
        if mine is not MISSING and theirs is not MISSING:
            return self._merged(base, mine, theirs, at)
        there = theirs if mine is MISSING else mine
        if base is MISSING:
            return there  # added on one side
        if base is not UNKNOWN and equal(base, there):
            return MISSING  # taken out on one side, untouched on the other
        return self._chosen(base, mine, theirs, at)


def _may_hold(value: JsonValue | Missing, kind: type) -> bool:
    return value is MISSING or isinstance(value, kind)


def _records(value: JsonValue | Missing) -> dict[str, JsonObject] | None:
    return {} if value is MISSING else records_by_id(value)


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """The order of a merged list: that of the side which changed it, mine where both did."""
    common = set(mine) & set(theirs)
    mine_left = [one for one in mine if one in common]
    base_left = [one for one in base if one in common]
    first, second = (theirs, mine) if mine_left == base_left else (mine, theirs)
    made = list(first)
    for at, identity in enumerate(second):
        if identity not in first:  # it goes after the one that it stood after
            before = [one for one in second[:at] if one in made]
            made.insert(made.index(before[-1]) + 1 if before else 0, identity)
    return made
