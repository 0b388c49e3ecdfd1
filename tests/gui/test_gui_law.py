"""Choosing law in the real window: candidates with reasons, and nothing chosen for anybody."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sharebuilder.gui.editors.knowledge import KnowledgeEditor
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from sharebuilder.gui.editors.knowledge_picker import Picker

BASIS = "/law/id:law-1/lawful_basis"


@pytest.fixture
def essex(person: Person, tmp_path: Path) -> Person:
    """Somebody who has the Essex case open."""
    file = shutil.copy(seeds_dir() / "cases" / "essex.sharebuilder", tmp_path / "e.sharebuilder")
    person.window.open_path(Path(file))
    person.settle(50)
    return person


def opened(person: Person, pointer: str) -> Picker:
    """The list beneath an answer, opened by its button."""
    editor = person.field(pointer).editor
    assert isinstance(editor, KnowledgeEditor)
    person.click(editor.open_button)
    assert editor.picker is not None
    return editor.picker


def rows(picker: Picker) -> list[str]:
    """What the list shows, as a screen reader says it."""
    items = (picker.list.item(at) for at in range(picker.list.count()))
    return [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items if not item.isHidden()]


def test_candidates_stand_under_what_they_are_with_their_reasons(essex: Person) -> None:
    picker = opened(essex, BASIS)
    shown = rows(picker)
    assert shown[0].startswith("These fit what you have said")
    fits = next(row for row in shown if row.startswith("Fits: Public task."))
    assert "This partner has a task of its own, laid down in law." in fits
    refused = next(row for row in shown if row.startswith("Does not fit: Consent."))
    assert "even if the person said no" in refused
    assert shown.index(fits) < shown.index(refused)
    reasons = picker.reasons.toPlainText()
    assert "What it asks of you" in reasons, "the chosen one is looked at first"
    assert "Public task" in reasons
    assert picker.reasons.accessibleName()


def test_the_arrow_keys_lead_through_reasons_and_past_headings(essex: Person) -> None:
    picker = opened(essex, BASIS)
    picker.list.setFocus()
    seen = []
    for _ in range(picker.list.count()):
        seen.append(picker.reasons.toPlainText())
        QTest.keyClick(picker.list, Qt.Key.Key_Down)
    assert all(seen), "no heading is ever the current row"
    assert len(set(seen)) >= 4


def test_looking_chooses_nothing_and_enter_does(essex: Person) -> None:
    before = essex.value(BASIS)
    picker = opened(essex, BASIS)
    picker.list.setFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_Home)
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    assert essex.value(BASIS) == before
    picker.search.setFocus()
    QTest.keyClicks(picker.search, "contract")
    assert [row for row in rows(picker) if "Contract with the person" in row]
    assert not [row for row in rows(picker) if row.startswith("These fit")], "an empty heading goes"
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert essex.value(BASIS) == "art6-1-b"


def test_what_is_offered_follows_the_start_of_the_agreement(essex: Person) -> None:
    homeward = "/law/id:law-9/lawful_basis"
    assert essex.value(homeward) == "art6-1-ea"
    agreement = essex.workspace.services.agreement
    agreement.set("/running/start", "2026-01-10", label="Start")  # type: ignore[arg-type]
    row = next(r for r in rows(opened(essex, homeward)) if "Recognised legitimate interest" in r)
    assert row.startswith("Does not fit")
    assert "not law on 10 January 2026, the day this agreement starts" in row


def test_a_ground_without_purposes_lists_everything_plainly(essex: Person) -> None:
    pointer = essex.add_record("law") if essex.workspace.step.id == "law" else None
    if pointer is None:
        essex.workspace.show_step("law")
        pointer = essex.add_record("law")
    picker = opened(essex, f"{pointer}/lawful_basis")
    assert not picker.reasons.isVisible()
    assert len(rows(picker)) == 7
