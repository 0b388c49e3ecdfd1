"""Works something out of a knowledge base only once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.knowledge.law import Knowledge

T = TypeVar("T")


def once(make: Callable[[Knowledge], T]) -> Callable[[Knowledge], T]:
    """Make a function remember what it made of each knowledge base.

    A knowledge base never changes, and checks ask the same of it after every edit. What was made
    is forgotten together with the knowledge base, for example when other packs come into use.
    """
    made: WeakKeyDictionary[Knowledge, T] = WeakKeyDictionary()

    @wraps(make)
    def remembered(knowledge: Knowledge) -> T:
        if knowledge not in made:
            made[knowledge] = make(knowledge)
        return made[knowledge]

    return remembered
