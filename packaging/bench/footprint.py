"""The memory of the window: after its start, and with a large agreement open."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.agreements import large_agreement
from bench.home import of_its_own
from bench.measure import Row
from bench.options import often

_ROOT = Path(__file__).resolve().parents[2]
_SIZE = (60, 250, 200)
_RUNS = 3
_HOW = f"resident pages once the window has rested for three seconds; the least of {_RUNS} starts"
_REPORT = """
import os, resource, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
work, quiet = 0.0, 0
def look():
    global work, quiet
    now = time.process_time()
    quiet = quiet + 1 if now - work < 0.01 else 0
    work = now
    if quiet < 6:
        return
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    print(pages * resource.getpagesize() / 2**20, flush=True)
    os._exit(0)
timer = QTimer()
timer.timeout.connect(look)
"""
_BARE = (
    _REPORT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
timer.start(500)
application.exec()
"""
)
_OURS = (
    _REPORT
    + """
from sharebuilder.cli.main import main
from sharebuilder.gui import app
first_window = app.first_window
def sized(*words):
    window = first_window(*words)
    window.resize(1366, 768)
    timer.start(500)
    return window
app.first_window = sized
main(sys.argv[1:])
"""
)


def rows() -> list[Row]:
    """The rows on memory; none where the system has no /proc."""
    if not Path("/proc/self/statm").exists():
        return []
    bare = _megabytes(_BARE)
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as folder:
        file = Path(folder, "large.sharebuilder")
        file.write_text(json.dumps(large_agreement(*_SIZE)), encoding="utf-8")
        large = _megabytes(_OURS, str(file))
    partners, items, flows = _SIZE
    said = f"{partners} partners, {items} items, {flows} flows"
    return [
        Row("start-memory-vs-bare-window", _megabytes(_OURS), bare, "MB",
            "memory of the start page, against an empty QMainWindow", _HOW),
        Row("large-memory-vs-bare-window", large, bare, "MB",
            f"memory with a large agreement open, against an empty QMainWindow ({said})", _HOW),
    ]  # fmt: skip


def _megabytes(script: str, *words: str) -> float:
    return min(_once(script, *words) for _ in range(often(_RUNS)))


def _once(script: str, *words: str) -> float:
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as home:
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=_ROOT, env=of_its_own(Path(home)), check=True, timeout=120, capture_output=True,
            text=True,
        )  # fmt: skip
    return float(done.stdout)
