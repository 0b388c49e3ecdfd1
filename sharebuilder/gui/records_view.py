"""A list of records on a page: the table, and beneath it the form of the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sharebuilder.gui.fields import Text, column, frame
from sharebuilder.gui.form import RecordForm
from sharebuilder.gui.records_table import RecordsTable
from sharebuilder.gui.services import concrete, touches
from sharebuilder.gui.theme import characters
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.gui.form import FindingsBy
    from sharebuilder.gui.question_field import QuestionField
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import (
        Condition,
        Group,
        Question,
        RecordsSection,
        Section,
    )


class RecordsView(QWidget):
    """A list of records: its table and its form.

    Signals:
        drawn: fields were drawn that were not there before.
    """

    drawn = Signal()

    def __init__(
        self,
        services: Services,
        pattern: str,
        records: Section | RecordsSection,
        *,
        ask_when: Condition | None,
        level: int = 0,
    ) -> None:
        """Make a view.

        Args:
            services: what the page was given.
            pattern: the pattern of the collection.
            records: what the question set says of the records.
            ask_when: when the records are asked for.
            level: how deep in records inside records it stands.
        """
        super().__init__()
        self._services = services
        self._pattern = pattern
        self._groups: tuple[Group, ...] = records.groups
        self._one = records.record_name
        self._ask_when = ask_when
        self._level = level
        self._parent: Pointer | None = None
        self._findings: FindingsBy = {}
        self.inside = column(self, 0.5)
        self.table = RecordsTable(
            services,
            pattern,
            records.columns,
            (records.record_name, records.record_name_plural),
            records.empty,
        )
        self.inside.addWidget(self.table)
        self.card = frame("card")
        self._card_column = column(self.card, 0.5, 1.0 if level == 0 else 0.7)
        self.title = Text("", "section" if level == 0 else "group")
        self._card_column.addWidget(self.title)
        self.inside.addWidget(self.card)
        self.card.hide()
        self.form: RecordForm | None = None
        self._current: Pointer | None = None
        self.table.chosen.connect(self._show)
        self.table.entered.connect(self._enter)

    @classmethod
    def nested_in(cls, services: Services, question: Question, level: int) -> RecordsView:
        """The view of the records that a question of a record holds, with the question above."""
        records = question.records
        if records is None:
            raise ValueError(question.id)
        view = cls(services, question.pointer, records, ask_when=question.ask_when, level=level)
        label = Text(question.ask, "label")
        label.setMaximumWidth(characters(view, 90))
        label.setBuddy(view.table.view)
        view.inside.insertWidget(0, label)
        if question.hint:
            hint = Text(question.hint, "hint")
            hint.setMaximumWidth(characters(view, 90))
            view.inside.insertWidget(1, hint)
        return view

    @property
    def current(self) -> Pointer | None:
        """The record whose form is shown."""
        return self._current

    def bind(self, parent: Pointer | None) -> None:
        """Show the records of the agreement, or of a record."""
        self._parent = parent
        self.table.bind(concrete(self._pattern, parent))

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Follow an edit."""
        self.table.heard(changed)
        if self.form is not None and self._current is not None:
            self.form.heard(changed)
            if touches(self._current, changed):
                self._show_title()

    def update_asked(self) -> bool:
        """Show what is asked now. Whether the records are."""
        asked = self._services.holds(self._ask_when, self._parent)
        if asked == self.isHidden():
            self.setVisible(asked)
        if asked and self.form is not None:
            self.form.update_asked()
        return asked

    def show_findings(self, findings: FindingsBy) -> None:
        """Show each finding at its field."""
        self._findings = findings
        self.table.show_findings(findings)
        if self.form is not None:
            self.form.show_findings(findings)

    def lead_to(self, pointer: str) -> bool:
        """Choose the record that holds a place, and put the focus there."""
        collection = self.table.model.collection
        if not collection or not f"{pointer}/".startswith(f"{collection}/"):
            return False
        rest = pointer.removeprefix(collection).split("/")
        if len(rest) > 1 and rest[1].startswith("id:"):
            record = Pointer(f"{collection}/{rest[1]}")
            if self.table.model.row_of(record) >= 0:
                self.table.select(record)
                if self.form is not None and self.form.lead_to(pointer):
                    return True
        target = self.table.add_button if self.table.view.isHidden() else self.table.view
        target.setFocus()
        return True

    def all_fields(self) -> Iterator[QuestionField]:
        """Every field drawn so far."""
        if self.form is not None and self._current is not None:
            yield from self.form.all_fields()

    def _show(self, record: Pointer | None) -> None:
        if self._current is not None and record != self._current:
            # Left behind: what it lacks may be said from now on.
            self._services.fresh.discard(self._current)
        self._current = record
        if record is None:
            self.card.hide()
            return
        if self.form is None:
            self.form = RecordForm(self._services, self._groups, self._level)
            self.form.made.connect(self.drawn)
            self._card_column.addWidget(self.form)
        self.form.bind(record)
        self.form.show_findings(self._findings)
        self._show_title()
        self.card.show()
        self.drawn.emit()

    def _show_title(self) -> None:
        if self._current is not None:
            self.title.say(self._services.record_label(self._current))

    def _enter(self) -> None:
        if self.form is not None:
            self.form.take_focus()
