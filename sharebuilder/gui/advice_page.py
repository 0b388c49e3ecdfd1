"""A page with advice: worked out after the checks, and only while somebody can see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from sharebuilder.findings.look import Look
from sharebuilder.gui.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Step

_ROUNDS = 4  # a text in a card on a page in a scroll area


class AdvicePage(StepPage):
    """The page of a step that says more than it asks. No keystroke waits for its advice."""

    def __init__(self, services: Services, step: Step) -> None:
        """Draw the page; the advice follows when it is seen."""
        self._old = True
        super().__init__(services, step)
        self._advice_timer = QTimer(self)
        self._advice_timer.setSingleShot(True)
        self._advice_timer.setInterval(0)
        self._advice_timer.timeout.connect(self._advise_now)
        services.bridge.checked.connect(self._answers_checked)

    def advise(self, look: Look) -> None:
        """Show the advice for the answers as they are now."""
        raise NotImplementedError

    def came_whole(self) -> None:
        """Advise now, if somebody can see it."""
        if self.isVisible():
            self._advice_timer.start()

    # --- inside ---

    def _answers_checked(self) -> None:
        self._old = True
        if self.isVisible():
            self._advise_now()

    def _advise_now(self) -> None:
        if self._old and self.whole:
            self._old = False
            services = self.services
            self.advise(Look(services.tree, services.knowledge, services.today()))
            _lay_out()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work the advice out now that somebody can see it."""
        super().showEvent(event)
        self._advice_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Work nothing out until it is seen again."""
        super().hideEvent(event)
        self._advice_timer.stop()


def _lay_out() -> None:
    """Give everything its place at once: wrapped text knows its height only at its width."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
