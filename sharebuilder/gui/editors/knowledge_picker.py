"""The list that opens beneath an answer: a search, the entries on offer, and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
)

from sharebuilder.gui.fields import Text, column
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from sharebuilder.gui.editors.knowledge_offers import Offer, OfferedEntry

_ROWS = 16
_ROWS_WITH_REASONS = 13
_REASON_ROWS = 12


class Picker(QFrame):
    """A search, a list of entries, and the reasons for the one that is looked at."""

    def __init__(
        self,
        offer: Offer,
        picked: Callable[[str], None],
        close: Callable[[], None],
        *,
        many: bool,
    ) -> None:
        """Show what is on offer.

        Args:
            offer: the entries, under their headings.
            picked: called with the id of the entry that a person picks.
            close: called when a person presses Escape.
            many: whether several can be chosen; then each shows whether it is.
        """
        super().__init__()
        self.setProperty("role", "card")
        self._picked = picked
        self._close = close
        self._details: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by name or by what it says"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setTabKeyNavigation(False)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(space(self, _ROWS_WITH_REASONS if offer.advises else _ROWS))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.installEventFilter(self)
        self.reasons = QTextBrowser()
        self.reasons.setOpenLinks(False)
        self.reasons.setFixedHeight(space(self, _REASON_ROWS))
        self.reasons.setVisible(offer.advises)
        self.reasons.installEventFilter(self)
        for heading, entries in offer.groups:
            if heading:
                self._add_heading(heading)
            for entry in entries:
                self._add(entry)
        self.list.itemClicked.connect(self._act)
        self.list.currentItemChanged.connect(self._show_reasons)
        self._none = Text(tr("Nothing fits that search. Try fewer or other words."), "hint")
        self._none.hide()
        inside = column(self, 0.4, 0.5)
        hint = (
            tr("Enter or a click ticks an entry.")
            if many
            else tr("Enter or a click chooses an entry.")
        )
        if offer.note:
            inside.addWidget(Text(offer.note, "hint"))
        inside.addWidget(self.search)
        inside.addWidget(Text(hint, "small"))
        inside.addWidget(self.list)
        inside.addWidget(self._none)
        inside.addWidget(self.reasons)

    def name_after(self, name: str) -> None:
        """Give the search, the list and the reasons names after the question."""
        self.search.setAccessibleName(tr("Search, {name}", name=name))
        self.list.setAccessibleName(tr("Entries to choose from, {name}", name=name))
        self.reasons.setAccessibleName(tr("Reasons for and against, {name}", name=name))

    def mark(self, chosen: list[str]) -> None:
        """Show which are chosen, and stand on the first of them, or else on the first entry."""
        for item in self._entries():
            item.setData(_CHOSEN, item.data(Qt.ItemDataRole.UserRole) in chosen)
        if self.list.currentRow() < 0:
            entries = self._entries()
            first = next((one for one in entries if one.data(_CHOSEN)), None)
            first = first or next(iter(entries), None)
            if first is not None:
                self.list.setCurrentItem(first)
                self.list.scrollToItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys work from the search too; Escape closes; Enter chooses."""
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            choosing = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
            if choosing and watched is not self.reasons:
                item = self.list.currentItem()
                typed_space = key == Qt.Key.Key_Space and watched is self.search
                if item is not None and not item.isHidden() and not typed_space:
                    self._act(item)
                    return True
            if watched is self.search and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _entries(self) -> list[QListWidgetItem]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item for item in items if item.data(Qt.ItemDataRole.UserRole)]

    def _add_heading(self, heading: str) -> None:
        item = QListWidgetItem(heading)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass it by
        item.setData(Qt.ItemDataRole.AccessibleTextRole, heading)
        self.list.addItem(item)

    def _add(self, entry: OfferedEntry) -> None:
        item = QListWidgetItem(entry.title)
        item.setData(Qt.ItemDataRole.UserRole, entry.id)
        item.setData(_VERDICT, entry.verdict)
        item.setData(_PLAIN, entry.plain)
        item.setData(_REASON, entry.reason)
        item.setData(_MARK, entry.mark)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.spoken)
        self._details[entry.id] = entry.details
        self.list.addItem(item)

    def _show_reasons(self, item: QListWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            self.reasons.setHtml(self._details.get(item.data(Qt.ItemDataRole.UserRole), ""))

    def _act(self, item: QListWidgetItem) -> None:
        entry_id = item.data(Qt.ItemDataRole.UserRole)
        if entry_id:
            self._picked(entry_id)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        first, heading = None, None
        for at in range(self.list.count()):
            item = self.list.item(at)
            if not item.data(Qt.ItemDataRole.UserRole):
                heading = item
                heading.setHidden(True)  # until an entry beneath it is found
                continue
            words = f"{item.text()} {item.data(_PLAIN)}".casefold()
            fits = all(word in words for word in wanted)
            item.setHidden(not fits)
            if fits and heading is not None:
                heading.setHidden(False)
            first = item if fits and first is None else first
        self._none.setVisible(first is None)
        if first is not None:
            self.list.setCurrentItem(first)


_PLAIN = Qt.ItemDataRole.UserRole + 1
_MARK = Qt.ItemDataRole.UserRole + 2
_CHOSEN = Qt.ItemDataRole.UserRole + 3
_VERDICT = Qt.ItemDataRole.UserRole + 4
_REASON = Qt.ItemDataRole.UserRole + 5
_Index = QModelIndex | QPersistentModelIndex


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: its title with the verdict, its plain words, the reason, its warning."""

    def _document(self, option: QStyleOptionViewItem, index: _Index, width: float) -> QTextDocument:
        colours = option.palette
        text = colours.color(QPalette.ColorRole.Text).name()
        muted = colours.color(QPalette.ColorRole.PlaceholderText).name()
        document = QTextDocument()
        font = QFont(option.font)
        document.setDefaultFont(font)
        document.setDocumentMargin(font.pointSizeF() * 0.5)
        title = _escape(str(index.data(Qt.ItemDataRole.DisplayRole)))
        if not index.data(Qt.ItemDataRole.UserRole):
            document.setHtml(f'<p style="margin:0; color:{muted}"><b>{title}</b></p>')
            document.setTextWidth(width)
            return document
        parts = [tr("Chosen") if index.data(_CHOSEN) else "", index.data(_VERDICT) or ""]
        head = " · ".join([*(_escape(str(one)) for one in parts if one), title])
        html = f'<p style="margin:0; color:{text}"><b>{head}</b></p>'
        html += f'<p style="margin:0; color:{text}">{_escape(index.data(_PLAIN))}</p>'
        if index.data(_REASON):
            html += f'<p style="margin:0; color:{muted}">{_escape(index.data(_REASON))}</p>'
        if index.data(_MARK):
            html += f'<p style="margin:0; color:{muted}">▲ {_escape(str(index.data(_MARK)))}</p>'
        document.setHtml(html)
        document.setTextWidth(width)
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Room for all its words at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 400
        return QSize(width, round(self._document(option, index, width).size().height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the words."""
        painter.save()
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected:
            view = self.parent()
            tint = view.property("tint") if isinstance(view, QListWidget) else None
            painter.fillRect(option.rect, tint or option.palette.alternateBase())
            bar = option.rect.adjusted(0, 0, 0, 0)
            bar.setWidth(max(3, round(option.fontMetrics.height() * 0.2)))
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Highlight))
        painter.translate(option.rect.topLeft())
        self._document(option, index, option.rect.width()).drawContents(painter)
        painter.restore()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
