"""Documents as lines and sections, for the tests that look at their clauses.

One that is made for a test alone has no map: what stands in its clauses does not depend on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import DEFAULT, documents
from sharebuilder.findings.engine import Checker
from tests.documents import every_document
from tests.documents.every_document import (
    KNOWLEDGE,
    QUESTIONS,
    TODAY,
    kind_of,
)
from tests.documents.word_text import W, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sharebuilder.findings.finding import Finding

BLANK: dict[str, Any] = {
    "format": "sharebuilder-agreement",
    "format_version": 1,
    "id": "0b7f8f2e-1111-4222-8333-444455556666",
}
KINDS = {kind.id: replace(kind, pictures=False) for kind in documents()}
LAYOUTS = (DEFAULT, "welsh")
SHEETS = [("agreement", DEFAULT), ("agreement", "welsh"), ("dpia", DEFAULT),
          ("policy-document", DEFAULT)]  # fmt: skip


def checked(tree: dict[str, Any]) -> Sequence[Finding]:
    """What the checker finds in a tree."""
    return Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY)


def made(identity: str, tree: dict[str, Any], **more: Any) -> bytes:
    """A document of a tree."""
    return document_bytes(
        tree, KINDS[identity], question_set=QUESTIONS, knowledge=KNOWLEDGE,
        today=TODAY, **{"findings": checked(tree), **more},
    )  # fmt: skip


def of_case(identity: str, case: str, layout: str = DEFAULT) -> bytes:
    """A document of a worked case. It is shared: nobody changes it."""
    (content,) = every_document.of_case(kind_of(identity), case, layout=layout).values()
    return content


@dataclass(frozen=True)
class Line:
    """A paragraph as a reader sees it, with the section that it stands in."""

    style: str
    text: str
    plain: str
    sections: tuple[str, ...]


_HEADING = re.compile(r"(PlainHeading|Heading|Appendix)([1-3])$")


@lru_cache(maxsize=64)
def lines(content: bytes) -> tuple[Line, ...]:
    """Every paragraph of a document: its text, its text without fields, and its sections."""
    return tuple(_lines(content))


def _lines(content: bytes) -> Iterator[Line]:
    open_sections: list[tuple[int, str]] = []
    body = part(content).find(f"{W}body")
    assert body is not None
    for paragraph in body.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else "Normal"
        if heading := _HEADING.match(style):
            level = int(heading[2])
            marks = [one.get(f"{W}name", "") for one in paragraph.iter(f"{W}bookmarkStart")]
            mark = next((one for one in marks if one.startswith("sec_")), "")
            open_sections = [one for one in open_sections if one[0] < level]
            open_sections.append((level, mark.removeprefix("sec_")))
        yield Line(
            style,
            "".join(paragraph.itertext(f"{W}t")),
            _without_fields(paragraph),
            tuple(mark for _, mark in open_sections if mark),
        )


def _without_fields(paragraph: etree._Element) -> str:
    depth, found = 0, []
    for node in paragraph.iter(f"{W}fldChar", f"{W}t"):
        if node.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(node.get(f"{W}fldCharType", ""), 0)
        elif not depth:
            found.append(node.text or "")
    return "".join(found)


def section_text(content: bytes, anchor: str) -> str:
    """All that stands in a section, with the sections in it."""
    return "\n".join(one.text for one in lines(content) if anchor in one.sections)


def rows(content: bytes, first: str) -> list[list[str]]:
    """The rows of the table whose heading row begins with some words, a cell as its lines."""
    for table in part(content).iter(f"{W}tbl"):
        found = [
            ["\n".join("".join(p.itertext(f"{W}t")) for p in cell.iter(f"{W}p"))
             for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]  # fmt: skip
        if found and " | ".join(found[0]).startswith(first):
            return found[1:]
    return []
