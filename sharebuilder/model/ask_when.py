"""Ask-when: the small language that says when a question is asked.

A condition is JSON: `{"all": […]}`, `{"any": […]}`, `{"not": …}`,
`{"equals": [path, value]}`, `{"one-of": [path, [values]]}`, `{"includes": [path, value]}`,
`{"filled": path}`, `{"count-at-least": [path, number]}`, `{"exists-where": [path, condition]}`.
A path that begins with `./` starts at the record that holds the question (inside `exists-where`,
at the record looked at). Every other path starts at the agreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import get, join
from sharebuilder.model.pointer import parse as segments_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer

Scalar = str | bool | int
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a condition reads.

    Attributes:
        relative: whether it starts at the record that holds the question.
        segments: the way from there.
    """

    relative: bool
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of some values."""

    place: Place
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Includes:
    """The answer is a list that holds a value."""

    place: Place
    value: Scalar


@dataclass(frozen=True, slots=True)
class Filled:
    """There is an answer."""

    place: Place


@dataclass(frozen=True, slots=True)
class CountAtLeast:
    """The answer is a list of at least so many."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class ExistsWhere:
    """A list holds a record for which a condition holds."""

    place: Place
    condition: Condition


Condition = All | AnyOf | Not | OneOf | Includes | Filled | CountAtLeast | ExistsWhere


def parse(data: JsonValue, file: Path | None = None, at: str = "") -> Condition:
    """The condition that a piece of JSON stands for.

    Args:
        data: the JSON.
        file: the file it comes from, for messages.
        at: its place in that file, for messages.

    Raises:
        SeedProblem: it is not a condition.
    """
    return _Reader(file).condition(data, at, 0)


def holds(condition: Condition, tree: JsonValue, record: Pointer | None = None) -> bool:
    """Whether a condition holds.

    Args:
        condition: the condition.
        tree: the agreement.
        record: the record that holds the question; None where none does.
    """
    return _holds(condition, tree, get(tree, record) if record else tree)


