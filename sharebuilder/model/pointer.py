"""JSON Pointers (RFC 6901), with records named by id.

Inside the program a record is named by its id, so that a pointer survives sorting and deleting:
`/flows/id:flow-3/method`. Output for other programs names it by index: `/flows/2/method`.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.json_types import JsonValue

Pointer = NewType("Pointer", str)

_BY_ID = "id:"
_ID = operator.itemgetter("id")
_KEPT = 16_384  # pointers whose segments are remembered: the same few thousand come again and again
_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


@lru_cache(maxsize=_KEPT)
def parse(pointer: str) -> tuple[str, ...]:
    """The unescaped segments of a pointer; none for the whole agreement.

    Raises:
        ValueError: the text is not a pointer.
    """
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"a pointer begins with /: {pointer!r}")
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))


def is_pointer(text: str) -> bool:
    """Whether a text is a pointer. What a file says that something is about need not be one."""
    return not text or text.startswith("/")


def join(*segments: str) -> Pointer:
    """The pointer of unescaped segments."""
    return Pointer("".join("/" + part.replace("~", "~0").replace("/", "~1") for part in segments))


def child(pointer: Pointer, *segments: str) -> Pointer:
    """The pointer of something below a pointer."""
    if len(segments) == 1 and "/" not in segments[0] and "~" not in segments[0]:
        return Pointer(f"{pointer}/{segments[0]}")  # nearly every call; nothing to escape
    return Pointer(pointer + join(*segments))


def parent(pointer: Pointer) -> Pointer:
    """The pointer of what holds a pointer's place; the whole agreement holds itself."""
    return Pointer(pointer.rpartition("/")[0])


def index_of(entries: list[JsonValue], segment: str) -> int | None:
    """The index that a segment names in a list, or None where it names nothing."""
    if segment.startswith(_BY_ID):
        return _index_of_id(entries, segment.removeprefix(_BY_ID))
    if _INDEX.fullmatch(segment) and int(segment) < len(entries):
        return int(segment)
    return None


def _index_of_id(entries: list[JsonValue], wanted: str) -> int | None:
    try:
        # Without a step of Python for each: lists have thousands of records.
        return operator.indexOf(map(_ID, entries), wanted)  # type: ignore[arg-type]
    except ValueError:
        return None
    except (KeyError, TypeError):  # an entry has no id, or is no record
        for index, entry in enumerate(entries):
            if isinstance(entry, dict) and entry.get("id") == wanted:
                return index
        return None


def step(value: JsonValue, segment: str) -> tuple[bool, JsonValue]:
    """Whether a segment leads somewhere from a value, and where to."""
    if isinstance(value, dict):
        return segment in value, value.get(segment)
    if isinstance(value, list):
        index = index_of(value, segment)
        return (True, value[index]) if index is not None else (False, None)
    return False, None


def get(tree: JsonValue, pointer: str, default: JsonValue = None) -> JsonValue:
    """What stands at a pointer, by id or by index; the default where nothing does."""
    value = tree
    for segment in parse(pointer):
        found, value = step(value, segment)
        if not found:
            return default
    return value


def exists(tree: JsonValue, pointer: str) -> bool:
    """Whether something stands at a pointer, an empty answer too."""
    value, found = tree, True
    for segment in parse(pointer):
        found, value = step(value, segment)
        if not found:
            return False
    return found


def to_index_form(tree: JsonValue, pointer: str) -> Pointer:
    """The same pointer with records named by index. What leads nowhere is left as it is."""
    return join(*(segment for segment, _ in _walk(tree, parse(pointer), by_id=False)))


def to_id_form(tree: JsonValue, pointer: str) -> Pointer:
    """The same pointer with records named by id, where they have one of their own."""
    return join(*(segment for segment, _ in _walk(tree, parse(pointer), by_id=True)))


@lru_cache(maxsize=_KEPT)
def pattern_of(pointer: str) -> str:
    """The pattern of a pointer: `/flows/id:flow-3/to/0` is `/flows/*/to/*`.

    A segment that names an entry of a list becomes `*`.
    """
    return "".join(
        "/*" if segment.startswith(_BY_ID) or _INDEX.fullmatch(segment) else join(segment)
        for segment in parse(pointer)
    )


def matches(pattern: str, pointer: str) -> bool:
    """Whether a pattern and a pointer touch: one is the other, or stands above or below it."""
    return segments_match(parse(pattern), parse(pattern_of(pointer)))


def segments_match(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the segments of two patterns touch, as `matches` says."""
    return all(
        left == right or "*" in (left, right) for left, right in zip(mine, other, strict=False)
    )


def expand(tree: JsonValue, pattern: str) -> Iterator[Pointer]:
    """Every pointer by id that a pattern stands for, whose holder exists."""
    yield from _expand(tree, parse(pattern), ())


def segment_of(entry: JsonValue, index: int) -> str:
    """How a pointer by id names an entry of a list."""
    identity = entry.get("id") if isinstance(entry, dict) else None
    return f"{_BY_ID}{identity}" if isinstance(identity, str) else str(index)


def record_of(pointer: Pointer) -> Pointer:
    """The innermost record that holds a place, or the place's top-level property."""
    segments = parse(pointer)
    for end in range(len(segments), 0, -1):
        if segments[end - 1].startswith(_BY_ID):
            return join(*segments[:end])
    return join(*segments[:1])


def _expand(value: JsonValue, segments: tuple[str, ...], at: tuple[str, ...]) -> Iterator[Pointer]:
    if not segments:
        yield join(*at)
        return
    head, rest = segments[0], segments[1:]
    if head == "*":
        for index, entry in enumerate(value if isinstance(value, list) else []):
            yield from _expand(entry, rest, (*at, segment_of(entry, index)))
    elif isinstance(value, dict) and (not rest or head in value):
        yield from _expand(value.get(head), rest, (*at, head))


def _walk(
    value: JsonValue, segments: tuple[str, ...], *, by_id: bool
) -> Iterator[tuple[str, JsonValue]]:
    for segment in segments:
        named = segment
        if isinstance(value, list):
            index = index_of(value, segment)
            if index is not None:
                named = segment_of(value[index], index) if by_id else str(index)
                if by_id and named != segment and index_of(value, named) != index:
                    named = str(index)  # the id stands twice: only the index is sure
        _, value = step(value, segment)
        yield named, value
