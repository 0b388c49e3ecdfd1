"""Rules on running the agreement: owner, dates, old law, open questions."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE, act
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

REVIEW = Pointer("/running/review_date")
_OLD_LAW = re.compile(
    r"\bDPA 1998\b|\bData Protection Act 1998\b"
    r"|\bArt(?:icle|\.)?s? (?:6\(4\)|22|44|45|89)(?![0-9A-Z])",
    re.IGNORECASE,
)
_PECR = re.compile(r"\bPECR\b|Privacy and Electronic Communications", re.IGNORECASE)
_LEGAL_TEXTS = (
    "/law/*/own_task",
    "/law/*/lawful_basis_why",
    "/law/*/conditions_why",
    "/law/*/powers/*/other",
    "/law/*/powers/*/why",
)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _legal_texts(look: Look) -> Iterator[tuple[Pointer, str]]:
    for ground in look.grounds:
        yield ground.at("own_task"), ground.own_task
        yield ground.at("lawful_basis_why"), ground.lawful_basis_why
        yield ground.at("conditions_why"), ground.conditions_why
        for power in ground.powers:
            yield power.at("other"), power.other
            yield power.at("why"), power.why


@rule(
    "AC06",
    "error",
    "running",
    message="The agreement has no owner or no review date.",
    remedy="Set an owner and a review date.",
    reads=("/running/review_date", "/running/owner_partner", "/running/owner_role"),
    citation=CODE,
    missing=True,
)
def review_missing(look: Look) -> Iterator[Hit]:
    """No owner, or no day of review."""
    running = look.agreement.running
    if not filled(running.review_date):
        yield Hit(REVIEW, "The agreement has no review date.")
    if not running.owner_partner:
        yield Hit(Pointer("/running/owner_partner"), "No partner owns the agreement.")
    elif not filled(running.owner_role):
        yield Hit(Pointer("/running/owner_role"), "Nobody owns the agreement: name a job title.")


@rule(
    "PP34",
    "warning",
    "running",
    message="The review date has passed.",
    remedy="Review the agreement, and set the next date.",
    reads=("/running/review_date", "/about/status"),
    citation=CODE,
)
def review_overdue(look: Look) -> Iterator[Hit]:
    """A review that is due."""
    day = _day(look.agreement.running.review_date)
    if day is not None and day < look.today and look.agreement.about.status != "ended":
        yield Hit(REVIEW)


@rule(
    "PP35",
    "error",
    "running",
    message="The dates of the agreement contradict each other.",
    remedy="The review comes after the start. The end comes after both.",
    reads=("/running/review_date", "/running/start", "/running/end"),
    good_practice=True,
)
def dates_contradict(look: Look) -> Iterator[Hit]:
    """A review or an end before the start, or a review after the end."""
    running = look.agreement.running
    start, end, review = _day(running.start), _day(running.end), _day(running.review_date)
    if start and end and end <= start:
        yield Hit(Pointer("/running/end"), "The agreement ends before it starts.")
    if start and review and review <= start:
        yield Hit(REVIEW, "The review comes before the agreement starts.")
    if end and review and review > end:
        yield Hit(REVIEW, "The review comes after the agreement ends.")


@rule(
    "PP36",
    "warning",
    "running",
    message="A parent framework stands above this agreement, and has no name.",
    remedy="Name the framework once, and say which subjects it settles.",
    reads=("/about/under_framework", "/running/framework/name"),
    good_practice=True,
    missing=True,
)
def framework_not_named(look: Look) -> Iterator[Hit]:
    """A parent framework that nobody can find."""
    if look.agreement.about.under_framework and not filled(look.agreement.running.framework.name):
        yield Hit(Pointer("/running/framework/name"))


@rule(
    "GV03",
    "prompt",
    "running",
    message="Nothing says what staff may do in an emergency.",
    remedy="What may staff share at once to stop serious harm, and how is it recorded after?",
    reads=("/running/emergencies",),
    citation=CODE,
)
def emergencies_not_said(look: Look) -> Iterator[Hit]:
    """No plan for emergencies."""
    if not filled(look.agreement.running.emergencies):
        yield Hit(Pointer("/running/emergencies"))


@rule(
    "GV06",
    "warning",
    "law",
    message="The text cites PECR.",
    remedy="PECR covers electronic marketing and devices. It is not the source of consent "
    "rules here.",
    reads=_LEGAL_TEXTS,
    citation=act("PECR 2003", "uksi/2003/2426"),
)
def wrong_law(look: Look) -> Iterator[Hit]:
    """PECR cited for sharing between agencies."""
    for pointer, text in _legal_texts(look):
        if _PECR.search(text):
            yield Hit(pointer)


@rule(
    "GV07",
    "warning",
    "law",
    message="The text cites law that was repealed or replaced.",
    remedy="Cite what replaced it: Articles 8A, 22A to 22D, 44A to 45C or 84A to 84D, or the "
    "Data Protection Act 2018.",
    reads=_LEGAL_TEXTS,
    citation=act("DUAA 2025 ss.71, 80, 85, 86", "ukpga/2025/18"),
)
def old_law(look: Look) -> Iterator[Hit]:
    """Repealed law in the author's words."""
    for pointer, text in _legal_texts(look):
        found = _OLD_LAW.search(text)
        if found:
            yield Hit(pointer, f"The text cites “{found.group()}”, which was repealed or replaced.")


@rule(
    "PP38",
    "prompt",
    "case",
    message="An outcome has no measure.",
    remedy="What will you count or ask, to know that it is getting better?",
    reads=("/case/outcomes/*/outcome", "/case/outcomes/*/measure"),
    good_practice=True,
)
def outcome_without_measure(look: Look) -> Iterator[Hit]:
    """An outcome that nobody could tell apart from a hope."""
    for outcome in look.agreement.case.outcomes:
        if filled(outcome.outcome) and not filled(outcome.measure):
            yield Hit(outcome.at("measure"), f"“{outcome.outcome.strip()}” has no measure.")


@rule(
    "PP39",
    "warning",
    "build",
    message="An open question has no owner, or its day has passed.",
    remedy="Give it an owner and a day that lies ahead, or answer it.",
    reads=("/open_questions",),
    good_practice=True,
)
def open_question_drifts(look: Look) -> Iterator[Hit]:
    """A parked question that nobody looks after."""
    for question in look.agreement.open_questions:
        if question.status == "answered":
            continue
        words = (
            f"“{question.question.strip()}”" if filled(question.question) else "An open question"
        )
        due = _day(question.due)
        if not filled(question.owner):
            yield Hit(question.at("owner"), f"{words} has no owner.")
        elif due is not None and due < look.today:
            yield Hit(question.at("due"), f"{words} should have been answered by now.")


RULES = (
    review_missing,
    review_overdue,
    dates_contradict,
    framework_not_named,
    emergencies_not_said,
    wrong_law,
    old_law,
    outcome_without_measure,
    open_question_drifts,
)
