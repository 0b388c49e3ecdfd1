"""One place that two people changed, each in their own way: mine or theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from sharebuilder.gui.fields import Text, column, row
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from sharebuilder.model.merge import Conflict
    from sharebuilder.questions.difference_words import DifferenceLine


class ConflictCard(QWidget):
    """One place that both changed: mine or theirs.

    Signals:
        chosen: a person chose.
    """

    chosen = Signal()

    def __init__(self, conflict: Conflict, line: DifferenceLine, before: str) -> None:
        """Show a conflict.

        Args:
            conflict: the conflict.
            line: its words: `before` is mine, `after` is theirs.
            before: what stood there before both, in words; empty where nobody knows.
        """
        super().__init__()
        self.conflict = conflict
        inside = column(self, 0.25)
        inside.addWidget(Text(line.question, "label"))
        if before:
            inside.addWidget(Text(tr("Before: {before}", before=before), "small"))
        self._group = QButtonGroup(self)
        self.mine = self._option(tr("Mine: {before}", before=line.before))
        self.theirs = self._option(tr("Theirs: {after}", after=line.after))
        for one in (self.mine, self.theirs):
            one.setAccessibleDescription(f"{line.group}, {line.question}")
            inside.addWidget(one)
        self._group.buttonToggled.connect(lambda *_what: self.chosen.emit())

    @property
    def choice(self) -> str:
        """`mine`, `theirs`, or empty while nobody chose."""
        if self.mine.isChecked():
            return "mine"
        return "theirs" if self.theirs.isChecked() else ""

    def choose(self, side: str) -> None:
        """Choose a side."""
        (self.mine if side == "mine" else self.theirs).setChecked(True)

    def _option(self, words: str) -> WrappingRadio:
        made = WrappingRadio(words)
        self._group.addButton(made.button)
        return made


class _Words(Text):
    """The words of a radio button: a click on them chooses it."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words)
        self._button = button
        self.setBuddy(button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._button.setChecked(True)
        super().mouseReleaseEvent(event)


class WrappingRadio(QWidget):
    """A radio button whose words wrap: an answer may be long."""

    def __init__(self, words: str) -> None:
        """Make one that is not chosen."""
        super().__init__()
        line = row(self, 0.3, 0.2)  # room for the ring around what has the focus
        self.button = QRadioButton()
        self.button.setAccessibleName(words)
        self.words = _Words(words, self.button)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def isChecked(self) -> bool:  # noqa: N802 - as Qt's own buttons say it
        """Whether it is chosen."""
        return self.button.isChecked()

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001, N802 - as Qt's own buttons say it
        """Choose it."""
        self.button.setChecked(checked)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        """What it is about."""
        self.button.setAccessibleDescription(words)
