"""The flow map of an agreement: who shares what with whom, as pictures, without Qt.

`flow_map_of` reads an agreement; `pictures` draws it for paper, `svg` and `png` as one picture.
"""

from __future__ import annotations

from sharebuilder.documents.flow_map.description import alternative_text
from sharebuilder.documents.flow_map.filtering import Wanted, passing, wanted_words
from sharebuilder.documents.flow_map.model import FlowMap
from sharebuilder.documents.flow_map.picture import Picture, pictures, png, svg
from sharebuilder.documents.flow_map.reading import flow_map_of, flow_tag

__all__ = [
    "FlowMap",
    "Picture",
    "Wanted",
    "alternative_text",
    "flow_map_of",
    "flow_tag",
    "passing",
    "pictures",
    "png",
    "svg",
    "wanted_words",
]
