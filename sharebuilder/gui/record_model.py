"""A table model over a list of records of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from sharebuilder.gui.services import touches
from sharebuilder.model.pointer import Pointer, child, get

if TYPE_CHECKING:
    from sharebuilder.gui.services import Services

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Records as rows, some of their answers as columns."""

    def __init__(self, services: Services, pattern: str, columns: tuple[str, ...]) -> None:
        """Make a model.

        Args:
            services: what the page was given.
            pattern: the pattern of the collection, such as `/partners/*/contacts`.
            columns: the names of the answers shown.
        """
        super().__init__()
        self._services = services
        self._columns = columns
        self._collection = Pointer("")
        self._ids: list[str] = []
        self._texts: dict[tuple[str, int], str] = {}
        self._titles = [self._title(pattern, name) for name in columns]

    @property
    def collection(self) -> Pointer:
        """The collection whose records are shown."""
        return self._collection

    def bind(self, collection: Pointer) -> None:
        """Show the records of a collection."""
        self.beginResetModel()
        self._collection = collection
        self._ids = self._read_ids()
        self._texts.clear()
        self.endResetModel()

    def heard(self, changed: tuple[Pointer, ...]) -> bool:
        """Follow an edit. Whether records came, went or moved."""
        self._forget(changed)
        ids = self._read_ids()
        if ids == self._ids:
            if self._ids:
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(self._ids) - 1, len(self._columns) - 1)
                )
            return False
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        return True

    def row_of(self, record: Pointer) -> int:
        """The row of a record, or -1."""
        identity = record.rpartition("id:")[2]
        return self._ids.index(identity) if identity in self._ids else -1

    def record(self, row: int) -> Pointer:
        """The pointer of the record in a row."""
        return child(self._collection, f"id:{self._ids[row]}")

    # --- what Qt asks ---

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many records there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many answers are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An answer as people read it."""
        if not index.isValid():
            return None
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            text = self._text(index.row(), index.column())
            return text or ("not answered" if role == Qt.ItemDataRole.AccessibleTextRole else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The name of an answer."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    # --- inside ---

    def _title(self, pattern: str, name: str) -> str:
        question = self._services.question_set.question_for(Pointer(f"{pattern}/*/{name}"))
        if question is not None and question.label:
            return question.label
        field = self._services.shape.field(f"{pattern}/*/{name}")
        return field.title if field else name

    def _read_ids(self) -> list[str]:
        records = get(self._services.tree, self._collection) if self._collection else None
        entries = records if isinstance(records, list) else []
        ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
        return [identity for identity in ids if isinstance(identity, str)]

    def _text(self, row: int, column: int) -> str:
        key = (self._ids[row], column)
        if key not in self._texts:
            pointer = child(self.record(row), self._columns[column])
            text = self._services.value_text(pointer)
            if not text and column == 0:  # a row without a name yet still has to be told apart
                text = self._services.place_words(self.record(row))
            self._texts[key] = " ".join(text.split())
        return self._texts[key]

    def _forget(self, changed: tuple[Pointer, ...]) -> None:
        """Keep the words of records that the edit cannot have touched."""
        inside = f"{self._collection}/id:"
        if all(one.startswith(inside) for one in changed):
            for key in [key for key in self._texts if touches(f"{inside}{key[0]}", changed)]:
                del self._texts[key]
        else:
            self._texts.clear()  # a name that is shown here may have changed elsewhere


class RecordFilter(QSortFilterProxyModel):
    """Shows the records that hold all the words searched for."""

    def __init__(self, model: RecordModel) -> None:
        """Filter a model."""
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(model)

    @property
    def active(self) -> bool:
        """Whether anything is searched for."""
        return bool(self._words)

    def search(self, text: str) -> None:
        """Search for words."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:  # noqa: N802
        """Whether a record holds all the words."""
        if not self._words:
            return True
        model = self.sourceModel()
        words = " ".join(
            str(model.index(source_row, column, source_parent).data() or "")
            for column in range(model.columnCount(source_parent))
        ).casefold()
        return all(word in words for word in self._words)
