"""Finds what points to a person in a text: numbers, names, addresses. Pure functions.

An agreement says what is shared about sorts of people. Nobody's own number or name belongs in it,
for it is read by many and often published. What is found is told of in part only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sharebuilder.model.remembered import remembers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.finding import Severity

_MASK = "•"
_SHOWN = 2
_REMEMBERED = 20_000


class Found(NamedTuple):
    """Something in a text that points to a person.

    Attributes:
        detector: the id of what found it.
        masked: how it may be shown.
    """

    detector: str
    masked: str


@dataclass(frozen=True, slots=True)
class Detector:
    """One sort of identifier.

    Attributes:
        id: the id by which findings name it.
        what: what it finds, with its article: “an NHS number”.
        severity: a prompt where it may be a team's and not a person's.
        find: yields what a text holds.
        mask: how one may be shown.
    """

    id: str
    what: str
    severity: Severity
    find: Callable[[str], Iterator[str]]
    mask: Callable[[str], str]


@remembers(_REMEMBERED)
def identifiers_in(text: str) -> tuple[Found, ...]:
    """What a text holds that points to a person, in the order of the detectors."""
    if not _ANYTHING.search(text):
        return ()
    return tuple(Found(one.id, one.mask(found)) for one in DETECTORS for found in one.find(text))


def masked(text: str, shown: int = _SHOWN) -> str:
    """A text of which only the first letters and digits can be read.

    Args:
        text: what may not be shown.
        shown: how many letters and digits stay; never more than a third of them.
    """
    most = min(shown, sum(one.isalnum() for one in text) // 3)
    made = []
    for one in text:
        if one.isalnum():
            most -= 1
            made.append(one if most >= 0 else _MASK)
        else:
            made.append(one)
    return "".join(made)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are a valid NHS number: the last one checks the rest, modulus 11.

    Scotland's CHI number and Northern Ireland's health and care number use the same check.

    Source: NHS Data Dictionary, NHS number.
    """
    total = sum(int(one) * weight for one, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def is_pupil_number(number: str) -> bool:
    """Whether a letter and twelve characters are a valid unique pupil number.

    The letter checks the rest: each digit times its place, modulus 23. A temporary number ends
    in a letter, which counts as its place in the alphabet of the check letters.

    Source: Department for Education, guide to unique pupil numbers.
    """
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = (int(one) if one.isdigit() else letters.index(one) for one in number[1:])
    return letters[sum(place * value for place, value in enumerate(values, 2)) % 23] == number[0]


def is_police_number(year: str, serial: str, letter: str) -> bool:
    """Whether a year, a serial number and a letter are a valid PNC ID: modulus 23.

    Source: the check that the Ministry of Justice's own systems make.
    """
    return "ZABCDEFGHJKLMNPQRTUVWXY"[int(year[-2:] + serial.zfill(7)) % 23] == letter


_SPACE = "[ \u00a0\u2009\u202f-]?"
# Overlapping: a number that is none must not hide one that begins within it.
_NHS = re.compile(
    rf"(?<![0-9£$€])(?<![0-9]\.)(?=([0-9]{{3}}{_SPACE}[0-9]{{3}}{_SPACE}[0-9]{{4}})"
    r"(?![0-9])(?!\.[0-9]))"
)
# QQ is the prefix of examples: it is nobody's, and yet no number belongs here.
_NATIONAL_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    rf"{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[A-D](?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][0-9]{6}[a-d](?![A-Za-z0-9])"
)
_PUPIL = re.compile(
    r"(?<![A-Z0-9])[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z](?![A-Z0-9])", re.IGNORECASE
)
_POLICE = re.compile(
    r"(?<![A-Z0-9/])((?:19|20)?[0-9]{2})/([0-9]{1,7})([A-HJ-NP-RT-Z])(?![A-Z0-9/])", re.IGNORECASE
)
_PRISON = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9]{4}[A-Z]{2}(?![A-Za-z0-9])")
_PROBATION = re.compile(r"(?<![A-Za-z0-9/.-])[A-Z][0-9]{6}(?![A-Za-z0-9/-])")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
)
_TEAM = re.compile(
    r"admin|board|complaint|contact|council|data|dpo|duty|enquir|feedback|foi|governance|help"
    r"|hub|ico|info|mail|mash|office|partnership|privacy|protection|records|referral|request"
    r"|rights|safeguard|secure|security|service|sharing|siro|support|team|caldicott|hello",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"(?<![A-Za-z0-9£.,:/-])(?:\+44 ?(?:\(0\) ?)?|\(?0)[0-9](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])"
)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])"
)
_HOUSE = re.compile(r"(?<![A-Za-z0-9/.£-])[0-9]{1,4}[A-Za-z]?(?=,? )")
_STREET = re.compile(
    r"^[0-9]{1,4}[A-Za-z]?,? {0,2}$|\b(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|way"
    r"|court|place|terrace|gardens|crescent|grove|hill|row|square|walk|rise|mews|view|park|green"
    r"|cottages?|villas|buildings|parade|flat|the)\b",
    re.IGNORECASE,
)
_HOUSE_REACH = 90
_NAMED = re.compile(
    r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s{1,2}"
    r"(?:[A-Z]\.?\s)?([^\W\d_][\w'’-]{1,40})"
)
_BIRTH = re.compile(
    r"(?<![A-Za-z])(?:dates? of birth|d\.?o\.?b\b\.?|born|birth ?dates?|birthday)([^0-9\n]{0,20})"
    r"([0-9]{1,2}(?:st|nd|rd|th)?[ ./-](?:[0-9]{1,2}|[A-Za-z]{3,9})[ ./,-]{1,2}[0-9]{2,4}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|[A-Za-z]{3,9} [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_A_RANGE = re.compile(r"\b(?:after|before|between|from|since|until|than|by)\b", re.IGNORECASE)
_ANYTHING = re.compile(r"[0-9@]|(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)(?![a-z])")


def _nhs_numbers(text: str) -> Iterator[str]:
    for found in _NHS.finditer(text):
        if is_nhs_number("".join(one for one in found[1] if one.isdigit())):
            yield found[1]


def _pupil_numbers(text: str) -> Iterator[str]:
    return (one for one in _PUPIL.findall(text) if is_pupil_number(one.upper()))


def _police_numbers(text: str) -> Iterator[str]:
    for found in _POLICE.finditer(text):
        year, serial, letter = found[1], found[2], found[3].upper()
        # In full its shape alone tells; a short one could be any reference.
        if (len(year) == 4 and len(serial) == 7) or is_police_number(year, serial, letter):
            yield found[0]


def _emails(text: str) -> Iterator[str]:
    return (one for one in _EMAIL.findall(text) if not _TEAM.search(one.partition("@")[0]))


def _telephones(text: str, *, mobile: bool) -> Iterator[str]:
    for one in _TELEPHONE.findall(text):
        digits = re.sub(r"^440?", "0", re.sub(r"[^0-9]", "", one))
        if digits.startswith("07") == mobile and digits[:2] in {"01", "02", "07"}:
            yield one  # 03, 08 and 09 are never a person's own


def _addresses(text: str) -> Iterator[str]:
    for code in _POSTCODE.finditer(text):
        before = text[max(0, code.start() - _HOUSE_REACH) : code.start()]
        houses = (before[one.start() :] for one in _HOUSE.finditer(before))
        house = next((one for one in houses if _STREET.search(one)), None)
        if house is not None:
            yield f"{house}{code[0]}"


def _names(text: str) -> Iterator[str]:
    return (found[0] for found in _NAMED.finditer(text) if found[1][0].isupper())


def _births(text: str) -> Iterator[str]:
    return (found[2] for found in _BIRTH.finditer(text) if not _A_RANGE.search(found[1]))


def _all(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    return lambda text: (found[0] for found in pattern.finditer(text))


def _masked_email(email: str) -> str:
    local, _, domain = email.partition("@")
    return f"{local[0]}{_MASK * 3}@{domain}" if len(local) > 1 else f"{_MASK * 3}@{domain}"


def _masked_name(name: str) -> str:
    title, _, rest = " ".join(name.split()).partition(" ")
    return f"{title} {masked(rest, 1)}"


def _hidden(text: str) -> str:
    return masked(text, 0)


DETECTORS = (
    Detector("ID01", "an NHS number", "warning", _nhs_numbers, masked),
    Detector("ID02", "a National Insurance number", "warning", _all(_NATIONAL_INSURANCE), masked),
    Detector("ID03", "a unique pupil number", "warning", _pupil_numbers, masked),
    Detector("ID04", "a PNC ID", "warning", _police_numbers, masked),
    Detector("ID05", "a prison number", "warning", _all(_PRISON), masked),
    Detector("ID06", "a probation case number (CRN)", "warning", _all(_PROBATION), masked),
    Detector("ID07", "a person's email address", "warning", _emails, _masked_email),
    Detector(
        "ID08",
        "a mobile telephone number",
        "warning",
        lambda t: _telephones(t, mobile=True),
        masked,
    ),
    Detector(
        "ID09", "a telephone number", "prompt", lambda t: _telephones(t, mobile=False), masked
    ),
    Detector("ID10", "a home address", "warning", _addresses, _hidden),
    Detector("ID11", "a person's name", "warning", _names, _masked_name),
    Detector("ID12", "a date of birth", "warning", _births, _hidden),
)
"""Every detector, each with the id of its rule."""
