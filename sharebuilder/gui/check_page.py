"""The last step: how ready the agreement is, what is left, the documents, and all that was said."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from sharebuilder.gui.build_panel import BuildPanel
from sharebuilder.gui.fields import Fold, Text, button, clear_layout, column, frame, rule
from sharebuilder.gui.finding_view import SHAPES, WORDS
from sharebuilder.gui.friend_panel import AT_A_TIME
from sharebuilder.gui.step_page import StepPage
from sharebuilder.gui.theme import characters, space
from sharebuilder.questions.asked import asked, is_answered

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.files import Files
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.settings import Settings
    from sharebuilder.questions.question_set import Step

_COUNTED = {
    "error": ("error keeps", "errors keep", "the document a draft"),
    "warning": ("warning waits", "warnings wait", "for a change, or for a reason"),
    "prompt": ("question is worth", "questions are worth", "a thought"),
}
_MOST = 60


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
        self.inside.addWidget(Text("Build the documents", "section"))
        self.panel = BuildPanel(self.services, self._files, self._settings, self._hand_over)
        self.inside.addWidget(self.panel)
        self.inside.addWidget(rule())

    def after_sections(self) -> None:
        """Everything that was said, on one page."""
        self.inside.addWidget(rule())
        self.inside.addWidget(Fold("Everything you have said", self._everything))

    def focus_build(self) -> None:
        """Put the focus on the button that builds."""
        self.panel.build_button.setFocus()

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
        words = "Not ready to sign yet" if errors else "Ready to build for signature"
        self._lines.addWidget(Text(words, "section"))
        if not findings:
            self._lines.addWidget(Text("The checks have found nothing that is missing or wrong."))
        for severity, (one, several, rest) in _COUNTED.items():
            count = sum(finding.severity == severity for finding in findings)
            if count:
                text = f"{SHAPES[severity]} {count} {one if count == 1 else several} {rest}"
                line = Text(text)
                line.setProperty("state", severity)
                self._lines.addWidget(line)
        self._lines.addWidget(
            Text(
                "You can build at any time. With errors, the document says on every page that it "
                "is a draft. The checks are no legal advice.",
                "hint",
            )
        )
        self._list(findings)

    def _list(self, findings: tuple[Finding, ...]) -> None:
        clear_layout(self._left_lines)
        shown = 0
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
                more = f"And {len(later)} more from the critical friend, beside that step."
                self._left_lines.addWidget(Text(more, "hint"))
        if shown < len(findings):
            more = f"And {len(findings) - shown} more. They come up as you mend these."
            self._left_lines.addWidget(Text(more, "hint"))
        self.left.setVisible(bool(findings))

    def _line(self, finding: Finding) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(characters(self, 90))
        inside = column(made, 0.1)
        message = finding.message[:1].upper() + finding.message[1:]
        place = self.services.place_words(finding.pointer)
        text = Text(f"{SHAPES[finding.severity]} {WORDS[finding.severity]}: {message}")
        text.setProperty("state", finding.severity)
        inside.addWidget(text)
        words = (
            f"Answer beside “{self._title_of(finding)}”" if finding.friend else f"Change {place}"
        )
        go = button(words, lambda: self._go(finding), "link")
        go.setAccessibleName(f"{words}. {message}")
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

    # --- everything ---

    def _everything(self) -> QWidget:
        view = _Summary(self.services)
        view.setMinimumHeight(space(self, 26))
        return view

    def _hand_over(self) -> None:
        window = self.window()
        workspace = getattr(window, "workspace", None)
        if workspace is not None:
            workspace.flush()
        else:
            self.flush()


class _Summary(QTextBrowser):
    """Every answer, step by step, each with a link to its question."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setAccessibleName("Everything you have said")
        self.setAccessibleDescription("Tab goes from one change link to the next.")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._go)
        services.bridge.checked.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible() and self.toPlainText():
            return
        parts: list[str] = []
        step_id = ""
        for one in asked(self._services.question_set, self._services.tree):
            value = self._services.agreement.value(one.pointer)
            if one.question.records is not None or not is_answered(value):
                continue
            if one.step.id != step_id:
                step_id = one.step.id
                parts.append(f"<h3>{one.step.number}. {escape(one.step.title)}</h3>")
            place = escape(self._services.place_words(one.pointer))
            text = escape(self._services.value_text(one.pointer)).replace("\n", "<br>")
            link = escape(one.pointer, quote=True)
            parts.append(f'<p><b>{place}</b><br>{text} <a href="{link}">Change</a></p>')
        self.setHtml("".join(parts) or "<p>Nothing is answered yet.</p>")

    def _go(self, link: QUrl) -> None:
        self._services.go_to(link.toString())
