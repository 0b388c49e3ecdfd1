"""Taking turns at the moment of saving, so that no change slips in between look and leap.

Comparing a file before it is replaced leaves an instant in which somebody else can replace it. A
small file beside it, made for that instant alone, closes it. It needs no server's help: that a
file of a name can be made only once holds on every drive.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.storage.person import Person, this_person
from sharebuilder.storage.process import Process, is_running, this_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharebuilder.storage.files import Files

_ENDING = ".turn"
_LONGEST_NAME_KEPT = 40
_PAUSES = (0.005, 0.01, 0.02, *(0.04,) * 75)  # about three seconds, then it is said
_STALE_AFTER = 30.0
_EMPTY_STALE_AFTER = 1.5  # made and not yet written in: whoever did it was stopped in between


@contextmanager
def turn_at(target: Path, files: Files, *, now: float) -> Iterator[None]:
    """Hold the turn at a file for as long as the block runs.

    A drive that lets no such file be made is saved to without it: comparing is left.

    Args:
        target: the file that is to be replaced.
        files: the file calls.
        now: the time by the clock of the file's drive.

    Raises:
        CannotSave: somebody else is saving it for longer than a person waits.
    """
    place = turn_file(target)
    held = _take(target, place, files, now)
    try:
        yield
    finally:
        if held:
            with contextlib.suppress(OSError):
                files.remove(place)


def turn_file(target: Path) -> Path:
    """Where the turn at a file is held."""
    mark = hashlib.sha256(target.name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return target.with_name(f".{target.name[:_LONGEST_NAME_KEPT]}.{mark}{_ENDING}")


def _take(target: Path, place: Path, files: Files, now: float) -> bool:
    """Wait for the turn. Whether there is one to give back."""
    began = time.monotonic()
    for pause in _PAUSES:
        try:
            handle = files.create(place, 0o666)
        except FileExistsError:
            if _is_left_behind(place, files, now + time.monotonic() - began):
                with contextlib.suppress(OSError):
                    files.remove(place)
            else:
                files.wait(pause)
            continue
        except OSError:
            return False
        with contextlib.suppress(OSError):
            files.write(handle, _note())
        with contextlib.suppress(OSError):
            files.close(handle)
        return True
    raise CannotSave(
        "Somebody else is saving this file at this moment. Nothing was saved.",
        remedy="Wait a moment and save again. Your work is still open.",
        file=target,
    )


def _note() -> bytes:
    person, process = this_person(), this_process()
    note = {
        "computer": person.computer,
        "machine": person.machine,
        "process": process.number,
        "started": process.started,
    }
    return json.dumps(note).encode("utf-8")


def _is_left_behind(place: Path, files: Files, now: float) -> bool:
    """Whether whoever took the turn is gone: surely so here, by its age elsewhere."""
    try:
        age = now - files.modified(place)
        content = files.read(place)
        if age > (_STALE_AFTER if content else _EMPTY_STALE_AFTER):
            return True
        note = json.loads(content)
        owner = Person("", "", str(note["computer"]), str(note["machine"]))
        process = Process(int(note["process"]), str(note["started"]))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return this_person().at_same_computer(owner) and not is_running(process)
