"""Which answers decide a condition: the places that make it hold, or that it still waits for."""

from __future__ import annotations

from collections.abc import Callable
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
from sharebuilder.model.json_types import JsonValue
from sharebuilder.model.pointer import Pointer, join, segment_of, step

if TYPE_CHECKING:
    from collections.abc import Iterable

_Segments = tuple[str, ...]
_Found = tuple[bool | None, tuple[_Segments, ...]]
# What a condition comes to, of a tree, a record, and the way to that record.
_Test = Callable[[JsonValue, JsonValue, _Segments], _Found]


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
        self._closed = _test(condition, silence_decides=True)
        self._open = _test(condition, silence_decides=False)

    def decide(self, tree: JsonValue, *, silence_decides: bool = True) -> Decided:
        """What the condition comes to, and because of which answers.

        Args:
            tree: the agreement.
            silence_decides: whether a missing answer counts as no answer, as it does when a
                question is asked. Otherwise a condition that a missing answer could turn waits
                for it.
        """
        holds, places = (self._closed if silence_decides else self._open)(tree, tree, ())
        return Decided(holds, tuple(dict.fromkeys(join(*place) for place in places)))


def _test(condition: Condition, *, silence_decides: bool) -> _Test:
    match condition:
        case All(parts):
            return _joining([_test(one, silence_decides=silence_decides) for one in parts], False)
        case AnyOf(parts):
            return _joining([_test(one, silence_decides=silence_decides) for one in parts], True)
        case Not(part):
            return _negating(_test(part, silence_decides=silence_decides))
        case ExistsWhere(place, inner):
            test = _test(inner, silence_decides=silence_decides)
            return _searching(place, test, silence_decides)
        case OneOf() | Includes() | Filled() | CountAtLeast():
            return _reading(condition.place, _leaf(condition), silence_decides)


def _joining(tests: list[_Test], wins: bool) -> _Test:  # noqa: FBT001 - all or any
    """All or any of some parts: the part that wins decides, else the one that waits."""

    def run(tree: JsonValue, record: JsonValue, at: _Segments) -> _Found:
        return _joined([test(tree, record, at) for test in tests], wins=wins)

    return run


def _negating(test: _Test) -> _Test:
    def run(tree: JsonValue, record: JsonValue, at: _Segments) -> _Found:
        holds, places = test(tree, record, at)
        return (None if holds is None else not holds), places

    return run


def _searching(place: Place, test: _Test, silence_decides: bool) -> _Test:  # noqa: FBT001 - as above
    def run(tree: JsonValue, record: JsonValue, at: _Segments) -> _Found:
        value, where = _value(place, tree, record, at)
        if not isinstance(value, list) or not value:
            waits = not silence_decides and not is_answered(value)
            return (None if waits else False), (where,)
        found = [
            test(tree, entry, (*where, segment_of(entry, index)))
            for index, entry in enumerate(value)
        ]
        holds, places = _joined(found, wins=True)
        return holds, ((where,) if holds is False else places)

    return run


def _reading(
    place: Place,
    leaf: Callable[[JsonValue], bool],
    silence_decides: bool,  # noqa: FBT001 - as above
) -> _Test:
    def run(tree: JsonValue, record: JsonValue, at: _Segments) -> _Found:
        value, where = _value(place, tree, record, at)
        if not silence_decides and not is_answered(value):
            return None, (where,)
        return leaf(value), (where,)

    return run


def _leaf(condition: OneOf | Includes | Filled | CountAtLeast) -> Callable[[JsonValue], bool]:
    match condition:
        case OneOf(values=values):
            return lambda value: any(same_answer(value, one) for one in values)
        case Includes(value=wanted):
            return lambda value: (
                isinstance(value, list) and any(same_answer(entry, wanted) for entry in value)
            )
        case Filled():
            return is_answered
        case CountAtLeast(number=number):
            return lambda value: (len(value) if isinstance(value, list) else 0) >= number


def _value(
    place: Place, tree: JsonValue, record: JsonValue, at: _Segments
) -> tuple[JsonValue, _Segments]:
    value = record if place.relative else tree
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
