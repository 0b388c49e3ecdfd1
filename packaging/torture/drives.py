"""Small drives that a campaign mounts, fills and takes away, where this machine lets it."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from torture.frame import NotTried

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEGABYTES = 2


@contextmanager
def drive(folder: Path, kind: str) -> Iterator[Path]:
    """A mounted drive of two megabytes.

    Args:
        folder: where its image and its place go.
        kind: `tmpfs` or `ext4`.

    Raises:
        NotTried: none can be mounted here.
    """
    place = folder / kind
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={_MEGABYTES}m", "tmpfs", place]
    if kind == "ext4":
        image = folder / "ext4.image"
        image.write_bytes(b"\0" * (_MEGABYTES * 2**20))
        _must(["mkfs.ext4", "-q", "-m", "0", image], "no ext4 drive can be made")
        command = ["mount", "-o", "loop", image, place]
    _must(command, f"no {kind} drive may be mounted")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=False, capture_output=True)


def kinds_here(folder: Path) -> list[str]:
    """The kinds of drives that can be mounted here.

    Raises:
        NotTried: none.
    """
    found, why = [], ""
    for kind in ("tmpfs", "ext4"):
        place = folder / f"try-{kind}"
        place.mkdir()
        try:
            with drive(place, kind):
                found.append(kind)
        except NotTried as reason:
            why = str(reason)
    if not found:
        raise NotTried(why)
    return found


def fill(place: Path, free: int) -> None:
    """Leave about so many bytes free on a drive."""
    filler = place / "filler"
    filler.unlink(missing_ok=True)
    room = shutil.disk_usage(place).free
    with filler.open("wb") as file:
        for size in (4096, 1):
            try:
                while file.tell() + size <= room - free:
                    file.write(b"\0" * min(size, 4096))
            except OSError:
                break


def need_root(why: str) -> None:
    """Raise unless this is the administrator of a system that has one.

    Raises:
        NotTried: it is not.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise NotTried(f"{why} needs an administrator")


def _must(command: list[object], otherwise: str) -> None:
    try:
        done = subprocess.run([str(one) for one in command], check=False, capture_output=True)
    except OSError as error:
        raise NotTried(f"{otherwise} ({error.strerror})") from error
    if done.returncode:
        raise NotTried(otherwise)
