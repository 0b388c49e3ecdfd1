"""A list of differences, record by record, each with what stood there and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sharebuilder.gui.editors.boxes import Box
from sharebuilder.gui.fields import Text, button, clear_layout, column, frame, selectable
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.model.difference import Difference
    from sharebuilder.questions.difference_words import DifferenceLine

_AT_ONCE = 60


class DifferenceList(QWidget):
    """Shows differences, a part at a time; where wanted, each can be ticked.

    Signals:
        ticked: another number of differences is ticked.
    """

    ticked = Signal(int)

    def __init__(self, before: str, after: str, tick: str = "") -> None:
        """Show nothing yet.

        Args:
            before: what the first version is called: “Then”.
            after: what the second is called: “Now”.
            tick: what ticking a difference does, for screen readers; empty for no boxes.
        """
        super().__init__()
        self._words = (before, after)
        self._tick = tick
        self._lines: list[DifferenceLine] = []
        self._shown = 0
        self._group = ""
        self.boxes: dict[str, QCheckBox] = {}
        self._column = column(self, 0.5)
        self._inside: QWidget | None = None

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show these differences in place of those before."""
        clear_layout(self._column)
        self.boxes = {}
        self._lines = list(lines)
        self._shown, self._group, self._inside = 0, "", None
        self._show_more()
        self.ticked.emit(0)

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """The differences that are ticked, in their order."""
        return tuple(
            line.difference
            for line in self._lines
            if (box := self.boxes.get(line.difference.pointer + line.difference.kind)) is not None
            and box.isChecked()
        )

    def _show_more(self) -> None:
        for line in self._lines[self._shown : self._shown + _AT_ONCE]:
            if line.group != self._group or self._inside is None:
                self._group = line.group
                self._inside = frame("card")
                column(self._inside, 0.6, 0.8)
                self._add(self._inside, Text(line.group, "group"))
                self._column.addWidget(self._inside)
            self._add(self._inside, self._line(line))
        self._shown = min(len(self._lines), self._shown + _AT_ONCE)
        left = len(self._lines) - self._shown
        if left:
            more = button(
                tr("Show {number} more of {all}", number=min(left, _AT_ONCE), all=left),
                None,
                "link",
            )
            more.clicked.connect(lambda _checked=False: self._more(more))
            self._column.addWidget(more)

    def _more(self, more: QWidget) -> None:
        more.hide()
        self._column.removeWidget(more)
        more.deleteLater()
        self._show_more()

    @staticmethod
    def _add(holder: QWidget, widget: QWidget) -> None:
        layout = holder.layout()
        if layout is not None:
            layout.addWidget(widget)

    def _line(self, line: DifferenceLine) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(characters(self, 96))
        inside = column(made, 0.15)
        if self._tick:
            box = Box(line.question.replace("&", "&&"))
            before, after = self._words
            box.setAccessibleName(f"{self._tick}: {line.group}, {line.question}")
            box.setAccessibleDescription(f"{before}: {line.before}. {after}: {line.after}.")
            box.toggled.connect(self._count)
            self.boxes[line.difference.pointer + line.difference.kind] = box
            inside.addWidget(box)
        else:
            inside.addWidget(Text(line.question, "label"))
        for words, value in zip(self._words, (line.before, line.after), strict=True):
            inside.addWidget(selectable(Text(f"{words}: {value}", "hint")))
        return made

    def _count(self) -> None:
        self.ticked.emit(sum(box.isChecked() for box in self.boxes.values()))
