"""“We don't know yet”: an answer that goes to the open questions, with an owner and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.pointer import Pointer, child

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.question_field import QuestionField
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Question

OPEN_QUESTIONS = Pointer("/open_questions")


class OpenQuestionBox(QFrame):
    """The open question about one field, in place.

    Signals:
        answered: a person says that it is known now.
    """

    answered = Signal()

    def __init__(
        self, services: Services, question: Question, make: Callable[[Question], QuestionField]
    ) -> None:
        """Make a box for a question.

        Args:
            services: where open questions are kept.
            question: the question that is not answered yet.
            make: makes a field for one of the open question's own questions.
        """
        super().__init__()
        self.setProperty("role", "aside")
        self.setMaximumWidth(characters(self, 84))
        self._services = services
        self._question = question
        self.record: Pointer | None = None
        inside = column(self, 0.5, 0.6)
        inside.addWidget(Text(tr("◌ Not known yet: an open question"), "group"))
        self.fields = []
        for name in ("owner", "due"):
            asked = services.question_set.question_for(Pointer(f"{OPEN_QUESTIONS}/*/{name}"))
            if asked is not None:
                made = make(asked)
                self.fields.append(made)
                inside.addWidget(made)
        line = Flow(0.8)
        known = button(tr("We know it now"), self._known, "link")
        known.setAccessibleName(tr("We know it now: {question}", question=question.ask))
        known.setEnabled(not services.read_only)
        line.add(known)
        inside.addWidget(line)

    def show_record(self, record: Pointer) -> None:
        """Show an open question."""
        self.record = record
        for one in self.fields:
            one.bind(record)

    def _known(self) -> None:
        if self.record is not None:
            self._services.agreement.delete_records(
                [self.record], label=tr("Close an open question")
            )
            self.answered.emit()


def open_question_about(services: Services, pointer: Pointer) -> Pointer | None:
    """The open question about a place, if there is one."""
    for question in services.agreement.view.open_questions:
        if question.about == pointer and question.status != "answered":
            return Pointer(question.pointer)
    return None


def park(services: Services, question: Question, pointer: Pointer) -> Pointer:
    """Make an open question about a place."""
    return services.agreement.add_record(
        OPEN_QUESTIONS,
        {"question": question.ask[:500], "about": pointer, "status": "open"},
        label=tr("Don't know yet: {question}", question=question.label or question.ask),
    )


def owner_of(services: Services, record: Pointer) -> str:
    """Who finds out; empty where nobody is named."""
    value = services.agreement.value(child(record, "owner"))
    return value if isinstance(value, str) else ""
