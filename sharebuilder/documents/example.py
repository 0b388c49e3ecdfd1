"""Made-up agreements with every question answered, drawn from the schema.

From them it is known what a template can name, whatever a worked case leaves empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.schema.shape import Field, Shape, shape
from sharebuilder.storage.agreement_file import FORMAT
from sharebuilder.storage.migrations import CURRENT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject

_ID = "00000000-0000-4000-8000-000000000000"
_PLACE = "/about/title"  # what an entry that is about a place of the agreement is about
_DAY, _MOMENT, _EMAIL = "2026-12-01", "2026-12-01T09:30:00Z", "team@council.example"


def examples(knowledge: Knowledge) -> Iterator[JsonObject]:
    """Agreements that together give every answer that there is to a question with choices.

    Args:
        knowledge: the entries that answers can name.
    """
    described = shape()
    most = max((len(field.enum) for field in described), default=1)
    for number in range(most):
        yield _Example(described, knowledge, number).agreement()


class _Example:
    """One agreement, which gives the answer of this number wherever there are choices."""

    def __init__(self, described: Shape, knowledge: Knowledge, number: int) -> None:
        self._shape, self._knowledge, self._number = described, knowledge, number

    def agreement(self) -> JsonObject:
        made = self._object("")
        return {**made, "format": FORMAT, "format_version": CURRENT_VERSION, "id": _ID}

    def _object(self, pattern: str) -> JsonObject:
        found: JsonObject = {}
        holder = self._shape.field(pattern.removesuffix("/*"))
        for name in holder.children if holder else ():
            field = self._shape.field(f"{pattern}/{name}")
            if field is not None:
                found[name] = self._value(field)
        return found

    def _value(self, field: Field) -> Any:
        if field.kind == "period":
            return {"number": 6, "unit": "months"}
        if field.type == "array":
            if field.item_type == "object":
                return [self._record(field)]
            return list(field.enum) or [self._single(field)]
        if field.type == "object":
            return self._object(field.pattern)
        return self._single(field)

    def _record(self, field: Field) -> JsonObject:
        made = self._object(f"{field.pattern}/*")
        return {**made, "id": f"{field.id_prefix}-1"} if field.id_prefix else made

    def _single(self, field: Field) -> Any:
        kind = field.item_type or field.type
        if field.enum:
            return field.enum[self._number % len(field.enum)]
        if field.refers_to:
            return f"{self._shape.id_prefix(field.refers_to)}-1"
        if field.knowledge:
            entries = self._knowledge.entries(field.knowledge)
            return entries[self._number % len(entries)].id if entries else field.title
        if kind == "boolean":
            return self._number % 2 == 0
        if kind == "integer":
            return max(field.minimum or 1, 1)
        if field.name == "about":
            return _PLACE
        if field.format or field.kind in {"date", "email"}:
            return {"email": _EMAIL, "date-time": _MOMENT}.get(field.format or field.kind, _DAY)
        return field.title[: field.max_length] if field.max_length else field.title
