"""The agreements opened lately, as paths alone.

Nothing of an agreement is kept here, not even its title. The list is read without looking at the
files: one on a drive that is not connected would make the window wait.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.storage.settings import Settings

_NAME = "recent_files"
_MOST = 10


class RecentFiles:
    """The list of recent files in the settings, the latest first."""

    def __init__(self, settings: Settings) -> None:
        """Keep the list in some settings."""
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """The files, the latest first, there or not."""
        kept = self._settings.get(_NAME, [])
        return tuple(Path(entry) for entry in kept if isinstance(entry, str) and entry)

    def add(self, path: Path) -> None:
        """Put a file first."""
        first = _whole(path)
        self._keep([first, *self._without(first)])

    def remove(self, path: Path) -> None:
        """Take a file off the list. The file itself is not touched."""
        self._keep(self._without(_whole(path)))

    def clear(self) -> None:
        """Forget all."""
        self._settings.set(_NAME, None)

    def _without(self, path: Path) -> list[Path]:
        key = os.path.normcase(path)
        return [other for other in self.paths() if os.path.normcase(other) != key]

    def _keep(self, paths: list[Path]) -> None:
        self._settings.set(_NAME, [str(path) for path in paths[:_MOST]])


def _whole(path: Path) -> Path:
    """The absolute path. Unlike `resolve`, this does not look at the drive."""
    return Path(os.path.normpath(path.absolute()))
