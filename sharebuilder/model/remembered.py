"""Remembers what was found out about words that somebody wrote, for as long as they are in use.

Each edit asks again about all texts of an agreement, and all but one are as they were. But the
words are somebody's answers: when their agreement is put away, or the next of a thousand is built,
nothing of them may stay.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Callable

_Found = TypeVar("_Found")
_memories: WeakSet[Any] = WeakSet()


def remembers(most: int) -> Callable[[Callable[[str], _Found]], Callable[[str], _Found]]:
    """Make a function of a text remember what it found, until `forget` is called.

    Args:
        most: how many texts are remembered; of more, those that were asked about last.
    """

    def wrap(find: Callable[[str], _Found]) -> Callable[[str], _Found]:
        memory = lru_cache(maxsize=most)(find)
        _memories.add(memory)
        return memory

    return wrap


def forget() -> None:
    """Forget every text, and what was found out about it."""
    for memory in tuple(_memories):
        memory.cache_clear()
