"""Law that is no more, looked for in the words of an agreement.

What to look for is data: the entries of the kind `former-law`, those of local packs among them. A
pattern that may not be used is refused when its pack is loaded; here it is passed over, so that
the rest goes on working.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once
from sharebuilder.knowledge.safe_pattern import evened, unsafe
from sharebuilder.model.remembered import remembers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge

_KIND = "former-law"
_REMEMBERED = 20_000
_GONE = re.compile(
    r"\b(?:repealed|revoked|replaced|superseded|formerly|no longer)\b", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?;]\s")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something former that a text names.

    Attributes:
        entry: what is known of it.
        words: how the text names it.
        as_past: whether the sentence says that it is past.
    """

    entry: Entry
    words: str
    as_past: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for, for one entry.

    Attributes:
        entry: the entry.
        names: finds it.
        no_mention: finds words that hold its name and are no mention of it.
    """

    entry: Entry
    names: re.Pattern[str]
    no_mention: re.Pattern[str] | None = None


class FormerThings:
    """Everything former of one sort, ready to be looked for."""

    def __init__(self, sought: Iterable[Sought], past: re.Pattern[str]) -> None:
        """Take what to look for.

        Args:
            sought: in the order in which it is found.
            past: finds the words by which a sentence says that something is past.
        """
        self._sought = tuple(sought)
        self._past = past
        self._mentions = remembers(_REMEMBERED)(self._look)

    def named_in(self, text: str) -> tuple[Mention, ...]:
        """What a text names, each entry once. Texts that were looked at before cost nothing."""
        return self._mentions(text)

    def _look(self, text: str) -> tuple[Mention, ...]:
        text = evened(text)
        found: dict[str, Mention] = {}
        for one in self._sought:
            if one.entry.id in found:
                continue
            left = one.no_mention.sub(_blank, text) if one.no_mention else text
            match = one.names.search(left)
            if match and match.group():
                past = self._past.search(_sentence(text, match)) is not None
                found[one.entry.id] = Mention(one.entry, match.group(), past)
        return tuple(found.values())


@once
def former_law(knowledge: Knowledge) -> FormerThings:
    """Law that is no more, or is cited in the wrong place, as a knowledge base names it."""
    return FormerThings(
        (Sought(entry, made) for entry in knowledge.entries(_KIND) for made in _made(entry)), _GONE
    )


def bad_pattern(entry: Entry) -> tuple[int, str] | None:
    """The first pattern of an entry that may not be used: its place in the list, and why.

    None where all may, and for entries that have no patterns.
    """
    if entry.kind != _KIND:
        return None
    problems = ((index, unsafe(one)) for index, one in enumerate(entry.texts("find")))
    return next(((index, why) for index, why in problems if why), None)


def _made(entry: Entry) -> Iterator[re.Pattern[str]]:
    for one in entry.texts("find"):
        why = unsafe(one)
        if why:
            _log.debug("pattern of %s left out: %s", entry.id, why)
        else:
            yield re.compile(one, re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match."""
    begins = max((one.end() for one in _ENDS.finditer(text, 0, match.start())), default=0)
    ends = _ENDS.search(text, match.end())
    return text[begins : ends.start() if ends else len(text)]
