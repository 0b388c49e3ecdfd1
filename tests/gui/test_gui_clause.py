"""The clause beside the page: what the document will say, as it is typed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharebuilder.gui.clause_panel import ClausePanel


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody at a wide window, with the Essex case open from a file of its own."""
    file = tmp_path / "essex.sharebuilder"
    shutil.copy(seeds_dir() / "cases" / "essex.sharebuilder", file)
    person = Person(size=(1700, 1000))
    person.window.open_path(file)
    person.settle()
    yield person
    person.close()


def panel(person: Person) -> ClausePanel:
    return person.workspace.help.clause


def wait_for(person: Person) -> None:
    """Wait until the documents have been read."""
    person.until(lambda: panel(person).settled)


def quoted(person: Person) -> list[str]:
    return [one.text.text() for one in panel(person).quotes if one.isVisible()]


def test_the_clause_follows_each_key_and_is_exact_when_the_hands_rest(person: Person) -> None:
    person.workspace.go_to("/case/mission")
    wait_for(person)
    assert panel(person).where.text().startswith("Information-sharing agreement")
    mission = str(person.value("/case/mission"))
    assert any(mission in one for one in quoted(person))
    person.write("/case/mission", "Home by Frida")
    target = person.field("/case/mission").editor.target()
    wait_for(person)
    QTest.keyClicks(target, "y at ten")
    # No document was read yet: this is the paragraph of a moment ago with the new words in it.
    assert not panel(person).settled
    assert any("Home by Friday at ten" in one for one in quoted(person))
    wait_for(person)
    assert any("Home by Friday at ten" in one for one in quoted(person))
    assert not any(mission in one for one in quoted(person))
    person.window.undo()
    wait_for(person)
    assert any(mission in one for one in quoted(person))


def test_an_answer_that_is_not_given_shows_where_it_will_stand(person: Person) -> None:
    person.workspace.go_to("/about/summary")
    person.write("/about/summary", "")
    wait_for(person)
    assert quoted(person) == []
    assert panel(person).where.text() == (
        "Information-sharing agreement: your answer will stand there under “Summary”."
    )


def test_an_answer_in_no_document_says_so_and_a_step_starts_with_no_clause(person: Person) -> None:
    person.workspace.go_to("/about/under_framework")
    wait_for(person)
    assert panel(person).where.text() == "No document shows this answer by itself."
    assert quoted(person) == []
    person.workspace.show_step("partners")
    assert panel(person).isHidden()


def test_nothing_is_read_while_the_help_is_out_of_sight(person: Person) -> None:
    person.workspace.help.hide()
    person.workspace.go_to("/case/aim")
    wait_for(person)
    assert quoted(person) == []
    person.workspace.help.show()
    wait_for(person)
    assert any(str(person.value("/case/aim"))[:40] in one for one in quoted(person))


def test_who_is_led_to_a_question_sees_it_whole_when_the_page_has_settled(person: Person) -> None:
    for pointer in ("/flows/id:flow-2/safeguards", "/case/aim", "/running/review_date"):
        field = person.field(pointer)
        person.still()
        viewport = person.workspace.page.viewport()
        top = field.mapTo(viewport, QPoint(0, 0)).y()
        assert top >= 0, pointer
        assert top + min(field.height(), viewport.height()) <= viewport.height() + 1, pointer


def test_who_goes_on_while_the_page_still_moves_sees_where_they_are(person: Person) -> None:
    person.field("/flows/id:flow-2/safeguards")
    person.keys(Qt.Key.Key_Tab, times=3)
    person.still()
    there = QApplication.focusWidget()
    assert there is not None
    assert person.workspace.page.isAncestorOf(there)
    viewport = person.workspace.page.viewport()
    assert viewport.rect().contains(there.mapTo(viewport, there.rect().center()))
