"""Ask-when: the small language that says when a question is asked.

A condition is JSON: `{"all": […]}`, `{"any": […]}`, `{"not": …}`,
`{"equals": [path, value]}`, `{"one-of": [path, [values]]}`, `{"includes": [path, value]}`,
`{"filled": path}`, `{"shorter-than": [path, number]}`, `{"count-at-least": [path, number]}`,
`{"within-days": [path, number]}`, `{"exists-where": [path, condition]}`,
`{"names-where": [path, collection, condition]}`, `{"named-in": [collection, path]}`.
A path that begins with `./` starts at the record that holds the question (inside `exists-where`
and `names-where`, at the record looked at; as the second part of `named-in`, at each record of
the collection). Every other path starts at the agreement.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.model.answered import is_answered
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
    Scalar,
    ShorterThan,
    WithinDays,
)
from sharebuilder.model.pointer import get, join, step
from sharebuilder.model.pointer import parse as segments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer

Named = dict[NamedIn, frozenset[str]]
"""The ids that the records of a collection name, by the condition that asks for them."""

__all__ = [
    "Condition",
    "Named",
    "holds",
    "holds_for",
    "id_of",
    "ids_in",
    "leaves",
    "linked_reads",
    "own_reads",
    "parse",
    "reads",
    "says",
]

_DEEPEST = 20
_OWN = "\0"


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
    """Whether a condition holds. One about days to come never does: see `holds_for`.

    Args:
        condition: the condition.
        tree: the agreement.
        record: the record that holds the question; None where none does.
    """
    return _holds(condition, tree, get(tree, record) if record else tree, None)


def holds_for(
    condition: Condition,
    tree: JsonValue,
    holder: JsonValue,
    today: date | None,
    named: Named | None = None,
) -> bool:
    """Whether a condition holds on a day, for a record at hand.

    Args:
        condition: the condition.
        tree: the agreement.
        holder: the record itself; the agreement where there is none.
        today: the day; where it is None, no condition about days to come holds.
        named: the ids that records name, kept between records for as long as no answer changes.
    """
    return _holds(condition, tree, holder, today, named)


def reads(condition: Condition, record: str = "") -> frozenset[str]:
    """The patterns of all places that a condition reads.

    Args:
        condition: the condition.
        record: the pattern of the record that holds the question; empty where none does.
    """
    return frozenset(pattern for pattern, _leaf in leaves(condition, record))


def own_reads(condition: Condition, record: str) -> frozenset[str]:
    """The patterns that a condition reads in the record that it is about, and nowhere else.

    Args:
        condition: the condition.
        record: the pattern of the record.
    """
    # A mark that no property has tells the record's own places from places in all records.
    read = reads(condition, _OWN)
    inside = {f"{record}{one.removeprefix(_OWN)}" for one in read if one.startswith(_OWN)}
    return frozenset(inside - read)


def linked_reads(condition: Condition, record: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The patterns that a condition reads in the records that its own record names, and only there.

    Args:
        condition: the condition.
        record: the pattern of the own record.

    Yields:
        Each pattern, with the segments of the place in the own record that names the others.
    """
    links: set[tuple[str, tuple[str, ...]]] = set()
    elsewhere: set[str] = set()
    for pattern, place in _links(condition):
        if place:
            links.add((pattern, place))
        else:
            own = pattern.startswith(_OWN)
            elsewhere.add((record if own else "") + pattern.removeprefix(_OWN))
    return ((pattern, place) for pattern, place in sorted(links) if pattern not in elsewhere)


