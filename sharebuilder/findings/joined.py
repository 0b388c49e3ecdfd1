"""What a reason can look for in records together with what belongs to them.

A flow is looked at with its items, people and receivers, and a group of people with the items
about it. A condition sees one record at a time, so these few joins stand beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sharebuilder.findings.patterns import FLOW_ITEMS
from sharebuilder.model.pointer import Pointer, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharebuilder.findings.look import Look
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.views import DataItem, DataSubjectGroup, Flow, Partner

_NUMBER = re.compile(
    r"(\d{1,3}(?:[,  ]\d{3})+|\d+)(?:\.\d+)?(?:\s*(thousand|million))?", re.IGNORECASE
)
_TIMES = {"thousand": 1_000, "million": 1_000_000}
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "/items": ("name", "meaning"),
    "/flows": ("name", "method_detail", "format"),
    "/purposes": ("name", "aim", "allowed_uses"),
    "/people": ("name", "description"),
    "/partners": ("name", "description"),
}
"""The answers whose own words are searched."""


@dataclass(frozen=True)
class FlowJoin:
    """A flow of which all that is given holds; what is empty does not matter."""

    methods: frozenset[str]
    kinds: frozenset[str]
    carries: frozenset[str]
    to_sectors: frozenset[str]
    to_types: frozenset[str]
    ages: frozenset[str]
    certain = True

    @classmethod
    def read(cls, raw: dict[str, JsonValue]) -> FlowJoin:
        """From the JSON of a reason."""
        names = ("methods", "kinds", "carries", "to_sectors", "to_types", "ages")
        return cls(*(_texts(raw.get(name)) for name in names))

    @cached_property
    def reads(self) -> frozenset[str]:
        """The patterns of what it looks at."""
        found: set[str] = set()
        for wanted, patterns in (
            (self.methods, ("/flows/*/method",)),
            (self.kinds, ("/flows/*/kind",)),
            (self.carries, (*FLOW_ITEMS, "/items/*/sensitivity")),
            (self.to_sectors, ("/flows/*/to", "/partners/*/sector")),
            (self.to_types, ("/flows/*/to", "/partners/*/type")),
            (self.ages, ("/flows/*/people", "/people/*/ages")),
        ):
            found |= set(patterns) if wanted else set()
        return frozenset(found)

    def places(self, look: Look) -> tuple[Pointer, ...]:
        """The answers of every flow of which it holds; none where there is no such flow."""
        return tuple(place for flow in look.flows for place in self._of(flow, look))

    def _of(self, flow: Flow, look: Look) -> list[Pointer]:
        asked: list[list[Pointer]] = []
        if self.methods:
            asked.append([flow.at("method")] if flow.method in self.methods else [])
        if self.kinds:
            asked.append([flow.at("kind")] if flow.kind in self.kinds else [])
        if self.to_sectors:
            found = [one for one in _receivers(flow, look) if one.sector in self.to_sectors]
            asked.append(_beside(flow.at("to"), [one.at("sector") for one in found]))
        if self.to_types:
            found = [one for one in _receivers(flow, look) if one.type in self.to_types]
            asked.append(_beside(flow.at("to"), [one.at("type") for one in found]))
        if self.carries:
            carried = flow.at("items" if flow.items else "item_groups")
            asked.append(_beside(carried, _sensitive(look.items_of(flow), self.carries)))
        if self.ages:
            groups = (look.people[one] for one in flow.people if one in look.people)
            young = [one.at("ages") for one in groups if self.ages.intersection(one.ages)]
            asked.append(_beside(flow.at("people"), young))
        return [place for found in asked for place in found] if asked and all(asked) else []


@dataclass(frozen=True)
class PeopleJoin:
    """A group of people of which all that is given holds."""

    at_least: int
    items: frozenset[str]

    @property
    def certain(self) -> bool:
        """No number stands in the law: to ask for one is a rule of thumb."""
        return not self.at_least

    @classmethod
    def read(cls, raw: dict[str, JsonValue]) -> PeopleJoin:
        """From the JSON of a reason."""
        number = raw.get("at_least")
        return cls(number if isinstance(number, int) else 0, _texts(raw.get("items")))

    @cached_property
    def reads(self) -> frozenset[str]:
        """The patterns of what it looks at."""
        found = {"/people/*/number" if self.at_least else "/people/*/name"}
        if self.items:
            found |= {"/items/*/people", "/items/*/sensitivity"}
        return frozenset(found)

    def places(self, look: Look) -> tuple[Pointer, ...]:
        """The answers of every group of which it holds."""
        return tuple(place for group in look.people.values() for place in self._of(group, look))

    def _of(self, group: DataSubjectGroup, look: Look) -> list[Pointer]:
        if self.at_least and largest_number(group.number) < self.at_least:
            return []
        counted = [group.at("number")] if self.at_least else [group.at("name")]
        if not self.items:
            return counted
        about = (item for item in look.items.values() if group.id in item.people)
        sensitive = _sensitive(about, self.items)
        return [*counted, *sensitive] if sensitive else []


@dataclass(frozen=True)
class Mentions:
    """A record whose own words hold one of some words."""

    within: str
    words: tuple[str, ...]
    certain = False

    @classmethod
    def read(cls, raw: dict[str, JsonValue]) -> Mentions:
        """From the JSON of a reason."""
        listed = raw.get("words")
        words = listed if isinstance(listed, list) else []
        return cls(str(raw.get("in", "")), tuple(one for one in words if isinstance(one, str)))

    @cached_property
    def reads(self) -> frozenset[str]:
        """The patterns of what it looks at."""
        return frozenset(f"{self.within}/*/{name}" for name in _SEARCHED.get(self.within, ()))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        alike = (
            re.escape(one[:-1]) + r"\w*" if one.endswith("*") else re.escape(one)
            for one in self.words
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(alike)})(?!\w)", re.IGNORECASE)

    def places(self, look: Look) -> tuple[Pointer, ...]:
        """The answers that hold one of the words."""
        return tuple(self._found(look))

    def _found(self, look: Look) -> Iterator[Pointer]:
        collection = self.within.removeprefix("/")
        records = look.agreement.raw.get(collection)
        for at, record in enumerate(records if isinstance(records, list) else []):
            if not isinstance(record, dict):
                continue
            identity = record.get("id")
            segment = f"id:{identity}" if isinstance(identity, str) else str(at)
            for name in _SEARCHED.get(self.within, ()):
                text = record.get(name)
                if isinstance(text, str) and self.words and self._pattern.search(text):
                    yield join(collection, segment, name)


def largest_number(text: str) -> int:
    """The largest number that a text names: 1,900 of “About 1,900 in a year”; 0 where none."""
    found = [0]
    for digits, unit in _NUMBER.findall(text):
        number = int(re.sub(r"\D", "", digits)[:15])
        found.append(number * _TIMES.get(unit.lower(), 1))
    return max(found)


def _receivers(flow: Flow, look: Look) -> list[Partner]:
    return [look.partners[one] for one in flow.to if one in look.partners]


def _beside(own: Pointer, found: list[Pointer]) -> list[Pointer]:
    """An answer of the flow itself, and those of what belongs to it; none where none were found."""
    return [own, *found] if found else []


def _sensitive(items: Iterable[DataItem], wanted: frozenset[str]) -> list[Pointer]:
    return [item.at("sensitivity") for item in items if wanted.intersection(item.sensitivity)]


def _texts(raw: JsonValue) -> frozenset[str]:
    return frozenset(one for one in (raw if isinstance(raw, list) else []) if isinstance(one, str))
