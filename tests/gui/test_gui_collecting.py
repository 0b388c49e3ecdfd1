"""Garbage is looked for in the window's own thread: Qt's objects are destroyed where they live."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from sharebuilder.gui.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.gui.driver import Person


class Ring:
    """A timer in a circle of references: only a look for garbage finds it."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.timer = QTimer()
        self.timer.start(10_000)
        self.me = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


def make_work() -> None:
    """Allocate in a thread until Python has looked for garbage there, if it ever would."""
    thread = threading.Thread(target=lambda: [[[at]] for at in range(300_000)])
    thread.start()
    thread.join()


@pytest.fixture
def by_itself() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    gc.enable() if was else gc.disable()


@pytest.mark.usefixtures("by_itself")
def test_a_thread_beside_the_window_destroys_nothing(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    parent = QObject()
    collector = Collector(parent)
    for _ in range(1000):  # as many as Python would look for by itself
        Ring(ended)
    make_work()
    assert ended == [], "a thread must not destroy a timer of the window"
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert set(ended) == {threading.main_thread()}
    collector.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("by_itself", "qapp")
def test_python_by_itself_would_destroy_it_in_that_thread() -> None:
    """What the test above guards against is real."""
    ended: list[threading.Thread] = []
    gc.collect()
    ring = Ring(ended)
    ring.timer.stop()
    del ring
    make_work()
    assert ended
    assert ended[0] is not threading.main_thread()


def test_the_program_lets_only_its_window_look(person: Person) -> None:
    assert person.window.isVisible()
    assert not gc.isenabled()
