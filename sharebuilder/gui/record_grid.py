"""The grid of a table of records: its look, its keys, and the width of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sharebuilder.gui.theme import characters, space

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

_MEASURED = 20  # rows whose names are measured
_NARROW = 13  # letters that a column of marks needs
_Standard = QKeySequence.StandardKey


class Owner(Protocol):
    """Whoever does what the keys of the grid ask for."""

    entered: SignalInstance

    def add(self) -> None:
        """Add a record."""

    def delete(self) -> None:
        """Take the selected records out."""

    def move_row(self, by: int) -> None:
        """Move the current record up or down."""

    def copy(self) -> None:
        """Copy the selected records for a spreadsheet."""

    def paste(self) -> None:
        """Bring in what a spreadsheet copied."""


class Grid(QTableView):
    """A table of rows that reads well: no grid, whole rows, columns that share the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self.narrow_first = self.narrow_last = False
        self.least = 0  # letters that a column must show
        self._rows: int | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(space(self, 1.9))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, rows: int) -> None:
        """Take the height of a number of rows, and keep it when the look changes."""
        self._rows = rows
        header = self.horizontalHeader().sizeHint().height()
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(header + rows * row + space(self, 0.3))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure the head again: it is higher in a window than by itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._rows is not None:
            self.show_rows(self._rows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.share_columns()

    def share_columns(self) -> None:
        """Give each column a share of the width, the first the largest; marks need little."""
        columns = self.model().columnCount() if self.model() else 0
        if not columns:
            return
        width = self.viewport().width()
        narrow = min(characters(self, _NARROW), width // columns)
        if self.narrow_last and self.isColumnHidden(columns - 1):
            columns -= 1
        elif columns > 1 and (self.narrow_first or self.narrow_last):
            columns -= 1
            width -= narrow
        first = round(width * (1.6 / (columns + 0.6)))
        if self.narrow_last and columns > 1:
            # A name that is cut may be any of several: it gets what it needs, up to half the width.
            first = max(first, min(self._longest() + space(self, 1.7), width // 2))
        rest = max((width - first) // max(1, columns - 1), characters(self, self.least))
        shares = [narrow, first] if self.narrow_first else [first]
        for at in range(self.model().columnCount() - 1):
            self.setColumnWidth(at, shares[at] if at < len(shares) else rest)

    def _longest(self) -> int:
        """The width of the longest of the first names; all of a long list would be too many."""
        model, metrics = self.model(), self.fontMetrics()
        rows = range(min(model.rowCount(), _MEASURED))
        return max(
            (metrics.horizontalAdvance(str(model.index(at, 0).data())) for at in rows), default=0
        )


class RecordGrid(Grid):
    """The grid of records: keys that a table of records understands."""

    def __init__(self, owner: Owner, parent: QWidget) -> None:
        """Make an empty one.

        Args:
            owner: who does what the keys ask for.
            parent: the widget that it stands in.
        """
        super().__init__(parent)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Insert adds, Enter edits, Delete deletes, Alt with an arrow moves; copy and paste."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        owner = self._owner
        if event.matches(_Standard.Copy):
            owner.copy()
        elif event.matches(_Standard.Paste):
            owner.paste()
        elif key == Qt.Key.Key_Insert or is_new(event):
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
        return claims_new(event) or super().event(event)


def claims_new(event: QEvent) -> bool:
    """Claim Ctrl+N for the widget that has the focus, before the menu takes it."""
    claimed = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and is_new(event)
    )
    if claimed:
        event.accept()
    return claimed


def is_new(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl+N."""
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
