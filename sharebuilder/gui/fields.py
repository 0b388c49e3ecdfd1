"""Small widgets used everywhere: labels, buttons, notes, folds. All take their look from a role."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

OnClick = Callable[[], object]


class Text(QLabel):
    """Text that wraps and is never cut off."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Show plain text in a role: title, section, group, label, hint, small."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height that the text needs at this width.

        Nested layouts ask a wrapped label for its height at the wrong width; this makes it sure.
        """
        super().resizeEvent(event)
        needed = self._needed()
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the font changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMinimumHeight(self._needed())

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self.setText(text)
            self.setMinimumHeight(self._needed())

    def _needed(self) -> int:
        """The height of the text at this width.

        Qt's own answer never falls below the minimum that was set before, so a label that was
        narrow once would stay tall for ever.
        """
        if not self.wordWrap() or not self.width() or not self.text():
            return 0
        edges = self.contentsMargins()
        width = self.width() - edges.left() - edges.right() - 2 * self.margin()
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = QRect(0, 0, max(1, width), 1_000_000)
        height = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        return height + edges.top() + edges.bottom() + 2 * self.margin()


def selectable(text: Text) -> Text:
    """The same text, so that a person can copy it with the mouse."""
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text


def button(text: str, on_click: OnClick | None = None, role: str = "") -> QPushButton:
    """A push button.

    Args:
        text: what it says.
        on_click: what it does.
        role: `primary`, `link`, `fold`, or empty for an ordinary one.
    """
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(True)  # Enter presses it where it has the focus, as Space does
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on_click is not None:
        act = on_click
        made.clicked.connect(lambda _checked=False: act())
    return made


def column(owner: QWidget, gap: float = 0.5, margins: float = 0) -> QVBoxLayout:
    """A vertical layout for a widget, its distances in lines of text."""
    layout = QVBoxLayout(owner)
    _spaced(layout, owner, gap, margins)
    return layout


def row(owner: QWidget, gap: float = 0.5, margins: float = 0) -> QHBoxLayout:
    """A horizontal layout for a widget, its distances in lines of text."""
    layout = QHBoxLayout(owner)
    _spaced(layout, owner, gap, margins)
    return layout


def _spaced(layout: QBoxLayout, owner: QWidget, gap: float, margins: float) -> None:
    layout.setSpacing(space(owner, gap))
    edge = space(owner, margins) if margins else 0
    layout.setContentsMargins(edge, edge, edge, edge)


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def frame(role: str) -> QFrame:
    """A frame with the look of a role: card, panel, note, aside."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """A thin line between two things."""
    made = frame("rule")
    made.setFixedHeight(1)
    return made


class Flow(QWidget):
    """A row of small widgets that goes on in the next line when there is no room."""

    def __init__(self, gap: float = 0.5) -> None:
        """Start with nothing in it."""
        super().__init__()
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        widget.installEventFilter(self)
        self._widgets.append(widget)
        widget.show()
        self._arrange()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height that the rows need at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row of everything."""
        gap = space(self, self._gap)
        shown = [widget.sizeHint() for widget in self._widgets if not widget.isHidden()]
        width = sum(hint.width() + gap for hint in shown)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest of its widgets."""
        widest = max((w.sizeHint().width() for w in self._widgets if not w.isHidden()), default=0)
        return QSize(widest, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Arrange again when a widget says that it needs more room, or less."""
        kind = event.type()
        if kind == QEvent.Type.LayoutRequest:
            self._arrange()
        elif kind in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._heights.clear()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrange again when a widget comes, goes or changes its size."""
        if event.type() in {
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        }:
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange at the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._heights.clear()
        height = self._place(self.width(), move=True)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        gap = space(self, self._gap)
        x = y = tallest = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            hint = widget.sizeHint().expandedTo(widget.minimumSizeHint())
            hint = hint.expandedTo(widget.minimumSize())
            wide = min(hint.width(), width) if width > 0 else hint.width()
            if x and x + wide > width:
                x, y, tallest = 0, y + tallest + gap // 2, 0
            if move:
                widget.setGeometry(x, y, wide, hint.height())
            x, tallest = x + wide + gap, max(tallest, hint.height())
        return y + tallest


class Fold(QWidget):
    """A heading that opens and closes what is beneath it."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: Callable[[], QWidget], *, opened: bool = False) -> None:
        """Make a fold.

        Args:
            title: the heading.
            content: makes what is beneath; called once, when it is first opened.
            opened: whether it starts open.
        """
        super().__init__()
        self._title = title
        self._note = ""
        self._make = content
        self._content: QWidget | None = None
        self.heading = button("", self._toggle, "fold")
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setMinimumWidth(space(self, 6))
        self._column = column(self, 0.3)
        self._column.addWidget(self.heading)
        self._open = False
        self._show_title()
        if opened:
            self.set_open(True)

    @property
    def is_open(self) -> bool:
        """Whether what is beneath can be seen."""
        return self._open

    @property
    def content(self) -> QWidget | None:
        """What is beneath; None while it was never opened."""
        return self._content

    def set_open(self, opened: bool) -> None:  # noqa: FBT001 - a state, as in Qt's own setters
        """Open or close it."""
        if opened == self._open:
            return
        self._open = opened
        if opened and self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(opened)
        self._show_title()
        self.toggled.emit(opened)

    def set_note(self, note: str) -> None:
        """Say something beside the title, such as how much is answered."""
        if note != self._note:
            self._note = note
            self._show_title()

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title = title
        self._show_title()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the note beside the title or beneath it."""
        super().resizeEvent(event)
        self._show_title()

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _show_title(self) -> None:
        mark = "▾" if self._open else "▸"
        note = f"   {self._note}" if self._note else ""
        needed = self.fontMetrics().horizontalAdvance(f"{mark}  {self._title}{note}MM")
        if note and 0 < self.width() < needed * 1.1:
            note = f"\n     {self._note}"  # beneath the title, where there is no room beside it
        self.heading.setText(f"{mark}  {self._title}{note}".replace("&", "&&"))
        state = tr("open", "a part of the page") if self._open else tr("closed")
        self.heading.setAccessibleName(f"{self._title}, {self._note or state}")
        self.heading.setAccessibleDescription(
            tr("open. Press Space to open or close.")
            if self._open
            else tr("closed. Press Space to open or close.")
        )
