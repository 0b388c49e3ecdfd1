"""The numbers of a spreadsheet as people see them: a day is kept as a number there, too.

Source: ECMA-376 Part 1, 18.8.30 (number formats) and 18.17.4.1 (dates as serial numbers).
"""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_A_FORMAT = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.')
_DAY_LETTERS = re.compile("[dmyhs]")
_LAST_SERIAL = 2_958_466  # the first of January 10000
_LEAP_BUG = 60  # the 29th of February 1900, which never was


class DateStyles:
    """Which styles of a workbook show a number as a day, and from when days are counted."""

    def __init__(self, styles: etree._Element | None, *, from_1904: bool) -> None:
        """Read the styles of a workbook, where it has any."""
        self.from_1904 = from_1904
        self._days: frozenset[str] = frozenset()
        if styles is None:
            return
        own = {
            one.get("numFmtId", ""): _shows_days(one.get("formatCode", ""))
            for one in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        self._days = frozenset(
            str(at)
            for at, one in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
            if own.get(one.get("numFmtId", ""), _built_in(one.get("numFmtId", "")))
        )

    def is_day(self, style: str) -> bool:
        """Whether a cell of this style shows a day or a time."""
        return style in self._days


def number_text(value: str, style: str, dates: DateStyles) -> str:
    """The text of a number: a day as `2026-03-04`, a whole number without a point.

    Args:
        value: the number as the file holds it. What is none is left as it is.
        style: the style of its cell.
        dates: which styles show days.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number):
        return value
    if dates.is_day(style) and (day := _day_text(number, from_1904=dates.from_1904)):
        return day
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(number, ".15g")


def _day_text(number: float, *, from_1904: bool) -> str:
    """A serial number as a day, a day and a time, or a time; empty where it is none."""
    if not 0 <= number < _LAST_SERIAL or (not from_1904 and int(number) == _LEAP_BUG):
        return ""
    if from_1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet's day has no zone
    else:
        start = datetime(1899, 12, 30 if number > _LEAP_BUG else 31)  # noqa: DTZ001 - as above
    try:
        moment = start + timedelta(seconds=round(number * 86_400))
    except OverflowError:
        return ""
    if number < 1:
        return moment.strftime("%H:%M")
    clock = "" if (moment.hour, moment.minute) == (0, 0) else moment.strftime(" %H:%M")
    return f"{moment.date().isoformat()}{clock}"


def _shows_days(code: str) -> bool:
    return bool(_DAY_LETTERS.search(_NOT_A_FORMAT.sub("", code.partition(";")[0]).lower()))


def _built_in(number: str) -> bool:
    return number.isdecimal() and len(number) < 4 and int(number) in _BUILT_IN_DAYS
