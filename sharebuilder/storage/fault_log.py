"""The log of faults: what went wrong and where in the program, and never what anybody wrote.

A message of an exception may hold an answer (`KeyError: 'Jo Smith'`), and so may the arguments of
a log line. So neither is ever written: only types, places in the code, and fixed words.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder import __version__
from sharebuilder.storage.places import log_folder

if TYPE_CHECKING:
    from types import TracebackType

FILE_NAME = "sharebuilder.log"
LARGEST = 200 * 1024
BACKUPS = 2
_DEEPEST = 60
_OWN = "sharebuilder"


def program_words() -> str:
    """Which ShareBuilder this is, on which Python and which system."""
    import platform  # slow to load, and needed only for a fault

    return (
        f"ShareBuilder {__version__}, Python {platform.python_version()}, {sys.platform} "
        f"{platform.machine()}"
    )


def report(error: BaseException, trace: TracebackType | None = None) -> str:
    """A fault as types and places in the code, without any message.

    Args:
        error: the exception.
        trace: where it happened; its own when left out.
    """
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."))
        lines += _places(trace if current is error and trace is not None else current.__traceback__)
        current = current.__cause__ or current.__context__
        if current is not None:
            lines.append("caused by")
    return "\n".join(lines)


class FaultFormatter(logging.Formatter):
    """Writes a log record without anything that could hold an answer."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, place; our own fixed words; types and places of an exception."""
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        said = ""
        # Our own words are fixed, and a test holds them to it. Others' may hold anything.
        if record.name.partition(".")[0] == _OWN and isinstance(record.msg, str):
            said = f" {record.msg}" if not record.args else " (a message with details)"
        lines = [f"{when} {record.levelname} {record.name}{said} [{program_words()}]"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(report(record.exc_info[1], record.exc_info[2]))
        return "\n".join(lines)


class FaultLog(logging.Handler):
    """A small log file of this person's own that begins again before it grows large.

    It opens the file for each fault: there are few, and two windows may share it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Write to a folder; nothing is made before there is something to write.

        Args:
            folder: the folder; the system's own place for logs when left out.
        """
        super().__init__(logging.WARNING)
        self.path = (folder or log_folder()) / FILE_NAME
        self.setFormatter(FaultFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record. A log that cannot be written is no reason to disturb anybody."""
        with contextlib.suppress(OSError, ValueError):
            content = f"{self.format(record)}\n".encode("utf-8", "replace")
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._turn_over(len(content))
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, content)
            finally:
                os.close(handle)

    def _turn_over(self, more: int) -> None:
        """Begin a new file where this one would grow too large; two older ones stay."""
        if not self.path.exists() or self.path.stat().st_size + more <= LARGEST:
            return
        names = [self.path, *(self.path.with_name(f"{FILE_NAME}.{n}") for n in (1, BACKUPS))]
        for older, newer in zip(names[:0:-1], names[-2::-1], strict=True):
            if newer.exists():
                newer.replace(older)


def keep_log(folder: Path | None = None) -> FaultLog:
    """Send what would be logged, by us or by others, to the log of faults and nowhere else."""
    log = FaultLog(folder)
    root = logging.getLogger()
    for other in root.handlers[:]:
        if isinstance(other, FaultLog):
            root.removeHandler(other)
            other.close()
    root.addHandler(log)
    return log


def end_log(log: FaultLog) -> None:
    """Stop writing to a log of faults."""
    logging.getLogger().removeHandler(log)
    log.close()


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace is not None and len(found) < _DEEPEST:
        code = trace.tb_frame.f_code
        found.append(f"  at {_file(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}")
        trace = trace.tb_next
    return found


def _file(name: str) -> str:
    """A file of the program by its place in the package. Folders above may name a person."""
    path = Path(name)
    parts = path.parts
    for folder in ("site-packages", "dist-packages"):
        if folder in parts:
            return "/".join(parts[parts.index(folder) + 1 :])
    if _OWN in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_OWN) :])
    return path.name
