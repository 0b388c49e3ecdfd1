"""Checks take what is usual from the knowledge base in use, so that a pack can change it."""

from __future__ import annotations

import gc
import json
import weakref
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.findings.former_bodies import former_bodies
from sharebuilder.findings.identifiers import shapes
from sharebuilder.findings.look import Look, mid_sentence
from sharebuilder.findings.organisations import organisation_types
from sharebuilder.findings.rules import RULES
from sharebuilder.findings.unit import RuleUnit
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.knowledge.once import once
from sharebuilder.knowledge.practice import method_entries
from sharebuilder.packs.in_use import with_packs
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import GONE, changed, small_agreement
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from pathlib import Path

BASE = Knowledge.load()
TODAY = date(2026, 11, 25)
BY_ID = {rule.id: rule for rule in RULES}
P3 = "/partners/id:partner-3"


def messages(rule_id: str, knowledge: Knowledge, edits: dict[str, Any]) -> list[str]:
    """What one rule says of the small agreement after edits."""
    look = Look(changed(small_agreement(), edits), knowledge, TODAY)
    return [finding.message for finding in RuleUnit(BY_ID[rule_id]).run(look)]


def raw(file: str, entry_id: str, **details: Any) -> dict[str, Any]:
    """An entry as its file holds it, with other details."""
    content = json.loads((seeds_dir() / "knowledge" / file).read_text(encoding="utf-8"))
    found: dict[str, Any] = next(one for one in content["entries"] if one["id"] == entry_id)
    return {**found, "details": {**found["details"], **details}}


def ours(folder: Path, **parts: Any) -> Knowledge:
    """The knowledge base with a pack."""
    made = with_packs(BASE, [written(folder, pack(**parts))])
    assert made.problems == ()
    return made


def test_the_types_are_those_of_the_field() -> None:
    types = organisation_types(BASE)
    assert {"police", "probation", "prison", "youth-justice"} <= types.competent
    assert {"council", "school", "gp-practice", "dwp", "university"} <= types.public
    assert not types.public & {"charity", "community-group", "private-provider", "care-provider"}
    assert types.nhs == {
        "nhs-trust",
        "mental-health-trust",
        "community-trust",
        "ambulance",
        "integrated-care-board",
        "gp-practice",
        "nhs-england",
    }
    assert types.care == types.nhs | {"council", "care-provider", "public-health"}
    assert types.caldicott >= types.nhs | {"council"}


def test_a_pack_says_that_charities_are_public_and_a_rule_follows(tmp_path: Path) -> None:
    charity = raw("organisation-types.json", "org-charity", public_authority=True)
    edits = {f"{P3}/public_authority": GONE, f"{P3}/sector": GONE}
    assert messages("PW01", BASE, edits) == []
    found = messages("PW01", ours(tmp_path, replace=[charity]), edits)
    assert found == ["Warm Homes names no power or duty that lets it share."]
    # What the author says goes first.
    said = {**edits, f"{P3}/public_authority": False}
    assert messages("PW01", ours(tmp_path, replace=[charity]), said) == []


def test_of_two_entries_for_one_type_that_of_the_pack_counts(tmp_path: Path) -> None:
    more = raw("organisation-types.json", "org-charity", competent_authority=True)
    knowledge = ours(tmp_path, add=[{**more, "id": "org-ourshire"}])
    assert "charity" in organisation_types(knowledge).competent
    assert "charity" not in organisation_types(BASE).competent


def test_a_hidden_type_means_nothing_any_more(tmp_path: Path) -> None:
    knowledge = ours(tmp_path, hide=[{"id": "org-police", "because": "We ask each time."}])
    assert "police" not in organisation_types(knowledge).competent


def test_a_pack_names_its_own_former_bodies(tmp_path: Path) -> None:
    edits = {f"{P3}/name": "Ourshire Wellbeing Board"}
    assert messages("PP27", BASE, edits) == []
    gone = raw(
        "former-bodies.json",
        "former-ukba",
        names=["Ourshire Wellbeing Board"],
        successors=["the Ourshire Partnership"],
        note="Since the reorganisation.",
    )
    knowledge = ours(tmp_path, add=[{**gone, "id": "former-ourshire"}])
    (said,) = messages("PP27", knowledge, edits)
    assert said == (
        "Ourshire Wellbeing Board looks like a body that is no more, or has another name. "
        "Its work is now done by the Ourshire Partnership. Since the reorganisation."
    )
    # A body that goes on a later day is still there today, and so is one that may go.
    later = {**gone, "id": "former-ourshire", "in_force_from": "2027-04-01"}
    assert messages("PP27", ours(tmp_path, add=[later]), edits) == []
    unsure = {"state": "not-confirmed", "in_force_from": None, "status_note": "Announced."}
    assert messages("PP27", ours(tmp_path, add=[{**later, **unsure}]), edits) == []


