"""Which answers decide a condition: the places that make it hold, or that it still waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.answered import is_answered
from sharebuilder.model.ask_when import id_of, ids_in, says
from sharebuilder.model.conditions import (
    All,
    AnyOf,
    Condition,
    CountAtLeast,
    ExistsWhere,
    Filled,
    Includes,
    NamedIn,
    NamesWhere,
    Not,
    OneOf,
    Place,
    ShorterThan,
    WithinDays,
)
from sharebuilder.model.json_types import JsonValue
from sharebuilder.model.pointer import Pointer, join, segment_of, step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_Segments = tuple[str, ...]
_Found = tuple[bool | None, tuple[_Segments, ...]]
_Leaf = OneOf | Includes | Filled | ShorterThan | CountAtLeast | WithinDays


@dataclass(frozen=True, slots=True)
class _On:
    """What is looked at, and when."""

    tree: JsonValue
    today: date | None
    silence_decides: bool


# What a condition comes to, of a record, and the way to that record.
_Test = Callable[[_On, JsonValue, _Segments], _Found]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a condition comes to.

    Attributes:
        holds: whether it holds; None where that waits for answers.
        places: the places by id that decided it, or that it waits for; each once.
    """

    holds: bool | None
    places: tuple[Pointer, ...] = ()


class Decider:
    """A condition made ready, so that it is quick to decide over many records, many times."""

    def __init__(self, condition: Condition) -> None:
        """Make a condition ready. A place that begins with `./` outside a list starts at the tree.

        Args:
            condition: the condition.
        """
        self.condition = condition
        self._test = _test(condition)

    def decide(
        self, tree: JsonValue, *, silence_decides: bool = True, today: date | None = None
    ) -> Decided:
        """What the condition comes to, and because of which answers.

        Args:
            tree: the agreement.
            silence_decides: whether a missing answer counts as no answer, as it does when a
                question is asked. Otherwise a condition that a missing answer could turn waits
                for it.
            today: the day; without one, nothing that is about days to come holds.
        """
        holds, places = self._test(_On(tree, today, silence_decides), tree, ())
        return Decided(holds, tuple(dict.fromkeys(join(*place) for place in places)))


def _test(condition: Condition) -> _Test:
    match condition:
        case All(parts):
            return _joining([_test(one) for one in parts], wins=False)
        case AnyOf(parts):
            return _joining([_test(one) for one in parts], wins=True)
        case Not(part):
            return _negating(_test(part))
        case ExistsWhere(place, inner):
            return _searching(place, _test(inner))
        case NamesWhere(place, collection, inner):
            return _following(place, collection, _test(inner))
        case NamedIn(collection, place):
            return _named(collection, place)
        case _:
            return _reading(condition)


def _joining(tests: list[_Test], *, wins: bool) -> _Test:
    """All or any of some parts: the part that wins decides, else the one that waits."""

    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        return _joined([test(on, record, at) for test in tests], wins=wins)

    return run


def _negating(test: _Test) -> _Test:
    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        holds, places = test(on, record, at)
        return (None if holds is None else not holds), places

    return run


def _searching(place: Place, test: _Test) -> _Test:
    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        value, where = _value(place, on, record, at)
        if not isinstance(value, list) or not value:
            return _none(on, value), (where,)
        found = [
            test(on, entry, (*where, segment_of(entry, index))) for index, entry in enumerate(value)
        ]
        holds, places = _joined(found, wins=True)
        return holds, ((where,) if holds is False else places)

    return run


def _following(place: Place, collection: Place, test: _Test) -> _Test:
    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        value, where = _value(place, on, record, at)
        listed, above = _value(collection, on, record, at)
        ids = ids_in(value)
        if not ids:
            return _none(on, value), (where,)
        found = [
            test(on, entry, (*above, segment_of(entry, index)))
            for index, entry in enumerate(listed if isinstance(listed, list) else [])
            if id_of(entry) in ids
        ]
        holds, places = _joined(found, wins=True)
        return holds, (where, *places)

    return run


def _named(collection: Place, place: Place) -> _Test:
    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        identity = id_of(record)
        listed, above = _value(collection, on, record, at)
        if not isinstance(listed, list) or not listed:
            return _none(on, listed), (above,)
        found = []
        for index, entry in enumerate(listed):
            value, where = _value(place, on, entry, (*above, segment_of(entry, index)))
            if identity and identity in ids_in(value):
                found.append(where)
        return bool(found), (tuple(found) or (above,))

    return run


def _reading(condition: _Leaf) -> _Test:
    def run(on: _On, record: JsonValue, at: _Segments) -> _Found:
        value, where = _value(condition.place, on, record, at)
        if not on.silence_decides and not is_answered(value):
            return None, (where,)
        return says(condition, value, on.today), (where,)

    return run


def _none(on: _On, value: JsonValue) -> bool | None:
    """Where nothing is found: no, or not yet where the answer may still come."""
    return False if on.silence_decides or is_answered(value) else None


def _value(place: Place, on: _On, record: JsonValue, at: _Segments) -> tuple[JsonValue, _Segments]:
    value = record if place.relative else on.tree
    for segment in place.segments:
        value = value.get(segment) if isinstance(value, dict) else step(value, segment)[1]
    return value, (*at, *place.segments) if place.relative else place.segments


def _joined(parts: list[_Found], *, wins: bool) -> _Found:
    for verdict in (wins, None):
        chosen = [places for holds, places in parts if holds is verdict]
        if chosen:
            return verdict, _flat(chosen)
    return not wins, _flat(places for _, places in parts)


def _flat(places: Iterable[tuple[_Segments, ...]]) -> tuple[_Segments, ...]:
    return tuple(dict.fromkeys(one for each in places for one in each))
