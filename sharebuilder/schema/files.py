"""The schema files that ShareBuilder brings, read from the local disk alone."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from sharebuilder.errors import SeedProblem
from sharebuilder.resources import schemas_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ROOT_FILE = "agreement.schema.json"

SchemaNode = dict[str, Any]


@cache
def schema_files(folder: Path | None = None) -> Mapping[str, SchemaNode]:
    """The agreement's schema files by file name.

    Args:
        folder: where they lie; the folder that ShareBuilder brings when left out.

    Raises:
        SeedProblem: a file is missing or cannot be read.
    """
    place = folder or schemas_dir() / "agreement"
    found: dict[str, SchemaNode] = {}
    for path in sorted(place.glob("*.schema.json")):
        try:
            found[path.name] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SeedProblem(
                f"The schema cannot be read: {error}.",
                remedy="Install ShareBuilder again.",
                file=path,
            ) from error
    if ROOT_FILE not in found:
        raise SeedProblem(
            "The agreement's schema is missing.",
            remedy="Install ShareBuilder again.",
            file=place / ROOT_FILE,
        )
    return found


def resolve(node: SchemaNode, files: Mapping[str, SchemaNode], home: str) -> tuple[SchemaNode, str]:
    """The node with what its `$ref` leads to merged beneath it, and the file it now stands in.

    A title or description beside a `$ref` wins over the one that it leads to.

    Args:
        node: a schema node, with or without `$ref`.
        files: the schema files by name.
        home: the name of the file that the node stands in.

    Raises:
        SeedProblem: the reference leads to no local file.
    """
    merged, place = dict(node), home
    while "$ref" in merged:
        reference = str(merged.pop("$ref"))
        name, _, fragment = reference.partition("#")
        place = name or place
        target: Any = files.get(place)
        for segment in filter(None, fragment.split("/")):
            target = target.get(segment) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            raise SeedProblem(
                f"The reference {reference} leads nowhere.",
                remedy="Mend the schema: references stay among the files of this folder.",
                place=place,
            )
        merged = {**target, **merged}
    return merged, place
