"""What the window remembers from one day to the next: size, colours, recent files.

One readable file. Nothing in it is needed: where it cannot be read or written, the window starts
as new.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

_MOST_RECENT = 10


@dataclass(slots=True)
class Settings:
    """What is remembered.

    Attributes:
        path: the file; None remembers nothing.
        theme: system, light, dark or contrast.
        scale: the size of text in per cent.
        recent: the files opened last, the latest first, with the titles they had.
        window: width and height.
        folder: where documents were built last.
    """

    path: Path | None = None
    theme: str = "system"
    scale: int = 100
    recent: list[list[str]] = field(default_factory=list)
    window: list[int] = field(default_factory=list)
    folder: str = ""

    @classmethod
    def load(cls, path: Path | None) -> Settings:
        """The settings in a file; new ones where it cannot be read."""
        made = cls(path)
        try:
            raw = json.loads(path.read_text(encoding="utf-8")) if path else {}
        except (OSError, ValueError):
            return made
        if not isinstance(raw, dict):
            return made
        if raw.get("theme") in {"system", "light", "dark", "contrast"}:
            made.theme = raw["theme"]
        if isinstance(raw.get("scale"), int) and 100 <= raw["scale"] <= 200:
            made.scale = raw["scale"]
        made.recent = [
            [str(part) for part in entry]
            for entry in raw.get("recent") or []
            if isinstance(entry, list) and len(entry) == 2
        ]
        window = raw.get("window")
        if isinstance(window, list) and all(isinstance(one, int) and one > 0 for one in window):
            made.window = window[:2]
        made.folder = raw["folder"] if isinstance(raw.get("folder"), str) else ""
        return made

    def save(self) -> None:
        """Write the file; say nothing where it cannot be written."""
        if self.path is None:
            return
        kept = asdict(self)
        del kept["path"]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        except OSError:
            return

    def remember(self, path: Path, title: str) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.absolute())
        kept = [entry for entry in self.recent if entry[0] != name]
        self.recent = [[name, title], *kept][:_MOST_RECENT]
        self.save()

    def forget(self, name: str) -> None:
        """Take a file out of the recent ones."""
        self.recent = [entry for entry in self.recent if entry[0] != name]
        self.save()


def settings_path() -> Path:
    """Where the settings lie."""
    from platformdirs import user_config_path

    return user_config_path("ShareBuilder", appauthor=False) / "window.json"
