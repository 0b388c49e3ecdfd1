"""Driving the real window as a person does: with keys and the mouse, on real widgets."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sharebuilder.gui.app import application
from sharebuilder.gui.main_window import MainWindow
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import apply_theme, chosen_theme
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from sharebuilder.gui.question_field import QuestionField
    from sharebuilder.gui.records_table import RecordsTable
    from sharebuilder.gui.workspace import Workspace

TODAY = date(2026, 11, 24)
_STILL = 0.7  # seconds without a move after which a page is at rest


class ChosenFiles:
    """Stands where the system's file choosers stand: a person chooses these paths."""

    def __init__(self) -> None:
        self.to_open: Path | None = None
        self.to_save: Path | None = None
        self.to_build: Path | None = None
        self.to_print: Path | None = None
        self.shown: list[Path] = []
        self.suggested: Path | None = None

    def open_file(
        self, parent: QWidget, folder: Path | None, chosen: Callable[[Path], object]
    ) -> None:
        del parent, folder
        if self.to_open is not None:
            chosen(self.to_open)

    def save_file(self, parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
        del parent
        self.suggested = suggested
        if self.to_save is not None:
            chosen(self.to_save)

    def save_picture(
        self, parent: QWidget, suggested: Path, chosen: Callable[[Path], object]
    ) -> None:
        del parent
        self.suggested = suggested
        if self.to_save is not None:
            chosen(self.to_save)

    def folder(self, parent: QWidget, start: Path, chosen: Callable[[Path], object]) -> None:
        del parent, start
        if self.to_build is not None:
            chosen(self.to_build)

    def open_table(self, parent: QWidget, chosen: Callable[[Path], object]) -> None:
        del parent
        if self.to_open is not None:
            chosen(self.to_open)

    def save_table(
        self, parent: QWidget, suggested: Path, chosen: Callable[[Path], object]
    ) -> None:
        del parent
        self.suggested = suggested
        if self.to_save is not None:
            chosen(self.to_save)

    def save_word(self, parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
        del parent
        self.suggested = suggested
        if self.to_save is not None:
            chosen(self.to_save)

    def printer(self, parent: QWidget, name: str, chosen: Callable[[QPrinter], object]) -> None:
        from PySide6.QtPrintSupport import QPrinter

        del parent
        if self.to_print is not None:
            printer = QPrinter()
            printer.setDocName(name)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.to_print))
            chosen(printer)

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return True


class Person:
    """Somebody at the window."""

    def __init__(
        self, size: tuple[int, int] = (1366, 768), settings: Settings | None = None
    ) -> None:
        app = application()
        self.settings = settings or Settings()
        if settings is None:
            self.settings.theme = "light"
        apply_theme(app, chosen_theme(self.settings.theme, self.settings.scale))
        self.files = ChosenFiles()
        self.window = MainWindow(self.settings, self.files, lambda: TODAY)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.settle(20)

    # --- waiting and finding ---

    @staticmethod
    def settle(milliseconds: int = 0) -> None:
        """Let Qt do what it has to do."""
        QTest.qWait(milliseconds)
        QApplication.processEvents()

    def until(self, holds: Callable[[], bool], seconds: float = 30) -> None:
        """Wait until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it did not come to hold"
            QTest.qWait(10)

    def still(self, seconds: float = 30) -> None:
        """Wait until what has the focus stays where it is: a page may move for some rounds."""
        end, before, since = time.monotonic() + seconds, None, time.monotonic()
        while time.monotonic() - since < _STILL:
            QTest.qWait(20)
            focus = QApplication.focusWidget()
            now = (focus, focus.mapTo(self.window, QPoint(0, 0)), focus.size()) if focus else None
            if now != before:
                before, since = now, time.monotonic()
            assert time.monotonic() < end, "the page does not come to rest"

    @property
    def workspace(self) -> Workspace:
        """The three columns of the open agreement."""
        assert self.window.workspace is not None, self.window.messages.text
        return self.window.workspace

    @property
    def message(self) -> str:
        """What the message bar says."""
        return self.window.messages.text

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The visible button with these words."""
        found = [
            one
            for one in (inside or self.window).findChildren(QAbstractButton)
            if one.isVisible() and one.text().replace("&&", "&").startswith(words)
        ]
        assert found, f"no button “{words}”"
        return found[0]

    def field(self, pointer: str) -> QuestionField:
        """The field of an answer, brought into sight."""
        self.workspace.go_to(pointer)
        self.settle()
        for section in self.workspace.page.sections:
            for part in section.parts():
                for field in part.all_fields():
                    if field.pointer == pointer and field.isVisible():
                        return field
        raise AssertionError(f"{pointer} is not on this page")

    def table(self, section_id: str) -> RecordsTable:
        """The table of a section of the page that is shown."""
        section = next(one for one in self.workspace.page.sections if one.section.id == section_id)
        assert section.records is not None
        return section.records.table

    # --- doing ---

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget with the mouse."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=at or QPoint(8, widget.height() // 2)
        )
        self.settle()

    def press(self, words: str, inside: QWidget | None = None) -> None:
        """Click the button with these words."""
        self.click(self.button(words, inside))

    def keys(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def write(self, pointer: str, text: str) -> None:
        """Replace what stands in a text field, with keys."""
        target = self.field(pointer).editor.target()
        assert isinstance(target, QLineEdit | QPlainTextEdit), target
        self.click(target)
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Delete)
        for at, line in enumerate(text.split("\n")):
            if at:
                QTest.keyClick(target, Qt.Key.Key_Return)
            # keyClicks knows Latin letters only; what else a person types comes as an event.
            QTest.keyClicks(target, line)
        self.settle()

    def choose(self, pointer: str, words: str) -> None:
        """Choose an option: a radio button or box with the mouse, a combo box with keys."""
        editor = self.field(pointer).editor
        boxes = [
            one
            for one in editor.findChildren(QAbstractButton)
            if not isinstance(one, QPushButton) and one.isVisible() and one.text() == words
        ]
        if boxes:
            self.click(boxes[0])
            return
        combo = editor.findChild(QComboBox)
        assert combo is not None, f"{pointer} offers no “{words}”"
        at = combo.findText(words)
        assert at >= 0, [combo.itemText(i) for i in range(combo.count())]
        combo.setFocus()
        steps = at - combo.currentIndex()
        key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
        for _ in range(abs(steps)):
            QTest.keyClick(combo, key)
        self.settle()

    def tick(self, pointer: str, words: str) -> None:
        """Tick a box among several."""
        editor = self.field(pointer).editor
        box = next(one for one in editor.findChildren(QCheckBox) if one.text() == words)
        self.click(box)

    def add_record(self, section_id: str) -> Pointer:
        """Add a record with the button beneath its table."""
        table = self.table(section_id)
        self.click(table.add_button)
        current = table.current()
        assert current is not None
        return current

    def value(self, pointer: str) -> object:
        """The answer that the agreement holds."""
        self.workspace.flush()
        assert self.window.services is not None
        return self.window.services.agreement.value(Pointer(pointer))

    def close(self) -> None:
        """Put the window away without asking."""
        self.window.saving.discarded = True
        self.window.close()
        self.window.deleteLater()
        self.settle()
