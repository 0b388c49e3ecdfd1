"""A unit of checking: something that looks at certain places and makes findings.

Rules, references and needed questions are all units. A session runs a unit again only when one
of the places that it reads has changed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sharebuilder.findings.finding import Finding
from sharebuilder.model.pointer import Pointer, join, parent, parse, segment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.rule import Rule
    from sharebuilder.model.json_types import JsonValue

_log = logging.getLogger(__name__)
_NAMES = ("/name", "/short_name")


class Unit(Protocol):
    """What a session runs, and when."""

    @property
    def key(self) -> str:
        """A name that no other unit has."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The patterns of what it looks at."""

    def run(self, look: Look) -> tuple[Finding, ...]:
        """What it finds."""


@dataclass(frozen=True, slots=True)
class RuleUnit:
    """A cross-field rule.

    Attributes:
        rule: the rule.
        learned: the patterns that it reads because the knowledge base names them.
    """

    rule: Rule
    learned: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id of the rule."""
        return self.rule.id

    @property
    def reads(self) -> tuple[str, ...]:
        """What the rule declares, and what it learned."""
        return (*self.rule.reads, *self.learned)

    @property
    def decides_by(self) -> tuple[str, ...]:
        """What can decide where the rule fires: all that it reads but the names of records."""
        if self.rule.by_name:
            return self.reads
        return tuple(read for read in self.reads if not read.endswith(_NAMES))

    def run(self, look: Look) -> tuple[Finding, ...]:
        """The rule's findings. A rule that breaks makes one finding, and the rest go on."""
        rule = self.rule
        return guarded(rule.id, rule.step, lambda: self._findings(look))

    def _findings(self, look: Look) -> tuple[Finding, ...]:
        rule = self.rule
        return tuple(
            Finding(
                hit.severity or rule.severity,
                rule.id,
                hit.pointer,
                hit.step or rule.step,
                _sentence(hit.message or rule.message),
                hit.remedy or rule.remedy,
                hit.citation or rule.source,
            )
            for hit in rule.check(look)
        )


def guarded(
    rule_id: str, step: str, work: Callable[[], tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    """What some work finds. Work that breaks makes one finding, and the rest go on.

    Args:
        rule_id: the check, as the finding names it.
        step: the step where the finding shows.
        work: makes the findings.
    """
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks must go on
        _log.debug("check %s broke", rule_id, exc_info=True)
        return (
            Finding(
                "warning",
                rule_id,
                Pointer(""),
                step,
                f"The check {rule_id} could not be made: there is a fault in ShareBuilder "
                f"({type(error).__name__}).",
                "Report the fault. All other checks were made.",
            ),
        )


def _sentence(text: str) -> str:
    """A message with a capital, also where it begins with a name such as “the Board”."""
    return text[:1].upper() + text[1:]


def places(tree: JsonValue, pattern: str) -> Iterator[tuple[Pointer, JsonValue]]:
    """Every place that a pattern stands for, with what stands there; None where nothing does.

    It is `expand` and `get` in one walk, so that a long list is not searched for each record.
    """
    return ((join(*at), value) for at, value in segment_places(tree, pattern))


def segment_places(tree: JsonValue, pattern: str) -> Iterator[tuple[tuple[str, ...], JsonValue]]:
    """The same with the segments of each place, for those that need few of the pointers."""
    return _places(tree, parse(pattern), ())


def _places(
    value: JsonValue, segments: tuple[str, ...], at: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], JsonValue]]:
    if not segments:
        yield at, value
        return
    head, rest = segments[0], segments[1:]
    if head == "*":
        for index, entry in enumerate(value if isinstance(value, list) else []):
            yield from _places(entry, rest, (*at, segment_of(entry, index)))
    elif isinstance(value, dict) and (not rest or head in value):
        yield from _places(value.get(head), rest, (*at, head))


def structural(pointer: Pointer) -> Pointer:
    """The place that a change of a record's own id touches: its whole list."""
    segments = parse(pointer)
    # The id of the agreement itself stands alone.
    return parent(parent(pointer)) if segments[-1:] == ("id",) and segments[1:-1] else pointer
