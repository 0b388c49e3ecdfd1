"""Tables as a person works with them: find, sort, select, set, group, paste, import, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from sharebuilder.gui.record_model import RecordModel
from sharebuilder.gui.records_table import RecordsTable
from sharebuilder.gui.services import Services
from sharebuilder.gui.tables.bulk_panel import BulkPanel
from sharebuilder.gui.tables.groups import GroupBar
from sharebuilder.gui.tables.import_panel import ImportPanel
from sharebuilder.gui.tables.library_panel import LibraryPanel
from sharebuilder.gui.tables.panel import Trouble
from sharebuilder.model.pointer import Pointer, get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import agreement_bytes
from tests.gui.driver import Person
from tests.tables.workbooks import text_cells, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MANY = 5_000


class AtTables(Person):
    """Somebody in the step of the data."""

    def begin(self, items: list[dict[str, Any]], **more: Any) -> RecordsTable:
        """Open an agreement with these items, and stand on their table."""
        if self.window.services is None:
            self.window.show_agreement(OpenAgreement.new())
            self.workspace.show_step("data")
            assert self.window.services is not None
        agreement = self.window.services.agreement
        kept = {name: agreement.tree[name] for name in ("format", "format_version", "id")}
        agreement.become({**kept, **more, "items": items}, label="Begin")
        found = self.table("items")
        assert found.tools is not None
        found.tools.put_away()
        found.finder.clear()
        if items:
            found.select(found.model.record(0))
        self.settle()
        (found.add_button if found.view.isHidden() else found.view).setFocus()
        return found

    @property
    def tree(self) -> dict[str, Any]:
        assert self.window.services is not None
        return self.window.services.agreement.tree

    @property
    def bytes(self) -> bytes:
        return agreement_bytes(self.tree)

    @property
    def undo_label(self) -> str:
        assert self.window.services is not None
        return self.window.services.agreement.undo_label

    def paste(self, text: str) -> Any:
        """Copy a text somewhere, and press Control V where the focus is."""
        QGuiApplication.clipboard().setText(text)
        self.keys(Qt.Key.Key_V, CONTROL)
        return self.table("items").tools.panel  # type: ignore[union-attr]

    def shown(self, table: RecordsTable) -> list[str]:
        """The names in the table, from top to bottom."""
        return [str(table.filter.index(row, 0).data()) for row in range(table.filter.rowCount())]


@pytest.fixture(scope="module")
def made() -> Iterator[AtTables]:
    person = AtTables()
    yield person
    person.close()


@pytest.fixture
def person(made: AtTables, own_folders: Path) -> AtTables:
    made.window.messages.clear()
    made.files.to_open = made.files.to_save = None
    return made


def items(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"item-{at}", "name": f"Item {at}", **more} for at in range(1, count + 1)]


def alone(person: AtTables, agreement: OpenAgreement) -> RecordsTable:
    """The table of an agreement's items in a window of its own."""
    question_set = person.workspace.services.question_set
    services = Services(agreement, question_set, shape(), person.window)
    section = question_set.records_section("/items")
    assert section is not None
    table = RecordsTable(services, "/items", section.columns, ("item", "items"), section.empty)
    table.resize(900, 700)
    table.bind(Pointer("/items"))
    table.show()
    table.activateWindow()
    QTest.qWaitForWindowActive(table)
    return table


def put_away(person: AtTables, table: RecordsTable) -> None:
    table.close()
    table.deleteLater()
    person.window.activateWindow()
    QTest.qWaitForWindowActive(person.window)


# --- finding ---


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


# --- pasting ---

TABLE = "Item\tGroup\tSensitivity\tOwner\nName\tWho\tOrdinary\tme\nHealth\tBody\tvery\tme\n"


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


# --- files ---


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


# --- many at once ---


def test_one_answer_is_set_for_all_selected_by_keys_and_taken_back(person: AtTables) -> None:
    table = person.begin(items(4))
    before = person.bytes
    table.view.setFocus()
    person.keys(Qt.Key.Key_Down, SHIFT, times=2)
    assert len(table.selected()) == 3
    person.press("Set for selected…", table)
    panel = table.tools.panel  # type: ignore[union-attr]
    assert isinstance(panel, BulkPanel)
    assert QApplication.focusWidget() is panel.field
    assert panel.title.text() == "Set one answer for 3 items"
    panel.choose("format")
    person.settle()
    assert panel.editor is not None
    assert not panel.main.isEnabled()
    target = panel.editor.target()
    target.setFocus()
    QTest.keyClicks(target, "A code list")
    person.press("Set for 3 items", panel)
    assert [one.get("format") for one in person.tree["items"]] == [*["A code list"] * 3, None]
    assert person.undo_label == "Set “Form” of 3 items"
    assert len(table.selected()) == 3, "the rows stay selected"
    person.window.undo()
    assert person.bytes == before


