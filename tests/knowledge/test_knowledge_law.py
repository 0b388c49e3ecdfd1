"""The knowledge base: complete, dated, cited, and honest about what is not known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.entry import PRACTICE_KINDS, STATES, Entry
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.knowledge_files import KNOWLEDGE as KNOWLEDGE_SCHEMA
from sharebuilder.schema.knowledge_files import knowledge_problems
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((seeds_dir() / "knowledge").glob("*.json"))
KNOWLEDGE = Knowledge.load()
CHECKED = date(2026, 11, 23)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_obeys_the_schema(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert list(knowledge_problems(content, KNOWLEDGE_SCHEMA)) == []


@pytest.mark.parametrize(
    ("entry_id", "kind", "title"),
    [
        ("art6-1-e", "lawful-basis", "Public task"),
        ("annex1-p1", "recognised-interest", "Answering a public task request"),
        ("art9-2-h", "article-9", "Health or social care"),
        ("sch1-p18", "schedule-1", "Safeguarding of children and of individuals at risk"),
        ("sch8-p1", "schedule-8", "Statutory etc purposes"),
        ("ca1989-s17", "gateway", "Children Act 1989 s.17"),
        ("careact-s42", "gateway", "Care Act 2014 s.42"),
        ("gra2004-s22", "restriction", "Gender Recognition Act 2004 s.22"),
        ("dpa2018-sch2-p2", "exemption", "DPA 2018 Sch 2 para 2"),
        ("section-251", "confidentiality-route", "Section 251 support"),
        ("caldicott-8", "caldicott-principle", "8. No surprises"),
    ],
)
def test_the_entries_that_agreements_name_are_there(entry_id: str, kind: str, title: str) -> None:
    entry = KNOWLEDGE.entry(entry_id)
    assert entry is not None
    assert (entry.kind, entry.title) == (kind, title)


def test_every_kind_that_the_agreement_asks_for_has_entries() -> None:
    wanted = {field.knowledge for field in shape() if field.knowledge}
    assert wanted
    for kind in wanted:
        assert KNOWLEDGE.entries(kind), kind


def test_the_routes_through_confidentiality_are_the_five() -> None:
    assert [entry.id for entry in KNOWLEDGE.entries("confidentiality-route")] == [
        "consent",
        "implied-consent-direct-care",
        "legal-duty",
        "section-251",
        "public-interest",
    ]


def test_a_family_holds_every_kind_of_condition() -> None:
    kinds = {entry.kind for entry in KNOWLEDGE.entries("condition")}
    assert kinds == {"article-9", "schedule-1", "article-10", "part-3", "schedule-8"}
    assert all(entry.family == entry.kind for entry in KNOWLEDGE.entries("gateway"))


def test_ids_fit_the_agreement_and_citations_have_addresses() -> None:
    for entry in KNOWLEDGE.entries():
        assert 0 < len(entry.id) <= 100
        assert entry.citation.text
        assert entry.citation.url.startswith("https://") or (
            entry.kind in PRACTICE_KINDS and not entry.citation.url
        ), entry.id
        assert entry.state in STATES
        if entry.verified:
            assert entry.source_url, f"{entry.id} is verified by nothing"
        else:
            assert "onfirm" in entry.source_note, f"{entry.id} does not say that it is unsure"


@pytest.mark.parametrize(
    "entry_id", ["ca2004-s16LA", "ca2004-s16LC", "cwsa2026-s3", "vpa2024-s13", "cpa2026-s85"]
)
def test_law_that_has_not_begun_has_no_start_and_says_so(entry_id: str) -> None:
    entry = KNOWLEDGE.entry(entry_id)
    assert entry is not None
    assert entry.in_force_from is None
    assert entry.status_note
    assert KNOWLEDGE.in_force(entry, CHECKED) is not True


def test_recognised_interests_begin_on_their_day() -> None:
    for entry in KNOWLEDGE.entries("recognised-interest"):
        assert KNOWLEDGE.in_force(entry, date(2026, 2, 4)) is False
        assert KNOWLEDGE.in_force(entry, date(2026, 2, 5)) is True


def test_gateways_name_areas_and_types_that_the_agreement_knows() -> None:
    areas = set(shape().field("/purposes/*/area").enum)  # type: ignore[union-attr]
    types = set(shape().field("/partners/*/type").enum)  # type: ignore[union-attr]
    for entry in (*KNOWLEDGE.entries("gateway"), *KNOWLEDGE.entries("restriction")):
        assert set(entry.texts("purposes")) <= areas | {"any"}, entry.id
        assert set(entry.partner_types or ()) <= types, entry.id
        assert entry.partner_types != (), f"{entry.id} reaches nobody"


def test_article_9_pairs_with_schedule_1_as_section_10_says() -> None:
    parts = {entry.id: entry.schedule_1_part for entry in KNOWLEDGE.entries("article-9")}
    assert parts == {
        "art9-2-a": None,
        "art9-2-b": 1,
        "art9-2-c": None,
        "art9-2-d": None,
        "art9-2-e": None,
        "art9-2-f": None,
        "art9-2-g": 2,
        "art9-2-h": 1,
        "art9-2-i": 1,
        "art9-2-j": 1,
    }
    for entry in KNOWLEDGE.entries("article-9"):
        for condition in entry.schedule_1_conditions:
            matched = KNOWLEDGE.entry(condition)
            assert matched is not None
            assert matched.number("part") == entry.schedule_1_part


def test_the_day_of_the_knowledge_base_is_its_oldest_check() -> None:
    assert KNOWLEDGE.as_at == CHECKED
    assert Knowledge(()).as_at == date.min


def test_a_title_is_never_empty() -> None:
    assert KNOWLEDGE.title("art6-1-e") == "Public task"
    assert KNOWLEDGE.title("unheard-of") == "unheard-of"
    assert KNOWLEDGE.entry("unheard-of") is None


def a_file(**more: Any) -> dict[str, Any]:
    """A file with one entry."""
    entry: dict[str, Any] = {
        "id": "local-1",
        "kind": "rule",
        "title": "Local rule",
        "plain": "A rule of this council.",
        "citation": {"text": "Constitution", "url": "https://council.example"},
        "extent": ["E"],
        "state": "in-force",
        "in_force_from": "2026-01-01",
        "in_force_to": "2026-12-31",
        "status_note": "",
        "verified": False,
        "source": {"url": None, "note": ""},
        "checked_on": "2026-11-23",
        "details": {},
    }
    return {
        "format": "sharebuilder-knowledge",
        "format_version": 1,
        "title": "Ours",
        "description": "Ours.",
        "entries": [{**entry, **more}],
    }


def write(folder: Path, content: object) -> Path:
    """A folder with one knowledge file."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "ours.json").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_ones_own_can_be_read(tmp_path: Path) -> None:
    entry = Knowledge.load(write(tmp_path, a_file())).entry("local-1")
    assert entry is not None
    assert not entry.in_force(date(2025, 12, 31))
    assert entry.in_force(date(2026, 1, 1))
    assert entry.in_force(date(2026, 12, 31))
    assert not entry.in_force(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{", ""),
        ([], ""),
        ({"format": "something-else"}, ""),
        ({**a_file(), "format_version": 9}, "/format_version"),
        ({**a_file(), "entries": {}}, "/entries"),
        ({**a_file(), "entries": [7]}, "/entries/0"),
        (a_file(title=""), "/entries/0/title"),
        (a_file(title=7), "/entries/0/title"),
        (a_file(state="soon"), "/entries/0/state"),
        (a_file(extent=["France"]), "/entries/0/extent"),
        (a_file(extent=[]), "/entries/0/extent"),
        (a_file(verified="yes"), "/entries/0/verified"),
        (a_file(checked_on="yesterday"), "/entries/0/checked_on"),
        (a_file(in_force_from="2026-13-01"), "/entries/0/in_force_from"),
        (a_file(citation=None), "/entries/0/citation"),
        (a_file(citation={"text": "x"}), "/entries/0/citation/url"),
        (a_file(details=None), "/entries/0/details"),
    ],
)
def test_a_broken_file_is_a_clear_problem(tmp_path: Path, content: object, place: str) -> None:
    with pytest.raises(SeedProblem) as caught:
        Knowledge.load(write(tmp_path, content))
    assert caught.value.file == tmp_path / "ours.json"
    assert (caught.value.place or "") == place
    assert caught.value.remedy


def test_a_missing_folder_and_a_doubled_id_are_clear_problems(tmp_path: Path) -> None:
    with pytest.raises(SeedProblem, match="missing"):
        Knowledge.load(tmp_path)
    doubled = a_file()
    doubled["entries"] *= 2
    with pytest.raises(SeedProblem, match="twice"):
        Knowledge.load(write(tmp_path, doubled))


@given(st.dates(), st.dates(), st.dates())
def test_in_force_agrees_with_its_dates(start: date, end: date, on: date) -> None:
    from_file = KNOWLEDGE.entry("art6-1-ea")
    assert from_file is not None
    entry = Entry(
        "x",
        "rule",
        "x",
        "x",
        from_file.citation,
        ("E",),
        "in-force",
        start,
        max(start, end),
        "",
        verified=True,
        source_url="https://x.example",
        source_note="",
        checked_on=CHECKED,
    )
    assert entry.in_force(on) == (start <= on <= max(start, end))


def test_without_a_start_nothing_is_known_of_the_days_before_the_check() -> None:
    entry = KNOWLEDGE.entry("careact-s42")
    assert entry is not None
    assert entry.in_force_from is None
    assert entry.in_force(CHECKED) is True
    assert entry.in_force(CHECKED - timedelta(days=1)) is None
