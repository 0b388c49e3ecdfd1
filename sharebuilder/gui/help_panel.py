"""What helps beside the page: why this question is asked, and what was found in this step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, rule
from sharebuilder.gui.finding_view import badge
from sharebuilder.gui.question_field import why_panel
from sharebuilder.gui.theme import space

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Question, Step

_MOST = 30


class HelpPanel(QFrame):
    """The panel beside the page. When the window is narrow it stands beneath."""

    def __init__(self, services: Services) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setProperty("role", "panel")
        self._services = services
        self._step: Step | None = None
        self._shown: tuple[Finding, ...] | None = None
        outer = column(self, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        page = QWidget()
        page.setProperty("role", "page")
        inside = column(page, 0.6, 1.0)
        inside.addWidget(Text("Help with this question", "section"))
        self._question_place = QVBoxLayout()
        inside.addLayout(self._question_place)
        inside.addWidget(rule())
        self._heading = Text("What we noticed", "section")
        inside.addWidget(self._heading)
        self._findings_place = QVBoxLayout()
        self._findings_place.setSpacing(space(self, 0.6))
        inside.addLayout(self._findings_place)
        inside.addStretch(1)
        area.setWidget(page)
        self.area = area
        services.bridge.checked.connect(self._checked)
        self.show_question(None)

    def show_step(self, step: Step) -> None:
        """Show what was found in a step."""
        self._step = step
        self._shown = None
        self.show_question(None)
        self._checked()

    def show_question(self, question: Question | None) -> None:
        """Show why a question is asked, and an example."""
        clear_layout(self._question_place)
        if question is None or not (question.why or question.example):
            words = "Go to a question, and here stands why we ask it, with an example."
            if question is not None:
                words = "This question needs no explaining. Its hint stands beneath it."
            self._question_place.addWidget(Text(words, "hint"))
            return
        self._question_place.addWidget(Text(question.ask, "label"))
        self._question_place.addWidget(why_panel(question))

    def _checked(self) -> None:
        if self._step is None:
            return
        findings = self._services.bridge.of_step(self._step.id)
        if findings == self._shown:
            return
        self._shown = findings
        clear_layout(self._findings_place)
        if not findings:
            self._findings_place.addWidget(Text("Nothing to mend in this step.", "hint"))
            return
        for finding in findings[:_MOST]:
            self._findings_place.addWidget(self._line(finding))
        if len(findings) > _MOST:
            more = f"And {len(findings) - _MOST} more. Step 13 lists them all."
            self._findings_place.addWidget(Text(more, "hint"))

    def _line(self, finding: Finding) -> QFrame:
        note = frame("note")
        note.setProperty("state", finding.severity)
        inside = column(note, 0.2, 0.5)
        inside.addWidget(badge(finding.severity))
        message = finding.message[:1].upper() + finding.message[1:]
        inside.addWidget(Text(message))
        go = button("Go there", lambda: self._services.go_to(finding.pointer), "link")
        place = self._services.place_words(finding.pointer)
        go.setAccessibleName(f"Go there: {place}. {message}")
        inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return note
