"""What a person can go to by a few words: steps, questions, records, and what a window adds."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal

from sharebuilder.model.ask_when import holds
from sharebuilder.model.pointer import Pointer, child, get, join, parse, segment_of
from sharebuilder.questions.folding import fold
from sharebuilder.questions.labels import record_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.questions.question import Group, Question, RecordsSection, Section, Step
    from sharebuilder.questions.question_set import QuestionSet

Kind = Literal["step", "question", "record", "document", "command"]
_ORDER: tuple[Kind, ...] = ("step", "question", "record", "document", "command")
_ENOUGH = 100  # questions about one record that are looked for


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to.

    Attributes:
        kind: what it is.
        label: its name.
        where: what it belongs to: a step, and of a question in records, whose.
        target: a step's id, a pointer, or whatever the window understands.
    """

    kind: Kind
    label: str
    where: str
    target: str


@dataclass(slots=True)
class _Entry:
    """A goal, and the words by which it is found."""

    goal: Goal
    label: str
    starts: str  # the label, with a space before each word
    named: str  # the label, and what people call such a thing
    words: str


@dataclass(slots=True)
class _List:
    """A list of records: what each is asked, and which there are."""

    questions: list[tuple[Question, str]]  # with the words by which each is found
    records: list[tuple[Pointer, str, str, str]] = field(default_factory=list)
    """Of each record: pointer, name, the words that name it, and the step."""


