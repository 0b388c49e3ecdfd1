"""The entries of good practice that describe one answer of the agreement each, by that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge


@once
def organisation_entries(knowledge: Knowledge) -> Mapping[str, Entry]:
    """What is usual for each type of partner.

    Where two entries describe one type, the later one counts: that of a local pack.
    """
    return {entry.text("type"): entry for entry in knowledge.entries("organisation-type")}


@once
def method_entries(knowledge: Knowledge) -> Mapping[str, Entry]:
    """What each method of a flow asks for. Of two entries for one method, the later one counts."""
    return {entry.text("method"): entry for entry in knowledge.entries("transfer-method")}
