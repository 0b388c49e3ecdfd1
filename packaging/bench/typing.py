"""Typing in a large agreement: from the key to the painted answer, clause and findings.

Each key is followed to the end: the answer is kept, the page, the clause beside it and the findings
are painted. The checks wait for the hands to rest; here they run after every key, since that is
what a person meets who types one letter and looks.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit

from bench.agreements import large_agreement
from bench.measure import Row
from sharebuilder.gui.app import application
from sharebuilder.gui.main_window import MainWindow
from sharebuilder.gui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_FRAME = 16.0  # milliseconds that a screen shows one picture
_SIZE = (60, 250, 200)
_HOW = "every key counts once"
_WORDS = "People are at home sooner and warm, because the right people know it in time. "
_FIELDS = ("/about/summary", "/flows/id:flow-101/safeguards", "/items/id:item-126/why_needed")


def rows() -> list[Row]:
    """The 95th percentile of a key, against a screen frame and against a bare field."""
    application()
    bare = _bare()
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as folder:
        file = Path(folder, "large.sharebuilder")
        file.write_text(json.dumps(large_agreement(*_SIZE)), encoding="utf-8")
        window = MainWindow(Settings())
        window.resize(1700, 1000)
        window.show()
        window.open_path(file)
        times = [one for field in _FIELDS for one in _in_field(window, field)]
        window.saving.discarded = True
        window.close()
    partners, items, flows = _SIZE
    said = f"{len(times)} keys in {len(_FIELDS)} fields; {partners} partners, {items} items, "
    said += f"{flows} flows"
    ours = _slowest_but_few(times)
    return [
        Row("typing-vs-frame-large", ours, _FRAME, "ms",
            f"95th percentile from key to painted answer, clause and findings, against a screen "
            f"frame ({said})", _HOW),
        Row("typing-vs-bare-field-large", ours, _slowest_but_few(bare), "ms",
            f"the same, against a key in a bare QLineEdit ({said})", _HOW),
    ]  # fmt: skip


def _in_field(window: MainWindow, pointer: str) -> list[float]:
    workspace, services = window.workspace, window.services
    if workspace is None or services is None:
        message = "the agreement did not open"
        raise AssertionError(message)
    workspace.go_to(pointer)
    clause = workspace.help.clause
    end = time.monotonic() + 60
    while not clause.settled and time.monotonic() < end:
        QTest.qWait(50)
    QTest.qWait(700)
    target = QApplication.focusWidget()
    if not isinstance(target, QLineEdit | QPlainTextEdit):
        message = f"{pointer} has no field to type in"
        raise TypeError(message)
    bridge = services.bridge
    return _keys(target, bridge.check_now)


def _keys(target: QWidget, then: Callable[[], object]) -> list[float]:
    """How long each key takes, in milliseconds."""
    times = []
    for letter in _WORDS:
        start = time.perf_counter()
        QTest.keyClicks(target, letter)
        QApplication.processEvents()
        then()
        QApplication.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return times


def _bare() -> list[float]:
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    window.resize(1700, 1000)
    window.show()
    field.setFocus()
    QTest.qWait(200)
    times = _keys(field, lambda: None)
    window.close()
    return times


def _slowest_but_few(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
