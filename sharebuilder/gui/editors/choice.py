"""Editors of a choice among a few options: radio buttons for few, a combo box for many, yes or no.

Nothing is ever chosen for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sharebuilder.gui.editors.base import Asking, Editor
from sharebuilder.gui.editors.boxes import Circle
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue

MOST_RADIOS = 6
_NOT_CHOSEN = tr_later("Choose…")


class RadioEditor(Editor):
    """Radio buttons, each with its hint beneath, and a way to take the answer back."""

    side_by_side = False

    def __init__(self, asking: Asking) -> None:
        """Make the buttons."""
        super().__init__(asking)
        self._group = QButtonGroup(self)
        self._values: list[JsonValue] = []
        self.buttons: list[QRadioButton] = []
        outer = column(self, 0.15)
        self.clear_button = button(tr("Clear this answer"), self._clear, "link")
        if self.side_by_side:
            line = Flow(1.2)
            outer.addWidget(line)
            for value, label, _hint in self.choices():
                line.add(self._radio(value, label))
            line.add(self.clear_button)
        else:
            for value, label, hint in self.choices():
                outer.addWidget(self._radio(value, label))
                if hint:
                    outer.addWidget(_indented(hint, self))
            holder = QHBoxLayout()
            holder.addWidget(self.clear_button)
            holder.addStretch(1)
            outer.addLayout(holder)
        self.clear_button.hide()
        self._group.idClicked.connect(self._clicked)

    def choices(self) -> list[tuple[JsonValue, str, str]]:
        """Value, label and hint of each option."""
        options = self.asking.services.question_set.options(self.asking.question.options or "")
        return [(option.value, option.label, option.hint) for option in options]

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:  # noqa: ARG002
        """Mark the option; none where there is no answer."""
        known = any(value == one and type(value) is type(one) for one in self._values)
        self._group.setExclusive(False)
        for one, radio in zip(self._values, self.buttons, strict=True):
            radio.setChecked(known and value == one)
        self._group.setExclusive(True)
        if self.clear_button.hasFocus() and not known and self.buttons:
            self.buttons[0].setFocus()
        self.clear_button.setVisible(known)

    def target(self) -> QWidget:
        """The chosen button, or the first."""
        chosen = self._group.checkedButton()
        return chosen or (self.buttons[0] if self.buttons else self)

    def names(self, name: str, description: str) -> None:
        """Each button speaks its own words, then the question."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for radio in self.buttons:
            radio.setAccessibleName(f"{radio.text().replace('&&', '&')}, {name}")
            radio.setAccessibleDescription(description)
        self.clear_button.setAccessibleName(tr("Clear this answer, {name}", name=name))

    def _radio(self, value: JsonValue, label: str) -> QRadioButton:
        radio = Circle(label.replace("&", "&&"))
        self._group.addButton(radio, len(self._values))
        self._values.append(value)
        self.buttons.append(radio)
        return radio

    def _clicked(self, number: int) -> None:
        self.clear_button.show()
        self.changed.emit(self._values[number])

    def _clear(self) -> None:
        self.changed.emit(MISSING)


class YesNoEditor(RadioEditor):
    """Yes, no, or not answered."""

    side_by_side = True

    def choices(self) -> list[tuple[JsonValue, str, str]]:
        """Yes and no."""
        return [(True, tr("Yes"), ""), (False, tr("No"), "")]


class ComboEditor(Editor):
    """One of many options."""

    def __init__(self, asking: Asking) -> None:
        """Fill the box."""
        super().__init__(asking)
        self.combo = Combo()
        self.combo.addItem(tr(_NOT_CHOSEN), MISSING)
        for option in asking.services.question_set.options(asking.question.options or ""):
            self.combo.addItem(option.label, option.value)
        self.combo.activated.connect(self._chosen)
        outer = column(self, 0.2)
        outer.addWidget(self.combo)
        self._hint = Text("", "small")
        self._hint.hide()
        outer.addWidget(self._hint)
        self._show_hint()

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:  # noqa: ARG002
        """Show the option."""
        at = self.combo.findData(value) if isinstance(value, str) else 0
        self.combo.setCurrentIndex(max(at, 0))
        self._show_hint()

    def target(self) -> QWidget:
        """The box."""
        return self.combo

    def _chosen(self, index: int) -> None:
        self._show_hint()
        data = self.combo.itemData(index)
        self.changed.emit(data if isinstance(data, str) else MISSING)

    def _show_hint(self) -> None:
        chosen = self.combo.currentData()
        options = self.asking.services.question_set.options(self.asking.question.options or "")
        hint = next((one.hint for one in options if one.value == chosen), "")
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))


def _indented(text: str, owner: QWidget) -> QWidget:
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(space(owner, 1.45), 0, 0, space(owner, 0.2))
    inside.addWidget(Text(text, "small"))
    return holder


def choice_editor(asking: Asking) -> Editor:
    """Radio buttons for a few options, a combo box for many."""
    options = asking.services.question_set.options(asking.question.options or "")
    return RadioEditor(asking) if len(options) <= MOST_RADIOS else ComboEditor(asking)
