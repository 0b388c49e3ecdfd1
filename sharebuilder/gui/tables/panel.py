"""A panel in place, beneath a table: a title, what it asks, and its buttons. Escape closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Text, button, column, selectable
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sharebuilder.errors import ShareBuilderError


class Panel(QFrame):
    """What all panels share.

    Signals:
        closed: it is done, or no longer wanted.
    """

    closed = Signal()

    def __init__(self, title: str) -> None:
        """Make a panel with a title and no buttons yet."""
        super().__init__()
        self.setProperty("role", "card")
        self.inside = column(self, 0.5, 0.8)
        self.title = Text(title, "group")
        self.inside.addWidget(self.title)
        self.line = Flow(0.5)
        self.main = button("", self.act, "primary")
        self.cancel = button(tr("Cancel"), self.closed.emit)
        self.line.add(self.main)
        self.line.add(self.cancel)

    def act(self) -> None:
        """Do what the panel is for."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus where one begins."""
        self.main.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Trouble(Panel):
    """Says in place why a table cannot be read. Nothing was changed."""

    def __init__(self, error: ShareBuilderError, about: QWidget) -> None:
        """Say what is wrong, where, and what to do.

        Args:
            error: what is wrong.
            about: the table that it was meant for.
        """
        super().__init__(tr("■ This cannot be brought in"))
        self.title.setProperty("state", "error")
        where = [error.file.name] if error.file else []
        where += [error.place] if error.place else []
        for words, role in ((error.problem, ""), (error.remedy, "hint")):
            self.inside.addWidget(selectable(Text(words, role)))
        if where:
            self.inside.addWidget(selectable(Text(", ".join(where), "small")))
        self.inside.addWidget(Text(tr("Nothing was changed."), "hint"))
        self.main.setText(tr("Close"))
        self.cancel.hide()
        self.inside.addWidget(self.line)
        announce(
            about,
            " ".join([error.problem, error.remedy, tr("Nothing was changed.")]),
            assertive=True,
        )

    def act(self) -> None:
        """Close."""
        self.closed.emit()
