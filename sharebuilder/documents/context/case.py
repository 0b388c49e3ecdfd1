"""The case and the purposes, as documents say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import joined, line, long, yes_no

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words


def case(words: Words) -> dict[str, Any]:
    """Why partners share, in their own words."""
    said = words.agreement.case
    outcomes = [
        {
            "outcome": line(one.outcome),
            "who_benefits": line(one.who_benefits),
            "measure": line(one.measure),
            "baseline": line(one.baseline),
            "target": line(one.target),
        }
        for one in said.outcomes
    ]
    asked = asks(words)
    first_collected = [
        {"name": words.name("purposes", one.id), "collected_for": long(one.collected_for)}
        for one in words.agreement.purposes
        if one.collected_for.strip()
    ]
    texts = {
        name: long(getattr(said, name))
        for name in (
            "aim",
            "who_benefits",
            "evidence",
            "if_nothing_shared",
            "harm_of_sharing",
            "why_personal_data",
            "why_not_less",
            "tried_before",
            "story",
            "keep_talking",
            "confidence",
            "human_rights",
            "equality",
            "drivers",
        )
    }
    screening = words.agreement.screening
    chosen = [words.choice("/screening/decision", one) for one in screening.decision]
    decided = "; ".join(
        one if not at else one[:1].lower() + one[1:] for at, one in enumerate(chosen)
    )
    decided_why = long(screening.decision_why)
    place = "/screening"
    screened = words.facts(
        (f"{place}/urgent", yes_no(screening.urgent)),
        (f"{place}/identifiable", yes_no(screening.identifiable)),
        (f"{place}/leaves_organisation", yes_no(screening.leaves_organisation)),
        (
            f"{place}/on_instructions",
            words.choice(f"{place}/on_instructions", screening.on_instructions),
        ),
        (f"{place}/decide_together", yes_no(screening.decide_together)),
        (f"{place}/covered", words.choice(f"{place}/covered", screening.covered)),
        (f"{place}/people_told", yes_no(screening.people_told)),
    )
    who_gains = [one for one in outcomes if one["who_benefits"]]
    return {
        **texts,
        "mission": line(said.mission),
        "outcomes": outcomes,
        "asks": asked,
        "who_gains": who_gains,
        "first_collected": first_collected,
        "screened": screened,
        "decided": decided,
        "decided_why": decided_why,
        "backbone": words.name("partners", said.backbone),
        "necessity": any(
            texts[name]
            for name in (
                "if_nothing_shared",
                "harm_of_sharing",
                "why_personal_data",
                "why_not_less",
                "human_rights",
                "equality",
            )
        ),
        "background": bool(
            asked or who_gains or first_collected or screened or decided or decided_why
        )
        or any(texts[name] for name in ("drivers", "evidence", "tried_before", "story")),
    }


def asks(words: Words, status: str = "") -> list[dict[str, str]]:
    """What partners asked of each other.

    Args:
        words: the answers.
        status: only those that have got so far; all when empty.
    """
    return [
        {
            "who": _who(words.name("partners", one.from_), words.name("partners", one.to)),
            "ask": long(one.ask),
            "offer": long(one.offer),
            "status": words.choice("/case/asks/*/status", one.status),
        }
        for one in words.agreement.case.asks
        if not status or one.status == status
    ]


def purposes(words: Words) -> list[dict[str, Any]]:
    """What information is shared for."""
    return [
        {
            "name": words.name("purposes", one.id),
            "aim": long(one.aim),
            "allowed_uses": long(one.allowed_uses),
            "forbidden_uses": long(one.forbidden_uses),
            "compatibility": long(one.compatibility),
            "law_enforcement": bool(one.law_enforcement),
            "automated_decisions": bool(one.automated_decisions),
            "facts": words.facts(
                ("/purposes/*/area", words.choice("/purposes/*/area", one.area)),
                (
                    "/purposes/*/outcomes",
                    joined(*(words.name("outcomes", outcome) for outcome in one.outcomes)),
                ),
                ("/purposes/*/direct_care", yes_no(one.direct_care or None)),
                ("/purposes/*/planning_or_research", yes_no(one.planning_or_research or None)),
                ("/purposes/*/goes_ahead_anyway", yes_no(one.goes_ahead_anyway)),
                ("/purposes/*/collected_on_consent", yes_no(one.collected_on_consent)),
            ),
        }
        for one in words.agreement.purposes
    ]


def _who(asks: str, asked: str) -> str:
    if asks and asked:
        return f"{asks} asks {asked}"
    return asks or asked
