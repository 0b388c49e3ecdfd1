"""The editor of a day: typed, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy

from sharebuilder.gui.editors.base import Asking, Editor, text_of
from sharebuilder.gui.fields import button, column, row
from sharebuilder.gui.theme import characters
from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,})\.?,?\s+(\d{4})")


def read_day(text: str) -> date | None:
    """The day that a person wrote, day before month, or None where it is none.

    It reads `5/2/2026`, `5.2.2026`, `5 February 2026`, `5 Feb 2026` and `2026-02-05`.
    """
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
        elif found := _DAY_FIRST.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
        elif found := _WORDS.fullmatch(text):
            named = found.group(2).lower()
            months = [at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(named)]
            if len(months) != 1:
                return None
            day, month, year = int(found.group(1)), months[0], int(found.group(3))
        else:
            return None
        return date(year, month, day)
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """A day as people write it: 5 February 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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
        self.calendar_button = button("Calendar", self.open_calendar)
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
            self.line.setText(day_in_words(day) if day else text_of(value))
            self.complaint.emit("")

    def target(self) -> QLineEdit:
        """The line."""
        return self.line

    def names(self, name: str, description: str) -> None:
        """Name the line and the button."""
        super().names(name, description)
        self.calendar_button.setAccessibleName(f"Calendar, {name}")

    def open_calendar(self) -> None:
        """Show the calendar beneath the button."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "card")
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(f"Calendar, {self.line.accessibleName()}")
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
        self.line.setText(day_in_words(chosen))
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
            self.line.setText(day_in_words(day))
        elif text:
            kept = f" The answer is still {day_in_words(self._kept)}." if self._kept else ""
            self.complaint.emit(
                f"“{text}” is not a day that we can read. Write day, month and year, such as "
                f"5/2/2026.{kept}"
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the calendar with the down arrow too."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)
