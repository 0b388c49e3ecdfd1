"""The groups above a table: each shows its records alone, and takes rows that are dropped on it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sharebuilder.gui.fields import Flow, Text, clear_layout, column
from sharebuilder.gui.record_filter import NO_GROUP
from sharebuilder.gui.record_model import RECORDS_DRAGGED
from sharebuilder.gui.translate import tr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from sharebuilder.gui.record_model import RecordModel
    from sharebuilder.gui.services import Services
    from sharebuilder.tables.targets import Target

_LONGEST = 34  # letters of a name on a button
_MOST = 40


class GroupBar(QWidget):
    """A button for each group that is in use, and for all.

    Signals:
        chosen: show a group only; carries its value, or None for all.
        dropped: records were dropped on a group; carries them and its value.
    """

    chosen = Signal(object)
    dropped = Signal(list, str)

    def __init__(self, services: Services, model: RecordModel, target: Target, many: str) -> None:
        """Show nothing yet.

        Args:
            services: what the page was given.
            model: the records.
            target: the answer that puts a record into a group.
            many: what the records are called.
        """
        super().__init__()
        self._services, self._model, self._target, self._many = services, model, target, many
        self._shown: list[tuple[str | None, str, int]] = []
        self._chosen: str | None = None
        self.buttons: dict[str | None, GroupButton] = {}
        self._outer = column(self, 0.2)
        self.hide()

    @property
    def group(self) -> str | None:
        """The group that is shown alone; None for all."""
        return self._chosen

    def name_of(self, group: str) -> str:
        """What a group is called."""
        return next((name for value, name, _ in self._shown if value == group), group)

    def refresh(self) -> None:
        """Count again."""
        groups = self._groups()
        if groups == self._shown:
            return
        if [one[:2] for one in groups] == [one[:2] for one in self._shown]:
            for value, name, count in groups:
                self.buttons[value].show_name(name, count, self._many)
        else:
            self._draw(groups)
        self._shown = groups

    def choose(self, group: str | None) -> None:
        """Show a group only; all for None."""
        self._chosen = group if group in self.buttons else None
        if self._chosen in self.buttons:
            self.buttons[self._chosen].setChecked(True)
        self.chosen.emit(self._chosen)

    def _groups(self) -> list[tuple[str | None, str, int]]:
        """Value, name and size of each group, the first for all records."""
        rows = self._model.rowCount()
        found = [self._model.answer(row, self._target.path) for row in range(rows)]
        counts = Counter(one if isinstance(one, str) else NO_GROUP for one in found)
        names = dict(self._names())
        known = [(value, name) for value, name in names.items() if self._always or counts[value]]
        known += [(value, value) for value in counts if value and value not in names]
        listed: list[tuple[str | None, str, int]] = [(None, tr("All"), rows)]
        listed += [(value, name, counts[value]) for value, name in known[:_MOST]]
        if counts[NO_GROUP] and known:
            listed.append(
                (NO_GROUP, tr("No {group}", group=self._target.label.lower()), counts[NO_GROUP])
            )
        return listed

    @property
    def _always(self) -> bool:
        """Whether a group without records is shown: it is a record of its own."""
        return bool(self._target.field.refers_to)

    def _names(self) -> tuple[tuple[str, str], ...]:
        if self._always:
            return self._services.records_of(self._target.field.refers_to)
        options = self._services.question_set.options(self._target.question.options or "")
        return tuple((one.value, one.label) for one in options)

    def _draw(self, groups: list[tuple[str | None, str, int]]) -> None:
        clear_layout(self._outer)
        self.buttons = {}
        line, kept = Flow(0.35), QButtonGroup(self)
        for value, name, count in groups:
            made = GroupButton(value)
            made.show_name(name, count, self._many)
            made.clicked.connect(lambda _checked=False, one=value: self.choose(one))
            made.dropped.connect(self._dropped)
            kept.addButton(made)
            self.buttons[value] = made
            line.add(made)
        self._outer.addWidget(line)
        words = tr("Drag rows onto one to move them, or select them and use the button below.")
        self._outer.addWidget(Text(words, "small"))
        self.choose(self._chosen)

    def _dropped(self, records: list[str], group: str) -> None:
        self.dropped.emit([Pointer(one) for one in records], group)


class GroupButton(QPushButton):
    """One group.

    Signals:
        dropped: records were dropped on it; carries them and its value.
    """

    dropped = Signal(list, str)

    def __init__(self, value: str | None) -> None:
        """Make the button of a group; None stands for all records, and takes none."""
        super().__init__()
        self._value = value
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAcceptDrops(value is not None)

    def show_name(self, name: str, count: int, many: str) -> None:
        """Say what the group is called and how many are in it."""
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        self.setText(f"{short} ({count})".replace("&", "&&"))
        self.setToolTip(name)
        self.setAccessibleName(tr("{group}: %n {records}", None, count, group=name, records=many))
        self.setAccessibleDescription(tr("Shows these only."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take records."""
        if event.mimeData().hasFormat(RECORDS_DRAGGED):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They went on."""
        del event
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put them into the group."""
        self.setDown(False)
        if self._value is None or not event.mimeData().hasFormat(RECORDS_DRAGGED):
            return
        event.acceptProposedAction()
        dragged = json.loads(bytes(event.mimeData().data(RECORDS_DRAGGED).data()))
        self.dropped.emit(dragged, self._value)
