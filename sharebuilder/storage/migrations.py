"""Older format versions, brought up to today's one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharebuilder.model.json_types import JsonObject

CURRENT_VERSION = 1

STEPS: Mapping[int, Callable[[JsonObject], JsonObject]] = {}
"""The step from each older version to the next. There is no older version yet."""


def migrated(
    tree: JsonObject,
    version: int,
    steps: Mapping[int, Callable[[JsonObject], JsonObject]] = STEPS,
    current: int = CURRENT_VERSION,
) -> JsonObject:
    """An older agreement in today's format. The tree that was given is not changed.

    Args:
        tree: the agreement as it was read.
        version: its format version.
        steps: the step from each version to the next.
        current: the version to end at.

    Raises:
        KeyError: a step is missing: a fault of ShareBuilder's own.
    """
    for number in range(version, current):
        tree = {**steps[number](tree), "format_version": number + 1}
    return tree
