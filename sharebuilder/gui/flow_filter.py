"""Which flows stand out on the map and in the matrix: by item, purpose or sensitivity."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from sharebuilder.documents.flow_map import Wanted
from sharebuilder.documents.flow_map.look import look_of
from sharebuilder.documents.flow_map.model import GRAVITY
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from sharebuilder.documents.flow_map.model import Sensitivity
    from sharebuilder.gui.services import Services


class _Choice(Combo):
    """A combo box that takes no more room than its neighbours."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        hint.setWidth(min(hint.width(), characters(self, 21)))
        return hint


class FlowFilter(QWidget):
    """Three choices, of which each leaves fewer flows standing out.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, services: Services) -> None:
        """Want everything.

        Args:
            services: the agreement.
        """
        super().__init__()
        self._services = services
        self.item, self.purpose, self.sensitivity = _Choice(), _Choice(), _Choice()
        self.all_button = button(tr("Show all"), self.clear, "link")
        self.count = Text("", "small")
        line = Flow(0.9)
        for combo, words in (
            (self.item, (tr("Item"), tr("Show flows by item"))),
            (self.purpose, (tr("Purpose"), tr("Show flows by purpose"))),
            (self.sensitivity, (tr("Sensitivity"), tr("Show flows by sensitivity"))),
        ):
            line.add(_labelled(combo, *words))
            combo.currentIndexChanged.connect(self._chosen)
        line.add(self.all_button)
        inside = column(self, 0.2)
        inside.addWidget(line)
        inside.addWidget(self.count)
        self.refresh()
        self.say(0, 0)

    @property
    def wanted(self) -> Wanted:
        """What stands out."""
        return Wanted(
            _chosen(self.item),
            _chosen(self.purpose),
            cast("frozenset[Sensitivity]", _chosen(self.sensitivity)),
        )

    def refresh(self) -> None:
        """Offer the items and purposes that there are now; what was chosen stays."""
        marks = [(mark, look_of(mark).words) for mark in GRAVITY]
        for combo, options in (
            (self.item, self._services.records_of("/items")),
            (self.purpose, self._services.records_of("/purposes")),
            (self.sensitivity, tuple(marks)),
        ):
            _fill(combo, options)

    def say(self, shown: int, total: int) -> None:
        """Say how many flows stand out."""
        wanted = bool(self.wanted)
        self.count.say(
            tr("{shown} of {total} flows stand out; the rest is pale.", shown=shown, total=total)
            if wanted
            else ""
        )
        self.count.setVisible(wanted)
        self.all_button.setVisible(wanted)

    def clear(self) -> None:
        """Let everything stand out."""
        for combo in (self.item, self.purpose, self.sensitivity):
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
            combo.update()
        self.item.setFocus()
        self.changed.emit()

    def _chosen(self) -> None:
        self.changed.emit()


def _labelled(combo: Combo, words: str, spoken: str) -> QWidget:
    made = QWidget()
    inside = column(made, 0.1)
    label = QLabel(words)
    label.setBuddy(combo)
    label.setProperty("role", "small")
    inside.addWidget(label)
    inside.addWidget(combo)
    combo.setAccessibleName(spoken)
    return made


def _chosen(combo: Combo) -> frozenset[str]:
    chosen = combo.currentData()
    return frozenset([chosen]) if chosen else frozenset()


def _fill(combo: Combo, options: tuple[tuple[str, str], ...]) -> None:
    wanted = [("", tr("Any")), *options]
    there = [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())]
    if there == wanted:
        return
    before = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for identity, words in wanted:
        combo.addItem(words, identity)
    combo.setCurrentIndex(max(0, combo.findData(before)))
    combo.blockSignals(False)
    if before and combo.currentData() != before:
        combo.currentIndexChanged.emit(0)
