"""Start of the application to its first painted window, against a bare PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.measure import Row, side_by_side

_ROOT = Path(__file__).resolve().parents[2]
_RUNS = 9

_WATCH = """
from PySide6.QtCore import QEvent, QObject
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isVisible():
            import os
            os._exit(0)  # painted: nothing of the shutdown is measured
        return False
"""

_BARE = (
    _WATCH
    + """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
watch = FirstPaint()
application.installEventFilter(watch)
window = QMainWindow()
window.show()
application.exec()
"""
)

_OURS = (
    _WATCH
    + """
from sharebuilder.gui.app import application, run
watch = FirstPaint()
application().installEventFilter(watch)
run()
"""
)


def rows() -> list[Row]:
    """The row `start-vs-bare-window`."""
    ours, peer = side_by_side(lambda: _start(_OURS), lambda: _start(_BARE), _RUNS)
    return [
        Row(
            "start-vs-bare-window",
            ours,
            peer,
            "ms",
            "process start to first paint of the start page, against an empty QMainWindow "
            f"({os.environ.get('QT_QPA_PLATFORM', 'real screen')}, warm, {_RUNS} runs)",
        )
    ]


def _start(script: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], cwd=_ROOT, check=True, timeout=60)
    return time.perf_counter() - begun
