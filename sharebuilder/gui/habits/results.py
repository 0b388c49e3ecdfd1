"""A list of what was found: each row says what it is, and beneath it where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.theme import Colours

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_DETAIL = Qt.ItemDataRole.UserRole + 1


class ResultList(QListView):
    """Shows what was found. Its rows are worded when they are seen, and no sooner."""

    def __init__(self, name: str, rows: int, colours: Colours) -> None:
        """Show nothing yet.

        Args:
            name: what it is called.
            rows: how many rows it is tall at the most; 0 for all the room there is.
            colours: the theme's colours.
        """
        super().__init__()
        self._rows = self._room = rows
        self.colours = colours
        self.found = _Found(self)
        self.setModel(self.found)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Arrow keys move. Enter goes there."))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        if rows:
            self.hide()

    def show_rows(self, count: int, words: Callable[[int], tuple[str, str]]) -> None:
        """Show other rows, and stand on the first.

        Args:
            count: how many there are.
            words: what a row is, and where it stands.
        """
        self.found.show(count, words)
        self._fit()
        if count:
            self.stand_on(0)

    def show_at_most(self, height: int) -> None:
        """Be no taller than a number of pixels, and two rows at the least."""
        self._room = max(2, height // _high(self))
        self._fit()

    def _fit(self) -> None:
        if self._rows:
            rows = min(self.found.count, self._rows, self._room)
            self.setFixedHeight(_high(self) * rows + 2 * self.frameWidth())
            self.setVisible(rows > 0)

    @property
    def row(self) -> int:
        """The current row; -1 where there is none."""
        return self.currentIndex().row()

    def step_by(self, by: int) -> None:
        """Go up or down by some rows, and stay within the list."""
        if self.found.count:
            self.stand_on(min(max(self.row + by, 0), self.found.count - 1))

    def stand_on(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.found.index(row, 0))

    def page(self) -> int:
        """How many rows a page has."""
        return max(1, self.viewport().height() // _high(self))

    def spoken(self) -> str:
        """The current row in words."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")


class _Found(QAbstractListModel):
    """Rows that are put into words when somebody looks at them."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.count = 0
        self._words: Callable[[int], tuple[str, str]] = lambda _row: ("", "")

    def show(self, count: int, words: Callable[[int], tuple[str, str]]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.count, self._words = count, words
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else self.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, _DETAIL}:
            return self._words(index.row())[role == _DETAIL]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ". ".join(part for part in self._words(index.row()) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Draws a row: what it is, and beneath it, smaller, where it stands."""

    def __init__(self, view: ResultList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Two lines, and room around them."""
        del option, index
        return QSize(100, _high(self._view))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row; the chosen one has a ground and a bar of its own."""
        painter.save()
        colours, em = self._view.colours, option.fontMetrics.height()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.tint))
            bar = QRect(option.rect)
            bar.setWidth(round(em * 0.25))
            painter.fillRect(bar, QColor(colours.accent))
        room = option.rect.adjusted(round(em * 0.6), round(em * 0.15), -round(em * 0.4), 0)
        first = QFont(option.font)
        first.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(first)
        painter.setPen(QColor(colours.text))
        _line(painter, room, index.data(Qt.ItemDataRole.DisplayRole))
        room.translate(0, QFontMetrics(first).height())
        painter.setFont(_small(option.font))
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        _line(painter, room, index.data(_DETAIL))
        painter.restore()


def _line(painter: QPainter, room: QRect, text: str) -> None:
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    box = QRect(room.left(), room.top(), room.width(), metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made


def _high(view: QListView) -> int:
    """The height of a row."""
    small = QFontMetrics(_small(view.font())).height()
    return QFontMetrics(view.font()).height() + small + space(view, 0.3)
