"""The three columns of an open agreement: where I am, what I am asked, what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import button, column, frame, row
from sharebuilder.gui.help_panel import HelpPanel
from sharebuilder.gui.step_page import StepPage
from sharebuilder.gui.task_list import TaskList
from sharebuilder.gui.theme import Colours, characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.question_field import QuestionField
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Step


class Workspace(QWidget):
    """The steps, the page of one of them, and the help.

    Signals:
        step_shown: another step is shown; carries its id.
    """

    step_shown = Signal(str)

    def __init__(
        self,
        services: Services,
        colours: Colours,
        special: Mapping[str, Callable[[Services, Step], StepPage]],
    ) -> None:
        """Lay the columns out; pages are drawn when they are first shown.

        Args:
            services: what the pages share.
            colours: the theme's colours.
            special: what draws the pages of steps that are more than questions.
        """
        super().__init__()
        self.services = services
        self._special = special
        self._steps = services.question_set.steps
        self._pages: dict[str, StepPage] = {}
        self._current = ""
        self._narrow: bool | None = None
        self._help_wanted = False
        self.rail = frame("rail")
        self.tasks = TaskList(self._steps, colours)
        rail = column(self.rail, 0, 0.3)
        rail.addWidget(self.tasks)
        self.stack = QStackedWidget()
        self.help = HelpPanel(services)
        self.footer = frame("header")
        self._make_footer()
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.stack, 1)
        self._under = QVBoxLayout()
        centre.addLayout(self._under)
        centre.addWidget(self.footer)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.rail)
        self._columns.addLayout(centre, 1)
        self._columns.addWidget(self.help)
        self.tasks.step_chosen.connect(self.show_step)
        services.bridge.checked.connect(self._checked)

    # --- where one is ---

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.services.question_set.step(self._current)

    @property
    def page(self) -> StepPage:
        """The page that is shown."""
        return self.page_of(self._current)

    def page_of(self, step_id: str) -> StepPage:
        """The page of a step, drawn when it is first asked for."""
        if step_id not in self._pages:
            step = self.services.question_set.step(step_id)
            make = self._special.get(step_id, StepPage)
            page = make(self.services, step)
            page.field_entered.connect(self._entered)
            page.revealed = self._had_answers(step_id)
            self._pages[step_id] = page
            panel = getattr(page, "panel", None)
            if panel is not None:
                panel.state_changed.connect(self._show_progress)
            self.stack.addWidget(page)
        return self._pages[step_id]

    def show_step(self, step_id: str) -> None:
        """Show a step's page."""
        if step_id == self._current:
            return
        if self._current:
            self.page.flush()
            self.page.reveal()
            self.services.agreement.seal()
        page = self.page_of(step_id)
        self._current = step_id
        self.stack.setCurrentWidget(page)
        self.tasks.choose(step_id)
        self.help.show_step(page.step)
        self._show_footer()
        self._word_help()
        self.step_shown.emit(step_id)
        announce(self, tr("Step {number}: {title}", number=page.step.number, title=page.step.title))

    def step_by(self, by: int) -> None:
        """Go to the next or the previous step, its first question in focus."""
        at = self._at() + by
        if 0 <= at < len(self._steps):
            self.show_step(self._steps[at].id)
            self.page.verticalScrollBar().setValue(0)
            self.page.take_focus()

    def go_to(self, pointer: str) -> None:
        """Show a place of the agreement, and put the focus there."""
        step = self.services.question_set.step_for(pointer)
        self.show_step(step.id if step else self._steps[-1].id)
        if not self.page.lead_to(pointer):
            self.page.take_focus()

    def show_friend(self, finding: Finding) -> None:
        """Show what the critical friend asks, beside its step."""
        self.show_step(finding.step)
        if self.help.isHidden():
            self._toggle_help()
        self.help.friend.lead_to(finding)

    def reveal_all(self) -> None:
        """Say everywhere what is missing."""
        for step in self._steps:
            if step.id in self._pages:
                self._pages[step.id].reveal()

    def flush(self) -> None:
        """Hand over everything typed."""
        for page in self._pages.values():
            page.flush()

    # --- inside ---

    def _make_footer(self) -> None:
        line = row(self.footer, 0.6, 0.5)
        self.back_button = button(tr("Back"), lambda: self.step_by(-1))
        self.help_button = button(tr("Help"), self._toggle_help, "link")
        self.next_button = button(tr("Continue"), lambda: self.step_by(1), "primary")
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.help_button)
        line.addStretch(1)
        line.addWidget(self.next_button)

    def _at(self) -> int:
        return next(at for at, step in enumerate(self._steps) if step.id == self._current)

    def _show_footer(self) -> None:
        at = self._at()
        last = len(self._steps) - 1
        self.back_button.setEnabled(at > 0)
        self.next_button.setVisible(at < last)
        if at:
            self.back_button.setAccessibleName(tr("Back to {step}", step=self._steps[at - 1].title))
        if at < last:
            title = self._steps[at + 1].title
            self.next_button.setText(tr("Continue to {step}", step=title).replace("&", "&&"))

    def _had_answers(self, step_id: str) -> bool:
        found = self.services.bridge.progress.get(step_id)
        return self.services.agreement.path is not None and found is not None and found.answered > 0

    def _entered(self, field: QuestionField) -> None:
        self.help.show_question(field.question, field.pointer)

    def _checked(self) -> None:
        self._show_progress()
        self._word_help()

    def _show_progress(self) -> None:
        panel = getattr(self._pages.get("build"), "panel", None)
        self.tasks.show_progress(self.services.bridge.progress, panel.words if panel else "")

    def _word_help(self) -> None:
        bridge, step = self.services.bridge, self._current
        asked = sum(one.counts for one in bridge.friend_of_step(step))
        noticed = len(bridge.of_step(step))
        parts = [tr("%n questions", None, asked)] if asked else []
        parts += [tr("%n noticed", None, noticed)] if noticed else []
        words = tr("Help: {parts}", parts=", ".join(parts)) if parts else tr("Help")
        self.help_button.setText(tr("Hide help") if self._help_wanted else words)
        self.help_button.setAccessibleDescription(
            tr(
                "Questions that a critical friend asks: {asked}. Things we noticed: {noticed}.",
                asked=asked,
                noticed=noticed,
            )
        )

    def _toggle_help(self) -> None:
        self._help_wanted = not self._help_wanted
        self._word_help()
        self.help.setVisible(self._help_wanted or not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Three columns where there is room; else the help folds under the page."""
        super().resizeEvent(event)
        width, line = self.width(), space(self, 1)
        self.rail.setFixedWidth(min(self.tasks.wanted_width(), round(width * 0.3)))
        narrow = width < characters(self, 150)
        self.help.setFixedHeight(round(self.height() * 0.42)) if narrow else None
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_help(narrow=narrow)
        if not narrow:
            self.help.setFixedWidth(max(characters(self, 40), line * 15))

    def _place_help(self, *, narrow: bool) -> None:
        biggest = 16_777_215  # Qt's word for no limit
        if narrow:
            self._columns.removeWidget(self.help)
            self.help.setMinimumWidth(0)
            self.help.setMaximumWidth(biggest)
            self.help.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._under.addWidget(self.help)
        else:
            self._under.removeWidget(self.help)
            self.help.setMinimumHeight(0)
            self.help.setMaximumHeight(biggest)
            self.help.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            self._columns.addWidget(self.help)
        self.help.setVisible(self._help_wanted or not narrow)
        self.help_button.setVisible(narrow)
