"""Layouts and clauses: the words of a clause stand once, and each layout says where it comes.

A file of clauses has `:clause NAME` before each clause. A layout is a source as `markup` has it,
with two marks more:

    :include NAME                    the clause of that name; `:include NAME deeper` moves its
                                     headings down by one level
    :part CONDITION | HEADING        a heading, and what stands under it where the condition holds;
    :endpart                         a draft has the heading anyway, and says that nothing is
                                     written yet
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from template_builder.markup import MarkupError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MISSING = "@Missing Not yet written."
_INCLUDE = re.compile(r":include ([a-z_]+)( deeper)?$")
_PART = re.compile(r":part (.+?) \| (#{1,2} .+)$")
_HEADING = re.compile(r"^(#{2,3})(?= )", re.MULTILINE)
_TOO_DEEP = "####"


def clauses_of(text: str) -> dict[str, str]:
    """The clauses of a file, by name.

    Raises:
        MarkupError: two clauses have one name, or words stand before the first.
    """
    before, *parts = re.split(r"^:clause ", text, flags=re.MULTILINE)
    if any(line.strip() and not line.startswith(";") for line in before.splitlines()):
        message = "words stand before the first clause"
        raise MarkupError(message)
    found: dict[str, str] = {}
    for part in parts:
        name, _, words = part.partition("\n")
        if name in found:
            message = f"two clauses are called “{name}”"
            raise MarkupError(message)
        found[name] = words
    return found


def laid_out(layout: str, clauses: Mapping[str, str]) -> str:
    """A layout as a source that `markup` can read.

    Raises:
        MarkupError: there is no clause of a name, a heading would be too deep, or a part is left
            open.
    """
    return "\n".join(_lines(layout, clauses))


def included(layout: str) -> list[str]:
    """The names of the clauses of a layout, in their order."""
    return [found[1] for line in layout.splitlines() if (found := _INCLUDE.match(line.strip()))]


def _lines(layout: str, clauses: Mapping[str, str]) -> Iterator[str]:
    parts = 0
    for number, raw in enumerate(layout.splitlines(), start=1):
        line = raw.strip()
        if include := _INCLUDE.match(line):
            if include[1] not in clauses:
                message = f"line {number}: there is no clause “{include[1]}”"
                raise MarkupError(message)
            words = clauses[include[1]]
            yield _deeper(words, include[1]) if include[2] else words
        elif part := _PART.match(line):
            parts += 1
            yield f"{{% if draft or {part[1]} %}}"
            yield part[2]
            yield f"{{% if {part[1]} %}}"
        elif line == ":endpart":
            parts -= 1
            yield "{% else %}"
            yield MISSING
            yield "{% endif %}"
            yield "{% endif %}"
        else:
            yield raw
    if parts:
        message = "a :part has no :endpart, or the other way about"
        raise MarkupError(message)


def _deeper(words: str, name: str) -> str:
    moved = _HEADING.sub(r"#\1", words)
    if re.search(rf"^{_TOO_DEEP} ", moved, re.MULTILINE):
        message = f"the headings of the clause “{name}” cannot be moved down"
        raise MarkupError(message)
    return moved
