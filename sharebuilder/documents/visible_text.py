"""What somebody sees in a document, paragraph by paragraph, and how two versions of it differ."""

from __future__ import annotations

import difflib
import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A style's name is found as `"Heading1"/>`, which no text can be: in a text, > is written &gt;.
_READ = re.compile(r"<w:(?:t>|t [^>]*>|pStyle w:val=)([^<]+)")
_STYLE = re.compile(r'"([^"<>]*)" ?/>')
_END = "\x02"
_HEADINGS = ("Heading", "PlainHeading", "Appendix", "Title")
_EDGE = re.compile(r"word/(header|footer|footnotes|endnotes)[^/]*\.xml$")
_RESULT = re.compile(
    r'w:fldCharType="separate".*?(?=<w:fldChar [^>]*w:fldCharType="end")', re.DOTALL
)
_LONGEST = 100
_MOST = 200
_TOO_MANY = 4000


@dataclass(frozen=True, slots=True)
class VisibleText:
    """What a document shows.

    Attributes:
        lines: each paragraph of the text that is not empty, the contents list left out.
        headings: which of them are headings.
        edges: the paragraphs of headers, footers and notes, page numbers left out.
    """

    lines: list[str]
    headings: list[int] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)


def texts_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The parts of a document that show text, decoded."""
    return {
        name: content.decode("utf-8", "replace")
        for name, content in parts.items()
        if name.endswith(".xml") and name.startswith("word/")
    }


def visible(parts: Mapping[str, str], main: str) -> VisibleText:
    """What the parts of a document show.

    Args:
        parts: the parts by name; those without text are passed by.
        main: the name of the document part.
    """
    lines: list[str] = []
    headings: list[int] = []
    for text, style in _paragraphs(parts[main]):
        if style == "toc":
            continue  # Word fills the contents list again, with page numbers of its own
        if style:
            headings.append(len(lines))
        lines.append(text)
    edges: dict[str, None] = {}
    for name in sorted(parts):
        if _EDGE.match(name):
            content = _RESULT.sub("", parts[name])
            edges.update((text, None) for text, _style in _paragraphs(content))
    return VisibleText(lines, headings, list(edges))


def changes_between(then: VisibleText, now: VisibleText) -> tuple[str, ...]:
    """What was changed in a document, a sentence for each change, with the section it stands in."""
    found = list(_changes(then, now))
    gone = [one for one in then.edges if one not in now.edges]
    come = [one for one in now.edges if one not in then.edges]
    if then.edges:
        found += [f"Taken out of a header, footer or note: “{_short(one)}”" for one in gone]
        found += [f"Added in a header, footer or note: “{_short(one)}”" for one in come]
    if len(found) > _MOST:
        found = [*found[:_MOST], f"And {len(found) - _MOST} more changes."]
    return tuple(found)


def _changes(then: VisibleText, now: VisibleText) -> Iterator[str]:
    before, after = then.lines, now.lines
    if before == after:
        return
    start, end = _alike(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) + len(new) > _TOO_MANY:
        yield f"{_section(then, start)}Much was changed: {len(old)} paragraphs became {len(new)}."
        return
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            continue
        where = _section(then, start + old_from)
        was, became = old[old_from:old_to], new[new_from:new_to]
        if len(was) == len(became):
            for one, other in zip(was, became, strict=True):
                yield f"{where}Changed: {_words_changed(one, other)}"
        elif not was:
            yield from (f"{where}Added: “{_short(line)}”" for line in became)
        elif not became:
            yield from (f"{where}Taken out: “{_short(line)}”" for line in was)
        else:
            yield f"{where}Changed: {_words_changed(' '.join(was), ' '.join(became))}"


def _alike(old: list[str], new: list[str]) -> tuple[int, int]:
    """How much is the same at the beginning, and at the end: that needs no comparing."""
    most = min(len(old), len(new))
    start = end = 0
    while start < most and old[start] == new[start]:
        start += 1
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _section(then: VisibleText, line: int) -> str:
    at = bisect_right(then.headings, line) - 1
    if at < 0 or then.headings[at] >= len(then.lines):
        return ""
    return f"Under “{_short(then.lines[then.headings[at]])}”. "


def _words_changed(was: str, became: str) -> str:
    """The words that differ, with a few around them."""
    old, new = was.split(), became.split()
    start, end = _alike(old, new)
    first = max(0, start - 4)
    lead = "… " if first else ""
    tail = " …" if end > 4 else ""
    kept = max(0, end - 4)

    def part(words: list[str]) -> str:
        return f"{lead}{_short(' '.join(words[first : len(words) - kept]))}{tail}"

    return f"“{part(old)}” now reads “{part(new)}”"


def _paragraphs(content: str) -> Iterator[tuple[str, str]]:
    # Each step is one call over the whole text: a long document has a hundred thousand elements.
    marked = content.replace("</w:p>", f"<w:t>{_END}")
    for gap in ("<w:tab/>", "<w:br/>", "<w:cr/>"):
        if gap in marked:
            marked = marked.replace(gap, "<w:t> ")
    for paragraph in "".join(_READ.findall(marked)).split(_END):
        if not paragraph:
            continue
        style = ""
        if paragraph[0] == '"' and (end := paragraph.find('"/>')) > 0:
            style, paragraph = _kind(paragraph[1:end]), paragraph[end + 3 :]  # noqa: PLW2901
        if "/>" in paragraph:  # a text box inside a paragraph
            paragraph = _STYLE.sub("", paragraph)  # noqa: PLW2901
        text = html.unescape(paragraph) if "&" in paragraph else paragraph
        if shown := " ".join(text.split()):
            yield shown, style


@cache
def _kind(style: str) -> str:
    if style.upper().startswith("TOC"):
        return "toc"
    return "heading" if style.startswith(_HEADINGS) else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
