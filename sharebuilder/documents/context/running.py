"""How the agreement is looked after, changed, ended and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, period

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Fact, Words
    from sharebuilder.model.views import Signature

SIGNS_NO_MORE = ("declined", "left")
"""The statuses of a signature of a partner that does not sign."""


def running(words: Words) -> dict[str, Any]:
    """Who looks after the agreement, and how it is reviewed, changed and ended."""
    said = words.agreement.running
    texts = {
        name: long(getattr(said, name))
        for name in (
            "review_looks_at",
            "review_triggers",
            "metrics",
            "training",
            "guidance",
            "emergencies",
            "non_routine",
            "change_control",
            "joining",
            "leaving",
            "leaver_data",
            "suspension",
            "ending",
            "disputes",
            "liability",
            "breach_of_agreement",
        )
    }
    return {
        **texts,
        "owner": joined(
            words.name("partners", said.owner_partner), line(said.owner_role), mark=": "
        ),
        "governance_group": line(said.governance_group),
        "start": day(said.start),
        "end": day(said.end),
        "review_date": day(said.review_date),
        "review_every": period(said.review_every),
        "leaving_notice": period(said.leaving_notice),
    }


def framework(words: Words) -> dict[str, Any]:
    """The framework above the agreement."""
    said = words.agreement.running.framework
    return {
        "name": line(said.name),
        "reference": line(said.reference),
        "link": line(said.link),
        "inherited": [line(subject) for subject in said.inherited if subject.strip()],
    }


def linked_documents(words: Words) -> list[dict[str, str]]:
    """The documents that go with the agreement."""
    return [
        {
            "title": line(one.title),
            "kind": words.choice("/running/linked_documents/*/kind", one.kind),
            "where": line(one.where),
        }
        for one in words.agreement.running.linked_documents
    ]


def versions(words: Words) -> list[dict[str, str]]:
    """The history of the agreement."""
    return [
        {
            "version": line(one.version),
            "date": day(one.date),
            "author": line(one.author),
            "changes": line(one.changes),
        }
        for one in words.agreement.running.versions
    ]


def signatures(words: Words) -> list[dict[str, Any]]:
    """A block to sign for each partner that signs."""
    return [
        {"partner": words.name("partners", one.partner), "rows": signature_rows(words, one)}
        for one in words.agreement.sign_off.signatories
        if one.status not in SIGNS_NO_MORE
    ]


def not_signing(words: Words) -> list[dict[str, str]]:
    """The partners that declined, or left."""
    return [
        {
            "partner": words.name("partners", one.partner),
            "status": joined(
                words.choice("/sign_off/signatories/*/status", one.status),
                line(one.role),
                line(one.name),
                f"sent {day(one.sent)}" if one.sent else "",
                f"signed {day(one.signed)}" if one.signed else "",
                f"version {line(one.version)}" if one.version.strip() else "",
                line(one.authority),
            ),
        }
        for one in words.agreement.sign_off.signatories
        if one.status in SIGNS_NO_MORE
    ]


def approvals(words: Words) -> list[dict[str, str]]:
    """Advice and approvals before signature."""
    place = "/sign_off/approvals/*"
    return [
        {
            "partner": words.name("partners", one.partner),
            "role": words.choice(f"{place}/role", one.role),
            "decision": joined(
                words.choice(f"{place}/decision", one.decision), day(one.date), mark=", "
            ),
            "comments": long(one.comments),
        }
        for one in words.agreement.sign_off.approvals
    ]


def signature_rows(words: Words, one: Signature) -> list[Fact]:
    """What stands in the block of one signature. What is still to be written is empty."""
    waits = one.status == "not-sent"
    status = "" if waits else words.choice("/sign_off/signatories/*/status", one.status)
    # “Sent, sent on 20 November” says it twice.
    sent = f"sent on {day(one.sent)}" if one.sent else ""
    if sent and one.status == "sent":
        status, sent = f"Sent on {day(one.sent)}", ""
    version = f"version {line(one.version)}" if one.version.strip() else ""
    rows = [
        {"label": "Name", "text": line(one.name)},
        {"label": "Job title", "text": line(one.role)},
    ]
    if one.authority.strip():
        rows.append({"label": "Authority to sign", "text": line(one.authority)})
    if said := joined(status, sent, version, mark=", "):
        rows.append({"label": "Status", "text": said})
    rows += [
        {"label": "Signature", "text": ""},
        {"label": "Date", "text": day(one.signed)},
    ]
    return rows
