"""What was put away is let go: an afternoon of opening agreements leaves nothing of them behind."""

from __future__ import annotations

import gc
import shutil
import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from sharebuilder.gui.soon import soon
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.driver import Person


def test_agreements_that_were_left_while_their_page_still_moved_are_let_go(
    person: Person, tmp_path: Path
) -> None:
    file = tmp_path / "bath.sharebuilder"
    shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", file)
    left = []
    for _ in range(3):
        person.window.open_path(file)
        left.append(weakref.ref(person.window.services))
        person.workspace.go_to("/case/aim")
    person.window.show_start()
    person.window.new()
    person.settle(600)

    def all_gone() -> bool:
        gc.collect()
        return [one() for one in left] == [None] * len(left)

    person.until(all_gone)


def test_opening_makes_no_menu_twice(person: Person) -> None:
    def menus() -> int:
        gc.collect()
        return sum(type(one) is QMenu for one in gc.get_objects())

    person.window.start_from_case("bath")
    person.settle(50)
    before = menus()
    for _ in range(3):
        person.window.start_from_case("bath")
        person.settle(50)
    assert menus() == before


def test_what_is_to_be_done_soon_is_done_once_and_forgotten_with_its_owner(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject
    from shiboken6 import delete

    class Owner(QObject):
        done = 0

        def act(self) -> None:
            Owner.done += 1

    owner = Owner()
    soon(owner, owner.act)
    qtbot.waitUntil(lambda: Owner.done == 1)
    soon(owner, owner.act)
    gone = weakref.ref(owner)
    delete(owner)
    del owner
    qtbot.wait(50)
    gc.collect()
    assert Owner.done == 1
    assert gone() is None
