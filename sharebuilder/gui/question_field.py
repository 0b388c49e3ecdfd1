"""One question on a page: label, hint, editor, findings, help. Nothing else makes editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.editors.base import Asking
from sharebuilder.gui.editors.catalogue import make_editor
from sharebuilder.gui.fields import Flow, Text, button, column, frame
from sharebuilder.gui.finding_view import Complaint, FindingNotes, spoken
from sharebuilder.gui.open_question_box import (
    OPEN_QUESTIONS,
    OpenQuestionBox,
    open_question_about,
    park,
)
from sharebuilder.gui.read_only import lock_controls
from sharebuilder.gui.services import concrete, touches
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING
from sharebuilder.model.pointer import Pointer, exists

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Question

_PROMPT_LETTERS = 90


class QuestionField(QWidget):
    """A question and everything that belongs to it.

    Signals:
        entered: the focus came to it; carries the field.
    """

    entered = Signal(object)

    def __init__(self, services: Services, question: Question) -> None:
        """Make the field; `bind` says whose answer it shows.

        Args:
            services: what the page was given.
            question: the question.
        """
        super().__init__()
        self.services = services
        self.question = question
        self.pointer = Pointer("")
        self.record: Pointer | None = None
        self._findings: tuple[Finding, ...] = ()
        inside = column(self, 0.3)
        self.label = Text(question.ask, "label")
        self.label.setMaximumWidth(characters(self, _PROMPT_LETTERS))
        inside.addWidget(self.label)
        self.hint = Text(question.hint, "hint")
        self.hint.setMaximumWidth(characters(self, _PROMPT_LETTERS))
        inside.addWidget(self.hint)
        self.hint.setVisible(bool(question.hint))
        self.editor = make_editor(Asking(services, question, services.field(question.pointer)))
        self.label.setBuddy(self.editor.target())
        inside.addWidget(self.editor)
        self.complaint = Complaint()
        inside.addWidget(self.complaint)
        self.note = Text("", "small")
        self.note.hide()
        inside.addWidget(self.note)
        self.notes = FindingNotes(services)
        inside.addWidget(self.notes)
        self._box: OpenQuestionBox | None = None
        self.links = Flow(0.9)
        self.why_button = button(_why_words(question), self._toggle_why, "link")
        self.why_button.setAccessibleName(f"{_why_words(question)}: {question.ask}")
        self.dont_know = button(tr("We don’t know yet"), self._park, "link")
        self.dont_know.setAccessibleName(tr("We don’t know yet: {question}", question=question.ask))
        if question.why or question.example:
            self.links.add(self.why_button)
        else:
            self.why_button.setParent(self)
            self.why_button.hide()
        self.links.add(self.dont_know)
        inside.addWidget(self.links)
        self._why: QFrame | None = None
        self._inside = inside
        self.editor.changed.connect(self._changed)
        self.editor.complaint.connect(self._complained)
        self.editor.note.connect(self._noted)
        self._name()

    # --- what it shows ---

    def bind(self, record: Pointer | None) -> None:
        """Show the answer of a record; None for a question outside the records."""
        self.record = record
        pointer = concrete(self.question.pointer, record)
        moved = pointer != self.pointer
        self.pointer = pointer
        if moved:
            self.complaint.complain("")
            self.note.hide()
        self._show_answer()

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Show what an edit elsewhere, or an undo, changed."""
        if touches(self.pointer, changed):
            self._show_answer()
        elif touches(OPEN_QUESTIONS, changed):
            self._show_state()
        collection = self.editor.asking.field.refers_to
        if collection and touches(collection, changed):
            self.editor.refresh()
            self._name()

    def update_asked(self) -> bool:
        """Hide the question while it is not asked; its answer stays. Whether it is asked."""
        asked = self.services.holds(self.question.ask_when, self.record)
        if asked == self.isHidden():
            self.setVisible(asked)
        return asked

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        value = self.services.agreement.value(self.pointer)
        return value is not None and value not in ("", [], {})

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found about this answer."""
        if findings == self._findings:
            return  # after each rest of the hands nearly every field has what it had
        self._findings = findings
        focus = self.focusWidget()
        self.notes.show_findings(findings, aloud=focus is not None and focus.hasFocus())
        self._name()

    def take_focus(self) -> None:
        """Put the focus in the editor."""
        self.editor.target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- inside ---

    def _name(self) -> None:
        parts = [self.question.hint, *(spoken(one) for one in self._findings if one.counts)]
        self.editor.names(self.question.ask, " ".join(part for part in parts if part))
        self.label.setBuddy(self.editor.target())

    def _show_answer(self) -> None:
        tree = self.services.tree
        value = self.services.agreement.value(self.pointer)
        self.editor.bind(self.pointer, value if exists(tree, self.pointer) else MISSING)
        self._show_state()
        if self.services.read_only:
            lock_controls(self.editor)

    def _show_state(self) -> None:
        is_own = self.question.pointer.startswith(OPEN_QUESTIONS)
        record = None if is_own else open_question_about(self.services, self.pointer)
        may_park = not is_own and record is None and not self.answered
        self.dont_know.setVisible(may_park and not self.services.read_only)
        self.links.setVisible(not self.dont_know.isHidden() or not self.why_button.isHidden())
        if record is not None:
            self._show_box(record)
        elif self._box is not None:
            self._box.hide()

    def _show_box(self, record: Pointer) -> None:
        if self._box is None:
            self._box = OpenQuestionBox(
                self.services, self.question, lambda one: QuestionField(self.services, one)
            )
            self._box.answered.connect(self.take_focus)
            self._inside.insertWidget(self._inside.indexOf(self.links), self._box)
        self._box.show_record(record)
        self._box.show()

    def _changed(self, value: object) -> None:
        self.note.hide()
        label = (self.question.label or self.question.ask).rstrip("?.")
        self.services.set(self.pointer, value, tr("Change “{label}”", label=label))  # type: ignore[arg-type]

    def _complained(self, text: str) -> None:
        self.complaint.complain(text)
        description = (
            tr("Error: {text} {hint}", text=text, hint=self.question.hint)
            if text
            else self.question.hint
        )
        self.editor.target().setAccessibleDescription(description)

    def _noted(self, text: str) -> None:
        self.note.say(text)
        self.note.setVisible(bool(text))
        announce(self.editor.target(), text)

    def _park(self) -> None:
        park(self.services, self.question, self.pointer)
        if self._box is not None and self._box.fields:
            self._box.fields[0].take_focus()

    def _toggle_why(self) -> None:
        if self._why is None:
            self._why = why_panel(self.question)
            self._inside.addWidget(self._why)
            self._why.hide()
        shown = self._why.isHidden()
        self._why.setVisible(shown)
        words = tr("Hide this") if shown else _why_words(self.question)
        self.why_button.setText(words)
        self.why_button.setAccessibleName(f"{words}: {self.question.ask}")
        if shown:
            announce(self.why_button, f"{self.question.why} {self.question.example}".strip())


def _why_words(question: Question) -> str:
    if question.why and question.example:
        return tr("Why we ask, and an example")
    return tr("Why we ask") if question.why else tr("An example")


def why_panel(question: Question) -> QFrame:
    """Why a question is asked, by what law, and an example."""
    panel = frame("aside")
    panel.setMaximumWidth(characters(panel, 84))
    inside = column(panel, 0.3, 0.6)
    if question.why:
        inside.addWidget(Text(tr("Why we ask"), "label"))
        inside.addWidget(Text(question.why))
    if question.citation is not None and question.citation.text:
        inside.addWidget(Text(tr("Source: {text}", text=question.citation.text), "small"))
    if question.example:
        inside.addWidget(Text(tr("Example"), "label"))
        inside.addWidget(Text(question.example))
    return panel
