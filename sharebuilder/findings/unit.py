"""A unit of checking: something that looks at certain places and makes findings.

Rules, references and needed questions are all units. A session runs a unit again only when one
of the places that it reads has changed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sharebuilder.findings.finding import Finding
from sharebuilder.model.pointer import Pointer, get, join, parent, parse, segment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.rule import Rule
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.schema.shape import Field, ReferenceField, Shape

_log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class ReferenceUnit:
    """One field that refers to records, and the check that each reference leads somewhere."""

    reference: ReferenceField
    title: str
    step: str

    @property
    def key(self) -> str:
        """The field."""
        return f"REF {self.reference.pattern}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The field, and the collection that it refers to coming or going."""
        return (self.reference.pattern, f"{self.reference.collection}/*/id")

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each id that no record has."""
        tree = look.agreement.raw
        records = get(tree, self.reference.collection)
        known = {
            record.get("id")
            for record in (records if isinstance(records, list) else [])
            if isinstance(record, dict)
        }
        found = []
        for pointer, value in places(tree, self.reference.pattern):
            if isinstance(value, str) and value and value not in known:
                at = parent(pointer) if self.reference.pattern.endswith("/*") else pointer
                found.append(
                    Finding(
                        "error",
                        "REF",
                        at,
                        self.step,
                        f"“{self.title}” names “{value}”, which is not in the agreement.",
                        "Choose again, or take it out.",
                    )
                )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class KnowledgeUnit:
    """One field that names entries of the knowledge base, and the check that it holds them."""

    field: Field
    step: str

    @property
    def key(self) -> str:
        """The field."""
        return f"KNOWLEDGE {self.field.pattern}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The field."""
        return (self.field.pattern,)

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each id that the knowledge base lacks, or that is of another kind."""
        tree, many = look.agreement.raw, self.field.type == "array"
        found = []
        for pointer, value in places(tree, self.field.pattern + ("/*" if many else "")):
            if not isinstance(value, str) or not value:
                continue
            entry = look.knowledge.entry(value)
            if entry is None:
                message = f"“{self.field.title}” names “{value}”, which the knowledge base lacks."
            elif self.field.knowledge not in {entry.kind, "gateway"}:
                # Something else cited as a gateway has a rule of its own.
                message = f"“{self.field.title}” names “{entry.title}”, which is something else."
            else:
                continue
            found.append(
                Finding(
                    "warning",
                    "KNOWLEDGE",
                    parent(pointer) if many else pointer,
                    self.step,
                    message,
                    "Choose again, or add the entry to your organisation's knowledge.",
                )
            )
        return tuple(found)


def reference_units(shape: Shape, step_of: Callable[[str], str]) -> tuple[Unit, ...]:
    """A unit for each field that refers to a record or to the knowledge base.

    Args:
        shape: the shape of an agreement.
        step_of: the id of the step where a pattern is asked.
    """
    units: list[Unit] = []
    for reference in shape.reference_fields():
        at = reference.pattern.removesuffix("/*")
        field = shape.field(at)
        units.append(ReferenceUnit(reference, field.title if field else at, step_of(at)))
    units += [KnowledgeUnit(f, step_of(f.pattern)) for f in shape if f.knowledge]
    return tuple(units)


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
