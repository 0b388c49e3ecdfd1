"""Which law could carry a sharing: for the reasons that the answers give, and no other."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.advice.four_questions import CHOICE_FIELDS, advise, advise_on
from sharebuilder.advice.sharing import every_sharing, sharing_of
from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import exists, parent
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import read_agreement
from tests.advice.advising import KNOWLEDGE, PURPOSE, TODAY, advice, candidate, labels, said
from tests.findings.agreements import GONE, consent_ask, small_agreement

if TYPE_CHECKING:
    from sharebuilder.advice.candidates import Candidate
    from sharebuilder.model.json_types import JsonObject

P1, P3 = "/partners/id:partner-1", "/partners/id:partner-3"
POLICE: dict[str, Any] = {f"{P1}/type": "police", f"{P1}/competent_authority": True}
CHARITY = "partner-3"
CASES = sorted((seeds_dir() / "cases").glob("*.sharebuilder"))


def verdict(entry_id: str, edits: dict[str, Any] | None = None, partner: str = "partner-1") -> str:
    """Whether an entry fits."""
    return candidate(advice(edits, partner), entry_id).verdict


def test_the_four_questions_come_in_order() -> None:
    found = advice()
    assert [question.number for question in found.questions] == [1, 2, 3, 4]
    fields = [choice.field for question in found.questions for choice in question.choices]
    assert fields[0] == "/law/*/powers/*/provision"
    assert fields[1] == "/law/*/confidentiality/route"
    assert "/law/*/lawful_basis" in fields
    assert fields[-1] == "/law/*/schedule_1"


# --- power to share ---


def test_a_gateway_fits_only_the_bodies_that_it_names() -> None:
    assert verdict("frsa2004-s6", partner="partner-2") == "fits"
    found = candidate(advice(), "frsa2004-s6")
    assert found.verdict == "does-not-fit"
    assert "does not reach this sort of body" in said(found)
    assert "Wells Council" in said(found)


def test_a_gateway_fits_only_the_purposes_that_it_serves() -> None:
    assert verdict("careact-s42") == "does-not-fit"
    area = {f"{PURPOSE}/area": "safeguarding-adults"}
    assert verdict("careact-s42", area) != "does-not-fit"
    assert "serves other purposes" in said(candidate(advice(), "careact-s42"))


def test_a_type_that_is_not_known_could_fit() -> None:
    found = candidate(advice({f"{P1}/type": GONE}), "careact-s6")
    assert found.verdict == "does-not-fit" or found.provided
    area = {f"{P1}/type": GONE, f"{PURPOSE}/area": "safeguarding-adults"}
    found = candidate(advice(area), "careact-s6")
    assert found.verdict == "could-fit"
    assert any("sort of organisation" in reason.words for reason in found.provided)


def test_law_of_one_nation_does_not_carry_another() -> None:
    area = {f"{PURPOSE}/area": "safeguarding-adults"}
    assert verdict("careact-s6", area) == "fits"
    wales = candidate(advice({**area, "/about/nations": ["wales"]}), "careact-s6")
    assert wales.verdict == "does-not-fit"
    assert "It is law in England, and this sharing is in Wales." in said(wales)
    both = candidate(advice({**area, "/about/nations": ["wales", "england"]}), "careact-s6")
    assert both.verdict == "could-fit"


def test_serious_violence_carries_no_patient_information() -> None:
    """PCSCA 2022 section 16(4)."""
    area = {f"{PURPOSE}/area": "serious-violence"}
    found = candidate(advice(area), "pcsca2022-s16")
    assert found.verdict == "does-not-fit"
    assert "section 16(4)" in said(found)
    assert "Uses oxygen at home" in said(found)
    trust = {**area, "/items/id:item-2/special_categories": [], f"{P1}/type": "nhs-trust"}
    assert candidate(advice(trust), "pcsca2022-s16").verdict == "does-not-fit"
    council = {**area, "/items/id:item-2/special_categories": []}
    assert candidate(advice(council), "pcsca2022-s16").verdict == "fits"


def test_a_duty_comes_before_a_power_and_the_close_before_the_wide() -> None:
    found = advice({f"{PURPOSE}/area": "safeguarding-adults"})
    fitting = [one for one in found.questions[0].choices[0].candidates if one.verdict == "fits"]
    ids = [one.entry.id for one in fitting]
    assert ids.index("careact-s7") < ids.index("careact-s6") < ids.index("la2011-s1")


def test_an_implied_power_is_weak_for_sensitive_information() -> None:
    area = {f"{PURPOSE}/area": "safeguarding-adults"}
    assert "weak support" in said(candidate(advice(area), "careact-s6"))
    plain = {**area, "/items/id:item-2/sensitivity": ["ordinary"]}
    plain["/items/id:item-2/special_categories"] = []
    assert "weak support" not in said(candidate(advice(plain), "careact-s6"))


def test_a_body_that_is_no_public_authority_needs_no_power() -> None:
    note = advice(partner=CHARITY).questions[0].choices[0].note.words
    assert "Warm Homes needs no power in law" in note
    assert "can act only within its powers" in advice().questions[0].choices[0].note.words


def test_restrictions_that_concern_the_sharing_are_shown() -> None:
    ways = {one.entry.id for one in advice().in_the_way}
    assert {"clod", "hra1998-s6-art8", "dpa2018-s170"} <= ways
    assert "family-court" not in ways, "it is for other purposes"


# --- confidentiality ---


def test_implied_consent_holds_inside_the_care_team_only() -> None:
    care = {f"{PURPOSE}/direct_care": True}
    found = candidate(advice(care), "implied-consent-direct-care")
    assert found.verdict == "could-fit"
    assert "Mendip Fire" in said(found)
    inside = {**care, "/partners/id:partner-2/type": "community-trust"}
    assert verdict("implied-consent-direct-care", inside) == "fits"
    assert verdict("implied-consent-direct-care") == "does-not-fit"
    assert verdict("implied-consent-direct-care", care, "partner-2") == "does-not-fit"


def test_section_251_is_not_for_direct_care() -> None:
    assert verdict("section-251", {f"{PURPOSE}/direct_care": True}) == "does-not-fit"
    assert verdict("section-251") == "could-fit"
    law = "/law/id:law-1/confidentiality/approval_reference"
    assert verdict("section-251", {law: "CAG 26/0001"}) == "fits"


def test_public_interest_cannot_carry_a_regular_share() -> None:
    found = candidate(advice(), "public-interest")
    assert found.verdict == "could-fit"
    assert "cannot carry a regular share" in said(found)


# --- Article 6 or Part 3 ---


def test_consent_does_not_fit_what_goes_ahead_anyway() -> None:
    found = candidate(advice(), "art6-1-a")
    assert found.verdict == "does-not-fit"
    assert "even if the person said no" in said(found)
    free = {f"{PURPOSE}/goes_ahead_anyway": False, "/people/id:people-1/can_refuse": "yes"}
    asked = {**free, "/consent/asks/-": consent_ask()}
    assert verdict("art6-1-a", free) == "could-fit"
    assert verdict("art6-1-a", asked) == "fits"
    assert "holds power over people" in said(candidate(advice(asked), "art6-1-a"))


def test_legitimate_interests_are_closed_to_public_authorities() -> None:
    for basis in ("art6-1-f", "art6-1-ea"):
        found = candidate(advice(), basis)
        assert found.verdict == "does-not-fit"
        assert "Wells Council is a public authority." in said(found)
    assert verdict("art6-1-f", partner=CHARITY) == "fits"
    assert verdict("art6-1-f", {"/law/id:law-3/balancing_test": GONE}, CHARITY) == "could-fit"


def test_the_task_must_be_the_controllers_own() -> None:
    """UK GDPR Article 6(1)(e), as amended on 5 February 2026."""
    assert verdict("art6-1-e") == "fits"
    found = candidate(advice(partner=CHARITY), "art6-1-e")
    assert found.verdict == "could-fit"
    assert "cannot be borrowed" in said(found)
    borrowed = {"/law/id:law-2/own_task": "Care Act 2014 s.6"}
    assert "Mendip Fire" in said(candidate(advice(borrowed), "art6-1-e"))


def test_legal_obligation_needs_a_duty() -> None:
    assert verdict("art6-1-c") == "could-fit"
    assert verdict("art6-1-c", {"/law/id:law-1/powers/id:power-1/kind": "duty"}) == "fits"


def test_part_3_governs_a_competent_authority_with_a_law_enforcement_purpose() -> None:
    enforcing = {
        f"{PURPOSE}/law_enforcement": True,
        "/flows/id:flow-1/law_enforcement": True,
    }
    found = advice({**POLICE, **enforcing})
    assert candidate(found, "p3-s35-2").verdict == "fits"
    assert candidate(found, "art6-1-e").verdict == "does-not-fit"
    assert "Part 3 governs" in said(candidate(found, "art9-2-g"))
    # The same police force in other work, and another body in the same work, use the UK GDPR.
    assert candidate(advice(POLICE), "art6-1-e").verdict == "fits"
    other = advice(enforcing)
    assert candidate(other, "art6-1-e").verdict == "fits"
    assert other.choice("/law/*/part_3/basis") is None


def test_recognised_interests_are_for_bodies_that_are_no_public_authority() -> None:
    assert advice().choice("/law/*/recognised_interest") is None
    safe = {f"{PURPOSE}/area": "safeguarding-adults"}
    safe["/people/id:people-1/vulnerability"] = "Frail"
    assert verdict("annex1-p6-7", safe, CHARITY) == "fits"
    assert verdict("annex1-p5", safe, CHARITY) == "could-fit"


# --- Article 9, Article 10, Schedule 1 ---


def test_health_and_care_condition_needs_professional_secrecy() -> None:
    care = {f"{PURPOSE}/area": "direct-care"}
    assert verdict("art9-2-h", care) == "fits"
    found = candidate(advice(care, "partner-2"), "art9-2-h")
    assert found.verdict == "could-fit", "only its author knows whether it owes a duty in law"
    assert "duty of confidentiality in law" in said(found)
    owed = {**care, "/law/id:law-2/confidentiality": {"applies": True}}
    assert candidate(advice(owed, "partner-2"), "art9-2-h").verdict == "fits"


def test_schedule_1_says_which_condition_goes_with_the_chosen_article_9_point() -> None:
    found = candidate(advice(), "sch1-p6")
    assert "Art 9(2)(g), which you chose" in said(found)
    care = candidate(advice({"/law/id:law-1/article_9": ["art9-2-h"]}), "sch1-p2")
    assert "Art 9(2)(h), which you chose" in said(care)
    assert "An appropriate policy document must be in place." in found.demands


def test_part_3_of_schedule_1_is_open_to_criminal_offence_data_only() -> None:
    assert verdict("sch1-p33") == "does-not-fit"
    crime = {"/items/id:item-2/sensitivity": ["special-category", "criminal-offence"]}
    assert verdict("sch1-p33", crime) == "could-fit"
    assert candidate(advice(crime), "art10-authority").verdict == "could-fit"


def test_paragraph_18_is_for_acting_without_consent() -> None:
    safe = {f"{PURPOSE}/area": "safeguarding-adults"}
    assert verdict("sch1-p18", safe) == "could-fit"
    asked = candidate(advice({**safe, "/consent/asks/-": consent_ask()}), "sch1-p18")
    assert asked.verdict == "does-not-fit"
    assert "Choose one route" in said(asked)


def test_no_condition_is_needed_where_nothing_is_sensitive() -> None:
    plain = {"/flows/id:flow-1/items": []}
    found = advice(plain).choice("/law/*/article_9")
    assert found is not None
    assert found.note.words.startswith("No condition of Article 9 is needed.")


# --- dates ---


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-02-04", "does-not-fit"), ("2026-02-05", "fits"), ("2027-01-01", "fits")],
)
def test_what_is_offered_changes_with_the_start_of_the_agreement(start: str, expected: str) -> None:
    """Article 6(1)(ea) began on 5 February 2026 (SI 2026/82 regulation 2)."""
    edits = {"/running/start": start, f"{PURPOSE}/area": "safeguarding-adults"}
    found = candidate(advice(edits, CHARITY), "art6-1-ea")
    assert found.verdict == expected
    if expected == "does-not-fit":
        assert "not law on 4 February 2026, the day this agreement starts" in said(found)
        assert "It began on 5 February 2026." in said(found)


def test_without_a_start_the_day_that_counts_is_today() -> None:
    assert verdict("art6-1-ea", {"/running/start": GONE}, CHARITY) != "does-not-fit"


def test_law_that_is_not_in_force_is_never_offered_as_current() -> None:
    area = {f"{PURPOSE}/area": "safeguarding-children", "/running/start": "2027-01-01"}
    enacted = candidate(advice(area), "cpa2026-s85")
    assert enacted.verdict == "does-not-fit"
    assert "It is not law on 1 January 2027" in said(enacted)
    announced = candidate(advice(area), "ca2004-s16LA")
    assert announced.verdict == "could-fit"
    assert "Announced to start 30 September 2026" in said(announced)


def test_law_may_have_begun_after_an_old_agreement() -> None:
    """A provision found in force in November 2026 may not have been law ten years before."""
    area = {f"{PURPOSE}/area": "safeguarding-adults", "/running/start": "2016-01-01"}
    found = candidate(advice(area), "careact-s6")
    assert found.verdict == "could-fit"
    assert "We found it in force on 23 November 2026." in said(found)


# --- what holds of all ---


def every(found: Any) -> list[Candidate]:
    """Every candidate of an advice."""
    choices = (choice for question in found.questions for choice in question.choices)
    return [*(one for choice in choices for one in choice.candidates), *found.in_the_way]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_choice_of_a_worked_case_is_among_the_candidates(case: Any) -> None:
    tree = read_agreement(case).tree
    before = copy.deepcopy(tree)
    look = Look(tree, KNOWLEDGE, TODAY)
    for sharing in every_sharing(look):
        found = advise(sharing, labels(tree))
        ground = sharing.ground
        assert ground is not None
        chosen = {one.entry.id for one in every(found) if one.chosen}
        assert {power.provision for power in ground.powers if power.provision} <= chosen
        assert set(ground.article_9) | set(ground.schedule_1) <= chosen
        refused = [one for one in every(found) if one.chosen and one.verdict == "does-not-fit"]
        assert not refused, [(ground.id, one.entry.id, said(one)) for one in refused]
        for one in every(found):
            assert one.verdict != "does-not-fit" or one.because, one.entry.id
            assert one.verdict != "could-fit" or one.provided, one.entry.id
            for reason in (*one.because, *one.provided, *one.against):
                assert reason.words
                assert "  " not in reason.words
                for place in reason.places:
                    assert exists(tree, place) or exists(tree, parent(place)), place
    assert tree == before, "advice never changes an answer"


_VALUES = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just([]) | st.just({})
)


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_any_half_filled_agreement_gets_advice(data: st.DataObject) -> None:
    tree: JsonObject = small_agreement()
    for _ in range(data.draw(st.integers(1, 6))):
        holder: Any = tree
        for _ in range(data.draw(st.integers(0, 4))):
            if isinstance(holder, dict) and holder:
                holder = holder[data.draw(st.sampled_from(sorted(holder)))]
            elif isinstance(holder, list) and holder:
                holder = holder[data.draw(st.integers(0, len(holder) - 1))]
        if isinstance(holder, dict) and holder:
            holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(_VALUES)
    before = copy.deepcopy(tree)
    look = Look(tree, KNOWLEDGE, TODAY)
    for sharing in every_sharing(look):
        found = advise(sharing, labels(tree))
        assert len(found.questions) == 4
        for field in CHOICE_FIELDS:
            alone = advise_on(sharing, labels(tree), field)
            assert alone == found.choice(field)
    assert tree == before


def test_a_flow_has_advice_of_its_own() -> None:
    look = Look(small_agreement(), KNOWLEDGE, TODAY)
    found = sharing_of(look, "partner-2", [], ["flow-2"])
    assert found is not None
    assert [flow.id for flow in found.flows] == ["flow-2"]
    assert [purpose.id for purpose in found.purposes] == ["purpose-1"]
    assert found.ground is not None
    assert found.ground.id == "law-2", "the ground of its purpose stands for the flow too"
    assert sharing_of(look, "partner-9", ["purpose-1"]) is None


def test_what_a_pack_hides_is_not_suggested_and_what_it_adds_is() -> None:
    base = KNOWLEDGE.entry("frsa2004-s6")
    assert base is not None
    hidden = Knowledge(KNOWLEDGE.entries(), hidden=["frsa2004-s6"])
    found = advice(None, "partner-2", hidden)
    assert all(one.entry.id != "frsa2004-s6" for one in every(found))
