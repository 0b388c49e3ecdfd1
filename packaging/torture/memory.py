"""What a program holds at a moment, and whether it goes on growing."""

from __future__ import annotations

import gc
from pathlib import Path

from torture.frame import NotTried

_STATUS = Path("/proc/self/status")
_PAGE = 1024


def held() -> tuple[float, int]:
    """The megabytes and the open files of this program.

    Raises:
        NotTried: this system does not tell.
    """
    gc.collect()
    return _status("VmRSS"), len(list(Path("/proc/self/fd").iterdir()))


def most_held() -> float:
    """The most megabytes that this program has held.

    Not what `getrusage` says: a program that another one started counts the other's memory too.

    Raises:
        NotTried: this system does not tell.
    """
    return _status("VmHWM")


def _status(name: str) -> float:
    if not _STATUS.exists():
        raise NotTried("memory and open files are read from /proc")
    lines = _STATUS.read_text("ascii", "replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / _PAGE


def growth(megabytes: list[float]) -> float:
    """By what share memory grew from the second quarter of some moments to the last one.

    The first quarter is warm-up. The medians are compared, so that one moment counts for little.
    """
    quarter = max(1, len(megabytes) // 4)
    early = sorted(megabytes[quarter : 2 * quarter] or megabytes[:1])
    late = sorted(megabytes[-quarter:])
    return late[len(late) // 2] / early[len(early) // 2] - 1


def leak_is_seen(most: float) -> bool:
    """Whether the growth of a program that keeps everything would be seen."""
    kept, moments = [], []
    for _ in range(40):
        kept.append(bytearray(b"x" * 2**23))
        moments.append(_status("VmRSS"))
    return growth(moments) > most
