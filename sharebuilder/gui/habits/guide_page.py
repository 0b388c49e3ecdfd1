"""Help (F1): the user guide, opened at the part about the step one is on, and searchable.

Nothing is fetched: the guide comes with the program, and a link to the outside shows its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Text, button, column, frame, row
from sharebuilder.gui.habits.guide_text import Guide, Section
from sharebuilder.gui.habits.results import ResultList
from sharebuilder.gui.soon import soon
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.questions.folding import fold, span
from sharebuilder.resources import docs_dir

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from sharebuilder.gui.theme import Colours

_READING = (
    Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_COMES_ALONG = tr_later(
    "This file comes with ShareBuilder. ShareBuilder opens nothing: copy it, if you like."
)
_LEADS_OUTSIDE = tr_later(
    "This address leads outside. ShareBuilder opens nothing: copy it, if you like."
)
_SNIPPET = 90  # letters
_NARROW = 110  # letters of the window below which the list stands above the text
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GuideText(QTextBrowser):
    """The text of the guide. It fetches nothing, and follows no link by itself."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._made: QTextDocument | None = None
        self._pictures: dict[str, QImage] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(_READING)
        self.setAccessibleName(tr("Text of the guide"))
        self.setAccessibleDescription(
            tr("Tab goes from link to link, Control F searches, Escape goes back.")
        )

    def loadResource(self, kind: int, name: QUrl) -> None:  # type: ignore[override]  # noqa: N802
        """Load nothing, whatever a text asks for: its pictures are given with it."""
        del kind, name

    def show_document(self, markdown: str, pictures: dict[str, Path]) -> None:
        """Show a text, with some room around it and in the cells of its tables.

        Args:
            markdown: the text.
            pictures: the files of its pictures, by the names that the text has for them.

        It is made whole before it is shown: Qt does not lay the rest out again when a table that it
        shows takes another form.
        """
        made, before = QTextDocument(self), self._made
        made.setDefaultFont(self.font())
        made.setMarkdown(markdown)
        self._pictures = {name: QImage(str(file)) for name, file in pictures.items()}
        made.setDocumentMargin(space(self, 0.8))
        for inside in made.rootFrame().childFrames():
            if isinstance(inside, QTextTable):
                form = inside.format().toTableFormat()
                form.setCellPadding(space(self, 0.25))
                form.setBorderCollapse(True)
                inside.setFormat(form)
        self._fit_pictures(made)
        self.setDocument(made)
        self._made = made
        if before is not None:
            before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """No picture is wider than the text."""
        super().resizeEvent(event)
        if self._made is not None:
            self._fit_pictures(self._made)

    def _fit_pictures(self, made: QTextDocument) -> None:
        room = max(1, self.viewport().width() - 2 * round(made.documentMargin()))
        for cursor, form in _pictures_in(made):
            whole = self._pictures.get(form.name())
            if whole is None or whole.isNull():
                continue
            width = min(whole.width(), room)
            if round(form.width()) == width:
                continue
            fitted = whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            made.addResource(_IMAGE, QUrl(form.name()), fitted)
            form.setWidth(width)
            form.setHeight(fitted.height())
            cursor.setCharFormat(form)

    def show_heading(self, number: int, wanted: str) -> None:
        """Scroll to a heading, and mark the first of the words searched for beneath it.

        Args:
            number: which heading of the text, from 0.
            wanted: the word, folded; empty for none.
        """
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                if number == 0:
                    break
                number -= 1
            block = block.next()
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))
        self._mark(block, wanted)

    def _mark(self, heading: QTextBlock, wanted: str) -> None:
        block = heading
        while wanted and block.isValid():
            found = span(block.text(), wanted)
            if found is not None:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + found[0])
                cursor.setPosition(block.position() + found[1], QTextCursor.MoveMode.KeepAnchor)
                top = self.verticalScrollBar().value()
                self.setTextCursor(cursor)
                if self.cursorRect().bottom() < self.viewport().height():
                    self.verticalScrollBar().setValue(top)  # heading and word are both in sight
                return
            block = block.next()
            if block.isValid() and block.blockFormat().headingLevel():
                return


def _pictures_in(document: QTextDocument) -> list[tuple[QTextCursor, QTextImageFormat]]:
    """The pictures of a text, each with a cursor that has it selected."""
    found = []
    block = document.begin()
    while block.isValid():
        places = block.begin()
        while not places.atEnd():
            piece = places.fragment()
            if piece.charFormat().isImageFormat():
                cursor = QTextCursor(block)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + 1, QTextCursor.MoveMode.KeepAnchor)
                found.append((cursor, piece.charFormat().toImageFormat()))
            places += 1
        block = block.next()
    return found


