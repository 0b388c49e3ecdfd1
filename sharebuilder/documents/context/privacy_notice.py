"""The privacy notice: what Articles 13 and 14, and section 44 of the 2018 Act, ask to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.choices import rights as choices_rights
from sharebuilder.documents.context.choices import telling as choices_telling
from sharebuilder.documents.context.data import holds, retention
from sharebuilder.documents.context.flows import arrangements, transfers
from sharebuilder.documents.context.front import front
from sharebuilder.documents.context.people_rights import law_enforcement, rights
from sharebuilder.documents.context.public import (
    FOR_PROTECTION,
    FOR_RIGHTS,
    PublicWords,
    full_name,
    full_names,
    grouped,
    items_of,
    named,
    reach,
    shown_flows,
    shown_items,
    staff,
)
from sharebuilder.documents.context.words import joined, line, long, unstopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import LegalGround, Purpose
    from sharebuilder.questions.question_set import QuestionSet

_INTERESTS = ("art6-1-ea", "art6-1-f")


def privacy_notice_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),  # noqa: ARG001 - every context is called alike
) -> dict[str, Any]:
    """The fields of the privacy notice.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles and the plain words of the law.
        findings: errors among them make the document a draft.
        today: the day of the document.
        pictures: not used.

    Returns:
        Plain dictionaries, lists, texts, numbers and yes or no.
    """
    words = PublicWords(tree, question_set, knowledge)
    said = words.agreement
    told, chosen = choices_telling(words), choices_rights(words)
    kept = retention(words)
    groups = grouped(words, shown_items(words))
    context = {
        **front(words, findings),
        "organisations": _organisations(words),
        "processors": _processors(words),
        "joint": [one for one in arrangements(words) if one["partners"] and not one["processor"]],
        "purposes": [_purpose(words, one) for one in said.purposes],
        "groups": [
            {name: one[name] for name in ("name", "description", "items")} for one in groups
        ],
        "sources": _sources(words),
        "moves": _moves(words),
        "retention": kept,
        "holds": holds(kept),
        "transfers": transfers(words),
        "transfers_answered": any(flow.outside_uk is not None for flow in said.flows),
        "asks": [
            {"name": line(one.name) or "A question", "withdrawal": long(one.withdrawal)}
            for one in said.consent.asks
            if one.withdrawal.strip()
        ],
        "asked_for": named(words, "purposes", _purposes(said.purposes, anyway=False)),
        "told_of": named(words, "purposes", _purposes(said.purposes, anyway=True)),
        "without_asking": long(said.consent.without_asking),
        "rights": rights(words),
        "rights_lead": full_name(words, said.rights.lead_partner),
        "pass_on_within": chosen["pass_on_within"],
        "police": law_enforcement(words),
        "complaints": chosen["complaints"],
        "complaints_contact": chosen["complaints_contact"],
        "complaints_duty": _in_force(words, "dpa-s164A", today),
        "regulator": words.rule("complaint-to-regulator")["text"],
        "automated": {
            "purposes": named(
                words, "purposes", (one.id for one in said.purposes if one.automated_decisions)
            ),
            "how": chosen["automated"],
        },
        "not_told": told["not_told"],
        "not_told_decided_by": told["not_told_decided_by"],
        "children": told["children"],
        "helps": list(
            dict.fromkeys(
                long(one.help_to_understand)
                for one in said.consent.asks
                if one.help_to_understand.strip()
            )
        ),
    }
    context["who"] = joined(*(one["name"] for one in context["organisations"]))
    context["staff"] = staff(words, context, _gaps(words, context), today)
    return context


def _organisations(words: PublicWords) -> list[dict[str, str]]:
    """The controllers: who they are, and where to turn."""
    notices = {one.partner: line(one.where) for one in words.agreement.telling.notices}
    found = []
    for one in words.agreement.partners:
        if one.id not in _takes_part(words) or one.takes_part == "processor":
            continue
        name = line(one.name) or words.name("partners", one.id)
        found.append(
            {
                "name": name,
                "short_name": line(one.short_name) if line(one.short_name) != name else "",
                "members": joined(
                    *(line(two.name) for two in one.members if not two.left), mark="; "
                ),
                "contact": reach(one, FOR_RIGHTS)[0],
                "protection": reach(one, FOR_PROTECTION)[0],
                "where": notices.get(one.id, ""),
            }
        )
    return found


def _takes_part(words: PublicWords) -> set[str]:
    """The partners that give or get information, or that rely on the law; all before any do."""
    said = words.agreement
    ends = {end for flow in said.flows for end in (flow.from_, *flow.to)}
    ends |= {one.partner for one in said.law}
    return ends if said.flows else ends | {
        one.id for one in said.partners if one.takes_part != "observer"
    }  # fmt: skip


def _processors(words: PublicWords) -> list[dict[str, str]]:
    """The companies that handle information on the instructions of others."""
    contracts = {
        one.processor: full_names(words, one.partners)
        for one in words.agreement.arrangements
        if one.processor
    }
    roles = {
        role.partner: full_name(words, role.on_behalf_of)
        for flow in words.agreement.flows
        for role in flow.roles
        if role.role == "processor"
    }
    marked = {one.id: "" for one in words.agreement.partners if one.takes_part == "processor"}
    merged = {**marked, **roles, **contracts}
    return [{"name": full_name(words, one), "on_behalf_of": merged[one]} for one in merged if one]


def _purpose(words: PublicWords, one: Purpose) -> dict[str, Any]:
    grounds = [ground for ground in words.agreement.law if one.id in ground.purposes]
    return {
        "name": words.name("purposes", one.id),
        "aim": long(one.aim),
        "people": named(
            words,
            "people",
            (two for f in shown_flows(words) if one.id in f.purposes for two in f.people),
        ),
        "allowed_uses": long(one.allowed_uses),
        "forbidden_uses": long(one.forbidden_uses),
        "collected_for": long(one.collected_for),
        "grounds": [_ground(words, ground) for ground in grounds],
    }


def _ground(words: PublicWords, one: LegalGround) -> dict[str, Any]:
    part_3 = one.regime == "part-3"
    interest = one.lawful_basis in _INTERESTS
    return {
        "partner": words.name("partners", one.partner) or "An organisation that is not named yet",
        # The number of a flow means nothing to whoever has no map of the flows.
        "only_flows": joined(*(line(f.name) for f in shown_flows(words) if f.id in one.flows)),
        "basis": "part-3" if part_3 else one.lawful_basis,
        "basis_title": words.law(one.lawful_basis),
        "recognised": words.law(one.recognised_interest),
        "powers": unstopped(joined(*(words.law(p.provision) or line(p.other) for p in one.powers))),
        "sensitive": joined(
            words.laws(one.article_9), words.laws(one.schedule_1),
            words.law(one.part_3.schedule_8),
        ),
        "criminal": bool(one.article_10) and one.article_10 != "none-used",
        "interest": long(one.lawful_basis_why) if interest else "",
        "law": line(one.part_3.law) if part_3 else "",
        "exemptions": joined(
            *(words.law(entry.provision) or line(entry.other) for entry in one.exemptions)
        ),
    }  # fmt: skip


def _sources(words: PublicWords) -> list[dict[str, str]]:
    """Where information comes from: who holds it first, and which sorts."""
    by_partner: dict[str, dict[str, None]] = {}
    for item in shown_items(words):
        if item.source_partner:
            group = words.name("item_groups", item.group) or words.name("items", item.id)
            by_partner.setdefault(item.source_partner, {})[group] = None
    return [
        {"partner": words.name("partners", one), "groups": joined(*groups)}
        for one, groups in by_partner.items()
    ]


def _moves(words: PublicWords) -> list[dict[str, str]]:
    """Who gives what to whom, and what for; flows between the same partners stand together."""
    by_ends: dict[tuple[str, str], list[Any]] = {}
    for flow in shown_flows(words):
        ends = (words.name("partners", flow.from_), words.names("partners", flow.to))
        by_ends.setdefault(ends, []).append(flow)
    return [
        {
            "sender": sender or "Not yet said",
            "receivers": receivers or "Not yet said",
            "groups": joined(*(one["name"] for one in grouped(words, items_of(words, flows)))),
            "purposes": joined(
                *dict.fromkeys(words.name("purposes", one) for f in flows for one in f.purposes)
            ),
        }
        for (sender, receivers), flows in by_ends.items()
    ]


def _in_force(words: PublicWords, identity: str, today: date) -> bool:
    entry = words.knowledge.entry(identity)
    if entry is None or not words.rule(identity)["text"]:
        return False
    return entry.in_force(today) is True


def _purposes(purposes: Iterable[Purpose], *, anyway: bool) -> list[str]:
    return [one.id for one in purposes if one.goes_ahead_anyway is anyway]


def _gaps(words: PublicWords, context: Mapping[str, Any]) -> list[str]:
    """What Articles 13 and 14 ask to be told, and the answers do not say."""
    said = words.agreement
    shown = {one["name"] for one in context["organisations"]}
    partners = [one for one in said.partners if (line(one.name) or "") in shown]
    found = []

    everybody = [line(one.name) for one in partners]

    def lacks(text: str, names: Iterable[str]) -> None:
        names = list(names)
        several = len(names) > 1 and names == everybody
        lacking = "each organisation" if several else joined(*names, mark=", ")
        if lacking:
            found.append(f"{text}: {lacking}")

    lacks(
        "An address, telephone number or email at which people can reach",
        (line(one.name) for one in partners if not reach(one, FOR_RIGHTS)[1]),
    )
    lacks(
        "The contact details of a data protection officer, or that there is none, at",
        (line(one.name) for one in partners if not reach(one, FOR_PROTECTION)[1]),
    )
    lacks(
        "The lawful basis for",
        (one["name"] for one in context["purposes"] if not one["grounds"]),
    )
    lacks(
        "Whose interest it is, and what it is, for",
        (
            f"{one['name']} ({ground['partner']})"
            for one in context["purposes"]
            for ground in one["grounds"]
            if ground["basis"] in _INTERESTS and not ground["interest"]
        ),
    )
    for key, text in (
        ("purposes", "What information is used for"),
        ("groups", "What information is used"),
        ("moves", "Who gets information"),
        ("retention", "How long information is kept"),
        ("transfers_answered", "Whether information leaves the United Kingdom"),
        ("sources", "Where information comes from"),
        ("complaints", "How people complain to the partners"),
    ):
        if not context[key]:
            found.append(text)
    lacks(
        "Whether people have a choice about",
        (words.name("purposes", one.id) for one in said.purposes if one.goes_ahead_anyway is None),
    )
    return found
