"""Boxes and circles to tick whose words go on in the next line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from sharebuilder.gui.theme import space

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionButton

    _Button = QCheckBox  # what both have in common is declared there
else:
    _Button = object  # Qt takes one class of its own among the parents, and that is the button's

_MARK = 1.45  # lines of text that the box and the gap beside it take


class _Wrapping(_Button):
    """What a box and a circle have in common. It stands before Qt's class among the parents."""

    def __init__(self, text: str) -> None:
        """Make a button with words; && is an ampersand."""
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Break the words into lines; what the button says stays one line."""
        super().initStyleOption(option)
        option.text = self._lines()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word."""
        hint, metrics = super().minimumSizeHint(), self.fontMetrics()
        longest = max((_advance(metrics, word) for word in self.text().split()), default=0)
        return QSize(min(hint.width(), longest + space(self, _MARK)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of the lines at this width."""
        super().resizeEvent(event)
        more = self._lines().count("\n") * self.fontMetrics().lineSpacing()
        needed = super().sizeHint().height() + more
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def _lines(self) -> str:
        """The words with line breaks where they have to go on in the next line."""
        metrics, room, text = self.fontMetrics(), self.width() - space(self, _MARK), self.text()
        if _advance(metrics, text) <= room:
            return text
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and _advance(metrics, longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)


class Box(_Wrapping, QCheckBox):
    """A check box whose words wrap."""


class Circle(_Wrapping, QRadioButton):
    """A radio button whose words wrap."""


def _advance(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text.replace("&&", "&"))
