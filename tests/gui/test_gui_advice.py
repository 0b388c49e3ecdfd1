"""Advice in the window: the screening, suggested risks, the weighing, and the impact assessment."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sharebuilder.gui.case_page import CasePage
from sharebuilder.gui.risk_page import RiskPage
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import apply_theme, chosen_theme
from sharebuilder.model.pointer import Pointer
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.gui.suggestion_card import SuggestionCard

SC = "/screening"


def open_case(person: Person, folder: Path, case: str = "essex") -> Person:
    """Open a worked case from a file of its own."""
    source = seeds_dir() / "cases" / f"{case}.sharebuilder"
    person.window.open_path(Path(shutil.copy(source, folder / f"{case}.sharebuilder")))
    person.settle(50)
    return person


@pytest.fixture
def essex(person: Person, tmp_path: Path) -> Person:
    """Somebody who has the Essex case open."""
    return open_case(person, tmp_path)


def case_page(person: Person) -> CasePage:
    person.workspace.show_step("case")
    page = person.workspace.page
    assert isinstance(page, CasePage)
    person.until(lambda: page.screening.shown is not None)
    return page


def risk_page(person: Person) -> RiskPage:
    person.workspace.show_step("risks")
    page = person.workspace.page
    assert isinstance(page, RiskPage)
    person.until(lambda: bool(page.dpia.reason.text()))
    person.settle()
    return page


def words_of(widget: QWidget) -> str:
    """All that can be read in a widget."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(one.text() for one in labels)


def checked(person: Person) -> None:
    """Wait until the hands have rested and the checks have run."""
    assert person.window.services is not None
    person.window.services.bridge.check_now()
    person.settle()


def card(page: RiskPage, title: str) -> SuggestionCard:
    return next(one for one in page.suggestions.cards() if title in one.suggestion.entry.title)


# --- do you need an agreement? ---


def test_the_start_page_leads_to_the_first_question_of_the_screening(person: Person) -> None:
    person.press("Do I need an agreement?")
    page = case_page(person)
    field = person.field(f"{SC}/urgent")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert field.isAncestorOf(focus)
    assert "Not enough is said yet." in words_of(page.screening)


def test_the_panel_follows_the_answers_and_says_why_and_what_next(person: Person) -> None:
    person.press("Do I need an agreement?")
    page = case_page(person)
    for name, words in (
        ("urgent", "No"),
        ("identifiable", "Yes"),
        ("leaves_organisation", "Yes"),
        ("on_instructions", "No"),
        ("decide_together", "No"),
        ("covered", "No"),
        ("people_told", "No"),
    ):
        person.choose(f"{SC}/{name}", words)
    person.choose("/about/sharing_kind", "Regularly")
    checked(person)
    said = words_of(page.screening)
    assert "→ An agreement is worth having" in said
    assert "→ Change the privacy notices" in said
    assert "Why: The notices that people have do not tell them of this use." in said
    assert "You said: People can be recognised: Yes; People told: No." in said
    assert "Next: Write the change before the sharing starts" in said
    assert "Source: UK GDPR Articles 13 and 14." in said
    assert "never stops you" in said
    person.choose(f"{SC}/identifiable", "No")
    checked(person)
    said = words_of(page.screening)
    assert "→ No agreement is needed for figures that show nobody" in said
    assert "An agreement is worth having" not in said
    # It blocks nothing: the next step is one key away.
    person.workspace.step_by(1)
    assert person.workspace.step.id == "partners"


def test_the_panel_stands_between_the_questions_and_the_decision(essex: Person) -> None:
    page = case_page(essex)
    top = page.screening.mapTo(page.widget(), page.screening.rect().topLeft()).y()
    asked = essex.field(f"{SC}/people_told")
    decided = essex.field(f"{SC}/decision")
    assert asked.mapTo(page.widget(), asked.rect().topLeft()).y() < top
    assert top < decided.mapTo(page.widget(), decided.rect().topLeft()).y()


def test_no_advice_is_worked_out_while_nobody_sees_it(essex: Person) -> None:
    page = case_page(essex)
    before = page.screening.shown
    essex.workspace.show_step("partners")
    assert essex.window.services is not None
    place = essex.field("/partners/id:partner-1/name").pointer
    essex.write(place, "Another name")
    essex.window.services.agreement.set(Pointer(f"{SC}/people_told"), True, label="Elsewhere")
    checked(essex)
    assert page.screening.shown is before
    essex.workspace.show_step("case")
    essex.until(lambda: page.screening.shown is not before)


