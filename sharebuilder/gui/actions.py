"""What a person can do from the menus, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from sharebuilder.gui.first_look import MENUS
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_Key = QKeySequence.StandardKey
_SCALES = (100, 125, 150, 175, 200)
_THEMES = (
    ("system", tr_later("As the system")),
    ("light", tr_later("Light")),
    ("dark", tr_later("Dark")),
    ("contrast", tr_later("High contrast")),
)


class Actions(QObject):
    """The actions of the window, and the menus that hold them."""

    def __init__(self, window: QWidget, acts: dict[str, Callable[[], object]]) -> None:
        """Make the actions.

        Args:
            window: whose actions they are.
            acts: what each does, by its name.
        """
        super().__init__(window)
        self._window = window
        self._acts = acts
        self.new = self._make("new", tr("&New agreement"), _Key.New)
        self.open = self._make("open", tr("&Open…"), _Key.Open)
        self.start = self._make("start", tr("Start page"))
        self.save = self._make("save", tr("&Save"), _Key.Save)
        self.save_as = self._make("save_as", tr("Save &as…"), _Key.SaveAs, "Ctrl+Shift+S")
        self.versions = self._make("versions", tr("&Versions…"))
        self.close = self._make("close", tr("&Close the window"), _Key.Close, "Ctrl+W")
        self.undo = self._make("undo", tr("&Undo"), _Key.Undo)
        self.redo = self._make("redo", tr("&Redo"), _Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = self._make("find", tr("&Find…"), _Key.Find)
        self.find_next = self._make("find_next", tr("Find &next"), _Key.FindNext, "F3")
        self.find_previous = self._make(
            "find_previous", tr("Find &previous"), _Key.FindPrevious, "Shift+F3"
        )
        self.go_to = self._make("go_to", tr("&Go to question…"), None, "Ctrl+K")
        self.print = self._make("print", tr("&Print what you have said…"), _Key.Print, "Ctrl+P")
        self.help = self._make("help", tr("&Guide to this step"), _Key.HelpContents, "F1")
        self.save_guide = self._make("save_guide", tr("&Save the guide as a Word file…"))
        self.next = self._make("next", tr("&Next step"), None, "Ctrl+PgDown", "Ctrl+Return")
        self.previous = self._make("previous", tr("&Previous step"), None, "Ctrl+PgUp")
        self.check = self._make("check", tr("&Check everything"), None, "F7")
        self.build = self._make("build", tr("&Build the documents…"), None, "Ctrl+B")
        self.larger = self._make("larger", tr("&Larger text"), None, "Ctrl++", "Ctrl+=")
        self.smaller = self._make("smaller", tr("&Smaller text"), None, "Ctrl+-")
        self.recent: QMenu | None = None
        self._filled: tuple[object, ...] = ()
        self._listed: list[str] | None = None

    def _make(
        self, name: str, text: str, key: QKeySequence.StandardKey | None = None, *more: str
    ) -> QAction:
        action = QAction(text, self._window)
        keys = list(QKeySequence.keyBindings(key)) if key is not None else []
        for one in more:
            sequence = QKeySequence(one)
            if sequence not in keys:
                keys.append(sequence)
        action.setShortcuts(keys)
        act = self._acts[name]
        action.triggered.connect(lambda _checked=False: act())
        self._window.addAction(action)
        return action

    def fill(
        self,
        bar: QMenuBar,
        steps: tuple[tuple[str, str], ...],
        go_to_step: Callable[[str], object],
        choose_theme: Callable[[str], object],
        choose_scale: Callable[[int], object],
        current: tuple[str, int],
    ) -> None:
        """Fill the menu bar.

        Args:
            bar: the menu bar.
            steps: id and title of each step.
            go_to_step: leads to a step.
            choose_theme: changes the colours.
            choose_scale: changes the size of text, in per cent.
            current: the theme and the size that are chosen now.
        """
        wanted = (steps, current)
        if wanted == self._filled:
            return  # another agreement, and the same menus
        self._filled, self._listed = wanted, None
        _empty(bar)
        file, edit, go, agreement, view, about = (bar.addMenu(tr(title)) for title in MENUS)
        file.addActions([self.new, self.open])
        self.recent = file.addMenu(tr("Open &recent"))
        file.addAction(self.start)
        file.addSeparator()
        file.addActions([self.save, self.save_as, self.versions, self.print])
        file.addSeparator()
        file.addAction(self.close)
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.find, self.find_next, self.find_previous])
        go.addAction(self.go_to)
        go.addSeparator()
        go.addActions([self.previous, self.next])
        go.addSeparator()
        for step_id, title in steps:
            action = go.addAction(title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=step_id: go_to_step(one))
        agreement.addActions([self.check, self.build])
        view.addActions([self.larger, self.smaller])
        sizes = view.addMenu(tr("Text si&ze"))
        self._choices(
            sizes,
            [(str(one), tr("{size}%", size=one)) for one in _SCALES],
            str(current[1]),
            lambda one: choose_scale(int(one)),
        )
        colours = view.addMenu(tr("&Colours"))
        self._choices(
            colours, [(each, tr(words)) for each, words in _THEMES], current[0], choose_theme
        )
        about.addActions([self.help, self.save_guide])

    def _choices(
        self,
        menu: QMenu,
        options: list[tuple[str, str]],
        current: str,
        choose: Callable[[str], object],
    ) -> None:
        group = QActionGroup(menu)
        for value, words in options:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == current)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, one=value: choose(one))

    def show_history(self, undo: str, redo: str) -> None:
        """Say in the menu what Undo and Redo would do; nothing to do is grey."""
        self.undo.setText(
            tr("&Undo: {undo}", undo=undo.replace("&", "&&")) if undo else tr("&Undo")
        )
        self.undo.setEnabled(bool(undo))
        self.redo.setText(
            tr("&Redo: {redo}", redo=redo.replace("&", "&&")) if redo else tr("&Redo")
        )
        self.redo.setEnabled(bool(redo))

    def show_open(self, *, is_open: bool) -> None:
        """Grey what needs an agreement while none is open."""
        moving = (self.next, self.previous, self.check, self.build)
        finding = (self.find, self.find_next, self.find_previous)
        for action in (self.save, self.save_as, self.versions, self.print, *moving, *finding):
            action.setEnabled(is_open)

    def show_recent(
        self,
        paths: list[str],
        choose: Callable[[str], object],
        forget: Callable[[str], object],
    ) -> None:
        """List the recent files by name; none of them is touched.

        Args:
            paths: the files.
            choose: opens one.
            forget: takes one off the list, or all where the name is empty.
        """
        if self.recent is None or paths == self._listed:
            return
        self._listed = list(paths)
        _empty(self.recent)
        self.recent.setEnabled(bool(paths))
        for path in paths:
            action = self.recent.addAction(path.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=path: choose(one))
        self.recent.addSeparator()
        self.forget = self.recent.addMenu(tr("&Take one off this list"))
        for path in paths:
            action = self.forget.addAction(path.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=path: forget(one))
        self.forget_all = self.recent.addAction(tr("&Clear this list"))
        self.forget_all.triggered.connect(lambda _checked=False: forget(""))


def _empty(holder: QMenuBar | QMenu) -> None:
    """Take everything out of a menu or a bar. Menus inside would stay its children for ever."""
    from PySide6.QtWidgets import QMenu

    holder.clear()
    for menu in holder.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        menu.deleteLater()
