"""Editors that choose entries of the knowledge base: a searchable list that opens in place."""

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
    QVBoxLayout,
    QWidget,
)

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, texts_of
from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, row
from sharebuilder.gui.theme import characters, space
from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonValue

_ROWS = 16


def standing(entry: Entry, in_force: bool | None) -> str:  # noqa: FBT001 - what the law file says
    """What a person must know of an entry before relying on it; empty where all is well."""
    marks = []
    if in_force is None:
        marks.append("we could not confirm that it is in force")
    elif not in_force:
        marks.append("not in force today")
    if not entry.verified:
        marks.append("not verified: read the text before you rely on it")
    return "; ".join(marks)


class KnowledgeEditor(Editor):
    """What is chosen, in full; and a list to choose from that opens beneath."""

    many = False

    def __init__(self, asking: Asking) -> None:
        """Show nothing chosen."""
        super().__init__(asking)
        self._chosen: list[str] = []
        self._name = self._description = ""
        self._outer = column(self, 0.3)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(space(self, 0.3))
        self._outer.addLayout(self._cards)
        self.open_button = button("Choose…", self._toggle)
        self._outer.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel: Picker | None = None

    @property
    def picker(self) -> Picker | None:
        """The list to choose from, while it is open."""
        return self._panel

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the entries that are chosen."""
        chosen = texts_of(value) if self.many else ([value] if isinstance(value, str) else [])
        if moved:
            self.close_picker()
        if chosen != self._chosen or moved:
            self._chosen = chosen
            self._show_cards()
        if self._panel is not None:
            self._panel.mark(self._chosen)

    def target(self) -> QWidget:
        """The button that opens the list, or the open list."""
        return self._panel.search if self._panel is not None else self.open_button

    def names(self, name: str, description: str) -> None:
        """Name the button after the question."""
        self._name, self._description = name, description
        self.open_button.setAccessibleName(f"{self.open_button.text()} {name}")
        self.open_button.setAccessibleDescription(description)

    def close_picker(self) -> None:
        """Close the list."""
        if self._panel is not None:
            had = self._panel.isAncestorOf(self._panel.focusWidget() or self)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
            self._word_button()
            if had:
                self.open_button.setFocus()

    def _word_button(self) -> None:
        if self._panel is not None:
            words = "Close the list"
        elif self.many:
            words = "Add or remove…" if self._chosen else "Choose…"
        else:
            words = "Change…" if self._chosen else "Choose…"
        self.open_button.setText(words)
        self.names(self._name, self._description)

    def _toggle(self) -> None:
        if self._panel is not None:
            self.close_picker()
            return
        services = self.asking.services
        knowledge = services.knowledge
        today = services.today()
        entries = [
            (entry, standing(entry, knowledge.in_force(entry, today)))
            for entry in knowledge.entries(self.asking.field.knowledge)
        ]
        self._panel = Picker(entries, self._picked, self.close_picker, many=self.many)
        self._panel.name_after(self._name)
        self._panel.mark(self._chosen)
        self._outer.addWidget(self._panel)
        self._word_button()
        self._panel.search.setFocus()

    def _picked(self, entry_id: str) -> None:
        if self.many:
            if entry_id in self._chosen:
                chosen = [one for one in self._chosen if one != entry_id]
            else:
                chosen = [*self._chosen, entry_id]
            self._tell(chosen)
        else:
            self._tell([entry_id])
            self.close_picker()
            self.open_button.setFocus()

    def _tell(self, chosen: list[str]) -> None:
        self._chosen = chosen
        self._show_cards()
        if self._panel is not None:
            self._panel.mark(chosen)
        if self.many:
            self.changed.emit(or_missing([*chosen]))
        else:
            self.changed.emit(chosen[0] if chosen else MISSING)

    def _remove(self, entry_id: str) -> None:
        self.open_button.setFocus()
        self._tell([one for one in self._chosen if one != entry_id])

    def _show_cards(self) -> None:
        clear_layout(self._cards)
        for entry_id in self._chosen:
            self._cards.addWidget(self._card(entry_id))
        self._word_button()

    def _card(self, entry_id: str) -> QFrame:
        services = self.asking.services
        entry = services.knowledge.entry(entry_id)
        card = frame("card")
        card.setMaximumWidth(characters(self, 84))
        inside = row(card, 0.6, 0.5)
        words = QVBoxLayout()
        words.setSpacing(space(self, 0.15))
        title = entry.title if entry else f"{entry_id} (not in the knowledge base)"
        words.addWidget(Text(title, "label"))
        if entry is not None:
            words.addWidget(Text(entry.plain))
            mark = standing(entry, services.knowledge.in_force(entry, services.today()))
            if mark:
                warning = Text(f"▲ {mark[0].upper()}{mark[1:]}.", "small")
                warning.setProperty("state", "warning")
                words.addWidget(warning)
            if entry.citation.text:
                words.addWidget(Text(entry.citation.text, "small"))
        inside.addLayout(words, 1)
        remove = button("Remove", lambda: self._remove(entry_id), "link")
        remove.setAccessibleName(f"Remove {title}")
        inside.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return card


class KnowledgeManyEditor(KnowledgeEditor):
    """Several entries."""

    many = True


class Picker(QFrame):
    """A search and a list of entries, each with its plain words."""

    def __init__(
        self,
        entries: list[tuple[Entry, str]],
        picked: Callable[[str], None],
        close: Callable[[], None],
        *,
        many: bool,
    ) -> None:
        """Show entries.

        Args:
            entries: each with what a person must know before relying on it.
            picked: called with the id of the entry that a person picks.
            close: called when a person presses Escape.
            many: whether several can be chosen; then each shows whether it is.
        """
        super().__init__()
        self.setProperty("role", "card")
        self._picked = picked
        self._close = close
        self._many = many
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search by name or by what it says")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setTabKeyNavigation(False)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(space(self, _ROWS))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.installEventFilter(self)
        for entry, mark in entries:
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setData(_PLAIN, entry.plain)
            item.setData(_MARK, mark)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}. {entry.plain} {mark}".strip()
            )
            self.list.addItem(item)
        self.list.itemClicked.connect(self._act)
        self._none = Text("Nothing fits that search. Try fewer or other words.", "hint")
        self._none.hide()
        inside = column(self, 0.4, 0.5)
        hint = "Enter or a click ticks an entry." if many else "Enter or a click chooses an entry."
        inside.addWidget(self.search)
        inside.addWidget(Text(hint, "small"))
        inside.addWidget(self.list)
        inside.addWidget(self._none)

    def name_after(self, name: str) -> None:
        """Give the search and the list names after the question."""
        self.search.setAccessibleName(f"Search, {name}")
        self.list.setAccessibleName(f"Entries to choose from, {name}")

    def mark(self, chosen: list[str]) -> None:
        """Show which are chosen, and stand on the first of them."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setData(_CHOSEN, item.data(Qt.ItemDataRole.UserRole) in chosen)
        if self.list.currentRow() < 0:
            at = next((i for i in range(self.list.count()) if self.list.item(i).data(_CHOSEN)), 0)
            self.list.setCurrentRow(at)
            self.list.scrollToItem(self.list.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys work from the search too; Escape closes; Enter chooses."""
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
                item = self.list.currentItem()
                typed_space = key == Qt.Key.Key_Space and watched is self.search
                if item is not None and not item.isHidden() and not typed_space:
                    self._act(item)
                    return True
            if watched is self.search and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _act(self, item: QListWidgetItem) -> None:
        self._picked(item.data(Qt.ItemDataRole.UserRole))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            words = f"{item.text()} {item.data(_PLAIN)}".casefold()
            fits = all(word in words for word in wanted)
            item.setHidden(not fits)
            first = at if fits and first is None else first
        self._none.setVisible(first is None)
        if first is not None:
            self.list.setCurrentRow(first)


_PLAIN = Qt.ItemDataRole.UserRole + 1
_MARK = Qt.ItemDataRole.UserRole + 2
_CHOSEN = Qt.ItemDataRole.UserRole + 3
_Index = QModelIndex | QPersistentModelIndex


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: its title, its plain words, its warning."""

    def _document(self, option: QStyleOptionViewItem, index: _Index, width: float) -> QTextDocument:
        colours = option.palette
        text = colours.color(QPalette.ColorRole.Text).name()
        muted = colours.color(QPalette.ColorRole.PlaceholderText).name()
        document = QTextDocument()
        font = QFont(option.font)
        document.setDefaultFont(font)
        document.setDocumentMargin(font.pointSizeF() * 0.5)
        tick = "✓ " if index.data(_CHOSEN) else ""
        title = _escape(f"{tick}{index.data(Qt.ItemDataRole.DisplayRole)}")
        html = f'<p style="margin:0; color:{text}"><b>{title}</b></p>'
        html += f'<p style="margin:0; color:{text}">{_escape(index.data(_PLAIN))}</p>'
        if index.data(_MARK):
            mark = _escape(str(index.data(_MARK)))
            html += f'<p style="margin:0; color:{muted}">▲ {mark[0].upper()}{mark[1:]}.</p>'
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
