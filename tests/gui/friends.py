"""Somebody at work with the critical friend."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sharebuilder.gui.finding_forms import SayForm
from sharebuilder.gui.finding_view import FindingNote
from tests.gui.driver import Person

if TYPE_CHECKING:
    from sharebuilder.gui.friend_panel import FriendList
    from sharebuilder.gui.services import Services


CONTROL = Qt.KeyboardModifier.ControlModifier


class Friend:
    """Somebody at a window wide enough for three columns, and the friend beside the page."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def services(self) -> Services:
        return self.person.workspace.services

    @property
    def list(self) -> FriendList:
        return self.person.workspace.help.friend

    def check(self) -> None:
        """Let the checks run now."""
        self.person.workspace.flush()
        self.services.bridge.check_now()
        self.person.settle()

    def go(self, step: str) -> None:
        """Show a step."""
        self.person.workspace.show_step(step)
        self.person.settle()

    def shown(self) -> list[str]:
        """The ids of the questions that can be seen, without “friend-”."""
        return [rule.removeprefix("friend-") for (rule, _), note in self.list.notes.items()
                if note.isVisible()]  # fmt: skip

    def note(self, name: str) -> FindingNote:
        """The note of a question."""
        return next(note for (rule, _), note in self.list.notes.items() if rule == f"friend-{name}")

    def press(self, words: str, name: str) -> None:
        """Press a button of a question."""
        self.person.press(words, self.note(name))

    def say(self, name: str, words: str) -> None:
        """Answer a question with the keyboard, once its form is open."""
        form = self.note(name).form
        assert isinstance(form, SayForm)
        assert form.box.hasFocus()
        QTest.keyClicks(form.box, words)
        self.person.click(form.keep)

    def records(self, collection: str) -> list[dict[str, Any]]:
        """The records of a collection."""
        found = self.services.tree.get(collection, [])
        assert isinstance(found, list)
        return [one for one in found if isinstance(one, dict)]


def opened(person: Person, folder: Path, tree: dict[str, Any]) -> Friend:
    """Somebody who has an agreement open."""
    file = folder / "a.sharebuilder"
    file.write_text(json.dumps(tree), encoding="utf-8")
    person.window.resize(1700, 900)
    person.window.open_path(file)
    person.settle(50)
    friend = Friend(person)
    friend.check()
    return friend
