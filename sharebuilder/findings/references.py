"""The checks that each reference leads somewhere: to a record, or to the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.finding import Finding
from sharebuilder.findings.per_record import every_part, every_place, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.unit import Unit
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.schema.shape import Field, ReferenceField, Shape


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

    @property
    def record(self) -> str:
        """The field, with all the references that it holds."""
        return self.reference.pattern.removesuffix("/*")

    @property
    def own(self) -> tuple[str, ...]:
        """The field."""
        return (self.reference.pattern,)

    @property
    def named(self) -> tuple[str, str]:
        """The check of references, and the step of the field."""
        return "REF", self.step

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each id that no record has."""
        return flat(every_part(self, look))

    def places(self, look: Look) -> Iterator[tuple[Pointer, JsonValue]]:
        """Every place of the field."""
        return every_place(look, self.record)

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """A finding for each id in one field that no record has."""
        known = look.ids_of(self.reference.collection)
        for value in holder if isinstance(holder, list) else [holder]:
            if isinstance(value, str) and value and value not in known:
                yield Finding(
                    "error",
                    "REF",
                    at,
                    self.step,
                    f"“{self.title}” names “{value}”, which is not in the agreement.",
                    "Choose again, or take it out.",
                )


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

    @property
    def record(self) -> str:
        """The field."""
        return self.field.pattern

    @property
    def own(self) -> tuple[str, ...]:
        """The field."""
        return (self.field.pattern,)

    @property
    def named(self) -> tuple[str, str]:
        """The check of the law that is named, and the step of the field."""
        return "KNOWLEDGE", self.step

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each id that the knowledge base lacks, or that is of another kind."""
        return flat(every_part(self, look))

    def places(self, look: Look) -> Iterator[tuple[Pointer, JsonValue]]:
        """Every place of the field."""
        return every_place(look, self.record)

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """A finding for each such id in one field."""
        for value in holder if isinstance(holder, list) else [holder]:
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
            yield Finding(
                "warning",
                "KNOWLEDGE",
                at,
                self.step,
                message,
                "Choose again, or add the entry to your organisation's knowledge.",
            )


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
