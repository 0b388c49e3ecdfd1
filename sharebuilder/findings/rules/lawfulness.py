"""Rules on lawful bases: UK GDPR Article 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.facts import Fact
from sharebuilder.findings.joins import COVERED, grounds_on
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import GROUNDS, NAMES, PAIRS, PUBLIC, PURPOSES_OF
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, dpa, uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.joins import Covered
    from sharebuilder.model.views import Flow

CONSENT, CONTRACT, OBLIGATION = "art6-1-a", "art6-1-b", "art6-1-c"
VITAL, TASK = "art6-1-d", "art6-1-e"
CONSENT_MEANINGS = ("consent-lawful-basis", "explicit-consent")
_BASIS = ("/law/*/lawful_basis", *PURPOSES_OF)
_OWN_TASK = ("/law/*/own_task", "/law/*/powers")


def _without_basis(look: Look, flow: Flow) -> Covered:
    """The pairs of a flow that no basis covers, Part 3 left out."""
    return tuple(
        (pair, grounds)
        for pair, grounds in look.fact(COVERED, flow)
        if not any(ground.regime == "part-3" or ground.lawful_basis for ground in grounds)
    )


def _stacked(look: Look, flow: Flow) -> Covered:
    """The pairs of a flow that several bases cover."""
    return tuple(
        (pair, grounds)
        for pair, grounds in look.fact(COVERED, flow)
        if len({ground.lawful_basis for ground in grounds if ground.lawful_basis}) > 1
    )


_BASES = ("/law/*/lawful_basis", *PAIRS, *GROUNDS)
_WITHOUT_BASIS = Fact("pairs-without-basis", ("/law/*/regime", *_BASES), _without_basis)
_STACKED = Fact("pairs-with-bases", _BASES, _stacked)


@rule(
    "LB01",
    "error",
    "law",
    message="A partner has no lawful basis for a purpose.",
    remedy="Choose a lawful basis for every partner and every purpose.",
    reads=("/law/*/lawful_basis", "/law/*/regime", "/purposes/*/name", *GROUNDS, *PAIRS, *NAMES),
    citation=uk_gdpr("6", "(1)"),
    missing=True,
)
def lawful_basis_missing(look: Look) -> Iterator[Hit]:
    """Every partner and purpose without an Article 6 basis, Part 3 left out."""
    seen: set[tuple[str, str]] = set()
    for pair, grounds in (one for flow in look.flows for one in look.fact(_WITHOUT_BASIS, flow)):
        key = (pair.partner.id, pair.purpose.id)
        if key in seen:
            continue
        seen.add(key)
        pointer = grounds[0].at("lawful_basis") if grounds else Pointer("/law")
        name, purpose = look.name(pair.partner), look.purpose_name(pair.purpose)
        yield Hit(pointer, f"{name} has no lawful basis for {purpose}.")


@rule(
    "LB02",
    "error",
    "law",
    message="Consent does not fit: you would share even if the person said no.",
    remedy="Use legal obligation or public task, and tell people instead of asking them.",
    reads=(*_BASIS, "/purposes/*/goes_ahead_anyway", "/purposes/*/name", *PUBLIC, *NAMES),
    citation=uk_gdpr("7", "; Article 4(11); recital 43"),
)
def consent_for_a_duty(look: Look) -> Iterator[Hit]:
    """A public authority that asks for consent it would not honour."""
    for ground in grounds_on(look, CONSENT):
        if not look.is_public(ground.partner):
            continue
        for purpose in look.purposes_of(ground):
            if purpose.goes_ahead_anyway:
                yield Hit(
                    ground.at("lawful_basis"),
                    f"{look.name(ground.partner)} relies on consent for "
                    f"{look.purpose_name(purpose)}, but would share even if the person said no.",
                )


@rule(
    "LB03",
    "warning",
    "law",
    message="A public authority relies on consent.",
    remedy="Say why refusal is a real choice with no penalty, and how withdrawal stops the "
    "sharing at every partner.",
    reads=(
        *_BASIS,
        "/purposes/*/goes_ahead_anyway",
        "/law/*/lawful_basis_why",
        "/consent/asks/*/meaning",
        "/consent/asks/*/purposes",
        "/consent/asks/*/refusal",
        "/consent/asks/*/withdrawal",
        *PUBLIC,
        *NAMES,
    ),
    citation=uk_gdpr("7", "; Article 4(11); recital 43"),
)
def consent_to_an_authority(look: Look) -> Iterator[Hit]:
    """A public authority that relies on consent without saying why it is free."""
    for ground in grounds_on(look, CONSENT):
        purposes = look.purposes_of(ground)
        if not look.is_public(ground.partner) or any(p.goes_ahead_anyway for p in purposes):
            continue
        explained = filled(ground.lawful_basis_why) and all(
            any(
                filled(ask.refusal) and filled(ask.withdrawal)
                for ask in look.asks_for(purpose.id, CONSENT_MEANINGS)
            )
            for purpose in purposes
        )
        if not explained:
            yield Hit(
                ground.at("lawful_basis_why"),
                f"{look.name(ground.partner)} is a public authority and relies on consent.",
            )


@rule(
    "LB06",
    "warning",
    "law",
    message="A partner that is not a public authority relies on public task.",
    remedy="Name this organisation's own task in law, or use another basis.",
    reads=(*_BASIS, "/law/*/own_task", *PUBLIC, *NAMES),
    citation=uk_gdpr("6", "(1)(e)"),
)
def borrowed_task(look: Look) -> Iterator[Hit]:
    """A body outside the public sector that names no task of its own."""
    for ground in grounds_on(look, TASK):
        if (
            ground.partner in look.partners
            and not look.is_public(ground.partner)
            and not filled(ground.own_task)
        ):
            yield Hit(
                ground.at("own_task"),
                f"{look.name(ground.partner)} relies on public task, but names no task of its own. "
                "It cannot borrow a partner's task.",
            )


@rule(
    "LB07",
    "error",
    "law",
    message="Legal obligation needs a duty that compels this sharing.",
    remedy="Cite the duty, or choose another basis, such as public task for a public authority.",
    reads=(*_BASIS, "/law/*/powers/*/kind", "/law/*/powers/*/provision", *PUBLIC, *NAMES),
    citation=uk_gdpr("6", "(1)(c), 6(3)"),
)
def obligation_without_duty(look: Look) -> Iterator[Hit]:
    """Legal obligation where every gateway cited is a power."""
    for ground in grounds_on(look, OBLIGATION):
        kinds = set()
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            kinds.add(power.kind or (entry.text("gateway_kind") if entry else ""))
        # A public body that cites nothing at all has PW01.
        if "duty" in kinds or "" in kinds or (not kinds and look.is_public(ground.partner)):
            continue
        cited = "only powers" if kinds else "no duty"
        yield Hit(
            ground.at("lawful_basis"),
            f"{look.name(ground.partner)} relies on legal obligation, but cites {cited}.",
        )


@rule(
    "LB08",
    "warning",
    "law",
    message="Public task is chosen, but no function is named.",
    remedy="Name the statutory function, with Act and section.",
    reads=(*_BASIS, *_OWN_TASK, *PUBLIC, *NAMES),
    citation=dpa("8", "; UK GDPR Article 6(3)"),
    missing=True,
)
def task_without_function(look: Look) -> Iterator[Hit]:
    """Public task where neither a function nor a section is cited."""
    for ground in grounds_on(look, TASK):
        # A body outside the public sector has LB06.
        if look.is_public(ground.partner) and not filled(ground.own_task) and not ground.powers:
            yield Hit(
                ground.at("own_task"),
                f"{look.name(ground.partner)} relies on public task, but names no function.",
            )


@rule(
    "LB09",
    "warning",
    "law",
    message="Vital interests suits emergencies, and this sharing is planned.",
    remedy="Choose a standing basis as well.",
    reads=(*_BASIS, "/about/sharing_kind", "/flows/*/trigger", *PAIRS, *NAMES),
    citation=uk_gdpr("6", "(1)(d)"),
    verified=False,
)
def vital_interests_as_routine(look: Look) -> Iterator[Hit]:
    """Vital interests as the only basis of routine sharing."""
    if look.agreement.about.sharing_kind == "one-off":
        return
    for ground in grounds_on(look, VITAL):
        planned = [p for p in look.pairs_of(ground) if p.flow.trigger not in {"", "one-off"}]
        alone = any(
            all(g.lawful_basis in {"", VITAL} for g in look.covering(pair)) for pair in planned
        )
        if alone:
            yield Hit(
                ground.at("lawful_basis"),
                f"{look.name(ground.partner)} relies on vital interests alone for planned sharing.",
            )


@rule(
    "LB12",
    "warning",
    "law",
    message="The Annex 1 condition for public task requests needs a request.",
    remedy="Add a flow of requests: the requester asks, and states that it needs the data for its "
    "public task.",
    reads=(
        "/law/*/recognised_interest",
        "/flows/*/kind",
        "/flows/*/trigger",
        *PAIRS,
        *GROUNDS,
        *NAMES,
    ),
    citation=act("UK GDPR Annex 1 paragraph 1", "ukpga/2025/18/schedule/4"),
)
def request_without_procedure(look: Look) -> Iterator[Hit]:
    """Annex 1 paragraph 1 where nobody asks."""
    for ground in look.grounds:
        if ground.recognised_interest != "annex1-p1":
            continue
        asked = any(
            pair.flow.kind == "request-and-response" or pair.flow.trigger == "request"
            for pair in look.pairs_of(ground)
        )
        if not asked:
            yield Hit(
                ground.at("recognised_interest"),
                f"{look.name(ground.partner)} answers public task requests, "
                "but no flow starts with a request.",
            )


@rule(
    "LB13",
    "warning",
    "law",
    message="The contract must be with the person whose data it is.",
    remedy="Name the contract with the person, or choose another basis.",
    reads=("/law/*/lawful_basis", "/law/*/lawful_basis_why", "/law/*/partner", *NAMES),
    citation=uk_gdpr("6", "(1)(b)"),
)
def contract_with_nobody(look: Look) -> Iterator[Hit]:
    """Contract as basis, with no contract named."""
    for ground in grounds_on(look, CONTRACT):
        if not filled(ground.lawful_basis_why):
            yield Hit(
                ground.at("lawful_basis_why"),
                f"{look.name(ground.partner)} relies on a contract, "
                "but names no contract with the person.",
            )


@rule(
    "LB14",
    "prompt",
    "law",
    message="There are two bases for the same partner and purpose.",
    remedy="Which one would you rely on if challenged, and what will the privacy notice say?",
    reads=("/law/*/lawful_basis", "/purposes/*/name", *PAIRS, *GROUNDS, *NAMES),
    citation=uk_gdpr("5", "(1)(a); Article 13(1)(c)"),
    verified=False,
)
def stacked_bases(look: Look) -> Iterator[Hit]:
    """Two bases where one would do."""
    seen: set[tuple[str, str]] = set()
    for pair, grounds in (one for flow in look.flows for one in look.fact(_STACKED, flow)):
        key = (pair.partner.id, pair.purpose.id)
        bases = {g.lawful_basis: g for g in grounds if g.lawful_basis}
        if key not in seen:
            seen.add(key)
            last = list(bases.values())[-1]
            yield Hit(
                last.at("lawful_basis"),
                f"{look.name(pair.partner)} has {len(bases)} lawful bases for "
                f"{look.purpose_name(pair.purpose)}.",
            )


RULES = (
    lawful_basis_missing,
    consent_for_a_duty,
    consent_to_an_authority,
    borrowed_task,
    obligation_without_duty,
    task_without_function,
    vital_interests_as_routine,
    request_without_procedure,
    contract_with_nobody,
    stacked_bases,
)
