"""Facts that many rules need, worked out once and kept while the answers they read stay.

A fact is about one flow, or about the whole agreement. An edit inside one flow forgets what was
known of that flow, and nothing of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sharebuilder.model.pointer import join, parse, pattern_of, segments_match
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharebuilder.model.pointer import Pointer

T = TypeVar("T")
_FLOW = ("flows", "*")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """What can be worked out from some answers.

    Attributes:
        name: a name that no other fact has.
        reads: the patterns of what it looks at. Of a fact about a flow, those within `/flows/*`
            mean that very flow: such a fact looks at no other flow.
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
        self._touched: dict[str, tuple[tuple[str, bool], ...]] = {}

    def known(self, fact: Fact[T]) -> dict[str, T]:
        """What is known of a fact: of each flow by its pointer, of the whole agreement by “”."""
        kept = self._known.get(fact.name)
        if kept is None:
            kept = self._known[fact.name] = {}
            self._reads[fact.name] = tuple(parse(read) for read in fact.reads if not is_list(read))
            self._touched.clear()
        return kept

    def forget(self, changed: Iterable[Pointer]) -> None:
        """Forget what no longer holds after some answers changed.

        Args:
            changed: the answers, by id. No record came, went or moved.
        """
        for pointer in changed:
            flow = join(*parse(pointer)[:2])
            for name, one_flow in self._touched_by(pattern_of(pointer)):
                if one_flow:
                    self._known[name].pop(flow, None)
                    # What is known of the agreement as a whole may rest on any flow.
                    self._known[name].pop("", None)
                else:
                    self._known[name].clear()

    def _touched_by(self, pattern: str) -> tuple[tuple[str, bool], ...]:
        """The names of the facts that read a place, and whether that is of one flow alone."""
        if pattern not in self._touched:
            segments = parse(pattern)
            self._touched[pattern] = tuple(
                (name, segments[:2] == _FLOW)
                for name, reads in self._reads.items()
                if any(segments_match(read, segments) for read in reads)
            )
        return self._touched[pattern]
