"""Undo and redo: an edit is taken back or made again, and the place that it changed is shown."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from sharebuilder.gui.remarks import said_about
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.model.difference import first_difference

if TYPE_CHECKING:
    from sharebuilder.gui.main_window import MainWindow

_UNDONE, _REDONE = tr_later("Taken back: {edit}."), tr_later("Done again: {edit}.")


def step_back(window: MainWindow, *, redo: bool) -> None:
    """Take the last edit back, or make again the one that was taken back; say so, and show where.

    Args:
        window: the window; nothing is done where no agreement is open or no edit is there.
        redo: whether to make it again.
    """
    services, workspace = window.services, window.workspace
    if services is None or workspace is None:
        return
    agreement = services.agreement
    workspace.flush()
    before = copy.deepcopy(agreement.tree)
    label = agreement.redo_label if redo else agreement.undo_label
    changed = agreement.redo() if redo else agreement.undo()
    if not changed:
        return
    place = first_difference(before, agreement.tree, changed[0])
    if workspace.step.id != "build":
        # What was said beside a page leads back to that page, and not to the list of it all.
        place = said_about((before, agreement.tree), place)
    workspace.go_to(place)
    window.messages.show_message("good", tr(_REDONE if redo else _UNDONE, edit=label), passing=True)
