"""The few calls by which files are written, in one place, so that a test can make each fail."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRANSIENT_ON_WINDOWS = frozenset({5, 32})  # access denied, sharing violation
_TRIES = 8
_FIRST_WAIT = 0.02
_RIGHTS = "system.posix_acl_access"
_NOTES = "user."  # what other programs wrote beside a file, such as a share's own marks

_Result = TypeVar("_Result")


class Files:
    """The real file system."""

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing; it must not exist yet."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, mode)

    def append(self, path: Path) -> int:
        """Open a file that is there for writing at its end."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))

    def write(self, handle: int, content: bytes | memoryview) -> int:
        """Write, and say how many bytes were written."""
        return os.write(handle, content)

    def sync(self, handle: int) -> None:
        """Make sure that what was written is on the disk."""
        if sys.platform == "darwin":
            import fcntl

            # There, fsync stops at the disk's own memory.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close the file."""
        os.close(handle)

    def read(self, path: Path) -> bytes:
        """The bytes of a file. One that another program holds for a moment is tried again."""
        return self.patiently(path.read_bytes)

    def set_mode(self, path: Path, mode: int) -> None:
        """Give the file its permissions."""
        path.chmod(mode)

    def take_rights(self, path: Path, of: Path) -> bool:
        """Give a new file the owner, the group and the access list of the old one.

        Only the system's administrator may give a file to another owner, and only members to a
        group: what may not be done is left.

        Returns:
            Whether the group is the old one's: if not, what the group may do must be taken back.
        """
        if sys.platform == "win32":
            return True
        old, new = of.stat(), path.stat()
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            for owner in (old.st_uid, -1):
                with contextlib.suppress(OSError):
                    os.chown(path, owner, old.st_gid)
                    break
        _copy_attributes(of, path)
        return path.stat().st_gid == old.st_gid

    def may_write(self, path: Path) -> bool:
        """Whether a file may be changed. Replacing it would pass over its being read-only."""
        return os.access(path, os.W_OK)

    def modified(self, path: Path) -> float:
        """When a file was changed last, by the clock of its drive."""
        return path.stat().st_mtime

    def entries(self, folder: Path) -> list[Path]:
        """What lies in a folder."""
        return list(folder.iterdir())

    def make_folder(self, path: Path) -> None:
        """Make a folder of this person's own, and those above it, where they are not there."""
        if path.is_dir():
            return
        self.make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another in one step.

        On Windows a scanner, an indexer or a sync client may hold the target for a moment: that
        is tried again for about a second.
        """
        self.patiently(lambda: self.rename(source, target))

    def rename(self, source: Path, target: Path) -> None:
        """Give a file the name of another, once."""
        source.replace(target)

    def put_new(self, source: Path, target: Path) -> None:
        """Give a whole file a name that nothing has yet, in one step.

        Raises:
            FileExistsError: something has the name.
            OSError: it could not be done; some drives have no call for it.
        """
        if sys.platform == "win32":
            source.rename(target)  # there, a rename never replaces
            return
        os.link(source, target)
        source.unlink()

    def patiently(self, act: Callable[[], _Result]) -> _Result:
        """Do something that another program on Windows may hold up for a moment.

        It is tried again for about a second.
        """
        wait = _FIRST_WAIT
        for attempt in range(_TRIES):
            try:
                return act()
            except OSError as error:
                code = getattr(error, "winerror", None)
                if code not in _TRANSIENT_ON_WINDOWS or attempt == _TRIES - 1:
                    raise
                self.wait(wait)
                wait *= 1.6
        raise AssertionError("the last try returns or raises")

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
        self.patiently(lambda: path.unlink(missing_ok=True))


def _copy_attributes(source: Path, target: Path) -> None:
    """Copy the access list and the notes of other programs, where the system has such things."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            if name == _RIGHTS or name.startswith(_NOTES):
                with contextlib.suppress(OSError):
                    os.setxattr(target, name, os.getxattr(source, name))
