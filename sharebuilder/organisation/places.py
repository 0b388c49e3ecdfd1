"""Where the settings of an organisation lie. Loaded at every start, so it loads little itself."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import site_config_dir, user_config_dir

FILE_NAME = "organisation.json"


def settings_places() -> tuple[Path, Path]:
    """Where the settings for the computer, and those of the person, lie."""
    # Some desktops put folders of their own before the usual one; the first that has it counts.
    listed = site_config_dir("ShareBuilder", appauthor=False, multipath=True).split(os.pathsep)
    computer = [Path(folder) / FILE_NAME for folder in listed]
    person = Path(user_config_dir("ShareBuilder", appauthor=False)) / FILE_NAME
    return next(filter(is_file, computer), computer[-1]), person


def any_settings() -> bool:
    """Whether there may be something to read: a file that is not ours to look at counts too."""
    return any(map(may_be_there, settings_places()))


def may_be_there(path: Path) -> bool:
    """Whether a file is there, or cannot be looked at: reading it then says why."""
    try:
        return path.exists()
    except OSError:
        return True


def is_file(path: Path) -> bool:
    """Whether a file is there. A path that no file can have is no file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
