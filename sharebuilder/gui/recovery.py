"""What a crash left, offered on the start page: what it holds, and giving it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sharebuilder.errors import ShareBuilderError
from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.beside import Beside
from sharebuilder.gui.fields import Flow, Text, button, clear_layout, column, frame, selectable
from sharebuilder.gui.soon import soon
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.difference import equal
from sharebuilder.safekeeping.recovery import (
    FileState,
    Leftover,
    edits_words,
    file_state,
    leftovers,
    put_away,
    recover,
    to_merge,
)
from sharebuilder.storage.owner_note import time_words

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.errors import UnusableFile
    from sharebuilder.gui.main_window import MainWindow

_Found = tuple[tuple[Leftover, ...], tuple["UnusableFile", ...]]


class RecoveryPanel(QWidget):
    """A card for each piece of work that was not saved."""

    def __init__(self, recovery: Recovery) -> None:
        """Show none yet."""
        super().__init__()
        self._recovery = recovery
        self._column = column(self, 0.6)
        self._column.setContentsMargins(0, space(self, 0.6), 0, 0)  # apart from the buttons above
        self.hide()

    def show_leftovers(self, found: tuple[Leftover, ...]) -> None:
        """Show what was left."""
        clear_layout(self._column)
        self.setVisible(bool(found))
        if not found:
            return
        self._column.addWidget(Text(tr("You have work that was not saved"), "section"))
        words = tr("ShareBuilder was not closed properly. It kept what you typed on this computer.")
        self._column.addWidget(Text(words, "hint"))
        for leftover in found:
            self._column.addWidget(self._card(leftover))
        announce(self, tr("You have work that was not saved: %n.", None, len(found)))

    # --- inside ---

    def _card(self, leftover: Leftover) -> QWidget:
        card = frame("card")
        card.setMaximumWidth(characters(self, 96))
        inside = column(card, 0.3, 0.9)
        inside.addWidget(Text(leftover.title, "label"))
        for line in _told(leftover):
            inside.addWidget(selectable(Text(line, "hint")))
        place = QVBoxLayout()
        inside.addLayout(place)
        self._offer(place, leftover)
        return card

    def _buttons(
        self, place: QVBoxLayout, leftover: Leftover, words: str, acts: dict[str, object]
    ) -> None:
        """Put a sentence and buttons in the place of those before."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear_layout(place)
        if words:
            place.addWidget(Text(words))
        line = Flow(0.6)
        for at, (said, act) in enumerate(acts.items()):
            made = button(said, act, "" if at else "primary")  # type: ignore[arg-type]
            made.setAccessibleName(tr("{act}: {title}", act=said, title=leftover.title))
            line.add(made)
            if at == 0 and had_focus:
                soon(made, made.setFocus)  # once it stands in the window
        place.addWidget(line)

    def _offer(self, place: QVBoxLayout, leftover: Leftover) -> None:
        self._buttons(
            place,
            leftover,
            "",
            {
                tr("Recover"): lambda: self._recover(place, leftover),
                tr("Not now"): lambda: self._recovery.leave_for_now(leftover),
                tr("Throw away…"): lambda: self._ask(place, leftover),
            },
        )

    def _ask(self, place: QVBoxLayout, leftover: Leftover) -> None:
        self._buttons(
            place,
            leftover,
            tr("Throw it away? It cannot be brought back."),
            {
                tr("Keep it"): lambda: self._offer(place, leftover),
                tr("Throw it away"): lambda: self._recovery.throw_away(leftover),
            },
        )

    def _recover(self, place: QVBoxLayout, leftover: Leftover) -> None:
        state, now = file_state(leftover)
        same = now is not None and equal(now.tree, leftover.journal.tree)
        if state is not FileState.CHANGED or same:
            self._recovery.give_back(leftover)
            return
        self._buttons(
            place,
            leftover,
            tr(
                "The file was changed since then. Your work can be opened as a copy, which leaves "
                "the file as it is, or be compared with the file, answer by answer."
            ),
            {
                tr("Recover as a copy"): lambda: self._recovery.give_back(leftover, as_copy=True),
                tr("Compare and merge"): lambda: self._recovery.compare(leftover),
                tr("Not now"): lambda: self._recovery.leave_for_now(leftover),
            },
        )


