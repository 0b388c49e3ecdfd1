"""How far each step has got, kept up to date edit by edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sharebuilder.model import ask_when
from sharebuilder.model.pointer import (
    Pointer,
    child,
    get,
    join,
    parse,
    pattern_of,
    segment_of,
    segments_match,
    step,
)
from sharebuilder.questions.asked import is_answered
from sharebuilder.questions.question import every_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharebuilder.model.ask_when import Named
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question import Group, Section, Step
    from sharebuilder.questions.question_set import QuestionSet

State = Literal["not-started", "in-progress", "completed", "needs-attention"]


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one step has got.

    Attributes:
        state: `not-started` when nothing is answered; `in-progress` while an answer that is
            needed is missing; `needs-attention` when all are there and a finding is left;
            else `completed`.
        answered: how many of the questions asked now have an answer.
        asked: how many questions are asked now.
        errors: findings that keep the agreement a draft.
        warnings: findings to look at or to accept with a reason.
        open_questions: answers that are not known yet and are being found out.
    """

    state: State
    answered: int
    asked: int
    errors: int
    warnings: int
    open_questions: int


class ProgressKeeper:
    """The progress of one agreement. An edit counts again only the record that it stands in."""

    def __init__(self, question_set: QuestionSet) -> None:
        """Know of no agreement yet.

        Args:
            question_set: what is asked.
        """
        self._question_set = question_set
        self._parts = [
            _Part(step, section) for step in question_set.steps for section in step.sections
        ]
        self._parts_of: dict[str, list[_Part]] = {}
        self._counted = False

    def update(
        self,
        tree: JsonObject,
        changed: Iterable[Pointer],
        findings_by_step: Mapping[str, tuple[int, int]],
    ) -> dict[str, StepProgress]:
        """How far each step has got, by the id of the step.

        Args:
            tree: the agreement.
            changed: every place that changed since the last time, by id. The first time it does
                not matter.
            findings_by_step: the number of errors and of warnings of each step that has any.
        """
        named: Named = {}
        if self._counted:
            for part, places in self._touched(changed).items():
                part.recount(tree, places, named)
        else:
            for part in self._parts:
                part.count(tree, named)
        self._counted = True
        return self._told(tree, findings_by_step)

    def _touched(self, changed: Iterable[Pointer]) -> dict[_Part, list[Pointer]]:
        """The sections that some changes bear on, each with those changes."""
        found: dict[_Part, list[Pointer]] = {}
        for pointer in changed:
            pattern = pattern_of(pointer)
            if pattern not in self._parts_of:
                segments = parse(pattern)
                self._parts_of[pattern] = [part for part in self._parts if part.reads(segments)]
            for part in self._parts_of[pattern]:
                found.setdefault(part, []).append(pointer)
        return found

    def _told(
        self, tree: JsonObject, findings_by_step: Mapping[str, tuple[int, int]]
    ) -> dict[str, StepProgress]:
        open_about = _open_questions(tree)
        parked: Counter[str] = Counter()
        for about in open_about:
            of = self._question_set.step_for(about)
            if of is not None:
                parked[of.id] += 1
        asked: Counter[str] = Counter()
        answered: Counter[str] = Counter()
        missing: Counter[str] = Counter()
        for part in self._parts:
            asked[part.step.id] += part.asked
            answered[part.step.id] += part.answered
            missing[part.step.id] += part.missing_but(open_about)
        found = {}
        for one in self._question_set.steps:
            errors, warnings = findings_by_step.get(one.id, (0, 0))
            lacking = missing[one.id] + _empty_tables(one, tree)
            found[one.id] = StepProgress(
                _state(answered[one.id] + parked[one.id], lacking, errors + warnings),
                answered[one.id],
                asked[one.id],
                errors,
                warnings,
                parked[one.id],
            )
        return found


@dataclass(slots=True)
class _Count:
    """What one record, or the fields of a section without records, come to."""

    asked: int = 0
    answered: int = 0
    missing: set[str] = field(default_factory=set)


