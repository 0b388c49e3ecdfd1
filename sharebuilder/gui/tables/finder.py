"""The line above a table: search, and the order of the rows. Both are for the eye only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, column
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.gui.record_filter import RecordFilter

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Finder(QWidget):
    """Searches and sorts a table.

    Signals:
        changed: other rows are shown, or in another order.
    """

    changed = Signal()

    def __init__(self, shown: RecordFilter, titles: Sequence[str], many: str) -> None:
        """Make the line.

        Args:
            shown: what it searches and sorts.
            titles: the titles of the columns.
            many: what the records are called.
        """
        super().__init__()
        self._shown = shown
        self._orders: list[tuple[int, Qt.SortOrder]] = [(-1, _UP)]
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search these {records}", records=many))
        self.search.setAccessibleName(tr("Search these {records}", records=many))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(characters(self, 38))
        self.search.textChanged.connect(self._searched)
        self.order = Combo()
        self.order.setAccessibleName(tr("Order of the {records}", records=many))
        self.order.setToolTip(tr("For the eye only. The order in the agreement stays yours."))
        self.order.setAccessibleDescription(self.order.toolTip())
        self.order.addItem(tr("In your own order"))
        for at, title in enumerate(titles):
            by = title.lower()
            words = (tr("By {column}, A to Z", column=by), tr("By {column}, Z to A", column=by))
            if title == tr("Noticed") and at == len(titles) - 1:
                words = (tr("By noticed, most first"), tr("By noticed, least first"))
            self._orders += [(at, _UP), (at, _DOWN)]
            self.order.addItems(words)
        self.order.activated.connect(self._ordered)
        line = Flow(0.6)
        line.add(self.search)
        line.add(self.order)
        column(self, 0).addWidget(line)

    def clear(self) -> None:
        """Search for nothing. The order stays."""
        self.search.clear()

    def next_order(self, column: int) -> None:
        """Sort by a column; by the same again the other way, and then no more."""
        ways = [at for at, (one, _) in enumerate(self._orders) if one == column]
        now = self.order.currentIndex()
        at = ways[0] if now not in ways else {ways[0]: ways[1], ways[1]: 0}[now]
        self.order.setCurrentIndex(at)
        self._ordered(at)

    def _searched(self, text: str) -> None:
        self._shown.search(text)
        self.changed.emit()

    def _ordered(self, at: int) -> None:
        self._shown.order_by(*self._orders[at])
        self.changed.emit()
