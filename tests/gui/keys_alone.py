"""A path through the window by keys alone, and what a screen reader would say after each.

Nothing here looks for a widget in order to press it: every key goes to whatever has the focus, as
it does when a person presses it. To come to a control, Tab is pressed until it has the focus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

if TYPE_CHECKING:
    from tests.gui.driver import Person

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_FARTHEST = 400
_NAMES = {
    Key.Key_Return: "Enter", Key.Key_Space: "Space", Key.Key_Tab: "Tab", Key.Key_Down: "Down",
    Key.Key_PageDown: "Page down", Key.Key_Escape: "Esc",
}  # fmt: skip


@dataclass
class Keyboard:
    """Somebody who has no mouse, and a record of what they did.

    Attributes:
        record: a line for each move: the keys, and what has the focus after them.
    """

    person: Person
    record: list[tuple[str, str]] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(self._focus(), key, modifier)
            self.person.settle()
        name = _NAMES.get(key) or chr(key)
        said = f"Ctrl+{name}" if modifier == CONTROL else name
        self._note(f"{said} × {times}" if times > 1 else said)

    def tab_to(self, words: str) -> None:
        """Press Tab until what has the focus begins with some words."""
        for count in range(1, _FARTHEST):
            QTest.keyClick(self._focus(), Key.Key_Tab)
            self.person.settle()
            if spoken().startswith(words):
                self._note(f"Tab × {count}" if count > 1 else "Tab")
                return
        raise AssertionError(f"Tab never comes to “{words}”")

    def type(self, words: str) -> None:
        """Type some words where the focus is."""
        focus = self._focus()
        for letter in words:
            if letter.isascii():
                QTest.keyClick(focus, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(focus, event)
        self.person.settle()
        self._note(f"“{words}”")

    def wait(self, words: str) -> None:
        """Press nothing, until something is done."""
        self._note(f"({words})")

    def _focus(self) -> object:
        return QApplication.focusWidget() or self.person.window

    def _note(self, keys: str) -> None:
        self.record.append((keys, spoken()))


def spoken() -> str:
    """What a screen reader says of what has the focus: its name and its kind."""
    widget = QApplication.focusWidget()
    if widget is None:
        focused = QGuiApplication.focusWindow()
        return focused.title() if focused is not None else ""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name).replace("\n", " ")
    if isinstance(widget, QComboBox):
        # On Linux Qt gives the choice as the name; readers find the label by its relation.
        name = f"{widget.accessibleName()} {widget.currentText()}"
    kind = interface.role().name
    return f"{name} ({_KINDS.get(kind, kind)})"


_KINDS = {
    "Button": "button", "EditableText": "text box", "ComboBox": "choice", "CheckBox": "box to tick",
    "RadioButton": "one of several", "List": "list", "Table": "table", "ListItem": "entry",
}  # fmt: skip


def walk(person: Person) -> Keyboard:
    """From the start screen to a built agreement: with a case, a partner more, a save and a build.

    Args:
        person: somebody at the start screen. Where files go is chosen in the system’s own dialog.

    Returns:
        The record of it.
    """
    keys = Keyboard(person)
    person.until(lambda: bool(person.window.start_page._cards))
    keys.tab_to("Start from Essex")
    keys.press(Key.Key_Return)
    person.until(lambda: person.window.workspace is not None)
    person.settle(200)
    keys.press(Key.Key_K, CONTROL)
    keys.type("mission")
    keys.press(Key.Key_Return)
    person.settle(200)
    keys.press(Key.Key_A, CONTROL)
    keys.type("Home, warm and expected")
    keys.press(Key.Key_PageDown, CONTROL)
    keys.tab_to("Add a partner")
    keys.press(Key.Key_Return)
    person.settle(200)
    keys.tab_to("What is the organisation called")
    keys.type("Braintree Foodbank")
    keys.tab_to("What sort of organisation")
    keys.press(Key.Key_Down, times=2)
    keys.press(Key.Key_S, CONTROL)
    keys.press(Key.Key_B, CONTROL)
    person.settle(200)
    keys.press(Key.Key_Space)
    panel = person.workspace.page.panel  # type: ignore[attr-defined]
    person.until(lambda: bool(panel.paths), 120)
    person.settle(200)
    keys.wait("until it is built")
    keys.press(Key.Key_Return)
    return keys


def as_markdown(record: list[tuple[str, str]]) -> str:
    """The record as a page of the documentation."""
    lines = [f"| {keys} | {said.replace('|', '/')} |" for keys, said in record]
    return "\n".join(
        [_INTRODUCTION, "| Keys | What has the focus then |", "| --- | --- |", *lines, ""]
    )


_INTRODUCTION = """# From the start screen to a built agreement by keys alone

This record is made by a test that presses these keys on the real window, and has no mouse. The
second column is what a screen reader says of whatever has the focus afterwards: its name and kind.
Where a file goes is chosen in the system’s own dialog, which has keys of its own.

Made by `python3 -m tests.gui.keys_alone`; a test compares it.
"""


def main() -> None:
    """Write the record into the documentation."""
    from pathlib import Path
    from tempfile import mkdtemp

    from tests.gui.driver import Person

    folder = Path(mkdtemp())
    person = Person()
    person.files.to_save = folder / "mine.sharebuilder"
    page = Path(__file__).resolve().parents[2] / "docs" / "keys-alone.md"
    page.write_text(as_markdown(walk(person).record), encoding="utf-8")
    person.close()


if __name__ == "__main__":
    main()
