"""What goes to people outside: clean, without a name or an answer inside, and never overwritten."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.documents.build import PUBLICATION, build
from sharebuilder.documents.carried import read_carried
from sharebuilder.errors import ShareBuilderError
from tests.documents.every_document import CASES, EMPTY, KNOWLEDGE, QUESTIONS, TODAY
from tests.documents.public_documents import KINDS, changed, made, of_case, paragraphs, parts
from tests.documents.test_documents_agreement import HOSTILE
from tests.documents.word_text import all_text, bare, edge_text, headings, opened

DOUBLED = re.compile(
    r"\.\.(?!\.)|,,|;;|::|[;:,] ?[;,.]|\( ?\)| [,.;:](?= |$)|\b(\w+) \1\b(?<!that that)"
)
STAFF_PARTS = {
    "For staff: how to use these pages", "For staff: take this part off before you publish",
}  # fmt: skip
both = pytest.mark.parametrize("kind", KINDS)
each = pytest.mark.parametrize("case", CASES)


@both
@each
def test_nothing_is_left_over_empty_or_doubled(kind: str, case: str) -> None:
    content = of_case(kind, case)
    answers = bare(str(CASES[case]))
    for style, text in paragraphs(content):
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\[\[", text), text
        assert "None" not in text or "None" in answers, text
        assert style != "TemplateTag"
        for found in DOUBLED.finditer(text):
            around = bare(text[max(found.start() - 12, 0) : found.end()])
            assert around in answers, f"{found[0]!r} in {text!r} is not what somebody wrote"
        if style.startswith("PlainHeading") or style in {"Tick", "ListBullet", "Lead"}:
            assert text.strip(" ☐•"), style
    levels = [level for level, _ in headings(content)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "DRAFT" not in all_text(content) + edge_text(content)


def headings_of(content: bytes) -> list[tuple[str, bool]]:
    """Each heading with whether it leads to something: text, a table or a deeper heading."""
    found: list[tuple[str, str]] = []
    for node in opened(content).element.body:
        style = node.find("{*}pPr/{*}pStyle")
        name = style.get(style.keys()[0]) if style is not None else ""
        if name != "AfterTable" and not node.tag.endswith("sectPr"):
            found.append((name, "".join(node.itertext("{*}t"))))
    ends = ("PlainHeading0", "")
    return [
        (text, not (after[0].startswith("PlainHeading") and after[0] <= name))
        for (name, text), after in pairwise([*found, ends])
        if name.startswith("PlainHeading")
    ]


@both
@each
def test_every_heading_leads_to_something(kind: str, case: str) -> None:
    assert [text for text, leads in headings_of(of_case(kind, case)) if not leads] == []


@both
def test_an_agreement_with_almost_nothing_in_it_leaves_no_heading_alone(kind: str) -> None:
    tree = {**EMPTY, "consent": {"asks": [{"id": "consent-1"}]}}
    content = made(kind, tree)
    found = headings_of(content)
    assert len(found) > 3
    assert [text for text, leads in found if not leads] == []
    text = "\n".join(text for _, text in paragraphs(content))
    assert "This is how" not in text
    assert "stand below" not in text


@both
def test_no_answer_travels_inside(kind: str, tmp_path: Path) -> None:
    content = of_case(kind, "essex")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        inside = b"".join(package.read(one) for one in package.namelist() if "customXml" in one)
    tree = CASES["essex"]
    assert b"answers" not in inside
    assert tree["id"].encode() not in inside
    assert tree["case"]["story"][:20].encode() not in inside
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(ShareBuilderError, match="carries no agreement"):
        read_carried(path)


def rebuilt(tree: Any, folder: Path, **more: Any) -> list[str]:
    before = set(folder.glob("*"))
    result = build(
        tree, out_dir=folder, documents=KINDS, question_set=QUESTIONS, knowledge=KNOWLEDGE,
        findings=(), today=TODAY, **more,
    )  # fmt: skip
    assert [one.document for one in result.built] == list(KINDS)
    return sorted(one.name for one in set(folder.glob("*")) - before)


def test_an_earlier_build_is_replaced_and_a_form_that_was_filled_in_is_not(tmp_path: Path) -> None:
    tree = changed("essex")
    first = rebuilt(tree, tmp_path)
    assert len(first) == 2
    tree["purposes"][1]["name"] = "Quite another purpose"
    assert rebuilt(tree, tmp_path) == []
    form = next(one for one in tmp_path.iterdir() if "Consent" in one.name)
    assert bare("Quite another purpose") in all_text(form.read_bytes())

    document = docx.Document(str(form))
    document.tables[1].rows[1].cells[1].text = "Ada Lovelace"
    document.save(str(form))
    filled_in = form.read_bytes()
    assert rebuilt(tree, tmp_path) == [form.name.replace(".docx", " (2).docx")]
    assert form.read_bytes() == filled_in


def test_a_build_of_another_agreement_and_a_file_of_somebody_else_stay(tmp_path: Path) -> None:
    tree = changed("essex")
    names = rebuilt(tree, tmp_path)
    other = {**copy.deepcopy(tree), "id": "11111111-2222-4333-8444-555555555555"}
    assert rebuilt(other, tmp_path) == [one.replace(".docx", " (2).docx") for one in names]
    for one in tmp_path.iterdir():
        one.write_bytes(b"not a Word file")
    assert rebuilt(tree, tmp_path) == [one.replace(".docx", " (3).docx") for one in names]


@both
@each
def test_the_edition_for_publication_names_nobody_and_carries_nothing(kind: str, case: str) -> None:
    content = of_case(kind, case, redacted=True)
    assert "Editionforpublication" in edge_text(content)
    assert bare(PUBLICATION) in all_text(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [one for one in package.namelist() if "customXml" in one]


@both
def test_a_draft_says_so_on_every_page_and_to_staff_what_is_missing(kind: str) -> None:
    tree = changed("essex")
    tree["flows"][0]["to"] = ["partner-99"]
    content = made(kind, tree, checked=True)
    for section in opened(content).sections:
        assert "DRAFT" in section.header.paragraphs[0].text
    staff = next(text for name, text in parts(content).items() if name.startswith("For staff"))
    assert "What is still missing" in staff


@both
def test_a_name_that_stands_in_what_somebody_wrote_is_told_to_staff(kind: str) -> None:
    tree = changed("essex")
    tree["partners"][0]["contacts"][0]["name"] = "Ada Lovelace"
    tree["consent"]["asks"][0]["withdrawal"] = "Tell any nurse."
    staff_part = next(iter(set(parts(made(kind, tree))) & STAFF_PARTS))
    assert "Ada Lovelace" not in parts(made(kind, tree))[staff_part]
    tree["consent"]["asks"][0]["withdrawal"] = "Tell Ada Lovelace."
    assert "Ada Lovelace" in parts(made(kind, tree))[staff_part]


PLACES = {
    "/consent/asks/0/asked", "/consent/asks/0/name", "/consent/asks/0/choices/0",
    "/consent/asks/0/refusal", "/partners/4/name", "/purposes/1/name", "/items/0/name",
    "/retention/0/name", "/rights/complaints", "/telling/not_told", "/about/title",
}  # fmt: skip


@settings(max_examples=6)
@given(place=st.sampled_from(sorted(PLACES)), answer=HOSTILE.filter(str.strip))
def test_whatever_is_answered_is_found_again(place: str, answer: str) -> None:
    tree = changed("essex")
    *steps, last = [int(one) if one.isdigit() else one for one in place.split("/")[1:]]
    holder = tree
    for step in steps:
        holder = holder[step]
    holder[last] = answer
    text = "".join(all_text(made(kind, tree)) + edge_text(made(kind, tree)) for kind in KINDS)
    for line in answer.splitlines():
        assert bare(line.lstrip("-•* ")).rstrip(".") in text
