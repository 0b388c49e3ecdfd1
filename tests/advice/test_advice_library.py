"""What the practice libraries offer for some partners, and the term for a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.advice.library import (
    is_high_harm,
    safeguards_of,
    term_for,
    usual_items,
    usual_people,
    usual_retention,
)
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.packs.in_use import with_packs
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = Knowledge.load()
TYPES = sorted(shape().field("/partners/*/type").enum)  # type: ignore[union-attr]
METHODS = sorted(shape().field("/flows/*/method").enum)  # type: ignore[union-attr]
some_types = st.lists(st.sampled_from(TYPES), max_size=4)


def names(types: list[str], knowledge: Knowledge = KNOWLEDGE) -> set[str]:
    """The ids of every item that is offered for some types, high-harm ones too."""
    groups = usual_items(knowledge, types)
    return {one.id for group in groups for one in (*group.offered, *group.high_harm)}


def raw(file: str, entry_id: str) -> dict[str, Any]:
    """An entry as its file holds it."""
    content = json.loads((seeds_dir() / "knowledge" / file).read_text(encoding="utf-8"))
    found: dict[str, Any] = next(one for one in content["entries"] if one["id"] == entry_id)
    return found


def test_each_partner_is_offered_what_it_holds_and_what_everybody_holds() -> None:
    police, fire = names(["police"]), names(["fire"])
    assert {"item-name", "item-ethnicity", "item-police-warning-markers"} <= police
    assert {"item-name", "item-nhs-oxygen", "item-fire-smoke-alarms"} <= fire
    assert "item-fire-smoke-alarms" not in police
    assert "item-police-warning-markers" not in fire
    assert names(["police", "fire"]) == police | fire
    assert names([]) < police & fire


@given(some_types)
def test_what_could_do_grave_harm_is_never_among_what_is_offered(types: list[str]) -> None:
    for group in usual_items(KNOWLEDGE, types):
        assert group.offered or group.high_harm
        assert not any(map(is_high_harm, group.offered))
        for entry in group.high_harm:
            assert entry.text("high_harm_reason")
        assert {one.text("group") for one in (*group.offered, *group.high_harm)} == {group.name}


@given(some_types, some_types)
def test_more_partners_never_mean_less_is_offered(some: list[str], more: list[str]) -> None:
    assert names(some) <= names(some + more)
    for usual in (usual_people, usual_retention):
        less = {one.id for one in usual(KNOWLEDGE, some)}
        assert less <= {one.id for one in usual(KNOWLEDGE, some + more)}


@pytest.mark.parametrize("partner_type", TYPES)
def test_every_type_of_partner_is_offered_something(partner_type: str) -> None:
    assert usual_items(KNOWLEDGE, [partner_type])
    assert usual_people(KNOWLEDGE, [partner_type])
    assert usual_retention(KNOWLEDGE, [partner_type])


def test_people_and_periods_fit_the_partners() -> None:
    people = {one.id for one in usual_people(KNOWLEDGE, ["school"])}
    assert {"people-pupils", "people-parents", "people-staff"} <= people
    assert "people-people-in-custody" not in people
    periods = {one.id: one.details["period"] for one in usual_retention(KNOWLEDGE, ["school"])}
    assert periods["ret-pupil-file"] == {"number": 25, "unit": "years"}
    assert "ret-signed-agreement" in periods
    assert "ret-police-other" not in periods


@pytest.mark.parametrize("method", METHODS)
def test_every_method_but_other_has_safeguards(method: str) -> None:
    assert bool(safeguards_of(KNOWLEDGE, method)) is (method != "other")


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("controller", "Controller"),
        ("Data  Controllers", "Controller"),
        ("SIRO", "SIRO"),
        ("senior information risk owner", "SIRO"),
        ("DPIAs", "DPIA"),
        ("pseudonymisation", "Pseudonymised"),
        ("Information Commissioner's Office", "Information Commissioner (ICO)"),
        ("lawful bases", "Lawful basis"),
    ],
)
def test_a_word_leads_to_its_term(word: str, title: str) -> None:
    term = term_for(KNOWLEDGE, word)
    assert term is not None
    assert term.title == title
    assert term.text("say")


@pytest.mark.parametrize("word", ["", "s", "banana", "controller of the fat"])
def test_other_words_lead_nowhere(word: str) -> None:
    assert term_for(KNOWLEDGE, word) is None


@given(st.sampled_from(KNOWLEDGE.entries("glossary-term")), st.data())
def test_every_form_of_a_term_leads_to_it(term: Any, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([term.title, *term.texts("also")]))
    changed = data.draw(st.sampled_from([form, form.upper(), form.lower(), f"  {form} "]))
    assert term_for(KNOWLEDGE, changed) == term


@given(st.text())
def test_any_text_can_be_asked_after(word: str) -> None:
    term_for(KNOWLEDGE, word)


def test_a_pack_changes_what_is_offered(tmp_path: Path) -> None:
    item = raw("usual-items.json", "item-fire-smoke-alarms") | {"id": "item-ourshire-boat"}
    item["details"] = {**item["details"], "services": ["fire"]}
    post = raw("transfer-methods.json", "method-post")
    post["details"] = {**post["details"], "safeguards": ["a courier of our own"]}
    term = raw("glossary.json", "gloss-siro") | {"id": "gloss-ourshire", "title": "Beadle"}
    term["details"] = {"say": "the person with the key", "also": ["beadles"]}
    content = pack(
        add=[item, term],
        replace=[post],
        hide=[{"id": "item-fire-smoking", "because": "We never ask."}],
    )
    ours = with_packs(KNOWLEDGE, [written(tmp_path, content)])
    assert ours.problems == ()
    assert names(["fire"], ours) == names(["fire"]) - {"item-fire-smoking"} | {"item-ourshire-boat"}
    assert safeguards_of(ours, "post") == ("a courier of our own",)
    assert safeguards_of(KNOWLEDGE, "post") != ("a courier of our own",)
    beadle = term_for(ours, "BEADLE")
    assert beadle is not None
    assert beadle.text("say") == "the person with the key"
    assert term_for(KNOWLEDGE, "beadle") is None
