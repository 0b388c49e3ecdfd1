"""The few calls by which files are written, in one place, so that a test can make each fail."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TRANSIENT_ON_WINDOWS = frozenset({5, 32})  # access denied, sharing violation
_TRIES = 8
_FIRST_WAIT = 0.02


class Files:
    """The real file system."""

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing; it must not exist yet."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, mode)

    def write(self, handle: int, content: bytes | memoryview) -> int:
        """Write, and say how many bytes were written."""
        return os.write(handle, content)

    def sync(self, handle: int) -> None:
        """Make sure that what was written is on the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close the file."""
        os.close(handle)

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        return path.read_bytes()

    def set_mode(self, path: Path, mode: int) -> None:
        """Give the file its permissions."""
        path.chmod(mode)

    def may_write(self, path: Path) -> bool:
        """Whether a file may be changed. Replacing it would pass over its being read-only."""
        return os.access(path, os.W_OK)

    def modified(self, path: Path) -> float:
        """When a file was changed last, by the clock of its drive."""
        return path.stat().st_mtime

    def entries(self, folder: Path) -> list[Path]:
        """What lies in a folder."""
        return list(folder.iterdir())

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another in one step.

        On Windows a scanner, an indexer or a sync client may hold the target for a moment: that
        is tried again for about a second.
        """
        wait = _FIRST_WAIT
        for attempt in range(_TRIES):
            try:
                self.rename(source, target)
            except OSError as error:
                code = getattr(error, "winerror", None)
                if code not in _TRANSIENT_ON_WINDOWS or attempt == _TRIES - 1:
                    raise
                self.wait(wait)
                wait *= 1.6
            else:
                return

    def rename(self, source: Path, target: Path) -> None:
        """Give a file the name of another, once."""
        source.replace(target)

    def wait(self, seconds: float) -> None:
        """Let another program finish."""
        time.sleep(seconds)

    def sync_folder(self, folder: Path) -> None:
        """Make sure that the folder knows the new name. Windows has no such call."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Take a file away, where it is there."""
        path.unlink(missing_ok=True)
