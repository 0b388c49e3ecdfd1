"""The tags of a template where somebody typed them: closed, alone where they must be, and known.

Word cuts a tag into runs as it likes. So tags are read here from what a paragraph shows, and a
finding gives the words around the tag, by which it is found again in Word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.documents.template_parts import TemplateFinding, part_title

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST = 5000
LONGEST_TAG = 400
_MARKS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PREFIX = re.compile(r"-?(tr|tc|p|r)\s+")
_KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor")
_LANGUAGE = "A tag shows a field, asks with “if”, or goes through a list with “for”."
_ALONE = {
    "p": ("paragraph", f"{W}p"), "tr": ("table row", f"{W}tr"), "tc": ("table cell", f"{W}tc"),
}  # fmt: skip
# Attributes that somebody hears or reads: table titles, and what a picture shows.
_HEARD = {
    (f"{W}tblCaption", f"{W}val"), (f"{W}tblDescription", f"{W}val"),
}  # fmt: skip
_DRAWN = ("title", "descr", "name")
_OPENED = ("{{", "{%", "{#")


def tag_findings(name: str, root: etree._Element, *, rendered: bool) -> list[TemplateFinding]:
    """What is wrong with the tags of a part.

    Args:
        name: the part.
        root: its content.
        rendered: whether tags are filled in there at all.
    """
    raw = etree.tostring(root, encoding="unicode")
    if not any(mark in raw for mark in _OPENED) and not _split_marks(root):
        return []
    part = part_title(name)
    if not rendered:
        texts = [text for text in _everything(root) if any(mark in text for mark in _OPENED)]
        return [
            TemplateFinding(
                "a tag stands where it would not be filled in.",
                "Take it out, or put it into the text, a header, a footer or a footnote.",
                part=part, text=text.strip()[:120],
            )
            for text in texts[:20]
        ]  # fmt: skip
    scan = _Scan(part)
    for paragraph in root.iter(f"{W}p", f"{_A}p"):
        scan.paragraph(paragraph)
    if root.tag.rpartition("}")[2] in {"coreProperties", "Properties"}:
        for node in root.iter(etree.Element):
            scan.text(node.text or "", None)
    for node in root.iter(etree.Element):
        scan.attributes(node)
        if node.tag in {f"{W}delText", f"{W}instrText", f"{W}delInstrText"}:
            scan.misplaced(node.text or "")
    if scan.count > _MOST:
        scan.say(
            f"it holds {scan.count} tags, far more than a template needs", "Make it shorter.", ""
        )
    return scan.found


class _Scan:
    def __init__(self, part: str) -> None:
        self.part = part
        self.found: list[TemplateFinding] = []
        self.count = 0

    def say(self, problem: str, remedy: str, text: str) -> None:
        self.found.append(
            TemplateFinding(
                f"{problem}.", remedy, part=self.part, text=" ".join(text.split())[:120]
            )
        )

    def paragraph(self, paragraph: etree._Element) -> None:
        """The tags in what a paragraph shows, text boxes inside it left to themselves."""
        self.text("".join(_own_texts(paragraph)), paragraph)

    def text(self, text: str, paragraph: etree._Element | None) -> None:
        """The tags in a text."""
        opened = ""
        start = 0
        alone: list[str] = []
        for mark in _MARKS.finditer(text):
            sign = mark[0]
            if not opened and sign in _CLOSES:
                opened, start = sign, mark.end()
            elif opened and sign == _CLOSES[opened]:
                self.count += 1
                alone += self._tag(opened, text[start : mark.start()], text)
                opened = ""
            elif opened and sign in _CLOSES:
                break
            # A closing sign without an opening one is a text like any other.
        if opened:
            self.say(
                f"a tag is opened with {opened} and not closed in its paragraph",
                f"Close it with {_CLOSES[opened]} in the same paragraph.",
                text,
            )
        elif paragraph is not None:
            self._alone(alone, text, paragraph)

    def attributes(self, node: etree._Element) -> None:
        """Tags in what stands beside the text, where only some are filled in."""
        for key, value in node.attrib.items():
            if not any(mark in value for mark in _OPENED):
                continue
            local = node.tag.rpartition("}")[2]
            if (node.tag, key) in _HEARD or (local in {"docPr", "cNvPr"} and key in _DRAWN):
                self.text(value, None)
            else:
                self.misplaced(value)

    def misplaced(self, text: str) -> None:
        """A tag where it cannot be filled in."""
        if any(mark in text for mark in _OPENED):
            self.say(
                "a tag stands where it would not be filled in",
                "Put it into the text.", text,
            )  # fmt: skip

    def _tag(self, sign: str, inside: str, text: str) -> list[str]:
        """What governs whole paragraphs, rows or cells among the tags."""
        if sign == "{#":
            return []
        if len(inside) > LONGEST_TAG:
            self.say("a tag is far too long", _LANGUAGE, text)
            return []
        prefix = _PREFIX.match(inside)
        if sign == "{{":
            if prefix and prefix[1] + " " in inside[:4]:
                self.say(
                    "a tag would put Word’s own code into the document",
                    "Write {{ name }} without p, r, tr or tc.", text,
                )  # fmt: skip
            return []
        words = (inside[prefix.end() :] if prefix else inside.lstrip("-+")).strip(" -+").split()
        if not words or words[0] not in _KEYWORDS:
            said = words[0] if words else ""
            self.say(f"“{said}” is no word of the template language", _LANGUAGE, text)
        if prefix is None or prefix[1] == "r":
            return []
        if "%" in inside or "}" in inside:
            self.say(
                f"a tag that governs a whole {_ALONE[prefix[1]][0]} holds % or }}",
                "Ask without arithmetic.", text,
            )  # fmt: skip
        return [prefix[1]]

    def _alone(self, tags: list[str], text: str, paragraph: etree._Element) -> None:
        """A tag that governs a paragraph, row or cell takes the place of all that is in it."""
        for kind in tags:
            name, holder_tag = _ALONE[kind]
            holder = paragraph if kind == "p" else next(paragraph.iterancestors(holder_tag), None)
            if holder is None:
                self.say(f"{{%{kind} … %}} governs a {name}, and there is none around it",
                         "Put it into a table, or write {%p … %}.", text)  # fmt: skip
                continue
            whole = (
                text if kind == "p" else "".join(node.text or "" for node in holder.iter(f"{W}t"))
            )
            rest = re.sub(r"\{%.*?%\}", "", whole, count=1).strip()
            if rest:
                self.say(
                    f"a tag that governs a whole {name} has other words beside it, "
                    "and they would be lost",
                    f"Give {{%{kind} … %}} a {name} of its own.", whole,
                )  # fmt: skip
                return


def _own_texts(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t", f"{_A}t"):
        if next(node.iterancestors(f"{W}p", f"{_A}p"), None) is paragraph:
            yield node.text or ""


def _split_marks(root: etree._Element) -> bool:
    """Whether the two signs that open a tag may stand in two runs."""
    return any((node.text or "").rstrip().endswith("{") for node in root.iter(f"{W}t", f"{_A}t"))


def _everything(root: etree._Element) -> Iterator[str]:
    for node in root.iter(etree.Element):
        if node.text:
            yield node.text
        yield from node.attrib.values()
