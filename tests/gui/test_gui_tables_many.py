"""Tables: many rows at once, groups and the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from sharebuilder.gui.tables.bulk_panel import BulkPanel
from sharebuilder.gui.tables.groups import GroupBar
from sharebuilder.gui.tables.library_panel import LibraryPanel
from sharebuilder.model.pointer import get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import agreement_bytes

if TYPE_CHECKING:
    pass
from tests.gui.at_tables import CONTROL, SHIFT, TABLE, AtTables, alone, items, put_away


@pytest.fixture
def person(at_tables: AtTables) -> AtTables:
    return at_tables


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
