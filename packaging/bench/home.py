"""A person's own folder for a program that is measured: nothing of the real person's is touched."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def of_its_own(home: Path) -> dict[str, str]:
    """A person's own folder with settings in it, and nothing that keeps Python from its cache."""
    kept = home / "config" / "ShareBuilder"
    kept.mkdir(parents=True)
    recent = [str(home / f"Agreement {n}.sharebuilder") for n in range(1, 4)]
    settings = {"recent_files": recent, "window_width": 1280, "window_height": 800}
    (kept / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    places = {"XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    places |= {"APPDATA": home / "config", "LOCALAPPDATA": home / "config"}
    usual = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    return usual | {name: str(place) for name, place in places.items()}
