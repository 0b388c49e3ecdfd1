"""Facts that many rules need, worked out once and kept while the answers they read stay.

A fact is about one flow, or about the whole agreement. An edit inside one flow, or inside a record
that a flow names, forgets what was known of such flows, and nothing of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sharebuilder.model.pointer import parse, pattern_of, segments_match
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharebuilder.model.pointer import Pointer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """What can be worked out from some answers.

    Attributes:
        name: a name that no other fact has.
        reads: the patterns of what it looks at. Of a fact about a flow, those within `/flows/*`
            mean that very flow; those within `/items/*`, `/partners/*` and `/purposes/*` the items
            that move in it, and the partners and purposes that it names; those within `/law/*`
            the legal grounds of those partners: such a fact looks at no others.
        work: works it out.
    """

    name: str
    reads: tuple[str, ...]
    work: Callable[..., T]


def is_list(read: str) -> bool:
    """Whether a pattern is a whole list of records.

    Whoever reads one looks at how many records it holds, and which. As long as no record comes or
    goes, an answer inside one of them is no change of the list.
    """
    field = shape().field(read)
    return field is not None and field.is_records


class Facts:
    """The facts that are known of one agreement."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[str, dict[str, Any]] = {}
        self._reads: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._touched: dict[str, tuple[str, ...]] = {}

    def known(self, fact: Fact[T]) -> dict[str, T]:
        """What is known of a fact: of each flow by its pointer, of the whole agreement by “”."""
        kept = self._known.get(fact.name)
        if kept is None:
            kept = self._known[fact.name] = {}
            self._reads[fact.name] = tuple(parse(read) for read in fact.reads if not is_list(read))
            self._touched.clear()
        return kept

    def forget(
        self,
        changed: Iterable[Pointer],
        flows_naming: Callable[[Pointer], Iterable[Pointer] | None],
    ) -> None:
        """Forget what no longer holds after some answers changed.

        Args:
            changed: the answers, by id. No record came, went or moved.
            flows_naming: the flows that name the record that an answer stands in; None where any
                flow may.
        """
        for pointer in changed:
            touched = self._touched_by(pattern_of(pointer))
            flows = flows_naming(pointer) if touched else ()
            for name in touched:
                known = self._known[name]
                if flows is None:
                    known.clear()
                    continue
                # What is known of the agreement as a whole may rest on any flow.
                known.pop("", None)
                for flow in flows:
                    known.pop(flow, None)

    def _touched_by(self, pattern: str) -> tuple[str, ...]:
        """The names of the facts that read a place."""
        if pattern not in self._touched:
            segments = parse(pattern)
            self._touched[pattern] = tuple(
                name
                for name, reads in self._reads.items()
                if any(segments_match(read, segments) for read in reads)
            )
        return self._touched[pattern]
