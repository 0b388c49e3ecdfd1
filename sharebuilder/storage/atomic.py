"""Writing a file so that at any moment the old one or the new one is whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.storage.files import Files

if TYPE_CHECKING:
    from pathlib import Path

_NEW_FILE_MODE = 0o666
_TEMPORARY = ".saving"


def write_atomically(path: Path, content: bytes, files: Files | None = None) -> None:
    """Put content in the place of a file.

    A temporary file in the same folder is written, flushed to the disk, read back and compared,
    and only then takes the file's place. A symbolic link is followed, permissions are kept.

    Args:
        path: the file, there or not.
        content: all that it shall hold.
        files: the file calls; the real ones when left out.

    Raises:
        CannotSave: it could not be written. What was there before is untouched.
    """
    calls = files or Files()
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_TEMPORARY}")
    try:
        _write_temporary(calls, temporary, content, _mode_of(target))
        calls.replace(temporary, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            calls.remove(temporary)
        raise cannot_save(path, error) from error
    # The new file is in its place. A folder that cannot be flushed does not undo that.
    with contextlib.suppress(OSError):
        calls.sync_folder(target.parent)


def cannot_save(path: Path, error: OSError) -> CannotSave:
    """The message for a file that could not be written."""
    why = error.strerror or str(error)
    if isinstance(error, FileNotFoundError):
        why = "the folder is not there"
    elif isinstance(error, PermissionError):
        why = "you may not write here, or another program holds the file"
    return CannotSave(
        f"The file could not be saved ({why}). What was there before is untouched.",
        remedy="Save it under another name or in another folder. Your work is still open.",
        file=path,
    )


def _write_temporary(calls: Files, temporary: Path, content: bytes, mode: int | None) -> None:
    calls.remove(temporary)  # left by a crash of a process with the same number
    handle = calls.create(temporary, _NEW_FILE_MODE if mode is None else mode | stat.S_IWUSR)
    try:
        rest = memoryview(content)
        while rest:
            written = calls.write(handle, rest)
            if written <= 0:
                raise OSError(28, "no space was left for all of it")
            rest = rest[written:]
        calls.sync(handle)
    finally:
        calls.close(handle)
    if mode is not None and sys.platform != "win32":
        calls.set_mode(temporary, mode)
    # A full disk or a bad share can lose bytes without an error: only reading back shows it.
    if hashlib.sha256(calls.read(temporary)).digest() != hashlib.sha256(content).digest():
        raise OSError(5, "what was written is not what was read back")


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return None
