"""New ids for records: none that stands anywhere, and none that was ever given before."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from sharebuilder.model.references import highest_ids, nested_collections

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.model.references import RecordShapes


class RecordIds:
    """Gives ids for as long as an agreement is open.

    The numbers of each prefix only go up: an id is never given again, not even after its record
    was deleted or undone. A reference in a document that was built meanwhile stays unmistakable.
    """

    def __init__(self, shapes: RecordShapes, tree: JsonValue) -> None:
        """Begin above the ids of a tree."""
        self._shapes = shapes
        self._highest = highest_ids(tree)

    def note(self, value: JsonValue) -> None:
        """Take account of the ids in a value that somebody else brought."""
        for prefix, number in highest_ids(value).items():
            self._highest[prefix] = max(self._highest.get(prefix, 0), number)

    def fresh(self, collection: str) -> str:
        """A new id for a record of a collection.

        Args:
            collection: its pattern, such as `/partners/*/contacts`.

        Raises:
            KeyError: the schema knows no such collection.
        """
        prefix = self._shapes.id_prefix(collection)
        if not prefix:
            raise KeyError(collection)
        self._highest[prefix] = self._highest.get(prefix, 0) + 1
        return f"{prefix}-{self._highest[prefix]}"

    def with_fresh_ids(self, record: JsonObject, collection: str) -> JsonObject:
        """A copy of a record whose own id, and those of the records inside it, are new."""
        fresh: JsonObject = {"id": "", **copy.deepcopy(record)}
        fresh["id"] = self.fresh(collection)
        for pattern, entries in nested_collections(fresh, f"{collection}/*"):
            if self._shapes.id_prefix(pattern) and isinstance(entries, list):
                for entry in entries:
                    if isinstance(entry, dict):
                        entry["id"] = self.fresh(pattern)
        return fresh
