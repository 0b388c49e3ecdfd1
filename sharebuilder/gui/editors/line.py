"""Editors of one line of text: plain, email address, link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSizePolicy

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, text_of
from sharebuilder.gui.fields import column
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.characters import clean, removed_message

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QFocusEvent

    from sharebuilder.model.change import Missing
    from sharebuilder.model.json_types import JsonValue

_LINE_LIMIT = 500
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Line(QLineEdit):
    """One line of text that shows its beginning when it is not being written in."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take dragged words; a file is the window's, and its address is no answer."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the beginning, so that a long line reads from its start."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)


class LineEditor(Editor):
    """One line of text."""

    width_in_characters = 62.0

    def __init__(self, asking: Asking) -> None:
        """Make the line."""
        super().__init__(asking)
        self.line = Line()
        self.line.setMaxLength(asking.limit(_LINE_LIMIT))
        self.line.setMinimumWidth(characters(self, 12))
        self.line.setMaximumWidth(characters(self, self.width_in_characters))
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.finished)
        column(self, 0.2).addWidget(self.line)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the text; leave it alone where it stands there already."""
        text = self.shown(value)
        if moved or text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)
        if moved:
            self.complaint.emit("")

    def shown(self, value: JsonValue | Missing) -> str:
        """How a value reads in the line."""
        return text_of(value)

    def read(self, text: str) -> JsonValue | Missing:
        """The value of what is written."""
        return or_missing(text)

    def finished(self) -> None:
        """What to do when a person leaves the line."""

    def target(self) -> QLineEdit:
        """The line."""
        return self.line

    def _edited(self, text: str) -> None:
        kept, removed = clean(text, lines=False)
        if kept != text:
            at = self.line.cursorPosition()
            self.line.setText(kept)
            self.line.setCursorPosition(max(0, at - (len(text) - len(kept))))
        if removed:
            self.note.emit(removed_message(removed))
        self.changed.emit(self.read(kept))


class EmailEditor(LineEditor):
    """An email address. What does not look like one is kept, and said."""

    width_in_characters = 45.0

    def finished(self) -> None:
        """Say so where it does not look like an address."""
        text = self.line.text().strip()
        wrong = bool(text) and not _EMAIL.fullmatch(text)
        self.complaint.emit(
            tr("This does not look like an email address. Write it as name@organisation.gov.uk.")
            if wrong
            else ""
        )


class LinkEditor(LineEditor):
    """A web address, or the path of a file."""
