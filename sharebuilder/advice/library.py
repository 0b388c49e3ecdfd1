"""What is usual, from the practice libraries of the knowledge base.

These are starting points that an author looks through and changes. Nothing here is put into an
agreement by itself, and nothing here is law.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once
from sharebuilder.knowledge.practice import method_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Usual data items that belong together.

    Attributes:
        name: what the group is called.
        offered: the items to offer as a matter of course.
        high_harm: those that could do grave harm. Nobody should get them unasked: each needs a
            reason of its own.
    """

    name: str
    offered: tuple[Entry, ...]
    high_harm: tuple[Entry, ...]


def usual_items(knowledge: Knowledge, partner_types: Collection[str]) -> tuple[ItemGroup, ...]:
    """The items that such partners usually hold, and those that everybody holds, in groups.

    Args:
        knowledge: the knowledge base in use.
        partner_types: the types of the partners; none for what everybody holds.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in _held_by(knowledge.entries("usual-item"), partner_types):
        groups.setdefault(entry.text("group"), []).append(entry)
    return tuple(
        ItemGroup(
            name,
            tuple(entry for entry in listed if not is_high_harm(entry)),
            tuple(entry for entry in listed if is_high_harm(entry)),
        )
        for name, listed in groups.items()
    )


def is_high_harm(item: Entry) -> bool:
    """Whether a usual item could do grave harm if it went astray."""
    return "high-harm" in item.texts("sensitivity")


def usual_people(knowledge: Knowledge, partner_types: Collection[str]) -> tuple[Entry, ...]:
    """The groups of people that such partners usually hold information about."""
    return _held_by(knowledge.entries("people-group"), partner_types)


def usual_retention(knowledge: Knowledge, partner_types: Collection[str]) -> tuple[Entry, ...]:
    """How long such partners typically keep their records. Each partner's own schedule goes first.

    Args:
        knowledge: the knowledge base in use.
        partner_types: the types of the partners; none for what holds for everybody.
    """
    return _held_by(knowledge.entries("retention-default"), partner_types)


def safeguards_of(knowledge: Knowledge, method: str) -> tuple[str, ...]:
    """What keeps information safe on a method of a flow; none where nothing is known of it."""
    entry = method_entries(knowledge).get(method)
    return entry.texts("safeguards") if entry else ()


def term_for(knowledge: Knowledge, word: str) -> Entry | None:
    """The glossary term that a word stands for, or None.

    Args:
        knowledge: the knowledge base in use.
        word: the word in any of its forms. Capitals and a plural with “s” do not matter.
    """
    terms = _terms(knowledge)
    form = _form(word)
    return terms.get(form) or (terms.get(form.removesuffix("s")) if form.endswith("s") else None)


@once
def _terms(knowledge: Knowledge) -> Mapping[str, Entry]:
    """Every form of every term. The title of a term goes before another form of another term."""
    entries = knowledge.entries("glossary-term")
    forms = {_form(also): entry for entry in entries for also in entry.texts("also")}
    return {**forms, **{_form(entry.title): entry for entry in entries}}


def _form(word: str) -> str:
    return " ".join(word.replace("’", "'").split()).casefold()


def _held_by(entries: Iterable[Entry], partner_types: Collection[str]) -> tuple[Entry, ...]:
    """The entries that name one of some types of partner, or no type at all."""
    types = frozenset(partner_types)
    return tuple(
        entry
        for entry in entries
        if not entry.texts("services") or types.intersection(entry.texts("services"))
    )
