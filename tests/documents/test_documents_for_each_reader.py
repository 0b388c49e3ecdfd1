"""The case for sharing, the guide for staff, the signing page and the one-off forms.

Each is built once for each worked case. What a document should say is read from the answers.
"""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sharebuilder.model.text import illegal_characters
from tests.documents.every_document import (
    CASES,
    EMPTY,
    KNOWLEDGE,
    built,
    kind_of,
    of_case,
    shares_with_processor,
)
from tests.documents.word_text import W, all_text, bare, edge_text, headings, opened, part

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE, GUIDE, SIGNING, ONE_OFF = (
    kind_of(one) for one in ("case", "practitioner-guide", "signing-page", "one-off")
)
KINDS = (CASE, GUIDE, SIGNING, ONE_OFF)
# ICO data sharing code, “data sharing decision form”: what it asks, in its order.
DECISION = (
    "received the request", "asked", "name and job title", "date received", "information described",
    "joint or separate controllers", "agreement in place", "purpose", "lawful basis", "necessary",
    "special category or criminal", "part 3", "power or duty in law", "impact assessment",
    "found", "data protection officer", "how long", "security", "rights", "how often", "decision",
    "reasons", "decided by", "signed", "dated",
)  # fmt: skip
REPORT = (
    "asks",
    "asked for",
    "law enforcement purpose",
    "necessary",
    "lawful basis",
    "still to do",
)


def every(case: str) -> Iterator[tuple[str, bytes]]:
    for kind in KINDS:
        for record, content in of_case(kind, case).items():
            yield f"{kind.id} {record}", content


def blocks(content: bytes) -> list[Paragraph | Table]:
    """The paragraphs with text and the tables of a document, in order."""
    found = opened(content).iter_inner_content()
    return [one for one in found if isinstance(one, Table) or one.text.strip()]


def outline(paragraph: Paragraph | Table) -> int:
    """The level of a heading; 0 for anything else."""
    if isinstance(paragraph, Table) or paragraph.style is None:
        return 0
    found = re.fullmatch(r"(?:Plain)?Heading([1-9])", paragraph.style.style_id or "")
    return int(found[1]) if found else 0


def texts(content: bytes) -> Iterator[str]:
    for paragraph in part(content).iter(f"{W}p"):
        yield "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def titles(content: bytes) -> str:
    return " | ".join(text for _level, text in headings(content))


def table_after(content: bytes, title: str) -> list[list[str]]:
    """The rows of the first table after a heading, without its heading row."""
    found = blocks(content)
    at = next(n for n, one in enumerate(found) if isinstance(one, Paragraph) and one.text == title)
    table = next(one for one in found[at:] if isinstance(one, Table))
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


@pytest.fixture(scope="module", params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nothing_is_left_over_doubled_or_none(case: str) -> None:
    written = json.dumps(CASES[case], ensure_ascii=False)
    for name, content in every(case):
        for text in texts(content):
            assert not re.search(r"\{\{|\{%|\[\[|\]\]| [,;.]|[,;:][,;.]|(?<!\.)\.\.(?!\.)|  ", text), (
                name, text,
            )  # fmt: skip
            for at in (found.start() for found in re.finditer(r"\bNone\b", text)):
                assert text[at : at + 20] in written, (name, text)


def test_headings_are_in_order_and_none_stands_over_nothing(case: str) -> None:
    for name, content in every(case):
        found = blocks(content)
        levels = [outline(one) for one in found]
        heads = [level for level in levels if level]
        assert heads[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(heads)), name
        assert levels[-1] == 0, name
        for here, after in pairwise(levels):
            assert not (here and after and after <= here), name


def test_a_finished_document_says_nothing_of_drafts_and_carries_its_agreement(case: str) -> None:
    for name, content in every(case):
        text = edge_text(content) + all_text(content)
        assert "DRAFT" not in text, name
        assert "Notyetwritten" not in text, name
        assert "Fingerprint" in edge_text(content), name
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(n) for n in package.namelist() if n.startswith("customXml/item")]
        carried = [etree.fromstring(part).findtext("{*}answers") for part in parts]
        assert [json.loads(one) for one in carried if one] == [CASES[case]], name


