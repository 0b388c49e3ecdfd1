"""Which documents to build: who reads each, how many there are, and whether it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sharebuilder.documents.catalogue import documents
from sharebuilder.gui.editors.boxes import Box
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from sharebuilder.documents.catalogue import DocumentKind
    from sharebuilder.documents.choice import DocumentChoice
    from sharebuilder.gui.services import Services


class DocumentList(QWidget):
    """A box for each kind of document. One that the answers do not call for says why.

    Signals:
        changed: other documents are chosen.
    """

    changed = Signal()

    def __init__(self, services: Services, kinds: Sequence[DocumentKind] | None = None) -> None:
        """Choose every document.

        Args:
            services: the agreement.
            kinds: what can be built; the whole catalogue when left out.
        """
        super().__init__()
        self._services = services
        self._kinds = tuple(documents() if kinds is None else kinds)
        self._stale = True
        self._unwanted: set[str] = set()  # what a person took out by hand
        self.boxes: dict[str, QCheckBox] = {}
        self.notes: dict[str, Text] = {}
        inside = column(self, 0.15)
        inside.addWidget(Text(tr("Which documents?"), "label"))
        if len(self._kinds) > 1:
            line = Flow(0.6)
            line.add(button(tr("Choose all"), lambda: self._choose(all_of_them=True), "link"))
            line.add(button(tr("Choose none"), lambda: self._choose(all_of_them=False), "link"))
            inside.addWidget(line)
        for kind in self._kinds:
            box = Box(kind.title.replace("&", "&&"))
            box.setChecked(True)
            box.clicked.connect(lambda checked, kind=kind: self._clicked(kind, checked=checked))
            note = Text("", "small")
            note.setContentsMargins(space(self, 1.45), 0, 0, space(self, 0.3))
            self.boxes[kind.id], self.notes[kind.id] = box, note
            inside.addWidget(box)
            inside.addWidget(note)
            self._say(kind, tr("For: {reader}.", reader=kind.reader))
        services.bridge.checked.connect(self._checked)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is to be built."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def refresh(self) -> None:
        """Say what the answers call for now."""
        from sharebuilder.documents.choice import document_choices

        self._stale = False
        services = self._services
        for choice in document_choices(
            services.tree,
            question_set=services.question_set,
            knowledge=services.knowledge,
            findings=services.bridge.findings,
            today=services.today(),
            kinds=self._kinds,
        ):
            box = self.boxes[choice.kind.id]
            box.setEnabled(choice.needed)
            box.setChecked(choice.needed and choice.kind.id not in self._unwanted)
            self._say(choice.kind, self._words(choice))
        self.changed.emit()

    # --- inside ---

    def _words(self, choice: DocumentChoice) -> str:
        kind = choice.kind
        if not choice.needed:
            several = self._services.plural_of(f"/{kind.each}") if kind.each else ""
            why = kind.not_needed or tr("There are no {records} yet.", records=several)
            return tr("This agreement needs none. {why}", why=why)
        words = tr("For: {reader}.", reader=kind.reader)
        if kind.each:
            section = self._services.question_set.records_section(f"/{kind.each}")
            one = section.record_name if section is not None else tr("record")
            each = (
                tr("One for each {record}, {number} at the most.", record=one, number=choice.most)
                if kind.not_needed
                else tr("One for each {record}, {number}.", record=one, number=choice.most)
            )
            words = f"{words} {each}"
        return words

    def _say(self, kind: DocumentKind, words: str) -> None:
        self.notes[kind.id].say(words)
        self.boxes[kind.id].setAccessibleDescription(words)

    def _choose(self, *, all_of_them: bool) -> None:
        self._unwanted = set() if all_of_them else set(self.boxes)
        for box in self.boxes.values():
            box.setChecked(all_of_them and box.isEnabled())
        self.changed.emit()

    def _clicked(self, kind: DocumentKind, *, checked: bool) -> None:
        (self._unwanted.discard if checked else self._unwanted.add)(kind.id)
        self.changed.emit()

    def _checked(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up now that somebody can see it."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
