"""A finding where it stands: what is wrong, what to do, and what a person can say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from sharebuilder.findings.needed import RULE as NEEDED
from sharebuilder.gui import remarks
from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.finding_forms import ParkForm, SayForm
from sharebuilder.gui.services import innermost_record
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services

WORDS = {
    "error": tr_later("Error"),
    "warning": tr_later("Warning"),
    "prompt": tr_later("To think about"),
}
_ENOUGH = 30  # letters that tell one record from another
SHAPES = {"error": "■", "warning": "▲", "prompt": "●"}


def spoken(finding: Finding) -> str:
    """A finding as a sentence: “Error: … What to do.”."""
    message = finding.message[:1].upper() + finding.message[1:]
    word = tr(WORDS[finding.severity])
    return f"{word}: {message} {finding.remedy}".strip()


def badge(severity: str, *, settled: bool = False) -> Text:
    """A word and a shape for a severity."""
    word = tr(WORDS[severity])
    words = tr("{severity}, settled", severity=word) if settled else word
    label = Text(f"{SHAPES[severity]} {words}")
    label.setProperty("state", severity)
    return label


class FindingNote(QFrame):
    """One finding, with what a person can say to it.

    Signals:
        said: something was said, and the checks have run again; carries what to tell the person.
    """

    said = Signal(str)

    def __init__(self, services: Services, finding: Finding, *, beside: bool = False) -> None:
        """Show a finding.

        Args:
            services: where what a person says to it is kept.
            finding: the finding.
            beside: whether it stands beside the page, and so leads to the place that it is about.
        """
        super().__init__()
        self.finding = finding
        self._services = services
        self._beside = beside
        self.setProperty("role", "note")
        self.setProperty("state", finding.severity if finding.counts else "good")
        self.setMaximumWidth(characters(self, 84))
        self._column = column(self, 0.25, 0.5)
        if not (beside and finding.counts):
            self._column.addWidget(badge(finding.severity, settled=not finding.counts))
        message = finding.message[:1].upper() + finding.message[1:]
        self._column.addWidget(Text(message, "label" if beside else ""))
        about = self._about() if beside else ""
        if about:
            self._column.addWidget(Text(tr("About: {about}", about=about), "small"))
        if finding.remedy and finding.counts:
            self._column.addWidget(Text(finding.remedy, "hint"))
        if finding.citation is not None and finding.citation.text:
            self._column.addWidget(Text(finding.citation.text, "small"))
        if finding.accepted:
            self._column.addWidget(
                Text(tr("What was said: {words}", words=finding.accepted), "hint")
            )
        self.form: SayForm | ParkForm | None = None
        self._opener: QPushButton | None = None
        self._actions = Flow(0.8)
        self.buttons: list[QPushButton] = []
        self._add_actions()

    @property
    def busy(self) -> bool:
        """Whether somebody is writing here."""
        return self.form is not None

    def take_focus(self) -> None:
        """Put the focus on the first thing that can be done."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _about(self) -> str:
        """The record that it is about, where the words do not name it."""
        record = innermost_record(self.finding.pointer)
        label = self._services.record_label(record) if record else ""
        return "" if label[:_ENOUGH] in self.finding.message else label

    def _add_actions(self) -> None:
        finding = self.finding
        parked = finding.rule == NEEDED and finding.severity == "prompt"
        if self._services.read_only:
            pass  # nothing can be said to it
        elif not finding.counts or parked:
            self._action(tr("Take this back"), self._take_back)
        elif finding.severity == "warning":
            self._action(tr("Accept with a reason"), self._open_acceptance)
        elif finding.severity == "prompt":
            self._action(tr("Answer"), self._open_answer)
            self._action(
                tr("Park") if self._beside else tr("Park as an open question"), self._open_park
            )
            self._action(tr("Does not apply"), self._dismiss)
        if self._beside:
            self._action(tr("Go there"), lambda: self._services.go_to(finding.pointer))
        if self.buttons:
            self._column.addWidget(self._actions)

    def _action(self, words: str, act: Callable[[], object]) -> None:
        made = button(words, act, "link")
        made.setAccessibleName(f"{words}: {self.finding.message}")
        self._actions.add(made)
        self.buttons.append(made)

    def _open_acceptance(self) -> None:
        form = SayForm(
            tr("Why do you accept this? The reason stands in the document."),
            tr("Accept with this reason"),
            self._accept,
            self._close_form,
            role=tr("Your job title"),
        )
        form.role.setText(self._services.agreement.view.about.author_role)
        self._show_form(form)

    def _open_answer(self) -> None:
        place = remarks.answer_place(self._services, self.finding)
        where = tr("It will be kept with the question.")
        if remarks.is_free(self._services, place):
            where = tr(
                "It will stand under “{place}”.",
                place=self._services.place_words(place),
            )
        keep = tr("Keep this answer")
        self._show_form(
            SayForm(tr("Your answer"), keep, self._answer, self._close_form, where=where)
        )

    def _open_park(self) -> None:
        self._show_form(ParkForm(self._services, self._park, self._close_form))

    def _show_form(self, form: SayForm | ParkForm) -> None:
        opener = self.focusWidget()
        self._close_form()
        self._opener = opener if isinstance(opener, QPushButton) else None
        self.form = form
        self._column.addWidget(form)
        self._actions.hide()
        form.take_focus()

    def _close_form(self) -> None:
        if self.form is None:
            return
        form, self.form = self.form, None
        self._actions.show()
        if form.isAncestorOf(self.window().focusWidget() or self):
            (self._opener or self.buttons[0]).setFocus()
        form.hide()
        form.deleteLater()

    def _accept(self, reason: str, role: str) -> None:
        self._done(remarks.accept(self._services, self.finding, reason, role))

    def _answer(self, text: str, _role: str) -> None:
        self._done(remarks.answer(self._services, self.finding, text))

    def _park(self, owner: str, due: str) -> None:
        self._done(remarks.park(self._services, self.finding, owner, due))

    def _dismiss(self) -> None:
        self._done(remarks.dismiss(self._services, self.finding))

    def _take_back(self) -> None:
        self._done(remarks.take_back(self._services, self.finding))

    def _done(self, words: str) -> None:
        self.form = None
        self._services.bridge.check_now()
        self.said.emit(words)


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
            note = FindingNote(self._services, finding)
            note.said.connect(lambda words: self._services.navigator.say(words, undo=True))
            self._column.addWidget(note)
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
            words = tr("■ Error: {text}", text=text)
            if words != self.text():
                announce(self, words)
            self.say(words)
        else:
            self.say("")
        self.setVisible(bool(text))