def test_the_case_tells_those_who_decide_what_they_need(case: str) -> None:
    tree = CASES[case]
    content = of_case(CASE, case)[""]
    text = all_text(content)
    said = tree["case"]
    told = [tree["about"]["summary"], said["story"], said["mission"], said["human_rights"]]
    told += [said["harm_of_sharing"], said["if_nothing_shared"], said["why_not_less"]]
    told += [outcome[name] for outcome in said["outcomes"] for name in ("outcome", "measure")]
    told += [risk["description"] for risk in tree["risks"]]
    told += [one["name"] for one in (*tree["partners"], *tree["flows"], *tree["people"])]
    told += [one[name] for one in tree["open_questions"] for name in ("question", "owner")
             if one["status"] == "open"]  # fmt: skip
    told += [one["role"] for one in tree["sign_off"]["signatories"] if one["status"] == "sent"]
    told += [one["answer"] for one in tree["prompt_answers"] if one["about"].startswith("/case")]
    lost = [one for one in told for line in one.splitlines() if bare(line.lstrip("- ")) not in text]
    assert lost == []
    # The outcomes stand for people; the numbers to reach are in the agreement.
    assert all(bare(outcome["target"]) not in text for outcome in said["outcomes"])
    # What the critical friend asked of the items of law is for practice, and not for the board.
    other = [one["answer"] for one in tree["prompt_answers"] if one["about"].startswith("/law")]
    assert all(bare(one) not in text for one in other)


def test_the_case_answers_the_four_questions_of_law_for_each_partner(case: str) -> None:
    text = all_text(of_case(CASE, case)[""])
    for ground in CASES[case]["law"]:
        used = [power.get("provision") for power in ground.get("powers", [])]
        used += [ground.get("lawful_basis"), *ground.get("article_9", [])]
        used += [*ground.get("schedule_1", []), ground.get("confidentiality", {}).get("route")]
        for entry in (KNOWLEDGE.entry(identity) for identity in used if identity):
            assert entry is not None
            assert bare(entry.title) in text
            if entry.kind != "gateway":
                assert bare(entry.plain.replace("'", "’")) in text
                cited = bare(entry.citation.text.split(";")[0])
                assert cited in text or entry.kind == "confidentiality-route"
            if not entry.verified:
                assert "(notverified)" in text


def test_each_partner_signs_for_what_it_sends_receives_and_keeps_and_no_other(case: str) -> None:
    tree = CASES[case]
    pages = of_case(SIGNING, case)
    signing = [one for one in tree["sign_off"]["signatories"] if one["status"] != "left"]
    assert list(pages) == [one["partner"] for one in signing]
    for one in signing:
        text = all_text(pages[one["partner"]])
        partner = next(p for p in tree["partners"] if p["id"] == one["partner"])
        told = [tree["about"]["title"], tree["about"]["reference"], partner["name"], one["role"]]
        told += [one["authority"]] if one.get("authority") else []
        told += [contact["job_title"] for contact in partner["contacts"]]
        names = {item["id"]: item["name"] for item in tree["items"]}
        shown = {row.cells[0].text for table in opened(pages[partner["id"]]).tables
                 if table.rows[0].cells[0].text == "No." for row in table.rows[1:]}  # fmt: skip
        concerned = {f"F{number}": flow for number, flow in enumerate(tree["flows"], start=1)
                     if partner["id"] in (flow["from"], *flow["to"])}  # fmt: skip
        assert shown == set(concerned)
        for flow in concerned.values():
            told += [flow["name"], *(names[item] for item in flow.get("items", []))]
        for rule in tree["retention"]:
            if partner["id"] in rule["partners"]:
                told += [rule["name"], *filter(None, [rule.get("event"), rule.get("proof")])]
        for ground in tree["law"]:
            if ground["partner"] == partner["id"]:
                entry = KNOWLEDGE.entry(ground.get("lawful_basis", ""))
                told += [*filter(None, [ground.get("own_task")]), *([entry.title] if entry else [])]
        assert [one for one in told if bare(one) not in text] == []
        signed = [t for t in opened(pages[partner["id"]]).tables
                  if t.rows[0].cells[0].text == "Signed for"]  # fmt: skip
        assert len(signed) == 1
        labels = {row.cells[0].text: row.cells[1].text for row in signed[0].rows}
        assert labels["Signature"] == ""
        assert bool(labels["Date"]) == (one["status"] == "signed")
        assert labels["Job title"] == one["role"]


