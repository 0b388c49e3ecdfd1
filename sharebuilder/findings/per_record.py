"""Units that look at each record by itself, so that an edit looks again at one record alone.

A question that needs an answer, a prompt about a flow, the words of a text field: what they find
in one record hangs on that record, and on a few places outside. As long as an edit touches only
what is the record's own, the other records stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sharebuilder.findings.facts import is_list
from sharebuilder.findings.unit import guarded, segment_places
from sharebuilder.model.pointer import get, join, parse, segments_match, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sharebuilder.findings.finding import Finding
    from sharebuilder.findings.look import Look
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer

    Changed = tuple[Pointer, tuple[str, ...]]
    """A place that changed, with the segments of its pattern."""
    Parts = Mapping[Pointer, tuple[Finding, ...]]


@runtime_checkable
class PerRecord(Protocol):
    """A unit that looks at each record by itself.

    Attributes:
        record: the pattern of the records. It may be that of a single answer in each.
        own: of all patterns that it reads, those that matter to the record which holds them alone.
    """

    @property
    def record(self) -> str:
        """The pattern of the records."""

    @property
    def own(self) -> tuple[str, ...]:
        """The patterns that matter to the record that holds them alone."""

    @property
    def named(self) -> tuple[str, str]:
        """The check and its step, to name it where its work breaks."""

    def places(self, look: Look) -> Iterable[tuple[Pointer, JsonValue]]:
        """The records to look into when all are looked at; those that can hold nothing may go."""

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterable[Finding]:
        """What it finds in one record.

        Args:
            look: the agreement.
            at: where the record stands, by id.
            holder: the record, or the answer.
        """


@runtime_checkable
class Linked(PerRecord, Protocol):
    """One that looks from each record into the records which that record names.

    Attributes:
        linked: the patterns that matter only to the records which name the holder, each with the
            segments of the place that names it.
    """

    @property
    def linked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The patterns, and the places that name what holds them."""


class Bearing:
    """On which records of a unit an edit bears."""

    def __init__(self, unit: PerRecord, reads: Iterable[str]) -> None:
        """Take the unit, and the patterns of all that it looks at."""
        self._unit = unit
        own = frozenset(unit.own)
        linked = unit.linked if isinstance(unit, Linked) else ()
        here = {*own, *(pattern for pattern, _ in linked)}
        self._own = tuple(parse(read) for read in own)
        self._linked = tuple((parse(pattern), place) for pattern, place in linked)
        self._others = tuple(
            parse(read) for read in reads if read not in here and not is_list(read)
        )

    def records(self, look: Look, changed: Iterable[Changed]) -> tuple[Pointer, ...] | None:
        """The records that alone have to be looked at again.

        Args:
            look: the agreement after the edit.
            changed: the answers that changed, each with the segments of its pattern. No record
                came, went or moved.

        Returns:
            The records; None where the unit has to look at all.
        """
        touched: list[Pointer] = []
        for pointer, segments in changed:
            if any(segments_match(read, segments) for read in self._others):
                return None
            if any(segments_match(read, segments) for read in self._own):
                touched.append(pointer)
            for read, place in self._linked:
                if segments_match(read, segments):
                    # The innermost record that the pattern knows is what the others name.
                    depth = len(read) - read[::-1].index("*")
                    identity = parse(pointer)[depth - 1].removeprefix("id:")
                    touched += self._naming(look, identity, place)
        return _records_in(self._unit, touched)

    def _naming(self, look: Look, identity: str, place: tuple[str, ...]) -> Iterator[Pointer]:
        """The records that name another."""
        for at, holder in segment_places(look.agreement.raw, self._unit.record):
            answer = holder
            for segment in place:
                _, answer = step(answer, segment)
            if answer == identity or (isinstance(answer, list) and identity in answer):
                yield join(*at)


def every_part(unit: PerRecord, look: Look) -> dict[Pointer, tuple[Finding, ...]]:
    """What a unit finds in each record. Records in which it finds nothing are left out."""
    found: dict[Pointer, tuple[Finding, ...]] = {}
    for at, holder in unit.places(look):
        here = _guarded(unit, look, at, holder)
        if here:
            found[at] = here
    return found


def every_place(look: Look, pattern: str) -> Iterator[tuple[Pointer, JsonValue]]:
    """Every place that a pattern stands for, with what stands there; empty places are left out."""
    for at, holder in segment_places(look.agreement.raw, pattern):
        if holder is not None:
            yield join(*at), holder


def parts_again(
    unit: PerRecord, look: Look, before: Parts, records: Iterable[Pointer]
) -> dict[Pointer, tuple[Finding, ...]]:
    """What a unit finds in each record after some of them changed.

    Args:
        unit: the unit.
        look: the agreement.
        before: what it found before.
        records: the records that changed.
    """
    found = dict(before)
    for at in records:
        holder = get(look.agreement.raw, at)
        here = _guarded(unit, look, at, holder) if holder is not None else ()
        found.pop(at, None)
        if here:
            found[at] = here
    return found


def flat(parts: Parts) -> tuple[Finding, ...]:
    """All findings of all records."""
    return tuple(finding for here in parts.values() for finding in here)


def _records_in(unit: PerRecord, changed: Sequence[Pointer]) -> tuple[Pointer, ...]:
    """The records of a unit that hold some places."""
    depth = len(parse(unit.record))
    return tuple(dict.fromkeys(join(*parse(pointer)[:depth]) for pointer in changed))


def _guarded(unit: PerRecord, look: Look, at: Pointer, holder: JsonValue) -> tuple[Finding, ...]:
    return guarded(*unit.named, lambda: tuple(unit.look_into(look, at, holder)))
