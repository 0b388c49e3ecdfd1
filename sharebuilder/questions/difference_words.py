"""What differs between two agreements, in the words of the questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.change import MISSING
from sharebuilder.model.difference import Difference, difference
from sharebuilder.model.pointer import Pointer, exists, get, join, parse, pattern_of
from sharebuilder.questions import labels
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharebuilder.model.change import Missing
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.labels import Titles
    from sharebuilder.questions.question_set import QuestionSet

NOTHING = "(nothing)"
_CONTEXT = 90
_LONG = 320
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference as a person reads it.

    Attributes:
        difference: the difference.
        group: the record or the step that it stands in: “Essex Police”, “The case”.
        question: what was asked, or what was done to a record.
        before: what stood there.
        after: what stands there.
    """

    difference: Difference
    group: str
    question: str
    before: str
    after: str


class DifferenceWords:
    """Says what differs between two trees."""

    def __init__(
        self,
        question_set: QuestionSet,
        knowledge: Titles | None,
        before: JsonObject,
        after: JsonObject,
    ) -> None:
        """Take what the words come from.

        Args:
            question_set: knows the questions, the options and the names of records.
            knowledge: knows the titles of the law; without it, ids stand for titles.
            before: the first agreement.
            after: the second.
        """
        self._question_set = question_set
        self._knowledge = knowledge
        self._before = before
        self._after = after

    def lines(self, differences: Iterable[Difference]) -> list[DifferenceLine]:
        """A line for each difference that says something, those of one record together."""
        groups: dict[str, list[DifferenceLine]] = {}
        for one in differences:
            if one.kind != "holder":
                line = self.line(one)
                groups.setdefault(line.group, []).append(line)
        return [line for group in groups.values() for line in group]

    def line(self, one: Difference) -> DifferenceLine:
        """A difference in words."""
        group = self.group(one.pointer)
        match one.kind:
            case "added":
                summary = self._summary(self._after, one.pointer)
                return DifferenceLine(one, group, "Added", NOTHING, summary)
            case "removed":
                summary = self._summary(self._before, one.pointer)
                return DifferenceLine(one, group, "Taken out", summary, NOTHING)
            case "moved":
                place = f"Place {(one.index or 0) + 1} in the list"
                return DifferenceLine(one, group, "Moved", "Another place in the list", place)
        before = self.value(self._before, one.pointer, one.before)
        after = self.value(self._after, one.pointer, one.after)
        return DifferenceLine(one, group, self.question(one.pointer), *what_differs(before, after))

    def group(self, pointer: Pointer) -> str:
        """The records that hold a place, or its step: “Essex Police, Jo Smith”."""
        parts = parse(pointer)
        found = []
        for end in range(1, len(parts) + 1):
            if parts[end - 1].startswith("id:"):
                record = join(*parts[:end])
                tree = self._after if exists(self._after, record) else self._before
                found.append(labels.record_label(self._question_set, tree, record))
        if found:
            return ", ".join(found)
        step = self._question_set.step_for(pointer)
        return step.title if step is not None else "This agreement"

    def question(self, pointer: Pointer) -> str:
        """What is asked at a place."""
        question = self._question_set.question_for(pointer)
        if question is not None:
            return question.label or question.ask
        field = shape().field(pattern_of(pointer))
        return field.title if field is not None else parse(pointer)[-1]

    def value(self, tree: JsonObject, pointer: Pointer, value: JsonValue | Missing) -> str:
        """An answer as people read it."""
        if value is MISSING or value in (None, "", []):
            return NOTHING
        text = labels.value_text(self._question_set, self._knowledge, tree, pointer)
        return text or json.dumps(value, ensure_ascii=False)

    def _summary(self, tree: JsonObject, record: Pointer) -> str:
        """What a record says, an answer on each line."""
        lines = [
            f"{self.question(pointer)}: {self.value(tree, pointer, get(tree, pointer))}"
            for pointer in _answers_in(tree, record)
        ]
        return _shortened("\n".join(lines)) or "Nothing is answered in it."


def what_differs(before: str, after: str) -> tuple[str, str]:
    """Two texts; of two long ones that are nearly the same, the part that differs."""
    if len(before) <= _LONG or len(after) <= _LONG:
        return _shortened(before), _shortened(after)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first = max(0, start - _CONTEXT)

    def part(text: str) -> str:
        last = min(len(text), len(text) - end + _CONTEXT)
        shown = _shortened(text[first:last])
        return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"

    return part(before), part(after)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _answers_in(tree: JsonObject, record: Pointer) -> Iterator[Pointer]:
    """The places of a record that hold answers."""
    value = get(tree, record)
    if isinstance(value, dict):
        said: JsonObject = {name: entry for name, entry in value.items() if name != "id"}
        for one in difference({}, said, lambda at: _is_answer(record, at)):
            if one.kind == "answer":
                yield Pointer(record + one.pointer)
            elif one.kind == "added":
                yield from _answers_in(tree, Pointer(record + one.pointer))


def _is_answer(record: Pointer, at: Pointer) -> bool:
    field = shape().field(pattern_of(Pointer(record + at)))
    return field is not None and field.type == "object" and field.is_answer
