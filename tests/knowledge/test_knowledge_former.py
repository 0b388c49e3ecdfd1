"""Former law: what is looked for, what is left, and that no pattern runs on."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.knowledge.citation import Citation
from sharebuilder.knowledge.entry import Entry
from sharebuilder.knowledge.former import bad_pattern, former_law
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.knowledge.safe_pattern import MOST_WAYS, evened, unsafe

KNOWLEDGE = Knowledge.load()
LAW = KNOWLEDGE.entries("former-law")
PATTERNS = [(entry.id, one) for entry in LAW for one in entry.texts("find")]


def an_entry(identity: str, kind: str, details: dict[str, Any]) -> Entry:
    """An entry with nothing of interest but its details."""
    return Entry(
        identity, kind, "x", "x", Citation("x", ""), ("E",), "not-in-force", None, None, "x",
        False, "", "Confirm it.", date(2026, 11, 2), details,
    )  # fmt: skip


def named(text: str) -> list[str]:
    """The ids of the former law that a text cites."""
    return [mention.entry.id for mention in former_law(KNOWLEDGE).named_in(text)]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("the Data Protection Act 1998", "former-dpa-1998"),
        ("DPA 1998 schedule 2", "former-dpa-1998"),
        ("send a section 29(3) request", "former-dpa-1998"),
        ("Data  Protection\nAct\u00a01984", "former-dpa-1984"),
        ("the EU GDPR", "former-eu-gdpr"),
        ("Regulation (EU) 2016/679", "former-eu-gdpr"),
        ("Directive 95/46/EC", "former-directive-95-46"),
        ("UK GDPR Article 6(4)", "former-gdpr-art6-4"),
        ("art. 22 UK GDPR", "former-gdpr-art22"),
        ("Articles 44 to 49", "former-gdpr-art44-45"),
        ("Article 45", "former-gdpr-art44-45"),
        ("Article 89(1)", "former-gdpr-art89"),
        ("the Human Rights Act 2000", "former-human-rights-act-year"),
        ("NHS Act 1977 s.3", "former-nhs-act-1977"),
        ("section 60 of the Health and Social Care Act 2001", "former-section-60"),
        ("Health Act 1999, s.31", "former-health-act-1999-s31"),
        ("the National Assistance Act 1948", "former-national-assistance-1948"),
        ("NHS and Community Care Act 1990 s.47", "former-community-care-1990-s47"),
        ("Housing (Homeless Persons) Act 1977", "former-homeless-persons-1977"),
        ("Part III of the Housing Act 1985", "former-housing-1985-part-3"),
        ("the POCA list", "former-protection-of-children-1999"),
        ("Education Act 1996 s.324", "former-sen-statements"),
        ("Mental Health Act 1959", "former-mental-health-1959"),
        ("section 1 of the Crime and Disorder Act 1998", "former-asbo-s1"),
        ("the Disability Discrimination Act 1995", "former-discrimination-acts"),
        ("Local Government Act 2000 s.2", "former-well-being-power"),
        ("Children Act 2004 s.13", "former-lscb-sections"),
        ("Working Together to Safeguard Children (2018)", "former-working-together"),
        ("the EU-US Privacy Shield", "former-privacy-shield"),
        ("consent under PECR", "wrong-pecr"),
    ],
)
def test_former_law_is_known_by_the_ways_in_which_it_is_cited(text: str, identity: str) -> None:
    assert identity in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Data Protection Act 2018 sections 10 and 11; UK GDPR Articles 6(1)(e), 8A and 9(2)(h)",
        "Articles 22A to 22D, 44A, 45B and 84A; Articles 15 to 22",
        "Article 22 of the UN Convention on the Rights of the Child; UNCRC Article 45",
        "Regulation (EU) 2016/679 as it forms part of the law of England and Wales",
        "Crime and Disorder Act 1998 s.115, s.17, s.17A, ss.5-6 and s.1AA",
        "section 115 of the Crime and Disorder Act 1998; section 17 of the same",
        "Human Rights Act 1998 s.6",
        "National Health Service Act 2006 ss.75, 82 and 251",
        "Health and Social Care Act 2012 s.251B; Health Act 2006 s.60",
        "Care Act 2014 ss.6, 42 and 45; Mental Health Act 1983 s.117",
        "Children Act 2004 ss.10, 11, 16E, 16H and 16LA; Children Act 1989 ss.17 and 47",
        "Education Act 1996 s.436A and s.19; Education Act 2002 s.175",
        "Housing Act 1985; Housing Act 1996 Part 7 s.213B",
        "Local Government Act 1972 s.111; Local Government Act 2000 s.21",
        "Proceeds of Crime Act 2002; POCA 2002",
        "Protection of Children Act 1978; Sexual Offences Act 2003",
        "Access to Health Records Act 1990; Rehabilitation of Offenders Act 1974",
        "Working together with families since 2018; Working Together to Safeguard Children 2026",
        "no secrets between partners",
        "we keep 44 articles of evidence, in box 22",
    ],
)
def test_living_law_is_left_alone(text: str) -> None:
    assert named(text) == []


def test_every_entry_says_what_to_cite_and_is_honest() -> None:
    assert len(LAW) >= 30
    for entry in LAW:
        assert entry.text("successor"), entry.id
        assert entry.texts("find"), entry.id
        assert entry.plain.endswith("."), entry.id
        assert entry.verified == bool(entry.source_url), entry.id
        if entry.in_force_to is not None:
            assert entry.state == "not-in-force", entry.id
            assert entry.in_force_to < date(2026, 11, 23), entry.id


@pytest.mark.parametrize(("identity", "pattern"), PATTERNS)
def test_no_shipped_pattern_runs_on(identity: str, pattern: str) -> None:
    assert unsafe(pattern) == "", identity
    made = re.compile(pattern, re.IGNORECASE)
    literal = re.sub(r"\\.|[^\w ]", "", pattern)
    for hostile in (
        literal,
        literal[:12],
        literal[:4],
        "s. ",
        "section 1 of the ",
        "(",
        "Art ",
        "a",
    ):
        text = (hostile or "x") * (10_000 // len(hostile or "x") + 1)
        started = time.perf_counter()
        made.search(text)
        assert time.perf_counter() - started < 1, (identity, hostile)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(", "no regular expression"),
        ("[a", "no regular expression"),
        ("(?<=a{1,3})b", "no regular expression"),
        ("[[a]]", "no regular expression"),
        ("a*", "without end"),
        ("a+b", "without end"),
        ("a{2,}", "without end"),
        ("(a+)+$", "without end"),
        ("(?:a{1,9}){1,9}", "itself repeats"),
        ("(?:a|b){0,9}c", "itself repeats"),
        ("(?:ab?){2}", "itself repeats"),
        (r"(a)\1", "refers back"),
        ("(?P<x>a)", "may not"),
        ("(?i)a", "may not"),
        ("a{1,3}+", "may not"),
        ("a?" * 20 + "a" * 20, "too many ways"),
        ("[ab]{0,90}[ab]{0,90}c", "too many ways"),
        ("a{0,2}", "nothing at all"),
        (r"\b", "nothing at all"),
        ("x" * 501, "longer than"),
    ],
)
def test_a_pattern_that_may_not_be_used_says_why(pattern: str, why: str) -> None:
    assert why in unsafe(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bOurshire Act,? \(?19(?:98|99)\b",
        r"a{0,20}?b",
        r"[]a*+]b",
        r"[^]]\]x",
        r"\*\+\{x",
        r"a{b",
        r"(?<!x)(?:Art|s\.) 22(?![0-9])",
        r"(?:abc){2,4}d",
    ],
)
def test_a_plain_pattern_may_be_used(pattern: str) -> None:
    assert unsafe(pattern) == ""


ATOMS = st.sampled_from(["a", "b", "[ab]", "(?:a)", "(?:ab)", "(?:a|b)", r"\w", ".", "(?:b?a)"])
REPEATS = st.sampled_from(["", "", "", "?", "{0,3}", "{1,9}", "{0,40}", "*", "+", "{2,}"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ATOMS, REPEATS), min_size=1, max_size=7), st.sampled_from(["", "$", "c"]))
def test_whatever_may_be_used_is_quick(parts: list[tuple[str, str]], end: str) -> None:
    pattern = "".join(atom + repeat for atom, repeat in parts) + end
    if unsafe(pattern):
        return
    made = re.compile(pattern, re.IGNORECASE)
    for text in ("a" * 3_000, "ab" * 1_500, "ba" * 1_500 + "c", "b" * 3_000):
        started = time.perf_counter()
        made.search(text)
        # A step costs well under a microsecond; this leaves room for a busy machine.
        assert time.perf_counter() - started < 3_000 * MOST_WAYS * 2e-7 + 1, pattern


@given(st.text(max_size=60))
def test_any_text_is_a_pattern_or_is_told_why_not(text: str) -> None:
    why = unsafe(text)
    assert why == "" or why.endswith(".")


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(former_law(KNOWLEDGE).named_in(text), tuple)
    assert "  " not in evened(text)


def test_what_was_looked_at_is_remembered_and_never_grows_without_end() -> None:
    entry = an_entry("x", "former-law", {"find": ["Old Act"], "successor": "new"})
    things = former_law(Knowledge([entry]))
    first = things.named_in("The Old Act says so.")
    assert things.named_in("The Old Act says so.") is first
    for number in range(25_000):
        things.named_in(f"text {number}")
    assert things._mentions.cache_info().currsize <= 20_000  # type: ignore[attr-defined]


def test_a_bad_pattern_is_named_and_leaves_the_rest_working() -> None:
    bad = an_entry("bad", "former-law", {"find": ["Good Act", "(a+)+", "["], "successor": "x"})
    assert bad_pattern(bad) == (1, unsafe("(a+)+"))
    things = former_law(Knowledge([bad, LAW[0]]))
    assert [m.entry.id for m in things.named_in("the Good Act and the DPA 1998")] == [
        "bad",
        LAW[0].id,
    ]
    assert bad_pattern(LAW[0]) is None


def test_the_knowledge_base_makes_its_patterns_once() -> None:
    assert former_law(KNOWLEDGE) is former_law(KNOWLEDGE)
    hidden = Knowledge(KNOWLEDGE.entries(), hidden=[LAW[0].id])
    assert former_law(hidden).named_in("DPA 1998") == ()
