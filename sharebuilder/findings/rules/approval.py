"""Rules on versions, status, signatures and publication that contradict each other."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_of, day_words, law_day
from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import NAMES, START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE, act, dpa
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Period

_SETTLED = frozenset({"approved", "in-force"})
_STATUS_WORDS = {"approved": "approved", "in-force": "in force"}
_SENSITIVE = re.compile(r"official\W*sensitive|\bsecret\b|\bconfidential\b", re.IGNORECASE)
_FOI = act("Freedom of Information Act 2000", "ukpga/2000/36")
_COMPLAINTS = "dpa-s164A"
_VERSION = "/about/version"
_HISTORY = ("/running/versions/*/version", "/running/versions/*/date")
_SIGNED = (
    "/sign_off/signatories/*/partner",
    "/sign_off/signatories/*/status",
    "/sign_off/signatories/*/signed",
)


def later_by(day: date, period: Period) -> date | None:
    """The day that lies a period after another; None where the period is no number of days."""
    if period.number is None or period.unit not in {"days", "weeks", "months", "years"}:
        return None
    if period.unit in {"days", "weeks"}:
        return date.fromordinal(
            day.toordinal() + period.number * (7 if period.unit == "weeks" else 1)
        )
    months = day.month - 1 + period.number * (12 if period.unit == "years" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@rule(
    "PP92",
    "warning",
    "telling",
    message="The agreement is published in full, and its marking says that it is sensitive.",
    remedy="Publish a redacted version, or lower the marking.",
    reads=("/rights/publication", "/about/marking"),
    citation=_FOI,
    verified=False,
)
def published_and_sensitive(look: Look) -> Iterator[Hit]:
    """Publication in full under a marking that forbids it."""
    marking = look.agreement.about.marking
    if look.agreement.rights.publication == "in-full" and _SENSITIVE.search(marking):
        yield Hit(
            Pointer("/rights/publication"),
            f"The agreement is published in full, but is marked “{marking.strip()}”.",
        )


@rule(
    "PP93",
    "prompt",
    "telling",
    message="The agreement is published in full, and names people.",
    remedy="Do they know and agree? Job titles and team addresses do the same, and last longer.",
    reads=(
        "/rights/publication",
        "/partners/*/contacts/*/name",
        "/sign_off/signatories/*/name",
        "/sign_off/signatories/*/partner",
        *NAMES,
    ),
    good_practice=True,
    by_name=True,
)
def people_in_print(look: Look) -> Iterator[Hit]:
    """Names of contacts or of those who sign in what is published in full."""
    if look.agreement.rights.publication != "in-full":
        return
    named = [p for p in look.partners.values() if any(filled(one.name) for one in p.contacts)]
    named += [
        look.partners[one.partner]
        for one in look.agreement.sign_off.signatories
        if filled(one.name) and one.partner in look.partners
    ]
    if named:
        partners = listing(look.name(partner) for partner in named)
        yield Hit(
            Pointer("/rights/publication"),
            f"The agreement is published in full, with names of people at {partners}.",
        )


@rule(
    "PP95",
    "prompt",
    "telling",
    message="A privacy notice is older than the duty to take complaints.",
    remedy="Does the notice say that people can complain to the organisation itself?",
    reads=("/telling/notices/*/partner", "/telling/notices/*/updated", *NAMES, *START),
    citation=dpa("164A"),
)
def notice_before_complaints(look: Look) -> Iterator[Hit]:
    """Notices last changed before the duty began, in one finding, once the duty is law."""
    duty = look.knowledge.entry(_COMPLAINTS)
    begins = duty.in_force_from if duty else None
    if begins is None or law_day(look) < begins:
        return
    old = [
        notice
        for notice in look.agreement.telling.notices
        if (changed := day_of(notice.updated)) is not None and changed < begins
    ]
    if old:
        verb = "was" if len(old) == 1 else "were"
        yield Hit(
            old[0].at("updated"),
            f"The privacy notice of {listing(look.name(one.partner) for one in old)} {verb} last "
            f"changed before {day_words(begins)}, when the duty to take complaints began.",
        )


@rule(
    "PP96",
    "warning",
    "build",
    message="The version on the cover is not the latest of the version history.",
    remedy="Add the version to the history, or mend the cover.",
    reads=(_VERSION, *_HISTORY),
    good_practice=True,
)
def cover_and_history(look: Look) -> Iterator[Hit]:
    """A version that the history does not end with, once there is a history."""
    version = look.agreement.about.version.strip()
    history = [one for one in look.agreement.running.versions if filled(one.version)]
    if version and history and history[-1].version.strip() != version:
        yield Hit(
            Pointer(_VERSION),
            f"The cover says version {version}. The version history ends with "
            f"{history[-1].version.strip()}.",
        )


@rule(
    "PP97",
    "warning",
    "running",
    message="The version history runs backwards, or into the future.",
    remedy="Put the versions in order, each with its day.",
    reads=_HISTORY,
    good_practice=True,
)
def history_backwards(look: Look) -> Iterator[Hit]:
    """A version that is older than the one before it, or that is not made yet."""
    before: date | None = None
    for version in look.agreement.running.versions:
        day = day_of(version.date)
        if day is None:
            continue
        name = f"Version {version.version.strip()}" if filled(version.version) else "A version"
        if day > look.today:
            yield Hit(version.at("date"), f"{name} has a day that lies ahead.")
        elif before is not None and day < before:
            yield Hit(version.at("date"), f"{name} is older than the version before it.")
        before = day


@rule(
    "PP98",
    "warning",
    "running",
    message="The review comes later than the agreement says that reviews come.",
    remedy="Bring the review date forward, or review less often.",
    reads=("/running/review_date", "/running/review_every", *START),
    citation=CODE,
)
def review_too_late(look: Look) -> Iterator[Hit]:
    """A review date more than one period after the start, or after today once that is past."""
    running = look.agreement.running
    review = day_of(running.review_date)
    since = max(look.start, look.today) if look.start else look.today
    due = later_by(since, running.review_every)
    if review is not None and due is not None and review > due:
        every = f"{running.review_every.number} {running.review_every.unit}"
        yield Hit(
            Pointer("/running/review_date"),
            f"The review is on {day_words(review)}. One every {every} would come by "
            f"{day_words(due)}.",
        )


@rule(
    "PP99",
    "warning",
    "running",
    message="The approved version is not the version on the cover.",
    remedy="Have this version approved, or mend the cover.",
    reads=(_VERSION, "/sign_off/approved/version"),
    good_practice=True,
)
def other_version_approved(look: Look) -> Iterator[Hit]:
    """An approval of a version that is not this one."""
    version = look.agreement.about.version.strip()
    approved = look.agreement.sign_off.approved.version.strip()
    if version and approved and version != approved:
        yield Hit(
            Pointer("/sign_off/approved/version"),
            f"Version {approved} was approved. This is {version}.",
        )


@rule(
    "PP100",
    "warning",
    "build",
    message="The agreement is in force, and somebody has not signed.",
    remedy="Wait for the signature, or say in the status that it is still in review.",
    reads=("/about/status", *_SIGNED, *NAMES),
    good_practice=True,
)
def in_force_unsigned(look: Look) -> Iterator[Hit]:
    """A signature block that is not signed, though the agreement is in force. Leavers are gone."""
    if look.agreement.about.status != "in-force":
        return
    waiting = [
        one
        for one in look.agreement.sign_off.signatories
        if one.status not in {"signed", "left"} and one.partner in look.partners
    ]
    if waiting:
        verb = "has" if len(waiting) == 1 else "have"
        yield Hit(
            Pointer("/about/status"),
            f"The agreement is in force, but {listing(look.name(one.partner) for one in waiting)} "
            f"{verb} not signed.",
        )


@rule(
    "PP101",
    "warning",
    "running",
    message="The agreement is approved or in force, and an approval was refused or is awaited.",
    remedy="Settle the approval first, or mend the status.",
    reads=(
        "/about/status",
        "/sign_off/approvals/*/decision",
        "/sign_off/approvals/*/partner",
        *NAMES,
    ),
    good_practice=True,
)
def approved_against_advice(look: Look) -> Iterator[Hit]:
    """A refusal or a missing decision in an agreement that counts as approved."""
    status = look.agreement.about.status
    if status not in _SETTLED:
        return
    for approval in look.agreement.sign_off.approvals:
        if approval.decision in {"not-approved", "awaited"}:
            what = "was refused" if approval.decision == "not-approved" else "is still awaited"
            whose = f"of {look.name(approval.partner)} " if approval.partner else ""
            yield Hit(
                approval.at("decision"),
                f"The agreement is {_STATUS_WORDS[status]}, but an approval {whose}{what}.",
            )


@rule(
    "PP102",
    "warning",
    "running",
    message="A signature contradicts itself.",
    remedy="Say whether it is signed, and when.",
    reads=(*_SIGNED, "/sign_off/signatories/*/sent", *NAMES),
    good_practice=True,
)
def signature_contradicts(look: Look) -> Iterator[Hit]:
    """Signed without a day, a day without a signature, or a day that cannot be."""
    for one in look.agreement.sign_off.signatories:
        name, signed, sent = look.name(one.partner), day_of(one.signed), day_of(one.sent)
        if one.status == "signed" and not one.signed:
            yield Hit(one.at("signed"), f"{name} has signed. Nothing says when.")
        elif one.signed and one.status in {"not-sent", "sent", "declined"}:
            yield Hit(
                one.at("status"), f"{name} has a day of signing, but is not marked as signed."
            )
        elif signed is not None and signed > look.today:
            yield Hit(one.at("signed"), f"{name} signed on a day that lies ahead.")
        elif signed is not None and sent is not None and signed < sent:
            yield Hit(one.at("signed"), f"{name} signed before the agreement was sent.")


@rule(
    "PP103",
    "warning",
    "build",
    message="The agreement is in force outside its dates.",
    remedy="Mend the status or the dates. Sharing outside them is not covered.",
    reads=("/about/status", "/running/end", *START),
    good_practice=True,
)
def in_force_outside_dates(look: Look) -> Iterator[Hit]:
    """In force before the start or after the end."""
    if look.agreement.about.status != "in-force":
        return
    end = day_of(look.agreement.running.end)
    if end is not None and end < look.today:
        yield Hit(
            Pointer("/about/status"),
            f"The agreement is in force, but it ended on {day_words(end)}.",
        )
    elif look.start is not None and look.start > look.today:
        yield Hit(
            Pointer("/about/status"),
            f"The agreement is in force, but it starts on {day_words(look.start)}.",
        )


@rule(
    "PP104",
    "prompt",
    "running",
    message="The agreement should have started, and is still a draft.",
    remedy="Has sharing begun without an agreement? If not, when will it start?",
    reads=("/about/status", *START),
    citation=CODE,
)
def started_as_a_draft(look: Look) -> Iterator[Hit]:
    """A start that is past for an agreement that nobody has approved."""
    if look.agreement.about.status not in {"draft", "in-review"}:
        return
    if look.start is not None and look.start < look.today:
        yield Hit(
            Pointer("/running/start"),
            f"The start was {day_words(look.start)}, and the agreement is still a draft.",
        )


@rule(
    "PP105",
    "warning",
    "partners",
    message="A partner that leads takes no part in the sharing.",
    remedy="Name a partner that shares, or mend how this one takes part.",
    reads=(
        "/about/lead_partner",
        "/running/owner_partner",
        "/rights/lead_partner",
        "/partners/*/takes_part",
        *NAMES,
    ),
    good_practice=True,
)
def led_by_a_bystander(look: Look) -> Iterator[Hit]:
    """An observer or a processor that leads, owns the agreement, or answers for rights."""
    agreement = look.agreement
    for pointer, one, what, step in (
        ("/about/lead_partner", agreement.about.lead_partner, "leads", "case"),
        (
            "/running/owner_partner",
            agreement.running.owner_partner,
            "owns the agreement",
            "running",
        ),
        ("/rights/lead_partner", agreement.rights.lead_partner, "leads on rights", "telling"),
    ):
        partner = look.partners.get(one)
        if partner is not None and partner.takes_part in {"observer", "processor"}:
            yield Hit(
                Pointer(pointer),
                f"{look.name(partner)} {what}, but is marked as {partner.takes_part}.",
                step=step,
            )


RULES = (
    published_and_sensitive,
    people_in_print,
    notice_before_complaints,
    cover_and_history,
    history_backwards,
    review_too_late,
    other_version_approved,
    in_force_unsigned,
    approved_against_advice,
    signature_contradicts,
    in_force_outside_dates,
    started_as_a_draft,
    led_by_a_bystander,
)
