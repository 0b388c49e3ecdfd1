"""Rules on purposes: what information is shared for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_words, not_yet, when
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, uk_gdpr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.pointer import Pointer

_BEFORE = uk_gdpr("6", "(4), until Article 8A")
CONSENT_MEANINGS = ("consent-lawful-basis", "explicit-consent")


@rule(
    "LB15",
    "prompt",
    "case",
    message="The information was first collected for something else.",
    remedy="Is the new purpose compatible (or in Annex 2), and what is its own lawful basis?",
    reads=("/purposes/*/collected_for", "/purposes/*/compatibility", "/purposes/*/name", *START),
    citation=act("UK GDPR Articles 5(1)(b) and 8A", "ukpga/2025/18/section/71"),
)
def compatibility_not_said(look: Look) -> Iterator[Hit]:
    """A purpose that differs from the first one, with no word on why they fit."""
    for purpose in look.purposes.values():
        if filled(purpose.collected_for) and not filled(purpose.compatibility):
            words = (
                f"What is shared for {look.purpose_name(purpose)} was collected for something "
                "else, and nothing says why the two fit."
            )
            yield _by_day(look, purpose.at("compatibility"), words)


@rule(
    "LB16",
    "error",
    "case",
    message="The information was collected on consent, and is used for something else.",
    remedy="Get fresh consent, or say which exception of Article 8A or Annex 2 lets you use it.",
    reads=(
        "/purposes/*/collected_on_consent",
        "/purposes/*/collected_for",
        "/purposes/*/compatibility",
        "/purposes/*/name",
        "/consent/asks/*/meaning",
        "/consent/asks/*/purposes",
        *START,
    ),
    citation=act("UK GDPR Article 8A, Annex 2", "ukpga/2025/18/section/71"),
)
def reuse_of_consent_data(look: Look) -> Iterator[Hit]:
    """Consent-based data used anew without fresh consent or an exception."""
    for purpose in look.purposes.values():
        if (
            purpose.collected_on_consent
            and filled(purpose.collected_for)
            and not filled(purpose.compatibility)
            and not look.asks_for(purpose.id, CONSENT_MEANINGS)
        ):
            words = (
                f"What is shared for {look.purpose_name(purpose)} was collected on consent for "
                "something else, with no fresh consent and no exception."
            )
            yield _by_day(look, purpose.at("compatibility"), words)


def _by_day(look: Look, pointer: Pointer, words: str) -> Hit:
    """A hit that rests on the law of the agreement's own start."""
    later = not_yet(look, "art8A")
    if later is None or later.in_force_from is None:
        return Hit(pointer, words)
    return Hit(
        pointer,
        f"{words} {when(look)} {later.citation.text} is law only from "
        f"{day_words(later.in_force_from)}; until then Article 6(4) decides.",
        remedy="Say why the two fit under Article 6(4), get fresh consent, or name the law that "
        "lets you use it. Annex 2 is no answer on that day.",
        citation=_BEFORE,
    )


@rule(
    "PP37",
    "warning",
    "case",
    message="A purpose is served by no flow.",
    remedy="Add it to a flow, or take it out.",
    reads=("/purposes/*/name", "/flows/*/purposes"),
    good_practice=True,
)
def purpose_in_no_flow(look: Look) -> Iterator[Hit]:
    """A purpose that nothing is shared for."""
    served = {one for flow in look.flows for one in flow.purposes}
    for purpose in look.purposes.values():
        if purpose.id not in served:
            yield Hit(purpose.pointer, f"No flow serves {look.purpose_name(purpose)}.")


RULES = (compatibility_not_said, reuse_of_consent_data, purpose_in_no_flow)
