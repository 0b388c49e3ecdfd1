"""Two people who add a record at the same time give it the same id: one of the two has to move."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sharebuilder.model.difference import equal
from sharebuilder.model.pointer import Pointer, child, expand, get, join, parent, parse, pattern_of
from sharebuilder.model.references import RecordShapes, highest_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharebuilder.model.json_types import JsonObject, JsonValue


class CollectionShapes(RecordShapes, Protocol):
    """What the model needs to know of the schema to keep two people's records apart."""

    def collections(self) -> Sequence[str]:
        """The patterns of all lists of records, those inside records too."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A record that took another id.

    Attributes:
        before: the pointer that it had.
        after: the pointer that it has now.
    """

    before: Pointer
    after: Pointer


def renumbered(
    base: JsonObject, mine: JsonObject, theirs: JsonObject, shapes: CollectionShapes
) -> tuple[JsonObject, tuple[Renumbered, ...]]:
    """My version with new ids for the records that I added under an id that they gave too.

    Theirs keep their ids, because theirs were saved first, and documents may name them. What
    refers to a record goes on referring to it.

    Args:
        base: what both began from.
        mine: my version. It is not changed.
        theirs: their version.
        shapes: the lists of records and the references of the schema.

    Returns:
        My version, a copy where anything moved, and the records that moved.
    """
    highest: dict[str, int] = {}
    for tree in (base, mine, theirs):
        for prefix, number in highest_ids(tree).items():
            highest[prefix] = max(highest.get(prefix, 0), number)
    moved: list[Renumbered] = []
    work = mine
    for collection in shapes.collections():
        prefix = shapes.id_prefix(collection)
        if not prefix:
            continue
        for identity, record in _clashes(base, work, theirs, collection):
            highest[prefix] = highest.get(prefix, 0) + 1
            fresh = f"{prefix}-{highest[prefix]}"
            if work is mine:
                work = copy.deepcopy(mine)
            _give_id(work, record, fresh)
            _follow(work, collection, identity, fresh, shapes)
            moved.append(Renumbered(record, child(parent(record), f"id:{fresh}")))
    return work, tuple(moved)


def _clashes(
    base: JsonObject, mine: JsonObject, theirs: JsonObject, collection: str
) -> list[tuple[str, Pointer]]:
    """The ids that both sides gave, to records that are not the same, and my records."""
    before = {identity for identity, _ in _records(base, collection)}
    given = {identity for identity, _ in _records(theirs, collection)} - before
    return [
        (identity, record)
        for identity, record in _records(mine, collection)
        if identity in given and not equal(get(mine, record), get(theirs, record))
    ]


def _records(tree: JsonObject, collection: str) -> Iterator[tuple[str, Pointer]]:
    """The id and the pointer of each record of a collection."""
    for holder in expand(tree, collection):
        entries = get(tree, holder)
        for entry in entries if isinstance(entries, list) else ():
            identity = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(identity, str):
                yield identity, child(holder, f"id:{identity}")


def _give_id(tree: JsonObject, pointer: Pointer, fresh: str) -> None:
    record = get(tree, pointer)
    if isinstance(record, dict):
        record["id"] = fresh


def _follow(
    tree: JsonObject, collection: str, old: str, fresh: str, shapes: CollectionShapes
) -> None:
    """Lead what refers to a record to its new id."""
    for field in shapes.reference_fields():
        if field.collection == collection:
            for place in expand(tree, field.pattern):
                if get(tree, place) == old:
                    _put(tree, place, fresh)
    _rename_in_pointers(tree, collection, old, fresh)


def _put(tree: JsonObject, place: Pointer, value: str) -> None:
    holder, name = get(tree, parent(place)), parse(place)[-1]
    if isinstance(holder, dict):
        holder[name] = value
    elif isinstance(holder, list):
        holder[int(name)] = value


def _rename_in_pointers(value: JsonValue, collection: str, old: str, fresh: str) -> None:
    """Follow the record in texts that are pointers, such as what an open question is about."""
    entries = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list):
        entries = list(enumerate(value))  # type: ignore[arg-type]
    for name, entry in entries:
        if isinstance(entry, dict | list):
            _rename_in_pointers(entry, collection, old, fresh)
        elif isinstance(entry, str) and entry.startswith("/") and f"/id:{old}" in entry:
            value[name] = _renamed(entry, collection, old, fresh)  # type: ignore[index,call-overload]


def _renamed(pointer: str, collection: str, old: str, fresh: str) -> str:
    segments = list(parse(pointer))
    for at, segment in enumerate(segments):
        if segment == f"id:{old}" and pattern_of(join(*segments[:at])) == collection:
            segments[at] = f"id:{fresh}"
    return join(*segments)
