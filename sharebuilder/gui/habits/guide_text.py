"""The user guide that comes with the program: its documents, cut into sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.documents.guide.blocks import anchor_of
from sharebuilder.errors import SeedProblem
from sharebuilder.gui.translate import tr
from sharebuilder.questions.folding import fold
from sharebuilder.resources import GUIDE_DOCUMENTS, docs_dir

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = GUIDE_DOCUMENTS
FILES_ANCHOR = "files-and-what-keeps-them-safe"
_PICTURE = re.compile(r"!\[[^\]]*\]\((pictures/[\w-]+\.png)\)")
_RULE = frozenset(" \t:|-")
_HEADING = re.compile(r"(#{1,6}) (.+)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the guide, and what stands beneath it up to the next.

    Attributes:
        document: the name of its file, without its ending.
        number: which heading of its document it is, from 0.
        level: 1 for the title of a document, 2 for a part, and so on.
        above: the heading that it stands under; empty for the title of a document.
        anchor: the name by which links lead to it.
        text: what stands beneath, as plain as it comes.
        folded: heading and text, to be searched.
    """

    document: str
    number: int
    level: int
    title: str
    above: str
    anchor: str
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The documents, and all their sections in order."""

    texts: dict[str, str]
    sections: tuple[Section, ...]

    @classmethod
    def read(cls) -> Guide:
        """Read the guide.

        Raises:
            SeedProblem: it is missing, or cannot be read.
        """
        folder = docs_dir()
        texts = {name: _text_of(folder / f"{name}.md") for name in DOCUMENTS}
        sections = [one for name, text in texts.items() for one in _sections(name, text)]
        return cls(texts, tuple(sections))

    def pictures(self, document: str) -> dict[str, Path]:
        """The files of a document's pictures, by the names that its text has for them."""
        return {name: docs_dir() / name for name in _PICTURE.findall(self.texts[document])}

    def at(self, document: str, anchor: str) -> Section | None:
        """The section that a link leads to; the document's first where the link names none."""
        for one in self.sections:
            if one.document == document and anchor in {"", one.anchor}:
                return one
        return None

    def about_step(self, number: int, title: str) -> Section:
        """The part about a step of the wizard; the beginning where there is none."""
        found = self.at(DOCUMENTS[0], anchor_of(f"{number}. {title}"))
        return found or self.sections[0]

    def find(self, words: str) -> list[Section]:
        """The sections that hold all the words; those with all of them in the heading first."""
        wanted = fold(words).split()
        found = [one for one in self.sections if all(word in one.folded for word in wanted)]
        titled = [one for one in found if all(word in fold(one.title) for word in wanted)]
        return titled + [one for one in found if one not in titled]


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SeedProblem(
            tr("A part of the user guide is missing or cannot be read."),
            remedy=tr("Install ShareBuilder again."),
            file=file,
        ) from error


def _sections(document: str, text: str) -> list[Section]:
    heads: list[tuple[int, str]] = []
    bodies: list[list[str]] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        heading = None if fenced else _HEADING.fullmatch(line.rstrip())
        if heading is not None:
            heads.append((len(heading[1]), heading[2]))
            bodies.append([])
        elif bodies:
            bodies[-1].append(line)
    found = []
    path: list[str] = []
    for number, ((level, title), lines) in enumerate(zip(heads, bodies, strict=True)):
        body = _plain("\n".join(lines))
        words = fold(f"{title} {body}")
        path[level - 1 :] = [title]
        above = path[-2] if len(path) > 1 else ""
        found.append(Section(document, number, level, title, above, anchor_of(title), body, words))
    return found


def _plain(markdown: str) -> str:
    """The words of a text, without the marks of its form."""
    # The words of a link or of a picture, without its address.
    text = re.sub(r"\]\((?:[^()\s]|\([^()\s]*\))*\)", "", markdown.replace("![", "["))
    lines = [line for line in text.split("\n") if not _is_rule_of_a_table(line.strip())]
    return " ".join(re.sub(r"[*`\[|]", " ", "\n".join(lines)).split())


def _is_rule_of_a_table(line: str) -> bool:
    """Whether a line is `| --- | --- |`. A pattern would try a line of blanks over and over."""
    return line.endswith("|") and set(line) <= _RULE