class Goals:
    """Everything that can be gone to, found by words in any order.

    A question about records is found for one of them too: “essex name” is the name of Essex County
    Council. These are not listed beforehand, since there would be many thousands.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._tree: JsonValue = {}
        self._label: Callable[[Pointer], str] = str
        self._entries: list[_Entry] = []
        self._lists: dict[str, _List] = {}

    def read(self, question_set: QuestionSet, tree: JsonValue) -> None:
        """Add what is asked of an agreement now.

        Args:
            question_set: what is asked.
            tree: the agreement.
        """
        self._tree = tree
        self._label = partial(record_label, question_set, tree)
        for step in question_set.steps:
            where = f"Step {step.number}"
            self.add([Goal("step", f"{step.number}. {step.title}", where, step.id)])
            for section in step.sections:
                if section.ask_when is None or holds(section.ask_when, tree):
                    self._read_section(section, step)

    def add(self, goals: Iterable[Goal], words: str = "") -> None:
        """Add goals of a kind that the questions do not know.

        Args:
            goals: the goals.
            words: more words by which they are found.
        """
        for goal in goals:
            named = fold(f"{goal.label} {words}")
            found_by = f"{named} {fold(f'{goal.where} {goal.kind}')}"
            self._entries.append(_entry(goal, named, found_by))

    def find(self, text: str, most: int = 40) -> tuple[list[Goal], int]:
        """The goals that hold all the words, the likeliest first.

        Args:
            text: what a person typed so far; words may be cut short, and come in any order.
            most: how many are wanted.

        Returns:
            The goals, and how many there are (of those about one record, only so many are looked
            for). Nothing typed finds the steps.
        """
        wanted = fold(text)
        words = wanted.split()
        if not words:
            steps = [one.goal for one in self._entries if one.goal.kind == "step"]
            return steps[:most], len(steps)
        scored = [
            (_score(one, wanted, words), _ORDER.index(one.goal.kind), at, one.goal)
            for at, one in enumerate(self._entries)
            if all(word in one.words for word in words)
        ]
        scored.sort(key=lambda one: one[:3])
        found = [goal for *_, goal in scored]
        if len(words) > 1 and len(found) < most:
            found += self._of_one_record(words)
        return found[:most], len(found)

    def place_of(self, goal: Goal) -> str:
        """The pointer of a goal; of a question about records, that in the first it is asked of."""
        listed = self._lists.get(goal.target.rpartition("/*")[0])
        if goal.kind != "question" or listed is None:
            return goal.target
        for question, _ in listed.questions:
            for record, *_ in listed.records if question.pointer == goal.target else ():
                if self._is_asked(question, record):
                    return _place_in(record, goal.target)
        return goal.target.partition("/*")[0]

    # --- inside ---

    def _read_section(self, section: Section, step: Step) -> None:
        where = f"{step.number}. {step.title}"
        if section.collection and section.records is not None:
            collection = Pointer(section.collection)
            self._read_records(section.records, collection, collection, where, "")
            self._list_questions(section.records, where)
            return
        for question in _questions(section.groups):
            if not (question.ask_when is None or holds(question.ask_when, self._tree)):
                continue
            self._add_question(question, where)
            if question.records is not None:
                collection = Pointer(question.pointer)
                self._read_records(question.records, collection, collection, where, "")
                self._list_questions(question.records, where)

    def _read_records(
        self, asked: RecordsSection, place: Pointer, shown: Pointer, step: str, above: str
    ) -> None:
        """Read the records of one list, and of the lists inside them.

        Args:
            asked: what is asked of each.
            place: the list by index: to look for each id would take as long as the list is.
            shown: the list by id.
            step: the step that asks.
            above: the name of the record that holds the list.
        """
        listed = self._lists.get(asked.collection)
        if listed is None:
            questions = [(one, _words_of(one)) for one in _questions(asked.groups)]
            listed = self._lists[asked.collection] = _List(questions)
        records = get(self._tree, place)
        where = f"{step}, {above}" if above else step
        for index, record in enumerate(records if isinstance(records, list) else []):
            at = child(place, str(index))
            pointer = child(shown, segment_of(record, index))
            label = self._label(at)
            called = _other_names(record, asked, label)
            shown_as = f"{label} ({', '.join(called)})" if called else label
            self.add([Goal("record", shown_as, where, pointer)], asked.record_name)
            named = fold(f"{shown_as} {asked.record_name}")
            listed.records.append((pointer, label, named, step))
            for question, _ in listed.questions:
                if question.records is not None:
                    name = question.name
                    inside = question.records
                    self._read_records(inside, child(at, name), child(pointer, name), step, label)

    def _list_questions(self, asked: RecordsSection, where: str) -> None:
        """List each question of records once, where it is asked of any."""
        listed = self._lists[asked.collection]
        for question, _ in listed.questions:
            if any(self._is_asked(question, record) for record, *_ in listed.records):
                self._add_question(question, f"{where}, of each {asked.record_name}")
                if question.records is not None and question.records.collection in self._lists:
                    self._list_questions(question.records, where)

    def _add_question(self, question: Question, where: str) -> None:
        goal = Goal("question", question.label or question.ask, where, question.pointer)
        words = _words_of(question)
        self._entries.append(_entry(goal, words, f"{words} {fold(where)}"))

    def _is_asked(self, question: Question, record: Pointer) -> bool:
        return question.ask_when is None or holds(question.ask_when, self._tree, record)

    def _of_one_record(self, words: list[str]) -> list[Goal]:
        """The questions about one record, where some words name it and the others the question."""
        found: list[tuple[bool, Goal]] = []
        for listed in self._lists.values():
            asked: list[tuple[frozenset[str], Question]] | None = None
            for record, name, named, step in listed.records:
                rest = [word for word in words if word not in named]
                if not rest or len(rest) == len(words):
                    continue
                if asked is None:
                    asked = [
                        (frozenset(word for word in words if word in by), question)
                        for question, by in listed.questions
                    ]
                for held, question in asked:
                    if held.issuperset(rest) and self._is_asked(question, record):
                        label = question.label or question.ask
                        other = fold(label) != " ".join(rest)
                        place = _place_in(record, question.pointer)
                        found.append((other, Goal("question", f"{label}: {name}", step, place)))
                if len(found) >= _ENOUGH:
                    break
        found.sort(key=operator.itemgetter(0))
        return [goal for _, goal in found]


def _entry(goal: Goal, named: str, words: str) -> _Entry:
    label = fold(goal.label)
    return _Entry(goal, label, f" {label.replace('.', ' ').replace('-', ' ')}", named, words)


def _questions(groups: tuple[Group, ...]) -> Iterator[Question]:
    for group in groups:
        yield from group.questions


def _other_names(record: JsonValue, asked: RecordsSection, label: str) -> list[str]:
    """What else a record is called: the full name where its short one is shown."""
    found = [record.get(one) for one in asked.label] if isinstance(record, dict) else []
    return [one for one in found if isinstance(one, str) and one not in label and " " in one]


def _words_of(question: Question) -> str:
    return fold(f"{question.label} {question.ask} question")


def _place_in(record: Pointer, pattern: str) -> str:
    """The answer to a question in one record."""
    above = parse(record)
    return join(*above, *parse(pattern)[len(above) :])


def _score(entry: _Entry, wanted: str, words: list[str]) -> int:
    """How likely an entry is meant; the least is the likeliest."""
    label = entry.label
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    if all(word in label for word in words):
        return 2 if all(f" {word}" in entry.starts for word in words) else 3
    return 4 if all(word in entry.named for word in words) else 5
