"""Boxes and circles to tick whose words go on in the next line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from sharebuilder.gui.theme import space

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionButton

_MARK = 1.45  # lines of text that the box and the gap beside it take


class Box(QCheckBox):
    """A check box whose words wrap."""

    def __init__(self, text: str) -> None:
        """Make a box with words; && is an ampersand."""
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Break the words into lines; what the box says stays one line."""
        super().initStyleOption(option)
        option.text = _wrapped(self, self.width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word."""
        return _least(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of the lines at this width."""
        super().resizeEvent(event)
        _fit(self, super().sizeHint().height())


class Circle(QRadioButton):
    """A radio button whose words wrap."""

    def __init__(self, text: str) -> None:
        """Make a button with words; && is an ampersand."""
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Break the words into lines; what the button says stays one line."""
        super().initStyleOption(option)
        option.text = _wrapped(self, self.width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word."""
        return _least(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of the lines at this width."""
        super().resizeEvent(event)
        _fit(self, super().sizeHint().height())


def _wrapped(box: QAbstractButton, width: int) -> str:
    """The words with line breaks where they have to go on in the next line."""
    metrics, room = box.fontMetrics(), width - space(box, _MARK)
    text = box.text()
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


def _advance(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text.replace("&&", "&"))


def _least(box: QAbstractButton, hint: QSize) -> QSize:
    longest = max((_advance(box.fontMetrics(), word) for word in box.text().split()), default=0)
    return QSize(min(hint.width(), longest + space(box, _MARK)), hint.height())


def _fit(box: QAbstractButton, one_line: int) -> None:
    lines = _wrapped(box, box.width()).count("\n")
    needed = one_line + lines * box.fontMetrics().lineSpacing()
    if box.minimumHeight() != needed:
        box.setMinimumHeight(needed)
