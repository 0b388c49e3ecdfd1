"""Opening a Word file in the window, and building more than a Word file from it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from sharebuilder.documents.build import build
from sharebuilder.documents.pdf import can_make_pdf
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

TREE = json.loads((seeds_dir() / "cases" / "essex.sharebuilder").read_text(encoding="utf-8"))
TREE["flows"] = TREE["flows"][:1]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    result = build(
        TREE, out_dir=tmp_path / "sent", question_set=QuestionSet.load(), knowledge=Knowledge.load(),
        findings=(), today=date(2026, 11, 25), documents=["agreement"],
    )  # fmt: skip
    return result.built[0].path


def drop(person: Person, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    person.window.dropEvent(event)
    person.settle(30)


def test_a_word_file_that_was_dropped_opens_its_agreement(person: Person, document: Path) -> None:
    drop(person, document)
    assert person.value("/about/title") == TREE["about"]["title"]
    assert document.name in person.message
    assert "Nobody changed" in person.message
    assert person.workspace.services.agreement.path is None


def test_what_was_changed_in_the_document_is_said_by_section(
    person: Person, document: Path
) -> None:
    edited = docx.Document(str(document))
    longest = max(edited.paragraphs, key=lambda paragraph: len(paragraph.text))
    longest.runs[0].text = "Somebody wrote this. " + longest.runs[0].text
    edited.save(str(document))
    person.window.open_path(document)
    person.settle(30)
    assert "changed in 1 place" in person.message
    assert "Somebody wrote this." in person.message
    assert "Under “" in person.message


def test_a_word_file_that_carries_nothing_is_refused_and_the_work_stays(
    person: Person, tmp_path: Path
) -> None:
    person.window.start_from_case("bath")
    person.settle(20)
    before = person.value("/about/title")
    plain = tmp_path / "plain.docx"
    docx.Document().save(str(plain))
    drop(person, plain)
    assert "carries no agreement" in person.message
    assert person.value("/about/title") == before


def test_the_edition_for_publication_and_a_pdf_can_be_ticked(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "essex.sharebuilder"
    path.write_text(json.dumps(TREE), encoding="utf-8")
    (tmp_path / "house-style.json").write_text('{"format": "other"}', encoding="utf-8")
    person.window.open_path(path)
    person.workspace.show_step("build")
    person.settle(20)
    person.files.to_build = tmp_path / "out"
    page = person.workspace.page
    person.press("Choose another folder", page)
    panel = page.panel  # type: ignore[attr-defined]
    for identity, box in panel.boxes.items():
        box.setChecked(identity == "agreement")
    panel.publish_box.setChecked(True)
    assert panel.pdf_box.isEnabled() == can_make_pdf()
    panel.pdf_box.setChecked(can_make_pdf())
    person.press("Build the documents", page)
    person.until(lambda: bool(panel.paths), 120)
    assert all("for publication" in one.name for one in panel.paths)
    endings = {one.suffix for one in panel.paths}
    assert endings == ({".docx", ".pdf"} if can_make_pdf() else {".docx"})
    words = [one.text() for one in panel.result.findChildren(type(panel.doing))]
    assert any("house-style.json" in one for one in words), "what is wrong in the style is told"
