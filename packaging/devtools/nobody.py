"""Folders of nobody: what is shown in a picture is not what this person has."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (
    *(f"XDG_{name}_HOME" for name in ("CONFIG", "DATA", "CACHE", "STATE")),
    "APPDATA",
    "LOCALAPPDATA",
)


@contextmanager
def nobodys_folders() -> Iterator[Path]:
    """Settings, drafts, logs and lists live in an empty folder for as long as this lasts."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({name: str(Path(home, name.lower())) for name in _NAMES})
        try:
            yield Path(home)
        finally:
            os.environ.clear()
            os.environ.update(before)
