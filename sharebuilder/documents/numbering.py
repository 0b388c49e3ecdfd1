"""Numbers that Word works out by itself, worked out beforehand.

Headings, references, captions and the contents list are Word's own fields. Word fills them in
only when somebody asks it to, and asks whoever opens the file before it does so by itself. So
what they show is put there when the document is built, and stays true until somebody edits it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

_DEEPEST = 9
_CONTENTS = "TOC "


@dataclass(slots=True)
class _Heading:
    paragraph: _Element
    level: int
    number: str
    title: str
    bookmarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Lists:
    """The counters of each numbered list."""

    texts: dict[tuple[str, int], tuple[str, str]]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, number_id: str, level: int) -> str:
        counts = self.counts.setdefault(number_id, [0] * _DEEPEST)
        counts[level] += 1
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        kind, text = self.texts[(number_id, level)]
        for place in range(level + 1):
            shown = _letter(counts[place]) if kind == "upperLetter" else str(counts[place] or 1)
            text = text.replace(f"%{place + 1}", shown)
        return text


def fill_numbers(document: Document) -> None:
    """Fill in the references, the captions and the contents list of a document."""
    body = document.element.body
    headings = list(_headings(document))
    numbers = {mark: heading.number for heading in headings for mark in heading.bookmarks}
    counters: dict[str, int] = {}
    contents = None
    for start in list(body.iter(qn("w:fldChar"))):
        if start.get(qn("w:fldCharType")) != "begin":
            continue
        instruction, result = _field_of(start)
        words = instruction.split()
        if not words:
            continue
        if words[0] == "SEQ":
            counters[words[1]] = counters.get(words[1], 0) + 1
            _show(result, str(counters[words[1]]))
        elif words[0] == "REF" and words[1] in numbers:
            _show(result, numbers[words[1]])
        elif words[0] == "REF":
            _unlink(start)
        elif instruction.strip().startswith(_CONTENTS):
            contents = start
    if contents is not None:
        _fill_contents(contents, [heading for heading in headings if heading.level == 0])


def _headings(document: Document) -> Iterator[_Heading]:
    lists = _Lists(_level_texts(document))
    numbered = _numbered_styles(document)
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val")) if style is not None else None
        if name not in numbered:
            continue
        number_id, level = numbered[name]
        if (number_id, level) not in lists.texts:
            continue
        title = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        marks = tuple(
            mark.get(qn("w:name")) for mark in paragraph.iterchildren(qn("w:bookmarkStart"))
        )
        outline = level if name.startswith(("Heading", "Appendix")) else _DEEPEST
        yield _Heading(paragraph, outline, lists.next(number_id, level), title, marks)


def _numbered_styles(document: Document) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.iterchildren(qn("w:style")):
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if number is None or outline is None:
            continue
        identity = number.find(qn("w:numId"))
        level = number.find(qn("w:ilvl"))
        found[style.get(qn("w:styleId"))] = (
            identity.get(qn("w:val")) if identity is not None else "0",
            int(level.get(qn("w:val"))) if level is not None else 0,
        )
    return found


def _level_texts(document: Document) -> dict[tuple[str, int], tuple[str, str]]:
    part = document.part.numbering_part.element
    abstract = {
        one.get(qn("w:abstractNumId")): one for one in part.iterchildren(qn("w:abstractNum"))
    }
    found = {}
    for number in part.iterchildren(qn("w:num")):
        target = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for level in abstract[target].iterchildren(qn("w:lvl")):
            key = (number.get(qn("w:numId")), int(level.get(qn("w:ilvl"))))
            found[key] = (
                level.find(qn("w:numFmt")).get(qn("w:val")),
                level.find(qn("w:lvlText")).get(qn("w:val")),
            )
    return found


def _field_of(start: _Element) -> tuple[str, list[_Element]]:
    """The instruction of a field, and the runs that show its result."""
    instruction, result, separated, depth = "", [], False, 0
    for run in start.getparent().itersiblings(qn("w:r")):
        mark = run.find(qn("w:fldChar"))
        kind = mark.get(qn("w:fldCharType")) if mark is not None else ""
        if kind == "begin":
            depth += 1
        elif kind == "end" and depth:
            depth -= 1
        elif kind == "end":
            break
        elif kind == "separate" and not depth:
            separated = True
        elif separated:
            result.append(run)
        else:
            instruction += "".join(text.text or "" for text in run.iter(qn("w:instrText")))
    return instruction, result


def _show(result: list[_Element], text: str) -> None:
    for run in result[1:]:
        run.getparent().remove(run)
    for shown in result[0].iter(qn("w:t")):
        shown.text = text


def _unlink(start: _Element) -> None:
    """Leave the words of a reference to a section that this document does not have."""
    first = start.getparent()
    for run in [first, *first.itersiblings(qn("w:r"))]:
        mark = run.find(qn("w:fldChar"))
        if mark is not None or run.find(qn("w:instrText")) is not None:
            run.getparent().remove(run)
        if mark is not None and mark.get(qn("w:fldCharType")) == "end":
            return


def _fill_contents(start: _Element, headings: list[_Heading]) -> None:
    """Put an entry for each heading into the contents list, with a link to it."""
    first = next(start.iterancestors(qn("w:p")))
    runs = list(first.iterchildren(qn("w:r")))
    opening = [run for run in runs if run.find(qn("w:t")) is None][:3]
    closing = runs[-1]
    properties = first.find(qn("w:pPr"))
    entries = []
    for index, heading in enumerate(headings, start=1):
        mark = f"_Toc{index:06d}"
        _bookmark(heading.paragraph, mark, 10_000 + index)
        entry = OxmlElement("w:p")
        if properties is not None:
            entry.append(copy.deepcopy(properties))
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), mark)
        link.set(qn("w:history"), "1")
        link.append(_text_run(heading.number))
        tab = OxmlElement("w:r")
        tab.append(OxmlElement("w:tab"))
        link.append(tab)
        link.append(_text_run(heading.title))
        entry.append(link)
        entries.append(entry)
    if not entries:
        return
    for run in reversed(opening):
        entries[0].insert(0 if properties is None else 1, run)
    entries[-1].append(closing)
    for entry in entries:
        first.addprevious(entry)
    first.getparent().remove(first)


def _bookmark(paragraph: _Element, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def _text_run(text: str) -> _Element:
    run: _Element = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(shown)
    return run


def _letter(number: int) -> str:
    """A, B, … Z, AA, BB: as Word counts in letters."""
    if number < 1:
        return "A"
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)
