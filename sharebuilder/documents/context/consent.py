"""The consent set: forms for people, slips, and the pages on which staff keep the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.choices import consent as choices
from sharebuilder.documents.context.front import front
from sharebuilder.documents.context.public import (
    PublicWords,
    full_name,
    full_names,
    grouped,
    items_of,
    named,
    shown_flows,
    staff,
)
from sharebuilder.documents.context.words import joined, line, long, period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.context.words import Fact
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import AskOfAPerson, Flow
    from sharebuilder.questions.question_set import QuestionSet

_UNDER_18 = ("under-13", "13-15", "16-17")
_YOUNG_RULES = ("competence", "fixed-age")
_EXPLICIT = "explicit-consent"
_BASIS = "consent-lawful-basis"


def consent_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),  # noqa: ARG001 - every context is called alike
) -> dict[str, Any] | None:
    """The fields of the consent set; None where people are asked nothing.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: errors among them make the document a draft.
        today: the day of the document.
        pictures: not used.

    Returns:
        Plain dictionaries, lists, texts, numbers and yes or no.
    """
    words = PublicWords(tree, question_set, knowledge)
    said = words.agreement.consent
    if not said.asks:
        return None
    told = choices(words)
    asks = [
        _ask(words, one, entry, number)
        for number, (one, entry) in enumerate(zip(said.asks, told["asks"], strict=True), start=1)
    ]
    pairs = list(zip(said.asks, asks, strict=True))
    context = {
        **front(words, findings),
        "forms": _forms(words, pairs),
        "young": _forms(words, [(one, ask) for one, ask in pairs if ask["young"]]),
        "asks": asks,
        "spoken": [ask for one, ask in pairs if "spoken" in one.how_asked or not one.how_asked],
        "refusals": any(ask["refusal"] for ask in asks),
        "withdrawals": any(ask["withdrawal"] for ask in asks),
        "organisations": full_names(words, (two for one in said.asks for two in one.partners)),
        "without": told["without"],
        "without_asking": told["without_asking"],
        "who_decides": told["who_decides"],
        "shared": {
            name: told[name]
            for name in ("capacity", "children", "help_to_understand", "same_facts")
        },
        "law": _law(words, said.asks),
    }  # fmt: skip
    context["staff"] = staff(words, context, _gaps(said.asks), today)
    return context


def _ask(
    words: PublicWords, one: AskOfAPerson, entry: Mapping[str, Any], number: int
) -> dict[str, Any]:
    purposes = [p for p in words.agreement.purposes if p.id in one.purposes]
    ages = {age for p in words.agreement.people if p.id in one.people for age in p.ages}
    young = one.age_rule in _YOUNG_RULES or (not one.age_rule and bool(ages & set(_UNDER_18)))
    return {
        **{name: entry[name] for name in (
            "name", "meaning", "asked", "choices", "refusal", "withdrawal", "stops_within",
            "changes_mind", "cannot_undo", "facts", "capacity", "children",
            "help_to_understand", "as_for",
        )},
        "number": number,
        "kind": one.meaning,
        "is_consent": one.meaning in (_BASIS, _EXPLICIT),
        "purposes": named(words, "purposes", (p.id for p in purposes)),
        "aims": [long(p.aim) for p in purposes if p.aim.strip()],
        "goes_ahead": any(p.goes_ahead_anyway for p in purposes),
        "organisations": full_names(words, one.partners),
        "depends": bool(one.service_depends),
        "does_not_depend": one.service_depends is False,
        "renewed_every": period(one.renewed_every),
        "form_version": line(one.form_version),
        "young": young,
        "age": one.age if one.age_rule == "fixed-age" and one.age is not None else 0,
        "by_competence": one.age_rule != "fixed-age",
    }  # fmt: skip


def _forms(
    words: PublicWords, pairs: Sequence[tuple[AskOfAPerson, dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Questions that stand on one form together: those with the same form and version."""
    by_form: dict[str, list[tuple[AskOfAPerson, dict[str, Any]]]] = {}
    for one, ask in pairs:
        by_form.setdefault(ask["form_version"] or one.id, []).append((one, ask))
    found = []
    for number, members in enumerate(by_form.values(), start=1):
        asks = [ask for _, ask in members]
        members_said = [one for one, _ in members]
        can_exclude = any(one.can_exclude for one in members_said)
        partners = list(dict.fromkeys(two for one in members_said for two in one.partners))
        chosen = [choice for ask in asks for choice in ask["choices"]]
        receivers = {two for flow in _flows(words, members_said) for two in flow.to}
        receiving = [one for one in partners if one in receivers]
        apart = can_exclude and len(receiving) > 1 and not _named_in(words, chosen, receiving)
        helps = [long(one.help_to_understand) for one in members_said]
        found.append(
            {
                "number": number,
                "name": asks[0]["form_version"],
                "asks": asks,
                "several": len(asks) > 1,
                "goes_ahead": any(ask["goes_ahead"] for ask in asks),
                "can_exclude": can_exclude,
                "leave_out": [full_name(words, one) for one in receiving] if apart else [],
                "shared": _shared(words, members_said),
                "helps": [one for one in dict.fromkeys(helps) if one],
                "ages": sorted({ask["age"] for ask in asks if ask["age"]}),
                "by_competence": any(ask["by_competence"] for ask in asks),
                "notices": [
                    {"partner": words.name("partners", one.partner), "where": line(one.where)}
                    for one in words.agreement.telling.notices
                    if one.where.strip() and (one.partner in partners or not partners)
                ],
            }
        )
    return found


