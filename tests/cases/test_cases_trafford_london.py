"""What the cases of Trafford and inner London are there to show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from sharebuilder.model.views import Flow

TODAY = date(2026, 11, 23)
ARTICLE_28_3 = {
    "subject-and-duration",
    "documented-instructions",
    "confidentiality",
    "security",
    "sub-processors",
    "help-with-rights",
    "help-with-security-and-dpia",
    "delete-or-return",
    "audit",
}


def case(name: str) -> Look:
    """One case, looked at on the day it was written for."""
    path = seeds_dir() / "cases" / f"{name}.sharebuilder"
    return Look(read_agreement(path).tree, Knowledge.load(), TODAY)


@pytest.fixture(scope="module")
def trafford() -> Look:
    """The case of Trafford."""
    return case("trafford")


@pytest.fixture(scope="module")
def london() -> Look:
    """The case of inner London."""
    return case("inner-london")


def of_type(look: Look, kind: str) -> str:
    """The id of the one partner of a type."""
    (found,) = [partner.id for partner in look.partners.values() if partner.type == kind]
    return found


def named(look: Look, name: str) -> str:
    """The id of the partner with a short name."""
    (found,) = [partner.id for partner in look.partners.values() if partner.short_name == name]
    return found


def ends(flow: Flow) -> set[str]:
    """The ids of all partners of a flow."""
    return {flow.from_, *flow.to}


def role_of(flow: Flow, partner: str) -> str:
    """The role of a partner in a flow."""
    (found,) = [role.role for role in flow.roles if role.partner == partner]
    return found


# Trafford


def test_trafford_stands_under_a_framework_named_once(trafford: Look) -> None:
    agreement = trafford.agreement
    framework = agreement.running.framework
    assert agreement.about.under_framework
    assert framework.name
    assert framework.reference
    assert len(framework.inherited) >= 3
    for clause in ("Liability", "Disputes", "security"):
        assert any(clause in subject for subject in framework.inherited)
    assert "framework says" in agreement.running.liability
    assert "framework says" in agreement.running.disputes


def test_trafford_has_two_families_of_flows_that_do_not_meet(trafford: Look) -> None:
    """Offence data never meets what firefighters, nurses and scheme managers learn."""
    groups = {group.name: group.id for group in trafford.agreement.item_groups}
    hub = {groups["Offending and risk"], groups["Home and neighbours"]}
    homes = {groups["Fire risk at home"], groups["Care in the schemes"]}
    families: dict[bool, list[Flow]] = {True: [], False: []}
    for flow in trafford.flows:
        if not trafford.is_personal(flow):
            continue
        found = {item.group for item in trafford.items_of(flow)}
        assert not (found & hub and found & homes), flow.name
        families[bool(found & hub)].append(flow)
    assert len(families[True]) >= 4
    assert len(families[False]) >= 4
    at_the_table = {one for flow in families[True] for one in ends(flow)}
    at_home = {one for flow in families[False] for one in ends(flow)}
    assert {of_type(trafford, "police"), of_type(trafford, "probation")} & at_home == set()
    assert {of_type(trafford, "fire"), of_type(trafford, "nhs-trust")} & at_the_table == set()
    people = [{one for flow in family for one in flow.people} for family in families.values()]
    assert people[0] & people[1] == set()


def test_trafford_police_and_probation_work_under_part_3(trafford: Look) -> None:
    """DPA 2018 sections 29 to 42: for law enforcement, and for competent authorities alone."""
    assert trafford.agreement.about.any_law_enforcement
    enforcement = [pair for pair in trafford.pairs if pair.law_enforcement]
    competent = {of_type(trafford, "police"), of_type(trafford, "probation")}
    assert {pair.partner.id for pair in enforcement} > competent
    for pair in trafford.pairs:
        (ground,) = trafford.covering(pair)
        part_3 = pair.law_enforcement and pair.partner.id in competent
        assert ground.regime == ("part-3" if part_3 else "uk-gdpr"), pair.flow.name
        if not part_3:
            continue
        part = ground.part_3
        assert part.sensitive
        assert all((part.schedule_8, part.strict_necessity, ground.policy_document.exists))
        assert all((part.facts_and_opinions, part.accuracy_check, part.law))


def test_trafford_offence_data_has_authority_or_a_condition(trafford: Look) -> None:
    """UK GDPR Article 10 and DPA 2018 section 10(5), for those outside Part 3."""
    seen = set()
    for pair in trafford.pairs:
        (ground,) = trafford.covering(pair)
        criminal = any("criminal-offence" in i.sensitivity for i in trafford.items_of(pair.flow))
        if ground.regime == "part-3" or not criminal:
            continue
        seen.add(pair.partner.type)
        assert ground.article_10 in {"official-authority", "schedule-1-condition"}
        assert ground.schedule_1
        assert ground.policy_document.exists
    assert {"council", "housing-association", "police"} <= seen


def test_trafford_says_what_lets_police_data_go_to_housing(trafford: Look) -> None:
    """DPA 2018 section 36(4): use outside law enforcement has to be authorised by law."""
    police, landlord = of_type(trafford, "police"), of_type(trafford, "housing-association")
    to_landlord = [p for p in trafford.pairs if p.partner.id == police and landlord in p.flow.to]
    assert to_landlord
    for pair in to_landlord:
        (ground,) = trafford.covering(pair)
        assert not pair.law_enforcement
        assert any(power.provision == "cda1998-s115" for power in ground.powers)
        assert "36(4)" in ground.lawful_basis_why
    first = next(g for g in trafford.grounds_of(police) if g.regime == "part-3")
    assert "s.115" in first.part_3.other_use_authorised_by


def test_trafford_probation_tells_the_landlord_nothing(trafford: Look) -> None:
    """Offender Management Act 2007 section 14(2) lists no landlord."""
    landlord = of_type(trafford, "housing-association")
    for flow in trafford.flows:
        if flow.from_ == of_type(trafford, "probation"):
            assert landlord not in flow.to
    for ground in trafford.grounds:
        if any(power.provision == "oma2007-s14" for power in ground.powers):
            assert ground.partner != landlord


def test_trafford_shares_by_co_location_and_by_reading(trafford: Look) -> None:
    kinds = [flow.kind for flow in trafford.flows]
    assert kinds.count("co-location") >= 2
    assert kinds.count("access") >= 2
    for flow in trafford.flows:
        if flow.kind in {"co-location", "access"}:
            access = flow.access
            assert all((access.system, access.who_has_access, access.audit)), flow.name
            assert access.account_process, flow.name
        if flow.kind == "access":
            assert flow.method == "read-only-access"


def test_trafford_asks_where_a_no_is_kept(trafford: Look) -> None:
    """Homes and schemes are asked; the table is told."""
    asked = {one for ask in trafford.asks for one in ask.purposes}
    for purpose in trafford.purposes.values():
        assert (purpose.id in asked) == (not purpose.goes_ahead_anyway), purpose.name
        meanings = {a.meaning for a in trafford.asks if purpose.id in a.purposes}
        assert meanings in (set(), {"permission-confidentiality", "explicit-consent"})


def test_trafford_managers_train_together(trafford: Look) -> None:
    training = trafford.agreement.running.training
    assert training.startswith("Managers train together")
    for value in ("curiosity", "boldness", "experimentation without harm"):
        assert value in training


# Inner London


def test_london_names_no_borough(london: Look) -> None:
    council = london.partners[of_type(london, "council")]
    assert "not named" in council.name
    assert london.agreement.about.worked_example.place == "Inner London"


def test_london_provider_is_processor_here_and_controller_there(london: Look) -> None:
    """UK GDPR Articles 4 and 28: it depends on the flow and not on the company."""
    dwp, provider = of_type(london, "dwp"), named(london, "Fairstride")
    roles: dict[str, list[Flow]] = {}
    for flow in london.flows:
        if provider in ends(flow):
            roles.setdefault(role_of(flow, provider), []).append(flow)
    assert {"processor", "controller"} <= set(roles)
    for flow in roles["processor"]:
        assert ends(flow) == {dwp, provider}
        for role in flow.roles:
            if role.partner == provider:
                assert role.on_behalf_of == dwp
                contract = london.arrangements[role.arrangement]
                assert set(contract.terms) == ARTICLE_28_3
                assert contract.processor == provider
    apart = {one for flow in roles["processor"] for one in flow.purposes}
    assert all(apart.isdisjoint(flow.purposes) for flow in roles["controller"])
    assert all(apart.isdisjoint(ground.purposes) for ground in london.grounds_of(provider))
    other = named(london, "Tallow Yard")
    assert {role_of(f, other) for f in london.flows if other in ends(f)} <= {
        "controller",
        "recipient",
    }


def test_london_programme_data_stays_in_the_programme(london: Look) -> None:
    """Social security information has its own gateways, and its own offences."""
    dwp, provider = of_type(london, "dwp"), named(london, "Fairstride")
    (group,) = [one.id for one in london.agreement.item_groups if one.name == "DWP’s programme"]
    for flow in london.flows:
        for item in london.items_of(flow):
            if item.group == group or item.name == "National Insurance number":
                assert ends(flow) == {dwp, provider}, (flow.name, item.name)


def test_london_dwp_tells_others_only_with_the_persons_yes(london: Look) -> None:
    """Social Security Administration Act 1992 section 123."""
    dwp = of_type(london, "dwp")
    others = [p for p in london.pairs if p.partner.id == dwp and not p.purpose.goes_ahead_anyway]
    assert any(pair.sends for pair in others)
    for pair in others:
        (ground,) = london.covering(pair)
        assert ground.confidentiality.route == "consent"
        assert any("s.123" in power.other for power in ground.powers)
        asks = london.asks_for(pair.purpose.id, ["permission-confidentiality"])
        assert any(ends(pair.flow) <= set(ask.partners) for ask in asks), pair.flow.name


def test_london_referrals_are_led_by_the_person(london: Look) -> None:
    """Each choice by itself, a no that costs nothing, and a way back."""
    referrals = [flow for flow in london.flows if flow.kind == "referral"]
    assert len(referrals) >= 4
    for flow in referrals:
        asks = [
            ask
            for ask in london.asks
            if set(ask.purposes) & set(flow.purposes) and ends(flow) <= set(ask.partners)
        ]
        assert asks, flow.name
        for ask in asks:
            assert len(ask.choices) >= 3
            assert any(
                choice.startswith(("No", "I do not", "Neither")) for choice in ask.choices
            ), ask.name
            assert ask.service_depends is False
            assert all((ask.active_opt_in, ask.can_exclude, ask.separate))
            assert all((ask.refusal, ask.withdrawal, ask.record, ask.stops_within.number))


def test_london_relies_on_consent_only_where_it_is_free(london: Look) -> None:
    """UK GDPR Articles 4(11) and 7: by a body with no power over the person, which would stop."""
    on_consent = [ground for ground in london.grounds if ground.lawful_basis == "art6-1-a"]
    assert [london.partners[ground.partner].type for ground in on_consent] == ["charity"]
    for ground in on_consent:
        assert not london.is_public(ground.partner)
        for purpose in london.purposes_of(ground):
            assert purpose.goes_ahead_anyway is False
            asks = london.asks_for(purpose.id, ["consent-lawful-basis"])
            assert any(ground.partner in ask.partners for ask in asks)
    for ask in london.asks:
        if ask.meaning == "permission-confidentiality":
            assert "consent" not in ask.asked.lower(), ask.name


def test_london_asks_come_before_offers(london: Look) -> None:
    asks = london.agreement.case.asks
    assert len(asks) >= 8
    assert all(ask.ask and ask.offer and ask.from_ != ask.to for ask in asks)
    assert {ask.status for ask in asks} == {"asked", "agreed", "done", "declined"}
    assert {ask.from_ for ask in asks} == set(london.partners)
    assert {ask.to for ask in asks} == set(london.partners)


def test_london_measures_what_became_of_people(london: Look) -> None:
    case_ = london.agreement.case
    for outcome in case_.outcomes:
        assert all((outcome.outcome, outcome.who_benefits, outcome.measure, outcome.target))
    assert london.agreement.running.metrics.startswith("Outcomes before targets")
    assert "pays Fairstride by results" in case_.drivers
