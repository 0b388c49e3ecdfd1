"""Two orders of the same clauses, and what every document of the set must keep to."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from template_builder.clauses import clauses_of, included, laid_out
from template_builder.markup import MarkupError
from template_builder.sources import text

from sharebuilder.documents.build import template_file
from sharebuilder.documents.catalogue import LAYOUTS as KNOWN
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.house_style import HouseStyle, read_house_style
from sharebuilder.documents.template_check import template_findings
from sharebuilder.errors import ShareBuilderError
from sharebuilder.resources import schemas_dir, templates_dir
from tests.documents.built_once import BLANK, LAYOUTS, SHEETS, lines, made, of_case
from tests.documents.every_document import CASES
from tests.documents.word_checks import problems
from tests.documents.word_text import W, all_text, edge_text, fields, headings, part

if TYPE_CHECKING:
    from pathlib import Path

# The sections of the published protocols of 2021 (and for consent, of 2015), in their order.
PROTOCOL = [
    "Introduction", "Partner organisations", "Benefits of sharing", "Lawful basis",
    "Details of information", "Identifying the person", "Informing the person", "consent",
    "security", "Records management", "freedom of information", "Complaints", "Review",
]  # fmt: skip
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|::|\.;|,\.|[?!]\.| \.(?!\d)|\(\)|  ")
CLAUSES = clauses_of(text("clauses"))


def test_each_layout_has_each_clause_once() -> None:
    layouts = [included(text(name)) for name in ("agreement", "agreement-welsh")]
    assert Counter(layouts[0]) == Counter(layouts[1])
    assert max(Counter(layouts[0]).values()) == 1
    assert set(layouts[0]) == set(CLAUSES), "a clause that no layout has is never read"


def test_a_layout_that_says_what_is_not_there_is_refused() -> None:
    with pytest.raises(MarkupError, match="line 1: there is no clause “nothing”"):
        laid_out(":include nothing", CLAUSES)
    with pytest.raises(MarkupError, match="endpart"):
        laid_out(":part a | # A", {})
    with pytest.raises(MarkupError, match="moved down"):
        laid_out(":include deep deeper", {"deep": "### Deep"})
    with pytest.raises(MarkupError, match="two clauses are called “a”"):
        clauses_of(":clause a\nwords\n:clause a\n")


@pytest.mark.parametrize("case", sorted(CASES))
def test_both_layouts_hold_the_same_words(case: str) -> None:
    ours, welsh = (
        Counter(
            one.plain
            for one in lines(of_case("agreement", case, layout))
            if not re.match(r"(Plain)?Heading|Appendix|TOC|SectionEnd|AfterTable", one.style)
        )
        for layout in LAYOUTS
    )
    assert ours == welsh
    assert sum(ours.values()) > 300


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_welsh_layout_follows_the_protocol(case: str) -> None:
    content = of_case("agreement", case, "welsh")
    main = [one.text for one in lines(content) if one.style == "Heading1"]
    places = [next((i for i, one in enumerate(main) if word in one), -1) for word in PROTOCOL]
    found = [place for place in places if place >= 0]
    assert found == sorted(found)
    assert len(found) >= len(PROTOCOL) - 1
    assert next(one.text for one in lines(content) if one.style == "Appendix1") == "Words we use"


@pytest.mark.parametrize("case", sorted(CASES))
@pytest.mark.parametrize(("identity", "layout"), SHEETS)
def test_a_document_is_whole_and_its_numbers_are_true(
    case: str, identity: str, layout: str
) -> None:
    content = of_case(identity, case, layout)
    assert problems(content) == []
    numbers, titles = _numbered(content)
    for code, shown in fields(content):
        if code.startswith("REF"):
            mark = code.split()[1]
            assert shown == (numbers if "\\r" in code else titles)[mark], code
    levels = [level for level, _ in headings(content)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for one in lines(content):
        assert "Not yet written" not in one.text
        assert not re.search(r"[{}]|\[\]", one.plain), one.plain
        assert one.plain not in {"None", "True", "False"}, one
        assert not _DOUBLED.search(one.text), one.text
        assert one.plain.strip() not in {".", ";", ":", "**"}, one
    assert _headings_without_content(content) == []


def _numbered(content: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """What Word would count: the number and the heading of each bookmark."""
    counts, letter = [0, 0, 0], 0
    numbers: dict[str, str] = {}
    titles: dict[str, str] = {}
    for paragraph in part(content).iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else ""
        number = ""
        if re.fullmatch(r"Heading[1-3]", style):
            level = int(style[-1])
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
            number = ".".join(str(one) for one in counts[:level])
        elif style == "Appendix1":
            letter += 1
            number = f"Appendix {chr(ord('A') + letter - 1)}"
        for mark in paragraph.iter(f"{W}bookmarkStart"):
            numbers[mark.get(f"{W}name", "")] = number
            titles[mark.get(f"{W}name", "")] = "".join(paragraph.itertext(f"{W}t"))
    return numbers, titles


def _headings_without_content(content: bytes) -> list[str]:
    """Headings that another heading of the same or a higher level follows at once."""
    found, last = [], ("", 0)
    for one in lines(content):
        heading = re.match(r"(?:Plain)?(?:Heading|Appendix)([1-3])$", one.style)
        if heading:
            if last[0] and int(heading[1]) <= last[1]:
                found.append(last[0])
            last = (one.text, int(heading[1]))
        elif one.text.strip() or one.style in {"Picture", "TOC1"}:
            last = ("", 0)
    return found


@pytest.mark.parametrize(("identity", "layout"), SHEETS[:3])
def test_a_blank_agreement_makes_a_draft(identity: str, layout: str) -> None:
    content = made(identity, BLANK, layout=layout)
    assert problems(content) == []
    assert "DRAFT" in edge_text(content)
    assert "Whatisstillmissing" in all_text(content)
    for table in part(content).iter(f"{W}tbl"):
        assert len(table.findall(f"{W}tr")) > 1, "a table without rows"
    for code, shown in fields(content):
        if code.startswith("REF"):
            assert shown == _numbered(content)[0 if "\\r" in code else 1][code.split()[1]]


@pytest.mark.parametrize(("identity", "layout"), SHEETS[1:])
def test_an_edition_for_publication_says_so_and_carries_nothing(identity: str, layout: str) -> None:
    content = made(identity, CASES["bath"], layout=layout, redacted=True)
    assert problems(content) == []
    assert "Editionforpublication" in all_text(content)
    assert "sharebuilder-agreement" not in content.decode("latin-1")


def test_a_layout_is_chosen_by_the_house_style_and_by_name(tmp_path: Path) -> None:
    kind = documents()[0]
    file = tmp_path / "house-style.json"
    style = {"format": "sharebuilder-house-style", "format_version": 1, "layout": "welsh"}
    file.write_text(json.dumps(style), encoding="utf-8")
    house = read_house_style(file)
    assert not house.problems
    assert template_file(kind, "", house).name == "agreement-welsh.docx"
    assert template_file(kind, "default", house).name == "agreement.docx"
    assert template_file(kind, "", HouseStyle()).name == "agreement.docx"
    assert all(
        template_file(one, layout.id).is_file() for one in documents() for layout in KNOWN
    ), "a document without that layout has the default"
    file.write_text(json.dumps({**style, "layout": "cornish"}), encoding="utf-8")
    house = read_house_style(file)
    assert house.layout == ""
    assert [problem.place for problem in house.problems] == ["/layout"]


def test_the_template_of_each_layout_has_nothing_to_put_right() -> None:
    kind = documents()[0]
    for layout in kind.layouts:
        assert (
            template_findings((templates_dir() / kind.template_of(layout)).read_bytes(), kind) == ()
        )


def test_the_layouts_of_the_catalogue_are_those_of_the_schema() -> None:
    schema = json.loads((schemas_dir() / "house-style.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["layout"]["enum"] == [one.id for one in KNOWN]


def test_a_document_that_the_answers_do_not_call_for_says_so() -> None:
    with pytest.raises(ShareBuilderError, match="needs no appropriate policy document"):
        made("policy-document", BLANK)
