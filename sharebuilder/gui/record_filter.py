"""Which records of a table are shown, and in what order: for the eye only, the file stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

if TYPE_CHECKING:
    from sharebuilder.gui.record_model import RecordModel

_Index = QModelIndex | QPersistentModelIndex
NO_GROUP = ""
"""The group of the records that are in none."""


class RecordFilter(QSortFilterProxyModel):
    """Shows the records that hold all the words searched for, in the order asked for."""

    def __init__(self, model: RecordModel) -> None:
        """Filter a model."""
        super().__init__()
        self._model = model
        self._words: list[str] = []
        self._grouped_by = ""
        self._group: str | None = None
        self._ranks: list[int] | None = None
        self._column = -1
        model.modelAboutToBeReset.connect(self._forget_ranks)
        self.setSourceModel(model)

    @property
    def active(self) -> bool:
        """Whether the rows stand otherwise than in the file."""
        return bool(self._words) or self._group is not None or self._column >= 0

    @property
    def column(self) -> int:
        """The column that the rows are sorted by; -1 for the order of the file."""
        return self._column

    def search(self, text: str) -> None:
        """Search for words."""
        self._words = text.casefold().split()
        self.invalidate()

    def show_group(self, grouped_by: str, group: str | None) -> None:
        """Show one group only.

        Args:
            grouped_by: the name of the answer that puts a record into a group.
            group: the answer; `NO_GROUP` for those without one, None for all.
        """
        self._grouped_by, self._group = grouped_by, group
        self.invalidate()

    def order_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, so in the order of the file, where it is -1."""
        self._column = column
        self._ranks = None
        self.sort(-1)
        if column >= 0:
            self.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:  # noqa: N802
        """Whether a record holds all the words, and is in the group."""
        del source_parent
        if self._group is not None:
            value = self._model.answer(source_row, self._grouped_by)
            if (value if isinstance(value, str) else NO_GROUP) != self._group:
                return False
        if not self._words:
            return True
        shown = self._model.words(source_row)
        return all(word in shown for word in self._words)

    def lessThan(self, left: _Index, right: _Index) -> bool:  # noqa: N802 - Qt's name
        """Compare two rows by their ranks, worked out once for each sorting."""
        if self._ranks is None:
            model, column = self._model, self._column
            rows = sorted(range(model.rowCount()), key=lambda row: model.order_key(row, column))
            self._ranks = [0] * len(rows)
            for rank, row in enumerate(rows):
                self._ranks[row] = rank
        return self._ranks[left.row()] < self._ranks[right.row()]

    def _forget_ranks(self) -> None:
        self._ranks = None
