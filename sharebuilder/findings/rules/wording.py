"""Rules on numbers in texts that contradict an answer: how long, how soon.

Only what can be read for certain counts: a number and a unit beside the word that they belong to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.days import not_yet
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import dpa, uk_gdpr
from sharebuilder.model.pointer import Pointer
from sharebuilder.questions.labels import period_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Period

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_TERM = (
    r"(?P<number>[0-9]{1,3}|" + "|".join(_NUMBERS) + r")[ -](?P<unit>working day|hour|day|week"
    r"|month|year)s?\b"
)
_KEPT = re.compile(
    rf"\b(?:keep|keeps|kept|retain|retains|retained|stores?|stored)\b[^.;!?\n0-9]{{0,60}}?"
    rf"\bfor (?:up to |at least |no more than |only |about )?{_TERM}",
    re.IGNORECASE,
)
_ACKNOWLEDGED = re.compile(
    rf"\backnowledg\w*\b[^.;!?\n0-9]{{0,60}}?\b(?:within|in) {_TERM}", re.IGNORECASE
)
_WITHIN = re.compile(rf"\b(?:within|in) {_TERM}", re.IGNORECASE)
_REGULATOR = re.compile(r"\b(?:regulator|ICO|Commission(?:er)?)\b")
_SENTENCE = re.compile(r"[^.;!?\n]+")
_TIMES = re.compile(rf"\b{_TERM}", re.IGNORECASE)
_HOURS = {"hour": 1, "day": 24, "working day": 24, "week": 168, "month": 720, "year": 8760}
_REPORT_HOURS = 72  # UK GDPR Article 33(1)
_MONTH_HOURS = 31 * 24  # UK GDPR Article 12(3): one month
_ACKNOWLEDGE_HOURS = 30 * 24  # DPA 2018 section 164A
_COMPLAINTS = "dpa-s164A"
_PERIODS = ("/retention/*/period", "/retention/*/name")


def _hours(number: int, unit: str) -> int:
    return number * _HOURS[unit]


def _term(match: re.Match[str]) -> tuple[int, str]:
    """The number and the unit of a term that was found."""
    word = match["number"].lower()
    return _NUMBERS.get(word) or int(word), match["unit"].lower()


def _same(number: int, unit: str, period: Period) -> bool:
    """Whether a term says the same as a period: 12 months are a year, 7 days a week."""
    if period.number is None:
        return False
    theirs = period.unit.replace("-", " ").removesuffix("s")
    return _even(number, unit) == _even(period.number, theirs)


def _even(number: int, unit: str) -> tuple[int, str]:
    if unit == "year":
        return number * 12, "month"
    if unit == "week":
        return number * 7, "day"
    if unit == "hour" and number % 24 == 0:
        return number // 24, "day"
    return number, unit


def _told(look: Look) -> Iterator[tuple[Pointer, str, str]]:
    """The texts in which people are told how long information is kept, each with its step."""
    telling, consent = look.agreement.telling, look.agreement.consent
    yield Pointer("/telling/approach"), telling.approach, "telling"
    yield Pointer("/telling/children"), telling.children, "telling"
    yield Pointer("/consent/position"), consent.position, "consent"
    for ask in look.asks:
        yield ask.at("asked"), ask.asked, "consent"
        yield ask.at("cannot_undo"), ask.cannot_undo, "consent"
    for group in look.people.values():
        yield group.at("how_told"), group.how_told, "people"


@rule(
    "PP85",
    "warning",
    "retention",
    message="People are told another time than the retention table says.",
    remedy="Make the words and the table say the same.",
    reads=(
        "/telling/approach",
        "/telling/children",
        "/consent/position",
        "/consent/asks/*/asked",
        "/consent/asks/*/cannot_undo",
        "/people/*/how_told",
        *_PERIODS,
    ),
    citation=uk_gdpr("5", "(1)(a) and (e); Article 13(2)(a)"),
)
def another_time_told(look: Look) -> Iterator[Hit]:
    """A time for keeping, in words for people, that no retention rule has."""
    periods = [entry.period for entry in look.agreement.retention if entry.period.number]
    if not periods:
        return
    for pointer, text, step in _told(look):
        for match in _KEPT.finditer(text):
            number, unit = _term(match)
            if not any(_same(number, unit, period) for period in periods):
                words = f"{number} {unit}{'s' * (number != 1)}"
                yield Hit(
                    pointer,
                    f"The text says that information is kept for {words}. No retention rule does.",
                    step=step,
                )
                break


@rule(
    "PP86",
    "warning",
    "retention",
    message="A retention rule says one time as a period and another in words.",
    remedy="Keep the one that is right.",
    reads=("/retention/*/criteria", *_PERIODS),
    citation=uk_gdpr("5", "(1)(e)"),
)
def rule_says_two_times(look: Look) -> Iterator[Hit]:
    """Criteria with one number and unit that differ from the period beside them."""
    for entry in look.agreement.retention:
        terms = [_term(match) for match in _TIMES.finditer(entry.criteria)]
        if entry.period.number is not None and len(terms) == 1:
            number, unit = terms[0]
            if not _same(number, unit, entry.period):
                name = f"“{entry.name.strip()}”" if filled(entry.name) else "A retention rule"
                yield Hit(
                    entry.at("criteria"),
                    f"{name} has a period of {period_text(entry.period.raw)}, and says "
                    f"“{entry.criteria.strip()}”.",
                )


@rule(
    "PP89",
    "warning",
    "telling",
    message="Complaints are acknowledged later than the law asks.",
    remedy="Acknowledge within 30 days of the day on which the complaint arrives.",
    reads=("/rights/complaints", *START),
    citation=dpa("164A"),
)
def acknowledged_late(look: Look) -> Iterator[Hit]:
    """More than 30 days for acknowledging, from the day on which the duty begins."""
    if not_yet(look, _COMPLAINTS):
        return
    for match in _ACKNOWLEDGED.finditer(look.agreement.rights.complaints):
        number, unit = _term(match)
        late = number > 20 if unit == "working day" else _hours(number, unit) > _ACKNOWLEDGE_HOURS
        # “Within one month” is what people write for 30 days.
        if late and (number, unit) != (1, "month"):
            yield Hit(
                Pointer("/rights/complaints"),
                f"Complaints are acknowledged within {number} {unit}{'s' * (number != 1)}. The law "
                "gives 30 days.",
            )
            return


@rule(
    "PP90",
    "warning",
    "telling",
    message="Requests are passed on too late to be answered in time.",
    remedy="Pass them on within a few working days: the answer is due within one month.",
    reads=("/rights/pass_on_within",),
    citation=uk_gdpr("12", "(3)"),
    verified=False,
)
def passed_on_late(look: Look) -> Iterator[Hit]:
    """A time for passing on that uses up the month for the answer."""
    within = look.agreement.rights.pass_on_within
    unit = within.unit.replace("-", " ").removesuffix("s")
    if within.number is None or unit not in _HOURS:
        return
    days = 20 if unit == "working day" else None
    late = within.number >= days if days else _hours(within.number, unit) >= _MONTH_HOURS - 24
    if late:
        yield Hit(
            Pointer("/rights/pass_on_within"),
            f"Partners have {period_text(within.raw)} to pass a request on. "
            "The answer is due within one month.",
        )


@rule(
    "PP91",
    "warning",
    "security",
    message="The regulator is told of a breach later than the law asks.",
    remedy="Say that the regulator is told within 72 hours, where the law asks for it.",
    reads=("/security/breach_regulator",),
    citation=uk_gdpr("33", "(1)"),
    verified=False,
)
def regulator_told_late(look: Look) -> Iterator[Hit]:
    """A sentence about the regulator with a time of more than 72 hours."""
    for sentence in _SENTENCE.findall(look.agreement.security.breach_regulator):
        if not _REGULATOR.search(sentence):
            continue
        for match in _WITHIN.finditer(sentence):
            number, unit = _term(match)
            if _hours(number, unit) > _REPORT_HOURS:
                yield Hit(
                    Pointer("/security/breach_regulator"),
                    f"The regulator is told within {number} {unit}{'s' * (number != 1)}. The law "
                    "gives 72 hours.",
                )
                return


RULES = (
    another_time_told,
    rule_says_two_times,
    acknowledged_late,
    passed_on_late,
    regulator_told_late,
)
