"""The rules, one module for each subject. They know nothing of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.rules import (
    conditions,
    confidentiality,
    consent,
    enforcement,
    flows,
    items,
    lawfulness,
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
)

if TYPE_CHECKING:
    from sharebuilder.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    *screening.RULES,
    *purposes.RULES,
    *partners.RULES,
    *items.RULES,
    *flows.RULES,
    *roles.RULES,
    *lawfulness.RULES,
    *powers.RULES,
    *conditions.RULES,
    *confidentiality.RULES,
    *enforcement.RULES,
    *consent.RULES,
    *telling.RULES,
    *retention.RULES,
    *risks.RULES,
    *running.RULES,
    *signoff.RULES,
)
"""Every cross-field rule, in the order of the steps."""