def _shared(words: PublicWords, asks: Sequence[AskOfAPerson]) -> list[dict[str, str]]:
    """The most that can move when people say yes, group by group, with who may get it.

    What goes ahead whatever they say is not among it.
    """
    flows = _flows(words, asks)
    partners = {one for ask in asks for one in ask.partners}
    found = []
    for group in grouped(words, items_of(words, flows)):
        ids = {item.id for item in group["entries"]}
        groups = {item.group for item in group["entries"] if item.group}
        carrying = [f for f in flows if ids & set(f.items) or groups & set(f.item_groups)]
        receivers = [one for f in carrying for one in f.to if one in partners or not partners]
        found.append(
            {
                "name": group["name"],
                "items": group["items"],
                "receivers": words.names("partners", dict.fromkeys(receivers)),
            }
        )
    return found


def _flows(words: PublicWords, asks: Sequence[AskOfAPerson]) -> list[Flow]:
    return [one for one in shown_flows(words) if any(_belongs(words, one, ask) for ask in asks)]


def _belongs(words: PublicWords, flow: Flow, ask: AskOfAPerson) -> bool:
    """Whether a flow moves what a question asks about, and stands still without a yes."""
    anyway = {one.id for one in words.agreement.purposes if one.goes_ahead_anyway}
    if not set(flow.purposes) & set(ask.purposes) - anyway:
        return False
    if ask.people and flow.people and not set(flow.people) & set(ask.people):
        return False
    partners = set(ask.partners)
    if len(partners) > 1 and flow.from_ not in partners:
        return False
    return not partners or bool(partners & set(flow.to))


def _named_in(words: PublicWords, choices: Iterable[str], partners: Iterable[str]) -> bool:
    """Whether the choices of a question name one of the partners already."""
    names = {words.name("partners", one) for one in partners}
    names |= {full_name(words, one) for one in partners}
    return any(name in choice for name in names for choice in choices)


def _law(words: PublicWords, asks: Iterable[AskOfAPerson]) -> list[Fact]:
    """What the law says of how people are asked, for staff."""
    asks = list(asks)
    wanted = []
    if any(one.meaning in (_BASIS, _EXPLICIT) for one in asks):
        wanted.append("gdpr-art7")
    if any(one.age_rule != "no-children" for one in asks):
        wanted += ["gdpr-art8", "child-competence"]
        if "scotland" in words.agreement.about.nations:
            wanted.append("dpa-s208")
    facts = (words.rule_for_staff(one) for one in wanted)
    return [fact for fact in facts if fact["text"]]


def _gaps(asks: Iterable[AskOfAPerson]) -> list[str]:
    """What a person who is asked should read, and the answers do not say."""
    wanted = {
        "asked": "the words in which people are asked",
        "purposes": "what it is for",
        "partners": "which organisations it is about",
        "refusal": "what happens when somebody says no",
        "withdrawal": "how somebody changes their mind",
        "record": "how the answer is recorded",
    }
    found = []
    for one in asks:
        lacking = [text for name, text in wanted.items() if not getattr(one, name)]
        if lacking:
            found.append(f"{joined(*lacking, mark=', ')} ({line(one.name) or 'a question'})")
    return found
