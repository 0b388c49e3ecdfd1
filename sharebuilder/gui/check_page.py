"""The last step: how ready the agreement is, what is left, the documents, and all that was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from sharebuilder.gui.answers_panel import AnswersPanel
from sharebuilder.gui.build_panel import BuildPanel
from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, rule
from sharebuilder.gui.finding_view import SHAPES, WORDS
from sharebuilder.gui.friend_panel import AT_A_TIME
from sharebuilder.gui.step_page import StepPage
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.files import Files
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.settings import Settings
    from sharebuilder.questions.question_set import Step

_MOST = 60
_NAME = 26  # letters of a record's name in a link


class CheckPage(StepPage):
    """Check and build. It never looks done before documents exist."""

    def __init__(self, services: Services, step: Step, files: Files, settings: Settings) -> None:
        """Draw the page.

        Args:
            services: the agreement, its findings and the knowledge.
            step: the step.
            files: asks for a folder, and shows documents.
            settings: remembers the folder.
        """
        self._files = files
        self._settings = settings
        self._listed: tuple[Finding, ...] | None = None
        self._only = ""  # the severity that is listed alone
        self._first: QPushButton | None = None  # the first way to what is listed
        super().__init__(services, step)
        services.bridge.checked.connect(self._show_findings)
        self._show_findings()

    def before_sections(self) -> None:
        """Readiness, what is left, and the documents."""
        self.readiness = frame("panel")
        self._lines = column(self.readiness, 0.3, 0.8)
        self.inside.addWidget(self.readiness)
        self.left = QWidget()
        self._left_lines = column(self.left, 0.4)
        self.inside.addWidget(self.left)
        self.inside.addWidget(rule())
        self.inside.addWidget(Text(tr("Build the documents"), "section"))
        self.panel = BuildPanel(self.services, self._files, self._settings, self._hand_over)
        self.inside.addWidget(self.panel)
        self.inside.addWidget(rule())

    def after_sections(self) -> None:
        """Everything that was said, on one page."""
        self.inside.addWidget(rule())
        self.answers = AnswersPanel(self.services)
        self.inside.addWidget(self.answers)

    def focus_build(self) -> None:
        """Put the focus on the button that builds."""
        self.panel.build_button.setFocus()

    def focus_document(self, document: str) -> None:
        """Put the focus on the box of a document; where the answers need none, show why."""
        documents = self.panel.documents
        box, note = documents.boxes[document], documents.notes[document]
        if box.isEnabled():
            box.setFocus()
        else:
            self.focus_build()
        self.ensureWidgetVisible(note, 0, note.height())

    def take_focus(self) -> None:
        """Begin where the documents are built."""
        self.focus_build()
        self.verticalScrollBar().setValue(0)

    # --- findings ---

    def _show_findings(self) -> None:
        findings = tuple(one for one in self.services.bridge.findings if one.counts)
        if findings == self._listed:
            return
        self._listed = findings
        clear_layout(self._lines)
        errors = sum(one.severity == "error" for one in findings)
        words = tr("Not ready to sign yet") if errors else tr("Ready to build for signature")
        self._lines.addWidget(Text(words, "section"))
        if not findings:
            self._lines.addWidget(
                Text(tr("The checks have found nothing that is missing or wrong."))
            )
        for severity in WORDS:
            count = sum(finding.severity == severity for finding in findings)
            if count:
                self._lines.addWidget(self._counted(severity, _count_words(severity, count)))
        self._lines.addWidget(
            Text(
                tr(
                    "You can build at any time. With errors, the document says on every page that "
                    "it is a draft. The checks are no legal advice."
                ),
                "hint",
            )
        )
        self._list(findings)

    def _counted(self, severity: str, words: str) -> QWidget:
        """How many there are of a severity, and the way to them."""
        made = QWidget()
        lines = column(made, 0)
        text = Text(f"{SHAPES[severity]} {words}")
        text.setProperty("state", severity)
        lines.addWidget(text)
        only = self._only == severity
        show = button(
            tr("Show everything") if only else tr("Show only these"),
            partial(self._show_only, "" if only else severity),
            "link",
        )
        show.setAccessibleName(f"{show.text()}: {words}")
        lines.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _show_only(self, severity: str) -> None:
        """List one severity alone, or all, and go to the first."""
        self._only = severity
        self._listed = None
        self._show_findings()
        if self._first is not None:
            self._first.setFocus()

    def _list(self, findings: tuple[Finding, ...]) -> None:
        clear_layout(self._left_lines)
        self._first = None
        shown = 0
        if any(one.severity == self._only for one in findings):
            findings = tuple(one for one in findings if one.severity == self._only)
        for step in self.services.question_set.steps:
            here = sorted(
                (one for one in findings if one.step == step.id),
                key=lambda one: list(WORDS).index(one.severity),
            )
            if not here or shown >= _MOST:
                continue
            self._left_lines.addWidget(Text(f"{step.number}. {step.title}", "group"))
            later = [one for one in here if one.friend][AT_A_TIME:]
            for finding in [one for one in here if one not in later][: _MOST - shown]:
                self._left_lines.addWidget(self._line(finding))
                shown += 1
            if later:
                shown += len(later)
                more = tr(
                    "And %n more from the critical friend, beside that step.", None, len(later)
                )
                self._left_lines.addWidget(Text(more, "hint"))
        if shown < len(findings):
            more = tr("And %n more. They come up as you mend these.", None, len(findings) - shown)
            self._left_lines.addWidget(Text(more, "hint"))
        self.left.setVisible(bool(findings))

    def _line(self, finding: Finding) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(characters(self, 90))
        inside = column(made, 0.1)
        message = finding.message[:1].upper() + finding.message[1:]
        place = self.services.place_words(finding.pointer)
        word = tr(WORDS[finding.severity])
        text = Text(f"{SHAPES[finding.severity]} {word}: {message}")
        text.setProperty("state", finding.severity)
        inside.addWidget(text)
        if finding.friend:
            words = full = tr("Answer beside “{step}”", step=self._title_of(finding))
        else:
            words, full = (tr("Change {answer}", answer=one) for one in (_short(place), place))
        go = button(words, lambda: self._go(finding), "link")
        go.setAccessibleName(f"{full}. {message}")
        self._first = self._first or go
        inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _title_of(self, finding: Finding) -> str:
        return self.services.question_set.step(finding.step).title

    def _go(self, finding: Finding) -> None:
        workspace = getattr(self.window(), "workspace", None)
        if finding.friend and workspace is not None:
            workspace.show_friend(finding)
        else:
            self.services.go_to(finding.pointer)

    def _hand_over(self) -> None:
        window = self.window()
        workspace = getattr(window, "workspace", None)
        if workspace is not None:
            workspace.flush()
        else:
            self.flush()


def _count_words(severity: str, count: int) -> str:
    match severity:
        case "error":
            return tr("%n errors keep the document a draft", None, count)
        case "warning":
            return tr("%n warnings wait for a change, or for a reason", None, count)
    return tr("%n questions are worth a thought", None, count)


def _short(place: str) -> str:
    """A place that fits a line of the largest text: a long name of a record is cut."""
    record, comma, question = place.rpartition(", ")
    if len(record) > _NAME:
        record = f"{record[:_NAME].rstrip()}…"
    return f"{record}{comma}{question}"
