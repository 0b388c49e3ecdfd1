"""Questions that need an answer and have none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.finding import Finding
from sharebuilder.findings.per_record import every_part, every_place, flat
from sharebuilder.knowledge.citation import Citation
from sharebuilder.model import ask_when
from sharebuilder.model.pointer import Pointer, get, join, parse
from sharebuilder.questions.asked import is_answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.unit import Unit
    from sharebuilder.model.ask_when import Condition
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.questions.question_set import Question, QuestionSet, Section

RULE = "NEEDED"
Gate = tuple["Condition", str]
"""A condition that must hold, and the pattern of the record that it is about (empty for none)."""


@dataclass(frozen=True, slots=True)
class NeededUnit:
    """One question that needs an answer wherever it is asked.

    Attributes:
        question: the question.
        step: the id of its step.
        record: the pattern of the record that holds it; empty where none does.
        gates: what must hold for it to be asked: of its section, of the questions around it,
            and of itself.
    """

    question: Question
    step: str
    record: str
    gates: tuple[Gate, ...]

    @property
    def key(self) -> str:
        """The id of the question."""
        return f"{RULE} {self.question.id}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The answer, and what decides whether the question is asked."""
        places = {self.question.pointer}
        for condition, record in self.gates:
            places |= ask_when.reads(condition, record)
        return tuple(sorted(places))

    @property
    def own(self) -> tuple[str, ...]:
        """The answer, and what its own record says of whether the question is asked."""
        if not self.record:
            return ()
        places = {self.question.pointer}
        others: set[str] = set()
        for condition, record in self.gates:
            if record == self.record:
                own = ask_when.own_reads(condition, record)
                places |= own
                others |= ask_when.reads(condition, record) - own
            else:
                others |= ask_when.reads(condition, record)
        return tuple(sorted(places - others))

    @property
    def named(self) -> tuple[str, str]:
        """The check of needed answers, and the step of the question."""
        return RULE, self.step

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding wherever the question is asked and not answered."""
        return flat(every_part(self, look))

    def places(self, look: Look) -> Iterator[tuple[Pointer, JsonValue]]:
        """Every record that holds the question."""
        return every_place(look, self.record)

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """A finding where the question is asked in one record, and not answered."""
        below = parse(self.question.pointer)[len(parse(self.record)) :]
        if not is_answered(get(holder, join(*below))) and self._asked(look, at):
            yield self._finding(join(*parse(at), *below))

    def _asked(self, look: Look, record: Pointer) -> bool:
        segments = parse(record)
        for condition, pattern in self.gates:
            holder = join(*segments[: len(parse(pattern))]) if pattern else None
            if not ask_when.holds(condition, look.agreement.raw, holder):
                return False
        return True

    def _finding(self, pointer: Pointer) -> Finding:
        question = self.question
        cited = question.citation
        label = question.label[:1].lower() + question.label[1:]
        if question.label[1:2].isupper():
            label = question.label  # an abbreviation such as DPIA
        return Finding(
            "error" if question.needed == "error" else "warning",
            RULE,
            pointer,
            self.step,
            f"You have not said: {label}.",
            f"Answer “{question.ask}”, or park it as an open question with an owner.",
            Citation(cited.text, cited.url) if cited else None,
        )


@dataclass(frozen=True, slots=True)
class NeededTable:
    """A table that needs a row.

    Attributes:
        section: the section that asks for it.
        collection: the pointer of the list.
        step: the id of its step.
    """

    section: Section
    collection: str
    step: str

    @property
    def key(self) -> str:
        """The list."""
        return f"{RULE} {self.collection}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The list, and what decides whether it is asked for."""
        gate = self.section.ask_when
        return (self.collection, *(sorted(ask_when.reads(gate)) if gate else ()))

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding where the table is asked for and empty."""
        tree, section = look.agreement.raw, self.section
        if is_answered(get(tree, self.collection)) or not (
            section.ask_when is None or ask_when.holds(section.ask_when, tree)
        ):
            return ()
        return (
            Finding(
                "error" if section.needed == "error" else "warning",
                RULE,
                Pointer(self.collection),
                self.step,
                f"There are no {section.record_name_plural} yet.",
                f"Add a {section.record_name}, or park it as an open question with an owner.",
            ),
        )


def needed_units(question_set: QuestionSet) -> tuple[Unit, ...]:
    """A unit for each question that needs an answer."""
    return tuple(
        unit
        for step in question_set.steps
        for section in step.sections
        for unit in _of_section(section, step.id)
    )


def _of_section(section: Section, step: str) -> Iterator[Unit]:
    gates: tuple[Gate, ...] = ((section.ask_when, ""),) if section.ask_when else ()
    if section.needed and section.collection:
        yield NeededTable(section, section.collection, step)
    for group in section.groups:
        yield from _of_questions(group.questions, step, gates)


def _of_questions(
    questions: tuple[Question, ...], step: str, around: tuple[Gate, ...]
) -> Iterator[Unit]:
    for question in questions:
        record = holder_pattern(question.pointer)
        gates = (*around, (question.ask_when, record)) if question.ask_when else around
        if question.needed:
            yield NeededUnit(question, step, record, gates)
        if question.records:
            for group in question.records.groups:
                yield from _of_questions(group.questions, step, gates)


def holder_pattern(pattern: str) -> str:
    """The pattern of the record that holds a field: `/flows/*` of `/flows/*/transfer/mechanism`."""
    head, star, _ = pattern.rpartition("/*/")
    return head + "/*" if star else ""
