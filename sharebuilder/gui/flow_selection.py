"""What is selected among the flows: one answer for the map, the matrix and the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class FlowSelection(QObject):
    """The flows that are selected, by id.

    Signals:
        changed: other flows are selected.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Select nothing yet."""
        super().__init__(parent)
        self.flows: tuple[str, ...] = ()

    def choose(self, flows: tuple[str, ...]) -> None:
        """Select these flows, and no others."""
        if flows != self.flows:
            self.flows = flows
            self.changed.emit()
