"""A finding where it stands: what is wrong, what to do, and what a person can say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.characters import clean
from sharebuilder.gui.editors.text import TextBox
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import characters
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services

WORDS = {"error": "Error", "warning": "Warning", "prompt": "To think about"}
SHAPES = {"error": "■", "warning": "▲", "prompt": "●"}


def spoken(finding: Finding) -> str:
    """A finding as a sentence: “Error: … What to do.”."""
    message = finding.message[:1].upper() + finding.message[1:]
    return f"{WORDS[finding.severity]}: {message} {finding.remedy}".strip()


def badge(severity: str, extra: str = "") -> Text:
    """A word and a shape for a severity."""
    label = Text(f"{SHAPES[severity]} {WORDS[severity]}{extra}")
    label.setProperty("state", severity)
    return label


class FindingNote(QFrame):
    """One finding beneath its field."""

    def __init__(self, services: Services, finding: Finding) -> None:
        """Show a finding.

        Args:
            services: where what a person says to it is kept.
            finding: the finding.
        """
        super().__init__()
        self.finding = finding
        self._services = services
        self.setProperty("role", "note")
        self.setProperty("state", finding.severity if finding.counts else "good")
        self.setMaximumWidth(characters(self, 84))
        self._column = column(self, 0.25, 0.5)
        self._column.addWidget(badge(finding.severity, "" if finding.counts else ", settled"))
        message = finding.message[:1].upper() + finding.message[1:]
        self._column.addWidget(Text(message))
        if finding.remedy and finding.counts:
            self._column.addWidget(Text(finding.remedy, "hint"))
        if finding.citation is not None and finding.citation.text:
            self._column.addWidget(Text(finding.citation.text, "small"))
        if finding.accepted:
            self._column.addWidget(Text(f"What was said: {finding.accepted}", "hint"))
        self._form: QWidget | None = None
        self._actions = Flow(0.8)
        self._add_actions()

    def _add_actions(self) -> None:
        finding = self.finding
        if not finding.counts:
            self._action("Take this back", self._take_back)
        elif finding.severity == "warning":
            self._action("Accept with a reason", self._open_acceptance)
        elif finding.severity == "prompt" and not finding.message.startswith("Parked: "):
            self._action("Answer", self._open_answer)
            self._action("Park as an open question", self._park)
            self._action("Does not apply", self._dismiss)
        else:
            return
        self._column.addWidget(self._actions)

    def _action(self, words: str, act: object) -> None:
        made = button(words, act, "link")  # type: ignore[arg-type]
        made.setAccessibleName(f"{words}: {self.finding.message}")
        self._actions.add(made)

    def _open_acceptance(self) -> None:
        form = _SayForm(
            "Why do you accept this? The reason stands in the document.",
            "Your job title",
            "Accept with this reason",
            self._accept,
            self._close_form,
        )
        form.role.setText(self._services.agreement.view.about.author_role)
        self._show_form(form)

    def _open_answer(self) -> None:
        self._show_form(
            _SayForm("Your answer", None, "Keep this answer", self._answer, self._close_form)
        )

    def _show_form(self, form: _SayForm) -> None:
        self._close_form()
        self._form = form
        self._column.addWidget(form)
        self._actions.hide()
        form.box.setFocus()

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._actions.show()

    def _accept(self, reason: str, role: str) -> None:
        self._services.agreement.add_record(
            Pointer("/accepted_warnings"),
            {
                "rule": self.finding.rule,
                "about": self.finding.pointer,
                "message": self.finding.message[:500],
                "reason": reason,
                **({"accepted_by": role} if role else {}),
                "accepted_on": self._services.today().isoformat(),
            },
            label="Accept a warning",
        )
        self._done("The warning is accepted. The document gives your reason.")

    def _answer(self, answer: str, _role: str) -> None:
        self._say("answered", answer, "Answer a prompt")
        self._done("Your answer is kept.")

    def _park(self) -> None:
        self._say("parked", "", "Park a prompt")
        self._services.agreement.add_record(
            Pointer("/open_questions"),
            {
                "question": self.finding.message[:500],
                "about": self.finding.pointer,
                "status": "open",
            },
            label="Park a prompt",
        )
        self._done("It stands among the open questions, in step 13. Give it an owner there.")

    def _dismiss(self) -> None:
        self._say("dismissed", "", "Set a prompt aside")
        self._done("Set aside. Step 13 still lists it.")

    def _say(self, status: str, answer: str, label: str) -> None:
        self._services.agreement.add_record(
            Pointer("/prompt_answers"),
            {
                "rule": self.finding.rule,
                "about": self.finding.pointer,
                "question": self.finding.message[:500],
                "status": status,
                **({"answer": answer} if answer else {}),
            },
            label=label,
        )

    def _take_back(self) -> None:
        view, finding = self._services.agreement.view, self.finding
        said = [
            *(
                record.pointer
                for record in view.accepted_warnings
                if record.rule == finding.rule and record.about == finding.pointer
            ),
            *(
                record.pointer
                for record in view.prompt_answers
                if record.rule == finding.rule and record.about == finding.pointer
            ),
        ]
        if said:
            self._services.agreement.delete_records(said, label="Take back what was said")
        self._done("It counts again.")

    def _done(self, words: str) -> None:
        self._services.bridge.check_now()
        self._services.navigator.say(words, undo=True)


class _SayForm(QWidget):
    """A box for a reason or an answer, and the buttons."""

    def __init__(
        self, ask: str, role: str | None, keep: str, kept: object, cancelled: object
    ) -> None:
        super().__init__()
        self._kept = kept
        inside = column(self, 0.3)
        label = Text(ask, "label")
        self.box = TextBox(3)
        self.box.setAccessibleName(ask)
        label.setBuddy(self.box)
        inside.addWidget(label)
        inside.addWidget(self.box)
        self.role = QLineEdit()
        if role is not None:
            role_label = Text(role, "label")
            role_label.setBuddy(self.role)
            self.role.setAccessibleName(role)
            self.role.setMaxLength(500)
            inside.addWidget(role_label)
            inside.addWidget(self.role)
        else:
            self.role.setParent(self)
            self.role.hide()
        self.keep = button(keep, self._keep)
        self.box.textChanged.connect(self._words_changed)
        self._words_changed()
        line = Flow(0.6)
        line.add(self.keep)
        line.add(button("Cancel", cancelled, "link"))  # type: ignore[arg-type]
        inside.addWidget(line)

    def _words_changed(self) -> None:
        self.keep.setEnabled(bool(self.box.toPlainText().strip()))

    def _keep(self) -> None:
        reason, _ = clean(self.box.toPlainText().strip(), lines=True)
        role, _ = clean(self.role.text().strip(), lines=False)
        self._kept(reason, role)  # type: ignore[operator]


class FindingNotes(QWidget):
    """The findings of one field, beneath it."""

    def __init__(self, services: Services) -> None:
        """Show none yet."""
        super().__init__()
        self._services = services
        self._column = column(self, 0.35)
        self._shown: tuple[Finding, ...] = ()
        self.hide()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that it shows."""
        return self._shown

    def show_findings(self, findings: tuple[Finding, ...], *, aloud: bool) -> None:
        """Show findings; say the new ones aloud where the person is at this field."""
        if findings == self._shown:
            return
        new = [one for one in findings if one not in self._shown and one.counts]
        self._shown = findings
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            self._column.addWidget(FindingNote(self._services, finding))
        self.setVisible(bool(findings))
        if aloud and new:
            announce(self, spoken(new[0]))


class Complaint(Text):
    """What is wrong with what was typed, beneath its field."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setProperty("state", "error")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMaximumWidth(characters(self, 84))
        self.hide()

    def complain(self, text: str) -> None:
        """Say what is wrong; nothing hides it."""
        if text:
            words = f"{SHAPES['error']} {WORDS['error']}: {text}"
            if words != self.text():
                announce(self, words)
            self.say(words)
        else:
            self.say("")
        self.setVisible(bool(text))
