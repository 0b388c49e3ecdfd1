"""The user guide as a Word file: everything in it, and open to people who do not see it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.documents.guide.blocks import (
    Code,
    Heading,
    ListOf,
    Paragraph,
    Picture,
    Run,
    Table,
    blocks_of,
    plain,
)
from sharebuilder.documents.guide.word import TITLE, guide_as_word
from sharebuilder.errors import SeedProblem
from sharebuilder.resources import GUIDE_DOCUMENTS, docs_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

FILE = Path("guide.md")
PARTS = {
    name: blocks_of((docs_dir() / f"{name}.md").read_text(encoding="utf-8"), FILE)
    for name in GUIDE_DOCUMENTS
}
BLOCKS = [block for blocks in PARTS.values() for block in blocks]


@pytest.fixture(scope="module")
def content() -> bytes:
    return guide_as_word()


@pytest.fixture(scope="module")
def word(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def spoken(document: Document) -> str:
    """All the words of a Word file, links too, which python-docx's runs leave out."""
    return " ".join("".join(one.text for one in document.element.iter(qn("w:t"))).split())


def test_every_heading_is_a_real_one_in_its_order(word: Document) -> None:
    seen = [
        (int(one.style.name[-1]), "".join(t.text for t in one._p.iter(qn("w:t"))))
        for one in word.paragraphs
        if one.style.name.startswith("Heading")
    ]
    lines = [
        line
        for name in GUIDE_DOCUMENTS
        for line in re.sub(
            r"^```.*?^```$",
            "",
            (docs_dir() / f"{name}.md").read_text("utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        ).split("\n")
        if re.match("#+ ", line)
    ]
    assert seen == [(len(line.split()[0]), line.split(" ", 1)[1]) for line in lines]


def test_every_table_has_a_head_that_comes_again_and_every_cell(word: Document) -> None:
    wanted = [block for block in BLOCKS if isinstance(block, Table)]
    assert len(word.tables) == len(wanted) > 20
    for made, block in zip(word.tables, wanted, strict=True):
        rows = made._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rows[1:])
        said = [
            ["".join(t.text for t in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in rows
        ]
        assert said == [[plain(cell) for cell in row] for row in (block.head, *block.rows)]


def test_every_other_word_of_the_guide_is_in_it(word: Document) -> None:
    text = spoken(word)
    for block in BLOCKS:
        match block:
            case Paragraph() | Heading():
                assert " ".join(plain(block.runs).split()) in text
            case ListOf():
                assert all(" ".join(plain(item).split()) in text for item in block.items)
            case Code():
                assert all(" ".join(line.split()) in text for line in block.lines)
            case _:
                pass


def test_every_picture_has_its_words_and_is_in_it(word: Document) -> None:
    wanted = [block.words for block in BLOCKS if isinstance(block, Picture)]
    made = [one._inline.docPr.get("descr") for one in word.inline_shapes]
    assert made == wanted
    assert 5 <= len(made) <= 8
    assert all(len(words) > 30 for words in made)
    page = word.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert all(one.width <= room for one in word.inline_shapes)


def test_it_says_its_title_and_its_language(word: Document) -> None:
    assert word.core_properties.title == TITLE
    assert word.core_properties.language == "en-GB"
    assert [one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))] == ["en-GB"]


def test_every_link_leads_somewhere(word: Document) -> None:
    marks = {one.get(qn("w:name")) for one in word.element.iter(qn("w:bookmarkStart"))}
    assert len(marks) == sum(isinstance(block, Heading) for block in BLOCKS)
    led = 0
    for link in word.element.iter(qn("w:hyperlink")):
        anchor, outside = link.get(qn("w:anchor")), link.get(qn("r:id"))
        if outside is None:
            assert anchor in marks
            led += 1
        else:
            assert word.part.rels[outside].target_ref.startswith("https://")
    assert led > 60


def test_each_numbered_list_begins_at_one() -> None:
    made = docx.Document(io.BytesIO(guide_of("# A\n\n1. one\n2. two\n\nThen\n\n1. again\n")))
    numbers = [
        one._p.pPr.numPr.numId.val for one in made.paragraphs if one.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def guide_of(text: str) -> bytes:
    """The Word file of a guide whose first document has this text."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for name in GUIDE_DOCUMENTS:
            Path(place, f"{name}.md").write_text("# Other\n", encoding="utf-8")
        Path(place, f"{GUIDE_DOCUMENTS[0]}.md").write_text(text, encoding="utf-8")
        return guide_as_word(Path(place))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n> quoted", 3),
        ("# A\n\n- one\n  - inner", 4),
        ("<b>bold</b>", 1),
        ("a <b>bold</b> word", 1),
        ("Title\n=====", 2),
        ("a\n\n---", 3),
        ("a ~~gone~~", 1),
        ("a *mark without its end", 1),
        ("a `code without its end", 1),
        ("_slanted_", 1),
        ("##### five", 1),
        ("    indented code", 1),
        ("* star", 1),
        ("| a | b |\n| 1 | 2 |", 2),
        ("| a | b |\n|---|---|\n| 1 |", 3),
        ("```\nno end", 1),
        ("a ![picture](pictures/x.png) in words", 1),
        ("[name]: https://example.org", 1),
        ("broken  \nline", 1),
        ("a &amp; b", 1),
        ("- one\n1. two", 2),
    ],
)
def test_what_it_does_not_know_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SeedProblem) as refused:
        blocks_of(text, FILE)
    assert refused.value.place == f"line {line}"
    assert refused.value.file == FILE


def test_a_picture_that_is_missing_is_named() -> None:
    with pytest.raises(SeedProblem) as refused:
        guide_of("# A\n\n![words](pictures/none.png)\n")
    assert "none.png" in str(refused.value)


WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["", "**", "*", "`"]))
def test_the_words_of_a_paragraph_are_kept(words: list[str], mark: str) -> None:
    written = " ".join(f"{mark}{word}{mark}" for word in words)
    (block,) = blocks_of(f"So {written}.", FILE)
    assert isinstance(block, Paragraph)
    assert plain(block.runs) == f"So {' '.join(words)}."
    looks = {(one.bold, one.italic, one.code) for one in block.runs if one.text in words}
    assert looks <= {(mark == "**", mark == "*", mark == "`")}


@given(st.text("ab *`_[]()<>|#-!.1\n\\&;~=", max_size=40))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    try:
        blocks = blocks_of(text, FILE)
    except SeedProblem as error:
        refused = error
    else:
        kept = "".join(letters(block) for block in blocks)
        assert sorted(re.findall("[ab]", kept)) == sorted(re.findall("[ab]", text))
        return
    assert re.fullmatch(r"line \d+", refused.place or "")


def letters(block: object) -> str:
    """All that a block holds of what was written."""
    match block:
        case tuple():
            return "".join(
                one.text + one.link if isinstance(one, Run) else letters(one) for one in block
            )
        case Heading() | Paragraph():
            return letters(block.runs)
        case ListOf():
            return letters(block.items)
        case Table():
            return letters((block.head, *block.rows))
        case Code():
            return "".join(block.lines)
        case Picture():
            return block.words + block.file
    raise AssertionError(block)


def test_libreoffice_shows_it(
    content: bytes, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    file = tmp_path / "guide.docx"
    file.write_bytes(content)
    pdf = to_pdf(file)
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("not run: pdftotext is not installed")
    text = subprocess.run([reader, pdf, "-"], capture_output=True, text=True, check=True).stdout
    flat = re.sub(r"\s", "", text)
    for block in BLOCKS:
        if isinstance(block, Heading):
            assert re.sub(r"\s", "", plain(block.runs)) in flat
