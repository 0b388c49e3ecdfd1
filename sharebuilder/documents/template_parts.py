"""The parts of a template: which are rendered, what they are called, and what is found in them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.word_package import Package

_TITLES = (
    (re.compile(r"word/document\d*\.xml$"), "the text"),
    (re.compile(r"word/header[^/]*\.xml$"), "the header"),
    (re.compile(r"word/footer[^/]*\.xml$"), "the footer"),
    (re.compile(r"word/footnotes\.xml$"), "the footnotes"),
    (re.compile(r"word/endnotes\.xml$"), "the endnotes"),
    (re.compile(r"word/comments[^/]*\.xml$"), "the comments"),
    (re.compile(r"word/charts/"), "a chart"),
    (re.compile(r"word/(diagrams|drawings)/"), "a drawing"),
    (re.compile(r"docProps/"), "the properties of the file"),
    (re.compile(r"customXml/"), "the data inside the file"),
    (re.compile(r"\.rels$"), "the links of the file"),
)
# What docxtpl-like tags may stand in. Everywhere else a tag would not be filled in, and is refused.
_RENDERED = re.compile(
    r"word/(header|footer)[^/]*\.xml$|word/(footnotes|endnotes)\.xml$|word/charts/chart[^/]*\.xml$"
    r"|word/(diagrams/data|drawings/drawing)[^/]*\.xml$|docProps/(core|app|custom)\.xml$"
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """Something in a template that must or should be put right.

    Attributes:
        message: what is wrong. It reads on after “The template cannot be used:”.
        remedy: what to do about it.
        part: where in the file, in words, or the name of a part.
        text: the text around it.
        severity: `error`, or `warning` where the template can be used all the same.
    """

    message: str
    remedy: str
    part: str = ""
    text: str = ""
    severity: str = "error"

    @property
    def place(self) -> str:
        """The part and the text around it, in one."""
        return f"{self.part}, “{self.text[:_LONGEST]}”" if self.text else self.part

    def to_json(self) -> dict[str, str]:
        """The finding for another program."""
        return {
            "severity": self.severity,
            "part": self.part,
            "text": self.text,
            "message": self.message,
            "remedy": self.remedy,
        }


def part_title(name: str) -> str:
    """What a part is called in Word; its name where Word has no word for it."""
    for pattern, title in _TITLES:
        if pattern.search(name):
            return title
    return posixpath.basename(name) or name


def rendered_parts(package: Package) -> Iterator[str]:
    """The names of the parts that are rendered, the document part first."""
    yield package.main
    for name in package.parts:
        if name != package.main and _RENDERED.match(name):
            yield name
