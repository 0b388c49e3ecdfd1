"""Rules on criminal offence data: UK GDPR Article 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.patterns import GROUNDS, NAMES, PAIRS, PUBLIC
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.model.views import DataItem, LegalGround

_SHARED = (*PAIRS, *GROUNDS, *NAMES)


def is_criminal(item: DataItem) -> bool:
    """Whether an item can be criminal offence data."""
    return "criminal-offence" in item.sensitivity


@rule(
    "CO01",
    "error",
    "law",
    message="Criminal offence data is shared without official authority or a condition.",
    remedy="Add a condition of Schedule 1 (Part 1, 2 or 3) for this partner. Allegations count.",
    reads=(
        "/law/*/regime",
        "/law/*/article_10",
        "/law/*/schedule_1",
        "/items/*/sensitivity",
        *_SHARED,
    ),
    citation=uk_gdpr("10", "; DPA 2018 ss.10(5), 11(2)"),
    missing=True,
)
def offence_condition_missing(look: Look) -> Iterator[Hit]:
    """Criminal offence data with neither official authority nor a condition."""
    for ground in look.grounds:
        if (
            ground.regime != "part-3"
            and ground.article_10 != "official-authority"
            and not _usable_for_offences(look, ground)
            and any(
                is_criminal(item)
                for pair in look.pairs_of(ground)
                for item in look.items_of(pair.flow)
            )
        ):
            yield Hit(
                ground.at("schedule_1"),
                f"{look.name(ground.partner)} handles criminal offence data with neither "
                "official authority nor a Schedule 1 condition.",
            )


def _usable_for_offences(look: Look, ground: LegalGround) -> bool:
    """Whether a ground has a condition that can carry criminal offence data."""
    entries = map(look.knowledge.entry, ground.schedule_1)
    return any(entry and entry.flag("usable_for_criminal_offence_data") for entry in entries)


@rule(
    "CO02",
    "prompt",
    "data",
    message="You share criminal offence data.",
    remedy="Do you need the detail of the offence, or only the risk and how to manage it?",
    reads=("/items/*/sensitivity",),
    citation=uk_gdpr("5", "(1)(c); Rehabilitation of Offenders Act 1974"),
    verified=False,
)
def offence_detail(look: Look) -> Iterator[Hit]:
    """A question, once, where criminal offence data is shared."""
    if any(is_criminal(item) for item in look.items.values()):
        yield Hit(Pointer("/items"))


@rule(
    "PP65",
    "warning",
    "law",
    message="Official authority is claimed by a body that is no public authority.",
    remedy="Name a condition of Schedule 1, or say that this body is a public authority.",
    reads=("/law/*/article_10", "/law/*/partner", *PUBLIC, *NAMES),
    citation=uk_gdpr("10"),
)
def authority_of_a_private_body(look: Look) -> Iterator[Hit]:
    """Control of official authority for a partner outside the public sector."""
    for ground in look.grounds:
        if (
            ground.article_10 == "official-authority"
            and ground.partner in look.partners
            and not look.is_public(ground.partner)
        ):
            yield Hit(
                ground.at("article_10"),
                f"{look.name(ground.partner)} is no public authority, but relies on official "
                "authority for criminal offence data.",
            )


RULES = (offence_condition_missing, offence_detail, authority_of_a_private_body)
