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

from sharebuilder.storage.files import Files
from sharebuilder.storage.reasons import cannot_save
from sharebuilder.storage.turn import turn_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NEW_FILE_MODE = 0o666
_PRIVATE_MODE = 0o600
# Not “.tmp”, “.lock” or “~$”: sync clients and drive mappers pass those by or refuse them.
_TEMPORARY = ".saving"
_LONGEST_NAME_KEPT = 40
_FORGOTTEN_AFTER = 3600.0


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
    and only then takes the file's place. A symbolic link is followed; owner, group, permissions
    and access list are kept as far as this person may. A hard link is not: the file's other name
    keeps the old content, because only a file of its own can be replaced in one step.

    Args:
        path: the file, there or not.
        content: all that it shall hold.
        files: the file calls; the real ones when left out.
        mode: the permissions of a file that is not there yet; the usual ones when left out.
        check: called just before the new file takes the old one's place, while nobody else can
            take it. What it raises stops the saving.

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
        temporary = temporary_beside(target)
        _write_temporary(calls, temporary, content, private=(mode, old_mode) != (None, None))
        if old_mode is not None:
            _keep_rights(calls, temporary, target, old_mode)
        elif mode is not None and sys.platform != "win32":
            calls.set_mode(temporary, mode)
        _compare(calls, temporary, content)
        written_at = calls.modified(temporary)
        if check is None:
            calls.replace(temporary, target)
        else:
            with turn_at(target, calls, now=written_at):
                check()
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
        remove_forgotten(calls, target, written_at)


def write_new(path: Path, content: bytes, files: Files | None = None, *, mode: int) -> None:
    """Write a file under a name that nothing has yet: whole, or not at all.

    Args:
        path: the file.
        content: all that it shall hold.
        files: the file calls; the real ones when left out.
        mode: its permissions.

    Raises:
        FileExistsError: something has the name.
        OSError: it could not be written.
    """
    calls = files or Files()
    temporary = temporary_beside(path)
    try:
        _write_temporary(calls, temporary, content, private=True)
        if sys.platform != "win32":
            calls.set_mode(temporary, mode)
        _compare(calls, temporary, content)
        try:
            calls.put_new(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a drive without links: hold the name, then fill it
            calls.close(calls.create(path, mode))
            calls.replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            calls.remove(temporary)
    with contextlib.suppress(OSError):
        calls.sync_folder(path.parent)


def temporary_beside(target: Path) -> Path:
    """A name for a temporary file beside a file, that no other program and no thread has."""
    kept = target.name[:_LONGEST_NAME_KEPT]
    return target.with_name(f".{kept}.{os.getpid()}-{secrets.token_hex(3)}{_TEMPORARY}")


def other_names(path: Path) -> int:
    """How many other names a file has on its drive (hard links). Replacing it leaves those old."""
    try:
        return max(0, path.stat().st_nlink - 1)
    except (OSError, ValueError):
        return 0


def remove_forgotten(calls: Files, target: Path, now: float) -> None:
    """Take away temporary files of a file that a crash left.

    Their age is told by the clock of the drive they lie on: this computer's may be another.

    Args:
        calls: the file calls.
        target: the file.
        now: the time by the clock of its drive.
    """
    remove_forgotten_in(calls, target.parent, f".{target.name[:_LONGEST_NAME_KEPT]}.", now)


def remove_forgotten_in(calls: Files, folder: Path, start: str, now: float) -> None:
    """Take away temporary files that a crash left in a folder.

    Args:
        calls: the file calls.
        folder: the folder.
        start: what their names begin with.
        now: the time by the clock of the folder's drive.
    """
    for left in calls.entries(folder):
        if left.name.startswith(start) and left.name.endswith(_TEMPORARY):
            with contextlib.suppress(OSError):
                if calls.modified(left) < now - _FORGOTTEN_AFTER:
                    calls.remove(left)


def _refuse_read_only(calls: Files, target: Path) -> None:
    if not calls.may_write(target):
        raise PermissionError(errno.EACCES, "the file is read-only")


def _write_temporary(calls: Files, temporary: Path, content: bytes, *, private: bool) -> None:
    # Nobody else reads it before it has the permissions that it is to have.
    handle = calls.create(temporary, _PRIVATE_MODE if private else _NEW_FILE_MODE)
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


def _keep_rights(calls: Files, temporary: Path, target: Path, mode: int) -> None:
    """Let the same people read and write the new file as the old one, and nobody more."""
    if sys.platform == "win32":
        return
    try:
        group_kept = calls.take_rights(temporary, target)
    except FileNotFoundError:
        group_kept = False  # deleted meanwhile: there is nobody to ask
    if not group_kept:  # another group than before may do what everybody may, and no more
        mode = mode & ~0o070 | (mode & 0o007) << 3
    calls.set_mode(temporary, mode)


def _compare(calls: Files, temporary: Path, content: bytes) -> None:
    # A full disk or a bad share can lose bytes without an error: only reading back shows it.
    if hashlib.sha256(calls.read(temporary)).digest() != hashlib.sha256(content).digest():
        raise OSError(errno.EIO, "what was written is not what was read back")


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
