"""No network call, ever: not on the command line, and not in the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Python tells its audit hooks of every use of a socket, whatever library makes it.
WATCH = """
import sys
def _hook(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
sys.addaudithook(_hook)
"""
BUILD = """
from sharebuilder.cli.main import main
from pathlib import Path
out = Path(sys.argv[1])
assert main(["new", str(out / "a.sharebuilder"), "--case", "essex"]) == 0
assert main(["check", str(out / "a.sharebuilder")]) == 0
assert main(["build", str(out / "a.sharebuilder"), "--out", str(out)]) == 0
print("MODULES", *sys.modules)
"""
WINDOW = """
from tests.gui.driver import Person
from pathlib import Path
person = Person()
person.window.start_from_case("bath")
for step in person.workspace.services.question_set.steps:
    person.workspace.show_step(step.id)
    person.settle(10)
person.files.to_build = Path(sys.argv[1])
person.press("Choose another folder", person.workspace.page)
person.press("Build the documents", person.workspace.page)
panel = person.workspace.page.panel
person.until(lambda: bool(panel.paths), 60)
print("MODULES", *sys.modules)
from PySide6.QtCore import QUrl
person.window.habits.help()
guide = person.window.stack.currentWidget()
guide.text.anchorClicked.emit(QUrl("https://www.legislation.gov.uk/ukpga/2018/12"))
person.settle(50)
assert guide.outside.isVisible()
import os
sys.stdout.flush()
os._exit(0)
"""
CONTROL = """
import socket
socket.socket().close()
print("MODULES")
"""


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCH + script, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        cwd=Path(__file__).resolve().parents[2],
    )


@pytest.mark.parametrize("script", [BUILD, WINDOW], ids=["command-line", "window"])
def test_nothing_touches_the_network(script: str, tmp_path: Path) -> None:
    done = run(script, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    loaded = done.stdout.rpartition("MODULES")[2].split()
    assert loaded
    # Libraries load urllib without using it; Qt's network module nobody needs.
    assert "PySide6.QtNetwork" not in loaded
    # The guide, finding and printing wait until somebody asks for them.
    habits = {one for one in loaded if one.startswith("sharebuilder.gui.habits.")}
    assert habits <= {"sharebuilder.gui.habits.habits"}
    assert "PySide6.QtPrintSupport" not in loaded


def test_the_watch_would_see_a_socket(tmp_path: Path) -> None:
    assert "NETWORK socket." in run(CONTROL, tmp_path).stderr