def test_who_only_observes_or_works_for_others_signs_nothing() -> None:
    assert "partner-5" not in of_case(SIGNING, "surrey"), "Rowan Voices observes"
    assert "partner-5" not in of_case(SIGNING, "bath"), "Kelston works on instructions"
    assert "partner-5" not in of_case(GUIDE, "surrey"), "Rowan Voices handles nothing"
    assert "partner-5" in of_case(GUIDE, "bath"), "Kelston is in a flow, so its staff need a guide"


def test_a_partner_that_declined_or_left_gets_no_page() -> None:
    tree = copy.deepcopy(CASES["essex"])
    for one, status in zip(tree["sign_off"]["signatories"], ("declined", "left"), strict=False):
        one["status"] = status
    assert list(built(SIGNING, tree, ())) == ["partner-3", "partner-4", "partner-5"]


def test_a_partner_that_signs_twice_gets_two_blocks() -> None:
    tree = copy.deepcopy(CASES["essex"])
    first = tree["sign_off"]["signatories"][0]
    tree["sign_off"]["signatories"].append({**first, "id": "signature-9", "role": "Second Officer"})
    page = built(SIGNING, tree, ())[first["partner"]]
    blocks_to_sign = [t for t in opened(page).tables if t.rows[0].cells[0].text == "Signed for"]
    assert [table.rows[2].cells[1].text for table in blocks_to_sign] == [
        first["role"], "Second Officer",
    ]  # fmt: skip


def test_the_guide_says_what_with_whom_when_how_and_whom_to_ask(case: str) -> None:
    tree = CASES[case]
    for partner, content in of_case(GUIDE, case).items():
        text = all_text(content)
        own = next(one for one in tree["partners"] if one["id"] == partner)
        told = [tree["running"]["emergencies"], tree["rights"]["objection"], own["name"]]
        told += [tree["running"]["non_routine"]]
        gives = any(flow["from"] == partner for flow in tree["flows"])
        told += [tree["consent"]["without_asking"], tree["case"]["confidence"]] if gives else []
        assert ("What I can share" in titles(content)) == gives
        told += [contact["job_title"] for contact in own["contacts"]
                 if contact["role"] == "single-point-of-contact"]  # fmt: skip
        names = {one["id"]: one.get("short_name") or one["name"] for one in tree["partners"]}
        for number, flow in enumerate(tree["flows"], start=1):
            if flow["from"] == partner:
                told += [names[one] for one in flow["to"]]
                told += [flow[name] for name in ("name", "trigger_detail", "method_detail",
                         "receiver_roles", "recorded") if flow.get(name)]  # fmt: skip
            elif partner in flow["to"]:
                uses = () if shares_with_processor(flow, partner) else ("may_do", "may_not_do")
                told += [flow[name] for name in ("name", *uses) if flow.get(name)]
            else:
                assert f"(F{number})" not in text, (partner, flow["id"])
        lost = [
            one for one in told for line in one.splitlines() if bare(line.lstrip("- ")) not in text
        ]
        assert lost == [], partner


def test_the_forms_ask_what_the_regulators_form_asks_and_offer_what_is_known(case: str) -> None:
    tree = CASES[case]
    content = of_case(ONE_OFF, case)[""]
    decision = table_after(content, "Part 2: decision")
    assert len(decision) == len(DECISION)
    for (label, _answer), asked in zip(decision, DECISION, strict=True):
        assert asked in label.lower()
    request = dict(table_after(content, "Part 1: request"))  # type: ignore[arg-type]
    for purpose in tree["purposes"]:
        assert f"☐ {purpose['name']}" in request["Purpose"]
    for words in (tree["about"]["title"], tree["about"]["reference"]):
        assert words in request["Agreement in place"]
    for ground in tree["law"]:
        entry = KNOWLEDGE.entry(ground.get("lawful_basis", ""))
        assert entry is None or f"☐ {entry.title}" in request["Your lawful basis"]
    text = all_text(content)
    for partner in tree["partners"]:
        for contact in partner["contacts"]:
            if contact["role"] in {"single-point-of-contact", "data-protection-officer"}:
                assert bare(contact["job_title"]) in text
    assert "__" not in text


