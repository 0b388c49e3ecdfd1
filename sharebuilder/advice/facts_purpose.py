"""Facts about the purposes, about the time and way of sharing, and about what people are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.shown import Shown, all_of, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import Purpose

_PERMISSION = ("permission-confidentiality", "permission-courtesy", "agreement-to-referral")
_CONSENT = ("consent-lawful-basis", "explicit-consent")
_STANDING = frozenset({"schedule", "continuous"})


def _names(sharing: Sharing) -> str:
    return named(p.name.strip() for p in sharing.purposes) or "this purpose"


def _area(sharing: Sharing, label: Label) -> Shown:
    places = tuple(purpose.at("area") for purpose in sharing.purposes)
    known = frozenset(p.area for p in sharing.purposes if p.area and p.area != "other")
    if not known or any(not purpose.area for purpose in sharing.purposes):
        return Shown(f"You have not said which area {_names(sharing)} belongs to.", places)
    areas = named(label(place) for place in places)
    return Shown(f"{_names(sharing)} belongs to {areas}.", places, values=known)


def _flag(
    field: str, answer: Callable[[Purpose], bool | None], *, yes: str, no: str, whether: str
) -> Callable[[Sharing, Label], Shown]:
    """A fact that is one yes-or-no answer of each purpose.

    Args:
        field: the property that holds the answer.
        answer: reads it.
        yes: what it means where it is yes, after the names of the purposes.
        no: what it means where it is no.
        whether: what is not known, after “You have not said whether”; {} stands for the names.
    """

    def fact(sharing: Sharing, _label: Label) -> Shown:
        names = _names(sharing)
        return all_of(
            [(answer(purpose), purpose.at(field)) for purpose in sharing.purposes],
            yes=f"{names} {yes}.",
            no=f"{names} {no}.",
            unknown=f"You have not said whether {whether.format(names)}.",
            mixed=f"Some of {names} {yes}, and some not.",
        )

    return fact


def _law_enforcement(sharing: Sharing, _label: Label) -> Shown:
    places = (
        *(purpose.at("law_enforcement") for purpose in sharing.purposes),
        *(f.at("law_enforcement") for f in sharing.flows if f.law_enforcement is not None),
    )
    holds, names = sharing.law_enforcement, _names(sharing)
    if holds is None:
        return Shown(f"You have not said for all of it whether {names} is law enforcement.", places)
    return Shown(f"{names} {'is' if holds else 'is not'} law enforcement here.", places, holds)


def _part_3(sharing: Sharing, label: Label) -> Shown:
    """Whether DPA 2018 Part 3 governs: a competent authority with a law enforcement purpose.

    Source: DPA 2018 sections 29 to 31.
    """
    enforcement = _law_enforcement(sharing, label)
    competent = sharing.look.is_competent(sharing.partner.id)
    word = "is" if competent else "is not"
    said = f"{enforcement.said} {sharing.name} {word} a competent authority."
    places = (*enforcement.places, sharing.partner.at("competent_authority"))
    if enforcement.holds is None and competent:
        return Shown(said, places)
    return Shown(said, places, bool(enforcement.holds) and competent)


def _asked(meanings: Iterable[str], what: str) -> Callable[[Sharing, Label], Shown]:
    wanted = tuple(meanings)

    def fact(sharing: Sharing, _label: Label) -> Shown:
        asks = {
            ask.id: ask
            for purpose in sharing.purposes
            for ask in sharing.look.asks_for(purpose.id, wanted)
        }
        places: tuple[Pointer, ...] = tuple(ask.at("meaning") for ask in asks.values())
        if places:
            return Shown(f"The consent step asks people for {what}.", places, holds=True)
        at = sharing.look.agreement.consent.at("asks")
        return Shown(f"The consent step does not ask people for {what}.", (at,), holds=False)

    return fact


def _planned(sharing: Sharing, _label: Label) -> Shown:
    about = sharing.look.agreement.about
    standing = [flow for flow in sharing.flows if flow.trigger in _STANDING]
    if standing:
        names = named(flow.name.strip() for flow in standing) or "A flow"
        places = tuple(flow.at("trigger") for flow in standing)
        said = f"By the calendar, or all the time: {names}."
        return Shown(said, places, holds=True)
    if about.sharing_kind == "regular":
        return Shown("You share regularly.", (about.at("sharing_kind"),), holds=True)
    if about.sharing_kind == "one-off":
        return Shown("You share once.", (about.at("sharing_kind"),), holds=False)
    return Shown("You have not said whether you share regularly.", (about.at("sharing_kind"),))


def _by_request(sharing: Sharing, _label: Label) -> Shown:
    if not sharing.flows:
        return Shown("No flow says yet what starts the sharing.")
    places = tuple(flow.at("trigger") for flow in sharing.flows)
    if all(f.trigger == "request" or f.kind == "request-and-response" for f in sharing.flows):
        return Shown("Each flow answers a request.", places, holds=True)
    if not all(flow.trigger for flow in sharing.flows):
        return Shown("You have not said what starts each flow.", places)
    return Shown("Not every flow answers a request.", places, holds=False)


FACTS = {
    "area": _area,
    "law-enforcement": _law_enforcement,
    "part-3": _part_3,
    "direct-care": _flag(
        "direct_care",
        lambda purpose: purpose.direct_care,
        yes="is direct care",
        no="is not direct care",
        whether="{} is direct care",
    ),
    "goes-ahead-anyway": _flag(
        "goes_ahead_anyway",
        lambda purpose: purpose.goes_ahead_anyway,
        yes="goes ahead even if the person says no",
        no="stops if the person says no",
        whether="{} would go ahead even if the person said no",
    ),
    "planning-or-research": _flag(
        "planning_or_research",
        lambda purpose: purpose.planning_or_research,
        yes="is planning, evaluation or research",
        no="is not planning, evaluation or research",
        whether="{} is planning, evaluation or research",
    ),
    "asked-for-consent": _asked(_CONSENT, "consent"),
    "asked-for-explicit-consent": _asked(("explicit-consent",), "explicit consent"),
    "asked-for-permission": _asked(_PERMISSION, "permission"),
    "agreed-referral": _asked(("agreement-to-referral",), "agreement to a referral"),
    "planned": _planned,
    "by-request": _by_request,
}