def _links(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _links(part)
        case Not(part):
            yield from _links(part)
        case NamesWhere(place, named, inner) if place.relative and not named.relative:
            for pattern, _leaf in leaves(inner, _OWN):
                own = pattern.startswith(_OWN)
                above = f"{join(*named.segments)}/*" if own else ""
                yield above + pattern.removeprefix(_OWN), place.segments if own else ()
        case _:
            for pattern, _leaf in leaves(condition, _OWN):
                yield pattern, ()


def leaves(condition: Condition, record: str = "") -> Iterator[tuple[str, Condition]]:
    """Each pattern that a condition reads, with the innermost condition that reads it.

    Args:
        condition: the condition.
        record: the pattern of the record that holds the question; empty where none does.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part, record)
        case Not(part):
            yield from leaves(part, record)
        case ExistsWhere(place, inner):
            collection = _pattern(place, record)
            yield collection, condition
            yield from leaves(inner, f"{collection}/*")
        case NamesWhere(place, named, inner):
            collection = _pattern(named, record)
            yield _pattern(place, record), condition
            yield f"{collection}/*/id", condition
            yield from leaves(inner, f"{collection}/*")
        case NamedIn(named, place):
            collection = _pattern(named, record)
            yield f"{record}/id", condition
            yield _pattern(place, f"{collection}/*"), condition
        case _:
            yield _pattern(condition.place, record), condition


def _pattern(place: Place, record: str) -> str:
    return (record if place.relative else "") + join(*place.segments)


def _holds(
    condition: Condition,
    tree: JsonValue,
    record: JsonValue,
    today: date | None,
    named: Named | None = None,
) -> bool:
    match condition:
        case All(parts):
            return all(_holds(part, tree, record, today, named) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, tree, record, today, named) for part in parts)
        case Not(part):
            return not _holds(part, tree, record, today, named)
        case ExistsWhere(place, inner):
            found = _list(place, tree, record)
            return any(_holds(inner, tree, entry, today, named) for entry in found)
        case NamesWhere(place, collection, inner):
            found = _list(collection, tree, record)
            # By id, as a list may hold hundreds of records, and each flow asks.
            entries = (step(found, f"id:{one}") for one in ids_in(_value(place, tree, record)))
            return any(
                known and _holds(inner, tree, entry, today, named) for known, entry in entries
            )
        case NamedIn(collection, place):
            identity = id_of(record)
            if identity and named is not None and not collection.relative:
                if condition not in named:
                    records = _list(collection, tree, record)
                    answers = (ids_in(_value(place, tree, entry)) for entry in records)
                    named[condition] = frozenset[str]().union(*answers)
                return identity in named[condition]
            return bool(identity) and any(
                _names(_value(place, tree, entry), identity)
                for entry in _list(collection, tree, record)
            )
        case _:
            return says(condition, _value(condition.place, tree, record), today)


def says(
    condition: OneOf | Includes | Filled | ShorterThan | CountAtLeast | WithinDays,
    found: JsonValue,
    today: date | None,
) -> bool:
    """Whether an answer is as a condition wants it."""
    match condition:
        case OneOf(_, values):
            return any(_same(found, value) for value in values)
        case Includes(_, value):
            return isinstance(found, list) and any(_same(entry, value) for entry in found)
        case Filled():
            return is_answered(found)
        case ShorterThan(_, number):
            return isinstance(found, str) and 0 < len(found.strip()) < number
        case CountAtLeast(_, number):
            return (len(found) if isinstance(found, list) else 0) >= number
        case WithinDays(_, number):
            return today is not None and _days_ahead(found, today) in range(number + 1)


def _value(place: Place, tree: JsonValue, record: JsonValue) -> JsonValue:
    value = record if place.relative else tree
    for segment in place.segments:
        found, value = step(value, segment)
        if not found:
            return None
    return value


def _list(place: Place, tree: JsonValue, record: JsonValue) -> list[JsonValue]:
    found = _value(place, tree, record)
    return found if isinstance(found, list) else []


def _names(found: JsonValue, identity: str) -> bool:
    """Whether an answer names an id: what `ids_in` says, without making a set."""
    return found == identity or (isinstance(found, list) and identity in found)


def ids_in(found: JsonValue) -> frozenset[str]:
    """The ids that an answer names."""
    entries = found if isinstance(found, list) else [found]
    return frozenset(entry for entry in entries if isinstance(entry, str) and entry)


def id_of(record: JsonValue) -> str:
    """The id of a record; empty where it has none."""
    identity = record.get("id") if isinstance(record, dict) else None
    return identity if isinstance(identity, str) else ""


def _days_ahead(found: JsonValue, today: date) -> int:
    """How many days ahead an answer is; a day that has gone, and what is no day, are behind."""
    try:
        return (date.fromisoformat(found) - today).days if isinstance(found, str) else -1
    except ValueError:
        return -1


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
        return CountAtLeast(*self._measure(raw, at))

    def shorter(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        return ShorterThan(*self._measure(raw, at))

    def within(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        return WithinDays(*self._measure(raw, at))

    def exists(self, raw: JsonValue, at: str, depth: int) -> Condition:
        path, inner = self._pair(raw, at)
        return ExistsWhere(
            self._place(path, f"{at}/0"), self.condition(inner, f"{at}/1", depth + 1)
        )

    def names(self, raw: JsonValue, at: str, depth: int) -> Condition:
        if not isinstance(raw, list) or len(raw) != 3:
            raise self._problem("Here stands a list of three: path, collection, condition.", at)
        return NamesWhere(
            self._place(raw[0], f"{at}/0"),
            self._place(raw[1], f"{at}/1"),
            self.condition(raw[2], f"{at}/2", depth + 1),
        )

    def named(self, raw: JsonValue, at: str, depth: int) -> Condition:  # noqa: ARG002 - one shape
        collection, path = self._pair(raw, at)
        place = self._place(path, f"{at}/1")
        if not place.relative:
            raise self._problem("Here stands a path in the collection: “./…”.", f"{at}/1")
        return NamedIn(self._place(collection, f"{at}/0"), place)

    def _measure(self, raw: JsonValue, at: str) -> tuple[Place, int]:
        path, number = self._pair(raw, at)
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise self._problem("Here stands a whole number, 0 or more.", f"{at}/1")
        return self._place(path, f"{at}/0"), number

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
    "shorter-than": _Reader.shorter,
    "count-at-least": _Reader.count,
    "within-days": _Reader.within,
    "exists-where": _Reader.exists,
    "names-where": _Reader.names,
    "named-in": _Reader.named,
}
