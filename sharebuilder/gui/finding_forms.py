"""The small forms in place: a reason, an answer, and who will find out by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from sharebuilder.gui.accessibility import announce, name
from sharebuilder.gui.editors.base import Asking
from sharebuilder.gui.editors.date import DateEditor
from sharebuilder.gui.editors.text import TextBox
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.remarks import LONGEST, QUESTIONS
from sharebuilder.gui.translate import tr
from sharebuilder.model.characters import clean
from sharebuilder.model.pointer import Pointer
from sharebuilder.questions.labels import day_text
from sharebuilder.questions.typed import read_day

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sharebuilder.gui.services import Services

Said = Callable[[str, str], object]
_LINE = 500
_TWO_WEEKS = timedelta(weeks=2)


class _Form(QWidget):
    """What the forms have in common: Escape puts them away."""

    def __init__(self, cancelled: Callable[[], object]) -> None:
        super().__init__()
        self._cancelled = cancelled
        self.inside = column(self, 0.3)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancelled()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        raise NotImplementedError

    def _label(self, words: str, target: QWidget, description: str = "") -> None:
        label = Text(words, "label")
        label.setBuddy(target)
        name(target, words, description)
        self.inside.addWidget(label)

    def _buttons(self, keep: str, act: Callable[[], object]) -> None:
        self.keep = button(keep, act)
        line = Flow(0.6)
        line.add(self.keep)
        line.add(button(tr("Cancel"), self._cancelled, "link"))
        self.inside.addWidget(line)


class SayForm(_Form):
    """A box for a reason or an answer, and the buttons."""

    def __init__(
        self,
        ask: str,
        keep: str,
        kept: Said,
        cancelled: Callable[[], object],
        *,
        role: str | None = None,
        where: str = "",
    ) -> None:
        """Make a form.

        Args:
            ask: what stands above the box.
            keep: the words of the button that keeps what was written.
            kept: takes the text, and the job title.
            cancelled: puts the form away.
            role: what to ask for the job title; None where none is asked for.
            where: where the text will stand.
        """
        super().__init__(cancelled)
        self._kept = kept
        self.box = TextBox(3)
        self._label(ask, self.box, where)
        self.inside.addWidget(self.box)
        self.role = QLineEdit(self)
        self.role.setMaxLength(_LINE)
        if role is None:
            self.role.hide()
        else:
            self._label(role, self.role)
            self.inside.addWidget(self.role)
        self._note = Text(where, "hint")
        self._where = where
        self.inside.addWidget(self._note)
        self._buttons(keep, self._keep)
        self.box.textChanged.connect(self._words_changed)
        self._words_changed()

    def take_focus(self) -> None:
        """Begin in the box."""
        self.box.setFocus()

    def _words_changed(self) -> None:
        text = self.box.toPlainText().strip()
        too_long = tr(
            "This is too long. At most {number} characters can be kept.", number=f"{LONGEST:,}"
        )
        note = too_long if len(text) > LONGEST else self._where
        self._note.say(note)
        self._note.setVisible(bool(note))
        self.keep.setEnabled(0 < len(text) <= LONGEST)

    def _keep(self) -> None:
        text, _ = clean(self.box.toPlainText().strip(), lines=True)
        role, _ = clean(self.role.text().strip(), lines=False)
        self._kept(text, role)


class ParkForm(_Form):
    """Who will find out, and by when."""

    def __init__(self, services: Services, parked: Said, cancelled: Callable[[], object]) -> None:
        """Make a form.

        Args:
            services: says what day it is, and how a day is asked for.
            parked: takes the owner and the day, either of which may be empty.
            cancelled: puts the form away.
        """
        super().__init__(cancelled)
        self._parked = parked
        self.owner = QLineEdit()
        self.owner.setMaxLength(_LINE)
        self._label(
            tr("Who will find out?"), self.owner, tr("Somebody who can ask. It can be you.")
        )
        self.inside.addWidget(self.owner)
        question = services.question_set.question_for(Pointer(f"{QUESTIONS}/*/due"))
        if question is None:
            raise KeyError("due")
        self.day = DateEditor(Asking(services, question, services.field(question.pointer)))
        self.day.names(tr("By when?"), tr("Day, month and year."))
        label = Text(tr("By when?"), "label")
        label.setBuddy(self.day.target())
        self.inside.addWidget(label)
        self.inside.addWidget(self.day)
        self.complaint = Text("")
        self.complaint.setProperty("state", "error")
        self.complaint.hide()
        self.inside.addWidget(self.complaint)
        soon = services.today() + _TWO_WEEKS
        self.offer = button(tr("In two weeks: {day}", day=day_text(soon.isoformat())), None, "link")
        self.offer.clicked.connect(lambda _checked=False: self._offered(day_text(soon.isoformat())))
        line = Flow(0.6)
        line.add(self.offer)
        self.inside.addWidget(line)
        self.inside.addWidget(
            Text(tr("Both may stay empty. A question with a name and a day gets answered."), "hint")
        )
        self._buttons(tr("Park it"), self._park)
        self.day.complaint.connect(self._complained)

    def take_focus(self) -> None:
        """Begin with who will find out."""
        self.owner.setFocus()

    def _offered(self, words: str) -> None:
        self.day.line.setText(words)
        self._complained("")
        announce(self.offer, tr("By {day}.", day=words))

    def _complained(self, text: str) -> None:
        self.complaint.say(tr("■ Error: {text}", text=text) if text else "")
        self.complaint.setVisible(bool(text))
        if text:
            announce(self.day.line, text)

    def _park(self) -> None:
        written = self.day.line.text().strip()
        day = read_day(written)
        if written and day is None:
            self._complained(
                tr(
                    "“{written}” is not a day that we can read. Write day, month and year, such as "
                    "5/2/2026, or leave it empty.",
                    written=written,
                )
            )
            self.day.line.setFocus()
            return
        owner, _ = clean(self.owner.text().strip(), lines=False)
        self._parked(owner, day.isoformat() if day else "")
