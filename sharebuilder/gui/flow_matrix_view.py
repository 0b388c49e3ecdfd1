"""The matrix on the page: arrow keys go from cell to cell, Enter adds or opens a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sharebuilder.gui.flow_matrix_model import FlowMatrix
from sharebuilder.gui.record_grid import claims_new, is_new
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from sharebuilder.documents.flow_map.model import FlowMap
    from sharebuilder.gui.flow_selection import FlowSelection

_NAME = 20  # letters of a partner's name that a head shows before it ends in dots
_LINES = 24
_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class _Upright(QHeaderView):
    """Heads whose words stand upright, so that sixty columns have room."""

    def sectionSizeFromContents(self, _section: int) -> QSize:  # noqa: N802 - Qt's name
        """As high as a name."""
        return QSize(space(self, 1.9), characters(self, _NAME) + space(self, 0.6))

    def paintSection(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        """Write the name from the foot upwards."""
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal))
        room = rect.height() - space(self, 0.6)
        colours = self.palette()
        painter.save()
        painter.fillRect(rect, colours.color(QPalette.ColorRole.Window))
        font = painter.font()
        font.setBold(section == self._current())
        painter.setFont(font)
        painter.setPen(colours.color(QPalette.ColorRole.WindowText))
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        box = QRect(space(self, 0.3), 0, room, rect.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _current(self) -> int:
        view = self.parent()
        return view.currentIndex().column() if isinstance(view, QTableView) else -1


class _Ringed(QStyledItemDelegate):
    """Draws a ring around the cell on which a person stands."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell, and the ring while the matrix has the focus."""
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            thick = max(2, view.fontMetrics().height() // 7)
            rect: QRect = option.rect
            inside = rect.adjusted(thick // 2, thick // 2, -(thick + 1) // 2, -(thick + 1) // 2)
            painter.save()
            painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Highlight), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside)
            painter.restore()


class FlowMatrixView(QTableView):
    """The matrix.

    Signals:
        opened: a person wants to see all of a flow; carries its id.
        add_wanted: a person wants new flows; carries pairs of sender and receivers.
        delete_wanted: a person wants a flow gone; carries its id.
        current_changed: another cell is the current one.
    """

    opened = Signal(str)
    current_changed = Signal()
    add_wanted = Signal(tuple)
    delete_wanted = Signal(str)

    def __init__(self, selection: FlowSelection) -> None:
        """Show nothing yet.

        Args:
            selection: what is selected here and elsewhere.
        """
        super().__init__()
        self._selection = selection
        self._from_here = False
        self._picking = False
        self.matrix = FlowMatrix()
        self.setHorizontalHeader(_Upright(Qt.Orientation.Horizontal, self))
        self.setModel(self.matrix)
        self.setItemDelegate(_Ringed(self))
        self.setStyleSheet("QTableView::item { padding: 0; }")  # a number and a letter fit exactly
        self.setAccessibleName(tr("Matrix of flows: rows give, columns receive"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys go from cell to cell. Enter adds a flow or opens the one that is "
                "there, Space selects several cells, Delete deletes."
            )
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(space(self, 1.5))
            header.setSectionsClickable(False)
        self.horizontalHeader().setDefaultSectionSize(space(self, 2.1))
        self.verticalHeader().setDefaultSectionSize(space(self, 1.7))
        self.verticalHeader().setMaximumWidth(characters(self, _NAME + 6))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(lambda _index: self.enter())
        selection.changed.connect(self._show_selected)

    def show_map(
        self, flow_map: FlowMap, shown: AbstractSet[str] | None, short: Mapping[str, str]
    ) -> None:
        """Show the flows of a map; the cell that was current stays so.

        Args:
            flow_map: the map.
            shown: the flows that stand out; all where it is None.
            short: a short name of each partner, for the heads.
        """
        at = self.currentIndex()
        pair = self.matrix.pair(at) if at.isValid() else None
        self.matrix.show_map(flow_map, shown, short, self.palette())
        partners = self.matrix.partners
        if pair and not self.currentIndex().isValid() and set(pair) <= set(partners):
            self._stand_on(self.matrix.index(partners.index(pair[0]), partners.index(pair[1])))
        rows = len(partners) * self.verticalHeader().defaultSectionSize()
        high = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        columns = len(partners) * self.horizontalHeader().defaultSectionSize()
        if self.verticalHeader().sizeHint().width() + columns > self.width():
            high += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(high + 2, space(self, _LINES)))

    def take_focus(self) -> None:
        """Put the focus on the current cell, or the first."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.matrix.partners:
            self._stand_on(self.matrix.index(0, 0))

    @property
    def words(self) -> str:
        """What stands in the current cell, in words; empty where there is none."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    @property
    def can_add(self) -> bool:
        """Whether the current cell is empty and joins two partners."""
        current = self.currentIndex()
        if not current.isValid() or self.matrix.flows(current):
            return False
        source, target = self.matrix.pair(current)
        return bool(source and target) and source != target

    def enter(self) -> None:
        """Open the flow that is in the current cell; else add one to each selected cell."""
        current = self.currentIndex()
        if not current.isValid():
            return
        flows = self.matrix.flows(current)
        if flows:
            self.opened.emit(flows[0])
            return
        pairs: dict[str, list[str]] = {}
        for index in sorted(self.selectedIndexes() or [current], key=_place):
            source, target = self.matrix.pair(index)
            if not self.matrix.flows(index) and source and target and source != target:
                pairs.setdefault(source, []).append(target)
        self._picking = False
        if pairs:
            self.add_wanted.emit(tuple((one, tuple(to)) for one, to in pairs.items()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter adds or opens, Space selects several, Delete deletes."""
        key, current = event.key(), self.currentIndex()
        flows = self.matrix.flows(current) if current.isValid() else ()
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.enter()
        elif key == Qt.Key.Key_Space and current.isValid():
            self._pick(current)
        elif key == Qt.Key.Key_Escape and self._picking:
            self._stand_on(current)
        elif key == Qt.Key.Key_Delete:
            if flows:
                self.delete_wanted.emit(flows[0])
        elif (key == Qt.Key.Key_N and not held) or is_new(event):
            self.enter()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While the matrix has the focus, Ctrl+N adds a flow, not an agreement."""
        return claims_new(event) or super().event(event)

    # --- inside ---

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Once Space has picked a cell, arrow keys move without a change of what is selected."""
        if self._picking and not isinstance(event, QMouseEvent):
            return _Flag.NoUpdate
        return super().selectionCommand(index, event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Select the flows of the cell, here and elsewhere."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.current_changed.emit()
        if current.isValid() and self.hasFocus():
            self._from_here = True
            self._selection.choose(self.matrix.flows(current))
            self._from_here = False

    def _pick(self, current: QModelIndex) -> None:
        """Take a cell in, or out again. The first is selected already: it is where one stands."""
        if self._picking or not self.selectionModel().isSelected(current):
            self.selectionModel().select(current, _Flag.Toggle)
        self._picking = True

    def _show_selected(self) -> None:
        if self._from_here or len(self._selection.flows) != 1:
            return
        flow, current = self._selection.flows[0], self.currentIndex()
        if not current.isValid() or flow not in self.matrix.flows(current):
            index = self.matrix.cell_of(flow)
            if index.isValid():
                self._stand_on(index)

    def _stand_on(self, index: QModelIndex) -> None:
        self._picking = False
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()
