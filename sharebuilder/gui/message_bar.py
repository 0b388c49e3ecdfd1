"""Messages in place, above the page: what happened, what to do, and buttons for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Text, button, column, frame, selectable
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from sharebuilder.errors import ShareBuilderError

Act = Callable[[], object]
_WORDS = {
    "good": tr_later("✓ Done"),
    "error": tr_later("■ Problem"),
    "warning": tr_later("▲ Take care"),
    "prompt": tr_later("● Note"),
}
_SHOWN_FOR = 12_000  # milliseconds that a note about something done stays


class MessageBar(QWidget):
    """Shows one message at a time; a question that waits for an answer stays until it has one."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._column = column(self, 0, 0.6)
        self._frame: QFrame | None = None
        self.buttons: list[QPushButton] = []
        self.text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def show_message(
        self,
        state: str,
        text: str,
        *,
        detail: str = "",
        actions: tuple[tuple[str, Act], ...] = (),
        passing: bool = False,
        focus: bool = False,
    ) -> None:
        """Show a message.

        Args:
            state: good, error, warning or prompt.
            text: what happened.
            detail: what to do, where, and so on.
            actions: the words of each button, and what it does. Each closes the message.
            passing: whether it goes by itself after a while.
            focus: whether the first button takes the focus.
        """
        self._remove()
        self.text = " ".join(part for part in (text, detail) if part)
        self._frame = frame("note")
        self._frame.setProperty("state", state)
        inside = column(self._frame, 0.25, 0.6)
        word = Text(tr(_WORDS[state]))
        word.setProperty("state", state)
        inside.addWidget(word)
        inside.addWidget(selectable(Text(text)))
        if detail:
            inside.addWidget(selectable(Text(detail, "hint")))
        line = Flow(0.6)
        for words, act in (
            *actions,
            *(((tr("Close this message"), _nothing),) if not focus else ()),
        ):
            made = button(words, None, "" if (words, act) in actions else "link")
            made.clicked.connect(lambda _checked=False, act=act: self._act(act))
            self.buttons.append(made)
            line.add(made)
        inside.addWidget(line)
        self._column.addWidget(self._frame)
        self._frame.installEventFilter(self)
        self.show()
        if passing:
            self._timer.start(_SHOWN_FOR)
        announce(self, self.text, assertive=state == "error")
        if focus and self.buttons:
            self.buttons[0].setFocus()

    def show_error(
        self, error: ShareBuilderError, actions: tuple[tuple[str, Act], ...] = ()
    ) -> None:
        """Show what is wrong with a file, where, and what to do. The work stays as it is."""
        where = [str(error.file)] if error.file else []
        where += [tr("Place: {place}", place=error.place)] if error.place else []
        self.show_message(
            "error",
            error.problem,
            detail="\n".join([error.remedy, *where]),
            actions=actions,
        )

    def clear(self) -> None:
        """Take the message away."""
        self._remove()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Escape closes the message."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.clear()
            return True
        return super().eventFilter(watched, event)

    def _act(self, act: Act) -> None:
        self.clear()
        act()

    def _remove(self) -> None:
        self._timer.stop()
        self.text = ""
        self.buttons = []
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None


def _nothing() -> None:
    """Nothing but closing."""
