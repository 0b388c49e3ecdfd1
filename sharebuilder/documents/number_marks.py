"""Finding, in a template, what `numbering` fills in: headings, references, captions, contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.documents.numbering import (
    ContentsMark,
    HeadingMark,
    NumberMarks,
    ReferenceMark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUTLINED = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_DEPTH = re.compile(r'\\o\s+"?1-([1-9])')
_NUMBERED = frozenset({"\\r", "\\n", "\\w"})
_NEVER = 99
_ENDLESS = 64


def place_marks(
    document: etree._Element, styles: etree._Element | None, numbering: etree._Element | None
) -> NumberMarks:
    """Mark what is numbered in a document part, which is changed, and say what it is."""
    finder = _Finder(_styles(styles), _levels(numbering))
    body = document.find(f"{W}body")
    if body is None:
        return NumberMarks()
    finder.headings(body)
    finder.fields(body)
    return finder.found()


class _Finder:
    def __init__(
        self, styles: dict[str, tuple[str, int, int]], levels: dict[str, tuple[str, str, int]]
    ) -> None:
        self._styles, self._levels = styles, levels
        self._headings: list[HeadingMark] = []
        self._references: list[ReferenceMark] = []
        self._contents: list[ContentsMark] = []
        self._sequences: list[str] = []

    def found(self) -> NumberMarks:
        return NumberMarks(
            tuple(self._headings), tuple(self._references), tuple(self._contents),
            tuple(self._sequences), self._levels,
        )  # fmt: skip

    def headings(self, body: etree._Element) -> None:
        """Mark each heading that stands in the body, or in a content control of the body."""
        for paragraph in list(_paragraphs(body)):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            known = self._styles.get(style.get(f"{W}val", "")) if style is not None else None
            if known is None or "{%p" in _text(paragraph):
                continue
            list_id, level, outline = known
            own = paragraph.find(f"{W}pPr/{W}numPr")
            if own is not None:
                list_id, level = _numbered(own, list_id, level)
            if f"{list_id}/{level}" not in self._levels:
                list_id = ""
            marks = tuple(
                one.get(f"{W}name", "") for one in paragraph.iterchildren(f"{W}bookmarkStart")
            )
            if not list_id and outline == _NEVER and not marks:
                continue
            self._headings.append(HeadingMark(list_id, level, outline, marks))
            properties = paragraph.find(f"{W}pPr")
            at = 0 if properties is None else paragraph.index(properties) + 1
            paragraph.insert(at, _mark(f"h {len(self._headings) - 1}"))
            paragraph.append(_mark("/h"))

    def fields(self, body: etree._Element) -> None:
        """Mark each field whose result is filled in."""
        for simple in list(body.iter(f"{W}fldSimple")):
            words = (simple.get(f"{W}instr") or "").split()
            runs = simple.findall(f"{W}r")
            if len(words) > 1 and words[0] == "SEQ" and runs:
                self._sequence(words[1], runs)
        for start in list(body.iter(f"{W}fldChar")):
            if start.get(f"{W}fldCharType") != "begin":
                continue
            first = start.getparent()
            instruction, separator, result, last = _complex(first)
            words = instruction.split()
            if not words:
                continue
            if words[0] == "SEQ" and len(words) > 1 and result:
                self._sequence(words[1], result)
            elif (
                words[0] == "REF" and len(words) > 1 and separator is not None and last is not None
            ):
                numbered = not _NUMBERED.isdisjoint(words)
                self._reference(words[1], first, separator, result, last, numbered=numbered)
            elif words[0] == "TOC":
                self._table_of_contents(first, instruction)

    def _sequence(self, name: str, result: list[etree._Element]) -> None:
        text = next(result[0].iter(f"{W}t"), None)
        if text is None:
            return
        for run in result[1:]:
            run.getparent().remove(run)
        for other in list(result[0].iterchildren(f"{W}t"))[1:]:
            result[0].remove(other)
        self._sequences.append(name)
        begin = _mark(f"seq {len(self._sequences) - 1}")
        begin.tail, text.text = text.text, None
        text.append(begin)
        text.append(_mark("/seq"))

    def _reference(
        self,
        target: str,
        first: etree._Element,
        separator: etree._Element,
        result: list[etree._Element],
        last: etree._Element,
        *,
        numbered: bool,
    ) -> None:
        look = result[0].find(f"{W}rPr") if result else None
        before = "<w:r>" + ("" if look is None else _bare(look)) + "<w:t>"
        self._references.append(ReferenceMark(target, before, "</w:t></w:r>", numbered))
        parent = first.getparent()
        parent.insert(parent.index(first), _mark(f"ref {len(self._references) - 1}"))
        parent.insert(parent.index(separator) + 1, _mark("words"))
        parent.insert(parent.index(last), _mark("/words"))
        parent.insert(parent.index(last) + 1, _mark("/ref"))

    def _table_of_contents(self, first: etree._Element, instruction: str) -> None:
        paragraph = next(first.iterancestors(f"{W}p"))
        closing = _one_paragraph(paragraph, first)
        if closing is None or first.getparent() is not paragraph:
            return
        opening = []
        for run in [first, *first.itersiblings(f"{W}r")]:
            opening.append(run)
            mark = run.find(f"{W}fldChar")
            if mark is not None and mark.get(f"{W}fldCharType") == "separate":
                break
        else:
            return
        properties = paragraph.find(f"{W}pPr")
        depth = _DEPTH.search(instruction)
        self._contents.append(
            ContentsMark(
                int(depth[1]) if depth else 9,
                "" if properties is None else _bare(properties),
                "".join(_bare(run) for run in opening),
                _bare(closing),
            )
        )
        parent = paragraph.getparent()
        parent.insert(parent.index(paragraph), _mark(f"toc {len(self._contents) - 1}"))
        parent.insert(parent.index(paragraph) + 1, _mark("/toc"))


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    for child in body:
        if child.tag == f"{W}p":
            yield child
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _paragraphs(content)


def _complex(
    first: etree._Element,
) -> tuple[str, etree._Element | None, list[etree._Element], etree._Element | None]:
    """The instruction of a field, its separator, the runs of its result, and its last run."""
    instruction, depth = "", 0
    separator: etree._Element | None = None
    result: list[etree._Element] = []
    for run in [first, *first.itersiblings(f"{W}r")]:
        marks = [mark.get(f"{W}fldCharType", "") for mark in run.iterchildren(f"{W}fldChar")]
        kind = marks[0] if len(marks) == 1 else ""
        if kind == "begin":
            depth += run is not first
        elif kind == "end" and depth:
            depth -= 1
        elif kind == "end":
            return instruction, separator, result, run
        elif kind == "separate" and not depth:
            separator = run
            continue
        if separator is not None:
            result.append(run)
        elif not depth:
            instruction += "".join(text.text or "" for text in run.iter(f"{W}instrText"))
    return instruction, separator, [], None


def _one_paragraph(paragraph: etree._Element, first: etree._Element) -> etree._Element | None:
    """Bring a contents list that Word filled in back to one paragraph; its last run."""
    depth = 0
    passed: list[etree._Element] = []
    for holder in [paragraph, *paragraph.itersiblings()]:
        if holder is not paragraph:
            passed.append(holder)
        begun = holder is not paragraph
        for mark in list(holder.iter(f"{W}fldChar")):
            run = mark.getparent()
            begun = begun or run is first
            if not begun:
                continue
            kind = mark.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth == 0:
                for one in passed:
                    one.getparent().remove(one)
                if run.getparent() is not paragraph:
                    paragraph.append(run)
                return run
        if len(passed) > _ENDLESS * 8:
            return None
    return None


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int, int]]:
    """Of each style that is numbered or a heading: its list, its level, its outline level."""
    if styles is None:
        return {}
    by_id = {one.get(f"{W}styleId", ""): one for one in styles.iterchildren(f"{W}style")}
    found = {}
    for identity, style in by_id.items():
        chain = list(_chain(style, by_id))
        named = _OUTLINED.match(_value(style.find(f"{W}name")))
        outline = next((o for s in chain
                        if (o := s.find(f"{W}pPr/{W}outlineLvl")) is not None), None)  # fmt: skip
        if outline is None and not named:
            continue
        number = next((n for s in chain if (n := s.find(f"{W}pPr/{W}numPr")) is not None), None)
        list_id, level = _numbered(number, "", 0) if number is not None else ("", 0)
        # A style of another name is numbered, and in the contents only as an appendix.
        shown = int(named[1]) - 1 if named else level if identity.startswith("Appendix") else _NEVER
        found[identity] = (list_id, level, shown)
    return found


def _chain(style: etree._Element, by_id: dict[str, etree._Element]) -> Iterator[etree._Element]:
    for _ in range(_ENDLESS):
        yield style
        following = by_id.get(_value(style.find(f"{W}basedOn")))
        if following is None:
            return
        style = following


def _levels(numbering: etree._Element | None) -> dict[str, tuple[str, str, int]]:
    if numbering is None:
        return {}
    abstract = {
        one.get(f"{W}abstractNumId", ""): one for one in numbering.iterchildren(f"{W}abstractNum")
    }
    found = {}
    for number in numbering.iterchildren(f"{W}num"):
        of = abstract.get(_value(number.find(f"{W}abstractNumId")))
        for level in of.iterchildren(f"{W}lvl") if of is not None else ():
            kind = _value(level.find(f"{W}numFmt")) or "decimal"
            if kind in {"bullet", "none"}:
                continue
            start = _value(level.find(f"{W}start"))
            found[f"{number.get(f'{W}numId')}/{level.get(f'{W}ilvl')}"] = (
                kind, _value(level.find(f"{W}lvlText")), int(start) if start.isdigit() else 1,
            )  # fmt: skip
    return found


def _numbered(number: etree._Element, list_id: str, level: int) -> tuple[str, int]:
    identity, deep = _value(number.find(f"{W}numId")), _value(number.find(f"{W}ilvl"))
    return identity or list_id, int(deep) if deep.isdigit() and int(deep) < 9 else level


def _value(node: etree._Element | None) -> str:
    return node.get(f"{W}val", "") if node is not None else ""


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _mark(words: str) -> etree._Element:
    return etree.ProcessingInstruction("sb", words)


def _bare(node: etree._Element) -> str:
    """An element as it is written inside a document, the declarations of its names left out."""
    tail, node.tail = node.tail, None
    text: str = etree.tostring(node, encoding="unicode")
    node.tail = tail
    parent = node.getparent()
    for prefix, uri in (node if parent is None else parent).nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        text = text.replace(f' {name}="{uri}"', "", 1)
    return text
