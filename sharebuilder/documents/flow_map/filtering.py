"""Which flows a person wants to see, by what they carry, what for, and how sensitive it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.documents.flow_map.look import look_of
from sharebuilder.documents.flow_map.model import gravest
from sharebuilder.documents.flow_map.reading import sensitivities_of, told_apart
from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.documents.flow_map.model import Sensitivity
    from sharebuilder.model.json_types import JsonObject


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the flows that stand out have in common. Empty means: any.

    Attributes:
        items: ids of data items; one of them must move, by itself or with its group.
        purposes: ids of purposes; one of them must be served.
        sensitivities: one of them must be carried. Ordinary means that nothing graver is.
    """

    items: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    sensitivities: frozenset[Sensitivity] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.items or self.purposes or self.sensitivities)


def passing(tree: JsonObject, wanted: Wanted) -> frozenset[str]:
    """The ids, as the flow map has them, of the flows that have what is wanted."""
    agreement = Agreement(tree)
    groups = {item.group for item in agreement.items if item.id in wanted.items} - {""}
    carried = sensitivities_of(agreement)
    return frozenset(
        flow_id
        for place, (flow_id, flow) in enumerate(told_apart(agreement.flows))
        if (
            not wanted.items
            or wanted.items.intersection(flow.items)
            or groups.intersection(flow.item_groups)
        )
        and (not wanted.purposes or wanted.purposes.intersection(flow.purposes))
        and (not wanted.sensitivities or _carries(carried[place], wanted.sensitivities))
    )


def wanted_words(tree: JsonObject, wanted: Wanted) -> str:
    """What is wanted, in words: ““Address”, for “Help with debt”, special category”."""
    agreement = Agreement(tree)
    items = _named((one.id, one.name) for one in agreement.items if one.id in wanted.items)
    purposes = _named((p.id, p.name) for p in agreement.purposes if p.id in wanted.purposes)
    marks = sorted(look_of(one).words.lower() for one in wanted.sensitivities)
    parts = [items, f"for {purposes}" if purposes else "", " or ".join(marks)]
    return ", ".join(part for part in parts if part)


def _carries(carried: tuple[Sensitivity, ...], wanted: frozenset[Sensitivity]) -> bool:
    graver = wanted.intersection(carried) - {"ordinary"}
    return bool(graver) or ("ordinary" in wanted and gravest(carried) == "ordinary")


def _named(records: Iterable[tuple[str, str]]) -> str:
    return " or ".join(f"“{name.strip() or identity}”" for identity, name in records)
