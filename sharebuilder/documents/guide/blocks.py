"""The user guide's Markdown, read into blocks: only the few constructs that the guide uses.

Qt shows the same text in the window (F1). What is not known here is refused with its line, so that
nothing of the guide can get lost on the way into Word. Source of the constructs: CommonMark 0.31,
and the tables of GitHub Flavored Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"(#{1,4}) (.+)")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"(-|\d+\.) +(\S.*)")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>(?:`[^`]*`|[^*`])+)\*\*"
    r"|\*(?P<italic>(?:`[^`]*`|[^*`])+)\*"
    r"|(?<!!)\[(?P<words>(?:`[^`]*`|[^\[\]`])+)\]\((?P<link>(?:[^()\s]|\([^()\s]*\))+)\)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)
_NO_ANCHOR = re.compile(r"[^\w\- ]")
# Marks of constructs that are left over once the known ones are taken out.
_UNKNOWN = re.compile(r"[*`\\]|<[A-Za-z/!]|\]\(|!\[|~~|(?<!\w)_[^_]+_(?!\w)|&\w+;")
_UNKNOWN_LINE = re.compile(r"\s|>|#|={3,}$|(-{3,}|\*{3,}|_{3,})$|[*+] |\d+\) |\[[^\]]+\]:|~~~")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look.

    Attributes:
        link: where they lead, as written; empty for nowhere.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Runs = tuple[Run, ...]
_BARE = Run("")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of a document."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, numbered or not, of one depth."""

    numbered: bool
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has as many cells as the head."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to type, as they are."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by the name of its file, and what it shows in words."""

    file: str
    words: str


Block = Heading | Paragraph | ListOf | Table | Code | Picture


def plain(runs: Runs) -> str:
    """The words of runs."""
    return "".join(one.text for one in runs)


def anchor_of(heading: str) -> str:
    """The name of a heading in links, as code hosts and Markdown readers make it."""
    return _NO_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def blocks_of(text: str, file: Path) -> tuple[Block, ...]:
    """Read a document of the guide.

    Args:
        text: its Markdown.
        file: where it stands, for messages.

    Raises:
        SeedProblem: it uses a construct that is not known here; names the line.
    """
    return tuple(_Reader(text, file).read())


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: str, file: Path) -> None:
        self._lines = text.split("\n")
        self._file = file
        self._at = 0

    def read(self) -> list[Block]:
        found: list[Block] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line:
                self._at += 1
            else:
                found.append(self._block(line))
        return found

    def _block(self, line: str) -> Block:
        if line == "```":
            return self._code()
        if line.startswith("|"):
            return self._table()
        heading, picture = _HEADING.fullmatch(line), _PICTURE.fullmatch(line)
        if heading is not None:
            self._at += 1
            return Heading(len(heading[1]), self._runs(heading[2], self._at))
        if picture is not None:
            self._at += 1
            return Picture(picture[2], picture[1])
        if _ITEM.match(line):
            return self._list()
        return self._paragraph()

    def _code(self) -> Code:
        start = self._at
        lines: list[str] = []
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line == "```":
                return Code(tuple(lines))
            lines.append(line)
        raise self._refused(start + 1, "the code that begins here has no end")

    def _table(self) -> Table:
        head = self._row()
        if not _RULE.fullmatch(self._here()):
            raise self._refused(self._at + 1, "the head of a table has no line beneath it")
        self._at += 1
        rows = []
        while self._here().startswith("|"):
            rows.append(self._row())
            if len(rows[-1]) != len(head):
                raise self._refused(self._at, f"this row has not {len(head)} cells, as its head")
        return Table(head, tuple(rows))

    def _row(self) -> tuple[Runs, ...]:
        line = self._here().strip()
        self._at += 1
        if not line.endswith("|"):
            raise self._refused(self._at, "a row of a table ends with |")
        cells = re.split(r"(?<!\\)\|", line[1:-1])
        return tuple(self._runs(one.strip().replace(r"\|", "|"), self._at) for one in cells)

    def _list(self) -> ListOf:
        first = _ITEM.match(self._here())
        numbered = first is not None and first[1] != "-"
        items: list[Runs] = []
        while found := _ITEM.match(self._here()):
            if (found[1] != "-") != numbered:
                raise self._refused(self._at + 1, "one list is numbered and not numbered")
            number, words = self._at + 1, [found[2]]
            self._at += 1
            while (line := self._here()).startswith("  "):
                if _ITEM.match(line.strip()):
                    raise self._refused(self._at + 1, "a list in a list")
                words.append(line.strip())
                self._at += 1
            items.append(self._runs(" ".join(words), number))
        if self._here():
            raise self._refused(self._at + 1, "the line after a list is neither empty nor its own")
        return ListOf(numbered, tuple(items))

    def _paragraph(self) -> Paragraph:
        start, words = self._at, []
        while line := self._here():
            begins = line.startswith(("|", "```")) or _HEADING.fullmatch(line) or _ITEM.match(line)
            if begins or _UNKNOWN_LINE.match(line) or line.endswith(("  ", "\\")):
                raise self._refused(self._at + 1, f"“{line[:30]}” at this place")
            words.append(line)
            self._at += 1
        return Paragraph(self._runs(" ".join(words), start + 1))

    def _here(self) -> str:
        return self._lines[self._at] if self._at < len(self._lines) else ""

    def _runs(self, text: str, line: int, look: Run = _BARE) -> Runs:
        found: list[Run] = []

        def take_plain(words: str) -> None:
            unknown = _UNKNOWN.search(words)
            if unknown is not None:
                raise self._refused(line, f"“{words[unknown.start() :][:30]}”")
            if words:
                found.append(replace(look, text=words))

        at = 0
        for mark in _INLINE.finditer(text):
            take_plain(text[at : mark.start()])
            at = mark.end()
            if mark["code"]:
                found.append(replace(look, text=mark["code"], code=True))
            elif mark["escaped"]:
                found.append(replace(look, text=mark["escaped"]))
            elif mark["bold"]:
                found += self._runs(mark["bold"], line, replace(look, bold=True))
            elif mark["italic"]:
                found += self._runs(mark["italic"], line, replace(look, italic=True))
            else:
                found += self._runs(mark["words"], line, replace(look, link=mark["link"]))
        take_plain(text[at:])
        return tuple(found)

    def _refused(self, line: int, what: str) -> SeedProblem:
        return SeedProblem(
            f"The guide holds what its Word file cannot show: {what}.",
            remedy="Write it with headings, paragraphs, lists of one depth, tables, pictures, "
            "blocks of code, bold, italic and links.",
            file=self._file,
            place=f"line {line}",
        )
