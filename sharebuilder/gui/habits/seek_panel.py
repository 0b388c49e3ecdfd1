"""What finding and going to have in common: a line to type in, and beneath it what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Text, button, column
from sharebuilder.gui.habits.results import ResultList
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from sharebuilder.gui.theme import Colours

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROOMY = 30  # lines of a window that has room for the hint
_REST = 600  # milliseconds without a key before the count is spoken


class SeekPanel(QFrame):
    """A line, a list, a count. The focus stays in the line while the arrow keys move in the list.

    Signals:
        closed: a person is done with it.
    """

    closed = Signal()

    def __init__(self, title: str, hint: str, rows: int, colours: Colours) -> None:
        """Draw an empty one.

        Args:
            title: what the line is for.
            hint: what to type, and which keys there are.
            rows: how many rows the list shows at once.
            colours: the theme's colours.
        """
        super().__init__()
        self.setProperty("role", "card")
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(characters(self, 20))
        self.line.setMaximumWidth(characters(self, 90))
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(hint)
        label = QLabel(title)
        label.setProperty("role", "label")
        label.setBuddy(self.line)
        self.count = Text("", "small")
        self.list = ResultList(tr("What was found"), rows, colours)
        self.hint = Text(hint, "small")
        line = QHBoxLayout()
        line.setSpacing(space(self, 0.6))
        line.addWidget(self.count, 1)
        for one in self.own_buttons():
            line.addWidget(one)
        self.close_button = button(tr("Close"), self.closed.emit, "link")
        self.close_button.setAccessibleName(tr("Close “{title}”", title=title))
        line.addWidget(self.close_button)
        inside = column(self, 0.3, 0.5)
        top = QHBoxLayout()
        top.setSpacing(space(self, 0.6))
        top.addWidget(label)
        top.addWidget(self.line, 1)
        top.addStretch(0)
        inside.addLayout(top)
        inside.addLayout(line)
        inside.addWidget(self.list)
        inside.addWidget(self.hint)
        self._speaking = QTimer(self)
        self._speaking.setSingleShot(True)
        self._speaking.setInterval(_REST)
        self._speaking.timeout.connect(self._speak)
        self.line.textChanged.connect(self._typed)
        self.list.clicked.connect(lambda _index: self.choose())
        for widget in (self.line, self.list):
            widget.installEventFilter(self)

    # --- what a panel does in its own way ---

    def own_buttons(self) -> tuple[QPushButton, ...]:
        """Buttons of its own beside the count."""
        return ()

    def seek(self, text: str) -> None:
        """Find what fits, and show it."""
        raise NotImplementedError

    def choose(self) -> None:
        """Go to the row that is current."""
        raise NotImplementedError

    def choose_before(self) -> None:
        """Go the other way, where there is one."""
        self.choose()

    # --- what all do ---

    def fit(self, height: int) -> bool:
        """Leave the page its room in a window of a height: fewer rows, and no hint to see.

        Returns:
            Whether room is short.
        """
        short = height / self.fontMetrics().height() < _ROOMY
        self.hint.setVisible(not short)
        self.list.show_at_most(height // 4)
        return short

    def take_focus(self) -> None:
        """Put the focus into the line, all of it marked, to be typed over."""
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes there, Escape closes, arrow keys in the line move in the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _ENTER and not held:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.choose_before if back else self.choose)()
        elif watched is self.line and key in (ways := self._ways()):
            self.list.step_by(ways[key])
            announce(self.line, self.list.spoken())
        else:
            return False
        return True

    def _ways(self) -> dict[int, int]:
        page = self.list.page()
        return {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }

    def _typed(self, text: str) -> None:
        self.seek(text)
        self._speaking.start()

    def _speak(self) -> None:
        if self.isVisible():
            announce(self.line, ". ".join(filter(None, [self.count.text(), self.list.spoken()])))


def is_in(widget: QWidget | None, panel: QWidget) -> bool:
    """Whether a widget is a panel, or stands inside it."""
    return widget is not None and (widget is panel or panel.isAncestorOf(widget))
