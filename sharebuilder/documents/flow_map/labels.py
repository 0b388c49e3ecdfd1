"""The words on the map: what a partner's box and a flow's tag say, broken into lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.fonts import clean
from sharebuilder.documents.flow_map.look import ACCENT, INK, KIND_WORDS, QUIET, WHITE, look_of
from sharebuilder.documents.flow_map.shapes import Mark, Rect, Tag, TextLine

if TYPE_CHECKING:
    from sharebuilder.documents.flow_map.fonts import Typeface
    from sharebuilder.documents.flow_map.model import MapFlow, MapNode, Sensitivity

#: Sizes in points at the size of print. Nothing on the map is smaller than 7.
NAME_SIZE: Final = 8.5
NOTE_SIZE: Final = 7.2
TAG_SIZE: Final = 7.8
TITLE_SIZE: Final = 11.0
MARK: Final = 9.0
PAD: Final = 6.0
_LEADING: Final = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text around (0, 0) as their upper left corner, and the room they take."""

    lines: tuple[TextLine, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[TextLine, ...]:
        """The lines moved to this place."""
        return tuple(replace(line, x=line.x + x, y=line.y + y) for line in self.lines)


def block(typeface: Typeface, parts: tuple[tuple[str, float, bool, str], ...]) -> Block:
    """A column of lines, each given as text, size, bold, colour."""
    lines = []
    y = width = 0.0
    for text, size, bold, colour in parts:
        wide = typeface.width(text, size, bold=bold)
        lines.append(TextLine(0.0, y + 0.98 * size, text, size, wide, bold, colour))
        y += size * _LEADING
        width = max(width, wide)
    return Block(tuple(lines), width, y)


def paragraph(
    typeface: Typeface,
    text: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    most: int = 3,
) -> Block:
    """Text of one size, wrapped to a width."""
    lines = typeface.wrap(text, width, size, bold=bold, most=most)
    return block(typeface, tuple((line, size, bold, colour) for line in lines))


def partner_block(
    typeface: Typeface, node: MapNode, width: float, *, most: int = 5, number: str = ""
) -> Block:
    """What a partner's box says: its name, then its kind and note.

    Args:
        typeface: the font.
        node: the partner.
        width: the room for text inside the box.
        most: the most lines that the name may take.
        number: stands before the name, where partners are numbered.
    """
    # An ellipsis must not eat the number, and a name without letters still needs a line.
    name = clean(node.name) or "Name not answered yet"
    named = numbered(number, name)
    quiet = ". ".join(part for part in (KIND_WORDS[node.kind], clean(node.note)) if part)
    parts = [
        (line, NAME_SIZE, True, INK)
        for line in typeface.wrap(named, width, NAME_SIZE, bold=True, most=most)
    ]
    parts += [
        (line, NOTE_SIZE, False, QUIET) for line in typeface.wrap(quiet, width, NOTE_SIZE, most=3)
    ]
    return block(typeface, tuple(parts))


def numbered(number: str, name: str) -> str:
    """The name after its number, where partners are numbered."""
    if not number:
        return name
    return f"{number}{'.' if number.isalnum() else ''} {name}"


def mark_at(
    typeface: Typeface, sensitivity: Sensitivity, x: float, y: float, side: float = MARK
) -> Mark:
    """The mark of a sensitivity with its upper left corner here."""
    look = look_of(sensitivity)
    size = side * 0.8
    wide = typeface.width(look.letter, size, bold=True)
    letter = TextLine(
        x + (side - wide) / 2, y + side / 2 + 0.36 * size, look.letter, size, wide, True, WHITE
    )
    return Mark(Rect(x, y, side, side), letter, sensitivity)


@dataclass(frozen=True, slots=True)
class Chip:
    """The tag of one flow before it has its place.

    Attributes:
        flow: the flow.
        head: its number.
        name: its name, beside the number or below it.
        below: whether the name stands below.
        whole: whether the name stands there in full.
    """

    flow: MapFlow
    head: Block
    name: Block
    below: bool = False
    whole: bool = True

    @property
    def width(self) -> float:
        """How wide the tag has to be."""
        head = self._marks_width + self.head.width
        if self.below:
            return max(head, self.name.width) + 7
        return head + (self.name.width + 3 if self.name.lines else 0) + 7

    @property
    def height(self) -> float:
        """How high the tag is."""
        if self.below:
            return self.head.height + self.name.height + 4.6
        return max(self.head.height, self.name.height) + 3.6

    @property
    def _marks_width(self) -> float:
        return len(self.flow.marked) * (MARK + 1.5) + (1 if self.flow.marked else 0)

    def at(self, typeface: Typeface, x: float, y: float, width: float = 0.0) -> Tag:
        """The tag with its upper left corner here, at least this wide."""
        rect = Rect(x, y, max(width, self.width), self.height)
        top = y + (self.head.height + 3.6 - MARK) / 2
        marks = tuple(
            mark_at(typeface, sensitivity, x + 2.5 + index * (MARK + 1.5), top)
            for index, sensitivity in enumerate(self.flow.marked)
        )
        text = x + 3.5 + self._marks_width
        if self.below:
            name = self.name.at(x + 3.5, y + 2.4 + self.head.height)
        else:
            name = self.name.at(text + self.head.width + 3, y + 1.4)
        return Tag(self.flow.id, rect, self.head.at(text, y + 1.4) + name, marks, self.flow.gravest)


def chip(typeface: Typeface, flow: MapFlow, width: float, *, most: int = 3) -> Chip:
    """The tag of a flow, no wider than this where its number and marks leave room.

    The number is never shortened. The name stands beside it, or below it where it needs more room
    than that; it wraps, then ends in an ellipsis, and is left out where the width is 0. The tag of
    a meeting is its number alone: the meeting's box says its name.
    """
    head = block(typeface, ((clean(flow.tag), TAG_SIZE, True, ACCENT),))
    empty = Chip(flow, head, Block((), 0, 0))
    name = "" if flow.kind == "meeting" or not width else clean(flow.name)
    beside = max(width - empty.width - 3, 30.0)
    if typeface.width(name, TAG_SIZE) <= beside:
        return replace(empty, name=paragraph(typeface, name, beside, TAG_SIZE))
    room = max(width - 7, empty.width - 7)
    words = paragraph(typeface, name, room, TAG_SIZE, most=most)
    said = "".join(line.text for line in words.lines)
    return Chip(flow, head, words, below=True, whole=_letters(said) == _letters(name))


def _letters(text: str) -> str:
    return text.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Stack:
    """The tags of one arrow, one below the other and as wide as the widest."""

    chips: tuple[Chip, ...]

    @property
    def width(self) -> float:
        """How wide it is."""
        return max(chip.width for chip in self.chips)

    @property
    def height(self) -> float:
        """How high it is."""
        return sum(chip.height for chip in self.chips)

    def at(self, typeface: Typeface, x: float, middle: float) -> tuple[Tag, ...]:
        """The tags, with their left edge and the middle of their height here."""
        tags = []
        y = middle - self.height / 2
        for one in self.chips:
            tags.append(one.at(typeface, x, y, self.width))
            y += one.height
        return tuple(tags)
