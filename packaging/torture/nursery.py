"""Children that type into the real window until they are killed, each made in a moment.

It loads everything once, and forks for each line that it reads: `PATH LOG SAVE_EVERY`. A child
writes to its log what it typed and saved. Its process id is printed. A child for whom SAVE_EVERY
is `naive` writes a file over and over as a careless program would.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from PySide6.QtTest import QTest

from sharebuilder.findings.engine import Checker  # noqa: F401 - loaded before the children are made
from sharebuilder.safekeeping.held import Held  # noqa: F401 - as above
from sharebuilder.storage.versions import Versions  # noqa: F401 - as above
from tests.gui.driver import Person

_PAUSE = 15
_SIZE = 400_000


def main() -> None:
    """Make a child for each line."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        path, log, save_every = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            try:
                _live(Path(path), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), save_every)
            finally:
                os._exit(1)
        print(child, flush=True)


def _live(path: Path, log: int, save_every: str) -> None:
    if save_every == "naive":
        _write_carelessly(path, log)
    _type(path, log, int(save_every))


def _type(path: Path, log: int, save_every: int) -> None:
    person = Person()
    person.window.open_path(path)
    field = person.field("/case/mission").editor.target()
    field.setFocus()
    field.selectAll()
    for number in count(1):
        QTest.keyClicks(field, f" {number}")
        os.write(log, f"typed {number} {time.time()}\n".encode())
        if save_every and number % save_every == 0:
            person.window.save()
            os.write(log, f"saved {number} {time.time()}\n".encode())
        QTest.qWait(_PAUSE)


def _write_carelessly(path: Path, log: int) -> None:
    for number in count(1):
        with path.open("w", encoding="utf-8") as file:
            file.write(f"{number % 10}" * _SIZE)
        os.write(log, f"typed {number} {time.time()}\n".encode())


if __name__ == "__main__":
    main()