def test_a_place_to_write_in_is_a_cell_with_its_question_before_it(case: str) -> None:
    content = of_case(ONE_OFF, case)[""]
    rows = table_after(content, "Part 1: request") + table_after(content, "Part 2: decision")
    assert sum(answer == "" for _label, answer in rows) >= 15
    assert all(label.strip() for label, _answer in rows)


def test_the_law_enforcement_report_is_there_where_part_3_is(case: str) -> None:
    content = of_case(ONE_OFF, case)[""]
    part_3 = any(ground["regime"] == "part-3" for ground in CASES[case]["law"])
    assert ("Law enforcement report" in titles(content)) == part_3
    if part_3:
        rows = table_after(content, "Law enforcement report")
        assert len(rows) == len(REPORT)
        assert all(asked in label.lower() for (label, _), asked in zip(rows, REPORT, strict=True))


def test_the_worked_cases_have_both_sorts() -> None:
    found = {any(g["regime"] == "part-3" for g in tree["law"]) for tree in CASES.values()}
    assert found == {True, False}


def test_a_part_that_begins_a_page_leaves_no_empty_page_before_it() -> None:
    body = list(part(of_case(ONE_OFF, "essex")[""])[0])
    at = next(n for n, one in enumerate(body) if "".join(one.itertext()) == "Part 2: decision")
    assert body[at].find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert body[at - 1].tag == f"{W}tbl", "an empty paragraph could stand alone on a page"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_compact_sheet_is_smaller_and_can_still_be_read(kind: Any) -> None:
    document = opened(next(iter(of_case(kind, "essex").values())))
    margin = 1.5 if kind is CASE else 1.8  # the case for sharing is the longest of them
    assert {round(section.left_margin.cm, 1) for section in document.sections} == {margin}  # type: ignore[union-attr]
    sizes = {
        style.style_id: style.font.size.pt
        for style in document.styles
        if getattr(style, "font", None) is not None and style.font.size is not None
    }
    assert sizes["TableText"] == 9.5
    used = {one.style.style_id for one in document.paragraphs if one.text and one.style}
    assert min(size for name, size in sizes.items() if name in used) >= 9.5


WITHOUT = {
    "What we do not know yet": (CASE, ["open_questions"]),
    "Questions we asked ourselves": (CASE, ["prompt_answers"]),
    "The risks, either way": (CASE, ["risks", "case"]),
    "One person’s story": (CASE, ["case"]),
    "Why it is lawful": (CASE, ["law"]),
    "Who shares what, about whom": (CASE, ["partners"]),
    "What happens next": (CASE, ["running"]),
    "What the person is asked first": (GUIDE, ["consent"]),
    "When I share without asking": (GUIDE, ["consent"]),
    "If you are worried about sharing": (GUIDE, ["case"]),
    "What I can share": (GUIDE, ["flows"]),
    "What I get, and what I may do with it": (GUIDE, ["flows"]),
    "To keep, and no longer": (SIGNING, ["retention"]),
    "The law it relies on": (SIGNING, ["law"]),
    "Its role in data protection law": (SIGNING, ["flows"]),
    "What the agreement says already": (ONE_OFF, ["law", "partners"]),
}


@pytest.mark.parametrize("title", WITHOUT)
def test_a_section_goes_with_the_answers_that_it_was_made_of(title: str) -> None:
    kind, gone = WITHOUT[title]
    before = next(iter(of_case(kind, "essex").values()))
    assert title in [text for _level, text in headings(before)]
    tree = {name: value for name, value in CASES["essex"].items() if name not in gone}
    after = next(iter(built(kind, tree, ()).values()))
    assert title not in [text for _level, text in headings(after)]
    assert "Notyetwritten" not in all_text(after)


