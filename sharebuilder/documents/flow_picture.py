"""The flow map as pictures that a document can place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.flow_map import flow_map_of, pictures
from sharebuilder.documents.pictures import DocumentPicture

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject


def flow_pictures(tree: JsonObject) -> tuple[tuple[DocumentPicture, ...], list[dict[str, Any]]]:
    """The pictures of the flow map, and what a template says of each.

    Where several pictures in a row need a wide page, they stand in one section of wide pages:
    `opens_wide` and `closes_wide` say where it begins and ends.

    Args:
        tree: the agreement. Without a flow there is no picture.
    """
    if not tree.get("flows"):
        return (), []
    drawn = pictures(flow_map_of(tree))
    placed, fields = [], []
    for index, picture in enumerate(drawn):
        key = f"[[picture {index + 1}]]"
        placed.append(
            DocumentPicture(key, picture.png, picture.width_mm, picture.title, picture.alt_text)
        )
        wide_before = index > 0 and drawn[index - 1].landscape
        wide_after = index + 1 < len(drawn) and drawn[index + 1].landscape
        fields.append(
            {
                "key": key,
                "caption": picture.title,
                "opens_wide": picture.landscape and not wide_before,
                "closes_wide": picture.landscape and not wide_after,
            }
        )
    return tuple(placed), fields
