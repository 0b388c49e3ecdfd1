"""Tables as a person works with them: find, sort, select, set, group, paste, import, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sharebuilder.gui.record_model import RecordModel
from sharebuilder.gui.tables.import_panel import ImportPanel
from sharebuilder.gui.tables.panel import Trouble
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from tests.tables.workbooks import text_cells, workbook

if TYPE_CHECKING:
    from pathlib import Path
from tests.gui.at_tables import CONTROL, TABLE, AtTables, alone, items, put_away

MANY = 5_000


@pytest.fixture
def person(at_tables: AtTables) -> AtTables:
    return at_tables


def test_search_and_order_are_for_the_eye_and_leave_the_file(person: AtTables) -> None:
    listed = items(12)
    listed[3]["name"] = "Zebra crossing"
    table = person.begin(listed)
    before = person.bytes
    header = table.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert person.shown(table)[:3] == ["Item 1", "Item 2", "Item 3"]
    assert person.shown(table)[-1] == "Zebra crossing"
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert person.shown(table)[:2] == ["Zebra crossing", "Item 12"], "numbers count as numbers"
    assert not table.down_button.isEnabled(), "nothing can be moved that stands elsewhere"
    table.finder.order.setFocus()
    QTest.keyClick(table.finder.order, Qt.Key.Key_Home)
    assert table.filter.column == -1
    assert person.shown(table)[3] == "Zebra crossing"
    table.search.setFocus()
    QTest.keyClicks(table.search, "zebra CROSS")
    assert person.shown(table) == ["Zebra crossing"]
    assert table.count.text() == "1 of 12 items"
    assert person.bytes == before


def test_five_thousand_rows_are_drawn_without_five_thousand_widgets(
    person: AtTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    real = RecordModel._text
    monkeypatch.setattr(
        RecordModel, "_text", lambda self, row, at: (asked.add(row), real(self, row, at))[1]
    )
    table = alone(person, OpenAgreement({**OpenAgreement.new().tree, "items": items(MANY)}))
    person.settle(30)
    assert table.model.rowCount() == MANY
    widgets = len(table.view.findChildren(QWidget))
    assert len(asked) < 60, "only what is seen is put into words"
    asked.clear()
    table.view.scrollToBottom()
    person.settle(30)
    assert 0 < len(asked) < 60
    assert max(asked) == MANY - 1
    assert len(table.view.findChildren(QWidget)) == widgets < 40
    table.search.setText("item 4999")
    assert person.shown(table) == ["Item 4999"]
    put_away(person, table)


def test_each_row_says_what_was_noticed_in_it_in_signs_and_in_words(person: AtTables) -> None:
    listed = items(3)
    listed[1] |= {"sensitivity": ["ordinary"], "why_needed": "To call the person by it."}
    table = person.begin(listed)
    person.window.services.bridge.check_now()  # type: ignore[union-attr]
    person.workspace.page.reveal()
    person.settle()
    last = table.model.columnCount() - 1
    signs = [table.model.index(row, last).data() for row in range(3)]
    assert all("▲" in one for one in signs)
    assert ["■" in one for one in signs] == [True, False, True]
    spoken = table.model.index(0, last).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 error" in spoken
    assert "warning" in spoken
    table.finder.next_order(last)
    assert person.shown(table) == ["Item 1", "Item 3", "Item 2"], "most to do comes first"
    table.finder.order.setCurrentIndex(0)
    table.filter.order_by(-1)


def test_a_paste_shows_what_would_come_and_is_taken_back_in_one_step(person: AtTables) -> None:
    person.begin(items(2))
    before = person.bytes
    panel = person.paste(TABLE)
    assert isinstance(panel, ImportPanel)
    assert person.bytes == before, "nothing is done before it was seen"
    assert [one.currentText() for one in panel.matching.boxes] == [
        "Item", "Group", "Sensitivity", "Leave out",
    ]  # fmt: skip
    assert "Owner" in panel.summary.text()
    assert panel.lines.stringList() == [
        next(
            one for one in panel.lines.stringList() if one.startswith("Row 3, Sensitivity: “very”")
        )
    ]
    assert panel.model.index(1, 3).data() == "■ very"
    box = panel.make["/item_groups"]
    assert box.isChecked()
    assert "Who, Body" in panel.names.text()
    assert QApplication.focusWidget() is panel.main
    person.keys(Qt.Key.Key_Space)
    assert person.undo_label == "Paste of 2 items"
    assert person.message.startswith("2 items are added.")
    assert [one["name"] for one in person.tree["items"]][2:] == ["Name", "Health"]
    assert person.tree["items"][3]["meaning"] == "Sensitivity: very"
    assert person.table("items").current() == f"/items/id:{person.tree['items'][2]['id']}"
    assert QApplication.focusWidget() is person.table("items").view
    person.press("Undo", person.window.messages)
    assert person.bytes == before
    assert person.table("items").model.rowCount() == 2


def test_columns_are_matched_by_hand_and_nothing_goes_to_one_place_twice(person: AtTables) -> None:
    table = person.begin([])
    panel = person.paste("Foo\tBar\nOne\tText\nTwo\tCode\n")
    assert isinstance(panel, ImportPanel)
    assert not panel.heading.isChecked()
    person.click(panel.heading, QPoint(10, panel.heading.height() // 2))
    second = panel.matching.boxes[1]
    second.setFocus()
    at = second.findText("Item")
    for _ in range(at):
        QTest.keyClick(second, Qt.Key.Key_Down)
    assert panel.matching.boxes[0].currentText() == "Leave out"
    assert [row.values for row in panel.plan.added] == [{"name": "Text"}, {"name": "Code"}]
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert table.tools is not None
    assert table.tools.panel is None
    assert QApplication.focusWidget() is table.add_button
    assert not person.tree["items"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 100_000, "100,000 characters"),
        ("Item\tFormat\n" + "y" * 501 + "\tText", "501 characters"),
    ],
)
def test_what_fits_nowhere_is_told_in_place_and_nothing_is_changed(
    person: AtTables, text: str, said: str
) -> None:
    person.begin(items(1))
    before = person.bytes
    panel = person.paste(text)
    assert isinstance(panel, ImportPanel)
    assert said in panel.lines.stringList()[0]
    if len(text) > 50_000:
        assert not panel.main.isEnabled()
        assert panel.main.text() == "Nothing to bring"
    person.press("Cancel", panel)
    assert person.bytes == before
    assert QGuiApplication.clipboard().text() == text, "it is still there to be pasted elsewhere"


def test_control_characters_merged_empty_and_surplus_columns_are_told(person: AtTables) -> None:
    person.begin([])
    wide = "\t".join(["Item", "", *(f"C{at}" for at in range(80))])
    panel = person.paste(f"{wide}\nNa\x07me\t\tx\n\t\t\n\t\tmerged\n")
    assert isinstance(panel, ImportPanel)
    said = panel.notes.text()
    for words in ("1 empty row", "1 empty column", "1 character is taken out", "81 columns"):
        assert words in said
    assert panel.plan.rows[0].values == {"name": "Name"}
    assert panel.model.index(1, 0).data() == "4: nothing to bring"


@pytest.mark.parametrize("kind", ["picture", "nothing", "control"])
def test_a_clipboard_without_rows_is_told_in_place(person: AtTables, kind: str) -> None:
    table = person.begin(items(1))
    before = person.bytes
    data = QMimeData()
    if kind == "picture":
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    elif kind == "control":
        data.setText("\x01\x02\x03")
    QGuiApplication.clipboard().setMimeData(data)
    person.keys(Qt.Key.Key_V, CONTROL)
    assert table.tools is not None
    assert isinstance(table.tools.panel, Trouble)
    assert person.bytes == before
    person.keys(Qt.Key.Key_Escape)
    assert table.tools.panel is None
    assert table.view.hasFocus()


def test_a_spreadsheet_is_imported_sheet_by_sheet(person: AtTables, tmp_path: Path) -> None:
    person.begin([])
    path = tmp_path / "items.xlsx"
    good = text_cells([["Item", "Form"], ["Name", "Text"], ["Age", "Number"]])
    path.write_bytes(workbook({"Cover": text_cells([["Read me"]]), "Data": good}))
    person.files.to_open = path
    person.press("Import…", person.table("items"))
    panel = person.table("items").tools.panel  # type: ignore[union-attr]
    assert isinstance(panel, ImportPanel)
    assert panel.title.text() == "Import items.xlsx into items"
    panel.sheet.setFocus()
    QTest.keyClick(panel.sheet, Qt.Key.Key_Down)
    person.press("Add 2 items", panel)
    assert [(one["name"], one["format"]) for one in person.tree["items"]] == [
        ("Name", "Text"), ("Age", "Number"),
    ]  # fmt: skip
    assert person.undo_label == "Import of 2 items"


def test_an_image_as_csv_and_an_xlsx_that_is_none_are_told_in_place(
    person: AtTables, tmp_path: Path
) -> None:
    table = person.begin(items(1))
    before = person.bytes
    image, none = tmp_path / "photo.csv", tmp_path / "none.xlsx"
    Image.new("RGB", (4, 4)).save(image, "PNG")
    none.write_bytes(b"PK\x03\x04 no spreadsheet")
    assert table.tools is not None
    for path, said in ((image, "picture (PNG)"), (none, "no spreadsheet")):
        person.files.to_open = path
        person.press("Import…", table)
        panel = table.tools.panel
        assert isinstance(panel, Trouble)
        words = " ".join(one.text() for one in panel.findChildren(type(panel.title)))
        assert said in words
        assert path.name in words
        person.press("Close", panel)
    assert person.bytes == before


def test_a_file_dropped_on_a_table_is_imported_and_any_other_is_the_windows(
    person: AtTables, tmp_path: Path
) -> None:
    table = person.begin([])
    path = tmp_path / "items.csv"
    path.write_text("Item\nName\n", encoding="utf-8")
    place, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert table.tools is not None
    for name, taken in (("case.sharebuilder", False), ("items.csv", True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        assert table.tools.takes(data) is taken
    enter = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QApplication.sendEvent(table, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(table, QDropEvent(place, copy, data, left, none))
    assert isinstance(table.tools.panel, ImportPanel)
    person.press("Add 1 item", table.tools.panel)
    assert [one["name"] for one in person.tree["items"]] == ["Name"]


def test_a_table_goes_out_as_csv_and_selected_rows_to_the_clipboard(
    person: AtTables, tmp_path: Path
) -> None:
    table = person.begin([*items(2), {"id": "item-3", "name": "=1+1"}])
    person.files.to_save = tmp_path / "out.csv"
    person.press("Save as CSV…", table)
    assert person.files.suggested is not None
    assert person.files.suggested.name == "items.csv"
    assert b"'=1+1" in person.files.to_save.read_bytes()
    table.select(Pointer("/items/id:item-2"))
    table.view.setFocus()
    person.keys(Qt.Key.Key_C, CONTROL)
    assert "Item 2" in QGuiApplication.clipboard().text()
    assert "Item 1" not in QGuiApplication.clipboard().text()
    assert person.window.services is not None
    person.files.to_save = tmp_path / "no folder" / "out.csv"
    person.press("Save as CSV…", table)
    assert isinstance(table.tools.panel, Trouble)  # type: ignore[union-attr]