def test_the_edition_for_publication_gives_roles_and_not_names() -> None:
    tree = copy.deepcopy(CASES["surrey"])
    for partner in tree["partners"]:
        for contact in partner["contacts"]:
            contact |= {"name": "Ada Lovelace", "email": "ada@council.example", "phone": "01234567"}
    for one in tree["sign_off"]["signatories"]:
        one["name"] = "Grace Hopper"
    tree["case"]["story"] += " Ada Lovelace wrote this."
    for kind in KINDS:
        named, published = built(kind, tree, ()), built(kind, tree, (), redacted=True)
        assert list(named) == list(published)
        for record, content in published.items():
            text = all_text(content)
            personal = ("AdaLovelace", "GraceHopper", "ada@council.example", "01234567")
            assert [one for one in personal if one in text] == [], (kind.id, record)
            assert any(one in all_text(named[record]) for one in personal), (kind.id, record)
            assert "Editionforpublication" in text + edge_text(content)


def test_what_partners_said_to_themselves_is_not_published() -> None:
    published = of_case(CASE, "essex", redacted=True)[""]
    assert "What we do not know yet" not in titles(published)
    assert "Questions we asked ourselves" not in titles(published)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_an_agreement_with_nothing_in_it_makes_a_draft_that_says_so(kind: Any) -> None:
    tree = {**EMPTY, "partners": [{"id": "partner-1"}]}
    for content in (*built(kind, EMPTY).values(), *built(kind, tree).values()):
        for section in opened(content).sections:
            assert "DRAFT" in section.header.paragraphs[0].text
            assert "Fingerprint" not in section.footer.paragraphs[0].text
        found = blocks(content)
        assert "DRAFT" in " ".join(one.text for one in found if isinstance(one, Paragraph))
        assert not re.search(r"\bNone\b|\{", " ".join(texts(content)))
        assert not outline(found[-1])


def test_a_draft_of_the_case_lists_what_is_missing() -> None:
    tree = copy.deepcopy(CASES["essex"])
    tree["flows"][0]["to"] = []
    del tree["about"]["summary"]
    content = built(CASE, tree)[""]
    assert "What is still missing" in titles(content)
    assert "Notyetwritten:thepurposeintwosentences" in all_text(content)


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda one: not illegal_characters(one)),
    min_size=1,
    max_size=30,
).filter(lambda one: bool(one.strip())) | st.sampled_from(
    ["A & B <b>", "{{ 7*7 }}", "</w:t>", "a\r\nb", "“x”", "x" * 400, "[[blank]]", "☐ yes"]
)


@settings(max_examples=10)
@given(data=st.data())
def test_whatever_is_answered_is_found_again(data: st.DataObject) -> None:
    tree = copy.deepcopy(CASES["essex"])
    tree["partners"] = tree["partners"][:1]
    places = {
        CASE: [(tree["case"], "story"), (tree["risks"][0], "description"),
               (tree["open_questions"][0], "owner"), (tree["case"]["outcomes"][0], "measure")],
        GUIDE: [(tree["flows"][0], "method_detail"), (tree["running"], "emergencies"),
                (tree["consent"], "who_decides"), (tree["case"], "confidence")],
        SIGNING: [(tree["flows"][0], "name"), (tree["retention"][0], "name"),
                  (tree["partners"][0], "description"), (tree["sign_off"]["signatories"][0], "role")],
        ONE_OFF: [(tree["purposes"][0], "name"), (tree["running"], "non_routine"),
                  (tree["partners"][0]["contacts"][0], "job_title"), (tree["about"], "reference")],
    }  # fmt: skip
    kind = data.draw(st.sampled_from(KINDS))
    for holder, name in places[kind]:
        holder[name] = data.draw(HOSTILE)
    tree["retention"][0]["partners"] = ["partner-1"]
    tree["partners"][0]["contacts"][0]["role"] = "single-point-of-contact"
    text = all_text(next(iter(built(kind, tree, ()).values())))
    for holder, name in places[kind]:
        for line in holder[name].splitlines():
            assert bare(line.lstrip("-•* ")).rstrip(".") in text, name
