"""What is asked, as values: steps, sections, groups, questions and the options of a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.ask_when import Condition

CONTROLS = (
    "line",
    "text",
    "choice",
    "choices",
    "yes-no",
    "date",
    "number",
    "period",
    "list",
    "reference",
    "references",
    "knowledge",
    "knowledge-many",
    "email",
    "link",
    "records",
)
"""How a question can be answered."""

Needed = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a reason for asking is written down. The address may be empty."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice, and how people read it."""

    value: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Question:
    """One plain question.

    Attributes:
        id: its own name, such as `partner-name`.
        pointer: the pattern of its answer: `/partners/*/name`.
        ask: the question itself.
        label: one to four words for tables, lists and messages.
        hint: what to put, in a sentence or two.
        example: a realistic answer; empty where the options say enough.
        why: why it is asked.
        citation: where that is written down, where it is.
        control: how it is answered, one of `CONTROLS`.
        options: the id of the options of a choice.
        needed: what a missing answer is; None where it may stay empty.
        ask_when: when it is asked; None for always.
        records: of the control `records`, what is asked of each record.
    """

    id: str
    pointer: str
    ask: str
    label: str
    hint: str
    example: str
    why: str
    citation: Citation | None
    control: str
    options: str | None
    needed: Needed | None
    ask_when: Condition | None
    records: RecordsSection | None

    @property
    def name(self) -> str:
        """The name of the property that it answers."""
        return self.pointer.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong to one thought."""

    id: str
    title: str
    introduction: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class RecordsSection:
    """A list of records inside a record, or inside a section of questions.

    Attributes:
        collection: the pattern of the list: `/partners/*/contacts`.
        record_name: what one is called, such as “role”.
        record_name_plural: what several are called.
        columns: the properties that a table shows.
        label: what a record is called: the first of these properties that has an answer.
            `partner+purposes` joins two.
        empty: what to say where there is none yet.
        groups: what is asked of each record.
    """

    collection: str
    record_name: str
    record_name_plural: str
    columns: tuple[str, ...]
    label: tuple[str, ...]
    empty: str
    groups: tuple[Group, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all groups; those of lists inside are not among them."""
        return tuple(question for group in self.groups for question in group.questions)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a step: a few groups of questions, or a table of records.

    Attributes:
        kind: `questions` or `records`.
        ask_when: when it is shown; None for always.
        needed: what it is when a table is empty; None where it may stay empty.
        collection: of records, the pattern of the list; else None.
        record_name: what one record is called; else empty, as are the next four.
    """

    id: str
    kind: str
    title: str
    introduction: str
    groups: tuple[Group, ...]
    ask_when: Condition | None = None
    needed: Needed | None = None
    collection: str | None = None
    record_name: str = ""
    record_name_plural: str = ""
    columns: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    empty: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all groups; those of lists inside are not among them."""
        return tuple(question for group in self.groups for question in group.questions)

    @property
    def records(self) -> RecordsSection | None:
        """The section as a list of records; None where it is none."""
        if self.collection is None:
            return None
        return RecordsSection(
            self.collection,
            self.record_name,
            self.record_name_plural,
            self.columns,
            self.label,
            self.empty,
            self.groups,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One of the places of the wizard.

    Attributes:
        number: its place in the suggested order, from 1.
        summary: what it is about, in a few words.
        introduction: what a person does here, in a sentence or two.
    """

    id: str
    number: int
    title: str
    summary: str
    introduction: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question of the step, those of lists inside records too."""
        for section in self.sections:
            yield from every_question(section.groups)


def every_question(groups: tuple[Group, ...]) -> Iterator[Question]:
    """The questions of some groups in order, each followed by those of the list it holds."""
    for group in groups:
        for question in group.questions:
            yield question
            if question.records:
                yield from every_question(question.records.groups)
