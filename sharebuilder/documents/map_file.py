"""The flow map as a picture file of its own, as SVG or as PNG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sharebuilder.documents.flow_map import flow_map_of, passing, png, svg, wanted_words
from sharebuilder.errors import ShareBuilderError
from sharebuilder.storage.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.documents.flow_map import Wanted
    from sharebuilder.model.json_types import JsonObject

ENDINGS = (".svg", ".png")


def write_map(tree: JsonObject, path: Path, wanted: Wanted) -> int:
    """Write the flow map to a file. Where something is wanted, its title says what stands out.

    Args:
        tree: the agreement.
        path: the file; its ending decides what it becomes.
        wanted: what the flows that stand out have in common; the rest is pale.

    Returns:
        How many flows stand out.

    Raises:
        ShareBuilderError: the agreement has no flows, or the file has another ending.
        CannotSave: the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ShareBuilderError(
            f"A flow map cannot be written as “{path.name}”.",
            remedy="Give the file a name that ends in .svg or .png.",
            file=path,
        )
    drawn = flow_map_of(tree)
    if not drawn.flows:
        raise ShareBuilderError(
            "There is no map to draw: the agreement has no flows yet.",
            remedy="Add a flow in step 5.",
        )
    shown = None
    if wanted:
        shown = passing(tree, wanted)
        drawn = replace(drawn, title=f"{drawn.title}: only {wanted_words(tree, wanted)} stands out")
    content = svg(drawn, shown).encode("utf-8") if ending == ".svg" else png(drawn, shown)
    write_atomically(path, content)
    return len(drawn.flows) if shown is None else len(shown)
