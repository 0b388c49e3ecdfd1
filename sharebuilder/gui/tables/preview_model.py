"""What would come of a table, as rows that are drawn only when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from sharebuilder.tables.preview import Preview, Problem

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_FATES = {
    "add": tr_later("added again"),
    "leave": tr_later("there already"),
    "update": tr_later("update"),
}


class PreviewModel(QAbstractTableModel):
    """The rows of a table, and what becomes of each."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._plan: Preview | None = None
        self._columns: list[int] = []
        self._labels: dict[str, str] = {}
        self._problems: dict[tuple[int, int], Problem] = {}

    def show_plan(self, plan: Preview, labels: dict[str, str]) -> None:
        """Show what would come.

        Args:
            plan: what would come.
            labels: what the answers are called, by their path.
        """
        self.beginResetModel()
        self._plan, self._labels = plan, labels
        self._columns = [at for at, path in enumerate(plan.choices.columns) if path]
        self._problems = {(one.row, one.column): one for one in plan.problems}
        self.endResetModel()

    def place_of(self, problem: Problem) -> QModelIndex:
        """Where a cell that does not fit is shown."""
        return self.index(problem.row, 1 + self._columns.index(problem.column))

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() or self._plan is None else len(self._plan.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """What becomes of the row, and each column that goes somewhere."""
        return 0 if parent.isValid() or self._plan is None else 1 + len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as it came, marked where it does not fit."""
        if not index.isValid() or self._plan is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        spoken = role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        if role != Qt.ItemDataRole.DisplayRole and not spoken:
            return None
        row = self._plan.rows[index.row()]
        if index.column() == 0:
            fate = tr("new") if row.values else tr("nothing to bring")
            if row.same_as is not None:
                fate = tr(_FATES[self._plan.choices.same])
            return f"{row.number}: {fate}"
        column = self._columns[index.column() - 1]
        text = " ".join(row.cells[column][:300].split())
        problem = self._problems.get((index.row(), column))
        if problem is None:
            return text
        return problem.why if spoken else f"■ {text}"

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Where a column goes."""
        if (
            orientation != Qt.Orientation.Horizontal
            or role != Qt.ItemDataRole.DisplayRole
            or self._plan is None
        ):
            return None
        if section == 0:
            return tr("Row")
        path = self._plan.choices.columns[self._columns[section - 1]]
        return self._labels.get(path, path)
