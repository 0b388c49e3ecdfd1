"""Which answers decide a condition: the places that make it hold, or that it still waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.answered import is_answered
from sharebuilder.model.ask_when import same_answer
from sharebuilder.model.conditions import (
    All,
    AnyOf,
    Condition,
    CountAtLeast,
    ExistsWhere,
    Filled,
    Includes,
    Not,
    OneOf,
    Place,
)
from sharebuilder.model.pointer import Pointer, join, segment_of, step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.model.json_types import JsonValue


@dataclass(frozen=True, slots=True)
class Decided:
    """What a condition comes to.

    Attributes:
        holds: whether it holds; None where that waits for answers.
        places: the places by id that decided it, or that it waits for; each once.
    """

    holds: bool | None
    places: tuple[Pointer, ...] = ()


def decide(condition: Condition, tree: JsonValue, *, silence_decides: bool = True) -> Decided:
    """What a condition comes to, and because of which answers.

    Args:
        condition: the condition. A place that begins with `./` outside a list starts at the tree.
        tree: the agreement.
        silence_decides: whether a missing answer counts as no answer, as it does when a question
            is asked. Otherwise a condition that a missing answer could turn waits for it.
    """
    holds, places = _Walk(tree, silence_decides).of(condition, tree, ())
    return Decided(holds, tuple(dict.fromkeys(join(*place) for place in places)))


_Segments = tuple[str, ...]
_Found = tuple[bool | None, tuple[_Segments, ...]]


@dataclass(frozen=True, slots=True)
class _Walk:
    tree: JsonValue
    silence_decides: bool

    def of(self, condition: Condition, record: JsonValue, at: _Segments) -> _Found:
        match condition:
            case All(parts):
                return _joined([self.of(part, record, at) for part in parts], wins=False)
            case AnyOf(parts):
                return _joined([self.of(part, record, at) for part in parts], wins=True)
            case Not(part):
                holds, places = self.of(part, record, at)
                return (None if holds is None else not holds), places
            case ExistsWhere(place, inner):
                return self._exists(place, inner, record, at)
            case OneOf() | Includes() | Filled() | CountAtLeast():
                value, where = self._value(condition.place, record, at)
                if not self.silence_decides and not is_answered(value):
                    return None, (where,)
                return _leaf_holds(condition, value), (where,)

    def _exists(self, place: Place, inner: Condition, record: JsonValue, at: _Segments) -> _Found:
        value, where = self._value(place, record, at)
        if not isinstance(value, list) or not value:
            waits = not self.silence_decides and not is_answered(value)
            return (None if waits else False), (where,)
        found = [
            self.of(inner, entry, (*where, segment_of(entry, index)))
            for index, entry in enumerate(value)
        ]
        holds, places = _joined(found, wins=True)
        return holds, ((where,) if holds is False else places)

    def _value(self, place: Place, record: JsonValue, at: _Segments) -> tuple[JsonValue, _Segments]:
        value = record if place.relative else self.tree
        for segment in place.segments:
            _, value = step(value, segment)
        return value, (*(at if place.relative else ()), *place.segments)


def _joined(parts: list[_Found], *, wins: bool) -> _Found:
    """All or any of some parts: the part that wins decides, else the one that waits."""
    for verdict in (wins, None):
        chosen = [places for holds, places in parts if holds is verdict]
        if chosen:
            return verdict, _flat(chosen)
    return not wins, _flat(places for _, places in parts)


def _flat(places: Iterable[tuple[_Segments, ...]]) -> tuple[_Segments, ...]:
    return tuple(dict.fromkeys(one for each in places for one in each))


def _leaf_holds(condition: OneOf | Includes | Filled | CountAtLeast, value: JsonValue) -> bool:
    match condition:
        case OneOf(values=values):
            return any(same_answer(value, one) for one in values)
        case Includes(value=wanted):
            return isinstance(value, list) and any(same_answer(entry, wanted) for entry in value)
        case Filled():
            return is_answered(value)
        case CountAtLeast(number=number):
            return (len(value) if isinstance(value, list) else 0) >= number
