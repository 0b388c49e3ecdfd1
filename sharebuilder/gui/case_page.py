"""The first step: whether an agreement is needed at all, and the case for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from sharebuilder.advice.screening import screen
from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.advice_page import AdvicePage
from sharebuilder.gui.advice_words import source_words
from sharebuilder.gui.fields import Text, clear_layout, column
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from sharebuilder.advice.screening import Outcome, Screening
    from sharebuilder.findings.look import Look
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.step_page import SectionView
    from sharebuilder.questions.question_set import Step

SECTION = "screening"
_LETTERS = 84


class CasePage(AdvicePage):
    """The questions of the case, and what the screening points to."""

    def __init__(self, services: Services, step: Step) -> None:
        """Draw the page."""
        self.screening = ScreeningPanel()
        super().__init__(services, step)

    def after_section(self, section: SectionView) -> None:
        """What the screening points to, beneath its questions and above the decision."""
        if section.section.id == SECTION and section.groups:
            section.put_after(0, self.screening)

    def advise(self, look: Look) -> None:
        """Say what the answers point to now."""
        self.screening.show_screening(screen(look, self.services.question_set))


class ScreeningPanel(QFrame):
    """What the answers of the screening point to, with reasons and next steps."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setProperty("role", "aside")
        self.setMaximumWidth(characters(self, _LETTERS + 6))
        self._shown: Screening | None = None
        inside = column(self, 0.4, 0.7)
        self.heading = Text(tr("What your answers point to"), "group")
        inside.addWidget(self.heading)
        self.words = Text("")
        inside.addWidget(self.words)
        self._outcomes = QVBoxLayout()
        self._outcomes.setSpacing(space(self, 0.7))
        inside.addLayout(self._outcomes)
        self.waiting = Text("", "hint")
        inside.addWidget(self.waiting)
        inside.addWidget(Text(tr("This never stops you from going on. You decide."), "small"))

    @property
    def shown(self) -> Screening | None:
        """What it shows."""
        return self._shown

    def show_screening(self, found: Screening) -> None:
        """Show what the answers point to, and say aloud where that changed."""
        if found == self._shown:
            return
        changed = self._shown is not None and found.sentence != self._shown.sentence
        self._shown = found
        clear_layout(self._outcomes)
        for one in found.outcomes:
            self._outcomes.addWidget(_outcome(one))
        self.words.say("" if found.outcomes else found.sentence)
        self.words.setVisible(not found.outcomes)
        asks = " · ".join(one.words for one in found.waits_for)
        words = (
            tr("Could still change it: {asks}", asks=asks)
            if found.outcomes
            else tr("Still open: {asks}", asks=asks)
        )
        self.waiting.say(words if asks else "")
        self.waiting.setVisible(bool(asks))
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(found.sentence)
        if changed and self.isVisible():
            announce(self, found.sentence)


def _outcome(found: Outcome) -> QFrame:
    made = QFrame()
    inside = column(made, 0.15, 0)
    entry = found.entry
    inside.addWidget(Text(f"→ {entry.title}", "label"))
    inside.addWidget(Text(entry.plain))
    said = "; ".join(one.words for one in found.answers)
    inside.addWidget(Text(tr("Why: {reason}", reason=" ".join(found.because))))
    inside.addWidget(Text(tr("You said: {answers}.", answers=said), "hint"))
    inside.addWidget(Text(tr("Next: {next}", next=found.next)))
    inside.addWidget(Text(source_words(entry), "small"))
    return made
