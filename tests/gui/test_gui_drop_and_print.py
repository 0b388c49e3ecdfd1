"""Files dropped on the window, and printing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from sharebuilder.gui.tables.import_panel import ImportPanel
from sharebuilder.model.pointer import Pointer
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    pass

CONTROL = Qt.KeyboardModifier.ControlModifier


def drop(
    person: Person, widget: QWidget, *urls: QUrl, action: Qt.DropAction = Qt.DropAction.CopyAction
) -> None:
    """Drag files over a widget and let them go. Qt leads both to the first that takes them."""
    data = QMimeData()
    data.setUrls(list(urls))
    data.setText("\n".join(one.toString() for one in urls))  # as file managers do
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    rest = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(3, 3), both, *rest)
    enter.setDropAction(action)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    assert enter.dropAction() == Qt.DropAction.CopyAction, "a file is never moved away"
    QApplication.sendEvent(widget, QDropEvent(QPointF(3, 3), both, *rest))
    person.settle()


def file(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


def test_a_file_on_a_text_field_is_the_windows_and_no_answer(essex: Person, tmp_path: Path) -> None:
    note = tmp_path / "note.pdf"
    note.write_bytes(b"%PDF")
    for pointer in ("/about/title", "/case/aim"):
        box = essex.field(pointer).editor.target()
        assert isinstance(box, QLineEdit | QPlainTextEdit)
        inner = box.viewport() if isinstance(box, QPlainTextEdit) else box
        before = essex.value(pointer)
        drop(essex, inner, file(note))
        assert essex.value(pointer) == before
        assert "cannot use “note.pdf”" in essex.message
        assert ".sharebuilder" in essex.message


@pytest.mark.parametrize("name", ["folder", "two", "address"])
def test_what_cannot_be_opened_is_said_in_place(essex: Person, tmp_path: Path, name: str) -> None:
    urls, words = {
        "folder": ([file(tmp_path)], "is a folder"),
        "two": ([file(tmp_path / "a"), file(tmp_path / "b")], "one at a time"),
        "address": ([QUrl("https://www.gov.uk/a.sharebuilder")], "no file on this computer"),
    }[name]
    drop(essex, essex.window, *urls, action=Qt.DropAction.MoveAction)
    assert words in essex.message
    assert essex.window.services is not None


def test_a_table_on_a_table_is_previewed_and_beside_it_is_asked_about(
    essex: Person, tmp_path: Path
) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("Name,Type\nNorth Trust,Charity\n", encoding="utf-8")
    essex.workspace.show_step("partners")
    table = essex.table("partners")
    drop(essex, table.view.viewport(), file(path), action=Qt.DropAction.MoveAction)
    assert table.tools is not None
    assert isinstance(table.tools.panel, ImportPanel)
    table.tools.put_away()
    rows = table.model.rowCount()
    drop(essex, essex.workspace.tasks, file(path))
    assert "Where do its rows belong?" in essex.message
    essex.press("See its rows among the partners")
    assert isinstance(table.tools.panel, ImportPanel)
    assert table.model.rowCount() == rows, "a preview changes nothing"
    table.tools.put_away()
    essex.workspace.show_step("case")
    drop(essex, essex.window, file(path))
    assert "there is none here" in essex.message


def test_an_agreement_opens_once_unsaved_work_is_safe(essex: Person, tmp_path: Path) -> None:
    path = Path(
        shutil.copy(seeds_dir() / "cases" / "surrey.sharebuilder", tmp_path / "s.sharebuilder")
    )
    assert essex.window.services is not None
    essex.window.services.set(Pointer("/about/title"), "Mine, not saved", "Change")
    drop(essex, essex.window, file(path))
    assert "has changes that are not saved" in essex.message
    assert essex.window.services.agreement.title == "Mine, not saved"
    essex.press("Cancel")
    assert essex.window.services.agreement.path is None


# --- printing ---


def printed(person: Person, to: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("not run: pdftotext is not installed")
    person.files.to_print = to
    person.window.messages.clear()
    person.keys(Qt.Key.Key_P, CONTROL)
    person.until(lambda: bool(person.message))
    assert person.message == f"Printed to {to.name}."
    done = subprocess.run([program, "-layout", to, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_everything_said_is_printed_and_reads_back(essex: Person, tmp_path: Path) -> None:
    services = essex.window.services
    assert services is not None
    services.set(Pointer("/about/title"), "Safe & warm <tonight>", "Change")
    services.set(Pointer("/case/aim"), "First line\nsecond line, Ynys Môn", "Change")
    text = printed(essex, tmp_path / "said.pdf")
    flat = " ".join(text.split())
    assert "Safe & warm <tonight>" in text
    assert "printed on 24 November 2026" in flat
    assert "First line\n" in text
    assert "second line, Ynys Môn" in text
    names = [one["name"] for one in services.tree["partners"]]  # type: ignore[union-attr,index,call-overload]
    assert len(names) > 3
    for name in names:
        assert str(name) in flat
    for step in services.question_set.steps[:6]:
        assert f"{step.number}. {step.title}" in flat
    assert "Change title" not in text, "paper has no links"
    assert "/partners/id:" not in text
    assert text.count("\f") > 3, "several pages"


def test_a_printer_that_fails_is_told_and_loses_nothing(essex: Person, tmp_path: Path) -> None:
    essex.files.to_print = tmp_path / "missing" / "said.pdf"
    essex.window.messages.clear()
    before = essex.value("/about/title")
    essex.keys(Qt.Key.Key_P, CONTROL)
    essex.until(lambda: bool(essex.message))
    assert "could not be printed" in essex.message
    assert essex.value("/about/title") == before
