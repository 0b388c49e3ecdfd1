"""Who refers to what, new ids, and what taking a record out takes along."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Protocol

from sharebuilder.model.change import MISSING, Change
from sharebuilder.model.pointer import (
    Pointer,
    expand,
    get,
    join,
    parent,
    parse,
    pattern_of,
    segment_of,
    to_id_form,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sharebuilder.model.json_types import JsonObject, JsonValue

_ID = re.compile(r"([a-z][a-z-]*)-([1-9][0-9]{0,17})")


class Reference(Protocol):
    """A field that holds ids of a collection's records; its pattern ends in `/*` for a list."""

    @property
    def pattern(self) -> str:
        """Where the ids stand."""

    @property
    def collection(self) -> str:
        """The collection whose ids they are."""


class RecordShapes(Protocol):
    """What the model needs to know of the schema."""

    def reference_fields(self) -> Sequence[Reference]:
        """The fields that hold ids of other records."""

    def id_prefix(self, collection: str) -> str:
        """What the ids of a collection's records begin with."""


def references_to(
    tree: JsonObject, collection: str, ids: Iterable[str], fields: Iterable[Reference]
) -> Iterator[Pointer]:
    """The places that hold one of some ids of a collection.

    Args:
        tree: the agreement.
        collection: the collection's pattern, such as `/partners`.
        ids: the ids looked for.
        fields: the fields that hold ids.
    """
    wanted = set(ids)
    for field in fields:
        if field.collection == collection:
            for pointer in expand(tree, field.pattern):
                value = get(tree, pointer)
                if isinstance(value, str) and value in wanted:
                    yield pointer


def clearing(tree: JsonObject, places: Iterable[Pointer]) -> list[Change]:
    """The changes that take references out: entries of lists, and single answers.

    The last entry of a list goes first, so that each change still finds its place.
    """
    changes: list[Change] = []
    for place in places:
        holder = get(tree, parent(place))
        key = parse(place)[-1]
        index = int(key) if isinstance(holder, list) else _position(holder, key)
        changes.append(Change(place, get(tree, place), MISSING, index))
    return sorted(changes, key=lambda change: -(change.index or 0))


def highest_ids(value: JsonValue) -> dict[str, int]:
    """The highest number used for each id prefix anywhere below a value, references included."""
    highest: dict[str, int] = {}
    pending = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(current)
        elif isinstance(current, str) and (found := _ID.fullmatch(current)):
            prefix, number = found.group(1), int(found.group(2))
            highest[prefix] = max(highest.get(prefix, 0), number)
    return highest


def collection_of(record: Pointer) -> str:
    """The pattern of the collection that holds a record."""
    return pattern_of(parent(record))


def nested_collections(value: JsonValue, pattern: str) -> Iterator[tuple[Pointer, JsonValue]]:
    """The lists below a record's value, each with its pattern, for giving nested records ids."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from nested_collections(child, pattern + join(key))
    elif isinstance(value, list):
        yield Pointer(pattern), value
        for entry in value:
            yield from nested_collections(entry, f"{pattern}/*")


def ids_inside(value: JsonValue, pattern: str) -> Iterator[tuple[str, str]]:
    """The collection and the id of a record, and of each record inside it.

    Args:
        value: the record.
        pattern: the pattern of its collection, such as `/partners`.
    """
    if isinstance(value, dict) and isinstance(identity := value.get("id"), str):
        yield pattern, identity
    for collection, entries in nested_collections(value, f"{pattern}/*"):
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(identity := entry.get("id"), str):
                yield collection, identity


def outermost(records: Iterable[Pointer]) -> tuple[Pointer, ...]:
    """The records that lie inside no other of them, each once, in the order given."""
    each = tuple(dict.fromkeys(records))
    return tuple(
        record for record in each if not any(record.startswith(f"{other}/") for other in each)
    )


def references_to_records(
    tree: JsonObject, records: Iterable[Pointer], fields: Iterable[Reference]
) -> tuple[Pointer, ...]:
    """The places that refer to some records, or to records inside them."""
    by_collection: dict[str, set[str]] = {}
    for record in records:
        for collection, identity in ids_inside(get(tree, record), pattern_of(parent(record))):
            by_collection.setdefault(collection, set()).add(identity)
    known = tuple(fields)
    return tuple(
        place
        for collection, ids in by_collection.items()
        for place in references_to(tree, collection, ids, known)
    )


def deleting(
    tree: JsonObject, records: Iterable[Pointer], fields: Iterable[Reference]
) -> tuple[Change, ...]:
    """The changes that take records out, and every reference to them."""
    gone = outermost(to_id_form(tree, record) for record in records)
    inside = tuple(f"{record}/" for record in gone)
    places = references_to_records(tree, gone, fields)
    changes = clearing(tree, [place for place in places if not place.startswith(inside)])
    changes += sorted((taking_out(tree, record) for record in gone), key=lambda c: -(c.index or 0))
    return tuple(changes)


def taking_out(tree: JsonObject, record: Pointer) -> Change:
    """The change that takes a record out of its list.

    Raises:
        KeyError: there is no such record.
    """
    siblings = get(tree, parent(record))
    value = get(tree, record)
    if not isinstance(siblings, list) or value is None:
        raise KeyError(record)
    segment = parse(to_id_form(tree, record))[-1]
    index = next(i for i, entry in enumerate(siblings) if segment_of(entry, i) == segment)
    return Change(record, copy.deepcopy(value), MISSING, index)


def _position(holder: JsonValue, key: str) -> int | None:
    return list(holder).index(key) if isinstance(holder, dict) and key in holder else None
