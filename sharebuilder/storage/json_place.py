"""Where in a JSON text something stands that Python's parser takes, and we do not."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NUMBER = 400
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|[^\s{}\[\],:"]+', re.DOTALL)
_COLON = re.compile(r"\s*:")


def number_problem(text: str) -> str | None:
    """What is wrong with a number, as a sentence, or None where it can be kept exactly."""
    shown = text if len(text) <= 30 else f"{text[:30]}…"
    if text.lstrip("-") in {"NaN", "Infinity"}:
        return f"The file holds {shown}, which is not a number."
    if len(text) > LONGEST_NUMBER:
        return f"The number {shown} is too long."
    if not set(text) & set(".eE"):
        return None  # a whole number is kept exactly
    from decimal import Decimal, DecimalException  # slow to load, and few files hold fractions

    value = float(text)
    if not math.isfinite(value):
        return f"The number {shown} is too large."
    try:
        exact = Decimal(text) == Decimal(repr(value))
    except DecimalException:
        exact = False
    return None if exact else f"The number {shown} has more digits than can be kept."


def first_fault(text: str, deepest: int) -> tuple[str, str] | None:
    """The problem and the place of the first thing that cannot be kept; None where all can.

    It is a name that stands twice, a number, or a list inside lists beyond a depth.

    Args:
        text: JSON, as far as it goes.
        deepest: how many levels are allowed.
    """
    names: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        word = token.group()
        problem: str | None = None
        if word in "{[":
            names.append(set())
            if len(names) > deepest:
                problem = f"The file is more than {deepest} levels deep."
        elif word in "}]":
            del names[-1:]
        elif word[0] != '"':
            problem = _number_problem_of(word)
        elif names and _COLON.match(text, token.end()):
            problem = _named_twice(word, names[-1])
        if problem:
            return problem, place_in(text, token.start())
    return None


def place_in(text: str, at: int) -> str:
    """A place in a text as a person finds it in an editor."""
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - text.rfind(chr(10), 0, at)}"


def line_of(text: str, segments: Sequence[str]) -> int:
    """The line on which a part of a JSON text begins, from 1; 1 where there is no such part.

    Args:
        text: whole JSON.
        segments: the names and the indices that lead to the part.
    """
    wanted = list(segments)
    at: list[str] = []  # where the innermost open list or group is
    counts: list[int | None] = []  # the next index of each open list; None for a group
    for token in _TOKEN.finditer(text):
        word = token.group()
        if word in "}]":
            counts.pop()
            del at[-1:]
            continue
        if word[0] == '"' and counts and counts[-1] is None and _COLON.match(text, token.end()):
            at[-1] = json.loads(word)
            if at == wanted:
                return text.count("\n", 0, token.start()) + 1
            continue
        if counts and (count := counts[-1]) is not None:
            at[-1], counts[-1] = str(count), count + 1
            if at == wanted:
                return text.count("\n", 0, token.start()) + 1
        if word in "{[":
            counts.append(0 if word == "[" else None)
            at.append("")
    return 1


def _named_twice(word: str, names: set[str]) -> str | None:
    try:
        name: str = json.loads(word)
    except ValueError:
        return None
    if name in names:
        shown = ascii(name)[1:-1] if not name.isprintable() else name
        return f"The name “{shown[:60]}” stands twice in one place."
    names.add(name)
    return None


def _number_problem_of(word: str) -> str | None:
    try:
        return None if word in {"true", "false", "null"} else number_problem(word)
    except ValueError:
        return None  # no JSON at all: the parser says it better