def test_a_former_body_of_another_nation_is_no_matter() -> None:
    edits: dict[str, Any] = {f"{P3}/name": "Strathclyde Police"}
    assert messages("PP27", BASE, {**edits, "/about/nations": ["england", "wales"]}) == []
    assert messages("PP27", BASE, {**edits, "/about/nations": ["england", "scotland"]})
    assert messages("PP27", BASE, {**edits, "/about/nations": []})


def test_a_pack_calls_a_method_obsolete(tmp_path: Path) -> None:
    method = "/flows/id:flow-1/method"
    post = raw("transfer-methods.json", "method-post", obsolete=True, note="")
    assert messages("PP15", BASE, {method: "post"}) == []
    assert messages("PP15", ours(tmp_path, replace=[post]), {method: "post"}) == [
        "“People at risk” goes by post, which is obsolete."
    ]


def test_short_safeguards_are_met_with_those_of_the_method(tmp_path: Path) -> None:
    edits = {"/flows/id:flow-1/safeguards": "Secure", "/flows/id:flow-1/method": "telephone"}
    (said,) = messages("PP44", BASE, edits)
    entry = method_entries(BASE)["telephone"]
    assert entry.texts("safeguards")
    assert all(one in said for one in entry.texts("safeguards"))
    hide = [{"id": "method-telephone", "because": "We never ring."}]
    assert messages("PP44", ours(tmp_path, hide=hide), edits) == []


@given(st.text(alphabet=" \n\tabc.", max_size=30))
def test_a_flow_has_none_or_few_or_enough_safeguards_never_two_of_these(text: str) -> None:
    edits = {"/flows/id:flow-1/safeguards": text}
    found = [rule for rule in ("PP04", "PP44") if messages(rule, BASE, edits)]
    words = len(text.split())
    assert found == (["PP04"] if not words else ["PP44"] if words < 4 else [])


@pytest.mark.parametrize("kind", ["charity", "council", "", "other"])
@given(number=st.text(max_size=12))
def test_any_number_can_be_looked_at(kind: str, number: str) -> None:
    edits = {f"{P3}/identifiers": {"charity_number": number}, f"{P3}/type": kind}
    found = messages("PP43", BASE, edits)
    assert len(found) <= 1
    assert not any("could not be made" in one for one in found)


@given(st.data())
def test_spaces_and_small_letters_do_not_matter_to_a_number(data: st.DataObject) -> None:
    known = shapes(BASE)
    field = data.draw(st.sampled_from(known.fields))
    shape = data.draw(st.sampled_from(known.of_field[field]))
    at = data.draw(st.integers(0, len(shape.example)))
    assert shape.fits(f" {shape.example[:at]} {shape.example[at:]}\t".lower())


def test_every_field_with_a_shape_is_read_by_the_check() -> None:
    reads = BY_ID["PP43"].reads
    assert {f"/partners/*/identifiers/{field}" for field in shapes(BASE).fields} <= set(reads)
    assert "other" not in shapes(BASE).fields


def test_a_thing_is_worked_out_once_for_each_knowledge_base() -> None:
    for made in (organisation_types, former_bodies, shapes, method_entries):
        assert made(BASE) is made(BASE)
    calls = []

    @once
    def counted(knowledge: Knowledge) -> int:
        calls.append(knowledge.as_at)
        return len(calls)

    other = Knowledge(())
    assert [counted(BASE), counted(BASE), counted(other), counted(BASE)] == [1, 1, 2, 1]
    # It keeps no knowledge base alive.
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Post", "post"),
        ("ICO registration", "ICO registration"),
        ("ODS code", "ODS code"),
        ("", ""),
    ],
)
def test_a_title_fits_into_a_sentence(title: str, inside: str) -> None:
    assert mid_sentence(title) == inside
