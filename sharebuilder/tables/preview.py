"""What bringing a table would do, cell by cell, before anything is done; and the one edit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sharebuilder.model.change import MISSING, Change, Edit
from sharebuilder.model.pointer import Pointer, child, get, parent, parse, pattern_of
from sharebuilder.tables.out import unprotected
from sharebuilder.tables.targets import ID, matched, naming_target, plain, targets_of
from sharebuilder.tables.values import CellReader, Placeholder, Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.questions.question_set import QuestionSet
    from sharebuilder.tables.sheet import Row, Sheet
    from sharebuilder.tables.targets import Target

ADD, LEAVE, UPDATE = "add", "leave", "update"
_SENTENCE = re.compile(r"[.!?]$")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides before a table is brought.

    Attributes:
        heading: whether the first row holds headings.
        columns: for each column, the path of the answer that it goes to; empty for none.
        keep_in: the path of the text in which what does not fit is kept; empty to leave it out.
        make: the lists in which records are made for names that are not there yet.
        same: what to do with a row whose record is there already: `add` it again, `leave` it out,
            or `update` that record with the cells that hold something.
    """

    heading: bool
    columns: tuple[str, ...]
    keep_in: str = ""
    make: frozenset[str] = frozenset()
    same: str = LEAVE


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that does not fit.

    Attributes:
        row: its row, from 0 among those of the preview.
        column: its column, from 0.
        number: its row in the spreadsheet.
        place: how the spreadsheet names it: `B4`.
        why: what it is about, and why it does not fit, as a sentence.
        kept: whether its text is kept elsewhere in the record.
    """

    row: int
    column: int
    number: int
    place: str
    why: str
    kept: bool


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row.

    Attributes:
        number: its number in the spreadsheet.
        cells: its texts.
        values: the answers by their path.
        same_as: the record that is there already; None where there is none.
    """

    number: int
    cells: tuple[str, ...]
    values: dict[str, JsonValue]
    same_as: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing a table would do.

    Attributes:
        collection: the list that it goes into.
        choices: what was decided.
        rows: what becomes of each row.
        problems: the cells that do not fit, in order.
        made: for each list, the names of the records that are made along with the rows.
        unknown: for each list, the names that no record has and that could be made.
        skipped: the headings of the columns that go nowhere.
    """

    collection: Pointer
    choices: Choices
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    made: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[PlannedRow, ...]:
        """The rows that become new records."""
        again = self.choices.same == ADD
        return tuple(one for one in self.rows if one.values and (again or one.same_as is None))

    @property
    def updated(self) -> tuple[PlannedRow, ...]:
        """The rows that change a record that is there."""
        if self.choices.same != UPDATE:
            return ()
        return tuple(one for one in self.rows if one.values and one.same_as is not None)

    @property
    def same(self) -> int:
        """How many rows have their record already."""
        return sum(one.same_as is not None for one in self.rows)

    @property
    def lost(self) -> int:
        """How many cells that do not fit are kept nowhere."""
        return sum(not one.kept for one in self.problems)

    def edit(self, agreement: OpenAgreement, label: str) -> Edit:
        """The one edit that does it all.

        Args:
            agreement: the agreement that the preview was made for.
            label: what undo calls it.
        """
        changes: list[Change] = []
        ids: dict[tuple[str, str], str] = {}
        for collection, names in self.made.items():
            used = self._used(collection)
            for name, words in names.items():
                if name in used:
                    new = adding(agreement, Pointer(collection), {"name": words}, changes)
                    ids[collection, name] = parse(new)[-1].removeprefix("id:")
        refers = self._refers
        for row in self.updated:
            for path, value in row.values.items():
                place = Pointer(f"{row.same_as}/{path}")
                changes.append(Change(place, MISSING, _settled(value, refers.get(path, ""), ids)))
        for row in self.added:
            record: JsonObject = {}
            for path, value in row.values.items():
                _put(record, path.split("/"), _settled(value, refers.get(path, ""), ids))
            adding(agreement, self.collection, record, changes)
        return Edit(label, tuple(changes))

    @property
    def _refers(self) -> dict[str, str]:
        from sharebuilder.schema.shape import shape

        pattern = pattern_of(self.collection)
        fields = ((path, shape().field(f"{pattern}/*/{path}")) for path in self.choices.columns)
        return {path: one.refers_to for path, one in fields if one is not None and one.refers_to}

    def _used(self, collection: str) -> set[str]:
        """The plain names of new records that the rows refer to which are really brought."""
        paths = [path for path, one in self._refers.items() if one == collection]
        return {
            str(one)
            for row in (*self.added, *self.updated)
            for path in paths
            for one in _each(row.values.get(path))
            if isinstance(one, Placeholder)
        }


def first_choices(question_set: QuestionSet, collection: str, sheet: Sheet) -> Choices:
    """What to propose for a table: its headings matched, or its columns in a plain order.

    Args:
        question_set: the words.
        collection: the list that it goes into.
        sheet: the table.
    """
    targets = targets_of(question_set, collection)
    columns = matched(sheet.rows[0].cells, targets)
    found = sum(bool(one) for one in columns)
    filled = sum(bool(cell.strip()) for cell in sheet.rows[0].cells)
    name = naming_target(question_set, collection)
    # Nobody calls an item “Item”: where the name has a heading, the others are headings too.
    named = name is not None and name.path in columns
    heading = bool(found) and (named or found * 3 >= filled or found > 2)
    if not heading:
        columns = (name.path if name else "", *("" for _ in sheet.columns[1:]))
    return Choices(heading, columns)


def with_first_make(question_set: QuestionSet, preview: Preview) -> Choices:
    """The choices, and that records are made which are little more than a name.

    A group of items has a name and a line that says what belongs to it: to name one in a table is
    to say all of it. Nobody should get a partner that way, so those wait to be asked for.
    """
    small = {
        one
        for one in preview.unknown
        if (section := question_set.records_section(one)) and len(section.questions) <= 2
    }
    return replace(preview.choices, make=preview.choices.make | small)


def preview(
    question_set: QuestionSet,
    tree: JsonObject,
    collection: Pointer,
    sheet: Sheet,
    choices: Choices,
) -> Preview:
    """What bringing a table would do.

    Args:
        question_set: the words.
        tree: the agreement.
        collection: the list that it goes into, such as `/items`.
        sheet: the table.
        choices: what was decided.
    """
    return _Planner(question_set, tree, collection, sheet, choices).plan()


class _Planner:
    def __init__(
        self,
        question_set: QuestionSet,
        tree: JsonObject,
        collection: Pointer,
        sheet: Sheet,
        choices: Choices,
    ) -> None:
        self._collection, self._sheet, self._choices = collection, sheet, choices
        self._targets = {one.path: one for one in targets_of(question_set, collection)}
        self._reader = CellReader(question_set, tree, choices.make)
        self._problems: list[Problem] = []
        self._unknown: dict[str, dict[str, str]] = {}
        name = naming_target(question_set, collection)
        self._name = name.path if name else ""
        self._there = dict(self._existing(tree))
        self._names: Counter[str] = Counter()

    def plan(self) -> Preview:
        rows = self._sheet.rows[1:] if self._choices.heading else self._sheet.rows
        planned = tuple(self._row(at, row) for at, row in enumerate(rows))
        skipped = tuple(
            self._heading(at) for at, path in enumerate(self._choices.columns) if not path
        )
        return Preview(
            self._collection,
            self._choices,
            planned,
            tuple(self._problems),
            self._reader.made,
            {one: tuple(names.values()) for one, names in self._unknown.items()},
            skipped,
        )

    def _existing(self, tree: JsonObject) -> Iterator[tuple[str, Pointer]]:
        entries = get(tree, self._collection)
        for entry in entries if isinstance(entries, list) else []:
            identity = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(entry, dict) or not isinstance(identity, str):
                continue
            pointer = child(self._collection, f"id:{identity}")
            yield identity, pointer
            name = entry.get(self._name)
            if isinstance(name, str) and plain(name):
                yield f"name {plain(name)}", pointer

    def _row(self, at: int, row: Row) -> PlannedRow:
        choices = self._choices
        ours = ID in choices.columns  # a table that we wrote: its formulas are held back
        cells = tuple(map(unprotected, row.cells)) if ours else row.cells
        values: dict[str, JsonValue] = {}
        kept: list[str] = []
        same = None
        for column, path in enumerate(choices.columns):
            text = cells[column]
            if path == ID:
                same = self._there.get(text.strip())
            elif path and text.strip():
                target = self._targets[path]
                read = self._reader.read(target, text)
                if read.value is not MISSING:
                    values[path] = read.value
                else:
                    self._miss(at, row, column, target, read, kept=bool(self._keeping))
                    kept.append(f"{self._heading(column)}: {text.strip()}")
        if kept and self._keeping is not None:
            self._keep(at, values, kept)
        name = values.get(self._name)
        if same is None and isinstance(name, str):
            same = self._there.get(f"name {plain(name)}")
        return PlannedRow(row.number, cells, values, same)

    @property
    def _keeping(self) -> Target | None:
        return self._targets.get(self._choices.keep_in)

    def _keep(self, at: int, values: dict[str, JsonValue], kept: list[str]) -> None:
        """Keep what does not fit in a text, unless that has no room for it either."""
        target = self._keeping
        if target is None:
            return
        before = values.get(target.path)
        whole = "\n".join([*([before] if isinstance(before, str) else []), *kept])
        if self._reader.read(target, whole).value is not MISSING:
            values[target.path] = whole
            return
        for index, one in enumerate(self._problems):
            if one.row == at:
                self._problems[index] = replace(one, kept=False)

    def _miss(
        self, at: int, row: Row, column: int, target: Target, read: Read, *, kept: bool
    ) -> None:
        why = read.problem
        if target.question.options and (near := self._reader.near(target, row.cells[column])):
            why += f"; did you mean “{near}”"
        if read.unknown:
            names = self._unknown.setdefault(target.field.refers_to, {})
            names.setdefault(plain(read.unknown), read.unknown)
        end = "?" if "did you mean" in why else "" if _SENTENCE.search(why) else "."
        why = f"{target.label}: {why}{end}"
        place = f"{self._sheet.columns[column]}{row.number}"
        self._problems.append(Problem(at, column, row.number, place, why, kept))

    def _heading(self, column: int) -> str:
        cells = self._sheet.rows[0].cells
        words = " ".join(cells[column].split()) if self._choices.heading else ""
        return words[:80] or f"Column {self._sheet.columns[column]}"


def adding(
    agreement: OpenAgreement, collection: Pointer, record: JsonObject, changes: list[Change]
) -> Pointer:
    """Add to some changes those that add a record; the list itself is made once.

    Args:
        agreement: the agreement, which gives the new id.
        collection: the list.
        record: the answers.
        changes: what the changes are added to.

    Returns:
        The pointer of the record.
    """
    made = agreement.adding(collection, record)
    if len(made) > 1 and not any(_in(collection, one.pointer) for one in changes):
        changes.append(made[0])
    changes.append(made[-1])
    return made[-1].pointer


def _in(collection: Pointer, pointer: Pointer) -> bool:
    return pointer == collection or parent(pointer) == collection


def _settled(value: JsonValue, collection: str, ids: dict[tuple[str, str], str]) -> JsonValue:
    """A value with the ids of new records in the place of their names."""
    if isinstance(value, list):
        return [_settled(one, collection, ids) for one in value]
    return ids[collection, str(value)] if isinstance(value, Placeholder) else value


def _each(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, list) else [value]


def _put(record: JsonObject, path: Sequence[str], value: JsonValue) -> None:
    holder = record
    for name in path[:-1]:
        inner = holder.setdefault(name, {})
        if isinstance(inner, dict):
            holder = inner
    holder[path[-1]] = value
