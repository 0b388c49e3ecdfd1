"""What the text of a cell means as an answer, or why it cannot be one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.change import MISSING, Missing
from sharebuilder.model.pointer import Pointer, child, get
from sharebuilder.questions.labels import record_label
from sharebuilder.questions.typed import (
    MOST_OF_A_UNIT,
    range_words,
    read_day,
    read_number,
    read_period,
    read_yes_no,
)
from sharebuilder.tables.targets import Target, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question_set import QuestionSet

_BETWEEN_LINES = re.compile(r"[;\n]")
_MOST_QUOTED = 60
_NAMES = ("name", "short_name")


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell came to.

    Attributes:
        value: the answer; MISSING where the cell is empty or cannot be one.
        problem: why it cannot be one; empty where it can.
        unknown: the name of a record that is not there, where that is the problem.
    """

    value: JsonValue | Missing
    problem: str = ""
    unknown: str = ""


_EMPTY = Read(MISSING)


class Placeholder(str):
    """Stands where the id of a record will stand that is made with the others."""

    __slots__ = ()


class CellReader:
    """Reads cells as answers of one agreement."""

    def __init__(
        self, question_set: QuestionSet, tree: JsonObject, make: Collection[str] = ()
    ) -> None:
        """Read for an agreement.

        Args:
            question_set: knows the options.
            tree: the agreement, whose records cells can name.
            make: the lists in which a record is made for a name that is not there.
        """
        self._questions = question_set
        self._tree = tree
        self._make = frozenset(make)
        self._options: dict[str, dict[str, str]] = {}
        self._records: dict[str, dict[str, set[str]]] = {}
        self.made: dict[str, dict[str, str]] = {}
        """For each list, the records to make: the plain name of each, and its name."""

    def read(self, target: Target, text: str) -> Read:
        """What a cell's text means as the answer to a question."""
        if not text.strip():
            return _EMPTY
        match target.question.control:
            case "text":
                return self._within(target, text)
            case "line" | "email" | "link":
                return self._within(target, _in_one_line(text.strip("\n")))
            case "choice":
                return self._one(text, self._option(target), _no_option)
            case "choices":
                return self._several(text, self._option(target), _no_option)
            case "reference":
                return self._one(text, self._record(target), self._no_record(target))
            case "references":
                return self._several(text, self._record(target), self._no_record(target))
        return self._measured(target, text)

    # --- inside ---

    def _measured(self, target: Target, text: str) -> Read:
        """Answers that are no words: yes or no, days, numbers; and lists of lines."""
        match target.question.control:
            case "list":
                return self._lines(target, text)
            case "yes-no":
                yes = read_yes_no(text)
                return Read(yes) if yes is not None else _bad(text, "is neither yes nor no")
            case "date":
                day = read_day(text)
                hint = "is not a day that we can read; write 5/2/2026"
                return Read(day.isoformat()) if day else _bad(text, hint)
            case "number":
                least, most = target.field.minimum, target.field.maximum
                number = read_number(text, least, most)
                words = f"is not {range_words(least, most)}"
                return Read(number) if number is not None else _bad(text, words)
            case "period":
                period = read_period(text)
                words = f"is no time such as “6 months”, up to {MOST_OF_A_UNIT:,} of a unit"
                return Read(period) if period else _bad(text, words)
        return _bad(text, "cannot be brought in a table; choose it in the form")

    def _within(self, target: Target, text: str) -> Read:
        most = target.field.max_length
        if most is not None and len(text) > most:
            return Read(
                MISSING,
                f"{_quoted(text)} has {len(text):,} characters; “{target.label}” holds {most:,}",
            )
        return Read(text)

    def _lines(self, target: Target, text: str) -> Read:
        apart = text.split("\n")
        if len(apart) == 1 and ";" in text:
            apart = [one.strip() for one in text.split(";")]
        kept = [one for one in apart if one.strip()]
        most = target.field.max_length or 500
        for one in kept:
            if len(one) > most:
                return _bad(one, f"has {len(one):,} characters; one entry holds {most}")
        return Read([*kept])

    def _one(self, text: str, find: _Find, say: _Say) -> Read:
        found = find(text)
        return Read(found) if found else say(text)

    def _several(self, text: str, find: _Find, say: _Say) -> Read:
        whole = find(text)
        if whole and not isinstance(whole, Placeholder):
            return Read([whole])
        found: dict[str, None] = {}
        for part in map(str.strip, _BETWEEN_LINES.split(text.strip())):
            for one in self._parts(part, find):
                value = find(one)
                if not value:
                    return say(one)
                found[value] = None
        return Read([*found])

    @staticmethod
    def _parts(part: str, find: _Find) -> Iterator[str]:
        """A part as it is where it means something; else what stands between its commas."""
        whole = find(part)
        if (whole and not isinstance(whole, Placeholder)) or "," not in part:
            pieces = [part]
        else:
            pieces = part.split(",")
        yield from (one for one in pieces if one.strip())

    def _option(self, target: Target) -> _Find:
        options_id = target.question.options or ""
        if options_id not in self._options:
            options = self._questions.options(options_id)
            allowed = [one for one in options if one.value in target.field.enum]
            self._options[options_id] = {
                **{plain(one.label): one.value for one in reversed(allowed)},
                **{plain(one.value): one.value for one in allowed},
            }
        known = self._options[options_id]
        return lambda text: known.get(plain(text), "")

    def _record(self, target: Target) -> _Find:
        collection = target.field.refers_to

        def find(text: str) -> str:
            name = plain(text)
            ids = self._named(collection).get(name, set())
            if len(ids) == 1:
                return next(iter(ids))
            if not ids and collection in self._make and name and len(text.strip()) <= 500:
                one_line = _in_one_line(text.strip())
                self.made.setdefault(collection, {}).setdefault(name, one_line)
                return Placeholder(name)
            return ""

        return find

    def _named(self, collection: str) -> dict[str, set[str]]:
        """The ids of the records that each plain name, and each id, means."""
        if collection not in self._records:
            found: dict[str, set[str]] = {}
            entries = get(self._tree, collection)
            for at, entry in enumerate(entries if isinstance(entries, list) else []):
                identity = entry.get("id") if isinstance(entry, dict) else None
                if not isinstance(entry, dict) or not isinstance(identity, str):
                    continue
                label = record_label(
                    self._questions, self._tree, child(Pointer(collection), str(at))
                )
                for name in (label, *(entry.get(one) for one in _NAMES)):
                    if isinstance(name, str) and plain(name):
                        found.setdefault(plain(name), set()).add(identity)
                found[plain(identity)] = {identity}
            self._records[collection] = found
        return self._records[collection]

    def _no_record(self, target: Target) -> _Say:
        collection = target.field.refers_to

        def say(text: str) -> Read:
            section = self._questions.records_section(collection)
            one = section.record_name if section else "record"
            if self._named(collection).get(plain(text)):
                return _bad(text, f"could be more than one {one}; write its id")
            return Read(MISSING, f"There is no {one} called {_quoted(text.strip())}", text.strip())

        return say

    def near(self, target: Target, text: str) -> str:
        """The option that was nearly written; empty for none."""
        options = self._questions.options(target.question.options or "")
        by_label = {plain(one.label): one.label for one in options}
        close = difflib.get_close_matches(plain(text)[:80], by_label, 1, 0.6)
        return by_label[close[0]] if close else ""


def _no_option(text: str) -> Read:
    return _bad(text, "is none of the answers to choose from")


def _bad(text: str, why: str) -> Read:
    return Read(MISSING, f"{_quoted(text.strip())} {why}")


def _quoted(text: str) -> str:
    short = " ".join(text[: 3 * _MOST_QUOTED].split())
    cut = len(short) > _MOST_QUOTED or len(text) > 3 * _MOST_QUOTED
    return f"“{short[:_MOST_QUOTED]}{'…' if cut else ''}”"


if TYPE_CHECKING:
    _Find = Callable[[str], str]
    _Say = Callable[[str], Read]


def _in_one_line(text: str) -> str:
    """A text with a blank in the place of each line break and of the blanks around it.

    Lines are taken apart rather than matched with their blanks: that costs the square of the
    length of a text that is all blanks.
    """
    lines = text.split("\n")
    first, rest = lines[0], lines[1:]
    if not rest:
        return text
    inner = [line.strip() for line in rest[:-1] if line.strip()]
    return " ".join([first.rstrip(), *inner, rest[-1].lstrip()])
