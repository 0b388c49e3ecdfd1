"""Editors that point to other records of the agreement: one, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, texts_of
from sharebuilder.gui.editors.boxes import Box
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, Text, button, clear_layout, column
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.model.json_types import JsonValue

MOST_BOXES = 7
_ROWS = 8


def _no_records(asking: Asking) -> tuple[str, str]:
    """What to say where there is nothing to point to, and the collection to go to."""
    plural = asking.services.plural_of(asking.field.refers_to)
    return tr("There are no {records} yet.", records=plural), asking.field.refers_to


class ReferenceEditor(Editor):
    """One record, from a box of their names."""

    def __init__(self, asking: Asking) -> None:
        """Fill the box."""
        super().__init__(asking)
        self.combo = Combo()
        self.combo.setMaximumWidth(characters(self, 62))
        self.combo.activated.connect(self._chosen)
        words, collection = _no_records(asking)
        self._none = Text(words, "small")
        self.go = button(
            tr("Go to {place}", place=asking.services.plural_of(collection)),
            lambda: asking.services.go_to(collection),
            "link",
        )
        outer = column(self, 0.2)
        outer.addWidget(self.combo)
        outer.addWidget(self._none)
        outer.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._value = ""
        self._fill()

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:  # noqa: ARG002
        """Show the record's name."""
        self._value = value if isinstance(value, str) else ""
        self._fill()
        self._select()

    def refresh(self) -> None:
        """Read the names again."""
        self._fill()
        self._select()

    def target(self) -> QWidget:
        """The box."""
        return self.combo

    def names(self, name: str, description: str) -> None:
        """Name the box and the button."""
        super().names(name, description)
        self.go.setAccessibleName(f"{self.go.text()}, {name}")

    def _fill(self) -> None:
        records = self.asking.services.records_of(self.asking.field.refers_to)
        if self.combo.count() and records == self._shown:
            return
        self._shown = records
        self.combo.clear()
        self.combo.addItem(tr("Choose…"), "")
        for identity, label in records:
            self.combo.addItem(label, identity)
        self._none.setVisible(not records)
        self.go.setVisible(not records)
        self.combo.updateGeometry()

    def _select(self) -> None:
        at = self.combo.findData(self._value) if self._value else 0
        if at < 0:
            self.combo.addItem(tr("{value} (no longer there)", value=self._value), self._value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)

    def _chosen(self, index: int) -> None:
        self._value = self.combo.itemData(index)
        self.changed.emit(or_missing(self._value))


class ReferencesEditor(Editor):
    """Several records: a box for each of a few, a list with a search for many."""

    def __init__(self, asking: Asking) -> None:
        """Show what can be chosen."""
        super().__init__(asking)
        self._outer = column(self, 0.2)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._chosen: list[str] = []
        self._name = self._description = ""
        self.boxes: dict[str, QCheckBox] = {}
        self.list: QListWidget | None = None
        self.search: QLineEdit | None = None
        self._summary = Text("", "small")
        self.go = button("", None, "link")
        self._fill()

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Tick what is chosen."""
        self._chosen = texts_of(value)
        self._fill()
        if moved and self.search is not None:
            self.search.clear()
        self._tick()

    def refresh(self) -> None:
        """Read the names again."""
        self._fill()
        self._tick()

    def target(self) -> QWidget:
        """The first box, or the search."""
        if self.list is not None:
            return self.search or self.list
        return next(iter(self.boxes.values()), self.go)

    def names(self, name: str, description: str) -> None:
        """Each box speaks its own words, then the question."""
        self._name, self._description = name, description
        self.setAccessibleName(name)
        for box in self.boxes.values():
            box.setAccessibleName(f"{box.text().replace('&&', '&')}, {name}")
            box.setAccessibleDescription(description)
        if self.list is not None and self.search is not None:
            self.list.setAccessibleName(name)
            self.list.setAccessibleDescription(tr("{hint} Space ticks an entry.", hint=description))
            self.search.setAccessibleName(tr("Search, {name}", name=name))
        self.go.setAccessibleName(f"{self.go.text()}, {name}")

    def _fill(self) -> None:
        services, collection = self.asking.services, self.asking.field.refers_to
        records = services.records_of(collection)
        if records == self._shown:
            return
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._shown = records
        self.boxes = {}
        self.list = self.search = None
        clear_layout(self._outer)
        if not records:
            words, _ = _no_records(self.asking)
            self._outer.addWidget(Text(words, "small"))
            self.go = button(
                tr("Go to {place}", place=services.plural_of(collection)),
                lambda: services.go_to(collection),
                "link",
            )
            self._outer.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        elif len(records) <= MOST_BOXES:
            for identity, label in records:
                box = Box(label.replace("&", "&&"))
                box.clicked.connect(self._clicked)
                self.boxes[identity] = box
                self._outer.addWidget(box)
        else:
            self._make_list(records)
        self.names(self._name, self._description)
        if had_focus:
            self.target().setFocus()

    def _make_list(self, records: tuple[tuple[str, str], ...]) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(characters(self, 62))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setSpacing(space(self, 0.2))
        self.list.setMaximumWidth(characters(self, 62))
        self.list.setWordWrap(True)
        self.list.setTabKeyNavigation(False)
        self.list.setFixedHeight(space(self, _ROWS * 1.5))
        for identity, label in records:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, identity)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._item_changed)
        self._summary = Text("", "small")
        line = Flow(0.8)
        line.add(button(tr("Tick all shown"), lambda: self._tick_shown(on=True), "link"))
        line.add(button(tr("Untick all shown"), lambda: self._tick_shown(on=False), "link"))
        for widget in (self.search, self.list, self._summary, line):
            self._outer.addWidget(widget)

    def _filter(self, text: str) -> None:
        if self.list is None:
            return
        wanted = text.casefold().split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            words = item.text().casefold()
            item.setHidden(not all(word in words for word in wanted))

    def _tick(self) -> None:
        for identity, box in self.boxes.items():
            box.setChecked(identity in self._chosen)
        if self.list is not None:
            self.list.blockSignals(True)
            for at in range(self.list.count()):
                item = self.list.item(at)
                on = item.data(Qt.ItemDataRole.UserRole) in self._chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.blockSignals(False)
            self.list.viewport().update()
        self._summarise()

    def _summarise(self) -> None:
        names = [label for identity, label in self._shown or () if identity in self._chosen]
        self._summary.say(
            tr("Chosen: {names}", names=", ".join(names)) if names else tr("None chosen yet.")
        )

    def _tick_shown(self, *, on: bool) -> None:
        if self.list is None:
            return
        shown = {
            self.list.item(at).data(Qt.ItemDataRole.UserRole)
            for at in range(self.list.count())
            if not self.list.item(at).isHidden()
        }
        self._tell(lambda one: on if one in shown else one in self._chosen)

    def _clicked(self) -> None:
        self._tell(lambda one: self.boxes[one].isChecked())

    def _item_changed(self, item: QListWidgetItem) -> None:
        one = item.data(Qt.ItemDataRole.UserRole)
        on = item.checkState() == Qt.CheckState.Checked
        self._tell(lambda other: on if other == one else other in self._chosen)

    def _tell(self, wanted: Callable[[str], bool]) -> None:
        known = [identity for identity, _ in self._shown or ()]
        # The order of the records, and whatever points to nothing stays for a person to see.
        gone = [one for one in self._chosen if one not in known]
        self._chosen = [one for one in known if wanted(one)] + gone
        self._tick()
        self.changed.emit(or_missing([*self._chosen]) if self._chosen else MISSING)
