"""Writing a file so that at any moment the old one or the new one is whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NEW_FILE_MODE = 0o666
# Not “.tmp”, “.lock” or “~$”: sync clients and drive mappers pass those by or refuse them.
_TEMPORARY = ".saving"
_LONGEST_NAME_KEPT = 40
_FORGOTTEN_AFTER = 3600.0
_REASONS = {
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.EISDIR: "there is a folder of that name",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for your files",
    errno.EROFS: "nothing can be written to this drive",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EACCES: "you may not write here, or another program holds the file",
    errno.EPERM: "you may not write here, or another program holds the file",
    errno.EIO: "the drive reported a fault",
}


def write_atomically(
    path: Path,
    content: bytes,
    files: Files | None = None,
    *,
    mode: int | None = None,
    check: Callable[[], None] | None = None,
) -> None:
    """Put content in the place of a file.

    A temporary file in the same folder is written, flushed to the disk, read back and compared,
    and only then takes the file's place. A symbolic link is followed, permissions are kept.

    Args:
        path: the file, there or not.
        content: all that it shall hold.
        files: the file calls; the real ones when left out.
        mode: the permissions of a file that is not there yet; the usual ones when left out.
        check: called just before the new file takes the old one's place. What it raises stops
            the saving.

    Raises:
        CannotSave: it could not be written. What was there before is untouched.
    """
    calls = files or Files()
    temporary: Path | None = None
    try:
        target = path.resolve()
        old_mode = _mode_of(target)
        if old_mode is not None:
            _refuse_read_only(calls, target)
        # The number keeps two programs apart, the rest two threads.
        kept = target.name[:_LONGEST_NAME_KEPT]
        unique = f".{kept}.{os.getpid()}-{secrets.token_hex(3)}{_TEMPORARY}"
        temporary = target.with_name(unique)
        _write_temporary(calls, temporary, content, mode if old_mode is None else old_mode)
        if check:
            check()
        written_at = calls.modified(temporary)
        calls.replace(temporary, target)
    except BaseException as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                calls.remove(temporary)
        # RuntimeError: links in a circle. ValueError: a path that no file can have.
        if isinstance(error, OSError | RuntimeError | ValueError):
            raise cannot_save(path, error) from error
        raise
    # The new file is in its place. A folder that cannot be flushed does not undo that.
    with contextlib.suppress(OSError):
        calls.sync_folder(target.parent)
    with contextlib.suppress(OSError):
        _remove_forgotten(calls, target.parent, f".{kept}.", written_at)


def cannot_save(path: Path, error: Exception) -> CannotSave:
    """The message for a file that could not be written."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    why = known or getattr(error, "strerror", None) or str(error)
    return CannotSave(
        f"The file could not be saved ({why}). What was there before is untouched.",
        remedy="Save it under another name or in another folder. Your work is still open.",
        file=path,
    )


def _refuse_read_only(calls: Files, target: Path) -> None:
    if not calls.may_write(target):
        raise PermissionError(errno.EACCES, "the file is read-only")


def _write_temporary(calls: Files, temporary: Path, content: bytes, mode: int | None) -> None:
    handle = calls.create(temporary, _NEW_FILE_MODE if mode is None else mode | stat.S_IWUSR)
    try:
        rest = memoryview(content)
        while rest:
            written = calls.write(handle, rest)
            if written <= 0:
                raise OSError(errno.ENOSPC, "no space was left for all of it")
            rest = rest[written:]
        calls.sync(handle)
    finally:
        calls.close(handle)
    if mode is not None and sys.platform != "win32":
        calls.set_mode(temporary, mode)
    # A full disk or a bad share can lose bytes without an error: only reading back shows it.
    if hashlib.sha256(calls.read(temporary)).digest() != hashlib.sha256(content).digest():
        raise OSError(errno.EIO, "what was written is not what was read back")


def _remove_forgotten(calls: Files, folder: Path, start: str, now: float) -> None:
    """Take away temporary files that a crash left.

    Their age is told by the clock of the drive they lie on: this computer's may be another.
    """
    for left in calls.entries(folder):
        if left.name.startswith(start) and left.name.endswith(_TEMPORARY):
            with contextlib.suppress(OSError):
                if calls.modified(left) < now - _FORGOTTEN_AFTER:
                    calls.remove(left)


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
