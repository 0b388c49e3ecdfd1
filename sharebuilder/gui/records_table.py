"""The table of a list of records: search, add, copy, delete, move, all by mouse or by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from sharebuilder.gui.fields import Flow, Text, button, column, frame
from sharebuilder.gui.record_model import RecordFilter, RecordModel
from sharebuilder.gui.theme import characters, space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

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
        self.model = RecordModel(services, pattern, columns)
        self.filter = RecordFilter(self.model)
        self.search = QLineEdit()
        self.view = _Table(self)
        self.view.setModel(self.filter)
        self.empty = frame("aside")
        column(self.empty, 0.3, 0.6).addWidget(Text(empty))
        self.count = Text("", "small")
        self._make_buttons()
        self._set_up()
        inside = column(self, 0.4)
        for widget in (self.empty, self.search, self.view, self.count, self.buttons):
            inside.addWidget(widget)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._show_buttons)
        self.view.doubleClicked.connect(lambda _index: self.entered.emit())

    # --- what it shows ---

    def bind(self, collection: Pointer) -> None:
        """Show the records of a collection, and stand on the first."""
        if collection == self.model.collection:
            return
        self.search.clear()
        self.model.bind(collection)
        self._layout()
        self.select(self.model.record(0) if self.model.rowCount() else None)

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Follow an edit; stay on the record that was current, or the one that took its place."""
        current, row = self.current(), self.view.currentIndex().row()
        if not self.model.heard(changed):
            return
        self._layout()
        if current is not None and self.model.row_of(current) >= 0:
            self.select(current)
        elif self.model.rowCount():
            self.select(self.model.record(min(max(row, 0), self.model.rowCount() - 1)))
        else:
            self.select(None)

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
            self.search.clear()
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
        record = self._services.agreement.add_record(
            self.model.collection, label=f"Add {_article(self._one)}"
        )
        self._services.fresh.add(record)
        self.select(record)
        self.entered.emit()

    def duplicate(self) -> None:
        """Copy the current record, and stand on the copy."""
        current = self.current()
        if current is None or self._services.read_only:
            return
        name = self._services.record_label(current)
        copy = self._services.agreement.duplicate_record(current, label=f"Duplicate {name}")
        self.select(copy)
        self._services.navigator.say(f"{name} is copied. You are on the copy.", undo=True)

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
        what = name if len(records) == 1 else f"{len(records)} {self._many}"
        had_focus = self.view.hasFocus()
        agreement.delete_records(records, label=f"Delete {what}")
        words = f"{what} {'is' if len(records) == 1 else 'are'} deleted."
        if cleared:
            places = "1 place" if len(cleared) == 1 else f"{len(cleared)} places"
            words += f" {places} that named {'it' if len(records) == 1 else 'them'}"
            words += f" {'is' if len(cleared) == 1 else 'are'} cleared too."
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
            self._services.agreement.move_record(current, to, label=f"Move {name}")

    # --- inside ---

    def _make_buttons(self) -> None:
        self.buttons = Flow(0.4)
        self.add_button = button(f"Add {_article(self._one)}", self.add)
        self.duplicate_button = button("Duplicate", self.duplicate)
        self.delete_button = button("Delete", self.delete)
        self.up_button = button("Move up", lambda: self.move_row(-1))
        self.down_button = button("Move down", lambda: self.move_row(1))
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
        self.search.setPlaceholderText(f"Search these {self._many}")
        self.search.setAccessibleName(f"Search these {self._many}")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(characters(self, 45))
        self.search.textChanged.connect(self._searched)
        view = self.view
        view.setAccessibleName(f"The {self._many}")
        view.setAccessibleDescription(
            "Arrow keys move. Enter edits, Insert adds, Delete deletes, "
            "Alt with an arrow moves a row."
        )
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setCornerButtonEnabled(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(space(self, 1.9))
        header = view.horizontalHeader()
        header.setAccessibleName(f"Columns of the {self._many}")
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _layout(self) -> None:
        """Room for the rows there are; search only where there are many."""
        rows = self.model.rowCount()
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.search.setVisible(rows >= _SEARCH_FROM)
        self.count.setVisible(rows >= _SEARCH_FROM)
        self._count()
        header = self.view.horizontalHeader().sizeHint().height()
        shown = min(max(rows, 1), _MOST_ROWS)
        row = self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(header + shown * row + space(self, 0.3))
        for one in self._actions:
            one.setVisible(bool(rows))
        self.buttons.setVisible(not self._services.read_only)
        self.view.share_columns()
        self._show_buttons()

    def _searched(self, text: str) -> None:
        current = self.current()
        self.filter.search(text)
        self._count()
        if current is None and self.filter.rowCount():
            self.view.selectRow(0)
        self._show_buttons()

    def _count(self) -> None:
        total, shown = self.model.rowCount(), self.filter.rowCount()
        words = f"{total} {self._many}" if shown == total else f"{shown} of {total} {self._many}"
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


class _Table(QTableView):
    """The table itself: keys that a table of records understands."""

    def __init__(self, owner: RecordsTable) -> None:
        super().__init__(owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Insert adds, Enter edits, Delete deletes, Alt with an arrow moves."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        owner = self._owner
        if key == Qt.Key.Key_Insert or _is_new(event):
            owner.add()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _held(event):
            owner.entered.emit()
        elif key == Qt.Key.Key_Delete:
            owner.delete()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            owner.move_row(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While a table has the focus, Ctrl+N adds a record, not an agreement."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_new(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.share_columns()

    def share_columns(self) -> None:
        """Give each column a share of the width, the first the largest."""
        columns = self.model().columnCount() if self.model() else 0
        if not columns:
            return
        width = self.viewport().width()
        first = round(width * (1.6 / (columns + 0.6)))
        for at in range(columns - 1):
            share = first if at == 0 else (width - first) // max(1, columns - 1)
            self.setColumnWidth(at, share)


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
