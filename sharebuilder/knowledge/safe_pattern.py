"""Regular expressions that anybody may write in a data file: no text makes them run for long.

Python's own engine goes back and tries again, and can need a time that doubles with each
character. So a pattern may use only what has a bound: each repeat has a highest number, no repeat
stands inside another, and the ways in which it can fit at one place are few. Texts are matched
with one space for each run of blanks, so that no pattern needs “any number of blanks”.
"""

from __future__ import annotations

import re
import warnings

MOST_WAYS = 5000
LONGEST = 500
_COUNTED = re.compile(r"\{(?P<low>[0-9]{0,4})(?P<comma>,(?P<high>[0-9]{0,4}))?\}")
_GROUPS = ("(?:", "(?=", "(?!", "(?<=", "(?<!")
_QUOTES = str.maketrans("‘’“”–—\u2011", "''\"\"---")


class _Unsafe(Exception):
    """Why a pattern may not be used, as the end of a sentence that begins with “It”."""


def evened(text: str) -> str:
    """A text as patterns see it: single spaces, straight quotes, plain hyphens."""
    return " ".join(text.split()).translate(_QUOTES)


def unsafe(pattern: str) -> str:
    """Why a pattern may not be used, as a sentence; empty where it may."""
    if len(pattern) > LONGEST:
        return f"It is longer than {LONGEST} characters."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a pattern that Python doubts is not for a data file
            made = re.compile(pattern, re.IGNORECASE)
        ways = _Reader(pattern).read()
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"It is no regular expression: {error}."
    except _Unsafe as problem:
        return f"It {problem}."
    if ways > MOST_WAYS:
        return "It can fit in too many ways: repeat and choose less."
    matches = (made.search(text) for text in ("", "Aa 1 (b)."))
    return "It fits nothing at all." if any(one and not one.group() for one in matches) else ""


class _Reader:
    """Counts in how many ways a pattern can fit at one place, and refuses what has no bound."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def read(self) -> int:
        """The number of ways.

        Raises:
            _Unsafe: some part has no bound.
        """
        total, ways = 0, 1
        while self._at < len(self._pattern) and self._pattern[self._at] != ")":
            if self._pattern[self._at] == "|":
                self._at += 1
                total, ways = total + ways, 1
            else:
                ways *= self._repeated(self._atom())
        return total + ways

    def _atom(self) -> int:
        rest = self._pattern[self._at :]
        if rest[0] == "\\":
            if rest[1:2].isdigit():
                raise _Unsafe("refers back to a group")
            self._at += 2
            return 1
        if rest[0] == "[":
            self._at += _end_of_set(rest)
            return 1
        if rest[0] == "(":
            return self._group(rest)
        self._at += 1
        return 1

    def _group(self, rest: str) -> int:
        opening = next((one for one in _GROUPS if rest.startswith(one)), "(")
        if opening == "(" and rest.startswith("(?"):
            raise _Unsafe(f"uses “{rest[:3]}”, which patterns here may not")
        self._at += len(opening)
        ways = self.read()
        self._at += 1  # the bracket that closes it; the pattern compiles, so it is there
        return ways

    def _repeated(self, ways: int) -> int:
        rest = self._pattern[self._at :]
        if rest[:1] in {"*", "+"}:
            raise _Unsafe(f"repeats without end (“{rest[0]}”): write {{0,20}} or {{1,20}}")
        if rest[:1] == "?":
            self._at += 1
            return self._lazily(ways + 1)
        counted = _COUNTED.match(rest)
        if counted is None or counted[0] in {"{}", "{,}"}:
            return ways
        low = int(counted["low"] or 0)
        high = int(counted["high"] or -1) if counted["comma"] else low
        if high < 0:
            raise _Unsafe(f"repeats without end (“{counted[0]}”)")
        if ways > 1 and high > 1:
            raise _Unsafe("repeats something that itself repeats or chooses")
        self._at += counted.end()
        return self._lazily(ways + (high - low))

    def _lazily(self, ways: int) -> int:
        follows = self._pattern[self._at : self._at + 1]
        if follows == "?":
            self._at += 1
        elif follows == "+":
            raise _Unsafe("uses a possessive repeat, which patterns here may not")
        return ways


def _end_of_set(rest: str) -> int:
    """How long the set of characters is with which a text begins."""
    at = 2 if rest[1:2] == "^" else 1
    if rest[at : at + 1] == "]":
        at += 1
    while at < len(rest) and rest[at] != "]":
        at += 2 if rest[at] == "\\" else 1
    return at + 1
