"""Adding a flow on the map: by keys from partner to partner, or by dragging between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sharebuilder.gui.flow_map_item import MapItem


class NewFlow(QObject):
    """A flow that is about to be added.

    Signals:
        wanted: it is wanted; carries the sender and the receivers.
        said: what a person should know now, such as what the next key does.
    """

    wanted = Signal(str, tuple)
    said = Signal(str)

    def __init__(self, canvas: QWidget, items: dict[tuple[str, str], MapItem]) -> None:
        """Add none yet.

        Args:
            canvas: the map.
            items: what stands on it, by kind and id; it changes.
        """
        super().__init__(canvas)
        self.giver = ""  # the id of the partner that gives, while keys choose who receives
        self.line: tuple[QPoint, QPoint] | None = None  # what the mouse draws
        self._canvas = canvas
        self._items = items

    # --- by keys ---

    def begin(self, partner: str, named: str) -> None:
        """Let keys choose who receives what a partner gives.

        Args:
            partner: its id.
            named: its name.
        """
        self.giver = partner
        self.say(
            tr(
                "A new flow from {partner}. The arrow keys go to who receives it. Enter adds it, "
                "Space marks several, Escape stops.",
                partner=named,
            )
        )

    def mark(self, item: MapItem, named: str) -> None:
        """Let a partner receive it too, or no more."""
        if item.place.id != self.giver:
            self._mark(item, marked=not item.marked)
            self.say(
                tr("{partner} receives it.", partner=named)
                if item.marked
                else tr("{partner} does not receive it.", partner=named)
            )

    def finish(self, partner: str) -> None:
        """Add it to this receiver and to all that are marked."""
        marked = [item.place.id for item in self._items.values() if item.marked]
        sender, receivers = self.giver, dict.fromkeys([*marked, partner])
        self.stop()
        self._add(sender, tuple(one for one in receivers if one != sender))

    def stop(self, words: str = "") -> None:
        """Add nothing."""
        self.giver, self.line = "", None
        for item in self._items.values():
            self._mark(item, marked=False)
        self.say(words)
        self._canvas.update()

    # --- by mouse ---

    def drag(self, item: MapItem, to: QPoint) -> None:
        """Draw a line from a partner to a point, and mark the partner there."""
        self.line = (item.geometry().center(), to)
        under = self._under(to)
        for one in self._items.values():
            self._mark(one, marked=one is under and one is not item)
        self._canvas.update()

    def drop(self, item: MapItem, to: QPoint) -> None:
        """Add a flow to the partner at that point, where there is one."""
        under = self._under(to)
        self.stop()
        if under is not None and under is not item:
            self._add(item.place.id, (under.place.id,))

    # --- inside ---

    def say(self, words: str) -> None:
        """Say something on the page and to a screen reader."""
        self.said.emit(words)
        if words:
            announce(self._canvas, words)

    def _add(self, sender: str, receivers: tuple[str, ...]) -> None:
        if receivers:
            self.wanted.emit(sender, receivers)
        else:
            self.say(tr("A flow leads from one partner to another. No flow is added."))

    def _under(self, at: QPoint) -> MapItem | None:
        partners = (item for item in self._items.values() if item.place.kind == "partner")
        return next((item for item in partners if item.geometry().contains(at)), None)

    @staticmethod
    def _mark(item: MapItem, *, marked: bool) -> None:
        if item.marked != marked:
            item.marked = marked
            item.update()
