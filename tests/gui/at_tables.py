"""Somebody at a table of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sharebuilder.gui.records_table import RecordsTable
from sharebuilder.gui.services import Services
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import agreement_bytes
from tests.gui.driver import Person

if TYPE_CHECKING:
    pass


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


TABLE = "Item\tGroup\tSensitivity\tOwner\nName\tWho\tOrdinary\tme\nHealth\tBody\tvery\tme\n"
