"""Numbers that Word works out by itself, worked out beforehand.

Headings, references, captions and the contents list are Word's own fields. Word fills them in
only when somebody asks it to, and asks whoever opens the file before it does so by itself. So
what they show is put there when the document is built, and stays true until somebody edits it.

Where they stand is found once, in the template, and marked there with processing instructions
(`number_marks`). They travel through the rendering, and are taken out again when the numbers are
filled in. So a long document need not be searched as a tree.
"""

from __future__ import annotations

import html
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARK = re.compile(r"<\?sb ([a-z/]+) ?([0-9]*)\?>")
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)\b")
_DEEPEST = 9
_NEVER = 99
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading of the template.

    Attributes:
        list_id: the list that numbers it; empty where it has no number.
        level: its level in that list.
        outline: its level in the contents list.
        bookmarks: what references call it by.
    """

    list_id: str
    level: int
    outline: int
    bookmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A reference of the template: whither it leads, and what stands around what it shows.

    Attributes:
        numbered: whether it shows the number of the section; else it shows its heading.
    """

    target: str
    before: str
    after: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class ContentsMark:
    """The contents list: how deep it goes, and what an entry, its beginning and its end are."""

    deepest: int
    properties: str
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """Everything in a template that is numbered.

    Attributes:
        levels: of each list and level, the kind of number, its text and the first number.
    """

    headings: tuple[HeadingMark, ...] = ()
    references: tuple[ReferenceMark, ...] = ()
    contents: tuple[ContentsMark, ...] = ()
    sequences: tuple[str, ...] = ()
    levels: Mapping[str, tuple[str, str, int]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values, to be kept in a file."""
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> NumberMarks:
        """From plain values."""
        return cls(
            tuple(
                HeadingMark(
                    str(one["list_id"]), int(one["level"]), int(one["outline"]),
                    tuple(str(mark) for mark in one["bookmarks"]),
                )
                for one in raw["headings"]
            ),
            tuple(
                ReferenceMark(
                    str(one["target"]), str(one["before"]), str(one["after"]),
                    bool(one["numbered"]),
                )
                for one in raw["references"]
            ),
            tuple(
                ContentsMark(
                    int(one["deepest"]), str(one["properties"]), str(one["opening"]),
                    str(one["closing"]),
                )
                for one in raw["contents"]
            ),
            tuple(str(one) for one in raw["sequences"]),
            {
                str(key): (str(kind), str(text), int(first))
                for key, (kind, text, first) in raw["levels"].items()
            },
        )  # fmt: skip


def without_marks(text: str) -> str:
    """A rendered part without the marks: what plain docxtpl would have made."""
    return MARK.sub("", text)


def filled(text: str, marks: NumberMarks) -> str:
    """A rendered part with its references, captions and contents list filled in."""
    pieces = MARK.split(text)
    if len(pieces) == 1:
        return text
    return _Filling(pieces, marks).text()


def sections(text: str, marks: NumberMarks) -> dict[str, tuple[str, str]]:
    """The number and the heading of each section of a rendered part, by its bookmark."""
    found = _Filling(MARK.split(text), marks).named
    return {name: (one.number, one.title) for name, one in found.items()}


@dataclass(slots=True)
class _Heading:
    number: str
    title: str
    outline: int


class _Filling:
    """The pieces of a part between its marks, and what becomes of them."""

    def __init__(self, pieces: Sequence[str], marks: NumberMarks) -> None:
        # MARK.split gives: text, word, number, text, word, number, …
        self._texts = pieces[0::3]
        self._words = pieces[1::3]
        self._of = [int(number or 0) for number in pieces[2::3]]
        self._marks = marks
        self._counts: dict[str, list[int]] = {}
        self.named: dict[str, _Heading] = {}
        self._headings: list[_Heading] = []
        self._read_headings()

    def text(self) -> str:
        """The part, filled in."""
        made = [self._texts[0]]
        sequences: dict[str, int] = {}
        listed = {place: index for index, place in enumerate(self._listed(), start=1)}
        heading = 0
        at = 0
        while at < len(self._words):
            word, of, following = self._words[at], self._of[at], self._texts[at + 1]
            match word:
                case "h":
                    mark = _bookmark(listed[heading]) if heading in listed else ""
                    made.append(mark + following)
                case "/h":
                    mark = _bookmark_end(listed[heading]) if heading in listed else ""
                    made.append(mark + following)
                    heading += 1
                case "seq":
                    name = self._marks.sequences[of]
                    sequences[name] = sequences.get(name, 0) + 1
                    at = self._end(at, "/seq")
                    made.append(f"{sequences[name]}{self._texts[at + 1]}")
                case "ref":
                    at, shown = self._reference(at, self._marks.references[of])
                    made.append(shown)
                case "toc":
                    at, shown = self._contents(at, self._marks.contents[of])
                    made.append(shown)
                case _:
                    made.append(following)
            at += 1
        return "".join(made)

    def _read_headings(self) -> None:
        for at, word in enumerate(self._words):
            if word != "h":
                continue
            mark = self._marks.headings[self._of[at]]
            number = self._next(mark.list_id, mark.level) if mark.list_id else ""
            end = self._end(at, "/h")
            inside = "".join(self._texts[at + 1 : end + 1])
            heading = _Heading(number, _visible(inside), mark.outline)
            self._headings.append(heading)
            for name in mark.bookmarks:
                self.named.setdefault(name, heading)

    def _end(self, at: int, word: str) -> int:
        for later in range(at + 1, len(self._words)):
            if self._words[later] == word:
                return later
        return at

    def _next(self, list_id: str, level: int) -> str:
        counts = self._counts.setdefault(list_id, [0] * _DEEPEST)
        kind, text, first = self._marks.levels[f"{list_id}/{level}"]
        counts[level] = counts[level] + 1 if counts[level] else first
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        for place in range(level + 1):
            shown_as = self._marks.levels.get(f"{list_id}/{place}", (kind, "", 1))[0]
            counts[place] = counts[place] or 1
            text = text.replace(f"%{place + 1}", _counted(counts[place], shown_as))
        return text

    def _listed(self) -> dict[int, _Heading]:
        """The headings that the contents list names, by their place."""
        if "toc" not in self._words:
            return {}
        deepest = max(self._marks.contents[self._of[at]].deepest
                      for at, word in enumerate(self._words) if word == "toc")  # fmt: skip
        return {
            place: one for place, one in enumerate(self._headings)
            if one.outline < deepest and one.title
        }  # fmt: skip

    def _reference(self, at: int, mark: ReferenceMark) -> tuple[int, str]:
        words, end = self._end(at, "words"), self._end(at, "/ref")
        rest = self._texts[end + 1]
        section = self.named.get(mark.target)
        found = "" if section is None else section.number if mark.numbered else section.title
        if found:
            after = self._end(words, "/words")
            shown = f"{mark.before}{escape(found)}{mark.after}"
            closing = "".join(self._texts[after + 1 : end + 1])
            return end, self._texts[at + 1] + shown + closing + rest
        # No such section in this document: the words stay, and the reference goes.
        return end, "".join(self._texts[words + 1 : self._end(words, "/words") + 1]) + rest

    def _contents(self, at: int, mark: ContentsMark) -> tuple[int, str]:
        end = self._end(at, "/toc")
        rest = self._texts[end + 1]
        listed = [
            (place, one)
            for place, one in enumerate(self._listed().values(), start=1)
            if one.outline < mark.deepest
        ]
        if not listed:
            return end, "".join(self._texts[at + 1 : end + 1]) + rest
        entries = []
        for index, (place, one) in enumerate(listed):
            number = f"{_run(one.number)}<w:r><w:tab/></w:r>" if one.number else ""
            style = mark.properties.replace("TOC1", f"TOC{one.outline + 1}")
            entries.append(
                f"<w:p>{style}{mark.opening if index == 0 else ''}"
                f'<w:hyperlink w:anchor="{_NAME}{place:06d}" w:history="1">'
                f"{number}{_run(one.title)}</w:hyperlink>"
                f"{mark.closing if index == len(listed) - 1 else ''}</w:p>"
            )
        return end, "".join(entries) + rest


_ID = 10_000
_NAME = "_Toc"


def _bookmark(place: int) -> str:
    return f'<w:bookmarkStart w:id="{_ID + place}" w:name="{_NAME}{place:06d}"/>'


def _bookmark_end(place: int) -> str:
    return f'<w:bookmarkEnd w:id="{_ID + place}"/>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _visible(inside: str) -> str:
    """The text of runs, a tab or a line break as a space."""
    return " ".join("".join(html.unescape(found[1]) if found[1] is not None else " "
                            for found in _TEXTS.finditer(inside)).split())  # fmt: skip


def _counted(number: int, kind: str) -> str:
    """A number as a list counts: 1, a, A, i, I."""
    match kind:
        case "upperLetter":
            return _letter(number)
        case "lowerLetter":
            return _letter(number).lower()
        case "upperRoman":
            return _roman(number).upper()
        case "lowerRoman":
            return _roman(number)
    return str(number)


def _letter(number: int) -> str:
    """A, B, … Z, AA, BB: as Word counts in letters."""
    times, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written