def test_a_keystroke_waits_for_no_advice(essex: Person) -> None:
    page = risk_page(essex)
    assert essex.window.services is not None
    agreement = essex.window.services.agreement
    before = page.weighing.words.text()
    agreement.set(Pointer("/risks/id:risk-1/severity"), "minimal", label="Change a risk")
    agreement.set(Pointer("/risks/id:risk-4/kind"), "not-sharing", label="Change a risk")
    assert page.weighing.words.text() == before, "it waits for the hands to rest"
    essex.until(lambda: page.weighing.words.text() != before)


# --- suggested risks ---


def test_a_suggestion_is_added_with_the_measures_that_are_ticked(essex: Person) -> None:
    page = risk_page(essex)
    first = page.suggestions.cards()[0]
    entry = first.suggestion.entry
    assert f"Why: {first.suggestion.because[0]}" in words_of(first)
    essex.press("Choose measures", first)
    left_out = first.suggestion.measures[0]
    essex.click(first.boxes[left_out.id])
    essex.click(first.add_button)
    assert essex.window.services is not None
    risk = essex.window.services.agreement.view.risks[-1]
    assert risk.suggestion == entry.id
    assert risk.description == entry.title
    assert left_out.plain not in risk.measures
    assert first.suggestion.measures[1].plain in risk.measures
    assert entry.id not in {one.suggestion.entry.id for one in page.suggestions.cards()}
    assert "table below" in essex.message
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.suggestions.isAncestorOf(focus), "the keys stay where the work is"
    # It can be edited like any other, and one undo takes it away again.
    assert essex.table("risks").model.row_of(risk.pointer) >= 0
    essex.window.undo()
    checked(essex)
    assert risk.description not in {
        one.description for one in essex.window.services.agreement.view.risks
    }
    assert entry.id in {one.suggestion.entry.id for one in page.suggestions.cards()}


def test_a_suggestion_is_set_aside_and_brought_back(essex: Person) -> None:
    page = risk_page(essex)
    first = page.suggestions.cards()[0]
    title = first.suggestion.entry.title
    essex.click(first.aside_button)
    assert title not in words_of(page.suggestions)
    said = essex.value("/prompt_answers")
    assert isinstance(said, list)
    assert said[-1]["rule"] == first.suggestion.entry.id
    assert said[-1]["status"] == "dismissed"
    essex.press("Show what you set aside (1)", page.suggestions)
    assert title in words_of(page.suggestions.aside)
    essex.press("Suggest it again", page.suggestions)
    assert title in {one.suggestion.entry.title for one in page.suggestions.cards()}
    assert not page.suggestions.aside_button.isVisible()
    essex.window.undo()
    checked(essex)
    assert essex.workspace.page is page, "what is taken back is seen where it was done"
    assert page.suggestions.aside_button.isVisible(), "one step of undo for each"


def test_a_few_are_shown_first_and_all_when_asked_for(essex: Person) -> None:
    page = risk_page(essex)
    side = page.suggestions.sides["sharing"]
    assert len(side.cards) == 3
    essex.click(side.more)
    assert len(side.cards) > 10
    essex.click(side.more)
    assert len(side.cards) == 3


def test_what_was_opened_and_ticked_stays_when_an_answer_changes(essex: Person) -> None:
    page = risk_page(essex)
    first = page.suggestions.cards()[0]
    essex.press("Choose measures", first)
    essex.click(next(iter(first.boxes.values())))
    other = page.suggestions.cards()[1]
    essex.click(other.aside_button)
    again = page.suggestions.cards()[0]
    assert again is first
    assert not again.measures.isHidden()
    assert not next(iter(again.boxes.values())).isChecked()


def test_the_rating_follows_the_ticks(essex: Person) -> None:
    page = risk_page(essex)
    first = page.suggestions.cards()[0]
    assert "With the measures:" in first.rating.text()
    assert "▲" in first.rating.text()
    assert "high" in first.rating.text()
    essex.press("Choose measures", first)
    for box in first.boxes.values():
        essex.click(box)
    assert "With the measures:" not in first.rating.text()


