"""The items of information, and how long they are kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import joined, line, long, period, unstopped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import DataItem, RetentionRule

_ABOUT_NOBODY = ("anonymous", "aggregate")
_OTHER = "Other items"
_ITEMS = "Items"


def data(words: Words) -> dict[str, Any]:
    """Every item, by its group and in full."""
    agreement = words.agreement
    carried = _carried(words)
    entries = [_entry(words, one, carried.get(one.id, [])) for one in agreement.items]
    by_group: dict[str, list[dict[str, str]]] = {}
    known = {group.id for group in agreement.item_groups}
    for one, entry in zip(agreement.items, entries, strict=True):
        by_group.setdefault(one.group if one.group in known else "", []).append(entry)
    groups = [
        {
            "name": words.name("item_groups", group.id),
            "description": long(group.description),
            "entries": by_group.get(group.id, []),
        }
        for group in agreement.item_groups
        if group.id in by_group or group.description.strip() or group.name.strip()
    ]
    if "" in by_group:
        groups.append(
            {
                "name": _OTHER if groups else _ITEMS,
                "description": "",
                "entries": by_group[""],
            }
        )
    return {
        "count": len(entries),
        "special_count": _count(words, "special-category"),
        "criminal_count": _count(words, "criminal-offence"),
        "groups": groups,
        "entries": entries,
    }


def retention(words: Words) -> list[dict[str, str]]:
    """How long each record is kept, and what happens then."""
    return [_kept(words, one) for one in words.agreement.retention]


def holds(kept: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Why records are kept longer, each reason once, with its records."""
    by_reason: dict[str, list[str]] = {}
    for one in kept:
        if one["legal_hold"]:
            by_reason.setdefault(unstopped(one["legal_hold"]), []).append(one["name"])
    names = [one["name"] for one in kept]
    return [
        {"reason": reason, "records": _records(records, names)}
        for reason, records in by_reason.items()
    ]


def shared_holds(kept: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The reasons that more than one record has. They are taken off the records themselves."""
    reasons = Counter(unstopped(one["legal_hold"]) for one in kept if one["legal_hold"])
    shared = {reason for reason, number in reasons.items() if number > 1}
    found = [one for one in holds(kept) if one["reason"] in shared]
    for one in kept:
        if unstopped(one["legal_hold"]) in shared:
            one["legal_hold"] = ""
    return found


def _records(some: Sequence[str], every: Sequence[str]) -> str:
    """Some of the records of a table: by their names, or by the names of the few others."""
    others = [name for name in every if name not in some]
    if not others and len(every) > 1:
        return "Each record in the table"
    if len(others) * 2 < len(some):
        return f"Each record in the table, except: {joined(*others)}"
    return joined(*some)


def retention_of(words: Words, partner: str) -> list[dict[str, str]]:
    """What one partner keeps, by its id."""
    return [_kept(words, one) for one in words.agreement.retention if partner in one.partners]


def _kept(words: Words, one: RetentionRule) -> dict[str, str]:
    kept = joined(period(one.period), line(one.criteria), mark=", or ")
    event = line(one.event)
    return {
        "name": line(one.name) or "Records",
        "covers": joined(
            words.names("item_groups", one.item_groups), words.names("items", one.items)
        ),
        "partners": words.names("partners", one.partners),
        # An event is a moment (“The visit”) or a sentence (“The case closes”): this holds for both.
        "how_long": f"{unstopped(kept)}. The clock starts: {event}"
        if kept and event
        else kept or event,
        "then": words.choice("/retention/*/then", one.then),
        "legal_hold": line(one.legal_hold),
        "source": line(one.source),
        "proof": line(one.proof),
    }


def _entry(words: Words, one: DataItem, flows: list[str]) -> dict[str, str]:
    special = words.choices("/items/*/special_categories", one.special_categories)
    recognised = words.choice("/items/*/identifiability", one.identifiability)
    kinds = [
        f"{label} ({special})" if kind == "special-category" and special else label
        for kind in one.sensitivity
        if (label := words.choice("/items/*/sensitivity", kind))
    ]
    if one.identifiability in _ABOUT_NOBODY and one.sensitivity == ("ordinary",):
        kinds = [recognised]  # “ordinary personal information” is not what counts are
    if special and "special-category" not in one.sensitivity:
        kinds.append(special)
    return {
        "name": words.name("items", one.id),
        "meaning": long(one.meaning),
        "sensitivity": joined(
            "; ".join(kinds), line(one.sensitive_when), mark=". When: " if kinds else ""
        ),
        "why_needed": joined(
            long(one.why_needed), long(one.high_harm_reason), mark="\N{PARAGRAPH SEPARATOR}"
        ),
        "source": joined(
            words.name("partners", one.source_partner), line(one.source_system), mark=": "
        ),
        "people": words.names("people", one.people),
        "form": joined(
            line(one.format),
            "staff type it freely" if one.free_text else "",
            recognised,
            f"small numbers: {line(one.small_number_rule)}" if one.small_number_rule else "",
        ),
        "quality": joined(
            long(one.quality),
            f"Corrected by: {words.name('partners', one.corrected_by)}" if one.corrected_by else "",
            mark="\N{PARAGRAPH SEPARATOR}",
        ),
        "flows": joined(
            ", ".join(flows),
            f"For: {words.names('purposes', one.purposes)}" if one.purposes else "",
        ),
    }


def _carried(words: Words) -> dict[str, list[str]]:
    """The tags of the flows that carry each item, by the item's id."""
    members: dict[str, list[str]] = {}
    for item in words.agreement.items:
        members.setdefault(item.group, []).append(item.id)
    found: dict[str, list[str]] = {}
    for number, flow in enumerate(words.agreement.flows, start=1):
        whole = [item for group in flow.item_groups for item in members.get(group, [])]
        for identity in dict.fromkeys([*flow.items, *whole]):
            found.setdefault(identity, []).append(f"F{number}")
    return found


def _count(words: Words, sensitivity: str) -> int:
    return sum(sensitivity in one.sensitivity for one in words.agreement.items)
