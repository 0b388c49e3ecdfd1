from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from bench.agreements import large_agreement
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.text import illegal_characters
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases
from tests.documents.word_text import W, all_text, bare, edge_text, fields, headings, opened, part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TODAY = date(2026, 11, 23)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CASES = {case.id: read_agreement(case.path).tree for case in worked_cases()}
# What an agreement says to the program, and not to its readers.
NOT_SHOWN = {
    "/format", "/id", "/about/worked_example/case_id", "/about/worked_example/place",
    "/about/worked_example/story", "/open_questions/*/about", "/accepted_warnings/*/about",
    "/accepted_warnings/*/rule", "/prompt_answers/*/about", "/prompt_answers/*/rule",
    "/sign_off/approved/fingerprint",
}  # fmt: skip


def word_file(tree: dict[str, Any], *, checked: bool = False) -> bytes:
    findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY) if checked else ()
    return document_bytes(
        tree,
        documents()[0],
        question_set=QUESTIONS,
        knowledge=KNOWLEDGE,
        findings=findings,
        today=TODAY,
    )


def written_answers(tree: Any, pattern: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a person wrote, and where: no id, no option, no day."""
    if isinstance(tree, dict) and set(tree) <= {"number", "unit"}:
        return
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from written_answers(value, f"{pattern}/{name}")
    elif isinstance(tree, list):
        for value in tree:
            yield from written_answers(value, f"{pattern}/*")
    elif isinstance(tree, str) and pattern not in NOT_SHOWN and not pattern.endswith("/id"):
        field = shape().field(pattern) or shape().field(pattern.removesuffix("/*"))
        assert field is not None, pattern
        if field.enum or field.refers_to or field.knowledge or field.format == "date":
            return
        yield pattern, tree


@pytest.fixture(scope="module", params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def built(case: str) -> bytes:
    return word_file(CASES[case], checked=True)


def test_every_answer_of_a_case_stands_in_its_document(case: str, built: bytes) -> None:
    text = all_text(built) + edge_text(built)
    lost = [
        (pattern, answer[:60])
        for pattern, answer in written_answers(CASES[case])
        if any(bare(line.lstrip("-•* ")).rstrip(".") not in text for line in answer.splitlines())
    ]
    assert not lost


def test_every_partner_item_flow_basis_and_condition_is_named(case: str, built: bytes) -> None:
    tree, text = CASES[case], all_text(built)
    for record in [*tree["partners"], *tree["items"], *tree["flows"], *tree["purposes"]]:
        assert bare(record["name"]) in text
    for ground in tree["law"]:
        used = [ground.get("lawful_basis"), ground.get("recognised_interest")]
        used += [*ground.get("article_9", []), *ground.get("schedule_1", [])]
        used += [power.get("provision") for power in ground.get("powers", [])]
        used.append(ground.get("confidentiality", {}).get("route"))
        used.append(ground.get("part_3", {}).get("schedule_8"))
        for identity in filter(None, used):
            entry = KNOWLEDGE.entry(identity)
            assert entry is not None
            assert bare(entry.title) in text
            if not entry.verified:
                assert bare(f"{entry.title}") + "(" in text


def test_a_finished_case_is_no_draft(built: bytes) -> None:
    header = opened(built).sections[0].header.paragraphs[0].text
    assert "DRAFT" not in header
    assert "DRAFT" not in all_text(built)


def test_nothing_of_the_template_is_left(built: bytes) -> None:
    text = "".join(part(built).itertext())
    for mark in ("{{", "}}", "{%", "%}", "[[", "]]"):
        assert mark not in text
    styles = {p.style.style_id for p in opened(built).paragraphs}
    assert "TemplateTag" not in styles


def test_headings_make_one_tree_without_gaps(built: bytes) -> None:
    levels = [level for level, _ in headings(built)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _, text in headings(built))


def test_the_contents_list_names_each_numbered_section_in_order(built: bytes) -> None:
    listed = [
        p.text.replace("\t", " ") for p in opened(built).paragraphs if p.style.style_id == "TOC1"
    ]
    main = [
        p.text for p in opened(built).paragraphs if p.style.style_id in {"Heading1", "Appendix1"}
    ]
    assert [
        entry.split(" ", 1)[1].removeprefix("A ") for entry in listed if entry[0].isdigit()
    ] == [text for text in main if text in {e.split(" ", 1)[1] for e in listed}]
    assert len(listed) == len(main)
    numbers = [entry.split(" ", 1)[0] for entry in listed if entry[0].isdigit()]
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    anchors = {link.get(f"{W}anchor") for link in part(built).iter(f"{W}hyperlink")}
    marks = {mark.get(f"{W}name") for mark in part(built).iter(f"{W}bookmarkStart")}
    assert anchors <= marks
    assert len(anchors) == len(main)


def test_references_point_at_sections_that_are_there(built: bytes) -> None:
    marked = {
        mark.get(f"{W}name"): "".join(paragraph.itertext(f"{W}t"))
        for paragraph in part(built).iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    references = [(code, shown) for code, shown in fields(built) if code.startswith("REF")]
    assert references
    for code, shown in references:
        heading = marked[code.split()[1]]
        if "\\r" in code:
            assert re.fullmatch(r"[0-9]+(\.[0-9]+)*|Appendix [A-Z]+", shown), (code, shown)
        else:
            assert shown == heading


def test_captions_count_up_from_one(built: bytes) -> None:
    for kind in ("Table", "Figure"):
        shown = [text for code, text in fields(built) if code.startswith(f"SEQ {kind}")]
        assert shown == [str(n + 1) for n in range(len(shown))]


def test_tables_can_be_read_out(built: bytes) -> None:
    tables = list(part(built).iter(f"{W}tbl"))
    assert len(tables) > 10
    for table in tables:
        properties = table.find(f"{W}tblPr")
        assert properties is not None
        for name in ("tblCaption", "tblDescription"):
            node = properties.find(f"{W}{name}")
            assert node is not None
            assert node.get(f"{W}val")
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert rest, "a table without rows"
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rest)
        assert not list(table.iter(f"{W}vMerge", f"{W}gridSpan"))


def test_the_map_is_sharp_and_said_in_words(case: str, built: bytes) -> None:
    drawings = list(part(built).iter("{*}inline"))
    assert drawings
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        pictures = [package.read(n) for n in package.namelist() if n.startswith("word/media/")]
    for drawing, content in zip(drawings, pictures, strict=True):
        described = drawing.find("{*}docPr")
        assert described is not None
        assert len(described.get("descr", "")) > 40
        extent = drawing.find("{*}extent")
        assert extent is not None
        inches = int(extent.get("cx", "0")) / 914400
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.width / inches >= 192, "it would blur at 200%"
    tags = [f"F{n + 1}" for n in range(len(CASES[case]["flows"]))]
    cells = {
        cell.text for table in opened(built).tables for row in table.rows for cell in row.cells
    }
    assert set(tags) <= cells


def test_properties_and_language_are_set(case: str, built: bytes) -> None:
    properties = opened(built).core_properties
    assert properties.title == CASES[case]["about"]["title"]
    assert properties.language == "en-GB"
    assert part(built, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == "en-GB"


def test_there_is_a_place_to_sign_for_each_partner_that_signs(case: str, built: bytes) -> None:
    blocks = [t for t in opened(built).tables if t.rows[0].cells[0].text == "Signed for"]
    signing = [s for s in CASES[case]["sign_off"]["signatories"] if s.get("status") != "left"]
    assert len(blocks) == len(signing)
    for block in blocks:
        labels = [row.cells[0].text for row in block.rows]
        assert "Signature" in labels
        assert "Date" in labels


def test_the_same_answers_give_the_same_bytes(case: str, built: bytes) -> None:
    assert word_file(copy.deepcopy(CASES[case]), checked=True) == built


def test_libreoffice_opens_it_and_shows_its_text(
    case: str, built: bytes, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    path = tmp_path / f"{case}.docx"
    path.write_bytes(built)
    pdf = to_pdf(path)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_size > 50_000


def test_a_draft_says_so_on_every_page_and_lists_what_is_missing() -> None:
    tree = copy.deepcopy(CASES["bath"])
    del tree["about"]["title"], tree["partners"][0]["name"]
    tree["flows"][0]["to"] = ["partner-99"]
    content = word_file(tree, checked=True)
    for section in opened(content).sections:
        assert "DRAFT" in section.header.paragraphs[0].text
    texts = [text for _, text in headings(content)]
    assert texts.index("What is still missing") < texts.index("Contents")
    findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY)
    text = all_text(content)
    for finding in findings:
        if finding.severity == "error":
            assert bare(finding.message) in text


def test_an_empty_agreement_makes_a_draft_and_no_broken_document() -> None:
    tree = {"format": "sharebuilder-agreement", "format_version": 1, "id": CASES["bath"]["id"]}
    content = word_file(tree, checked=True)
    assert "DRAFT" in opened(content).sections[0].header.paragraphs[0].text
    assert "{" not in all_text(content)
    assert len(headings(content)) > 10


def test_a_large_agreement_holds_every_name() -> None:
    tree = large_agreement(60, 250, 200)
    text = all_text(word_file(tree))
    for record in [*tree["partners"], *tree["items"], *tree["flows"]]:  # type: ignore[misc]
        assert bare(str(record["name"])) in text  # type: ignore[index,call-overload]


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda one: not illegal_characters(one)),
    min_size=1,
    max_size=30,
) | st.sampled_from(["A & B <b>", "{{ 7*7 }}", "{_{ x }_}", "</w:t>", "a\r\nb", "“x”", "x" * 500])


@settings(max_examples=12)
@given(data=st.data())
def test_whatever_is_answered_is_found_again(data: st.DataObject) -> None:
    tree = copy.deepcopy(CASES["bath"])
    tree["flows"] = tree["flows"][:1]  # a small map, so that the pictures cost little
    places = [
        (container, name)
        for container, name, pattern in _places(tree)
        if pattern in {"/partners/*/description", "/items/*/why_needed", "/case/story",
                       "/law/*/lawful_basis_why", "/retention/*/proof", "/running/disputes",
                       "/flows/*/may_do", "/risks/*/measures", "/open_questions/*/question",
                       "/consent/asks/*/choices/*", "/about/title"}
    ]  # fmt: skip
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=6))
    for container, name in chosen:
        container[name] = data.draw(HOSTILE)
    text = all_text(word_file(tree))
    for container, name in chosen:
        for line in container[name].splitlines():
            answer = bare(line.lstrip("-•* "))
            assert answer.rstrip(".") in text


def _places(value: Any, pattern: str = "") -> Iterator[tuple[Any, Any, str]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, entry in pairs:
        place = f"{pattern}/{name if isinstance(value, dict) else '*'}"
        if isinstance(entry, dict | list):
            yield from _places(entry, place)
        elif isinstance(entry, str):
            yield value, name, place


def test_it_carries_the_agreement_that_made_it(case: str, built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        parts = [package.read(n) for n in package.namelist() if n.startswith("customXml/item")]
    carried = [etree.fromstring(p).findtext("{*}answers") for p in parts]
    assert [json.loads(text) for text in carried if text] == [CASES[case]]


def test_the_day_of_the_last_check_is_that_of_the_law_and_not_of_good_practice() -> None:
    law, practice = KNOWLEDGE.entry("art6-1-e"), KNOWLEDGE.entry("method-post")
    assert law is not None
    assert practice is not None
    knowledge = Knowledge(
        [
            replace(law, checked_on=date(2026, 1, 2)),
            replace(practice, checked_on=date(2026, 3, 4)),
        ]
    )
    context = agreement_context(
        CASES["essex"], question_set=QUESTIONS, knowledge=knowledge, findings=(), today=TODAY
    )
    assert context["knowledge"]["checked_on"] == "2 January 2026"
