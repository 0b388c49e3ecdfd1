"""Agreements drawn from the schema: every question may be answered, with any words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.text import illegal_characters
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import FORMAT
from sharebuilder.storage.migrations import CURRENT_VERSION

if TYPE_CHECKING:
    import random

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.schema.shape import Field

_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda one: not illegal_characters(one)),
    min_size=1,
    max_size=40,
).filter(str.strip)
_AWKWARD = st.sampled_from(
    ["A & B <b>", "{{ 7*7 }}", "{_{ x }_}", "</w:t></w:r>", "one\ntwo", "a\r\nb", "“x” ’y’ –",
     "=SUM(A1)", "%d {0}", "x" * 300, "e\u0301", "\u202eabc", "الاتفاق", "😀 and ẞ", "- one\n- two"]
)  # fmt: skip
_DAYS = ("2026-12-01", "2024-02-29", "1999-12-31", "2999-01-01")
_ID = "00000000-0000-4000-8000-000000000000"
_MOST_RECORDS = 3
_LINE = 200


@cache
def _knowledge() -> Knowledge:
    return Knowledge.load()


@st.composite
def agreements(draw: st.DrawFn) -> JsonObject:
    """An agreement of the schema's shape, references and all."""
    words = draw(st.lists(_WORDS | _AWKWARD, min_size=4, max_size=12))
    return _Drawn(draw(st.randoms(use_true_random=True)), words).agreement()


class _Drawn:
    """One agreement. What is answered is a matter of dice; what is said in words was drawn."""

    def __init__(self, dice: random.Random, words: list[str]) -> None:
        self._dice, self._words, self._shape = dice, words, shape()
        self._knowledge = _knowledge()
        self._density = dice.choice((0.2, 0.6, 0.95))
        self._counts: dict[str, int] = {}

    def agreement(self) -> JsonObject:
        for field in self._shape:
            if field.is_records and field.pattern.count("/") == 1:
                self._counts[field.pattern] = self._dice.randrange(_MOST_RECORDS + 1)
        made = self._object("")
        return {**made, "format": FORMAT, "format_version": CURRENT_VERSION, "id": _ID}

    def _object(self, pattern: str) -> JsonObject:
        found: JsonObject = {}
        holder = self._shape.field(pattern.removesuffix("/*"))
        for name in holder.children if holder else ():
            field = self._shape.field(f"{pattern}/{name}")
            if field is None or not (field.required or self._dice.random() < self._density):
                continue
            value = self._value(field)
            if value is not None and value not in ([], {}):
                found[name] = value
        return found

    def _value(self, field: Field) -> Any:
        if field.kind == "period":
            unit = self._dice.choice(("days", "weeks", "months", "years"))
            return {"number": self._dice.randrange(1, 99), "unit": unit}
        if field.type == "object":
            return self._object(field.pattern)
        if field.type != "array":
            return self._single(field)
        if field.item_type != "object":
            many = [self._single(field) for _ in range(self._dice.randrange(1, 4))]
            return list(dict.fromkeys(one for one in many if one is not None))
        count = self._counts.get(field.pattern, self._dice.randrange(3))
        records = [self._object(f"{field.pattern}/*") for _ in range(count)]
        if field.id_prefix:
            return [
                {**one, "id": f"{field.id_prefix}-{at}"} for at, one in enumerate(records, start=1)
            ]
        return [one for one in records if one]

    def _single(self, field: Field) -> Any:
        kind = field.item_type or field.type
        if field.enum:
            return self._dice.choice(field.enum)
        if field.refers_to:
            count = self._counts.get(field.refers_to, 1)
            prefix = self._shape.id_prefix(field.refers_to)
            return f"{prefix}-{self._dice.randrange(1, count + 1)}" if count else None
        if field.knowledge:
            entries = self._knowledge.entries(field.knowledge)
            return self._dice.choice(entries).id if entries else self._text(field)
        if kind == "boolean":
            return self._dice.random() < 0.5
        if kind == "integer":
            low = field.minimum or 0
            return self._dice.randrange(low, min(field.maximum or low + 50, low + 50) + 1)
        if field.name == "about":
            return "/about/title"
        if field.format == "date-time":
            return "2026-12-01T09:30:00Z"
        if field.format == "email" or field.kind == "email":
            return "team@council.example"
        if field.format or field.kind == "date":
            return self._dice.choice(_DAYS)
        return self._text(field)

    def _text(self, field: Field) -> str:
        text = self._dice.choice(self._words)
        if field.name == "fingerprint":
            return "0123456789abcdef" * 4
        if field.kind != "long-text":
            text = " ".join(text.split()) or "x"
        return text[: min(field.max_length or _LINE * 5, _LINE * 5)]
