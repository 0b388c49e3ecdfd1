"""The house style of an organisation: read from one settings file, and checked when it is read.

A wrong setting never stops a document. It is told of, with its place and what to do, and the
usual look is used in its place.

Sources: WCAG 2.2, success criterion 1.4.3 (contrast of 4.5 to 1), and its definition of relative
luminance.
"""

from __future__ import annotations

import colorsys
import io
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, UnidentifiedImageError
from platformdirs import user_config_dir

from sharebuilder.errors import SeedProblem, UnusableFile
from sharebuilder.organisation.in_force import HOUSE_STYLE, in_force
from sharebuilder.schema.house_files import house_style_problems
from sharebuilder.storage.reading import decode, parse_json, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "house-style.json"
CONTRAST = 4.5
_LARGEST_LOGO = 3 * 1024 * 1024
_MOST_PIXELS = 6000
_FEWEST_PIXELS = 40
_FORMATS = {"PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg")}
_HEIGHT_MM = 15.0
_WIDEST_MM = 80.0
_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo, checked: a PNG or JPEG picture that Word can show."""

    content: bytes
    ending: str
    content_type: str
    alternative: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How an organisation's documents look. Everything empty is the usual look.

    Attributes:
        file: where it was read.
        colour: six hexadecimal digits.
        layout: the order of the clauses of a document, by its id in the catalogue.
        problems: what was wrong in the file, and what was done about it.
    """

    file: Path | None = None
    organisation: str = ""
    logo: Logo | None = None
    colour: str = ""
    body_font: str = ""
    heading_font: str = ""
    other_fonts: tuple[str, ...] = ()
    marking: str = ""
    footer: str = ""
    layout: str = ""
    problems: tuple[SeedProblem, ...] = field(default=(), compare=False)

    @property
    def is_plain(self) -> bool:
        """Whether it changes nothing of how a template looks."""
        return not (
            self.organisation or self.logo or self.colour or self.body_font or self.heading_font
            or self.other_fonts or self.footer
        )  # fmt: skip

    def fields(self) -> dict[str, str]:
        """What a template can name of it."""
        return {
            "organisation": self.organisation, "marking": self.marking, "footer": self.footer,
        }  # fmt: skip


def house_style_path() -> Path:
    """Where the house style of this person's organisation lies."""
    return Path(user_config_dir("ShareBuilder", appauthor=False)) / FILE_NAME


def house_style_for(agreement: Path | None = None, chosen: Path | None = None) -> HouseStyle:
    """The house style of documents of an agreement.

    Args:
        agreement: the agreement's file; a `house-style.json` beside it wins over this person's own.
        chosen: a file that was named; it wins over all.

    Returns:
        The style. Where the file is wrong, its `problems` say so. The settings of the organisation
        name one for those who have none of their own, or for everybody.
    """
    if chosen is not None:
        return read_house_style(chosen)
    settings = in_force()
    named = settings.path(HOUSE_STYLE)
    places = [named] if named else []
    if HOUSE_STYLE not in settings.locked:
        places.insert(len(places) if settings.is_own(HOUSE_STYLE) else 0, house_style_path())
        if agreement is not None:
            places.insert(0, agreement.absolute().parent / FILE_NAME)
    for place in places:
        try:
            if place.is_file():
                return read_house_style(place)
        except OSError:
            continue  # a drive that went away has no house style
    return HouseStyle()


