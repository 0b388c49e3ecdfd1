"""An agreement that can be read and not changed: the banner that says so, and locked controls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Text, button, clear_layout, column, frame, selectable
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from sharebuilder.storage.owner_note import OwnerNote

Act = Callable[[], object]


def lock_controls(root: QWidget) -> None:
    """Make everything inside an editor one to read: text can be selected, nothing changed."""
    # Loaded when there is an editor: the banner is there from the start, and needs none of them.
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )

    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)
        elif isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox | QAbstractItemView):
            widget.setEnabled(False)


class ReadOnlyBanner(QWidget):
    """Stands above the page for as long as an agreement can only be read."""

    def __init__(self, take_over: Act, open_copy: Act, edit: Act) -> None:
        """Make a banner that is not shown yet.

        Args:
            take_over: takes the agreement over from whoever has it.
            open_copy: opens a copy that can be changed.
            edit: goes on to change it, once nobody else has it.
        """
        super().__init__()
        self._take_over = take_over
        self._open_copy = open_copy
        self._edit = edit
        self._owner: OwnerNote | None = None
        self._column = column(self, 0, 0.6)
        self.buttons: list[QPushButton] = []
        self.text = ""
        self.hide()

    def show_owner(self, owner: OwnerNote | None, *, here: bool) -> None:
        """Say who has it open.

        Args:
            owner: who; None where that cannot be read.
            here: whether it is this person, in another window on this computer.
        """
        self._owner = owner
        if here:
            why = tr("You have it open in another ShareBuilder window on this computer.")
        elif owner is not None:
            why = owner.sentence
        else:
            why = tr("Somebody has it open. The note beside the file does not say who.")
        self._draw(
            why,
            ((tr("Open a copy"), self._open_copy), (tr("Take over…"), self._ask)),
        )

    def show_free(self) -> None:
        """Say that nobody has it open any more."""
        self._draw(
            tr("Nobody else has it open any more."),
            ((tr("Change it now"), self._edit), (tr("Open a copy"), self._open_copy)),
        )

    def put_away(self) -> None:
        """Say nothing any more."""
        self._clear()
        self.hide()

    def _ask(self) -> None:
        who = self._owner.person.words if self._owner is not None else tr("the other person")
        self._draw(
            tr(
                "If {who} still works on it, their ShareBuilder will say that you took it over, "
                "and what they have not saved has to be merged by hand. The takeover is written "
                "down beside the file. Take it over?",
                who=who,
            ),
            ((tr("Yes, take over"), self._take_over), (tr("No, only read"), self._back)),
            focus=True,
        )

    def _back(self) -> None:
        self.show_owner(self._owner, here=False)
        if self.buttons:
            self.buttons[0].setFocus()

    def _clear(self) -> None:
        clear_layout(self._column)
        self.buttons = []
        self.text = ""

    def _draw(self, why: str, actions: tuple[tuple[str, Act], ...], *, focus: bool = False) -> None:
        self._clear()
        self.text = tr("You can read this agreement, and not change it. {why}", why=why)
        made = frame("note")
        made.setProperty("state", "warning")
        inside = column(made, 0.25, 0.6)
        word = Text(tr("▲ Read only"))
        word.setProperty("state", "warning")
        inside.addWidget(word)
        inside.addWidget(selectable(Text(tr("You can read this agreement, and not change it."))))
        inside.addWidget(selectable(Text(why, "hint")))
        line = Flow(0.6)
        for words, act in actions:
            one = button(words, act)
            one.setAccessibleDescription(self.text)
            self.buttons.append(one)
            line.add(one)
        inside.addWidget(line)
        self._column.addWidget(made)
        self.show()
        announce(self, self.text)
        if focus:
            self.buttons[-1].setFocus()
