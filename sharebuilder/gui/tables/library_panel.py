"""Usual records from the practice libraries, to tick and add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView

from sharebuilder.gui.fields import Flow, Text
from sharebuilder.gui.tables.panel import Panel
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.tables.usual import Offer, offers, taking
from sharebuilder.tables.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer

_ROWS = 9
_OFFER = Qt.ItemDataRole.UserRole + 1
_SEARCHED = Qt.ItemDataRole.UserRole + 2
_TICKED = Qt.CheckState.Checked


class LibraryPanel(Panel):
    """Offers what is usual. Nothing is ticked for a person."""

    def __init__(self, services: Services, collection: Pointer) -> None:
        """Offer what the partners of the agreement usually hold.

        Args:
            services: what the page was given.
            collection: the list.
        """
        many = services.plural_of(collection)
        super().__init__(tr("Usual {records}", records=many))
        self._services, self._collection = services, collection
        words = Text(
            tr(
                "Tick what is true for you, and change its words afterwards. This is common "
                "practice, not law: confirm it with the service that holds the information."
            ),
            "hint",
        )
        words.setMaximumWidth(characters(self, 90))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the library"))
        self.search.setAccessibleName(tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(characters(self, 38))
        self.every = QCheckBox(tr("Show what other services use, too"))
        self._model = QStandardItemModel(self)
        self._shown = _Search(self)
        self._shown.setSourceModel(self._model)
        self.list = QListView()
        self.list.setModel(self._shown)
        self.list.setAccessibleName(tr("Usual {records}", records=many))
        self.list.setAccessibleDescription(tr("Arrow keys move, Space ticks."))
        self.list.setFixedHeight(space(self, _ROWS * 1.6))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(space(self, 0.1))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.about = Text("", "hint")
        self.about.setMaximumWidth(characters(self, 90))
        top = Flow(0.8)
        top.add(self.search)
        if collection != "/partners":  # the types of partner are not themselves held by any
            top.add(self.every)
        for widget in (words, top, self.list, self.about, self.line):
            self.inside.addWidget(widget)
        self.search.textChanged.connect(self._shown.search)
        self.every.toggled.connect(self._fill)
        self._model.itemChanged.connect(self._ticked)
        self.list.selectionModel().currentChanged.connect(self._describe)
        self._fill()

    def take_focus(self) -> None:
        """Begin with the search."""
        self.search.setFocus()

    def act(self) -> None:
        """Add what is ticked."""
        taken = list(self._taken())
        if not taken:
            return
        words = counted(self._services.question_set, self._collection, len(taken))
        agreement = self._services.agreement
        agreement.seal()
        label = tr("Add {records} from the library", records=words)
        edit = taking(agreement, self._collection, taken, label)
        agreement.apply(edit)
        agreement.seal()
        self._services.navigator.say(
            tr(
                "{records} from the library are added. Change their words until they are yours.",
                None,
                len(taken),
                records=words,
            ),
            undo=True,
        )
        self.closed.emit()

    # --- inside ---

    def _fill(self) -> None:
        ticked = {one.title for one in self._taken()}
        self._model.clear()
        heading = None
        found = offers(
            self._services.knowledge,
            self._services.tree,
            self._collection,
            every=self.every.isChecked(),
        )
        for offer in found:
            if offer.heading and offer.heading != heading:
                heading = offer.heading
                top = QStandardItem(heading)
                font = top.font()
                font.setBold(True)
                top.setFont(font)
                top.setFlags(Qt.ItemFlag.NoItemFlags)
                top.setData(" ".join([heading, *_words_under(found, heading)]), _SEARCHED)
                self._model.appendRow(top)
            self._model.appendRow(self._item(offer, ticked=offer.title in ticked))
        self._count()

    def _item(self, offer: Offer, *, ticked: bool) -> QStandardItem:
        words = [offer.title]
        if offer.careful:
            words.append(tr("▲ could do grave harm: say why you need it"))
        if offer.there:
            words.append(tr("(in your table already)"))
        item = QStandardItem("   ".join(words))
        item.setData(offer, _OFFER)
        item.setData(f"{offer.title} {offer.words} {offer.heading}".casefold(), _SEARCHED)
        item.setToolTip(offer.words)
        item.setCheckable(not offer.there)
        if offer.there:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        elif ticked:
            item.setCheckState(_TICKED)
        return item

    def _ticked(self, item: QStandardItem) -> None:
        # A click into the box leaves the current entry as it was; the words are of the ticked one.
        self.list.setCurrentIndex(self._shown.mapFromSource(item.index()))
        self._count()

    def _taken(self) -> Iterator[Offer]:
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            if item.isCheckable() and item.checkState() == _TICKED:
                yield item.data(_OFFER)

    def _count(self) -> None:
        number = sum(1 for _ in self._taken())
        words = counted(self._services.question_set, self._collection, number)
        self.main.setText(
            tr("Add {records}", records=words) if number else tr("Add what is ticked")
        )
        self.main.setEnabled(bool(number))

    def _describe(self, index: QModelIndex) -> None:
        offer = index.data(_OFFER) if index.isValid() else None
        self.about.say(offer.words if isinstance(offer, Offer) else "")


class _Search(QSortFilterProxyModel):
    """Shows what holds every word, and the headings of it."""

    def __init__(self, parent: LibraryPanel) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def search(self, text: str) -> None:
        """Search for words."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:  # type: ignore[override]  # noqa: N802
        """Whether an entry holds all the words."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        said = str(index.data(_SEARCHED) or "").casefold()
        return all(word in said for word in self._words)


def _words_under(found: tuple[Offer, ...], heading: str | None) -> Iterator[str]:
    """All that can be found under a heading, so that it stays with what it heads."""
    return (f"{one.title} {one.words}" for one in found if one.heading == heading)
