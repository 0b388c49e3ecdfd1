"""What a condition is made of; `ask_when` reads conditions and says whether they hold."""

from __future__ import annotations

from dataclasses import dataclass

Scalar = str | bool | int


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
class ShorterThan:
    """There is a text of fewer than so many characters; the blanks around it do not count."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class CountAtLeast:
    """The answer is a list of at least so many."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class WithinDays:
    """The answer is a day: today, or at most so many days ahead."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class ExistsWhere:
    """A list holds a record for which a condition holds."""

    place: Place
    condition: Condition


@dataclass(frozen=True, slots=True)
class NamesWhere:
    """The answer names, by id, a record of a collection for which a condition holds."""

    place: Place
    collection: Place
    condition: Condition


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A record of a collection names, by id, the record that holds the question."""

    collection: Place
    place: Place


Condition = (
    All
    | AnyOf
    | Not
    | OneOf
    | Includes
    | Filled
    | ShorterThan
    | CountAtLeast
    | WithinDays
    | ExistsWhere
    | NamesWhere
    | NamedIn
)
