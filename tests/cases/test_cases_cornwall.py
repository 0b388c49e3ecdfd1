"""What the Cornwall case is there to show. See also the tests that hold for every case."""

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
    from sharebuilder.model.views import Partner

TODAY = date(2026, 11, 23)
PERMISSION = {"permission-confidentiality", "permission-courtesy"}
EXPLICIT = "explicit-consent"


@pytest.fixture(scope="module")
def look() -> Look:
    """The case, looked at on the day it was written for."""
    tree = read_agreement(seeds_dir() / "cases" / "cornwall.sharebuilder").tree
    return Look(tree, Knowledge.load(), TODAY)


def only(look: Look, kind: str) -> Partner:
    """The one partner of a type."""
    (found,) = (partner for partner in look.partners.values() if partner.type == kind)
    return found


def test_the_partners_of_the_row_take_part(look: Look) -> None:
    assert {"council", "gp-practice", "community-trust", "charity", "software-supplier"} <= {
        partner.type for partner in look.partners.values()
    }


def test_screening_is_answered_in_full(look: Look) -> None:
    field = shape().field("/screening")
    assert field is not None
    assert set(field.children) == set(look.agreement.screening.raw)
    assert {"agreement", "processor-contract", "joint-controller-arrangement"} <= set(
        look.agreement.screening.decision
    )


def test_surgeries_are_a_class_that_members_have_joined(look: Look) -> None:
    practices = only(look, "gp-practice")
    rules = practices.class_rules
    assert practices.kind == "class"
    assert all((rules.who_belongs, rules.joining, rules.leaving, rules.expected_number))
    assert len(practices.members) >= 3
    assert all(member.name for member in practices.members)
    assert all("" < member.joined <= TODAY.isoformat() for member in practices.members)
    assert not any(member.left for member in practices.members)
    assert look.agreement.sign_off.accession


def test_no_yes_is_given_to_a_class_alone(look: Look) -> None:
    """“GP practices” tells nobody who is meant, so a named partner is told of as well."""
    for ask in look.asks:
        assert any(look.partners[one].kind == "organisation" for one in ask.partners), ask.name


def test_council_and_charity_are_joint_controllers_with_an_arrangement(look: Look) -> None:
    pair = {only(look, "council").id, only(look, "charity").id}
    joint = [role for flow in look.flows for role in flow.roles if role.role == "joint-controller"]
    assert {role.partner for role in joint} == pair
    for role in joint:
        arrangement = look.arrangements[role.arrangement]
        assert arrangement.kind == "joint-controllers"
        assert set(arrangement.partners) == pair
        assert all((arrangement.duties, arrangement.contact_point, arrangement.essence_published))
        assert arrangement.reference
        assert arrangement.signed <= TODAY.isoformat()


def test_supplier_is_a_processor_with_every_term(look: Look) -> None:
    supplier = only(look, "software-supplier")
    terms = shape().field("/arrangements/*/terms")
    assert terms is not None
    roles = [role for flow in look.flows for role in flow.roles if role.partner == supplier.id]
    assert roles
    for role in roles:
        assert role.role == "processor"
        contract = look.arrangements[role.arrangement]
        assert contract.kind == "processor-contract"
        assert contract.processor == supplier.id
        assert role.on_behalf_of in contract.partners
        assert set(contract.terms) == set(terms.enum)
        assert contract.reference
        assert contract.sub_processors
    assert not look.grounds_of(supplier.id), "a processor has no lawful basis of its own"


def test_care_stays_in_the_care_team(look: Look) -> None:
    """Implied consent is for direct care, inside the team; the NHS number goes nowhere else."""
    care = {only(look, kind).id for kind in ("council", "gp-practice", "community-trust")}
    implied = [g for g in look.grounds if g.confidentiality.route == "implied-consent-direct-care"]
    assert {ground.partner for ground in implied} == care
    for ground in implied:
        assert all(purpose.direct_care for purpose in look.purposes_of(ground))
        for pair in look.pairs_of(ground):
            assert {pair.flow.from_, *pair.flow.to} <= care, pair.flow.name
    for flow in look.flows:
        if any(item.name == "NHS number" for item in look.items_of(flow)):
            assert {flow.from_, *flow.to} <= care, flow.name


def test_each_care_body_has_its_caldicott_guardians_view(look: Look) -> None:
    for kind in ("council", "gp-practice", "community-trust"):
        partner = only(look, kind)
        assert "caldicott-guardian" in {contact.role for contact in partner.contacts}
        for ground in look.grounds_of(partner.id):
            assert ground.confidentiality.caldicott_view, ground.id


def test_the_opt_out_is_reasoned_for_each_ground(look: Look) -> None:
    for ground in look.grounds:
        assert ground.opt_out in {"does-not-apply", "applies-and-honoured"}, ground.id
        assert ground.opt_out_why, ground.id


def test_a_yes_is_permission_and_nobodys_lawful_basis(look: Look) -> None:
    assert {ask.meaning for ask in look.asks} <= PERMISSION | {EXPLICIT}
    assert {ask.meaning for ask in look.asks} >= PERMISSION
    assert not [g for g in look.grounds if g.lawful_basis == "art6-1-a"]


def test_explicit_consent_is_the_charitys_alone_and_shuts_nobody_out(look: Look) -> None:
    """Those who cannot consent are reached by a condition that is for just that."""
    charity = only(look, "charity").id
    relying = [ground for ground in look.grounds if "art9-2-a" in ground.article_9]
    assert {ground.partner for ground in relying} == {charity}
    for ground in relying:
        assert "sch1-p17" in ground.schedule_1
        assert ground.policy_document.exists
    for ask in look.asks:
        if ask.meaning == EXPLICIT:
            assert ask.partners == (charity,)
            assert ask.express_statement


def test_family_are_asked_and_capacity_names_who_may_decide(look: Look) -> None:
    family = {group.id for group in look.people.values() if group.kind == "family"}
    assert any(family & set(ask.people) for ask in look.asks)
    for ask in look.asks:
        for words in ("lasting power of attorney", "deputy", "best interests", "Mental Capacity"):
            assert words in ask.capacity, (ask.name, words)


def test_volunteers_are_people_too(look: Look) -> None:
    """What is shared about volunteers is little, and never what their check said."""
    volunteers = {g.id for g in look.people.values() if "olunteer" in g.name}
    about = [item for item in look.items.values() if volunteers & set(item.people)]
    assert about
    assert not [item for item in about if "criminal-offence" in item.sensitivity]


def test_partners_ask_before_they_offer(look: Look) -> None:
    asks = look.agreement.case.asks
    assert len(asks) >= 5
    assert all(one.ask and one.offer and one.status for one in asks)
    assert {one.from_ for one in asks} >= {
        only(look, kind).id for kind in ("council", "gp-practice", "community-trust", "charity")
    }
