"""The steps whose pages are more than questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.step_page import StepPage
    from sharebuilder.questions.question_set import Step


def special_pages(window: MainWindow) -> dict[str, Callable[[Services, Step], StepPage]]:
    """What draws the pages of the steps that are more than questions, by step id."""

    def check(services: Services, step: Step) -> StepPage:
        from sharebuilder.gui.check_page import CheckPage

        return CheckPage(services, step, window.files, window.settings)

    def flows(services: Services, step: Step) -> StepPage:
        from sharebuilder.gui.flow_page import FlowPage

        return FlowPage(services, step, window.files)

    def law(services: Services, step: Step) -> StepPage:
        from sharebuilder.gui.law_page import LawPage

        return LawPage(services, step)

    def case(services: Services, step: Step) -> StepPage:
        from sharebuilder.gui.case_page import CasePage

        return CasePage(services, step)

    def risks(services: Services, step: Step) -> StepPage:
        from sharebuilder.gui.risk_page import RiskPage

        return RiskPage(services, step)

    return {"build": check, "flows": flows, "law": law, "case": case, "risks": risks}
