"""Rules on items that could do grave harm, by what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, uk_gdpr
from sharebuilder.knowledge.once import once
from sharebuilder.model.remembered import remembers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.views import DataItem

_GENDER = re.compile(
    r"\bgender (?:recognition|reassignment|history|transition)\b|\btransgender\b|\btrans status\b"
    r"|\b(?:previous|former|birth) gender\b|\bdead ?name\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<!\s)\s+or\s+|[,;/()]")
_SHORTEST = 4
_SHORT_NAME = 2
_NAMES_KEPT = 5000  # as many as the schema allows items


def _marked(item: DataItem) -> bool:
    return "high-harm" in item.sensitivity


@rule(
    "PP119",
    "warning",
    "data",
    message="An item can show that somebody has changed their gender.",
    remedy="Leave it out, or mark it as able to do grave harm and say which exception of "
    "section 22 lets you share it.",
    reads=("/items/*/name", "/items/*/sensitivity", "/items/*/high_harm_reason"),
    citation=act("Gender Recognition Act 2004 s.22", "ukpga/2004/7/section/22"),
    verified=False,
    by_name=True,
)
def gender_history(look: Look) -> Iterator[Hit]:
    """Gender history among the items, with no reason of its own."""
    for item in look.items.values():
        if _GENDER.search(item.name) and not (_marked(item) and filled(item.high_harm_reason)):
            yield Hit(
                item.at("name"),
                f"{look.item_name(item)} can show that somebody has changed their gender. Telling "
                "others can be an offence.",
            )


@rule(
    "PP120",
    "prompt",
    "data",
    message="An item looks like one that could do grave harm, and is not marked so.",
    remedy="Could it do grave harm in the wrong hands? If so, mark it and say why you need it.",
    reads=("/items/*/name", "/items/*/sensitivity"),
    citation=uk_gdpr("5", "(1)(c)"),
    verified=False,
    by_name=True,
)
def high_harm_not_marked(look: Look) -> Iterator[Hit]:
    """An item named like a usual item that the knowledge base marks as high harm.

    One word alone, such as “arrival”, is no likeness in a longer name. Gender history has a rule
    of its own.
    """
    likeness = _likeness(look.knowledge)
    for item in look.items.values():
        if _marked(item) or _GENDER.search(item.name):
            continue
        title = likeness(item.name)
        if title:
            yield Hit(
                item.at("sensitivity"),
                f"{look.item_name(item)} looks like “{title}”, which could do grave harm.",
            )


@once
def _likeness(knowledge: Knowledge) -> Callable[[str], str]:
    """What tells the title of the usual item that a name looks like; empty where there is none."""
    known = _high_harm_names(knowledge)

    # Every edit of an item asks again about all names, and all but one are as they were.
    @remembers(_NAMES_KEPT)
    def like(name: str) -> str:
        words = _words(name)
        short = len(words.split()) <= _SHORT_NAME
        return next(
            (
                title
                for part, title in known
                if (short or " " in part) and f" {part} " in f" {words} "
            ),
            "",
        )

    return like


def _high_harm_names(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The names of usual items that could do grave harm, each with the title it comes from."""
    found = []
    for entry in knowledge.entries("usual-item"):
        if "high-harm" in entry.texts("sensitivity"):
            parts = (_words(part) for part in (entry.title, *_PARTS.split(entry.title)))
            found += [(part, entry.title) for part in parts if len(part) >= _SHORTEST]
            # An abbreviation such as HIV is enough by itself.
            found += [
                (word.casefold(), entry.title) for word in re.findall(r"\b[A-Z]{3,}\b", entry.title)
            ]
    return found


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


RULES = (gender_history, high_harm_not_marked)
