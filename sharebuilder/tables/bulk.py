"""One answer for many records, as one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.change import MISSING, Change, Edit, Missing
from sharebuilder.model.pointer import Pointer, exists, get

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.model.json_types import JsonObject, JsonValue


def set_for_all(
    tree: JsonObject,
    records: Iterable[Pointer],
    path: str,
    value: JsonValue | Missing,
    *,
    label: str,
    join: bool = False,
) -> Edit:
    """The edit that gives many records one answer.

    Args:
        tree: the agreement.
        records: the records.
        path: where the answer stands in each, such as `group` or `identifiers/urn`.
        value: the answer; MISSING takes it out.
        label: what undo calls it.
        join: whether entries of a list are added to those that are there, and replace none.
    """
    changes = []
    for record in records:
        place = Pointer(f"{record}/{path}")
        before = get(tree, place)
        after = value
        if join and isinstance(before, list) and isinstance(value, list):
            after = [*before, *(one for one in value if one not in before)]
        if after is not MISSING or exists(tree, place):
            changes.append(Change(place, before if before is not None else MISSING, after))
    return Edit(label, tuple(changes))
