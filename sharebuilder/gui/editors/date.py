"""The editor of a day: typed, or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy

from sharebuilder.gui.editors.base import Asking, Editor, text_of
from sharebuilder.gui.fields import button, column, row
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING, Missing
from sharebuilder.questions.labels import day_text
from sharebuilder.questions.typed import read_day

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue


class DateEditor(Editor):
    """A day. What cannot be read stays as it was typed, and says what to do."""

    def __init__(self, asking: Asking) -> None:
        """Make the line and the button."""
        super().__init__(asking)
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self.line.setMinimumWidth(characters(self, 24))
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        self.calendar_button = button(tr("Calendar"), self.open_calendar)
        self.calendar_button.installEventFilter(self)
        self.popup: QFrame | None = None
        self._kept: date | None = None
        line = row(self, 0.5)
        line.addWidget(self.line)
        line.addWidget(self.calendar_button)
        line.addStretch(1)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show the day in words, unless something half typed stands there."""
        day = read_day(text_of(value))
        same = day == self._kept and not moved
        self._kept = day
        if same:
            return
        if moved or read_day(self.line.text()) != day:
            self.line.setText(day_text(day.isoformat()) if day else text_of(value))
            self.complaint.emit("")

    def target(self) -> QLineEdit:
        """The line."""
        return self.line

    def names(self, name: str, description: str) -> None:
        """Name the line and the button."""
        super().names(name, description)
        self.calendar_button.setAccessibleName(tr("Calendar, {name}", name=name))

    def open_calendar(self) -> None:
        """Show the calendar beneath the button."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "card")
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(tr("Calendar, {name}", name=self.line.accessibleName()))
        shown = self._kept or self.asking.services.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        column(popup, 0, 0.2).addWidget(calendar)
        self.popup = popup
        popup.destroyed.connect(self._popup_gone)
        popup.move(self.calendar_button.mapToGlobal(QPoint(0, self.calendar_button.height())))
        popup.show()
        calendar.setFocus()

    def _popup_gone(self) -> None:
        self.popup = None

    def _picked(self, day: QDate) -> None:
        if self.popup is not None:
            self.popup.close()
            self.popup = None
        chosen = date(day.year(), day.month(), day.day())
        self._kept = chosen
        self.line.setText(day_text(chosen.isoformat()))
        self.complaint.emit("")
        self.changed.emit(chosen.isoformat())

    def _edited(self, text: str) -> None:
        if not text.strip():
            self._kept = None
            self.complaint.emit("")
            self.changed.emit(MISSING)
            return
        day = read_day(text)
        if day is not None:
            self._kept = day
            self.complaint.emit("")
            self.changed.emit(day.isoformat())

    def _finished(self) -> None:
        text = self.line.text().strip()
        day = read_day(text)
        if day is not None:
            self.line.setText(day_text(day.isoformat()))
        elif text:
            words = tr(
                "“{text}” is not a day that we can read. Write day, month and year, such as "
                "5/2/2026.",
                text=text,
            )
            if self._kept:
                kept = tr("The answer is still {day}.", day=day_text(self._kept.isoformat()))
                words = f"{words} {kept}"
            self.complaint.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the calendar with the down arrow too."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)
