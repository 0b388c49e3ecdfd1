"""A long page comes in turns of the event loop, so that nobody waits for what is out of sight."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sharebuilder.gui import step_page

if TYPE_CHECKING:
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.step_page import SectionView, StepPage
    from tests.gui.driver import Person

STEP = "running"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that draws one section in a turn."""
    monkeypatch.setattr(step_page, "_AT_A_TIME", 0.0)


def drawn(page: StepPage) -> list[SectionView]:
    return page.widget().findChildren(step_page.SectionView)


def wanted(page: StepPage) -> list[str]:
    return [section.id for section in page.step.sections]


def revealed(person: Person) -> tuple[StepPage, Services]:
    """The page of a new agreement, whole and checked, with what is missing said."""
    person.window.new()
    person.workspace.show_step(STEP)
    page, services = person.workspace.page, person.workspace.services
    person.until(lambda: page.whole and services.bridge.ready)
    page.reveal()
    return page, services


@pytest.mark.usefixtures("slow")
def test_it_comes_in_turns_and_is_whole_in_the_end(person: Person) -> None:
    person.window.start_from_case("essex")
    person.workspace.show_step(STEP)
    page = person.workspace.page
    assert len(drawn(page)) == 1
    assert len(wanted(page)) > 2
    person.until(lambda: page.whole)
    assert [one.section.id for one in drawn(page)] == wanted(page)
    asked = {one.section.id for one in drawn(page) if one.isVisible()}
    assert {"dates", "people", "approvals", "signatories"} <= asked
    assert "accession" not in asked, "no partner of Essex is a class"


@pytest.mark.usefixtures("slow")
def test_whoever_asks_for_a_place_gets_it_and_whoever_asks_for_all_gets_all(person: Person) -> None:
    person.window.start_from_case("essex")
    person.workspace.go_to("/running/training")
    page = person.workspace.page
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    assert not page.whole
    assert [one.section.id for one in page.sections] == wanted(page)


@pytest.mark.usefixtures("slow")
def test_it_waits_while_nobody_sees_it_and_knows_then_what_was_answered(person: Person) -> None:
    person.window.start_from_case("essex")
    person.workspace.show_step(STEP)
    page = person.workspace.page
    person.workspace.show_step("case")
    person.settle(300)
    assert not page.whole
    person.write("/about/title", "Another title")
    person.workspace.show_step(STEP)
    person.until(lambda: page.whole)
    for field in page.all_fields():
        assert field.editor.isEnabled() or field.isHidden()


@pytest.mark.usefixtures("slow")
def test_tab_goes_through_the_page_before_it_leaves_it(person: Person) -> None:
    person.window.new()
    person.workspace.show_step(STEP)
    page = person.workspace.page
    services = person.window.services
    assert services is not None
    services.bridge.check_now()  # what is made beside the page stands behind it, for Tab too
    assert not page.whole
    person.until(lambda: page.whole)
    page.take_focus()
    begun = QApplication.focusWidget()
    inside = [True]
    while len(inside) < 400:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is begun:
            break
        inside.append(page.isAncestorOf(focus))
    assert sum(inside) > 20
    assert False in inside
    assert sum(one and not other for one, other in pairwise([*inside, True])) == 1, inside


def test_tab_comes_to_what_is_said_about_an_answer_right_after_it(person: Person) -> None:
    page, _ = revealed(person)
    page.take_focus()
    met: list[tuple[str, bool]] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        field = next((one for one in page.all_fields() if one.isAncestorOf(focus)), None)
        met.append((field.pointer if field else "", focus.accessibleName().startswith("Accept")))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    places = [place for place, _ in met if place]
    assert any(accept for _, accept in met)
    once = [place for place, _ in groupby(places)]
    assert len(once[: len(set(once))]) == len(set(once)), "each field is left once"


@pytest.mark.usefixtures("slow")
def test_what_is_found_is_said_in_the_last_section_too(person: Person) -> None:
    page, services = revealed(person)
    found = [one for one in services.bridge.of_step(STEP) if not one.friend]
    assert found
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert [one.message for one in found if one.message not in said] == []
