"""The shapes that registers give their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once
from sharebuilder.knowledge.practice import organisation_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge

_ANY_REGISTER = "other"  # takes the number of any register, so no shape is usual for it


@dataclass(frozen=True, slots=True)
class Shape:
    """A usual shape of a number.

    Attributes:
        pattern: fits the whole number, in capitals and without spaces.
        example: an invented number of that shape.
    """

    pattern: re.Pattern[str]
    example: str

    def fits(self, number: str) -> bool:
        """Whether a number has this shape. Spaces and small letters do not matter."""
        return self.pattern.fullmatch("".join(number.split()).upper()) is not None


@dataclass(frozen=True, slots=True)
class Shapes:
    """The usual shapes of every number that an agreement keeps of a partner.

    Attributes:
        of_type: the shapes by type of partner, and by field.
        of_field: the shapes by field, whatever the type of partner.
    """

    of_type: Mapping[str, Mapping[str, tuple[Shape, ...]]]
    of_field: Mapping[str, tuple[Shape, ...]]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that have a usual shape."""
        return tuple(self.of_field)

    def usual(self, partner_type: str, field: str) -> tuple[Shape, ...]:
        """The shapes that are usual for a type of partner.

        Where the type is not known, they are those of anybody. Where such partners have no number
        in that register, there are none: it may be left over from another type, and is not asked.
        """
        if partner_type in self.of_type:
            return self.of_type[partner_type].get(field, ())
        return self.of_field[field]


@once
def shapes(knowledge: Knowledge) -> Shapes:
    """The shapes that the knowledge base tells of."""
    of_type = {kind: _shapes(entry) for kind, entry in organisation_entries(knowledge).items()}
    of_field: dict[str, dict[str, Shape]] = {}
    for found in of_type.values():
        for field, listed in found.items():
            of_field.setdefault(field, {}).update({one.pattern.pattern: one for one in listed})
    return Shapes(of_type, {field: tuple(by.values()) for field, by in of_field.items()})


def _shapes(entry: Entry) -> dict[str, tuple[Shape, ...]]:
    listed = entry.details.get("identifiers")
    found: dict[str, tuple[Shape, ...]] = {}
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and one.get("field") != _ANY_REGISTER:
            shape = Shape(re.compile(str(one["pattern"])), str(one["example"]))
            found[str(one["field"])] = (*found.get(str(one["field"]), ()), shape)
    return found
