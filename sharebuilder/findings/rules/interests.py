"""Rules on legitimate interests, recognised ones included: UK GDPR Article 6(1)(ea) and (f)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.joins import grounds_on
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import NAMES, PUBLIC, PURPOSES_OF
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import LegalGround

RECOGNISED, INTERESTS = "art6-1-ea", "art6-1-f"
_BASIS = ("/law/*/lawful_basis", *PURPOSES_OF)
_OWN_TASK = ("/law/*/own_task", "/law/*/powers")


def _has_task(look: Look, ground: LegalGround) -> bool:
    """Whether the sharing is the partner's own task, as far as the agreement tells."""
    return bool(
        filled(ground.own_task)
        or ground.powers
        or any(purpose.goes_ahead_anyway for purpose in look.purposes_of(ground))
    )


@rule(
    "LB04",
    "error",
    "law",
    message="A public authority cannot use legitimate interests for its tasks.",
    remedy="Use public task or legal obligation.",
    reads=(*_BASIS, *_OWN_TASK, "/purposes/*/goes_ahead_anyway", *PUBLIC, *NAMES),
    citation=uk_gdpr("6", "(1), closing words"),
)
def authority_on_interests(look: Look) -> Iterator[Hit]:
    """A public authority that uses legitimate interests for its task."""
    for ground in grounds_on(look, INTERESTS):
        if look.is_public(ground.partner) and _has_task(look, ground):
            yield Hit(
                ground.at("lawful_basis"),
                f"{look.name(ground.partner)} is a public authority. "
                "It cannot use legitimate interests for its tasks.",
            )


@rule(
    "LB05",
    "error",
    "law",
    message="Recognised legitimate interest is closed to public authorities for their tasks.",
    remedy="Use public task or legal obligation.",
    reads=(*_BASIS, *_OWN_TASK, "/purposes/*/goes_ahead_anyway", *PUBLIC, *NAMES),
    citation=uk_gdpr("6", "(1); DUAA 2025 s.70"),
)
def authority_on_recognised_interest(look: Look) -> Iterator[Hit]:
    """A public authority that uses a recognised legitimate interest for its task."""
    for ground in grounds_on(look, RECOGNISED):
        if look.is_public(ground.partner) and _has_task(look, ground):
            yield Hit(
                ground.at("lawful_basis"),
                f"{look.name(ground.partner)} is a public authority. "
                "Recognised legitimate interest is closed to it for its tasks.",
            )


@rule(
    "LB10",
    "warning",
    "law",
    message="Legitimate interests needs a written three-part assessment.",
    remedy="Say where the assessment is kept.",
    reads=("/law/*/lawful_basis", "/law/*/balancing_test", "/law/*/partner", *NAMES),
    citation=uk_gdpr("6", "(1)(f); Article 5(2)"),
    missing=True,
)
def interests_without_assessment(look: Look) -> Iterator[Hit]:
    """Legitimate interests with no assessment named."""
    for ground in grounds_on(look, INTERESTS):
        if not filled(ground.balancing_test):
            yield Hit(
                ground.at("balancing_test"),
                f"{look.name(ground.partner)} relies on legitimate interests, "
                "but names no assessment.",
            )


@rule(
    "LB11",
    "error",
    "law",
    message="Recognised legitimate interest needs a condition of Annex 1.",
    remedy="Choose the Annex 1 condition.",
    reads=("/law/*/lawful_basis", "/law/*/recognised_interest", "/law/*/partner", *NAMES),
    citation=uk_gdpr("6", "(5), Annex 1"),
    missing=True,
)
def recognised_interest_without_condition(look: Look) -> Iterator[Hit]:
    """Recognised legitimate interest with no Annex 1 condition."""
    for ground in grounds_on(look, RECOGNISED):
        if not ground.recognised_interest:
            yield Hit(
                ground.at("recognised_interest"),
                f"{look.name(ground.partner)} relies on a recognised legitimate interest, "
                "but names no condition of Annex 1.",
            )


RULES = (
    authority_on_interests,
    authority_on_recognised_interest,
    interests_without_assessment,
    recognised_interest_without_condition,
)