def test_choices_can_be_added_to_what_each_has(person: AtTables) -> None:
    table = person.begin([*items(1, sensitivity=["ordinary"]), {"id": "item-2", "name": "B"}])
    table.view.setFocus()
    person.keys(Qt.Key.Key_A, CONTROL)
    person.press("Set for selected…", table)
    panel = table.tools.panel  # type: ignore[union-attr]
    assert isinstance(panel, BulkPanel)
    panel.choose("sensitivity")
    person.settle()
    box = panel.editor.boxes["confidential"]  # type: ignore[union-attr]
    person.click(box)
    person.click(panel.join, QPoint(10, panel.join.height() // 2))
    person.press("Set for 2 items", panel)
    assert [one["sensitivity"] for one in person.tree["items"]] == [
        ["ordinary", "confidential"], ["confidential"],
    ]  # fmt: skip


def test_rows_are_dragged_onto_a_group_and_a_group_is_shown_alone(person: AtTables) -> None:
    groups = [{"id": "group-1", "name": "Health"}, {"id": "group-2", "name": "Home & family"}]
    table = person.begin(items(9, group="group-1"), item_groups=groups)
    before = person.bytes
    bar = table.tools.groups  # type: ignore[union-attr]
    assert isinstance(bar, GroupBar)
    home = bar.buttons["group-2"]
    assert home.text() == "Home && family (0)"
    dragged = table.filter.mimeData([table.filter.index(row, 0) for row in (1, 4)])
    place = QPointF(home.rect().center())
    copy = Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), copy, dragged, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(home, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(home, QDropEvent(place, copy, dragged, Qt.MouseButton.LeftButton, none))
    person.settle()
    assert [one["id"] for one in person.tree["items"] if one["group"] == "group-2"] == [
        "item-2", "item-5",
    ]  # fmt: skip
    assert person.undo_label == "Move 2 items to Home & family"
    assert bar.buttons["group-2"].text() == "Home && family (2)"
    person.click(bar.buttons["group-2"])
    assert person.shown(table) == ["Item 2", "Item 5"]
    assert table.count.text() == "2 of 9 items"
    person.click(bar.buttons[None])
    assert len(person.shown(table)) == 9
    person.window.undo()
    assert person.bytes == before


def test_rows_go_into_a_group_by_keys(person: AtTables) -> None:
    table = person.begin(items(3), item_groups=[{"id": "group-1", "name": "Health"}])
    table.view.setFocus()
    person.keys(Qt.Key.Key_A, CONTROL)
    button = table.tools.group_button  # type: ignore[union-attr]
    assert button.text() == "Move to group…"
    button.setFocus()
    person.keys(Qt.Key.Key_Space)
    person.keys(Qt.Key.Key_Down)
    panel = table.tools.panel  # type: ignore[union-attr]
    assert isinstance(panel, BulkPanel)
    panel.main.setFocus()
    person.keys(Qt.Key.Key_Space)
    assert [one["group"] for one in person.tree["items"]] == ["group-1"] * 3


# --- the library ---


def test_an_empty_table_says_what_belongs_in_it_and_the_library_fills_it(person: AtTables) -> None:
    table = person.begin([], partners=[{"id": "partner-1", "type": "fire"}])
    words = " ".join(one.text() for one in table.empty.findChildren(type(table.count)))
    assert "library" in words
    assert "paste" in words
    before = person.bytes
    person.press("From the library…", table)
    panel = table.tools.panel  # type: ignore[union-attr]
    assert isinstance(panel, LibraryPanel)
    assert not panel.main.isEnabled(), "nothing is ticked for a person"
    assert QApplication.focusWidget() is panel.search
    QTest.keyClicks(panel.search, "smoke")
    names = [
        panel.list.model().index(row, 0).data() for row in range(panel.list.model().rowCount())
    ]
    assert len(names) >= 2, names
    person.click(panel.list.viewport(), middle_of_box(panel.list, 1))
    panel.list.setFocus()
    assert panel.main.text() == "Add 1 item"
    assert panel.about.text()
    panel.main.setFocus()
    person.keys(Qt.Key.Key_Space)
    assert [one["name"] for one in person.tree["items"]] == [names[1].partition("   ")[0]]
    assert get(person.tree, "/item_groups/0/name") == names[0]
    assert person.undo_label == "Add 1 item from the library"
    person.window.undo()
    assert person.bytes == before


def middle_of_box(view: QListView, row: int) -> QPoint:
    rect = view.visualRect(view.model().index(row, 0))
    return QPoint(rect.left() + 8, rect.center().y())


# --- what must not be ---


def test_everything_new_has_a_name_that_is_spoken(person: AtTables) -> None:
    table = person.begin(items(9), item_groups=[{"id": "group-1", "name": "Health"}])
    assert table.tools is not None
    for open_panel in (table.tools.library, table.tools.move_to_group, lambda: person.paste(TABLE)):
        table.view.setFocus()
        open_panel()
        person.settle()
        for widget in table.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                assert named, (type(widget).__name__, widget.parent())
    table.tools.put_away()


def test_an_agreement_to_read_offers_to_copy_and_to_save_and_nothing_else(person: AtTables) -> None:
    agreement = OpenAgreement({**OpenAgreement.new().tree, "items": items(9)})
    agreement.read_only = True
    table = alone(person, agreement)
    table.view.setFocus()
    before = agreement_bytes(agreement.tree)
    tools = table.tools
    assert tools is not None
    assert [one for one in tools._all() if not one.isHidden()] == [tools.save_button]
    assert table.buttons.isHidden()
    QGuiApplication.clipboard().setText(TABLE)
    QTest.keyClick(table.view, Qt.Key.Key_V, CONTROL)
    assert tools.panel is None
    QTest.keyClick(table.view, Qt.Key.Key_C, CONTROL)
    assert "Item 1" in QGuiApplication.clipboard().text()
    assert agreement_bytes(agreement.tree) == before
    put_away(person, table)
