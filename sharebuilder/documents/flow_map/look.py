"""Colours, dashes, marks and words of the flow map.

Colour never stands alone: each sensitivity has a letter and a dash of its own, so that a print in
black and white loses no meaning. Every colour has a contrast of at least 7:1 on white.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.model import NodeKind, Sensitivity

INK: Final = "#1b1b1b"
QUIET: Final = "#4a4f54"
BORDER: Final = "#7d8a90"
PALE: Final = "#dfe4e6"
GUIDE: Final = "#a9b4b9"
WHITE: Final = "#ffffff"
ACCENT: Final = "#0b5563"
BOX_FILL: Final = "#f3f7f8"
#: How much is left of what a filter puts behind. It is there to be found again, not to be read.
PALE_OPACITY: Final = 0.22


@dataclass(frozen=True, slots=True)
class Look:
    """How one sensitivity is drawn.

    Attributes:
        colour: of line, mark and border.
        tint: of the filling of a matrix square.
        letter: the mark, "" for ordinary information.
        dash: lengths of stroke and gap in points, empty for a solid line.
        weight: the thickness of the line in points.
        words: what the legend says.
    """

    colour: str
    tint: str
    letter: str
    dash: tuple[float, ...]
    weight: float
    words: str


def look_of(sensitivity: Sensitivity) -> Look:
    """How this sensitivity is drawn."""
    return _LOOKS[sensitivity]


_LOOKS: Final[dict[Sensitivity, Look]] = {
    "ordinary": Look(ACCENT, "#dcebee", "", (), 1.1, "Ordinary personal information"),
    "confidential": Look("#1f3f8f", "#dfe6f6", "D", (1.6, 1.9), 1.5, "Duty of confidence"),
    "special-category": Look("#6d1f68", "#f2e0f0", "S", (6.5, 2.2), 1.3, "Special category"),
    "criminal-offence": Look(
        "#6b3a00", "#f5e7d6", "C", (6.5, 2.0, 1.5, 2.0), 1.4, "Criminal offence"
    ),
    "high-harm": Look("#8f0a1d", "#f8dde0", "!", (), 2.2, "Could cause serious harm"),
}

KIND_WORDS: Final[dict[NodeKind, str]] = {
    "organisation": "",
    "class": "Class of organisations",
    "processor": "Processor",
    "observer": "Observer",
    "meeting": "Meeting",
    "unknown": "",
}
