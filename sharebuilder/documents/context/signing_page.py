"""Everything that the signing page of one partner can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.by_partner import (
    HANDLES_NOTHING,
    is_in_a_flow,
    partner_line,
    partner_of,
    receives,
    roles,
    sends,
)
from sharebuilder.documents.context.data import retention_of, shared_holds
from sharebuilder.documents.context.front import front, knowledge_used
from sharebuilder.documents.context.law import grounds_of
from sharebuilder.documents.context.partners import contacts_of
from sharebuilder.documents.context.running import SIGNS_NO_MORE, running, signature_rows
from sharebuilder.documents.context.words import Words, long

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.context.words import Fact
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import Partner, Signature
    from sharebuilder.questions.question_set import QuestionSet

_BY_HAND = ("Name", "Job title", "Signature", "Date")


def signing_page_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    record: str,
    pictures: Sequence[Mapping[str, Any]] = (),  # noqa: ARG001 - as every document is called
) -> dict[str, Any] | None:
    """The fields of the signing page of a partner.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: those that count make the document a draft.
        today: the day of the document.
        record: the id of the partner.
        pictures: not shown here.

    Returns:
        Plain dictionaries, lists, texts, numbers and yes or no. None where the partner does not
        sign: it declined or left, or it only observes or works on another's instructions and
        nobody is named to sign for it.
    """
    words = Words(tree, question_set, knowledge)
    partner = partner_of(words, record)
    if partner is None:
        return None
    named = [one for one in words.agreement.sign_off.signatories if one.partner == record]
    signing = [one for one in named if one.status not in SIGNS_NO_MORE]
    if not signing and (named or partner.takes_part in HANDLES_NOTHING):
        return None
    sent, received = sends(words, record), receives(words, record)
    grounds = grounds_of(words, record)
    contacts = contacts_of(words, partner)
    keeps = retention_of(words, record)
    return {
        **front(words, findings),
        "partner": partner_line(words, partner),
        "facts": _facts(words),
        "sends": sent,
        "receives": received,
        "in_a_flow": is_in_a_flow(words, record),
        "keeps": keeps,
        "holds": shared_holds(keeps),
        "roles": roles(words, record),
        "grounds": grounds,
        "contacts": contacts,
        "reachable": any(contact["reach"] for contact in contacts),
        "running": running(words),
        "somebody_signs": bool(signing),
        "blocks": _blocks(words, partner, signing),
        "accession": long(words.agreement.sign_off.accession) if partner.kind == "class" else "",
        "knowledge": knowledge_used(words, today, grounds),
    }


def _facts(words: Words) -> list[Fact]:
    said, run = words.agreement.about, running(words)
    return words.facts(
        ("/about/reference", said.reference.strip()),
        ("/about/version", said.version.strip()),
        ("/about/lead_partner", words.name("partners", said.lead_partner)),
        ("/running/start", run["start"]),
        ("/running/end", run["end"]),
        ("/running/review_date", run["review_date"]),
        ("/running/leaving_notice", run["leaving_notice"]),
    )


def _blocks(words: Words, partner: Partner, signing: list[Signature]) -> list[dict[str, Any]]:
    """A block for each signatory; one to fill in by hand where nobody is named."""
    by_hand = [{"label": label, "text": ""} for label in _BY_HAND]
    blocks = [signature_rows(words, one) for one in signing] or [by_hand]
    if partner.kind == "class":
        member = {"label": "Name of the organisation", "text": ""}
        blocks = [[member, *rows] for rows in blocks]
    return [{"rows": rows} for rows in blocks]
