"""Records from the practice libraries: usual items, groups of people, organisations, periods.

They are starting points. What a library says goes in word for word, for the author to change, and
only what a person picked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.library import is_high_harm, usual_items, usual_people, usual_retention
from sharebuilder.knowledge.practice import organisation_entries
from sharebuilder.model.change import Change, Edit
from sharebuilder.model.pointer import Pointer, get, parse
from sharebuilder.schema.shape import shape
from sharebuilder.tables.preview import adding
from sharebuilder.tables.targets import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.open_agreement import OpenAgreement

LIBRARIES = ("/partners", "/people", "/items", "/retention")
"""The lists that a library helps to fill."""
_GROUPS = Pointer("/item_groups")
# Of these there is one, so that its name is known. Of any other type there are many.
_ONE_OF_ITS_KIND = frozenset({"dwp", "hmrc", "nhs-england"})
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that a library offers.

    Attributes:
        title: what it is called.
        words: what it is, in plain words.
        heading: what it stands under.
        record: its answers.
        group: of an item, the name of its group; else empty.
        careful: whether it could do grave harm: nobody should take it as a matter of course.
        there: whether the list has a record of this name already.
    """

    title: str
    words: str
    heading: str
    record: JsonObject
    group: str = ""
    careful: bool = False
    there: bool = False


def offers(
    knowledge: Knowledge, tree: JsonObject, collection: str, *, every: bool = False
) -> tuple[Offer, ...]:
    """What a library offers for a list.

    Args:
        knowledge: the knowledge base in use.
        tree: the agreement, whose partners say what is usual.
        collection: the list, one of `LIBRARIES`.
        every: whether to offer what other services hold, too.
    """
    types = {
        kind for one in _records(tree, "/partners") if isinstance(kind := one.get("type"), str)
    }
    if every:
        types |= set(organisation_entries(knowledge))
    there = {plain(str(one.get("name") or "")) for one in _records(tree, collection)}
    return tuple(
        Offer(
            one.title, one.plain, heading, record, group, is_high_harm(one),
            plain(str(record.get("name") or one.title)) in there,
        )
        for one, heading, record, group in _listed(knowledge, collection, types)
    )  # fmt: skip


def taking(
    agreement: OpenAgreement, collection: Pointer, taken: Iterable[Offer], label: str
) -> Edit:
    """The one edit that adds what was picked; a group that an item needs is made with it.

    Args:
        agreement: the agreement.
        collection: the list.
        taken: what was picked.
        label: what undo calls it.
    """
    changes: list[Change] = []
    groups = {
        plain(str(one.get("name") or "")): str(one.get("id"))
        for one in _records(agreement.tree, _GROUPS)
    }
    for offer in taken:
        record = dict(offer.record)
        if offer.group:
            if plain(offer.group) not in groups:
                new = adding(agreement, _GROUPS, {"name": offer.group}, changes)
                groups[plain(offer.group)] = parse(new)[-1].removeprefix("id:")
            record["group"] = groups[plain(offer.group)]
        adding(agreement, collection, record, changes)
    return Edit(label, tuple(changes))


_Listed = tuple["Entry", str, "JsonObject", str]


def _listed(knowledge: Knowledge, collection: str, types: set[str]) -> Iterator[_Listed]:
    """Each entry, the heading it stands under, its record, and the name of its group."""
    match collection:
        case "/items":
            for group in usual_items(knowledge, types):
                for one in (*group.offered, *group.high_harm):
                    yield one, group.name, _item(one), group.name
        case "/people":
            for one in usual_people(knowledge, types):
                record = {"name": one.title, "kind": one.text("kind"), "description": one.plain}
                yield one, "", _filled({**record, "ages": [*one.texts("ages")]}), ""
        case "/retention":
            for one in usual_retention(knowledge, types):
                yield one, "", _retention(one), ""
        case "/partners":
            for kind, one in organisation_entries(knowledge).items():
                name = one.title if kind in _ONE_OF_ITS_KIND else ""
                record = {"name": name, "type": kind, "sector": _sector(one)}
                yield one, "", _filled({"kind": "organisation", **record}), ""


def _sector(one: Entry) -> str:
    """The sector that such bodies are in; empty where they are in more than one."""
    field = shape().field("/partners/*/sector")
    sector = one.text("sector")
    return sector if field is not None and sector in field.enum else ""


def _item(one: Entry) -> JsonObject:
    return _filled(
        {
            "name": one.title[:_LONGEST],
            "meaning": one.plain,
            "sensitivity": [*one.texts("sensitivity")],
            "special_categories": [*one.texts("special_categories")],
            "sensitive_when": one.text("sensitive_when")[:_LONGEST],
        }
    )


def _retention(one: Entry) -> JsonObject:
    return _filled(
        {
            "name": one.title[:_LONGEST],
            "period": one.details.get("period"),
            "criteria": one.text("criteria")[:_LONGEST],
            "event": one.text("event")[:_LONGEST],
            "then": one.text("then"),
            "source": one.citation.text[:_LONGEST],
        }
    )


def _filled(record: Mapping[str, object]) -> JsonObject:
    """A record without the answers that say nothing."""
    return {name: value for name, value in record.items() if value not in ("", [], None)}  # type: ignore[misc]


def _records(tree: JsonObject, collection: str) -> list[JsonObject]:
    entries = get(tree, collection)
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