def test_everything_can_be_done_with_keys(essex: Person) -> None:
    page = risk_page(essex)
    page.take_focus()
    essex.settle()
    first, second = page.suggestions.cards()[:2]
    assert QApplication.focusWidget() is first.add_button
    reached = []
    for _ in range(3):
        essex.keys(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [first.measures_button, first.aside_button, second.add_button]
    essex.keys(Qt.Key.Key_Space)
    assert essex.window.services is not None
    added = essex.window.services.agreement.view.risks[-1]
    assert added.suggestion == second.suggestion.entry.id
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_tab_goes_through_all_that_was_drawn_later(essex: Person) -> None:
    page = risk_page(essex)
    first = page.suggestions.cards()[0]
    essex.press("Choose measures", first)
    essex.click(page.suggestions.cards()[1].aside_button)
    page.take_focus()
    wanted = [
        *(control for one in page.suggestions.cards() for control in one.controls()),
    ]
    reached: list[QWidget | None] = [QApplication.focusWidget()]
    for _ in range(len(wanted) + 4):
        essex.keys(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    order = [one for one in reached if one in wanted]
    assert order == wanted


# --- both sides ---


def test_the_scales_say_it_in_words_and_marks(essex: Person) -> None:
    page = risk_page(essex)
    assert page.weighing.words.text().startswith("5 risks of sharing: the worst is possible")
    matrix = page.weighing.matrices["not-sharing"]
    assert matrix.cells["probable", "severe"].text() == "▲ high\n2 → 0"
    assert matrix.cells["remote", "minimal"].text() == "● low\n–"
    assert matrix.accessibleName() == "Risks of not sharing"
    assert "probable and severe: 2 before, 0 once you share" in matrix.accessibleDescription()
    left, right = page.weighing.matrices.values()
    essex.window.resize(1700, 900)
    essex.settle(50)
    assert left.y() == right.y(), "side by side"


# --- the impact assessment ---


def test_the_features_that_the_answers_show_are_ticked_in_one_step(essex: Person) -> None:
    page = risk_page(essex)
    assert "■ Needed" in words_of(page.dpia)
    assert not page.dpia.tick_button.isVisible()
    assert essex.window.services is not None
    agreement = essex.window.services.agreement
    agreement.set(Pointer("/dpia/triggers"), ["genetic-data"], label="Change the ticks")
    checked(essex)
    assert page.dpia.tick_button.text() == "Tick these 2 features"
    assert "☐ Vulnerable people (not ticked)" in words_of(page.dpia)
    assert "You ticked it. Your answers do not show it." in words_of(page.dpia)
    essex.click(page.dpia.tick_button)
    assert essex.value("/dpia/triggers") == [
        "vulnerable-people",
        "genetic-data",
        "risk-of-physical-harm",
    ]
    assert not page.dpia.tick_button.isVisible()
    essex.window.undo()
    assert essex.value("/dpia/triggers") == ["genetic-data"]


def test_a_sign_leads_to_its_answer(essex: Person) -> None:
    page = risk_page(essex)
    essex.press("Go to the answer", page.dpia)
    assert essex.workspace.step.id == "people"


# --- for everyone ---


@pytest.fixture
def large(qtbot: object, tmp_path: Path) -> Iterator[Person]:
    """Somebody who reads large text, with the Bath case open."""
    del qtbot
    settings = Settings()
    settings.theme = "contrast"
    settings.scale = 200
    made = Person(settings=settings)
    yield open_case(made, tmp_path, "bath")
    made.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, chosen_theme("light", 100))


def test_nothing_is_cut_off_and_everything_has_a_name_in_large_text(large: Person) -> None:
    page = risk_page(large)
    for one in page.suggestions.cards():
        large.click(one.measures_button)
    for side in page.suggestions.sides.values():
        large.click(side.more)
    large.settle(100)
    for panel in (page.suggestions, page.weighing, page.dpia):
        for label in panel.findChildren(QLabel):
            if label.isVisible() and label.text():
                needed = label.heightForWidth(label.width())
                assert needed <= label.height() + 1, label.text()
        for control in panel.findChildren(QAbstractButton):
            if control.isVisible():
                interface = QAccessible.queryAccessibleInterface(control)
                assert interface is not None
                assert interface.text(QAccessible.Text.Name).strip()
                assert control.sizeHint().width() <= control.width() + 1, control.text()
                assert control.sizeHint().height() <= control.height() + 1, control.text()
    left, right = page.weighing.matrices.values()
    assert left.y() < right.y(), "one beneath the other where there is no room"


def test_the_screening_is_not_cut_off_in_large_text(large: Person) -> None:
    page = case_page(large)
    large.settle(100)
    for label in page.screening.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
