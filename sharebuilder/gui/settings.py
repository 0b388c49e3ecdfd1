"""What the window remembers from one day to the next: colours, size, folder, recent files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sharebuilder.storage.recent import RecentFiles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.storage.settings import Settings as StoredSettings

_Kind = TypeVar("_Kind", int, str)
_THEMES = ("system", "light", "dark", "contrast")


class Settings:
    """The window's own settings, each checked when it is read.

    Without a store they last until the window is closed: tests and pictures need no file.
    """

    def __init__(
        self,
        stored: StoredSettings | None = None,
        defaults: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """Remember in a store, or for this window only.

        Args:
            stored: the store.
            defaults: what the organisation chose for those who have not chosen: `theme`,
                `text_size`, `documents_folder`.
        """
        self._stored = stored
        self._defaults = dict(defaults or {})
        self._passing: dict[str, JsonValue] = {}
        self._recent = RecentFiles(stored) if stored is not None else None
        self._opened: list[Path] = []

    @property
    def theme(self) -> str:
        """System, light, dark or contrast."""
        found: str = self._get("theme", "system")
        return found if found in _THEMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def language(self) -> str:
        """The language of the window, such as `cy` or `pt_BR`; `system` for that of the system."""
        return self._get("language", "system")

    @property
    def scale(self) -> int:
        """The size of text, in per cent from 100 to 200."""
        found = self._get("text_size", 100)
        return found if 100 <= found <= 200 else 100

    @scale.setter
    def scale(self, per_cent: int) -> None:
        self._set("text_size", per_cent)

    @property
    def window(self) -> tuple[int, int]:
        """Width and height of the window, in pixels."""
        return max(400, self._get("window_width", 1280)), max(300, self._get("window_height", 800))

    @window.setter
    def window(self, size: tuple[int, int]) -> None:
        if size != self.window:
            self._set("window_width", size[0])
            self._set("window_height", size[1])

    @property
    def folder(self) -> str:
        """Where documents were built last; empty where none were."""
        return self._get("documents_folder", "")

    @folder.setter
    def folder(self, folder: str) -> None:
        self._set("documents_folder", folder)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The agreements opened lately, the latest first, there or not."""
        return self._recent.paths() if self._recent else tuple(self._opened)

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        if self._recent is not None:
            self._recent.add(path)
        else:
            self._opened = [path, *(one for one in self._opened if one != path)]

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones. The file itself is not touched."""
        if self._recent is not None:
            self._recent.remove(path)
        else:
            self._opened = [one for one in self._opened if one != path]

    def _get(self, name: str, usual: _Kind) -> _Kind:
        chosen = self._defaults.get(name, usual)
        default = chosen if type(chosen) is type(usual) else usual
        if self._stored is not None:
            return self._stored.get(name, default)
        value = self._passing.get(name)
        return value if type(value) is type(default) else default

    def _set(self, name: str, value: JsonValue) -> None:
        if self._stored is not None:
            self._stored.set(name, value)
        else:
            self._passing[name] = value
