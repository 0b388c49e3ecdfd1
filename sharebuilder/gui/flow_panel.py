"""The map and the matrix of the flows, with what filters them and what can be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Text, button, column, row
from sharebuilder.gui.flow_filter import FlowFilter
from sharebuilder.gui.flow_map_view import FlowMapView
from sharebuilder.gui.flow_matrix_view import FlowMatrixView
from sharebuilder.gui.flow_selection import FlowSelection
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from sharebuilder.documents.flow_map.places import Place
    from sharebuilder.errors import ShareBuilderError
    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer

_REST = 600  # milliseconds without a change before the map is drawn again
_READS = ("/partners", "/flows", "/items", "/item_groups", "/arrangements", "/purposes")
_MANY = 20  # partners from which the matrix is the better place to begin
_HOW_MAP = tr_later(
    "Drag from one partner to another to add a flow, or press N on a partner. Arrow keys go from "
    "one to the next; Enter opens."
)
_HOW_MATRIX = tr_later(
    "Each row gives, each column receives. A number counts flows, a letter marks the gravest. "
    "Enter on an empty square adds a flow; a meeting counts between all who sit there."
)


class FlowPanel(QWidget):
    """Draws when it is seen, and never on a keystroke.

    Signals:
        flow_opened, flow_deleted: a person wants to see all of a flow, or wants it gone; its id.
        partner_opened, partner_deleted: the same for a partner.
        flows_added: a person wants new flows; carries pairs of a sender ("") and receivers.
        picture_wanted: a person wants the map as a file.
    """

    flow_opened = Signal(str)
    flow_deleted = Signal(str)
    partner_opened = Signal(str)
    partner_deleted = Signal(str)
    flows_added = Signal(tuple)
    picture_wanted = Signal()

    def __init__(self, services: Services) -> None:
        """Wait until it is seen.

        Args:
            services: the agreement.
        """
        super().__init__()
        self._services = services
        self._stale = True
        self._drawn: object = None
        self._chosen_by_hand = False
        self.selection = FlowSelection(self)
        self.empty = Text(tr("Add partners and a flow, and the map is drawn here."), "hint")
        self.filter = FlowFilter(services)
        self.map = FlowMapView(self.selection)
        self.matrix = FlowMatrixView(self.selection)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.map)
        self.stack.addWidget(self.matrix)
        self.how = Text(tr(_HOW_MAP), "hint")
        self.how.setMaximumWidth(characters(self, 95))
        self.status = Text("")
        self.problem = Text("")
        self.problem.setProperty("state", "error")
        self.problem.hide()
        self._make_buttons()
        self.inside = QWidget()
        lines = column(self.inside, 0.5)
        parts: tuple[QWidget, ...] = (self.tools, self.problem, self.filter)
        for widget in (*parts, self.stack, self.status, self.buttons, self.how):
            lines.addWidget(widget)
        outside = column(self, 0.5)
        outside.addWidget(self.empty)
        outside.addWidget(self.inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.draw)
        services.bridge.answered.connect(self._answered)
        self.filter.changed.connect(self.draw)
        self._connect()
        self._show_parts()

    def draw(self) -> None:
        """Read the agreement, and draw the map and the matrix."""
        self._timer.stop()
        self._stale = False
        self._show_parts()
        if self.inside.isHidden():
            return
        from sharebuilder.documents.flow_map import flow_map_of, passing

        self.filter.refresh()
        tree, wanted = self._services.tree, self.filter.wanted
        drawn = flow_map_of(tree)
        shown = passing(tree, wanted) if wanted else None
        names = self._services.records_of("/partners")
        picture = (drawn, shown, names, self._services.read_only)
        if picture == self._drawn:
            return  # what was answered does not show on the map
        self._drawn = picture
        if not self._chosen_by_hand and len(drawn.nodes) >= _MANY:
            self.matrix_button.setChecked(True)
        self.filter.say(len(shown or ()), len(drawn.flows))
        self.map.canvas.editable = not self._services.read_only
        self.map.show_map(drawn, shown)
        self.matrix.show_map(drawn, shown, dict(names))
        self._fit_stack()
        self._show_status()

    def take_focus(self) -> bool:
        """Put the focus on the map or the matrix. Whether there is one."""
        if self._stale:
            self.draw()
        if self.inside.isHidden():
            return False
        if self.stack.currentWidget() is self.matrix:
            self.matrix.take_focus()
            return True
        return self.map.canvas.take_focus()

    def show_problem(self, error: ShareBuilderError | None) -> None:
        """Say beside the button why the picture could not be saved; None takes that away."""
        self.problem.say(tr("■ Not saved. {error}", error=error) if error else "")
        self.problem.setVisible(error is not None)
        if error:
            announce(self, tr("Not saved. {error}", error=error), assertive=True)

    # --- making ---

    def _make_buttons(self) -> None:
        self.tools = Flow(0.5)
        self.map_button, self.matrix_button = QRadioButton(tr("Map")), QRadioButton(tr("Matrix"))
        self._group = QButtonGroup(self)
        both = QWidget()
        inside = row(both, 0.8, 0.15)  # room for the ring of the focus
        for one, words in (
            (self.map_button, tr("Show the flows as a map")),
            (self.matrix_button, tr("Show the flows as a matrix")),
        ):
            one.setAccessibleName(words)
            self._group.addButton(one)
            inside.addWidget(one)
        self.tools.add(both)
        self.map_button.setChecked(True)
        self.larger = button(tr("Larger"), lambda: self.map.zoom(1))
        self.smaller = button(tr("Smaller"), lambda: self.map.zoom(-1))
        self.whole = button(tr("All of it"), self.map.show_whole)
        self.fit = button(tr("Fit the width"), lambda: self.map.zoom(0))
        for zoom, words in (
            (self.larger, tr("Show the flow map larger")),
            (self.smaller, tr("Show the flow map smaller")),
            (self.whole, tr("Show all of the flow map at once")),
            (self.fit, tr("Fit the flow map to the width")),
        ):
            zoom.setAccessibleName(words)
            self.tools.add(zoom)
        self.save = button(tr("Save as a picture…"), self.picture_wanted.emit)
        self.tools.add(self.save)
        self.buttons = Flow(0.5)
        self.add = button(tr("Add a flow from here"), self._add_here)
        self.open = button(tr("Open it"), self._open_current)
        self.delete = button(tr("Delete it"), self._delete_current)
        for action in (self.add, self.open, self.delete):
            self.buttons.add(action)

    def _connect(self) -> None:
        canvas = self.map.canvas
        self.map.drawn.connect(self._fit_stack)
        self.map.drawn.connect(self._show_status)
        canvas.opened.connect(self._open)
        canvas.delete_wanted.connect(self._delete)
        canvas.new.wanted.connect(lambda sender, to: self.flows_added.emit(((sender, to),)))
        canvas.new.said.connect(self._say)
        canvas.current_changed.connect(self._show_status)
        self.matrix.opened.connect(self.flow_opened)
        self.matrix.delete_wanted.connect(self.flow_deleted)
        self.matrix.add_wanted.connect(self.flows_added)
        self.matrix.current_changed.connect(self._show_status)
        self.selection.changed.connect(self._show_status)
        self.matrix_button.toggled.connect(self._switch)
        for one in (self.map_button, self.matrix_button):
            one.clicked.connect(self._chose)

    # --- what is shown ---

    def _chose(self) -> None:
        self._chosen_by_hand = True

    def _switch(self) -> None:
        matrix = self.matrix_button.isChecked()
        self.stack.setCurrentWidget(self.matrix if matrix else self.map)
        self.how.say(tr(_HOW_MATRIX if matrix else _HOW_MAP))
        for one in (self.larger, self.smaller, self.whole, self.fit):
            one.setVisible(not matrix)
        self._fit_stack()
        self._show_status()

    def _fit_stack(self) -> None:
        """As high as what is shown: a stack would be as high as the highest."""
        shown = self.stack.currentWidget()
        if shown is not None:
            self.stack.setFixedHeight(shown.minimumHeight())

    def _show_parts(self) -> None:
        tree = self._services.tree
        any_partner = bool(tree.get("partners")) or bool(tree.get("flows"))
        self.empty.setVisible(not any_partner)
        self.inside.setVisible(any_partner)
        self.save.setVisible(bool(tree.get("flows")))
        self.filter.setVisible(bool(tree.get("flows")))

    def _current(self) -> Place | None:
        return self.map.canvas.current

    def _show_status(self) -> None:
        flows, canvas = self.selection.flows, self.map.canvas
        words = [canvas.words(item.place) for item in canvas.items.values() if item.isChecked()]
        here = self._current()
        partner = here if here is not None and here.kind == "partner" else None
        in_map = self.stack.currentWidget() is self.map
        if not in_map:
            words = [self.matrix.words]
        elif not words and partner is not None:
            words = [canvas.words(partner)]
        self.status.say(" ".join(words) or tr("Nothing is selected."))
        read_only = self._services.read_only
        can_add = partner is not None if in_map else self.matrix.can_add
        self.add.setVisible(can_add and not read_only)
        something = bool(flows) or (in_map and partner is not None)
        self.open.setVisible(something)
        self.delete.setVisible(something and not read_only)
        self.open.setAccessibleName(tr("Open the flow") if flows else tr("Open the partner"))
        self.delete.setAccessibleName(tr("Delete the flow") if flows else tr("Delete the partner"))

    def _say(self, words: str) -> None:
        if words:
            self.status.say(words)
        else:
            self._show_status()

    # --- what a person does ---

    def _open(self, place: Place) -> None:
        (self.flow_opened if place.kind == "flow" else self.partner_opened).emit(place.id)

    def _delete(self, place: Place) -> None:
        (self.flow_deleted if place.kind == "flow" else self.partner_deleted).emit(place.id)

    def _open_current(self) -> None:
        if self.selection.flows:
            self.flow_opened.emit(self.selection.flows[0])
        elif (here := self._current()) is not None:
            self._open(here)

    def _delete_current(self) -> None:
        if self.selection.flows:
            self.flow_deleted.emit(self.selection.flows[0])
        elif (here := self._current()) is not None:
            self._delete(here)

    def _add_here(self) -> None:
        canvas = self.map.canvas
        if self.stack.currentWidget() is self.matrix:
            self.matrix.enter()
        elif canvas.current is not None and canvas.current.kind == "partner":
            canvas.begin_from(canvas.current)

    # --- following the answers ---

    def _answered(self, changed: tuple[Pointer, ...]) -> None:
        if not any(one == "" or one.startswith(_READS) for one in changed):
            return
        self._stale = True
        if self.isVisible():
            self._timer.start(_REST)  # the time is said, since `showEvent` asks for none

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it now that somebody can see it."""
        super().showEvent(event)
        if self._stale:
            self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Draw no more until it is seen again."""
        super().hideEvent(event)
        self._timer.stop()
