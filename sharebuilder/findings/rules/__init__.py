"""The rules, one module for each subject. They know nothing of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.rules import (
    approval,
    asking,
    assessment,
    conditions,
    confidentiality,
    consent,
    contents,
    contradictions,
    enforcement,
    flows,
    gateways,
    high_harm,
    in_force,
    interests,
    items,
    lawfulness,
    offences,
    partners,
    powers,
    purposes,
    retention,
    risks,
    roles,
    running,
    screening,
    signoff,
    telling,
    wording,
)

if TYPE_CHECKING:
    from sharebuilder.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    *screening.RULES,
    *purposes.RULES,
    *partners.RULES,
    *items.RULES,
    *high_harm.RULES,
    *flows.RULES,
    *roles.RULES,
    *contents.RULES,
    *contradictions.RULES,
    *lawfulness.RULES,
    *interests.RULES,
    *powers.RULES,
    *gateways.RULES,
    *in_force.RULES,
    *conditions.RULES,
    *offences.RULES,
    *confidentiality.RULES,
    *enforcement.RULES,
    *consent.RULES,
    *asking.RULES,
    *telling.RULES,
    *retention.RULES,
    *wording.RULES,
    *risks.RULES,
    *assessment.RULES,
    *running.RULES,
    *approval.RULES,
    *signoff.RULES,
)
"""Every cross-field rule, in the order of the steps."""