class GuidePage(QWidget):
    """The contents or what was found on the left, the text beside it.

    Signals:
        closed: a person goes back.
    """

    closed = Signal()

    def __init__(self, colours: Colours) -> None:
        """Read the guide.

        Args:
            colours: the theme's colours.

        Raises:
            SeedProblem: the guide is missing or cannot be read.
        """
        super().__init__()
        self.guide = Guide.read()
        self._listed: list[Section] = []
        self._shown: Section | None = None
        self._document = ""
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(tr("Search the guide"))
        self.line.setAccessibleName(tr("Search the guide"))
        self.line.setAccessibleDescription(tr("Down goes to what was found. Escape goes back."))
        self.count = Text("", "small")
        self.list = ResultList(tr("Parts of the guide"), 0, colours)
        self.text = GuideText()
        self._make_outside()
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.list.clicked.connect(lambda _index: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        for widget in (self.line, self.list, self.text):
            widget.installEventFilter(self)
        self._search("")

    # --- what the window asks ---

    def open_at(self, section: Section) -> None:
        """Show a section, and all the contents beside it."""
        self.line.clear()
        self._search("")
        self.list.stand_on(self._listed.index(section))
        self._show(section)

    def take_focus(self) -> None:
        """Begin in the text, at its heading."""
        self.text.setFocus()

    @property
    def section(self) -> Section | None:
        """The section that is shown."""
        return self._shown

    # --- making ---

    def _make_outside(self) -> None:
        self.outside = frame("aside")
        inside = column(self.outside, 0.3, 0.5)
        self._leads = Text("")
        inside.addWidget(self._leads)
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setAccessibleName(tr("Address of the link"))
        self.copy_button = button(tr("Copy the address"), self._copy)
        self.hide_button = button(tr("Close"), self._hide_outside, "link")
        self.hide_button.setAccessibleName(tr("Close the address"))
        line = QHBoxLayout()
        line.setSpacing(space(self, 0.6))
        line.addWidget(self.address, 1)
        line.addWidget(self.copy_button)
        line.addWidget(self.hide_button)
        inside.addLayout(line)
        self.outside.hide()

    def _lay_out(self) -> None:
        outer = column(self, 0)
        head = QFrame()
        head.setProperty("role", "header")
        top = row(head, 0.8, 0.5)
        top.addWidget(Text(tr("User guide"), "section"), 1)
        self.back_button = button(tr("Back"), self.closed.emit)
        self.back_button.setAccessibleName(tr("Back to where you were"))
        top.addWidget(self.back_button)
        outer.addWidget(head)
        self._side = QWidget()
        side = column(self._side, 0.3, 0.5)
        side.addWidget(self.line)
        side.addWidget(self.count)
        side.addWidget(self.list, 1)
        reading = QWidget()
        right = column(reading, 0.4, 0.5)
        right.addWidget(self.text, 1)
        right.addWidget(self.outside)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._side)
        self._parts.addWidget(reading, 1)
        outer.addLayout(self._parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list beside the text, or above it where the window is narrow."""
        super().resizeEvent(event)
        biggest = 16_777_215  # Qt's word for no limit
        narrow = self.width() < characters(self, _NARROW)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        beside = max(characters(self, 34), round(self.width() * 0.28))
        self._side.setMaximumWidth(biggest if narrow else beside)
        self._side.setMinimumWidth(0 if narrow else beside)
        self._side.setMaximumHeight(round(self.height() * 0.35) if narrow else biggest)

    # --- searching ---

    def _search(self, words: str) -> None:
        self._listed = self.guide.find(words)
        self.list.show_rows(len(self._listed), self._words)
        count = len(self._listed)
        if not words.strip():
            self.count.say("")
        elif count:
            self.count.say(tr("%n parts found", None, count))
        else:
            self.count.say(tr("Nothing has all these words. Type fewer, or other ones."))
        if words.strip():
            announce(self.line, self.count.text())

    def _words(self, at: int) -> tuple[str, str]:
        one = self._listed[at]
        wanted = self._wanted()
        found = span(one.text, wanted) if wanted else None
        if found is None:
            return one.title, one.above or tr("All of this document")
        start = one.text.rfind(" ", 0, max(0, found[0] - 20)) + 1
        cut = one.text[start : start + _SNIPPET]
        return one.title, f"{'… ' if start else ''}{cut} …"

    def _wanted(self) -> str:
        """The word that is marked: the longest."""
        return max(fold(self.line.text()).split(), key=len, default="")

    # --- showing ---

    def _show_current(self) -> None:
        if 0 <= self.list.row < len(self._listed):
            self._show(self._listed[self.list.row])

    def _show(self, section: Section) -> None:
        self._shown = section
        self._hide_outside()
        if section.document != self._document:
            self._document = section.document
            self.text.show_document(
                self.guide.texts[section.document], self.guide.pictures(section.document)
            )
        self.text.show_heading(section.number, self._wanted())
        # Once more when the text has its width: only then is it known how high each part is.
        soon(self, self._settle)

    def _settle(self) -> None:
        if self._shown is not None:
            self.text.show_heading(self._shown.number, self._wanted())

    def _follow(self, link: QUrl) -> None:
        """Go to a section of the guide; of anything else show where it leads."""
        if not link.scheme() and (link.path().endswith(".md") or not link.path()):
            document = link.path().removesuffix(".md") or self._document
            section = self.guide.at(document, link.fragment())
            if section is not None:
                self.open_at(section)
                self.take_focus()
                announce(self.text, section.title)
                return
        file = docs_dir() / link.path()
        comes_along = not link.scheme() and file.is_file()
        self._leads.say(tr(_COMES_ALONG if comes_along else _LEADS_OUTSIDE))
        self.address.setText(str(file) if comes_along else link.toString())
        self.outside.show()
        self.copy_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())
        announce(self.address, tr("Copied"))

    def _hide_outside(self) -> None:
        had_focus = self.outside.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.outside.hide()
        if had_focus:
            self.text.setFocus()

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down leads from the search into the list, Enter from the list into the text."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched is self.line and key == Qt.Key.Key_Down:
            self.list.setFocus()
        elif watched in {self.line, self.list} and key in _ENTER and self._listed:
            self._show_current()
            self.text.setFocus()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape goes back, Ctrl+F searches."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.line.setFocus()
            self.line.selectAll()
        else:
            super().keyPressEvent(event)
