"""The editor of long text. It grows with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, text_of, texts_of
from sharebuilder.gui.fields import column
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.characters import clean, removed_message

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QResizeEvent

    from sharebuilder.model.change import Missing
    from sharebuilder.model.json_types import JsonValue

_TEXT_LIMIT = 50_000
_FEWEST_LINES, _MOST_LINES = 3, 16


class TextBox(QPlainTextEdit):
    """A box for long text. Tab leaves it, and it has no undo of its own."""

    def __init__(self, fewest_lines: int = _FEWEST_LINES) -> None:
        """Make a box that shows at least some lines."""
        super().__init__()
        self._fewest = fewest_lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take dragged words; a file is the window's, and its address is no answer."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Ctrl+Enter to the window: it goes on to the next step."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrapping changes with the width, and so does the height."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = int(self.document().size().height())
        shown = min(max(lines + 1, self._fewest), _MOST_LINES)
        margins = self.contentsMargins()
        edge = round(2 * self.document().documentMargin()) + margins.top() + margins.bottom()
        inside = self.fontMetrics().lineSpacing() * shown
        padding = self.height() - self.viewport().height() if self.isVisible() else 0
        height = inside + max(edge, padding + round(2 * self.document().documentMargin()))
        if abs(height - self.minimumHeight()) > 1:
            self.setFixedHeight(height)


class TextEditor(Editor):
    """Text of one or more paragraphs."""

    def __init__(self, asking: Asking) -> None:
        """Make the box."""
        super().__init__(asking)
        self._limit = asking.limit(_TEXT_LIMIT)
        self._showing = False
        self.box = TextBox()
        self.box.setMaximumWidth(characters(self, 84))
        self.box.textChanged.connect(self._edited)
        column(self, 0.2).addWidget(self.box)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the text; leave it alone where it stands there already."""
        text = text_of(value)
        if moved or text != self.box.toPlainText():
            self._replace(text)
        if moved:
            self.complaint.emit("")

    def target(self) -> QPlainTextEdit:
        """The box."""
        return self.box

    def _replace(self, text: str) -> None:
        self._showing = True
        at = self.box.textCursor().position()
        self.box.setPlainText(text)
        cursor = self.box.textCursor()
        cursor.setPosition(min(at, len(text)) if self.box.hasFocus() else 0)
        self.box.setTextCursor(cursor)
        self._showing = False

    def _edited(self) -> None:
        if self._showing:
            return
        text = self.box.toPlainText()
        kept, removed = clean(text, lines=True)
        if len(kept) > self._limit:
            kept = kept[: self._limit]
            self.note.emit(
                tr(
                    "This is as long as an answer can be: {number} characters.",
                    number=f"{self._limit:,}",
                )
            )
        if kept != text:
            self._replace(kept)
            self.box.moveCursor(QTextCursor.MoveOperation.End)
        if removed:
            self.note.emit(removed_message(removed))
        self.changed.emit(or_missing(kept))


class LinesEditor(Editor):
    """A list of short lines: one entry on each line of a box."""

    def __init__(self, asking: Asking) -> None:
        """Make the box."""
        super().__init__(asking)
        self._showing = False
        self.box = TextBox(fewest_lines=3)
        self.box.setMaximumWidth(characters(self, 62))
        self.box.textChanged.connect(self._edited)
        column(self, 0.2).addWidget(self.box)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show one entry to a line, unless the box says the same already."""
        entries = texts_of(value)
        if moved or entries != self._entries(self.box.toPlainText()):
            self._showing = True
            self.box.setPlainText("\n".join(entries))
            self._showing = False

    def target(self) -> QPlainTextEdit:
        """The box."""
        return self.box

    @staticmethod
    def _entries(text: str) -> list[str]:
        return [line.strip() for line in text.split("\n") if line.strip()]

    def _edited(self) -> None:
        if self._showing:
            return
        text = self.box.toPlainText()
        kept, removed = clean(text, lines=True)
        if kept != text:
            self._showing = True
            self.box.setPlainText(kept)
            self.box.moveCursor(QTextCursor.MoveOperation.End)
            self._showing = False
        if removed:
            self.note.emit(removed_message(removed))
        self.changed.emit(or_missing([*self._entries(kept)]))
