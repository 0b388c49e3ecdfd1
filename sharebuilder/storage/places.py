"""Where this person's own files lie on this computer: never on a shared drive."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Where what ShareBuilder keeps for this person lies: versions and journals."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("ShareBuilder", appauthor=False))


def versions_folder() -> Path:
    """Where earlier versions of agreements are kept."""
    return data_folder() / "versions"


def journals_folder() -> Path:
    """Where what was typed and not yet saved is kept."""
    return data_folder() / "journals"


def any_journals() -> bool:
    """Whether anything lies where journals lie, of a crash or of another window."""
    try:
        return next(journals_folder().iterdir(), None) is not None
    except OSError:
        return False  # nobody has written anything yet


def log_folder() -> Path:
    """Where the log of faults lies."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("ShareBuilder", appauthor=False))
