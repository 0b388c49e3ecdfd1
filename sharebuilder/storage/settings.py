"""What this person chose on this computer: a small readable file, never a part of an agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_config_dir

from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.storage.files import Files

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject, JsonValue

FILE_NAME = "settings.json"

_Kind = TypeVar("_Kind", bool, int, str, "list[JsonValue]", "dict[str, JsonValue]")


def settings_path() -> Path:
    """Where the settings of this person lie."""
    return Path(user_config_dir("ShareBuilder", appauthor=False)) / FILE_NAME


class Settings:
    """Named values that last from one start to the next.

    Settings are a convenience. A file that is broken, locked or missing never stops the work: it
    is put aside, the defaults are used, and `messages` says so.
    """

    def __init__(self, path: Path | None = None, *, files: Files | None = None) -> None:
        """Read the settings.

        Args:
            path: the file; this person's own when left out.
            files: the file calls; the real ones when left out.
        """
        self.path = path or settings_path()
        self._files = files or Files()
        self._messages: list[str] = []
        self._values: JsonObject = {}
        self._values = self._read() or {}

    @property
    def messages(self) -> tuple[str, ...]:
        """What went wrong with the file so far, as sentences for the person."""
        return tuple(self._messages)

    def get(self, name: str, default: _Kind) -> _Kind:
        """A setting, or the default where it is not set or is of another kind.

        Args:
            name: such as `window`, `text_size`.
            default: also says which kind of value is expected.
        """
        value = self._values.get(name)
        return value if type(value) is type(default) else default

    def set(self, name: str, value: JsonValue) -> bool:
        """Keep a setting; None takes it out.

        Other settings are read again first, so that two open windows do not undo each other's.

        Returns:
            Whether it could be written. Where not, it holds until the program ends.
        """
        kept = self._read()
        self._values = {**self._values, **(kept or {}), name: value}
        if value is None:
            del self._values[name]
        if kept is None:
            return False  # what could not be read must not be written over
        import json  # like the next, not needed to start

        from sharebuilder.storage.atomic import write_atomically

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
            write_atomically(self.path, text.encode("utf-8"), self._files)
        except (OSError, ShareBuilderError) as error:
            self._say(f"Your settings could not be saved. {error}")
            return False
        return True

    def _read(self) -> JsonObject | None:
        """The values in the file; none where it is missing or broken; None where it is closed."""
        try:
            if not self.path.exists():
                return {}
            from sharebuilder.storage.reading import decode, parse_json, read_bytes

            values = parse_json(decode(read_bytes(self.path), self.path), self.path)
        except OSError as error:
            self._say(f"Your settings could not be read. {error}")
            return None
        except UnusableFile as error:
            if isinstance(error.__cause__, OSError) or self.path.is_dir():
                self._say(f"Your settings could not be read. {error}")
                return None
            return self._put_aside(error.problem)
        return values if isinstance(values, dict) else self._put_aside("It is not a settings file.")

    def _put_aside(self, why: str) -> JsonObject:
        """Move a broken file out of the way, so that nothing in it is lost, and use defaults."""
        number = 1
        aside = self.path.with_name("settings.broken.json")
        while aside.exists():
            number += 1
            aside = self.path.with_name(f"settings.broken-{number}.json")
        try:
            self._files.replace(self.path, aside)
        except OSError:
            self._say(f"Your settings could not be read, so the usual ones are used. {why}")
        else:
            self._say(
                "Your settings could not be read, so the usual ones are used."
                f" {why} The old settings are kept in {aside}."
            )
        return {}

    def _say(self, message: str) -> None:
        if message not in self._messages:
            self._messages.append(message)
