"""What the agreement's schema says of each field: its title, type, limits and references.

This is the one place that reads the schema as a description. It needs no validator, so the
wizard can draw a page without loading one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sharebuilder.schema.files import ROOT_FILE, SchemaNode, resolve, schema_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_DEFINITION = re.compile(r"#/\$defs/([a-z-]+)$")
_ID_PREFIX = re.compile(r"^\^([a-z][a-z-]*)-\[1-9\]")


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A field that holds the id of a record elsewhere.

    `pattern` ends in `/*` where the field is a list of ids.
    """

    pattern: str
    collection: str


@dataclass(frozen=True, slots=True)
class Field:
    """One property of the agreement, as the schema describes it.

    Attributes:
        pattern: where it stands, `*` for each record: `/flows/*/method`.
        type: `string`, `integer`, `boolean`, `array` or `object`.
        item_type: of an array, the type of what it holds; else empty.
        kind: the name of the common shape it has, such as `line`, `long-text`, `date`, `period`.
        enum: the values it may take; of an array, those of its entries.
        refers_to: the collection whose ids it holds; else empty.
        knowledge: the kind of knowledge entry whose ids it holds; else empty.
        id_prefix: of an array of records, what their ids begin with; else empty.
        personal: whether it tells who or where a person is, and is never published.
        children: of an object or an array of records, the names of its properties in order.
    """

    pattern: str
    name: str
    title: str
    description: str
    type: str
    item_type: str = ""
    kind: str = ""
    enum: tuple[str, ...] = ()
    refers_to: str = ""
    knowledge: str = ""
    id_prefix: str = ""
    format: str = ""
    personal: bool = False
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    required: bool = False
    children: tuple[str, ...] = ()

    @property
    def is_records(self) -> bool:
        """Whether it is a list of records with ids."""
        return bool(self.id_prefix)

    @property
    def is_answer(self) -> bool:
        """Whether a person answers it as one thing, rather than part by part."""
        return self.type not in {"object", "array"} or self.kind == "period" or not self.children


class Shape:
    """Every field of the agreement by its pattern, in the order of the schema."""

    def __init__(self, files: Mapping[str, SchemaNode]) -> None:
        """Read the shape from schema files by name."""
        self._files = files
        self._fields: dict[str, Field] = {}
        root, home = resolve(files[ROOT_FILE], files, ROOT_FILE)
        self._fields[""] = self._field("", "", root, required=True)
        self._walk("", root, home)

    def field(self, pattern: str) -> Field | None:
        """The field at a pattern, or None where the schema has none. `""` is the agreement."""
        return self._fields.get(pattern)

    def patterns(self) -> tuple[str, ...]:
        """The patterns of all properties in schema order, parts of a period left out."""
        return tuple(pattern for pattern in self._fields if pattern)

    def __iter__(self) -> Iterator[Field]:
        """Every field in schema order, the agreement itself first."""
        return iter(self._fields.values())

    def reference_fields(self) -> tuple[ReferenceField, ...]:
        """The fields that hold ids of other records."""
        return tuple(
            ReferenceField(field.pattern + ("/*" if field.type == "array" else ""), field.refers_to)
            for field in self
            if field.refers_to
        )

    def collections(self) -> tuple[str, ...]:
        """The patterns of all lists of records, nested ones such as `/flows/*/roles` too."""
        return tuple(field.pattern for field in self if field.is_records)

    def id_prefix(self, collection: str) -> str:
        """What the ids of a collection's records begin with; empty where it is none."""
        field = self._fields.get(collection)
        return field.id_prefix if field else ""

    def _walk(self, pattern: str, node: SchemaNode, home: str) -> None:
        required = node.get("required", [])
        for name, raw in node.get("properties", {}).items():
            child, place = resolve(raw, self._files, home)
            at = f"{pattern}/{name}"
            kind = _DEFINITION.search(raw.get("$ref", ""))
            items: SchemaNode = {}
            if child.get("type") == "array":
                raw_items = child["items"]
                items, place = resolve(raw_items, self._files, place)
                kind = _DEFINITION.search(raw_items.get("$ref", ""))
            self._fields[at] = self._field(
                at,
                name,
                child,
                items=items,
                kind=kind.group(1) if kind else "",
                required=name in required,
            )
            if kind:
                continue
            self._walk(f"{at}/*" if items else at, items or child, place)

    @staticmethod
    def _field(
        pattern: str,
        name: str,
        node: SchemaNode,
        *,
        items: SchemaNode | None = None,
        kind: str = "",
        required: bool,
    ) -> Field:
        of = items or node
        record_id = of.get("properties", {}).get("id", {}) if items else {}
        prefix = _ID_PREFIX.match(record_id.get("pattern", ""))
        return Field(
            pattern=pattern,
            name=name,
            title=node["title"],
            description=node["description"],
            type=node.get("type", "string"),
            item_type=of["type"] if items else "",
            kind=kind,
            enum=tuple(of.get("enum", ())),
            refers_to=of.get("x-refers-to", ""),
            knowledge=of.get("x-knowledge", ""),
            id_prefix=prefix.group(1) if prefix else "",
            format=of.get("format", ""),
            personal=of.get("x-personal", False),
            max_length=of.get("maxLength"),
            minimum=of.get("minimum"),
            maximum=of.get("maximum"),
            required=required,
            children=tuple(of.get("properties", {})),
        )


@cache
def shape(folder: Path | None = None) -> Shape:
    """The shape of an agreement.

    Args:
        folder: where the schema files lie; those that ShareBuilder brings when left out.

    Raises:
        SeedProblem: a schema file is missing, broken or refers outside the folder.
    """
    return Shape(schema_files(folder))
