"""Go to question (Ctrl+K): every step, question, record, document and command, by a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from sharebuilder.documents.catalogue import documents
from sharebuilder.gui.habits.seek_panel import SeekPanel
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.questions.goals import Goal, Goals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar

    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.questions.question_set import QuestionSet

_ROWS = 7
_MOST = 40
_KINDS = {
    "step": tr_later("Step"),
    "question": tr_later("Question"),
    "record": tr_later("Record"),
    "document": tr_later("Document"),
    "command": tr_later("Command"),
}
_HINT = tr_later(
    "Type a few words in any order. Arrow keys choose, Enter goes there, Escape closes."
)


class Palette(SeekPanel):
    """Lists what can be gone to, and goes there."""

    def __init__(self, window: MainWindow) -> None:
        """Read what there is now.

        Args:
            window: whose agreement, menus and pages these are.
        """
        super().__init__(tr("Go to"), tr(_HINT), _ROWS, window.theme.colours)
        self._window = window
        self._goals: list[Goal] = []
        self._commands: dict[str, QAction] = {}
        self.goals = self._read()
        self.seek("")

    def seek(self, text: str) -> None:
        """Show what holds all the words."""
        self._goals, total = self.goals.find(text, _MOST)
        if len(self._goals) < total:
            words = tr("The first %n. Another word leaves fewer.", None, len(self._goals))
        elif total:
            words = tr("%n found", None, total) if text.strip() else tr("The steps")
        else:
            words = tr("Nothing has all these words. Type fewer, or other ones.")
        self.count.say(words)
        self.list.show_rows(len(self._goals), self._words)

    def choose(self) -> None:
        """Close, and go to the current row."""
        if not 0 <= self.list.row < len(self._goals):
            return
        goal = self._goals[self.list.row]
        self.closed.emit()
        self._go(goal)

    # --- inside ---

    def _words(self, row: int) -> tuple[str, str]:
        goal = self._goals[row]
        kind = tr(_KINDS[goal.kind])
        return goal.label, kind if goal.kind == "step" else f"{kind} · {goal.where}"

    def _read(self) -> Goals:
        """The goals of the agreement, where it is shown, and the commands."""
        window, services = self._window, self._window.services
        shown = services is not None and window.stack.currentWidget() is window.workspace
        goals, titles = Goals(), set[str]()
        if services is not None and shown:
            goals.read(services.question_set, services.tree)
            goals.add(_documents(services.question_set), tr("build word"))
            titles = {f"{one.number}. {one.title}" for one in services.question_set.steps}
        for words, action in _commands(window.menuBar()):
            if action.isEnabled() and _plain(action.text()) not in titles:
                self._commands[words] = action
                where = words.rpartition(" › ")[0] or tr("Menu")
                keys = action.shortcut().toString()
                shortcut = f"{where} · {keys}" if keys else where
                goals.add([Goal("command", _plain(action.text()), shortcut, words)])
        return goals

    def _go(self, goal: Goal) -> None:
        window, workspace = self._window, self._window.workspace
        if goal.kind == "command":
            self._commands[goal.target].trigger()
        elif workspace is None:
            return
        elif goal.kind == "step":
            workspace.show_step(goal.target)
            workspace.page.take_focus()
        elif goal.kind == "document":
            from sharebuilder.gui.check_page import CheckPage

            workspace.show_step("build")
            if isinstance(workspace.page, CheckPage):
                workspace.page.focus_document(goal.target)
        else:
            window.go_to(self.goals.place_of(goal))


def _documents(question_set: QuestionSet) -> list[Goal]:
    last = question_set.steps[-1]
    where = f"{last.number}. {last.title}"
    return [Goal("document", kind.title, where, kind.id) for kind in documents()]


def _commands(bar: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """Every entry of the menus with the words that lead to it: “View › Colours › Dark”."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _entries(menu, _plain(action.text()))


def _entries(menu: QMenu, above: str) -> Iterator[tuple[str, QAction]]:
    for action in menu.actions():
        words, inside = f"{above} › {_plain(action.text())}", action.menu()
        if isinstance(inside, QMenu):
            yield from _entries(inside, words)
        elif not action.isSeparator():
            yield words, action


def _plain(text: str) -> str:
    """The words of a menu entry, without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
