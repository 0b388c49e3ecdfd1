"""The header of the window: what is open, whether it is saved, and the buttons one needs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from sharebuilder.gui.fields import Text, button, row
from sharebuilder.gui.first_look import BRAND, HEADER_GAP, HEADER_MARGIN
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.open_agreement import OpenAgreement


class Header(QFrame):
    """Stands above every page."""

    def __init__(
        self,
        undo: Callable[[], object],
        redo: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        """Draw the header of a window with nothing open."""
        super().__init__()
        self.setProperty("role", "header")
        line = row(self, HEADER_GAP, HEADER_MARGIN)
        line.addWidget(_label(BRAND, "brand"))
        self.title = Text("", "label")
        self.state = _label("", "small")
        line.addWidget(self.title, 1)
        line.addWidget(self.state)
        self.undo_button = button(tr("Undo"), undo)
        self.redo_button = button(tr("Redo"), redo)
        self.save_button = button(tr("Save"), save)
        for one in (self.undo_button, self.redo_button, self.save_button):
            line.addWidget(one)

    def show_agreement(self, agreement: OpenAgreement | None) -> None:
        """Say what is open; None where nothing is."""
        for widget in (self.state, self.undo_button, self.redo_button, self.save_button):
            widget.setVisible(agreement is not None)
        self.title.say(agreement.title if agreement is not None else "")
        if agreement is None:
            return
        self.state.setText(state_words(agreement))
        for widget in (self.undo_button, self.redo_button, self.save_button):
            widget.setVisible(not agreement.read_only)
        for one, words, label in (
            (self.undo_button, tr("Undo"), agreement.undo_label),
            (self.redo_button, tr("Redo"), agreement.redo_label),
        ):
            one.setEnabled(bool(label))
            one.setAccessibleName(f"{words}: {label}" if label else words)
            one.setToolTip(f"{words}: {label}" if label else "")


def state_words(agreement: OpenAgreement) -> str:
    """Whether an agreement is saved, in words."""
    if agreement.read_only:
        return tr("Read only")
    if agreement.path is None:
        return tr("Not saved yet")
    return tr("Changes not saved") if agreement.dirty else tr("All changes saved")


def _label(text: str, role: str) -> Text:
    made = Text(text, role)
    made.setWordWrap(False)
    return made
