"""A file that is opened from outside goes into the window that is open already.

The two programs speak through a folder that only this person can use: the second lays a note with
the path there, the first reads it and takes it away. No socket is opened for it, not even a local
one, so the promise of no connections needs no exception, and Qt's network module stays out.

To start the program without a file still opens another window: two agreements side by side.
"""

from __future__ import annotations

import json
import os
import stat
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QSysInfo, Qt

from sharebuilder.storage.places import data_folder

if TYPE_CHECKING:
    from sharebuilder.gui.main_window import MainWindow

_WAIT = 3.0  # seconds that a note may lie there before the second program opens its own window
_LOOK = 0.02  # seconds between looks
_ENDING = ".open"
# What tells one screen of a person on a computer from another.
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")


class OneWindow:
    """Hands files over to the window that is open, or takes them for it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look where the windows of this person on this screen meet.

        Args:
            folder: that folder; the person's own when left out. Where it cannot be made, or
                others could write to it, each window stays by itself.
        """
        self._folder = _private(folder or _meeting_place())
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._window: MainWindow | None = None

    def handed_over(self, path: Path) -> bool:
        """Give a file to the window that is open.

        Returns:
            Whether it took it. Where not, or where there is none, the caller opens its own.
        """
        if self._folder is None or self._take_lock():
            return False
        name = os.urandom(16).hex()
        note, written = self._folder / f"{name}{_ENDING}", self._folder / f"{name}.tmp"
        try:
            written.write_text(json.dumps({"path": str(path.absolute())}), encoding="utf-8")
            written.replace(note)
            until = time.monotonic() + _WAIT
            while time.monotonic() < until:
                if not note.exists():
                    return True
                time.sleep(_LOOK)
            note.unlink()
        except FileNotFoundError:
            return True  # taken at the last moment
        except OSError:
            return False
        return False

    def listen(self, window: MainWindow) -> None:
        """Take files for a window, unless another window does already."""
        if self._folder is None or not self._take_lock():
            return
        self._window = window
        for left in self._folder.glob(f"*{_ENDING}"):
            left.unlink(missing_ok=True)  # for a window that ended before it took them
        self._watcher = QFileSystemWatcher([str(self._folder)])
        self._watcher.directoryChanged.connect(self._look)

    def end(self) -> None:
        """Take no more files."""
        self._watcher = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _take_lock(self) -> bool:
        if self._lock is None and self._folder is not None:
            lock = QLockFile(str(self._folder / "window.lock"))
            lock.setStaleLockTime(0)  # a window may stay open for weeks; one that died is noticed
            if not lock.tryLock(0):
                return False
            self._lock = lock
        return True

    def _look(self) -> None:
        if self._folder is None or self._window is None:
            return
        for note in sorted(self._folder.glob(f"*{_ENDING}")):
            try:
                said = json.loads(note.read_text(encoding="utf-8"))
                note.unlink()
                path = Path(said["path"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
            self._open(self._window, path)

    @staticmethod
    def _open(window: MainWindow, path: Path) -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        shown = window.services.agreement.path if window.services is not None else None
        if shown is None or shown.absolute() != path:
            window.open_path(path)


def _meeting_place() -> Path:
    """The folder for this person, this computer, this screen and these settings.

    Never in a folder that others share, such as /tmp: they could put their own in its place.
    """
    screens = [os.environ.get(name, "") for name in _SCREENS]
    parts = [str(data_folder()), QSysInfo.machineHostName(), *screens]
    key = f"{zlib.crc32(chr(10).join(parts).encode()):08x}"  # hashlib would load all of OpenSSL
    run = os.environ.get("XDG_RUNTIME_DIR")
    whole = Path(run, "ShareBuilder") if run and Path(run).is_absolute() else data_folder()
    return whole / f"window-{key}"


def _private(folder: Path) -> Path | None:
    """A folder that only this person can use, made where needed; None where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        seen = folder.lstat()
        if not stat.S_ISDIR(seen.st_mode):
            return None
        if hasattr(os, "getuid") and (seen.st_uid != os.getuid() or seen.st_mode & 0o077):
            return None
    except OSError:
        return None
    return folder
