"""The question set: every step of the wizard, and what each asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.model.ask_when import Condition
from sharebuilder.model.pointer import pattern_of
from sharebuilder.questions.fit import misfits
from sharebuilder.questions.question import (
    CONTROLS,
    Citation,
    Group,
    Option,
    Question,
    RecordsSection,
    Section,
    Step,
    every_question,
)
from sharebuilder.questions.question_file import read_options, read_step
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = [
    "CONTROLS",
    "Citation",
    "Condition",
    "Group",
    "Option",
    "Question",
    "QuestionSet",
    "RecordsSection",
    "Section",
    "Step",
]

OPTIONS_FILE = "options.json"
NOT_ASKED_FILE = "not-asked.json"


class QuestionSet:
    """Every step, section and question, found by id or by the place they are about."""

    def __init__(self, steps: Iterable[Step], options: Mapping[str, tuple[Option, ...]]) -> None:
        """Take steps in any order; they are kept in the order of their numbers.

        Raises:
            SeedProblem: two steps or questions are in each other's way, or options are missing.
        """
        self.steps = tuple(sorted(steps, key=lambda step: step.number))
        self._options = dict(options)
        self._steps: dict[str, Step] = {}
        self._questions: dict[str, Question] = {}
        self._by_pointer: dict[str, Question] = {}
        self._step_of: dict[str, Step] = {}
        self._records: dict[str, RecordsSection] = {}
        for step in self.steps:
            if step.id in self._steps:
                raise _doubled("step", step.id)
            self._steps[step.id] = step
            for section in step.sections:
                self._take_section(section, step)
        # What stands above questions belongs to the first step that asks something beneath it.
        for pattern, step in list(self._step_of.items()):
            above = _above(pattern)
            while above:
                self._step_of.setdefault(above, step)
                above = _above(above)

    @classmethod
    def load(cls, folder: Path | None = None) -> QuestionSet:
        """The question set of a folder.

        Args:
            folder: where its files lie; those that ShareBuilder brings when left out.

        Raises:
            SeedProblem: a file is missing, cannot be read, or does not fit the agreement.
        """
        place = folder or seeds_dir() / "questions"
        files = sorted(place.glob("[0-9]*.json"))
        if not files:
            raise SeedProblem(
                "There are no questions here.",
                remedy="Install ShareBuilder again, or choose another folder.",
                file=place,
            )
        options = read_options(place / OPTIONS_FILE)
        steps = []
        for file in files:
            step = read_step(file)
            problem = next(misfits(step, options, shape()), None)
            if problem:
                raise SeedProblem(
                    problem.problem, remedy=problem.remedy, file=file, place=problem.place
                )
            steps.append(step)
        return cls(steps, options)

    def step(self, step_id: str) -> Step:
        """The step with an id.

        Raises:
            KeyError: there is none.
        """
        return self._steps[step_id]

    def step_for(self, pointer: str) -> Step | None:
        """The step that asks about a place; for what no question asks, about what holds it.

        Args:
            pointer: a pointer, by id or by index, or a pattern.
        """
        pattern = pattern_of(pointer)
        while pattern:
            if pattern in self._step_of:
                return self._step_of[pattern]
            pattern = _above(pattern)
        return None

    def question(self, question_id: str) -> Question | None:
        """The question with an id, or None."""
        return self._questions.get(question_id)

    def question_for(self, pointer: str) -> Question | None:
        """The question whose answer a place is, or is a part of; None where no question asks.

        An entry of a list of answers and the number of a period are parts of an answer. A record
        is none.

        Args:
            pointer: a pointer, by id or by index, or a pattern.
        """
        pattern = pattern_of(pointer)
        found = self._by_pointer.get(pattern)
        while found is None and pattern:
            pattern = _above(pattern)
            found = self._by_pointer.get(pattern)
            if found is not None and found.control == "records":
                return None
        return found

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order of the steps."""
        return tuple(self._questions.values())

    def records_section(self, collection: str) -> RecordsSection | None:
        """What is asked of each record of a list, or None.

        Args:
            collection: the pattern or the pointer of the list: `/partners`, `/flows/*/roles`.
        """
        return self._records.get(pattern_of(collection))

    def collections(self) -> tuple[str, ...]:
        """The patterns of all lists of records that something is asked of."""
        return tuple(self._records)

    def options(self, options_id: str) -> tuple[Option, ...]:
        """The options of a choice; none where the id is not known."""
        return self._options.get(options_id, ())

    def options_ids(self) -> tuple[str, ...]:
        """The ids of all lists of options."""
        return tuple(self._options)

    def option_label(self, options_id: str, value: str) -> str:
        """How people read a value; the value itself where it is not among the options."""
        for option in self.options(options_id):
            if option.value == value:
                return option.label
        return value

    def _take_section(self, section: Section, step: Step) -> None:
        if section.records:
            self._take_records(section.records, step)
        for question in every_question(section.groups):
            if question.id in self._questions:
                raise _doubled("question", question.id)
            if question.pointer in self._by_pointer:
                raise SeedProblem(
                    f"Two questions ask for {question.pointer}.",
                    remedy="Take one of the two out.",
                    place=question.id,
                )
            if question.options is not None and question.options not in self._options:
                raise SeedProblem(
                    f"There are no options called “{question.options}”.",
                    remedy=f"Add them to {OPTIONS_FILE}.",
                    place=question.id,
                )
            self._questions[question.id] = question
            self._by_pointer[question.pointer] = question
            self._step_of[question.pointer] = step
            if question.records:
                self._take_records(question.records, step)

    def _take_records(self, records: RecordsSection, step: Step) -> None:
        self._records[records.collection] = records
        self._step_of.setdefault(records.collection, step)


def _above(pattern: str) -> str:
    """The pattern of what holds a place; empty for the agreement."""
    return pattern.rpartition("/")[0]


def _doubled(what: str, identity: str) -> SeedProblem:
    return SeedProblem(
        f"There are two {what}s with the id “{identity}”.",
        remedy="Give one of the two another id.",
        place=identity,
    )
