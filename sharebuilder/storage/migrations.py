"""Older format versions, brought up to today's one step at a time."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharebuilder.errors import UnusableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

CURRENT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Migrations:
    """The steps from older format versions to today's.

    Attributes:
        steps: for each older version, what turns an agreement of it into one of the next. A step
            keeps every field that it does not know.
        current: today's version.
    """

    steps: Mapping[int, Callable[[JsonObject], JsonObject]]
    current: int

    @property
    def oldest(self) -> int:
        """The oldest version that can still be opened."""
        return min(self.steps, default=self.current)

    def migrated(self, tree: JsonObject, version: int, file: Path | None = None) -> JsonObject:
        """An older agreement in today's format. The tree that was given is not changed.

        Args:
            tree: the agreement as it was read.
            version: its format version.
            file: where it came from, for the message.

        Raises:
            UnusableFile: the file is not what its version says.
        """
        try:
            for number in range(version, self.current):
                tree = {**self.steps[number](copy.deepcopy(tree)), "format_version": number + 1}
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise UnusableFile(
                f"The file has an older format ({version}), and could not be brought up to "
                f"today’s ({self.current}). It is as it was.",
                remedy="Send it to whoever looks after ShareBuilder for you.",
                file=file,
            ) from error
        return tree


MIGRATIONS = Migrations(MappingProxyType({}), CURRENT_VERSION)
"""There is no older version yet."""
