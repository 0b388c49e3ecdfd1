"""A table model over a list of records of the agreement."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from sharebuilder.gui.finding_view import SHAPES
from sharebuilder.gui.translate import tr
from sharebuilder.model.pointer import Pointer, child, get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.gui.form import FindingsBy
    from sharebuilder.gui.services import Services

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
RECORDS_DRAGGED = "application/x-sharebuilder-records"
_MANY = 200  # changes that are worth looking at one by one
_NUMBER = re.compile(r"(\d+)")


class RecordModel(QAbstractTableModel):
    """Records as rows, some of their answers as columns, and what was noticed in each."""

    def __init__(
        self, services: Services, pattern: str, columns: tuple[str, ...], *, noticed: bool = False
    ) -> None:
        """Make a model.

        Args:
            services: what the page was given.
            pattern: the pattern of the collection, such as `/partners/*/contacts`.
            columns: the names of the answers shown.
            noticed: whether a last column says what was noticed in each record.
        """
        super().__init__()
        self._services = services
        self._columns = columns
        self._noticed = noticed
        self._collection = Pointer("")
        self._ids: list[str] = []
        self._places: list[int] = []
        self._row_of: dict[str, int] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self._folded: dict[str, str] = {}
        self._marks: dict[str, Counter[str]] = {}
        self.titles = [self._title(pattern, name) for name in columns]
        if noticed:
            self.titles.append(tr("Noticed"))

    @property
    def collection(self) -> Pointer:
        """The collection whose records are shown."""
        return self._collection

    def bind(self, collection: Pointer) -> None:
        """Show the records of a collection."""
        self.beginResetModel()
        self._collection = collection
        self._read()
        self._texts.clear()
        self._folded.clear()
        self._marks.clear()
        self.endResetModel()

    def heard(self, changed: tuple[Pointer, ...]) -> bool:
        """Follow an edit. Whether records came, went or moved."""
        stale = self._forget(changed)
        before = self._ids
        if self._same_as_before():
            last = len(self._columns) - 1
            for first_row, last_row in stale:
                self.dataChanged.emit(self.index(first_row, 0), self.index(last_row, last))
            return False
        self.beginResetModel()
        self._read()
        if self._ids != before:
            self._marks = {one: m for one, m in self._marks.items() if one in self._row_of}
        self.endResetModel()
        return True

    def show_findings(self, findings: FindingsBy) -> None:
        """Say in each row what was noticed in its record."""
        if not self._noticed:
            return
        inside = f"{self._collection}/id:"
        marks: dict[str, Counter[str]] = {}
        for pointer, found in findings.items():
            if pointer.startswith(inside):
                identity = pointer.removeprefix(inside).partition("/")[0]
                counted = marks.setdefault(identity, Counter())
                counted.update(one.severity for one in found if one.counts)
        changed = [one for one in marks | self._marks if marks.get(one) != self._marks.get(one)]
        self._marks = marks
        last = len(self._columns)
        for row in sorted(self._row_of[one] for one in changed if one in self._row_of):
            self.dataChanged.emit(self.index(row, last), self.index(row, last))

    @property
    def any_noticed(self) -> bool:
        """Whether anything was noticed in any record."""
        return any(one.total() for one in self._marks.values())

    def row_of(self, record: Pointer) -> int:
        """The row of a record, or -1."""
        return self._row_of.get(record.rpartition("id:")[2], -1)

    def record(self, row: int) -> Pointer:
        """The pointer of the record in a row."""
        return child(self._collection, f"id:{self._ids[row]}")

    def answer(self, row: int, name: str) -> object:
        """An answer of the record in a row, as the agreement holds it."""
        return get(self._services.tree, f"{self._place(row)}/{name}")

    def words(self, row: int) -> str:
        """All that a row shows, without capitals, to be searched."""
        identity = self._ids[row]
        if identity not in self._folded:
            texts = (self._text(row, column) for column in range(len(self._columns)))
            self._folded[identity] = "\n".join(texts).casefold()
        return self._folded[identity]

    def order_key(self, row: int, column: int) -> tuple[object, ...]:
        """What a row is sorted by: numbers as numbers, and what was noticed by its weight."""
        if column == len(self._columns):
            marks = self._marks.get(self._ids[row], Counter())
            return tuple(-marks[one] for one in SHAPES)
        text = self._text(row, column).casefold()
        parts = _NUMBER.split(text)
        return (not text, *((int(p[:15]), "") if p.isdecimal() else (-1, p) for p in parts if p))

    # --- what Qt asks ---

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many records there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An answer as people read it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        if index.column() == len(self._columns):
            return self._mark(index.row(), spoken=role != Qt.ItemDataRole.DisplayRole)
        text = self._text(index.row(), index.column())
        return text or (tr("not answered") if role == Qt.ItemDataRole.AccessibleTextRole else "")

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The name of an answer."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.titles):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be dragged, onto a group."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """What dragged rows are called."""
        return [RECORDS_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The records that are dragged."""
        made = QMimeData()
        rows = sorted({index.row() for index in indexes})
        made.setData(RECORDS_DRAGGED, json.dumps([self.record(row) for row in rows]).encode())
        return made

    # --- inside ---

    def _title(self, pattern: str, name: str) -> str:
        question = self._services.question_set.question_for(Pointer(f"{pattern}/*/{name}"))
        if question is not None and question.label:
            return question.label
        field = self._services.shape.field(f"{pattern}/*/{name}")
        return field.title if field else name

    def _listed(self) -> list[tuple[int, str]]:
        records = get(self._services.tree, self._collection) if self._collection else None
        entries = records if isinstance(records, list) else []
        ids = (entry.get("id") if isinstance(entry, dict) else None for entry in entries)
        return [(at, identity) for at, identity in enumerate(ids) if isinstance(identity, str)]

    def _read(self) -> None:
        listed = self._listed()
        self._places = [at for at, _ in listed]
        self._ids = [identity for _, identity in listed]
        self._row_of = {}
        for row, identity in enumerate(self._ids):
            self._row_of.setdefault(identity, row)

    def _same_as_before(self) -> bool:
        return self._listed() == list(zip(self._places, self._ids, strict=True))

    def _place(self, row: int) -> Pointer:
        """The place of a record by index: to find it by id takes as long as the list is."""
        return child(self._collection, str(self._places[row]))

    def _text(self, row: int, column: int) -> str:
        key = (self._ids[row], column)
        if key not in self._texts:
            pointer = child(self._place(row), self._columns[column])
            text = self._services.value_text(pointer)
            if not text and column == 0:  # a row without a name yet still has to be told apart
                text = self._services.place_words(self.record(row))
            self._texts[key] = " ".join(text.split())
        return self._texts[key]

    def _mark(self, row: int, *, spoken: bool) -> str:
        marks = self._marks.get(self._ids[row], Counter())
        if not spoken:
            return "  ".join(f"{SHAPES[one]} {marks[one]}" for one in SHAPES if marks[one])
        return ", ".join(_count_words(one, marks[one]) for one in SHAPES if marks[one]) or tr(
            "nothing noticed"
        )

    def _forget(self, changed: tuple[Pointer, ...]) -> list[tuple[int, int]]:
        """Forget the words that an edit may have touched. The first and last row of each run."""
        inside = f"{self._collection}/id:"
        if len(changed) > _MANY or not all(one.startswith(inside) for one in changed):
            self._texts.clear()  # a name that is shown here may have changed elsewhere
            self._folded.clear()
            return [(0, len(self._ids) - 1)] if self._ids else []
        touched = {one.removeprefix(inside).partition("/")[0] for one in changed}
        for identity in touched:
            self._folded.pop(identity, None)
            for column in range(len(self._columns)):
                self._texts.pop((identity, column), None)
        rows = sorted(self._row_of[one] for one in touched if one in self._row_of)
        return [(row, row) for row in rows]


def _count_words(severity: str, count: int) -> str:
    match severity:
        case "error":
            return tr("%n errors", None, count)
        case "warning":
            return tr("%n warnings", None, count)
    return tr("%n to think about", None, count)
