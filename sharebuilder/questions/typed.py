"""Days, numbers and lengths of time as people write them, read into answers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.questions.labels import MONTHS

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject

UNITS = (
    ("hours", "hours"),
    ("working-days", "working days"),
    ("days", "days"),
    ("weeks", "weeks"),
    ("months", "months"),
    ("years", "years"),
)
"""The units of a length of time: the value, and how people write it."""
MOST_OF_A_UNIT = 1000
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([A-Za-z]{3,})\.?,?[\s\-]+(\d{4})")
_PERIOD = re.compile(r"(\d{1,4})\s*([A-Za-z][A-Za-z \-]{0,20})")
_SHORT_UNITS = {"hr": "hours", "wk": "weeks", "mth": "months", "yr": "years"}
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})


def read_day(text: str) -> date | None:
    """The day that a person wrote, day before month, or None where it is none.

    It reads `5/2/2026`, `5.2.2026`, `5 February 2026`, `5-Feb-2026` and `2026-02-05`.
    """
    text = text.strip()
    if not text.isascii():
        return None
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


def read_number(text: str, least: int | None, most: int | None) -> int | None:
    """The whole number that a person wrote, or None where it is none or out of range."""
    plain = text.strip().replace(",", "").replace(" ", "")
    if not plain.isascii() or not plain.isdigit() or len(plain) > 12:
        return None
    number = int(plain)
    if (least is not None and number < least) or (most is not None and number > most):
        return None
    return number


def range_words(least: int | None, most: int | None) -> str:
    """What numbers may stand there, in words."""
    if least is not None and most is not None:
        return f"a whole number from {least} to {most:,}"
    if least is not None:
        return f"a whole number, {least} or more"
    return "a whole number"


def read_period(text: str) -> JsonObject | None:
    """The length of time that a person wrote, such as “6 months” or “7 yrs”, or None."""
    found = _PERIOD.fullmatch(text.strip())
    if not found or not text.isascii():
        return None
    word = " ".join(found.group(2).lower().replace("-", " ").split()).removesuffix("s")
    units = {words.removesuffix("s"): unit for unit, words in UNITS} | _SHORT_UNITS
    number = read_number(found.group(1), 0, MOST_OF_A_UNIT)
    if number is None or word not in units:
        return None
    return {"number": number, "unit": units[word]}


def read_yes_no(text: str) -> bool | None:
    """Yes or no as people and spreadsheets write them, or None."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None
