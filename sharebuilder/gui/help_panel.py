"""What helps beside the page: why a question is asked, a critical friend, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sharebuilder.gui.clause_panel import ClausePanel
from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, rule
from sharebuilder.gui.finding_view import badge
from sharebuilder.gui.friend_panel import FriendList
from sharebuilder.gui.question_field import why_panel
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.question_set import Question, Step

_MOST = 30
_SETTLING = 30  # milliseconds in which a form that opens finds its place


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
        inside.addWidget(Text(tr("Help with this question"), "section"))
        self._question_place = QVBoxLayout()
        inside.addLayout(self._question_place)
        self.clause = ClausePanel(services)
        inside.addWidget(self.clause)
        inside.addWidget(rule())
        inside.addWidget(Text(tr("A critical friend asks"), "section"))
        self._friend_place = QVBoxLayout()
        inside.addLayout(self._friend_place)
        self._friends: dict[str, FriendList] = {}
        inside.addWidget(rule())
        self._heading = Text(tr("What we noticed"), "section")
        inside.addWidget(self._heading)
        self._findings_place = QVBoxLayout()
        self._findings_place.setSpacing(space(self, 0.6))
        inside.addLayout(self._findings_place)
        inside.addStretch(1)
        area.setWidget(page)
        self.area = area
        page.installEventFilter(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self._settling.timeout.connect(self._show_focus)
        services.bridge.checked.connect(self._checked)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.show_question(None)

    def show_step(self, step: Step) -> None:
        """Show what was found in a step."""
        self._step = step
        self._shown = None
        for step_id, one in self._friends.items():
            one.setVisible(step_id == step.id)
        if step.id not in self._friends:
            self._friends[step.id] = FriendList(self._services, step)
            self._friend_place.addWidget(self._friends[step.id])
        self.show_question(None)
        self._checked()

    def show_question(self, question: Question | None, answer: Pointer | None = None) -> None:
        """Show why a question is asked, an example, and the clause that its answer becomes."""
        self.clause.show_answer(answer)
        clear_layout(self._question_place)
        if question is None or not (question.why or question.example):
            words = tr("Go to a question, and here stands why we ask it, with an example.")
            if question is not None:
                words = tr("This question needs no explaining. Its hint stands beneath it.")
            self._question_place.addWidget(Text(words, "hint"))
            return
        self._question_place.addWidget(Text(question.ask, "label"))
        self._question_place.addWidget(why_panel(question))

    @property
    def friend(self) -> FriendList:
        """What the critical friend asks in the step that is shown."""
        if self._step is None:
            raise LookupError("no step is shown")
        return self._friends[self._step.id]

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._settling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A form that opens moves what has the focus; wait until everything has its place."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._settling.start()
        return super().eventFilter(watched, event)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            # Beneath the page there is little room: the margin must not push it out again.
            room = self.area.viewport().height() - focus.height()
            self.area.ensureWidgetVisible(focus, 0, max(0, min(space(self, 3), room // 2)))

    def _checked(self) -> None:
        if self._step is None:
            return
        self.friend.refresh()
        findings = self._services.bridge.of_step(self._step.id)
        if findings == self._shown:
            return
        self._shown = findings
        clear_layout(self._findings_place)
        if not findings:
            self._findings_place.addWidget(Text(tr("Nothing to mend in this step."), "hint"))
            return
        for finding in findings[:_MOST]:
            self._findings_place.addWidget(self._line(finding))
        if len(findings) > _MOST:
            more = tr("And %n more. Step 13 lists them all.", None, len(findings) - _MOST)
            self._findings_place.addWidget(Text(more, "hint"))

    def _line(self, finding: Finding) -> QFrame:
        note = frame("note")
        note.setProperty("state", finding.severity)
        inside = column(note, 0.2, 0.5)
        inside.addWidget(badge(finding.severity))
        message = finding.message[:1].upper() + finding.message[1:]
        inside.addWidget(Text(message))
        go = button(tr("Go there"), lambda: self._services.go_to(finding.pointer), "link")
        place = self._services.place_words(finding.pointer)
        go.setAccessibleName(f"{go.text()}: {place}. {message}")
        inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return note
