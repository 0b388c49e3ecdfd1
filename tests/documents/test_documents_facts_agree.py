"""The documents of one agreement state the same facts, and those that its answers hold."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from sharebuilder.documents.catalogue import documents
from sharebuilder.storage.fingerprint import fingerprint
from tests.documents.every_document import CASES, QUESTIONS, kind_of, of_case
from tests.documents.stated import Stated, by_name, names_in
from tests.documents.test_documents_word_files import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

cases = pytest.mark.parametrize("case", CASES)
PARTNERS = ("Partner", "From", "To", "With whom", "Who keeps it", "Who may get it")
ITEMS = ("Item", "What is in it")
KEPT = ("agreement", "dpia", "policy-document")
Facts = set[tuple[str, ...]]


@cache
def stated(case: str) -> dict[tuple[str, str], Stated]:
    """The documents of a case by kind and record."""
    return {
        (kind.id, record): Stated(content)
        for kind in documents()
        for record, content in of_case(kind, case).items()
    }


def one(case: str, kind: str) -> Stated:
    return stated(case)[kind, ""]


def of_kind(case: str, kind: str) -> dict[str, Stated]:
    return {record: said for (named, record), said in stated(case).items() if named == kind}


def known(case: str, *collections: str) -> dict[str, str]:
    """The ids of records by every name that a document can give them."""
    tree = CASES[case]
    found: dict[str, str] = {}
    for name in collections:
        found |= by_name(tree[name], "name", "short_name")
    return found


def in_list(said: Stated, headings: tuple[str, ...], names: dict[str, str]) -> Iterator[str]:
    """What stands in columns of names and is none."""
    for caption, cell in said.column(*headings):
        if cell:
            rest = names_in(cell[0], names)[1]
            if rest:
                yield f"{caption}: {rest} in {cell[0]}"


# Who and what


@cases
def test_no_document_names_a_partner_or_an_item_that_the_answers_do_not_hold(case: str) -> None:
    partners = known(case, "partners") | {"Further partner": ""}
    items = known(case, "items", "item_groups")
    for place, said in stated(case).items():
        assert list(in_list(said, PARTNERS, partners)) == [], place
        assert list(in_list(said, ITEMS, items)) == [], place


@cases
def test_partners_items_and_purposes_stand_where_they_must(case: str) -> None:
    tree = CASES[case]
    ends = {end for flow in tree["flows"] for end in (flow["from"], *flow["to"])}
    for kind in ("agreement", "case", "dpia", "privacy-notice", "one-off"):
        text = one(case, kind).text()
        wanted = [
            partner for partner in tree["partners"]
            if kind in {"agreement", "case"} or (partner["id"] in ends
            and (kind != "one-off" or partner["takes_part"] not in {"observer", "processor"}))
        ]  # fmt: skip
        for partner in wanted:
            assert partner["name"] in text or partner["short_name"] in text, kind
    everything = {item["id"] for item in tree["items"]}
    shown = {item["id"] for item in tree["items"] if not item.get("leave_out_of_published")}
    names = known(case, "items")
    for kind, heading, wanted in (
        ("agreement", "Item", everything), ("dpia", "Item", everything),
        ("privacy-notice", "What is in it", shown),
    ):  # fmt: skip
        found = set().union(
            *(names_in(cell[0], names)[0] for _, cell in one(case, kind).column(heading))
        )
        assert found == wanted, kind
    purposes = {" ".join(purpose["name"].split()) for purpose in tree["purposes"]}
    for kind, above in (
        ("agreement", "What we share for"), ("privacy-notice", "Why we use it, and what lets us"),
    ):  # fmt: skip
        headed = {at[-1] for at, _ in one(case, kind).lines if above in at and at[-1] != above}
        assert headed == purposes, kind
    cells = [row["Answer"] for _, row in one(case, "one-off").rows("Request, for .*")
             if row["Question"] == ["Purpose"]]  # fmt: skip
    assert {text.removeprefix("☐ ") for text in cells[0]} - {"Another:"} == purposes


@cases
def test_names_that_are_phrases_are_not_strung_together_with_and(case: str) -> None:
    """“Benefit, and whether it is in payment and May need extra help” is not English."""
    names = known(case, "items", "item_groups", "purposes", "people")
    strung = re.compile(
        f"({'|'.join(map(re.escape, names))})(,[^,;]+)* and ({'|'.join(map(re.escape, names))})(?=[;.]|$)"
    )
    for place, said in stated(case).items():
        found = [text for _, text in said.lines if strung.fullmatch(text) and text not in names]
        cells = [
            text for table in said.tables for row in table.rows for cell in row.values()
            for text in cell if strung.fullmatch(text) and text not in names
        ]  # fmt: skip
        assert found + cells == [], place


@cases
def test_no_word_is_said_twice_with_a_comma_between(case: str) -> None:
    """As in “Sent, sent on 20 November”."""
    twice = re.compile(r"\b([a-z]{3,}), \1\b", re.IGNORECASE)
    answers = json.dumps(CASES[case], ensure_ascii=False)
    for place, said in stated(case).items():
        found = [one[0] for one in twice.finditer(said.text()) if one[0] not in answers]
        assert found == [], place


# How long


def kept(said: Stated, caption: str, keeper: str = "") -> Facts:
    """Record, who keeps it, how long, and what then, as a document words them."""
    found = set()
    for _, row in said.rows(caption):
        if "Then" in row:
            how_long, then = row["How long"], row["Then"]
        else:
            how_long = row["How long, and then"][:1]
            then = [text.removeprefix("Then: ") for text in row["How long, and then"][1:]
                    if text.startswith("Then: ")]  # fmt: skip
        who = keeper or row["Who keeps it"][0]
        found.add((row["What"][0], who, " ".join(how_long), " ".join(then)))
    return found


@cases
def test_a_record_is_kept_equally_long_in_the_same_words_in_every_document(case: str) -> None:
    rules = kept(one(case, "agreement"), "How long each record is kept")
    assert kept(one(case, "privacy-notice"), "How long we keep it") == rules
    for kind in KEPT[1:]:
        assert kept(one(case, kind), "How long each record is kept") == rules, kind
    partners = known(case, "partners")
    for record, said in of_kind(case, "signing-page").items():
        own = {(name, how_long, then) for name, who, how_long, then in rules
               if record in names_in(who, partners)[0]}  # fmt: skip
        page = kept(said, "What .* keeps", record)
        assert {(name, how_long, then) for name, _, how_long, then in page} == own, record
    by_record = {rule[0]: rule[2] for rule in rules}
    assert len(by_record) == len(CASES[case]["retention"])
    for rule in CASES[case]["retention"]:
        period = rule.get("period")
        if period:
            unit = period["unit"].rstrip("s") if period["number"] == 1 else period["unit"]
            assert by_record[rule["name"]].startswith(f"{period['number']} {unit}")
        for key in ("event", "criteria"):
            assert rule.get(key, "").strip() in by_record[rule["name"]]


# What lets them


LETTER = re.compile(r"6\(1\)\(([a-z]+)\)")


def basis_of(text: str) -> str:
    """The letter of Article 6(1) that a text gives; “part-3” where it gives none."""
    letters = LETTER.findall(text)
    return letters[0] if letters else "part-3"


def held(case: str) -> Facts:
    """Partner, purpose and lawful basis, as the answers hold them."""
    return {
        (ground["partner"], purpose, "part-3" if ground["regime"] == "part-3"
         else ground["lawful_basis"].removeprefix("art6-1-"))
        for ground in CASES[case]["law"] for purpose in ground["purposes"]
    }  # fmt: skip


def relied(case: str, said: Stated) -> Facts:
    """The same, from the tables of an agreement or a signing page."""
    partners, purposes = known(case, "partners"), known(case, "purposes")
    return {
        (partners[partner], purpose, basis_of(" ".join(row["Lawful basis"])))
        for partner, row in said.rows("The law that (.*) relies on")
        for purpose in names_in(row["For"][0], purposes)[0]
    }


def told(case: str) -> Facts:
    """The same, from the plain words of the privacy notice."""
    partners, purposes = known(case, "partners"), known(case, "purposes")
    found = set()
    for above, text in one(case, "privacy-notice").lines:
        if "Why we use it, and what lets us" in above and above[-1] in purposes:
            match = re.match(
                r"(.+?)(?: \(only .*?\))?: (.*? \((?:UK GDPR|Data Protection).*?\))\.", text
            )
            if match and match[1] in partners:
                found.add((partners[match[1]], purposes[above[-1]], basis_of(match[2])))
    return found


@cases
def test_the_lawful_basis_is_one_in_every_document(case: str) -> None:
    wanted = held(case)
    assert relied(case, one(case, "agreement")) == wanted
    assert told(case) == wanted
    pages = of_kind(case, "signing-page")
    for record, said in pages.items():
        assert relied(case, said) == {fact for fact in wanted if fact[0] == record}
    assert {fact[0] for fact in wanted} <= set(pages)


@cases
def test_the_short_lists_of_law_name_every_basis_that_a_partner_relies_on(case: str) -> None:
    partners = known(case, "partners")
    wanted = {(partner, basis) for partner, _, basis in held(case)}
    labels = {option.label for option in QUESTIONS.options("part-3-basis")}
    for kind, above in (("agreement", "The law, in one line each"), ("dpia", "What makes it lawful"),
                        ("policy-document", "Lawful, fair and open")):  # fmt: skip
        lines = [
            text for text in one(case, kind).under(above) if text.partition(": ")[0] in partners
        ]
        found = set()
        for text in lines:
            partner = partners[text.partition(": ")[0]]
            found |= {(partner, letter) for letter in LETTER.findall(text)}
            if labels.intersection(text.partition(": ")[2].split("; ")):
                found.add((partner, "part-3"))
        assert found == wanted, kind


@cases
def test_what_covers_sensitive_information_reads_alike_where_partners_sign(case: str) -> None:
    def rows(said: Stated) -> Facts:
        return {
            (partner, row["For"][0], *row["Power or duty"], *row["Lawful basis"],
             *row["Sensitive or given in confidence"])
            for partner, row in said.rows("The law that (.*) relies on")
        }  # fmt: skip

    agreed = rows(one(case, "agreement"))
    signed = set().union(*(rows(said) for said in of_kind(case, "signing-page").values()))
    assert signed == agreed


# Whom to ask, and which agreement


@cases
def test_posts_are_those_of_the_agreement(case: str) -> None:
    def posts(said: Stated) -> Facts:
        return {
            (partners[partner], *row["Role"], *row["Post"], *row.get("How to reach it", ()))
            for partner, row in said.rows("Roles at (.*)")
        }

    partners = known(case, "partners")
    everyone = posts(one(case, "agreement"))
    assert len(everyone) == sum(len(p.get("contacts", ())) for p in CASES[case]["partners"])
    for record, said in of_kind(case, "signing-page").items():
        assert posts(said) == {post for post in everyone if post[0] == record}
    first = {
        tuple(row["Partner"]): row for _, row in one(case, "agreement").rows("Whom to ask first")
    }
    for _, row in one(case, "one-off").rows("Whom to ask"):
        for heading in ("For this agreement", "For data protection"):
            assert row[heading] == first[tuple(row["Partner"])][heading]
    for _, row in one(case, "privacy-notice").rows("Who we are"):
        own = {post[2] for post in everyone if post[0] == partners[row["Organisation"][0]]}
        for heading in ("Whom to ask", "About data protection"):
            for text in row[heading]:
                assert any(text.startswith(post) for post in own), text


@cases
def test_every_document_is_of_the_same_agreement_version_and_fingerprint(case: str) -> None:
    about = CASES[case]["about"]
    mark = fingerprint(CASES[case])
    for place, said in stated(case).items():
        text = said.text()
        assert about["title"] in text, place
        versions = re.findall(r"[Vv]ersion (\d[\w.]*)(?=$| ·|\.?\n)", "\n".join(said.edges))
        assert set(versions) == {about["version"]}, place
        shown = re.findall(r"\b[0-9a-f]{16,64}\b", text)
        assert shown or "DRAFT" in text, place
        assert all(mark.startswith(one) for one in shown), place


# The tests can fail


def altered(kind: str, old: str, new: str, record: str = "") -> Stated:
    content = of_case(kind_of(kind), "bath")[record]
    return Stated(changed(content, re.escape(old).encode(), new.encode()))


def test_a_document_that_says_something_else_is_noticed() -> None:
    rules = kept(one("bath", "agreement"), "How long each record is kept")
    notice = altered("privacy-notice", ">30 days. The", ">31 days. The")
    assert kept(notice, "How long we keep it") != rules
    basis = altered("signing-page", "6(1)(e)", "6(1)(c)", "partner-1")
    assert relied("bath", basis) != {fact for fact in held("bath") if fact[0] == "partner-1"}
    names = known("bath", "partners")
    flows = altered("dpia", ">Weir Bridge</w:t>", ">Weir Bank</w:t>")
    assert any("WeirBank" in found for found in in_list(flows, PARTNERS, names))
    item = altered("agreement", ">Full name</w:t>", ">Full names</w:t>")
    assert list(in_list(item, ITEMS, known("bath", "items", "item_groups")))
