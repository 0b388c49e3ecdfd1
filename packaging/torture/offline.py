"""No network: builds and a tour of the wizard, with sockets counted, and with no network there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.architecture.test_architecture_offline import BUILD, CONTROL, WATCH, WINDOW
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

# What a program that reports home would do, in a namespace that has no network.
_REPORTS_HOME = """
import socket
socket.create_connection(("192.0.2.1", 443), timeout=2)
"""
_NETLESS = ["unshare", "-rn"]


def run(task: Task) -> None:
    """Build and tour, under the watch, and where it can be done in an empty network namespace."""
    netless = _can_be_netless()
    if not netless:
        task.note("not tried in an empty network namespace: none can be made here")
    ways = [[], _NETLESS] if netless else [[]]
    # An empty namespace first: it holds for every library, whether or not Python is told.
    cases = [(script, way) for way in reversed(ways) for script in (BUILD, WINDOW)]
    for number, (script, way) in enumerate(task.each(cases)):
        folder = task.folder / str(number)
        folder.mkdir()
        done = _child(script, folder, way)
        name = f"{'window' if script == WINDOW else 'command line'} {' '.join(way)}"
        task.expect(done.returncode == 0, f"{name}: {done.stderr[-300:]}")
        task.expect("NETWORK" not in done.stderr, f"{name}: {done.stderr[-300:]}")
        loaded = done.stdout.rpartition("MODULES")[2].split()
        task.expect("PySide6.QtNetwork" not in loaded, f"{name}: Qt’s network module is loaded")
    task.note("a whole build and a tour of every step" + (", without a network too" * netless))


def control(folder: Path) -> bool:
    """A socket on purpose must be counted; a connection without a network must fail."""
    noticed = "NETWORK socket." in _child(CONTROL, folder, []).stderr
    if _can_be_netless():
        failed = _child(_REPORTS_HOME, folder, _NETLESS)
        noticed &= failed.returncode != 0 and "unreachable" in failed.stderr
    return noticed


def _can_be_netless() -> bool:
    if not shutil.which("unshare"):
        return False
    return not subprocess.run([*_NETLESS, "true"], check=False, capture_output=True).returncode


def _child(script: str, folder: Path, before: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", WATCH + script, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )


CAMPAIGN = Campaign(
    "offline",
    "A whole build and a tour of the wizard touch no network.",
    4,
    1,
    run,
    control,
)