def read_house_style(path: Path) -> HouseStyle:
    """The house style in a file. What is wrong in it is told of, and the usual look used."""
    try:
        content = parse_json(decode(read_bytes(path), path), path)
    except UnusableFile as error:
        problem = SeedProblem(
            error.problem,
            remedy=f"{error.remedy} Until then documents have the usual look.",
            file=path,
            place=error.place,
        )
        return HouseStyle(file=path, problems=(problem,))
    problems = [
        SeedProblem(message, remedy=remedy, file=path, place=place)
        for place, message, remedy in house_style_problems(content)
    ]
    whole = isinstance(content, dict) and content.get("format") == "sharebuilder-house-style"
    if not isinstance(content, dict) or not whole:
        return HouseStyle(file=path, problems=tuple(problems))
    # A setting that is wrong is left out; the others hold.
    wrong = {str(problem.place).split("/")[1] for problem in problems if problem.place}
    said: dict[str, Any] = {name: one for name, one in content.items() if name not in wrong}
    fonts: Mapping[str, Any] = said.get("fonts", {})
    colour, told = _readable(str(said.get("colour", "")).lstrip("#").upper(), path)
    logo, missed = _logo(said.get("logo"), path)
    body = str(fonts.get("body", ""))
    return HouseStyle(
        file=path,
        organisation=" ".join(str(said.get("organisation", "")).split()),
        logo=logo,
        colour=colour,
        body_font=body,
        heading_font=str(fonts.get("headings", "")) or body,
        other_fonts=tuple(str(one) for one in fonts.get("instead", ())),
        marking=" ".join(str(said.get("marking", "")).split()),
        footer=" ".join(str(said.get("footer", "")).split()),
        layout=str(said.get("layout", "")),
        problems=(*problems, *told, *missed),
    )


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour, as six hexadecimal digits, on white."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    bright = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    luminance = 0.2126 * bright[0] + 0.7152 * bright[1] + 0.0722 * bright[2]
    return 1.05 / (luminance + 0.05)


def tint(colour: str, share: float) -> str:
    """A colour mixed with white: all white at 0, all colour at 1."""
    channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 - (255 - one) * share):02X}" for one in channels)


def _readable(colour: str, path: Path) -> tuple[str, list[SeedProblem]]:
    if not colour or contrast_on_white(colour) >= CONTRAST:
        return colour, []
    hue, light, full = colorsys.rgb_to_hls(
        *(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    darker = colour
    while contrast_on_white(darker) < CONTRAST:
        light -= _STEP
        channels = colorsys.hls_to_rgb(hue, max(light, 0.0), full)
        darker = "".join(f"{round(one * 255):02X}" for one in channels)
    return darker, [
        SeedProblem(
            f"The colour #{colour} is hard to read on white "
            f"({contrast_on_white(colour):.1f} to 1), so #{darker} is used.",
            remedy=f"Choose a darker colour, with a contrast of {CONTRAST} to 1 or more.",
            file=path,
            place="/colour",
        )
    ]


def _logo(said: Mapping[str, Any] | None, path: Path) -> tuple[Logo | None, list[SeedProblem]]:
    if not said:
        return None, []
    file = path.parent / str(said["file"])

    def problem(what: str, remedy: str) -> tuple[None, list[SeedProblem]]:
        told = SeedProblem(
            f"{what} The documents have no logo.", remedy=remedy, file=path, place="/logo/file"
        )
        return None, [told]

    try:
        content = read_bytes(file)
    except UnusableFile as error:
        return problem(f"The logo {file} cannot be used. {error.problem}", error.remedy)
    if file.suffix.lower() in {".svg", ".svgz"} or b"<svg" in content[:1000]:
        return problem(
            "The logo is an SVG drawing, which older versions of Word do not show.",
            "Save it as a PNG picture, three times as large as it is printed, and name that.",
        )
    if len(content) > _LARGEST_LOGO:
        return problem(
            f"The logo has more than {_LARGEST_LOGO // 2**20} MB, and would be in each document.",
            "Save it smaller.",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(_FORMATS)) as opened:
                kind, width, height = str(opened.format), opened.width, opened.height
                if max(width, height) > _MOST_PIXELS or min(width, height) < _FEWEST_PIXELS:
                    return problem(
                        f"The logo is {width} by {height} pixels.",
                        f"Save it with {_FEWEST_PIXELS} to {_MOST_PIXELS} pixels on each side.",
                    )
                opened.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError,
            Image.DecompressionBombError, Image.DecompressionBombWarning):  # fmt: skip
        return problem(
            "The logo is no PNG or JPEG picture that can be read.", "Save it again as PNG."
        )
    high = float(said.get("height_mm", _HEIGHT_MM))
    wide = high * width / height
    if wide > _WIDEST_MM:
        wide, high = _WIDEST_MM, _WIDEST_MM * height / width
    alternative = " ".join(str(said["alt"]).split())
    return Logo(content, *_FORMATS[kind], alternative, wide, high), []
