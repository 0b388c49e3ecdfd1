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


def log_folder() -> Path:
    """Where the log of faults lies."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("ShareBuilder", appauthor=False))
