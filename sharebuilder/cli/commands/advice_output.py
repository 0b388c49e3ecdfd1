"""How commands show advice: what an entry says, and the answers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.pointer import to_index_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.advice.quotes import Quote
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonObject

NOT_DECIDED = "This is not legal advice. It shows what your answers say. You decide."


def mark(entry: Entry) -> str:
    """Whose entry it is, and whether somebody read its source; empty for what needs no mark."""
    pack = f" (from the pack “{entry.pack}”)" if entry.pack else ""
    law = bool(entry.citation.url) and not entry.verified
    return f"{' (not verified)' if law else ''}{pack}"


def entry_json(entry: Entry) -> dict[str, object]:
    """What a knowledge entry says of itself."""
    return {
        "id": entry.id,
        "title": entry.title,
        "plain": entry.plain,
        "citation": {"text": entry.citation.text, "url": entry.citation.url or None},
        "verified": entry.verified,
        "pack": entry.pack or None,
    }


def quotes_json(quotes: Iterable[Quote], tree: JsonObject) -> list[dict[str, str]]:
    """Answers with their places, as other programs name them."""
    return [{"pointer": to_index_form(tree, one.pointer), "text": one.words} for one in quotes]
