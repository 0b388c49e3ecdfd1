"""The bundled typeface: measuring, wrapping and shortening text in it.

Source: Liberation Sans 2.1.5, SIL Open Font License 1.1; it has the widths of Arial.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import ImageFont

from sharebuilder import resources
from sharebuilder.errors import ShareBuilderError

if TYPE_CHECKING:
    from pathlib import Path

FAMILY: Final = "Liberation Sans"
ELLIPSIS: Final = "…"
_MEASURED_AT: Final = 200


def clean(text: str) -> str:
    """The text on one line, without characters that no picture or XML file can hold."""
    kept = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if character.isspace() or category == "Cc":
            kept.append(" ")
        elif category == "Cs" or ord(character) & 0xFFFE == 0xFFFE:
            kept.append("\ufffd")
        elif category != "Cf":
            # Invisible steering characters (writing direction, joiners) go: they would make the
            # picture differ from the words.
            kept.append(character)
    return " ".join("".join(kept).split())


class Typeface:
    """The bundled font in both weights, with what was measured kept at hand."""

    def __init__(self, folder: Path | None = None) -> None:
        """Find the font files.

        Args:
            folder: where they lie; the shipped ones by default.
        """
        self._folder = folder or resources.templates_dir() / "fonts"
        self._fonts: dict[tuple[bool, float], ImageFont.FreeTypeFont] = {}
        self._widths: dict[tuple[str, bool], float] = {}

    def font(self, size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """The font at this size in pixels.

        Raises:
            ShareBuilderError: a font file is missing or damaged.
        """
        key = (bold, size)
        if key not in self._fonts:
            file = self._folder / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
            try:
                # The bytes, not the path: Pillow would look elsewhere for a path that is missing.
                # The basic engine is in every build of Pillow, so pictures agree everywhere.
                self._fonts[key] = ImageFont.truetype(
                    BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
                )
            except OSError as error:
                raise ShareBuilderError(
                    "The font that the flow map is drawn with cannot be read.",
                    remedy="Install ShareBuilder again.",
                    file=file,
                ) from error
        return self._fonts[key]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text is in points at this size."""
        key = (text, bold)
        if key not in self._widths:
            self._widths[key] = self.font(_MEASURED_AT, bold=bold).getlength(text) / _MEASURED_AT
        return self._widths[key] * size

    def wrap(
        self, text: str, width: float, size: float, *, bold: bool = False, most: int = 3
    ) -> tuple[str, ...]:
        """The text in lines no wider than this; what is over `most` lines ends in an ellipsis.

        Words break only where a word alone is wider than the line.
        """
        lines: list[str] = []
        rest = clean(text)
        while rest and len(lines) < most:
            line = self._first_line(rest, width, size, bold=bold)
            lines.append(line)
            rest = rest[len(line) :].lstrip()
        if rest:
            lines[-1] = self.shorten(f"{lines[-1]} {rest}", width, size, bold=bold)
        return tuple(lines)

    def shorten(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it is wider than this."""
        if self.width(text, size, bold=bold) <= width:
            return text
        fits, over = 0, len(text)
        while over - fits > 1:
            middle = (fits + over) // 2
            candidate = text[:middle].rstrip() + ELLIPSIS
            if self.width(candidate, size, bold=bold) <= width:
                fits = middle
            else:
                over = middle
        return text[:fits].rstrip() + ELLIPSIS

    def _first_line(self, text: str, width: float, size: float, *, bold: bool) -> str:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold=bold) > width:
                break
            line = longer
        if line:
            return line
        word = text.split(" ", 1)[0]
        fits, over = 1, len(word)
        while over - fits > 1:
            middle = (fits + over) // 2
            if self.width(word[:middle], size, bold=bold) <= width:
                fits = middle
            else:
                over = middle
        return word[:fits]
