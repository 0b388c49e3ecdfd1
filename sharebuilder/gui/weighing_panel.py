"""Both sides of the scales: two small matrices, in words and marks, and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from sharebuilder.advice.weighing import LIKELIHOODS, SEVERITIES, cell_words, level
from sharebuilder.gui.advice_words import LEVEL_MARKS, LEVEL_STATES
from sharebuilder.gui.fields import Text, column, frame
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sharebuilder.advice.weighing import Cell, Side, Weighing

_LETTERS = 50  # the width that one matrix needs
_TITLES = {
    "sharing": tr_later("Risks of sharing"),
    "not-sharing": tr_later("Risks of not sharing"),
}
_LEGENDS = {
    "sharing": tr_later("How many before any measure → with the measures"),
    "not-sharing": tr_later("How many before any measure → once you share"),
}
_SPOKEN = {
    "sharing": tr_later("{cell}: {before} before, {after} with the measures"),
    "not-sharing": tr_later("{cell}: {before} before, {after} once you share"),
}


class WeighingPanel(QWidget):
    """The harm of sharing beside the harm of not sharing. It never decides."""

    def __init__(self) -> None:
        """Weigh nothing yet."""
        super().__init__()
        self._shown: Weighing | None = None
        inside = column(self, 0.5)
        inside.addWidget(Text(tr("Both sides"), "section"))
        self.words = Text("")
        self.words.setMaximumWidth(characters(self, 90))
        inside.addWidget(self.words)
        place = QWidget()
        self._grid = QGridLayout(place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(self, 1.0))
        self.matrices = {kind: Matrix(kind) for kind in _TITLES}
        inside.addWidget(place)
        self._arrange()

    def show_weighing(self, found: Weighing) -> None:
        """Show what stands on both sides now."""
        if found == self._shown:
            return
        self._shown = found
        self.words.say(found.sentence)
        for side in found.sides:
            self.matrices[side.kind].show_side(side)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Side by side where there is room; else one beneath the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= characters(self, 2 * _LETTERS)
        for at, matrix in enumerate(self.matrices.values()):
            self._grid.addWidget(matrix, *((0, at) if beside else (at, 0)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)


class Matrix(QFrame):
    """How many risks of one side are how likely and how bad, before and after."""

    def __init__(self, kind: str) -> None:
        """Draw an empty one."""
        super().__init__()
        self._kind = kind
        self.setProperty("role", "card")
        inside = column(self, 0.3, 0.6)
        self.title = Text(tr(_TITLES[kind]), "group")
        inside.addWidget(self.title)
        self.legend = Text(tr(_LEGENDS[kind]), "small")
        inside.addWidget(self.legend)
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(max(1, space(self, 0.15)))
        self.cells: dict[Cell, Text] = {}
        self._frames: dict[Cell, QFrame] = {}
        for column_at, likelihood in enumerate(LIKELIHOODS, start=1):
            grid.addWidget(Text(likelihood.capitalize(), "small"), 0, column_at)
            grid.setColumnStretch(column_at, 1)
        for row_at, severity in enumerate(reversed(SEVERITIES), start=1):
            grid.addWidget(Text(severity.capitalize(), "small"), row_at, 0)
            for column_at, likelihood in enumerate(LIKELIHOODS, start=1):
                grid.addWidget(self._cell((likelihood, severity)), row_at, column_at)
        inside.addWidget(place)

    def show_side(self, side: Side) -> None:
        """Show the risks of the side."""
        said = []
        for cell, text in self.cells.items():
            before, after = side.before.get(cell, 0), side.after.get(cell, 0)
            found = level(*cell)
            words = f"{before} → {after}" if before or after else "–"
            text.say(f"{LEVEL_MARKS[found]} {found}\n{words}")
            if before or after:
                said.append(
                    tr(
                        _SPOKEN[self._kind],
                        cell=cell_words(cell),
                        before=before,
                        after=after,
                    )
                )
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription("; ".join(said) or tr("None is rated yet"))

    def _cell(self, cell: Cell) -> QFrame:
        made = frame("note")
        made.setProperty("state", LEVEL_STATES[level(*cell)])
        inside = column(made, 0, 0.25)
        text = Text("")
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(text)
        self.cells[cell] = text
        return made
