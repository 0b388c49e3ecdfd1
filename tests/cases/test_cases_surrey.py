"""What the Surrey case is there to show. See also the tests that hold for every case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from sharebuilder.model.views import LegalGround, Partner

TODAY = date(2026, 11, 23)
# Law that lets DWP give out social security information, besides the person's own consent.
SOCIAL_SECURITY_GATEWAYS = {"wra2012-s130", "wra2012-s131", "dea2017-s48", "ha1996-s213B"}
PERMIT = ("permission-confidentiality",)


@pytest.fixture(scope="module")
def look() -> Look:
    """The case, looked at on the day it was written for."""
    tree = read_agreement(seeds_dir() / "cases" / "surrey.sharebuilder").tree
    return Look(tree, Knowledge.load(), TODAY)


def only(look: Look, kind: str) -> Partner:
    """The one partner of a type."""
    (found,) = (partner for partner in look.partners.values() if partner.type == kind)
    return found


def police_grounds(look: Look, regime: str) -> list[LegalGround]:
    """The grounds of the police under one of the two regimes."""
    police = only(look, "police")
    return [ground for ground in look.grounds_of(police.id) if ground.regime == regime]


def test_the_partners_of_the_row_take_part(look: Look) -> None:
    assert {"police", "mental-health-trust", "dwp", "council"} <= {
        partner.type for partner in look.partners.values() if partner.takes_part == "shares"
    }


def test_screening_is_answered_in_full(look: Look) -> None:
    field = shape().field("/screening")
    assert field is not None
    assert set(field.children) == set(look.agreement.screening.raw)
    assert "agreement" in look.agreement.screening.decision


def test_police_act_under_both_regimes_by_purpose_and_by_flow(look: Look) -> None:
    assert look.agreement.about.any_law_enforcement
    assert police_grounds(look, "uk-gdpr")
    assert police_grounds(look, "part-3")
    for ground in police_grounds(look, "uk-gdpr"):
        assert not any(pair.law_enforcement for pair in look.pairs_of(ground)), ground.id
    for ground in police_grounds(look, "part-3"):
        assert look.pairs_of(ground)
        assert all(pair.law_enforcement for pair in look.pairs_of(ground)), ground.id
    for flow in look.flows:
        enforcing = {look.purposes[one].law_enforcement for one in flow.purposes}
        assert enforcing == {flow.law_enforcement}, flow.name


def test_part_3_is_answered_in_full(look: Look) -> None:
    for ground in police_grounds(look, "part-3"):
        part = ground.part_3
        assert all((part.basis, part.law, part.facts_and_opinions, part.accuracy_check))
        assert part.sensitive
        assert part.schedule_8
        assert part.strict_necessity
        assert ground.policy_document.exists
        assert not ground.lawful_basis, "Part 3 knows no Article 6 basis"


def test_use_outside_law_enforcement_is_authorised_by_law(look: Look) -> None:
    """Section 36(4): what was collected for law enforcement and may be used for another purpose."""
    for ground in police_grounds(look, "part-3"):
        assert "36(4)" in ground.part_3.other_use_authorised_by
    for ground in police_grounds(look, "uk-gdpr"):
        assert "36(4)" in ground.lawful_basis_why, ground.id
        assert ground.powers


def test_others_meet_police_under_uk_gdpr_and_their_own_task(look: Look) -> None:
    enforcing = [pair for pair in look.pairs if pair.law_enforcement]
    others = [pair for pair in enforcing if pair.partner.type != "police"]
    assert {pair.partner.type for pair in others} == {"council", "mental-health-trust"}
    assert {pair.sends for pair in others} == {True, False}
    for pair in others:
        (ground,) = look.covering(pair)
        assert ground.regime == "uk-gdpr"
        assert not look.is_competent(pair.partner.id)
        assert ground.own_task
        assert ground.article_10 == "schedule-1-condition"
        assert ground.schedule_1
        assert ground.policy_document.exists
        assert ground.exemptions
        assert all(one.why for one in ground.exemptions)


def test_patient_information_does_not_go_by_the_serious_violence_duty(look: Look) -> None:
    cited = {power.provision for ground in look.grounds for power in ground.powers}
    assert not cited & {"pcsca2022-s8", "pcsca2022-s16", "pcsca2022-s17"}


def test_dwp_information_leaves_only_by_law_of_its_own(look: Look) -> None:
    dwp = only(look, "dwp")
    sending = [pair for pair in look.pairs if pair.partner.id == dwp.id and pair.sends]
    assert sending
    for pair in sending:
        (ground,) = look.covering(pair)
        gateway = SOCIAL_SECURITY_GATEWAYS & {power.provision for power in ground.powers}
        consent = any("s.123" in power.other for power in ground.powers)
        assert gateway or consent
        if not gateway:
            assert ground.confidentiality.route == "consent"
            assert any(dwp.id in ask.partners for ask in look.asks_for(pair.purpose.id, PERMIT))


def test_dwp_and_police_learn_nothing_from_each_other(look: Look) -> None:
    dwp, police = only(look, "dwp"), only(look, "police")
    assert not [f for f in look.flows if f.law_enforcement and dwp.id in (f.from_, *f.to)]
    for flow in look.flows:
        sources = {item.source_partner for item in look.items_of(flow)}
        assert not (dwp.id in sources and police.id in flow.to), flow.name
        assert not (police.id in sources and dwp.id in flow.to), flow.name


def test_the_table_is_a_meeting_with_a_statement_for_each_part(look: Look) -> None:
    meetings = [flow for flow in look.flows if flow.kind == "meeting"]
    assert len(meetings) >= 2
    for flow in meetings:
        said = flow.meeting
        assert all(
            (said.name, said.chair, said.cases_discussed, said.statement, said.minutes, said.papers)
        ), flow.name
        assert len(flow.to) >= 2
    assert len({flow.meeting.statement for flow in meetings}) == len(meetings)


def test_the_confidence_sheet_answers_those_who_worry(look: Look) -> None:
    sheet = look.agreement.case.confidence
    for who in ("Officer", "Nurse", "Work coach", "Social worker"):
        assert f"- {who}: “" in sheet, who
    titles = [one.title.lower() for one in look.agreement.running.linked_documents]
    assert any("confidence sheet" in title for title in titles)


def test_partners_ask_before_they_offer(look: Look) -> None:
    asks = look.agreement.case.asks
    assert len(asks) >= 5
    assert all(one.ask and one.offer and one.status for one in asks)
    sharing = {p.id for p in look.partners.values() if p.takes_part == "shares"}
    assert {one.from_ for one in asks} == {one.to for one in asks} == sharing
    assert {"agreed", "done", "declined"} <= {one.status for one in asks}


def test_suspects_victims_and_others_are_told_apart(look: Look) -> None:
    kinds = {group.kind for group in look.people.values()}
    assert {"victim", "suspect-or-offender", "service-user"} <= kinds
