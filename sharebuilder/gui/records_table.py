"""The table of a list of records: search, add, copy, delete, move, all by mouse or by key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from sharebuilder.gui.fields import Flow, Text, button, column, frame
from sharebuilder.gui.record_filter import RecordFilter
from sharebuilder.gui.record_grid import RecordGrid
from sharebuilder.gui.record_model import RecordModel
from sharebuilder.gui.tables.finder import Finder
from sharebuilder.gui.tables.tools import TableTools
from sharebuilder.gui.translate import tr
from sharebuilder.tables.targets import COLLECTIONS

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from sharebuilder.gui.form import FindingsBy
    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer

_SEARCH_FROM = 8
_MOST_ROWS = 9


class RecordsTable(QWidget):
    """A table of records with its buttons.

    Signals:
        chosen: another record is the current one; carries its pointer or None.
        entered: a person wants to edit the current record.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(
        self,
        services: Services,
        pattern: str,
        columns: tuple[str, ...],
        names: tuple[str, str],
        empty: str,
    ) -> None:
        """Make a table.

        Args:
            services: what the page was given.
            pattern: the pattern of the collection.
            columns: the names of the answers shown.
            names: what one record is called, and what several are.
            empty: what to say where there are none.
        """
        super().__init__()
        self._services = services
        self._one, self._many = names
        brought = pattern in COLLECTIONS
        self.setAcceptDrops(brought)
        self.model = RecordModel(services, pattern, columns, noticed=brought)
        self.filter = RecordFilter(self.model)
        self.finder = Finder(self.filter, self.model.titles, self._many)
        self.search = self.finder.search
        self.view = RecordGrid(self, self)
        self.view.setModel(self.filter)
        self.view.narrow_last = brought
        self.empty = frame("aside")
        inside_empty = column(self.empty, 0.3, 0.6)
        inside_empty.addWidget(Text(empty))
        self.count = Text("", "small")
        self._make_buttons()
        self._set_up()
        self.tools = TableTools(services, self, pattern, names) if brought else None
        inside = column(self, 0.4)
        for widget in (self.empty, self.finder, self.view, self.count, self.buttons):
            inside.addWidget(widget)
        if self.tools is not None:
            inside_empty.addWidget(Text(self.tools.invitation, "hint"))
            inside.insertWidget(2, self.tools.groups)
            inside.addWidget(self.tools)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._show_buttons)
        self.view.doubleClicked.connect(lambda _index: self.entered.emit())
        self.finder.changed.connect(self._searched)

    # --- what it shows ---

    def bind(self, collection: Pointer) -> None:
        """Show the records of a collection, and stand on the first."""
        if collection == self.model.collection:
            return
        self.finder.clear()
        if self.tools is not None:
            self.tools.put_away()
        self.model.bind(collection)
        self._layout()
        self.select(self.model.record(0) if self.model.rowCount() else None)

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Follow an edit; stay on the record that was current, or the one that took its place."""
        current, row = self.current(), self.view.currentIndex().row()
        if not self.model.heard(changed):
            if self.tools is not None:
                self.tools.heard(changed)
            return
        self._layout()
        if current is not None and self.model.row_of(current) >= 0:
            self.select(current)
        elif self.model.rowCount():
            self.select(self.model.record(min(max(row, 0), self.model.rowCount() - 1)))
        else:
            self.select(None)

    def show_findings(self, findings: FindingsBy) -> None:
        """Mark each row in whose record something was noticed."""
        self.model.show_findings(findings)
        self._show_noticed()

    def current(self) -> Pointer | None:
        """The current record."""
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        return self.model.record(self.filter.mapToSource(index).row())

    def selected(self) -> list[Pointer]:
        """The selected records, in the order of the table."""
        rows = self.view.selectionModel().selectedRows()
        numbers = sorted(self.filter.mapToSource(index).row() for index in rows)
        return [self.model.record(number) for number in numbers]

    def select(self, record: Pointer | None) -> None:
        """Make a record the current one; where the search hides it, the search goes."""
        if record is None:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
            self._show_buttons()
            self.chosen.emit(None)
            return
        source = self.model.index(self.model.row_of(record), 0)
        index = self.filter.mapFromSource(source)
        if not index.isValid() and source.isValid():
            self.finder.clear()
            if self.tools is not None:
                self.tools.show_all()
            index = self.filter.mapFromSource(source)
        changed = self.view.currentIndex() != index
        self.view.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.view.scrollTo(index)
        self._show_buttons()
        if not changed:
            self.chosen.emit(record)

    # --- what a person does ---

    def add(self) -> None:
        """Add a record after the last, and begin to edit it."""
        if self._services.read_only:
            return
        record = self._services.agreement.add_record(self.model.collection, label=self._add_words())
        self._services.fresh.add(record)
        self.select(record)
        self.entered.emit()

    def duplicate(self) -> None:
        """Copy the current record, and stand on the copy."""
        current = self.current()
        if current is None or self._services.read_only:
            return
        name = self._services.record_label(current)
        copy = self._services.agreement.duplicate_record(
            current, label=tr("Duplicate {name}", name=name)
        )
        self.select(copy)
        self._services.navigator.say(
            tr("{name} is copied. You are on the copy.", name=name), undo=True
        )

    def delete(self) -> None:
        """Take the selected records out, and say what went along."""
        records = self.selected()
        if not records or self._services.read_only:
            return
        agreement = self._services.agreement
        inside = tuple(f"{record}/" for record in records)
        cleared = {
            place
            for record in records
            for place in agreement.references_to(record)
            if not place.startswith(inside)
        }
        name = self._services.record_label(records[0])
        what = name
        if len(records) > 1:
            what = tr("%n {records}", None, len(records), records=self._many)
        had_focus = self.view.hasFocus()
        agreement.delete_records(records, label=tr("Delete {records}", records=what))
        words = tr("{records} are deleted.", None, len(records), records=what)
        if cleared:
            also = (
                tr("%n places that named it are cleared too.", None, len(cleared))
                if len(records) == 1
                else tr("%n places that named them are cleared too.", None, len(cleared))
            )
            words = f"{words} {also}"
        self._services.navigator.say(words, undo=True)
        if had_focus and not self.view.isHidden():
            self.view.setFocus()
        elif self.view.isHidden():
            self.add_button.setFocus()

    def move_row(self, by: int) -> None:
        """Move the current record up or down."""
        current = self.current()
        if current is None or self.filter.active or self._services.read_only:
            return
        to = self.model.row_of(current) + by
        if 0 <= to < self.model.rowCount():
            name = self._services.record_label(current)
            self._services.agreement.move_record(current, to, label=tr("Move {name}", name=name))

    def copy(self) -> None:
        """Copy the selected records for a spreadsheet, where this list can be a table."""
        if self.tools is not None:
            self.tools.copy()

    def paste(self) -> None:
        """Bring in what a spreadsheet copied, where this list can be a table."""
        if self.tools is not None and not self._services.read_only:
            self.tools.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste wherever in the table the focus stands: where it is empty, too."""
        if self.tools is not None and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file that may be a table; any other goes to the window."""
        if self.tools is not None and self.tools.takes(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # never move somebody's file away
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Show what would come of it."""
        if self.tools is not None and self.tools.takes(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.tools.import_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # --- inside ---

    def _make_buttons(self) -> None:
        self.buttons = Flow(0.4)
        self.add_button = button(self._add_words(), self.add)
        self.duplicate_button = button(tr("Duplicate"), self.duplicate)
        self.delete_button = button(tr("Delete"), self.delete)
        self.up_button = button(tr("Move up"), lambda: self.move_row(-1))
        self.down_button = button(tr("Move down"), lambda: self.move_row(1))
        self._actions = (
            self.duplicate_button,
            self.delete_button,
            self.up_button,
            self.down_button,
        )
        self.buttons.add(self.add_button)
        for one in self._actions:
            one.setAccessibleName(f"{one.text()}, {self._one}")
            self.buttons.add(one)

    def _set_up(self) -> None:
        view = self.view
        view.setAccessibleName(tr("The {records}", records=self._many))
        view.setAccessibleDescription(
            tr(
                "Arrow keys move, Shift with them selects more. Enter edits, Insert adds, Delete "
                "deletes, Alt with an arrow moves a row, Control C copies, Control V pastes rows."
            )
        )
        view.setDragEnabled(self.view.narrow_last)  # onto a group
        view.setDragDropMode(RecordGrid.DragDropMode.DragOnly)
        header = view.horizontalHeader()
        header.setAccessibleName(tr("Columns of the {records}", records=self._many))
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.finder.next_order)

    def _add_words(self) -> str:
        if self._one[:1].lower() in "aeiou":
            return tr("Add an {record}", record=self._one)
        return tr("Add a {record}", record=self._one)

    def _layout(self) -> None:
        """Room for the rows there are; search only where there are many."""
        rows = self.model.rowCount()
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.finder.setVisible(rows >= _SEARCH_FROM)
        self.count.setVisible(rows >= _SEARCH_FROM)
        self._count()
        self.view.show_rows(min(max(rows, 1), _MOST_ROWS))
        for one in self._actions:
            one.setVisible(bool(rows))
        self.buttons.setVisible(not self._services.read_only)
        if self.tools is not None:
            self.tools.layout_for(rows)
        self._show_noticed()
        self.view.share_columns()
        self._show_buttons()

    def _show_noticed(self) -> None:
        """A column of marks where there are any; else the answers have its room."""
        last, wanted = self.model.columnCount() - 1, self.model.any_noticed
        if self.tools is not None and wanted == self.view.isColumnHidden(last):
            self.view.setColumnHidden(last, not wanted)
            self.view.share_columns()

    def _searched(self) -> None:
        current = self.current()
        self._count()
        if current is None and self.filter.rowCount():
            self.view.selectRow(0)
        self._show_buttons()

    def _count(self) -> None:
        total, shown = self.model.rowCount(), self.filter.rowCount()
        words = (
            tr("%n {records}", None, total, records=self._many)
            if shown == total
            else tr("{shown} of {all} {records}", shown=shown, all=total, records=self._many)
        )
        self.count.say(words)

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()
        if index.isValid():
            self.chosen.emit(self.model.record(self.filter.mapToSource(index).row()))

    def _show_buttons(self) -> None:
        current = self.current()
        row = self.model.row_of(current) if current else -1
        self.duplicate_button.setEnabled(row >= 0)
        self.delete_button.setEnabled(bool(self.view.selectionModel().hasSelection()))
        free = row >= 0 and not self.filter.active
        self.up_button.setEnabled(free and row > 0)
        self.down_button.setEnabled(free and row < self.model.rowCount() - 1)
        if self.tools is not None:
            self.tools.selection_changed()
