"""Editors that choose entries of the knowledge base: a searchable list that opens in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, texts_of
from sharebuilder.gui.editors.knowledge_offers import offered, standing
from sharebuilder.gui.editors.knowledge_picker import Picker
from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, row
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue


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
        self.open_button = button(tr("Choose…"), self._toggle)
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
            words = tr("Close the list")
        elif self.many:
            words = tr("Add or remove…") if self._chosen else tr("Choose…")
        else:
            words = tr("Change…") if self._chosen else tr("Choose…")
        self.open_button.setText(words)
        self.names(self._name, self._description)

    def _toggle(self) -> None:
        if self._panel is not None:
            self.close_picker()
            return
        offer = offered(self.asking.services, self.asking.question.pointer, self.pointer)
        self._panel = Picker(offer, self._picked, self.close_picker, many=self.many)
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
        title = entry.title if entry else tr("{entry} (not in the knowledge base)", entry=entry_id)
        words.addWidget(Text(title, "label"))
        if entry is not None:
            words.addWidget(Text(entry.plain))
            mark = standing(services, entry)
            if mark:
                warning = Text(f"▲ {mark}", "small")
                warning.setProperty("state", "warning")
                words.addWidget(warning)
            if entry.citation.text:
                words.addWidget(Text(entry.citation.text, "small"))
        inside.addLayout(words, 1)
        remove = button(tr("Remove"), lambda: self._remove(entry_id), "link")
        remove.setAccessibleName(tr("Remove {title}", title=title))
        inside.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return card


class KnowledgeManyEditor(KnowledgeEditor):
    """Several entries."""

    many = True
