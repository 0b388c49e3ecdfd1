"""Facts about the information that moves, and about the people it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.shown import Shown, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import DataItem, DataSubjectGroup

_CHILD_AGES = frozenset({"under-13", "13-15", "16-17"})
_ADULT_AGES = frozenset({"18-64", "65-and-over"})
_UNNAMED = frozenset({"anonymous", "aggregate"})


def is_special(item: DataItem) -> bool:
    """Whether an item can show a special category (UK GDPR Article 9(1))."""
    return "special-category" in item.sensitivity or bool(item.special_categories)


def is_confidential(item: DataItem) -> bool:
    """Whether an item was given in confidence: it says so, or shows somebody's health."""
    return "confidential" in item.sensitivity or "health" in item.special_categories


def _items(
    test: Callable[[DataItem], bool], field: str, *, some: str, none: str
) -> Callable[[Sharing, Label], Shown]:
    """A fact that holds where at least one item passes a test.

    Args:
        test: what an item must pass.
        field: the property that decided it.
        some: what to say, before the names of the items that pass.
        none: what to say where none does.
    """

    def fact(sharing: Sharing, _label: Label) -> Shown:
        if not sharing.items:
            places = tuple(flow.at("items") for flow in sharing.flows)
            return Shown("You have not said which items move.", places)
        found = [item for item in sharing.items if test(item)]
        if not found:
            return Shown(none, tuple(flow.at("items") for flow in sharing.flows), holds=False)
        names = named(item.name.strip() for item in found) or "an item without a name"
        return Shown(f"{some}: {names}.", tuple(item.at(field) for item in found), holds=True)

    return fact


def _categories(sharing: Sharing, label: Label) -> Shown:
    found = [item for item in sharing.items if item.special_categories]
    if not found:
        return Shown("You have not said which special categories move.", _sources(sharing))
    places = tuple(item.at("special_categories") for item in found)
    words = "; ".join(dict.fromkeys(label(place) for place in places))
    values = frozenset(one for item in found for one in item.special_categories)
    return Shown(f"Special categories that move: {words}.", places, values=values)


def _sources(sharing: Sharing) -> tuple[Pointer, ...]:
    return tuple(item.at("special_categories") for item in sharing.items if is_special(item))


def _people(
    answer: Callable[[DataSubjectGroup], bool | None],
    field: str,
    *,
    some: str,
    none: str,
    unknown: str,
) -> Callable[[Sharing, Label], Shown]:
    """A fact that holds where at least one group of people has an answer.

    Args:
        answer: what the group's answers say: yes, no, or None where they say nothing.
        field: the property that decides it.
        some: what to say, before the names of the groups that have it.
        none: what to say where none has.
        unknown: what to say where nothing is known.
    """

    def fact(sharing: Sharing, _label: Label) -> Shown:
        answers = [(answer(group), group) for group in sharing.people]
        having = [group for given, group in answers if given]
        if having:
            names = named(group.name.strip() for group in having) or "a group without a name"
            return Shown(f"{some}: {names}.", tuple(g.at(field) for g in having), holds=True)
        places = tuple(group.at(field) for group in sharing.people)
        if not answers or any(given is None for given, _ in answers):
            return Shown(unknown, places)
        return Shown(none, places, holds=False)

    return fact


def _of_age(group: DataSubjectGroup, ages: frozenset[str]) -> bool | None:
    return bool(ages.intersection(group.ages)) if group.ages else None


def _capacity(group: DataSubjectGroup) -> bool | None:
    if group.capacity in {"", "not-known"}:
        return None
    return group.capacity != "all-can-decide"


def _vulnerable(group: DataSubjectGroup) -> bool | None:
    if _of_age(group, _CHILD_AGES) or _capacity(group) or group.vulnerability.strip():
        return True
    return None if not group.ages else False


def _can_refuse(sharing: Sharing, label: Label) -> Shown:
    groups = sharing.people
    places = tuple(group.at("can_refuse") for group in groups)
    if not groups or any(not group.can_refuse for group in groups):
        return Shown("You have not said whether these people can refuse.", places)
    words = "; ".join(
        f"{group.name.strip() or 'a group'}: {label(place)}"
        for group, place in zip(groups, places, strict=True)
    )
    given = {group.can_refuse for group in groups}
    holds = True if given == {"yes"} else False if given == {"no"} else None
    return Shown(f"Can they refuse? {words}.", places, holds)


def nations_of(sharing: Sharing) -> Shown:
    """The parts of the United Kingdom in which the partners work: E, W, S, NI."""
    at = sharing.look.agreement.about.at("nations")
    return Shown("The nations that the agreement names.", (at,), values=sharing.look.nations)


FACTS = {
    "special-category": _items(
        is_special,
        "sensitivity",
        some="Can show special category information",
        none="No item can show special category information.",
    ),
    "special-categories": _categories,
    "health-data": _items(
        lambda item: "health" in item.special_categories,
        "special_categories",
        some="Can show somebody’s health",
        none="No item can show somebody’s health.",
    ),
    "criminal-offence-data": _items(
        lambda item: "criminal-offence" in item.sensitivity,
        "sensitivity",
        some="Can be criminal offence information",
        none="No item can be criminal offence information.",
    ),
    "confidential": _items(
        is_confidential,
        "sensitivity",
        some="Given in confidence",
        none="No item is said to be given in confidence.",
    ),
    "identifiable": _items(
        lambda item: item.identifiability not in _UNNAMED,
        "identifiability",
        some="Can be traced to a person",
        none="Nobody can be recognised from any item.",
    ),
    "children": _people(
        lambda group: _of_age(group, _CHILD_AGES),
        "ages",
        some="Can be under 18",
        none="Nobody is under 18.",
        unknown="You have not said how old these people are.",
    ),
    "adults": _people(
        lambda group: _of_age(group, _ADULT_AGES),
        "ages",
        some="Can be adults",
        none="Nobody is an adult.",
        unknown="You have not said how old these people are.",
    ),
    "may-lack-capacity": _people(
        _capacity,
        "capacity",
        some="May not all be able to decide for themselves",
        none="All can decide for themselves.",
        unknown="You have not said whether these people can decide for themselves.",
    ),
    "vulnerable": _people(
        _vulnerable,
        "vulnerability",
        some="Children, or vulnerable for another reason",
        none="Nothing says that these people are vulnerable.",
        unknown="You have not said what makes these people vulnerable.",
    ),
    "can-refuse": _can_refuse,
}
