"""The flows as a matrix: a row for each partner that gives, a column for each that receives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPalette

from sharebuilder.documents.flow_map.crossings import UNKNOWN, crossings
from sharebuilder.documents.flow_map.description import flow_words
from sharebuilder.documents.flow_map.look import look_of
from sharebuilder.documents.flow_map.model import GRAVITY
from sharebuilder.gui.flow_map_colours import ON_DARK, is_dark
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sharebuilder.documents.flow_map.model import FlowMap, MapFlow, Sensitivity

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole
_NOBODY = tr_later("Not answered yet")
_PALE = 90


class FlowMatrix(QAbstractTableModel):
    """Who gives what to whom, pair by pair."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.partners: list[str] = []
        self._names: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], tuple[MapFlow, ...]] = {}
        self._shown: AbstractSet[str] | None = None
        self._palette = QPalette()

    def show_map(
        self,
        flow_map: FlowMap,
        shown: AbstractSet[str] | None,
        short: Mapping[str, str],
        palette: QPalette,
    ) -> None:
        """Show the flows of a map.

        Args:
            flow_map: the map.
            shown: the flows that stand out; all where it is None.
            short: a short name of each partner, for the heads.
            palette: the colours of the window.
        """
        pairs = crossings(flow_map)
        partners = [node.id for node in flow_map.nodes]
        if any(UNKNOWN in pair for pair in pairs):
            partners.append(UNKNOWN)
        names = {node.id: node.name or tr("Name not answered yet") for node in flow_map.nodes}
        same = partners == self.partners
        if not same:
            self.beginResetModel()
        self.partners, self._pairs, self._shown = partners, pairs, shown
        self._names = {**names, UNKNOWN: tr(_NOBODY)}
        self._short = {**self._names, **short}
        self._palette = palette
        if not same:
            self.endResetModel()
        elif partners:
            last = len(partners) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, last))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def pair(self, index: _Index) -> tuple[str, str]:
        """Who gives and who receives in a cell, by id."""
        return self.partners[index.row()], self.partners[index.column()]

    def flows(self, index: _Index) -> tuple[str, ...]:
        """The ids of the flows in a cell."""
        return tuple(flow.id for flow in self._pairs.get(self.pair(index), ()))

    def cell_of(self, flow: str) -> QModelIndex:
        """The first cell that holds a flow; none where there is none."""
        for (source, target), flows in self._pairs.items():
            if any(one.id == flow for one in flows):
                return self.index(self.partners.index(source), self.partners.index(target))
        return QModelIndex()

    # --- what Qt asks ---

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many partners there are."""
        return 0 if parent.isValid() else len(self.partners)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """The same."""
        return self.rowCount(parent)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The number of flows and the mark of the gravest; in words for who cannot see it."""
        if not index.isValid():
            return None
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._words(index)
        flows = self._pairs.get(self.pair(index), ())
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == _Role.DisplayRole:
            source, target = self.pair(index)
            if not flows:
                return "–" if source == target else ""
            return f"{len(flows)} {look_of(_gravest(flows)).letter}".strip()
        if role == _Role.ForegroundRole and flows:
            return self._ink(flows)
        if role == _Role.BackgroundRole and flows and not is_dark(self._palette):
            return QColor(look_of(_gravest(flows)).tint) if self._stands_out(flows) else None
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The name of a partner."""
        name = self._names[self.partners[section]]
        if role == _Role.AccessibleTextRole:
            return (
                tr("From {name}", name=name)
                if orientation == Qt.Orientation.Vertical
                else tr("To {name}", name=name)
            )
        if role == _Role.ToolTipRole:
            return name
        if role == _Role.DisplayRole:
            return self._short[self.partners[section]]
        return None

    # --- inside ---

    def _words(self, index: _Index) -> str:
        source, target = self.pair(index)
        flows = self._pairs.get((source, target), ())
        giver, receiver = self._names[source], self._names[target]
        if source == target and not flows:
            return tr("{partner}: a partner gives nothing to itself", partner=giver)
        if not flows:
            return tr(
                "From {giver} to {receiver}: no flow. Enter adds one",
                giver=giver,
                receiver=receiver,
            )
        words = tr(
            "From {giver} to {receiver}: %n flows.",
            None,
            len(flows),
            giver=giver,
            receiver=receiver,
        )
        parts = [words, *(flow_words(flow, self._names) for flow in flows)]
        if not self._stands_out(flows):
            parts.append(tr("Not among those that you filter for."))
        return " ".join(parts)

    def _stands_out(self, flows: tuple[MapFlow, ...]) -> bool:
        return self._shown is None or any(flow.id in self._shown for flow in flows)

    def _ink(self, flows: tuple[MapFlow, ...]) -> QColor:
        colour = look_of(_gravest(flows)).colour
        made = QColor(ON_DARK[colour] if is_dark(self._palette) else colour)
        if not self._stands_out(flows):
            made.setAlpha(_PALE)
        return made


def _gravest(flows: tuple[MapFlow, ...]) -> Sensitivity:
    return min((flow.gravest for flow in flows), key=GRAVITY.index)
