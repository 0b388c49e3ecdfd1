"""Where each column of a table goes: its heading, its first words, and a box to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.tables.targets import ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.tables.preview import Choices
    from sharebuilder.tables.sheet import Sheet
    from sharebuilder.tables.targets import Target

_SHOWN = 7
_LETTERS = 30


class Matching(QScrollArea):
    """A row for each column.

    Signals:
        changed: another place was chosen for a column; carries all of them.
    """

    changed = Signal(tuple)

    def __init__(self, targets: Sequence[Target]) -> None:
        """Show nothing yet; columns can go to some answers."""
        super().__init__()
        self._targets = targets
        self.boxes: list[Combo] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, sheet: Sheet, choices: Choices) -> None:
        """Show the columns of a sheet, and where each goes."""
        page = QWidget()
        page.setProperty("role", "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, space(self, 0.3), 0)
        grid.setHorizontalSpacing(space(self, 0.8))
        grid.setVerticalSpacing(space(self, 0.2))
        self.boxes = []
        for at, path in enumerate(choices.columns):
            heading, sample = self._words(sheet, at, heading=choices.heading)
            label = QLabel(_short(heading))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "label")
            label.setToolTip(heading)
            example = QLabel(_short(sample))
            example.setTextFormat(Qt.TextFormat.PlainText)
            example.setProperty("role", "hint")
            box = self._box(path, heading)
            label.setBuddy(box)
            for column, widget in enumerate((label, example, box)):
                grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignVCenter)
            self.boxes.append(box)
        grid.setColumnStretch(3, 1)
        self.setWidget(page)
        shown = min(len(self.boxes), _SHOWN)
        self.setFixedHeight(round(shown * space(self, 2.0)) + space(self, 0.4))

    def _box(self, path: str, heading: str) -> Combo:
        box = Combo()
        box.setMaximumWidth(characters(self, 40))
        box.addItem(tr("Leave out"), "")
        box.addItem(tr("Id: finds the same record again"), ID)
        for target in self._targets:
            box.addItem(target.label, target.path)
        box.setCurrentIndex(max(0, box.findData(path)))
        box.setAccessibleName(tr("Where “{heading}” goes", heading=heading))
        box.activated.connect(lambda _at, one=box: self._chosen(one))
        return box

    def _chosen(self, box: Combo) -> None:
        path = box.currentData()
        for other in self.boxes:  # no two columns go to one answer
            if other is not box and path and other.currentData() == path:
                other.setCurrentIndex(0)
        self.changed.emit(tuple(one.currentData() for one in self.boxes))

    @staticmethod
    def _words(sheet: Sheet, at: int, *, heading: bool) -> tuple[str, str]:
        letters = tr("Column {letters}", letters=sheet.columns[at])
        first = " ".join(sheet.rows[0].cells[at].split())
        below = sheet.rows[1:] if heading else sheet.rows
        sample = next((row.cells[at] for row in below if row.cells[at].strip()), "")
        return (first or letters) if heading else letters, " ".join(sample[:200].split())


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
