"""The privacy notice: what the law asks to be told, from the answers, and no more rights than apply."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sharebuilder.questions.labels import period_text
from tests.documents.every_document import CASES, EMPTY
from tests.documents.public_documents import changed, fields, made, of_case, paragraphs, parts
from tests.documents.word_text import bare, opened

NOTICE = "How we use information about you"
STAFF = "For staff: take this part off before you publish"


def notice(content: bytes) -> str:
    return parts(content)[NOTICE]


def titles(content: bytes) -> list[str]:
    return [text for style, text in paragraphs(content) if "Heading" in style]


@pytest.mark.parametrize("case", CASES)
def test_everybody_who_gets_information_is_named_with_what_for_and_how_long(case: str) -> None:
    tree, text = CASES[case], bare(notice(of_case("privacy-notice", case)))
    names = {one["id"]: one["name"] for one in tree["partners"]}
    ends = {end for flow in tree["flows"] for end in (flow["from"], *flow["to"])}
    for end in ends:
        assert bare(names[end]) in text
    for record in [*tree["purposes"], *tree["item_groups"], *tree["retention"]]:
        assert bare(record["name"]) in text
    for item in tree["items"]:
        assert bare(item["name"]) in text
    for rule in tree["retention"]:
        kept = period_text(rule["period"]) if "period" in rule else rule["criteria"]
        assert bare(kept) in text
        assert bare(rule["legal_hold"].rstrip(".")) in text


@pytest.mark.parametrize("case", CASES)
def test_purposes_interests_complaints_and_reasons_not_to_tell_stand_in_it(case: str) -> None:
    tree, text = CASES[case], bare(notice(of_case("privacy-notice", case)))
    for purpose in tree["purposes"]:
        for name in ("aim", "allowed_uses", "forbidden_uses", "collected_for"):
            assert bare(purpose[name]) in text
    for ground in tree["law"]:
        if ground.get("lawful_basis") in {"art6-1-f", "art6-1-ea"}:
            assert bare(ground["lawful_basis_why"]) in text
    for name in ("complaints", "complaints_contact", "access"):
        assert bare(tree["rights"][name]) in text
    for name in ("not_told", "not_told_decided_by", "children"):
        assert bare(tree["telling"][name]) in text
    assert "ico.org.uk" in text
    for one in tree["partners"]:
        for contact in one.get("contacts", []):
            if contact["role"] == "data-protection-officer" and one["takes_part"] == "shares":
                assert bare(contact["job_title"]) in text


def rights_called_for(tree: Any) -> set[str]:
    grounds = [one for one in tree["law"] if one.get("regime") != "part-3"]
    bases = {one.get("lawful_basis") for one in grounds}
    explicit = any("art9-2-a" in one.get("article_9", []) for one in grounds)
    return {
        "See what we hold", "Put it right", "Delete it", "Limit its use",
        *(["Object"] if bases & {"art6-1-e", "art6-1-ea", "art6-1-f"} else []),
        *(["Take back your consent"] if "art6-1-a" in bases or explicit else []),
        *(["Take it with you"] if bases & {"art6-1-a", "art6-1-b"} or explicit else []),
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_rights_are_those_that_the_lawful_bases_give(case: str) -> None:
    shown = {one["name"] for one in fields("privacy-notice", CASES[case])["rights"]}
    assert shown == rights_called_for(CASES[case])


@pytest.mark.parametrize(
    ("basis", "there", "gone"),
    [
        ("art6-1-a", {"Take back your consent", "Take it with you"}, {"Object"}),
        ("art6-1-b", {"Take it with you"}, {"Object", "Take back your consent"}),
        ("art6-1-c", {"See what we hold"}, {"Object", "Take it with you"}),
        ("art6-1-e", {"Object"}, {"Take it with you", "Take back your consent"}),
        ("art6-1-ea", {"Object"}, {"Take it with you"}),
        ("art6-1-f", {"Object"}, {"Take it with you"}),
    ],
)
def test_each_basis_brings_its_own_rights(basis: str, there: set[str], gone: set[str]) -> None:
    tree = changed("essex")
    tree["law"] = [{**tree["law"][0], "lawful_basis": basis, "article_9": []}]
    shown = fields("privacy-notice", tree)["rights"]
    names = {one["name"] for one in shown}
    assert there <= names
    assert not gone & names
    some = {"Object", "Take it with you"}
    assert not any(one["who"] for one in shown), "what holds for everybody needs no list"
    tree["law"].append({**tree["law"][0], "partner": "partner-2", "lawful_basis": "art6-1-c"})
    named = {one["who"] for one in fields("privacy-notice", tree)["rights"] if one["name"] in some}
    assert named <= {"Mid and South Essex Trust"}


@pytest.mark.parametrize("case", CASES)
def test_law_enforcement_has_a_section_of_its_own_where_there_is_any(case: str) -> None:
    content = of_case("privacy-notice", case)
    police = any(one.get("regime") == "part-3" for one in CASES[case]["law"])
    assert ("When it is about crime" in titles(content)) == police
    assert ("Data Protection Act 2018, Part 3" in notice(content)) == police


def test_where_all_is_law_enforcement_no_right_of_the_uk_gdpr_is_promised() -> None:
    tree = changed("surrey")
    tree["law"] = [one for one in tree["law"] if one.get("regime") == "part-3"]
    content = made("privacy-notice", tree)
    assert "Your rights" not in titles(content)
    assert "See what they hold." in notice(content)


def test_sections_go_with_their_answers_and_staff_are_told_what_is_missing() -> None:
    tree = changed("essex")
    full = titles(of_case("privacy-notice", "essex"))
    for name in ("retention", "flows", "items", "law", "purposes"):
        tree[name] = []
    tree["rights"], tree["telling"], tree["consent"] = {}, {}, {}
    content = made("privacy-notice", tree)
    gone = {
        "Why we use it, and what lets us", "What we use", "Where it comes from",
        "Who shares it with whom", "Does it leave the United Kingdom?", "How long we keep it",
        "Do you have a choice?", "Decisions by a computer", "When we do not tell people",
        "Children", "Help to understand",
    }  # fmt: skip
    assert gone <= set(full)
    assert not gone & set(titles(content))
    staff = parts(content)[STAFF]
    for words in ("How long information is kept", "Who gets information", "How people complain",
                  "Whether information leaves the United Kingdom"):  # fmt: skip
        assert words in staff


@pytest.mark.parametrize(("today", "said"), [(date(2026, 6, 18), False), (date(2026, 6, 19), True)])
def test_the_duty_to_answer_complaints_is_told_from_the_day_it_began(
    today: date, said: bool
) -> None:  # fmt: skip
    assert fields("privacy-notice", CASES["essex"], today)["complaints_duty"] is said


def test_a_role_and_how_to_reach_it_stand_in_it_and_never_a_name() -> None:
    tree = changed("essex")
    for contact in tree["partners"][0]["contacts"]:
        contact.update(name="Ada Lovelace", email="dpo@trust.example", phone="01632 960000")
    content = made("privacy-notice", tree)
    text = notice(content)
    assert "dpo@trust.example" in text
    assert "Ada Lovelace" not in "\n".join(parts(content).values())
    lacking = next(one for one in parts(content)[STAFF].split("\n") if "address" in one)
    assert "Mid and South Essex NHS Foundation Trust" not in lacking
    assert "Homeward Volunteers Essex" in lacking


def test_what_is_marked_to_be_left_out_of_publication_is_told_to_staff_alone() -> None:
    tree = changed("essex")
    item = next(one for one in tree["items"] if one["name"] == "Key-safe code")
    item["leave_out_of_published"] = True
    tree["retention"] = [one for one in tree["retention"] if "Key-safe" not in one["name"]]
    content = made("privacy-notice", tree)
    assert "Key-safe code" not in notice(content)
    assert "Key-safe code" in parts(content)[STAFF]


def test_law_that_nobody_checked_is_told_to_staff_and_does_not_break_a_sentence() -> None:
    content = of_case("privacy-notice", "trafford")
    assert "(not verified)" not in notice(content)
    staff = parts(content)[STAFF]
    assert "DPA 2018 section 44(4)" in staff
    assert staff.count("(not verified)") == len(
        fields("privacy-notice", CASES["trafford"])["staff"]["not_verified"]
    )


def test_transfers_are_told_with_what_keeps_them_safe() -> None:
    tree = changed("essex")
    tree["flows"][0].update(
        outside_uk=True, transfer={"countries": "Norway", "mechanism": "approved-by-regulations"}
    )
    text = notice(made("privacy-notice", tree))
    assert "It goes to: Norway." in text
    assert "We do not send it outside" not in text


def test_automated_decisions_are_told_with_the_right_to_a_person() -> None:
    tree = changed("essex")
    tree["purposes"][1]["automated_decisions"] = True
    text = notice(made("privacy-notice", tree))
    assert f"for: {tree['purposes'][1]['name']}. You can ask for a person to look again" in text


def test_an_empty_agreement_makes_a_draft_that_says_so_on_every_page() -> None:
    content = made("privacy-notice", EMPTY, checked=True)
    for section in opened(content).sections:
        assert "DRAFT" in section.header.paragraphs[0].text
    assert "What is still missing" in titles(content)
    assert "Who we are" not in titles(content)


def test_a_notice_with_nothing_to_settle_has_no_page_for_staff() -> None:
    tree = changed("inner-london")
    tree["law"] = [one for one in tree["law"] if one["lawful_basis"] == "art6-1-e"]
    for ground in tree["law"]:
        ground.update(powers=[], article_9=[], schedule_1=[])
    context = fields("privacy-notice", tree)
    assert context["staff"]["gaps"], "no address is known"
    for partner in tree["partners"]:
        for contact in partner["contacts"]:
            contact["email"] = "team@partner.example"
        if not any(c["role"] == "data-protection-officer" for c in partner["contacts"]):
            partner["contacts"].append(
                {"id": "contact-99", "role": "data-protection-officer", "email": "d@p.example"}
            )
    tree["purposes"] = tree["purposes"][:1] + tree["purposes"][3:]
    assert fields("privacy-notice", tree)["staff"]["gaps"] == []
