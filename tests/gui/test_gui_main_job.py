from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtCore import Qt

from sharebuilder.storage.agreement_file import read_agreement
from tests.documents.word_text import all_text, bare
from tests.gui.driver import Person


def test_a_worked_case_goes_through_all_thirteen_steps_and_into_word(
    person: Person, tmp_path: Path
) -> None:
    person.until(lambda: bool(person.window.start_page._cards))
    person.press("Start from Bath and North East Somerset")
    expected: list[str] = []

    def write(pointer: str, text: str) -> None:
        person.write(pointer, text)
        expected.append(text)

    # One field in each step.
    write("/case/mission", "One person, one plan, one promise kept")
    write("/partners/id:partner-2/teams", "Jobcentre Plus in Bath and the data service")
    write("/people/id:people-1/number", "About 351 a year")
    write("/items/id:item-1/why_needed", "To greet them by name.\nAnd to be sure who it is.")
    write("/flows/id:flow-1/volume", "At most 481 accounts")
    write("/law/id:law-1/own_task", "To collect council tax & to advise <residents>")
    write("/consent/who_decides", "The Head of Housing Options alone")
    write("/telling/not_told_decided_by", "The Income Manager and nobody else")
    write("/security/breach_contact", "The desk that never sleeps")
    write("/retention/id:retention-1/proof", "A certificate on the same day")
    write("/risks/id:risk-1/measures", "Three keys, never two.")
    write("/running/governance_group", "The steering group of all four")
    write("/about/version", "0.10")
    person.choose("/rights/publication", "In full")
    expected.append("In full")

    # A partner, an item and a flow.
    person.workspace.show_step("partners")
    partner = person.add_record("partners")
    write(f"{partner}/name", "Twerton Community Kitchen")
    person.choose(f"{partner}/type", "Charity")
    person.workspace.show_step("data")
    item = person.add_record("items")
    write(f"{item}/name", "Preferred day for a meal")
    write(f"{item}/why_needed", "Nobody should come to a closed door.")
    person.tick(f"{item}/sensitivity", "Ordinary personal information")
    person.workspace.show_step("flows")
    flow = person.add_record("flows")
    write(f"{flow}/name", "A place at the table")
    person.choose(f"{flow}/from", "Weir Bridge")
    person.tick(f"{flow}/to", "Twerton Community Kitchen")

    # Save with the key, as a person does.
    person.files.to_save = tmp_path / "mine.sharebuilder"
    person.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert person.files.to_save.exists(), person.message
    assert person.window.state.text() == "All changes saved"
    saved = read_agreement(person.files.to_save).tree

    # Open it again from the start page.
    person.window.show_start()
    person.settle()
    person.press("mine", person.window.start_page)
    person.until(lambda: person.window.services is not None)
    assert person.window.services is not None
    assert person.window.services.agreement.tree == saved
    assert person.value(f"{flow}/to") == [str(partner).rpartition("id:")[2]]

    # Build.
    person.workspace.show_step("build")
    page = person.workspace.page
    person.files.to_build = tmp_path / "documents"
    person.press("Choose another folder", page)
    assert person.workspace.tasks.item(12).data(Qt.ItemDataRole.UserRole + 3) == "Not built yet"
    person.press("Build the documents", page)
    panel = page.panel  # type: ignore[attr-defined]
    person.until(lambda: bool(panel.paths), 60)
    person.settle(50)
    assert person.workspace.tasks.item(12).data(Qt.ItemDataRole.UserRole + 3) == "Built"
    document = panel.paths[0]
    assert document.parent == tmp_path / "documents"
    content = document.read_bytes()
    text = all_text(content)
    header = docx.Document(str(document)).sections[0].header.paragraphs[0].text
    for answer in expected:
        assert bare(answer) in text or answer in header, answer
    assert "0.10" in header

    # And open it, and its folder.
    person.press("Open Clear ground", page)
    person.press("Open the folder", page)
    assert person.files.shown == [document, document.parent]

    # A change afterwards says that the document is no longer up to date.
    person.write("/about/version", "0.11")
    words = person.workspace.tasks.item(12).data(Qt.ItemDataRole.UserRole + 3)
    assert words == "Built, and changed since"
