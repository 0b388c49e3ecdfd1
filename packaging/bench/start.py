"""Start of the application to its first painted window, against a bare PySide6 window.

Each run is a process of its own, started as a person starts it, with settings that were kept. Ours
and the bare one take turns, and the quickest run of each counts: whatever else the machine does can
only make a start longer. The processor's time is beside it, which others disturb less; what is held
against half a second is the processor's time too.

The watch is on the one window, and not on the application: to watch every object, PySide6 has to
look for the kind of each, and that alone takes as long as a third of a start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bundle.screen import Screen

from bench.home import of_its_own
from bench.measure import Row
from bench.options import often, options

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOT = Path(__file__).resolve().parents[2]
_RUNS, _BUNDLE_RUNS = 15, 5
_CASE = _ROOT / "seeds" / "cases" / "essex.sharebuilder"
_SOON = 500.0  # milliseconds within which a person can begin, as the work that was asked for says

_WATCH = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
def end():
    os._exit(0)  # nothing of the shutdown is measured
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, end)  # once the whole window is painted
        return False
"""

_BARE = (
    _WATCH
    + """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
watch = FirstPaint()
window = QMainWindow()
window.installEventFilter(watch)
window.show()
application.exec()
"""
)

_OURS = (
    _WATCH
    + """
from sharebuilder.cli.main import main
from sharebuilder.gui import app
watch = FirstPaint()
first_window = app.first_window
def watched(*words):
    window = first_window(*words)
    window.installEventFilter(watch)
    return window
app.first_window = watched
main([])
"""
)

# The first page is whole and takes keys; or the first question of a new agreement has the focus.
_USABLE = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from sharebuilder.cli.main import main
from sharebuilder.gui import app
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isEnabled():
            QTimer.singleShot(0, self.end)
        return False
    def end(self):
        os._exit(0)
watch = Painted()
furnish = app.furnish
def furnished(application, window):
    furnish(application, window)
    if "new" in sys.argv:
        window.new()
        application.focusWidget().window().installEventFilter(watch)
    else:
        window.start_page.new_button.installEventFilter(watch)
app.furnish = furnished
main([])
"""


def rows() -> list[Row]:
    """The rows on the start, and that of a bundle's where one is named."""
    runs = often(_RUNS)
    screen = os.environ.get("QT_QPA_PLATFORM", "real screen")
    fewer = max(1, runs // 3)
    how = f"{screen}, warm; the quickest of {runs} starts of each, in turn"
    few = f"the processor’s time; {screen}, warm; the least of {fewer} starts"
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as home:
        environment = of_its_own(Path(home))
        for script in (_BARE, _OURS):
            _start((script,), environment)  # what is read from the disk once, and compiled once
        times: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for _ in range(runs):
            times["ours"].append(_start((_OURS,), environment))
            times["bare"].append(_start((_BARE,), environment))
        for _ in range(fewer):
            times["page"].append(_start((_USABLE,), environment))
            times["new"].append(_start((_USABLE, "new"), environment))
    wall = {name: min(one for one, _ in found) for name, found in times.items()}
    work = {name: min(one for _, one in found) for name, found in times.items()}
    about = "process start to the first painted window, with settings that were kept, against an "
    about += "empty QMainWindow"
    found = [
        Row("start-vs-bare-window", wall["ours"], wall["bare"], "ms", about, how),
        Row("start-work-vs-bare-window", work["ours"], work["bare"], "ms",
            "the processor’s time of the same", how),
        Row("start-page-vs-half-second", work["page"], _SOON, "ms",
            "process start to a whole start page that takes keys, against half a second", few),
        Row("first-answer-vs-half-second", work["new"] - work["page"], _SOON, "ms",
            "from “Start a new agreement” to the first question, painted and with the focus, "
            "against half a second", few),
    ]  # fmt: skip
    return [*found, _bundle(options.bundle)] if not why_no_bundle() else found


def why_no_bundle() -> str:
    """Why the start of a bundle cannot be measured; empty where it can."""
    if options.bundle is None:
        return "--bundle names no program of a bundle"
    if not options.bundle.is_file():
        return f"there is no program {options.bundle.name} where --bundle says"
    absent = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    return f"{' and '.join(absent)} must be installed to see its window" if absent else ""


def _bundle(program: Path | None) -> Row:
    """The row `start-bundle-vs-checkout`: until the window shows an agreement, on a real screen."""
    runs = often(_BUNDLE_RUNS)
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as home, Screen() as screen:
        environment = of_its_own(Path(home)) | screen.environment
        for _ in range(runs):
            for kept, command in zip(
                times, ([str(program)], [sys.executable, "-m", "sharebuilder"]), strict=True
            ):
                file = Path(home, f"{len(kept)}-{command[-1].rpartition('/')[2]}.sharebuilder")
                shutil.copyfile(_CASE, file)
                took = screen.open_and_close([*command, str(file)], environment, _ROOT)
                kept.append(took * 1000)
    return Row(
        "start-bundle-vs-checkout", min(times[0]), min(times[1]), "ms",
        "a bundle’s program from its start to the window with a worked case, against the checkout",
        f"Xvfb; the quickest of {runs} starts of each, in turn",
    )  # fmt: skip


def _start(words: Iterable[str], environment: dict[str, str]) -> tuple[float, float]:
    """How long a start takes, and how long the processor works for it, in milliseconds."""
    import resource  # not on Windows, where the rest of this file can still be asked things

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", *words], cwd=_ROOT, env=environment, check=True, timeout=60,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took * 1000, work * 1000
