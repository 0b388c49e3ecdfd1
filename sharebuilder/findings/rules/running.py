"""Rules on running the agreement: owner, dates, emergencies, open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_of
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

REVIEW = Pointer("/running/review_date")


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
    day = day_of(look.agreement.running.review_date)
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
    start, end, review = day_of(running.start), day_of(running.end), day_of(running.review_date)
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
    by_name=True,
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
    reads=tuple(f"/open_questions/*/{one}" for one in ("status", "question", "due", "owner")),
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
        due = day_of(question.due)
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
    outcome_without_measure,
    open_question_drifts,
)
