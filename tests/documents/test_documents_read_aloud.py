"""Each document is read as a screen reader would, in order, and nothing in it trips the listener."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.documents.catalogue import documents
from tests.documents.changed_answers import answers, at, field_of, with_answers
from tests.documents.every_document import CASES, EMPTY, built, kind_of, of_case
from tests.documents.read_aloud import CELL, EDGE, HEADING, PICTURE, Reader
from tests.documents.test_documents_word_files import changed
from tests.documents.word_text import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.catalogue import DocumentKind

KINDS = documents()
NAMING = {"name", "short_name", "title", "version", "reference", "marking"}


@cache
def read(kind: DocumentKind, case: str) -> dict[str, Reader]:
    """The documents of a kind, each read; of the empty agreement where no case is named."""
    made = (
        of_case(kind, case) if case else built(kind, {**EMPTY, "partners": [{"id": "partner-1"}]})
    )
    return {record: Reader(content, written(case)) for record, content in made.items()}


@cache
def written(case: str) -> str:
    """What people wrote, as one text."""
    return "\n".join(texts(CASES.get(case, {})))


def texts(value: Any) -> Iterator[str]:
    """Every text in answers, however deep."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@pytest.mark.parametrize("case", [*CASES, ""], ids=[*CASES, "empty"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_listener_hears_every_document_in_order(kind: DocumentKind, case: str) -> None:
    heard = {record: list(one.problems()) for record, one in read(kind, case).items()}
    assert heard == {record: [] for record in heard}
    assert heard or kind.not_needed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_page_and_the_file_itself_say_which_agreement_it_is(kind: DocumentKind) -> None:
    title = CASES["bath"]["about"]["title"]
    for record, content in of_case(kind, "bath").items():
        properties = opened(content).core_properties
        assert (properties.title, properties.language) == (title, "en-GB")
        said = read(kind, "bath")[record].said
        assert any(title in one.text for one in said if one.kind == EDGE)
        assert any(title in one.text for one in said if one.kind not in {EDGE, CELL})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_short_answers_that_end_with_a_full_stop_bring_no_second_mark(kind: DocumentKind) -> None:
    tree = CASES["essex"]
    stopped = with_answers(
        tree,
        [
            (one, f"{at(tree, one)}.")
            for one in answers(tree)
            if field_of(one).kind == "line"
            and not NAMING.intersection(one)
            and at(tree, one)[-1:].isalnum()
        ],
    )
    for content in list(built(replace(kind, pictures=False), stopped, findings=()).values())[:2]:
        slips = [one for one in Reader(content).problems() if one.startswith("two marks")]
        assert slips == []


def test_a_cell_is_read_with_its_column_and_a_picture_by_its_words() -> None:
    said = read(kind_of("agreement"), "bath")[""].said
    cells = [one for one in said if one.kind == CELL]
    assert "Answer: CG-2026-02" in [one.aloud() for one in cells if one.row == "Reference"]
    pictures = [one.aloud() for one in said if one.kind == PICTURE]
    assert pictures[0].startswith("Picture: Flow map of 6 partners and 12 flows. F1 ")
    first = next(one for one in said if one.kind == HEADING)
    assert first.aloud() == "Heading level 1: Summary"


WORDS = rb"(<w:t(?: [^>]*)?>)"
STUMBLE = {
    "a level that is left out": (rb'w:val="Heading2"', b'w:val="Heading3"', "jumps from"),
    "a heading with nothing under it": (
        rb'(<w:p>(?:(?!</w:p>).)*w:val="PlainHeading2"(?:(?!</w:p>).)*</w:p>)', rb"\1\1",
        "nothing stands under",
    ),
    "a heading row of a column without words": (
        rb"(<w:tblHeader/>.*?<w:tc>.*?<w:t(?: [^>]*)?>)[^<]*", rb"\1", "has no heading",
    ),
    "a cell over two columns": (rb"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="2"/>', "are merged"),
    "a cell too few": (rb"(.*)<w:tc>.*?</w:tc>(?=</w:tr>)", rb"\1", "fewer cells"),
    "a row without a name": (
        rb"(</w:tr>(?:(?!</w:tr>).)*?<w:tc>(?:(?!<w:t[ >]).)*<w:t[^>]*>)[^<]*", rb"\1",
        "does not say what it is",
    ),
    "a picture without words": (rb'descr="[^"]*"', b'descr=""', "a picture without words"),
    "a reference to nothing": (rb"(instrText[^>]*> *REF )\S+", rb"\1sec_nowhere", "sec_nowhere"),
    "a mark too many": (WORDS, rb"\1One.. ", "two marks together"),
    "a mark by itself": (WORDS, rb"\1One , two ", "by itself"),
    "a box alone": (WORDS, r"\1☐ </w:t></w:r></w:p><w:p><w:r><w:t>".encode(), "a box without words"),
    "a tag": (WORDS, rb"\1{{ x }} ", "left over"),
    "an answer that Python wrote": (WORDS, rb"\1None was here ", "left over"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STUMBLE)
def test_the_listener_notices_what_is_wrong(kind: str) -> None:
    pattern, instead, said = STUMBLE[kind]
    broken = changed(of_case(kind_of("agreement"), "bath")[""], pattern, instead)
    assert any(said in one for one in Reader(broken, written("bath")).problems())
