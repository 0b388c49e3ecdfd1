"""What the documents share that the person themself reads, and the page in them for staff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.front import texts_in
from sharebuilder.documents.context.words import NOT_VERIFIED, Words, day, joined, line, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.context.words import Fact
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import DataItem, Flow, Partner
    from sharebuilder.questions.question_set import QuestionSet

FOR_RIGHTS = (
    "rights-contact", "information-governance-lead", "single-point-of-contact", "deputy-contact",
)  # fmt: skip
FOR_PROTECTION = ("data-protection-officer",)


class PublicWords(Words):
    """Words for people outside the partnership.

    A sentence to a citizen does not carry “(not verified)”. What nobody checked is noted instead,
    so that the page for staff can say it.

    Attributes:
        not_verified: the provisions that were shown and that nobody checked, in order.
    """

    def __init__(self, tree: JsonObject, question_set: QuestionSet, knowledge: Knowledge) -> None:
        super().__init__(tree, question_set, knowledge)
        self.not_verified: dict[str, None] = {}

    def law(self, identity: str) -> str:
        """The title of a provision and where it stands."""
        text = super().law(identity)
        if not text.endswith(NOT_VERIFIED):
            return text
        text = text.removesuffix(NOT_VERIFIED).strip()
        self.not_verified[text] = None
        return text

    def rule(self, identity: str) -> Fact:
        """A rule of law as a title and its plain words; both empty where it is not known."""
        entry = self.knowledge.entry(identity)
        if entry is None:
            return {"label": "", "text": ""}
        if not entry.verified:
            self.not_verified[f"{entry.title} ({entry.citation.text})"] = None
        return {"label": entry.title, "text": entry.plain}

    def rule_for_staff(self, identity: str) -> Fact:
        """A rule with its citation; one that nobody checked says so."""
        entry = self.knowledge.entry(identity)
        if entry is None:
            return {"label": "", "text": ""}
        mark = "" if entry.verified else f" {NOT_VERIFIED}"
        return {"label": f"{entry.title} ({entry.citation.text}){mark}", "text": entry.plain}


def staff(
    words: PublicWords, context: Mapping[str, Any], gaps: Sequence[str], today: date
) -> dict[str, Any]:
    """The page for staff: what the answers do not say, what nobody checked, and who is named.

    It is made last, when everything that is shown has been asked for.

    Args:
        words: the words that were shown.
        context: the fields of the document, without this page.
        gaps: what the answers do not say.
        today: the day of the document.
    """
    said = words.agreement
    posts = [one.name for partner in said.partners for one in partner.contacts]
    posts += [one.name for one in said.sign_off.signatories]
    people = dict.fromkeys(line(one) for one in posts if " " in one.strip())
    shown = "\n".join(texts_in(context)) if people else ""
    return {
        "gaps": list(gaps),
        "people": [one for one in people if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", shown)],
        "not_verified": list(words.not_verified),
        "left_out": [
            words.name(kind, one.id)
            for kind, records in (("items", said.items), ("flows", said.flows))
            for one in records
            if one.leave_out_of_published
        ],
        "made_on": day(today.isoformat()),
    }


def shown_items(words: Words) -> list[DataItem]:
    """The items that are not marked to be left out of what is published."""
    return [one for one in words.agreement.items if not one.leave_out_of_published]


def shown_flows(words: Words) -> list[Flow]:
    """The flows that are not marked to be left out of what is published."""
    return [one for one in words.agreement.flows if not one.leave_out_of_published]


def items_of(words: Words, flows: Iterable[Flow]) -> list[DataItem]:
    """The items that flows carry, in the order of the agreement."""
    flows = list(flows)
    items = {item for flow in flows for item in flow.items}
    groups = {group for flow in flows for group in flow.item_groups}
    return [one for one in shown_items(words) if one.id in items or one.group in groups]


def grouped(words: Words, items: Iterable[DataItem]) -> list[dict[str, Any]]:
    """Items by their group, each group with its description; those without a group come last."""
    by_group: dict[str, list[DataItem]] = {}
    known = {one.id: one for one in words.agreement.item_groups}
    for item in items:
        by_group.setdefault(item.group if item.group in known else "", []).append(item)
    order = [*known, ""]
    return [
        {
            "name": words.name("item_groups", group) or "Other information",
            "description": line(known[group].description) if group else "",
            "entries": by_group[group],
            "items": joined(*(words.name("items", one.id) for one in by_group[group])),
        }
        for group in order
        if group in by_group
    ]


def named(words: Words, collection: str, identities: Iterable[str]) -> str:
    """The names of records, each once, whatever they are."""
    return joined(*(words.name(collection, one) for one in dict.fromkeys(identities)))


def full_names(words: Words, identities: Iterable[str]) -> str:
    """Partners by their full names, as a sentence has them."""
    return listed(dict.fromkeys(full_name(words, one) for one in identities))


def full_name(words: Words, identity: str) -> str:
    """A partner by its full name."""
    named = (line(one.name) for one in words.agreement.partners if one.id == identity)
    return next(named, "") or words.name("partners", identity)


def reach(partner: Partner, roles: Iterable[str]) -> tuple[str, bool]:
    """Whom to turn to by post, never by name; and whether an address or a number stands there."""
    for role in roles:
        for contact in partner.contacts:
            way = joined(line(contact.email), line(contact.phone), mark=", ")
            if contact.role == role and (contact.job_title.strip() or way):
                return joined(line(contact.job_title), way, mark=", "), bool(way)
    return "", False
