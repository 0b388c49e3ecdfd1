"""Every check, for people who want to know what is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.findings.free_text import TEXT_RULES
from sharebuilder.findings.friend import friend_units
from sharebuilder.findings.rule import Rule, said_honestly
from sharebuilder.findings.rules import RULES

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Severity
    from sharebuilder.findings.free_text import TextRule
    from sharebuilder.knowledge.citation import Citation
    from sharebuilder.knowledge.law import Knowledge


@dataclass(frozen=True, slots=True)
class Listed:
    """One check, or one prompt of the critical friend, as a list shows it."""

    id: str
    severity: Severity
    message: str
    remedy: str
    citation: Citation | None
    step: str = ""

    @property
    def good_practice(self) -> bool:
        """Whether it rests on good practice and not on a rule of law."""
        return self.citation is None


_BUILT_IN = (
    Listed(
        "SCHEMA",
        "error",
        "An answer does not have the form that the schema asks for.",
        "Answer the question again.",
        None,
    ),
    Listed(
        "REF",
        "error",
        "An answer refers to a record that is not there.",
        "Choose another, or add the record again.",
        None,
    ),
    Listed(
        "KNOWLEDGE",
        "warning",
        "An answer names a piece of law that the knowledge base lacks.",
        "Choose again, or add the entry to your organisation's knowledge.",
        None,
    ),
    Listed(
        "NEEDED",
        "error",
        "A question is not answered that an agreement cannot do without.",
        "Answer it, or say that you do not know yet and who will find out.",
        None,
    ),
)


def all_rules() -> tuple[Listed, ...]:
    """Every check: of the form, of what people type, then the rules in the order of the steps."""
    return (*_BUILT_IN, *map(_listed, TEXT_RULES), *map(_listed, RULES))


def all_prompts(knowledge: Knowledge) -> tuple[Listed, ...]:
    """Every prompt of the critical friend: what it asks and why, in the order of its entries."""
    prompts = (unit.prompt for unit in friend_units(knowledge))
    return tuple(
        Listed(one.id, "prompt", one.plain_question, one.why, one.citation, one.step)
        for one in prompts
    )


def _listed(rule: Rule | TextRule) -> Listed:
    """A check as lists show it. What people type is checked anywhere, so it has no step."""
    citation = said_honestly(rule.citation, verified=rule.verified)
    step = rule.step if isinstance(rule, Rule) else ""
    return Listed(rule.id, rule.severity, rule.message, rule.remedy, citation, step)
