"""Why a file could not be written, in words for the person whose work it is."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave

if TYPE_CHECKING:
    from pathlib import Path

_ELSEWHERE = "Save it under another name or in another folder."
_NO_FOLDER = "the folder is not there"
_NO_ANSWER = "the drive does not answer"
_FULL = "the disk is full"
_NO_RIGHT = "you may not write here, or another program holds the file"
_HELD = "another program holds the file"

_BY_NAME = {
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EISDIR": "there is a folder of that name",
    "ENOSPC": _FULL,
    "EDQUOT": "there is no room left for your files",
    "EFBIG": "this drive takes no file of this size",
    "EROFS": "nothing can be written to this drive",
    "ENAMETOOLONG": "the name is too long",
    "EACCES": _NO_RIGHT,
    "EPERM": _NO_RIGHT,
    "EBUSY": _HELD,
    "ETXTBSY": _HELD,
    "EIO": "the drive reported a fault",
    "ESTALE": _NO_ANSWER,
    "ETIMEDOUT": _NO_ANSWER,
    "ENODEV": _NO_ANSWER,
    "ENXIO": _NO_ANSWER,
    "ENOTCONN": _NO_ANSWER,
    "EHOSTDOWN": _NO_ANSWER,
    "EHOSTUNREACH": _NO_ANSWER,
    "ENETDOWN": _NO_ANSWER,
    "ENETUNREACH": _NO_ANSWER,
    "ECONNRESET": _NO_ANSWER,
    "ECONNABORTED": _NO_ANSWER,
}
# By name, because no system has them all.
_REASONS = {getattr(errno, name): why for name, why in _BY_NAME.items() if hasattr(errno, name)}
# Windows says more than its error numbers for C programs do.
_WINDOWS_REASONS = {
    19: "nothing can be written to this drive",
    32: _HELD,
    33: _HELD,
    39: _FULL,
    112: _FULL,
    206: "the name is too long",
    1224: _HELD,
    **dict.fromkeys((21, 53, 55, 59, 64, 65, 67, 121, 1231, 1232, 1236, 1256), _NO_ANSWER),
}
_REMEDIES = {
    _NO_FOLDER: "Connect the drive or make the folder again, or save it in another folder.",
    _NO_ANSWER: "Connect the drive again and try again, or save it in another folder.",
    _FULL: "Make room and try again, or save it on another drive.",
    _HELD: "Close the other program and try again, or save it under another name.",
}


def cannot_save(path: Path, error: Exception) -> CannotSave:
    """The message for a file that could not be written."""
    known = None
    if isinstance(error, OSError):
        known = _WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0)
        known = known or _REASONS.get(error.errno or 0)
    why = known or getattr(error, "strerror", None) or str(error)
    return CannotSave(
        f"The file could not be saved ({why}). What was there before is untouched.",
        remedy=f"{_REMEDIES.get(why, _ELSEWHERE)} Your work is still open.",
        file=path,
    )
