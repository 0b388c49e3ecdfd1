from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from sharebuilder.model.pointer import Pointer
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person


@pytest.fixture
def building(person: Person, tmp_path: Path) -> Person:
    """Somebody at the last step of the Essex case."""
    case = seeds_dir() / "cases" / "essex.sharebuilder"
    person.window.open_path(Path(shutil.copy(case, tmp_path / "essex.sharebuilder")))
    person.workspace.show_step("build")
    person.settle(20)
    return person


def test_a_folder_that_cannot_be_written_is_named_beside_the_button(
    building: Person, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    building.files.to_build = tmp_path / "file" / "out"
    page = building.workspace.page
    building.press("Choose another folder", page)
    building.press("Build the documents", page)
    panel = page.panel  # type: ignore[attr-defined]
    building.until(lambda: not panel.builder.busy)
    building.settle(20)
    words = [one.text() for one in panel.result.findChildren(type(panel.doing))]
    assert any("Not built" in one for one in words)
    assert any(str(tmp_path / "file" / "out") in one for one in words)
    assert not panel.paths
    # Another folder, and it works; in the order that was chosen.
    panel.layout_choice.setCurrentIndex(panel.layout_choice.findData("welsh"))
    building.files.to_build = tmp_path / "out"
    building.press("Choose another folder", page)
    building.press("Build the documents", page)
    building.until(lambda: bool(panel.paths))
    paragraphs = docx.Document(str(panel.paths[0])).paragraphs
    assert "Lawful basis" in [one.text for one in paragraphs if one.style.style_id == "Heading1"]


def test_a_build_can_be_stopped_and_nothing_half_written_stays(
    building: Person, tmp_path: Path
) -> None:
    building.files.to_build = tmp_path / "out"
    page = building.workspace.page
    building.press("Choose another folder", page)
    panel = page.panel  # type: ignore[attr-defined]
    panel.build()
    panel.builder.stop()
    building.until(lambda: not panel.builder.busy)
    building.settle(20)
    left = list((tmp_path / "out").iterdir()) if (tmp_path / "out").exists() else []
    assert all(one.suffix == ".docx" for one in left)
    assert panel.build_button.isVisible()
    assert not panel.cancel_button.isVisible()


def test_a_document_that_the_answers_do_not_call_for_is_named_with_the_reason(
    building: Person,
) -> None:
    panel = building.workspace.page.panel  # type: ignore[attr-defined]
    assert panel.boxes["consent"].isEnabled()
    building.window.services.agreement.set(Pointer("/consent/asks"), [], label="Ask nothing")
    building.until(lambda: not panel.boxes["consent"].isEnabled())
    said = panel.boxes["consent"].accessibleDescription()
    assert "It asks nobody for consent or permission." in said
    assert "consent" not in panel.documents.chosen


def test_a_document_with_errors_is_said_to_be_a_draft(building: Person, tmp_path: Path) -> None:
    building.write("/about/summary", "")
    building.workspace.show_step("build")
    building.files.to_build = tmp_path / "out"
    page = building.workspace.page
    building.settle(500)
    words = [one.text() for one in page.readiness.findChildren(type(page.heading))]  # type: ignore[attr-defined]
    assert "Not ready to sign yet" in words
    building.press("Choose another folder", page)
    building.press("Build the documents", page)
    panel = page.panel  # type: ignore[attr-defined]
    building.until(lambda: bool(panel.paths))
    building.settle(20)
    words = [one.text() for one in panel.result.findChildren(type(panel.doing))]
    assert any("draft" in one for one in words)


def test_with_no_document_chosen_there_is_nothing_to_build(building: Person) -> None:
    panel = building.workspace.page.panel  # type: ignore[attr-defined]
    for box in panel.boxes.values():
        building.click(box)
    assert not panel.build_button.isEnabled()
