"""Editors of a whole number, and of a length of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sharebuilder.gui.editors.base import Asking, Editor
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import column, row
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING, Missing
from sharebuilder.questions.typed import MOST_OF_A_UNIT, UNITS, range_words, read_number

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue


class NumberEditor(Editor):
    """A whole number. What is none stays as it was typed, and says what to do."""

    def __init__(self, asking: Asking) -> None:
        """Make the line."""
        super().__init__(asking)
        self.line = _number_line(self)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        column(self, 0.2).addWidget(self.line)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the number, unless it stands there already."""
        number = value if isinstance(value, int) and not isinstance(value, bool) else None
        if moved or number != self._read(self.line.text()):
            self.line.setText("" if number is None else str(number))
            self.complaint.emit("")

    def target(self) -> QLineEdit:
        """The line."""
        return self.line

    def _read(self, text: str) -> int | None:
        return read_number(text, self.asking.field.minimum, self.asking.field.maximum)

    def _edited(self, text: str) -> None:
        number = self._read(text)
        if number is not None or not text.strip():
            self.complaint.emit("")
            self.changed.emit(MISSING if number is None else number)

    def _finished(self) -> None:
        text = self.line.text().strip()
        if text and self._read(text) is None:
            words = range_words(self.asking.field.minimum, self.asking.field.maximum)
            self.complaint.emit(
                tr("“{text}” cannot stand here. Write {words}.", text=text, words=words)
            )


class PeriodEditor(Editor):
    """A length of time: a number and a unit."""

    def __init__(self, asking: Asking) -> None:
        """Make the line and the box."""
        super().__init__(asking)
        self.line = _number_line(self)
        self.unit = Combo()
        self.unit.addItem(tr("Choose the unit…"), "")
        for value, words in UNITS:
            self.unit.addItem(words, value)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        self.unit.activated.connect(self._edited)
        line = row(self, 0.5)
        line.addWidget(self.line)
        line.addWidget(self.unit)
        line.addStretch(1)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the period, unless it stands there already or half of one does."""
        given = value if isinstance(value, dict) else {}
        if not moved and self._value() == (given or MISSING):
            return
        number, unit = given.get("number"), given.get("unit")
        self.line.setText("" if number is None else str(number))
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.complaint.emit("")

    def target(self) -> QWidget:
        """The number."""
        return self.line

    def names(self, name: str, description: str) -> None:
        """Name the number and the unit."""
        super().names(name, description)
        self.unit.setAccessibleName(tr("{name}, unit", name=name))

    def _value(self) -> JsonValue | Missing:
        number = read_number(self.line.text(), 0, MOST_OF_A_UNIT)
        unit = self.unit.currentData()
        return {"number": number, "unit": unit} if number is not None and unit else MISSING

    def _edited(self) -> None:
        value = self._value()
        if value is not MISSING or (not self.line.text().strip() and not self.unit.currentData()):
            self.complaint.emit("")
            self.changed.emit(value)
        elif not self.line.text().strip():
            self.changed.emit(MISSING)

    def _finished(self) -> None:
        text = self.line.text().strip()
        if text and read_number(text, 0, MOST_OF_A_UNIT) is None:
            words = range_words(0, MOST_OF_A_UNIT)
            self.complaint.emit(
                tr("“{text}” cannot stand here. Write {words}.", text=text, words=words)
            )


def _number_line(owner: QWidget) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(16)
    line.setMinimumWidth(characters(owner, 12))
    line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return line