class Recovery(QObject):
    """Looks for what crashes left, and gives it back."""

    def __init__(self, window: MainWindow) -> None:
        """Recover into a window."""
        super().__init__(window)
        self._window = window
        self._beside = Beside(self)
        self._found: tuple[Leftover, ...] = ()
        self.panel = RecoveryPanel(self)

    def look(self) -> None:
        """Look for what crashes left, beside the window. No agreement's file is touched."""
        self._beside.start(leftovers, self._show)

    def remind(self, path: Path) -> None:
        """Say so where a file was opened in which there is work that was not saved."""
        self._remind(tuple(one for one in self._found if one.file == path.absolute()))

    def leave_for_now(self, leftover: Leftover) -> None:
        """Ask again at the next start."""
        self._remove(leftover)

    def throw_away(self, leftover: Leftover) -> None:
        """Delete what was left: a person said so twice."""
        put_away(leftover)
        self._remove(leftover)
        self._window.say(tr("Thrown away."))

    def give_back(self, leftover: Leftover, *, as_copy: bool = False) -> None:
        """Open what was left, once nothing else unsaved would be lost."""
        self._window.saving.unless_unsaved(partial(self._give_back, leftover, as_copy=as_copy))

    def compare(self, leftover: Leftover) -> None:
        """Open what was left in its file, and compare the two."""
        self._window.saving.unless_unsaved(partial(self._compare, leftover))

    # --- inside ---

    def _show(self, found: _Found) -> None:
        self._found, problems = found
        window = self._window
        self.panel.show_leftovers(self._found)
        for problem in problems:
            window.messages.show_error(problem)
        if window.stack.currentWidget() is not window.start_page:
            self._remind(self._found)

    def _remind(self, found: tuple[Leftover, ...]) -> None:
        if found:
            self._window.messages.show_message(
                "warning",
                tr("You have work that was not saved: ShareBuilder was not closed properly."),
                detail="; ".join(f"{one.title}: {edits_words(one)}" for one in found[:3]),
                actions=((tr("Show it"), self._window.show_start),),
            )

    def _remove(self, leftover: Leftover) -> None:
        self._found = tuple(one for one in self._found if one.path != leftover.path)
        self.panel.show_leftovers(self._found)
        if not self._found:
            self._window.start_page.new_button.setFocus()

    def _give_back(self, leftover: Leftover, *, as_copy: bool) -> None:
        window = self._window
        result = recover(leftover, versions=window.keeping.versions, as_copy=as_copy)
        if result.agreement is None:
            put_away(leftover)
            self._remove(leftover)
            window.say(tr("The file holds everything already. Nothing was lost."))
            return
        window.show_agreement(result.agreement)
        if result.agreement.read_only:  # somebody has the file open: the work opens beside it
            result = recover(leftover, versions=window.keeping.versions, as_copy=True)
            if result.agreement is not None:
                window.show_agreement(result.agreement)
        self._taken(leftover)
        detail = tr("It is not saved yet.")
        if result.state in {FileState.GONE, FileState.CHANGED} or as_copy:
            detail = tr("It is open as a copy, and not saved yet. Save it under a name of its own.")
        if result.state is FileState.GONE:
            detail = tr("Its file cannot be read ({file}). {more}", file=leftover.file, more=detail)
        if leftover.journal.damaged:
            end = tr("The end of the journal could not be read: check what you did last.")
            detail = f"{detail} {end}"
        window.messages.show_message("good", tr("Your work is back."), detail=detail)

    def _compare(self, leftover: Leftover) -> None:
        window = self._window
        try:
            agreement = to_merge(leftover, window.keeping.versions)
            window.show_agreement(agreement)
        except ShareBuilderError as error:
            window.messages.show_error(error)
            return
        if agreement.read_only:
            self._give_back(leftover, as_copy=True)
            return
        self._taken(leftover)
        window.keeping.compare()

    def _taken(self, leftover: Leftover) -> None:
        """The work is open and in a journal of its own: the old one goes."""
        journal = leftover.journal
        self._window.keeping.keep_all(edits=journal.edits, labels=journal.labels)
        self._window.keeping.later(partial(put_away, leftover))
        self._found = tuple(one for one in self._found if one.path != leftover.path)
        self.panel.show_leftovers(self._found)


def _told(leftover: Leftover) -> list[str]:
    """What was left, in lines."""
    journal = leftover.journal
    when = time_words(journal.at)
    edits = edits_words(leftover)
    edits = edits[:1].upper() + edits[1:]
    lines = [
        tr("{edits} not saved, the last on {when}.", edits=edits, when=when)
        if when
        else tr("{edits} not saved.", edits=edits)
    ]
    if journal.labels:
        lines.append(tr("Last: {edits}", edits="; ".join(dict.fromkeys(reversed(journal.labels)))))
    lines.append(
        tr("File: {file}", file=leftover.file) if leftover.file else tr("It had no file yet.")
    )
    if journal.damaged:
        lines.append(tr("The end of it could not be read. What came before is here."))
    return lines