def reads(condition: Condition, record: str = "") -> frozenset[str]:
    """The patterns of all places that a condition reads.

    Args:
        condition: the condition.
        record: the pattern of the record that holds the question; empty where none does.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(reads(part, record) for part in parts))
        case Not(part):
            return reads(part, record)
        case ExistsWhere(place, inner):
            collection = _pattern(place, record)
            return frozenset({collection}) | reads(inner, f"{collection}/*")
        case OneOf(place) | Includes(place) | Filled(place) | CountAtLeast(place):
            return frozenset({_pattern(place, record)})


def _pattern(place: Place, record: str) -> str:
    return (record if place.relative else "") + join(*place.segments)


def _holds(condition: Condition, tree: JsonValue, record: JsonValue) -> bool:
    match condition:
        case All(parts):
            return all(_holds(part, tree, record) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, tree, record) for part in parts)
        case Not(part):
            return not _holds(part, tree, record)
        case OneOf(place, values):
            found = _value(place, tree, record)
            return any(_same(found, value) for value in values)
        case Includes(place, value):
            found = _value(place, tree, record)
            return isinstance(found, list) and any(_same(entry, value) for entry in found)
        case Filled(place):
            return is_answered(_value(place, tree, record))
        case CountAtLeast(place, number):
            found = _value(place, tree, record)
            return (len(found) if isinstance(found, list) else 0) >= number
        case ExistsWhere(place, inner):
            found = _value(place, tree, record)
            return isinstance(found, list) and any(_holds(inner, tree, entry) for entry in found)


def _value(place: Place, tree: JsonValue, record: JsonValue) -> JsonValue:
    return get(record if place.relative else tree, join(*place.segments))


def _same(found: JsonValue, value: Scalar) -> bool:
    """Whether an answer is a value. Python takes True for 1, an answer does not."""
    return found == value and isinstance(found, bool) == isinstance(value, bool)


class _Reader:
    """Reads conditions; whatever is wrong is a clear problem."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def condition(self, data: JsonValue, at: str, depth: int) -> Condition:
        if not isinstance(data, dict) or len(data) != 1:
            raise self._problem("A condition is an object with one key, such as “filled”.", at)
        if depth > _DEEPEST:
            raise self._problem("The condition is nested too deeply.", at)
        ((kind, raw),) = data.items()
        make = _KINDS.get(kind)
        if make is None:
            raise self._problem(f"“{kind}” is not a kind of condition.", at)
        return make(self, raw, f"{at}/{kind}", depth)

    def all_of(self, raw: JsonValue, at: str, depth: int) -> Condition:
        return All(self._parts(raw, at, depth))

    def any_of(self, raw: JsonValue, at: str, depth: int) -> Condition:
        return AnyOf(self._parts(raw, at, depth))

    def not_(self, raw: JsonValue, at: str, depth: int) -> Condition:
        return Not(self.condition(raw, at, depth + 1))

    def equals(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        path, value = self._pair(raw, at)
        return OneOf(self._place(path, f"{at}/0"), (self._scalar(value, f"{at}/1"),))

    def one_of(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        path, values = self._pair(raw, at)
        if not isinstance(values, list) or not values:
            raise self._problem("Here stands a list of values.", f"{at}/1")
        known = tuple(self._scalar(value, f"{at}/1/{i}") for i, value in enumerate(values))
        return OneOf(self._place(path, f"{at}/0"), known)

    def includes(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        path, value = self._pair(raw, at)
        return Includes(self._place(path, f"{at}/0"), self._scalar(value, f"{at}/1"))

    def filled(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        return Filled(self._place(raw, at))

    def count(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        path, number = self._pair(raw, at)
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise self._problem("Here stands a whole number, 0 or more.", f"{at}/1")
        return CountAtLeast(self._place(path, f"{at}/0"), number)

    def exists(self, raw: JsonValue, at: str, depth: int) -> Condition:
        path, inner = self._pair(raw, at)
        return ExistsWhere(
            self._place(path, f"{at}/0"), self.condition(inner, f"{at}/1", depth + 1)
        )

    def _parts(self, raw: JsonValue, at: str, depth: int) -> tuple[Condition, ...]:
        if not isinstance(raw, list) or not raw:
            raise self._problem("Here stands a list of conditions.", at)
        return tuple(self.condition(part, f"{at}/{i}", depth + 1) for i, part in enumerate(raw))

    def _pair(self, raw: JsonValue, at: str) -> tuple[JsonValue, JsonValue]:
        if not isinstance(raw, list) or len(raw) != 2:
            raise self._problem("Here stands a list of two: a path, and what to compare.", at)
        return raw[0], raw[1]

    def _scalar(self, raw: JsonValue, at: str) -> Scalar:
        if not isinstance(raw, str | bool | int):
            raise self._problem("Here stands a text, true, false or a whole number.", at)
        return raw

    def _place(self, raw: JsonValue, at: str) -> Place:
        if isinstance(raw, str):
            relative = raw.startswith("./")
            path = raw[1:] if relative else raw
            segments = segments_of(path) if path.startswith("/") else ()
            if segments and all(segments) and "*" not in segments:
                return Place(relative, segments)
        raise self._problem("A path begins with “/” or “./” and names properties.", at)

    def _problem(self, problem: str, at: str) -> SeedProblem:
        return SeedProblem(
            problem,
            remedy="Write the condition as schemas/question-set.schema.json says.",
            file=self._file,
            place=at or None,
        )


_KINDS: dict[str, Callable[[_Reader, JsonValue, str, int], Condition]] = {
    "all": _Reader.all_of,
    "any": _Reader.any_of,
    "not": _Reader.not_,
    "equals": _Reader.equals,
    "one-of": _Reader.one_of,
    "includes": _Reader.includes,
    "filled": _Reader.filled,
    "count-at-least": _Reader.count,
    "exists-where": _Reader.exists,
}
