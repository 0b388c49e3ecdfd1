"""The practice libraries: complete, consistent, and honest about what nobody read."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.former_bodies import former_bodies
from sharebuilder.knowledge.entry import PRACTICE_KINDS
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.knowledge_files import KNOWLEDGE as KNOWLEDGE_SCHEMA
from sharebuilder.schema.knowledge_files import knowledge_problems
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from sharebuilder.knowledge.entry import Entry

KNOWLEDGE = Knowledge.load()
FOLDER = seeds_dir() / "knowledge"
LIBRARIES = {
    "organisation-types.json": ("organisation-type", "org-"),
    "usual-items.json": ("usual-item", "item-"),
    "people-groups.json": ("people-group", "people-"),
    "transfer-methods.json": ("transfer-method", "method-"),
    "retention-defaults.json": ("retention-default", "ret-"),
    "glossary.json": ("glossary-term", "gloss-"),
    "former-bodies.json": ("former-body", "former-"),
}
ITEMS = KNOWLEDGE.entries("usual-item")
ORGANISATIONS = KNOWLEDGE.entries("organisation-type")
PRACTICE = [e for e in KNOWLEDGE.entries() if e.kind in {kind for kind, _ in LIBRARIES.values()}]


def enum(pattern: str) -> set[str]:
    """The answers that a field allows."""
    field = shape().field(pattern)
    assert field is not None
    return set(field.enum)


def identifiers(entry: Entry) -> list[dict[str, Any]]:
    """The numbers by which registers know a type of organisation."""
    return list(entry.details["identifiers"])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_holds_one_kind_and_its_ids_say_so(name: str) -> None:
    kind, prefix = LIBRARIES[name]
    text = (FOLDER / name).read_text(encoding="utf-8")
    content = json.loads(text)
    assert {one["kind"] for one in content["entries"]} == {kind}
    assert all(one["id"].startswith(prefix) for one in content["entries"])
    assert kind in PRACTICE_KINDS
    # Two-space JSON with its letters as they are, so that a change shows as what it is.
    assert text == json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def test_no_two_entries_of_a_kind_have_the_same_title() -> None:
    for kind, _prefix in LIBRARIES.values():
        titles = [entry.title.casefold() for entry in KNOWLEDGE.entries(kind)]
        assert len(titles) == len(set(titles)), kind


def test_nothing_is_marked_as_read_that_names_no_page() -> None:
    for entry in PRACTICE:
        assert entry.source_note, entry.id
        if entry.verified:
            assert entry.source_url.startswith("http"), entry.id
        else:
            assert re.search("[Cc]onfirm", entry.source_note), entry.id


def test_words_are_typeset_and_end_as_sentences() -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            skipped = {"pattern", "example"}
            return [t for k, part in value.items() if k not in skipped for t in texts(part)]
        if isinstance(value, list):
            return [t for part in value for t in texts(part)]
        return [value] if isinstance(value, str) else []

    for entry in PRACTICE:
        assert entry.plain.endswith((".", "”", "?")), entry.id
        for text in (entry.title, entry.plain, entry.source_note, *texts(entry.details)):
            assert "'" not in text, (entry.id, text)
            assert '"' not in text, (entry.id, text)
            assert text == " ".join(text.split()), (entry.id, text)


# --- organisations ---


def test_every_type_of_partner_has_its_entry_once() -> None:
    types = [entry.text("type") for entry in ORGANISATIONS]
    assert sorted(types) == sorted(enum("/partners/*/type") - {"other"})


@pytest.mark.parametrize("entry", ORGANISATIONS, ids=lambda entry: entry.id)
def test_each_number_fits_its_own_pattern_and_has_a_place(entry: Entry) -> None:
    fields = shape().field("/partners/*/identifiers").children  # type: ignore[union-attr]
    assert "ico_registration" in {one["field"] for one in identifiers(entry)}
    for one in identifiers(entry):
        assert one["field"] in fields
        compact = "".join(one["example"].split()).upper()
        assert re.fullmatch(one["pattern"], compact), one
        assert not re.fullmatch(one["pattern"], ""), one
        assert one["note"].endswith("."), one


@pytest.mark.parametrize(
    ("entry_id", "field", "number", "fits"),
    [
        # Shapes that public pages show.
        ("org-fire", "ico_registration", "ZA347594", True),
        ("org-council", "ico_registration", "Z6413427", True),
        ("org-council", "ico_registration", "12345678", False),
        ("org-council", "ons_code", "E06000022", True),
        ("org-council", "ons_code", "E10000012", True),
        ("org-gp-practice", "ods_code", "K81003", True),
        ("org-gp-practice", "ods_code", "K8100", False),
        ("org-private-provider", "company_number", "00445790", True),
        ("org-private-provider", "company_number", "SC123456", True),
        ("org-private-provider", "company_number", "445790", False),
        ("org-charity", "charity_number", "SC123456", True),
        ("org-charity", "charity_number", "12345", False),
        ("org-school", "urn", "123456", True),
        ("org-school", "urn", "12345678", False),
    ],
)
def test_patterns_know_numbers_of_their_register(
    entry_id: str, field: str, number: str, fits: bool
) -> None:
    entry = KNOWLEDGE.entry(entry_id)
    assert entry is not None
    patterns = [one["pattern"] for one in identifiers(entry) if one["field"] == field]
    assert any(re.fullmatch(pattern, number) for pattern in patterns) is fits


def test_a_pattern_that_is_none_is_told_of() -> None:
    content = json.loads((FOLDER / "organisation-types.json").read_text(encoding="utf-8"))
    content["entries"][0]["details"]["identifiers"][0]["pattern"] = "Z[0-9"
    ((place, message),) = knowledge_problems(content, KNOWLEDGE_SCHEMA)
    assert place == "/entries/0/details/identifiers/0/pattern"
    assert "regular expression" in message


def test_public_bodies_are_of_the_public_sector() -> None:
    for entry in ORGANISATIONS:
        if entry.flag("public_authority"):
            assert entry.text("sector") == "public", entry.id
        if entry.flag("competent_authority"):
            assert entry.flag("public_authority"), entry.id
        if entry.text("setting") == "nhs":
            assert entry.flag("caldicott_guardian"), entry.id
            assert "Caldicott Guardian" in " ".join(entry.texts("usual_roles")), entry.id


# --- items ---


def test_there_are_items_for_every_service_of_the_notes() -> None:
    assert len(ITEMS) >= 170
    assert len([entry for entry in ITEMS if not entry.texts("services")]) >= 25
    held = {kind for entry in ITEMS for kind in entry.texts("services")}
    services = (
        "police housing-association council care-provider nhs-trust mental-health-trust "
        "community-trust gp-practice ambulance fire probation prison youth-justice dwp school "
        "college charity community-group district-council central-government"
    )
    assert set(services.split()) <= held


@pytest.mark.parametrize("entry", ITEMS, ids=lambda entry: entry.id)
def test_what_an_item_says_of_its_sensitivity_agrees(entry: Entry) -> None:
    sensitivity = entry.texts("sensitivity")
    assert ("special-category" in sensitivity) == bool(entry.texts("special_categories"))
    assert ("high-harm" in sensitivity) == bool(entry.text("high_harm_reason"))
    assert "ordinary" not in sensitivity or sensitivity == ("ordinary",)
    assert len(set(sensitivity)) == len(sensitivity)
    when = entry.text("sensitive_when")
    assert not when or (when.startswith("When ") and when.endswith("."))


@pytest.mark.parametrize(
    "entry_id",
    [
        "item-protected-address",
        "item-key-safe-code",
        "item-intelligence-source",
        "item-hiv-status",
        "item-gender-history",
        "item-adoption",
        "item-abortion",
        "item-victim-new-name",
        "item-immigration-status",
        "item-third-party-health",
        "item-biometric",
    ],
)
def test_every_high_harm_field_is_there_with_a_reason(entry_id: str) -> None:
    entry = KNOWLEDGE.entry(entry_id)
    assert entry is not None
    assert "high-harm" in entry.texts("sensitivity")
    assert len(entry.text("high_harm_reason").split()) >= 8


def test_gender_recognition_names_the_statutory_bar() -> None:
    entry = KNOWLEDGE.entry("item-gender-history")
    assert entry is not None
    assert entry.citation.text == "Gender Recognition Act 2004 s.22"
    assert entry.citation.url == KNOWLEDGE.entry("gra2004-s22").citation.url  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("entry_id", "category"),
    [
        ("item-ethnicity", "racial-or-ethnic-origin"),
        ("item-religion", "religious-or-philosophical-beliefs"),
        ("item-sexual-orientation", "sexual-orientation"),
        ("item-disability", "health"),
        ("item-biometric", "biometric"),
        ("item-genetic-data", "genetic"),
        ("item-trade-union", "trade-union-membership"),
        ("item-political-opinion", "political-opinions"),
        ("item-nhs-oxygen", "health"),
        ("item-nhs-sexual-health", "sex-life"),
    ],
)
def test_every_special_category_has_an_item(entry_id: str, category: str) -> None:
    entry = KNOWLEDGE.entry(entry_id)
    assert entry is not None
    assert category in entry.texts("special_categories")


# --- people, methods, periods ---


def test_people_are_of_every_kind_and_every_age() -> None:
    groups = KNOWLEDGE.entries("people-group")
    assert {one.text("kind") for one in groups} == enum("/people/*/kind")
    ages = {"under-13", "13-15", "16-17", "18-64", "65-and-over"}
    assert {age for one in groups for age in one.texts("ages")} == ages
    for one in groups:
        assert one.text("note").endswith("."), one.id


def test_every_method_has_its_entry_once_and_fax_is_obsolete() -> None:
    entries = KNOWLEDGE.entries("transfer-method")
    methods = [entry.text("method") for entry in entries]
    assert sorted(methods) == sorted(enum("/flows/*/method") - {"other"})
    assert {one.text("method") for one in entries if one.flag("obsolete")} == {"fax"}


def test_periods_have_an_event_and_a_length_or_a_rule() -> None:
    entries = KNOWLEDGE.entries("retention-default")
    assert len(entries) >= 23
    for entry in entries:
        assert entry.details["period"] or entry.text("criteria"), entry.id
        assert entry.text("event")[0].isupper(), entry.id
        assert entry.status_note == "Typical; varies by organisation."
        period = entry.details["period"]
        if isinstance(period, dict) and not entry.text("criteria")[:1].isdigit():
            assert str(period["number"]) in entry.plain, entry.id


# --- words and former bodies ---


def test_a_word_belongs_to_one_term() -> None:
    entries = KNOWLEDGE.entries("glossary-term")
    assert len(entries) >= 60
    forms = {e.id: {f.casefold() for f in (e.title, *e.texts("also"))} for e in entries}
    for one, other in combinations(forms, 2):
        assert not forms[one] & forms[other], (one, other)


def test_the_plain_words_of_the_notes_are_there() -> None:
    say = {entry.id: entry.text("say") for entry in KNOWLEDGE.entries("glossary-term")}
    assert say["gloss-lawful-basis"] == "the law that lets us do this"
    assert say["gloss-processor"] == "the company that handles it for us, on our instructions"
    assert (
        say["gloss-special-category-data"] == "sensitive information, such as health or ethnicity"
    )
    assert say["gloss-retention-period"] == "how long we keep it"
    assert say["gloss-pursuant-to"] == "under"


@pytest.mark.parametrize("body", former_bodies(KNOWLEDGE), ids=lambda body: body.entry.id)
def test_a_former_body_is_found_by_each_name_and_its_successor_is_not(body: Any) -> None:
    for name in body.entry.texts("names"):
        assert body.is_named(f"Ourshire {name}"), name
    for name in (*body.entry.texts("successors"), *body.entry.texts("still_exist")):
        assert not any(one.is_named(name) for one in former_bodies(KNOWLEDGE)), name


@pytest.mark.parametrize("path", sorted((seeds_dir() / "cases").glob("*.sharebuilder")))
def test_no_partner_of_a_worked_case_is_a_former_body(path: Any) -> None:
    for partner in json.loads(path.read_text(encoding="utf-8"))["partners"]:
        for body in former_bodies(KNOWLEDGE):
            assert not body.is_named(partner["name"]), (partner["name"], body.entry.id)


@pytest.mark.parametrize(
    "name",
    [
        "Probation Service",
        "NHS England",
        "HCA Healthcare",
        "Special health authority",
        "Torbay Care Trust",
        "The Pct of Nowhere",
        "Scottish Police Authority",
        "HM Inspectorate of Constabulary and Fire & Rescue Services",
        "Supporting People Ltd",
        "CCGX",
    ],
)
def test_bodies_that_exist_are_left_in_peace(name: str) -> None:
    assert [one.entry.id for one in former_bodies(KNOWLEDGE) if one.is_named(name)] == []
