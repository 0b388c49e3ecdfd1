"""Find (Ctrl+F): text in answers, in the wording of questions, and in what was noticed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import button
from sharebuilder.gui.habits.seek_panel import SeekPanel
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.questions.folding import fold, span
from sharebuilder.questions.said import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.services import Services

_ROWS = 4
_AT_A_TIME = 0.02  # seconds of reading before the window is heard again
_BEFORE, _AFTER = 30, 120  # letters that are shown around what was found
_QUESTION, _ANSWER, _NOTICED = tr_later("Question"), tr_later("Answer"), tr_later("Noticed")
_HINT = tr_later(
    "Searches answers, questions and what was noticed. Enter or F3 goes to the next, Shift+F3 to "
    "the one before, Escape closes."
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that can be searched, and where it stands."""

    kind: str
    pointer: str
    text: str
    folded: str
    finding: Finding | None = None


class FindPanel(SeekPanel):
    """Finds text, and leads to each place where it stands."""

    def __init__(self, window: MainWindow) -> None:
        """Begin to read the agreement.

        Args:
            window: whose agreement it is.

        Raises:
            LookupError: no agreement is open.
        """
        super().__init__(tr("Find"), tr(_HINT), _ROWS, window.theme.colours)
        if window.services is None:
            raise LookupError("no agreement is open")
        self._window = window
        self._services: Services = window.services
        self._texts: list[_Text] = []
        self._hits: list[_Text] = []
        self._at: _Text | None = None  # where a person was led last
        self._reading: Iterator[_Text] | None = None
        self._stale = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_on)
        self._services.bridge.checked.connect(self._changed)

    def own_buttons(self) -> tuple[QPushButton, ...]:
        """To the next and to the one before, for the mouse."""
        self.previous_button = button(tr("Previous"), lambda: self.go_on(-1))
        self.next_button = button(tr("Next"), lambda: self.go_on(1))
        self.previous_button.setAccessibleName(tr("Previous place that was found"))
        self.next_button.setAccessibleName(tr("Next place that was found"))
        return self.previous_button, self.next_button

    @property
    def whole(self) -> bool:
        """Whether all was read."""
        return not self._stale and self._reading is None

    def take_focus(self) -> None:
        """Put the focus into the line; read again what changed."""
        super().take_focus()
        self._catch_up()
        self._begin()

    def seek(self, text: str) -> None:
        """Show what holds the text."""
        wanted = fold(text)
        self._hits = [one for one in self._texts if wanted in one.folded] if wanted else []
        self.list.show_rows(len(self._hits), self._words)
        self._say()
        for one in (self.previous_button, self.next_button):
            one.setEnabled(bool(self._hits))

    def choose(self) -> None:
        """Go to the current row; where one is there already, to the next."""
        self.go_on(1)

    def choose_before(self) -> None:
        """Go to the place before."""
        self.go_on(-1)

    def go_on(self, way: int) -> None:
        """Go to the next place (1), or to the one before (-1); after the last comes the first."""
        self._catch_up()
        self._read_all()
        if not self._hits:
            announce(self.line, self.count.text())
            return
        row = self.list.row
        if self._at is not None and self._hits[row] == self._at:
            row = (row + way) % len(self._hits)
        elif way < 0:
            row = (row - 1) % len(self._hits)
        self.list.stand_on(row)
        self._at = self._hits[row]
        self._say(row)
        self._go(self._at)
        announce(self.line, f"{self.count.text()}. {self.list.spoken()}")

    # --- reading ---

    def _catch_up(self) -> None:
        """See what was typed a moment ago, before the checks did."""
        if self._window.workspace is not None:
            self._window.workspace.flush()
        bridge = self._services.bridge
        if bridge.waiting and bridge.ready:
            bridge.check_now()
        elif not bridge.ready:  # the first check of a large agreement takes long: not for this
            self._stale = True

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        if self._stale:
            self._stale = False
            self._texts = []
            self._reading = self._read()
            self._timer.start(0)

    def _read_on(self) -> None:
        end = time.monotonic() + _AT_A_TIME
        for one in self._reading or ():
            self._texts.append(one)
            if time.monotonic() > end:
                return
        self._read_to_end()

    def _read_all(self) -> None:
        """Read what is left, for somebody who wants to go on now."""
        if self._stale or self._reading is not None:
            self._begin()
            self._texts += self._reading or ()
            self._read_to_end()

    def _read_to_end(self) -> None:
        self._timer.stop()
        self._reading = None
        row = self.list.row
        self.seek(self.line.text())
        if self._at in self._hits:
            self.list.stand_on(self._hits.index(self._at))
        elif 0 <= row < len(self._hits):
            self.list.stand_on(row)

    def _read(self) -> Iterator[_Text]:
        services, asked = self._services, set[str]()
        for step in services.question_set.steps:
            for one in said_in(services.question_set, services.knowledge, step, services.tree):
                if one.question.id not in asked:  # its wording is the same in every record
                    asked.add(one.question.id)
                    words = f"{one.label}: {one.question.ask} {one.question.hint}"
                    yield _Text(_QUESTION, one.pointer, words, fold(words))
                if one.text:
                    yield _Text(_ANSWER, one.pointer, one.text, fold(one.text))
            for found in services.bridge.findings:
                if found.step == step.id and found.counts:
                    words = f"{found.message[:1].upper()}{found.message[1:]} {found.remedy}"
                    yield _Text(_NOTICED, found.pointer, words, fold(words), found)

    # --- showing ---

    def _say(self, row: int = -1) -> None:
        several = len(self._hits)
        if not fold(self.line.text()):
            words = ""
        elif self._reading is not None and not several:
            words = tr("Reading…")
        elif not several:
            words = tr("Not found. Capitals and accents make no difference.")
        else:
            words = (
                tr("{number} of {all}", number=row + 1, all=several)
                if row >= 0
                else tr("%n found", None, several)
            )
        self.count.say(words)

    def _words(self, row: int) -> tuple[str, str]:
        one = self._hits[row]
        step = self._services.question_set.step_for(one.pointer)
        place = self._services.place_words(one.pointer)
        where = f"{step.number}. {step.title}, {place}" if step is not None else place
        return self._snippet(one.text), " · ".join([tr(one.kind), where])

    def _snippet(self, text: str) -> str:
        """The part of a text around what was found, in one line."""
        found = span(text, fold(self.line.text()))
        start = max(0, (found[0] if found else 0) - _BEFORE)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + _BEFORE + _AFTER
        if end < len(text):
            end = max(text.rfind(" ", start, end), found[1] if found else 0)
        cut = " ".join(text[start:end].split())
        return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"

    def _go(self, hit: _Text) -> None:
        workspace = self._window.workspace
        if hit.finding is not None and hit.finding.friend and workspace is not None:
            workspace.show_friend(hit.finding)
            return
        self._window.go_to(hit.pointer)
        if hit.kind == _ANSWER:
            self._mark(QApplication.focusWidget())

    def _mark(self, box: object) -> None:
        """Select in a text box what was found."""
        wanted = fold(self.line.text())
        if isinstance(box, QLineEdit):
            found = span(box.text(), wanted)
            if found is not None:
                box.setSelection(found[0], found[1] - found[0])
        elif isinstance(box, QPlainTextEdit):
            found = span(box.toPlainText(), wanted)
            if found is not None:
                cursor = box.textCursor()
                cursor.setPosition(_units(box.toPlainText()[: found[0]]))
                end = _units(box.toPlainText()[: found[1]])
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                box.setTextCursor(cursor)


def _units(text: str) -> int:
    """How many places a text takes in Qt, which counts letters beyond U+FFFF twice."""
    return len(text.encode("utf-16-le")) // 2