class _Part:
    """One section, counted record by record."""

    def __init__(self, step: Step, section: Section) -> None:
        self.step = step
        self._section = section
        self._collection = section.collection
        self._counts: dict[str, _Count] = {}
        self._regular = True
        self.asked = self.answered = self._missing = 0
        elsewhere = set(ask_when.reads(section.ask_when)) if section.ask_when else set()
        own = {f"{self._collection}/*/id"} if self._collection is not None else set()
        for question in every_question(section.groups):
            own.add(question.pointer)
            if question.ask_when is not None:
                record = question.pointer.rpartition("/*")[0]
                record = f"{record}/*" if record else ""
                inside = ask_when.own_reads(question.ask_when, record) if record else frozenset()
                own |= inside
                elsewhere |= ask_when.reads(question.ask_when, record) - inside
        self._elsewhere = tuple(parse(one) for one in elsewhere)
        self._own = tuple(parse(one) for one in own)

    def reads(self, segments: tuple[str, ...]) -> bool:
        """Whether anything that is counted here hangs on an answer."""
        return any(segments_match(read, segments) for read in (*self._own, *self._elsewhere))

    def missing_but(self, open_about: set[str]) -> int:
        """How many answers are missing, those that somebody is finding out left out."""
        if not self._missing or not open_about:
            return self._missing
        return self._missing - sum(
            about in one.missing for about in open_about for one in self._counts.values()
        )

    def count(self, tree: JsonObject, named: Named) -> None:
        """Count everything."""
        self._counts = {}
        self._regular = True
        section = self._section
        if section.ask_when is None or ask_when.holds(section.ask_when, tree):
            for segment, record in self._records(tree):
                key = segment
                if self._collection is not None and (
                    segment in self._counts or not segment.startswith("id:")
                ):
                    # A record without an id, or with that of another, is known by its place
                    # alone, and an edit before it moves it.
                    self._regular = False
                    key = f"{segment} {len(self._counts)}"
                self._counts[key] = self._count(segment, record, tree, named)
        self._add_up()

    def recount(self, tree: JsonObject, changed: list[Pointer], named: Named) -> None:
        """Count again what some changes bear on."""
        records: set[str] = set()
        for pointer in changed:
            segments = parse(pattern_of(pointer))
            if any(segments_match(read, segments) for read in self._elsewhere):
                self.count(tree, named)
                return
            depth = len(parse(self._collection)) if self._collection is not None else 0
            place = parse(pointer)
            by_id = len(place) > depth and place[depth].startswith("id:")
            if self._collection is None:
                records.add("")
            elif by_id and self._regular and place[-1] != "id":
                records.add(place[depth])
            else:
                self.count(tree, named)
                return
        if not records:
            return
        section = self._section
        if section.ask_when is not None and not ask_when.holds(section.ask_when, tree):
            return
        for segment in records:
            there, record = self._record(segment, tree)
            if there:
                self._counts[segment] = self._count(segment, record, tree, named)
            else:
                self._counts.pop(segment, None)
        self._add_up()

    def _add_up(self) -> None:
        self.asked = sum(one.asked for one in self._counts.values())
        self.answered = sum(one.answered for one in self._counts.values())
        self._missing = sum(len(one.missing) for one in self._counts.values())

    def _records(self, tree: JsonObject) -> Iterator[tuple[str, JsonValue]]:
        if self._collection is None:
            yield "", tree
            return
        listed = get(tree, self._collection)
        for index, record in enumerate(listed if isinstance(listed, list) else []):
            yield segment_of(record, index), record

    def _record(self, segment: str, tree: JsonObject) -> tuple[bool, JsonValue]:
        if self._collection is None:
            return True, tree
        return step(get(tree, self._collection), segment)

    def _count(self, segment: str, record: JsonValue, tree: JsonObject, named: Named) -> _Count:
        found = _Count()
        at = child(Pointer(self._collection), segment) if self._collection is not None else ""
        _count_groups(self._section.groups, record, Pointer(at), tree, found, named)
        return found


def _count_groups(
    groups: tuple[Group, ...],
    holder: JsonValue,
    at: Pointer,
    tree: JsonObject,
    found: _Count,
    named: Named,
) -> None:
    """Count what is asked in a record, those of the records inside it too."""
    depth = len(parse(at))
    for group in groups:
        for question in group.questions:
            asks = question.ask_when
            if asks is not None and not ask_when.holds_for(asks, tree, holder, None, named):
                continue
            below = parse(question.pointer)[depth:]
            value = holder
            for segment in below:
                _, value = step(value, segment)
            found.asked += 1
            if is_answered(value):
                found.answered += 1
            elif question.needed:
                found.missing.add(child(at, *below))
            if question.records:
                inside = child(at, *below)
                for index, record in enumerate(value if isinstance(value, list) else []):
                    place = join(*parse(inside), segment_of(record, index))
                    _count_groups(question.records.groups, record, place, tree, found, named)


def _state(begun: int, lacking: int, findings: int) -> State:
    if not begun:
        return "not-started"
    if lacking:
        return "in-progress"
    return "needs-attention" if findings else "completed"


def _empty_tables(step: Step, tree: JsonValue) -> int:
    return sum(
        section.needed is not None
        and section.collection is not None
        and (section.ask_when is None or ask_when.holds(section.ask_when, tree))
        and not is_answered(get(tree, section.collection))
        for section in step.sections
    )


def _open_questions(tree: JsonValue) -> set[str]:
    listed = get(tree, "/open_questions")
    found = set()
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict) and entry.get("status") != "answered":
            about = entry.get("about")
            if isinstance(about, str):
                found.add(about)
    return found
