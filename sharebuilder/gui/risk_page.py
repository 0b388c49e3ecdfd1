"""The step of the risks: suggestions, both sides weighed, and the screening for an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.dpia import dpia_screening, triggers_with
from sharebuilder.advice.risks import RISKS, risk_record, set_aside_record, suggested_risks
from sharebuilder.advice.weighing import weighing
from sharebuilder.findings.look import Look
from sharebuilder.gui.advice_page import AdvicePage
from sharebuilder.gui.dpia_panel import DpiaPanel
from sharebuilder.gui.fields import rule
from sharebuilder.gui.suggestions_panel import SuggestionsPanel
from sharebuilder.gui.translate import tr
from sharebuilder.gui.weighing_panel import WeighingPanel
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.advice.risks import Suggestion
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.step_page import SectionView
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.questions.question_set import Step

_TRIGGERS = Pointer("/dpia/triggers")
_PROMPT_ANSWERS = Pointer("/prompt_answers")


class RiskPage(AdvicePage):
    """The questions on risks, with what the answers of all steps suggest."""

    def __init__(self, services: Services, step: Step) -> None:
        """Draw the page."""
        self.suggestions = SuggestionsPanel(self._add, self._set_aside, self._bring_back)
        self.weighing = WeighingPanel()
        self.dpia = DpiaPanel(self._tick, services.go_to)
        super().__init__(services, step)

    def before_section(self, section: SectionView) -> None:
        """The suggestions above the table, and the screening above the assessment."""
        if section.section.id == "risks":
            self.inside.addWidget(self.suggestions)
            self.inside.addWidget(rule())
        elif section.section.id == "dpia":
            self.inside.addWidget(self.dpia)

    def after_section(self, section: SectionView) -> None:
        """Both sides, beneath the table that they come from."""
        if section.section.id == "risks":
            self.inside.addWidget(self.weighing)

    def advise(self, look: Look) -> None:
        """Suggest, weigh and screen again."""
        self.suggestions.show_suggestions(suggested_risks(look))
        self.weighing.show_weighing(weighing(look))
        self.dpia.show_screening(dpia_screening(look, self.services.question_set))
        if self.services.read_only:  # there is nothing to add or to tick
            self.suggestions.hide()
            self.dpia.tick_button.hide()

    def take_focus(self) -> None:
        """Begin at the top, where the suggestions are."""
        if self.services.read_only or not self.suggestions.take_focus():
            super().take_focus()

    # --- what a person does with it ---

    def _add(self, suggestion: Suggestion, measures: Sequence[Entry]) -> None:
        agreement = self.services.agreement
        agreement.seal()
        agreement.add_record(
            RISKS, risk_record(suggestion, measures), label=tr("Add a suggested risk")
        )
        self._done(tr("The risk stands in the table below. Change its words until they are yours."))

    def _set_aside(self, suggestion: Suggestion) -> None:
        agreement = self.services.agreement
        agreement.seal()
        agreement.add_record(
            _PROMPT_ANSWERS, set_aside_record(suggestion), label=tr("Set a suggestion aside")
        )
        self._done(tr("Set aside. You can bring it back beneath the suggestions."))

    def _bring_back(self, suggestion: Suggestion) -> None:
        if suggestion.set_aside is not None:
            self.services.agreement.delete_records(
                [suggestion.set_aside], label=tr("Bring a suggestion back")
            )
            self._done(tr("It is suggested again."))

    def _tick(self, names: Sequence[str]) -> None:
        services = self.services
        look = Look(services.tree, services.knowledge, services.today())
        wanted = triggers_with(look, names)
        services.agreement.seal()
        services.set(_TRIGGERS, [*wanted], tr("Tick what the answers show"), merge=False)
        self._done(tr("Ticked. You can take a tick away again in the question below."))

    def _done(self, words: str) -> None:
        self.services.bridge.check_now()
        self.services.navigator.say(words, undo=True)
