"""Files as accidents, careless programs and mischief make them, the same for the same number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_TOKENS = (
    b"null", b"NaN", b"-Infinity", b"1e999", b"true", b"0", b"-1", b'""', b"[]", b"{}", b",", b'"',
    b"[" * 60, b"{" * 60, b'{"a":' * 120, b"\\ud800", b"\\u0000", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9" * 5000, b"0.12345678901234567890123", b'"' + b"x" * 20_000 + b'"', b"\r\n", b"//",
    b"\xc0\x80",
    b'"id"', b'"format_version": 2', b"<!DOCTYPE x>", b"\xe2\x80\xae", b"PK\x03\x04",
)  # fmt: skip
_NAMES = (
    "format", "format_version", "id", "about", "title", "case", "partners", "items", "flows", "law",
    "risks", "sign_off", "name", "from", "to", "items", "x", "", "🙂", "a/b", "~", "checksum",
)  # fmt: skip


def mutated(content: bytes, dice: random.Random) -> bytes:
    """A file with one to four accidents."""
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        content = dice.choice(_ACCIDENTS)(content, dice)
    return content


def made_up(dice: random.Random) -> bytes:
    """A file that was never an agreement, or is one in form alone."""
    kind = dice.randrange(4)
    if kind == 0:
        return dice.randbytes(dice.randrange(1, 3000))
    if kind == 1:
        return b"".join(dice.choices(_TOKENS, k=dice.randrange(1, 30)))
    tree: dict[str, Any] = {name: _value(dice, 0) for name in dice.choices(_NAMES, k=8)}
    if kind == 3:
        tree |= {"format": "sharebuilder-agreement", "format_version": 1}
    return json.dumps(tree).encode("ascii")


def _value(dice: random.Random, depth: int) -> Any:
    kind = dice.randrange(8 if depth < 6 else 5)
    if kind == 0:
        return dice.choice((None, True, False, 0, -1, 10**30, 1.5))
    if kind in {1, 2}:
        return "".join(
            chr(dice.choice((9, 10, 32, 60, 97, 233, 0x2028, 0x1F600))) for _ in range(9)
        )
    if kind in {3, 4}:
        return dice.choice(_NAMES)
    if kind in {5, 6}:
        return {name: _value(dice, depth + 1) for name in dice.choices(_NAMES, k=4)}
    return [_value(dice, depth + 1) for _ in range(dice.randrange(5))]


def _ends(content: bytes, dice: random.Random, longest: int = 400) -> tuple[int, int]:
    begin = dice.randrange(len(content) + 1)
    return begin, min(len(content), begin + dice.randrange(1, longest))


def _flip(content: bytes, dice: random.Random) -> bytes:
    if not content:
        return b"x"
    at = dice.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << dice.randrange(8)]) + content[at + 1 :]


def _letter(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + bytes([dice.randrange(97, 123)]) + content[at + 1 :]


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _leave_out(content: bytes, dice: random.Random) -> bytes:
    begin, end = _ends(content, dice)
    return content[:begin] + content[end:]


def _twice(content: bytes, dice: random.Random) -> bytes:
    begin, end = _ends(content, dice)
    return content[:end] + content[begin:]


def _put_in(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice(_TOKENS) + content[at:]


def _zeros(content: bytes, dice: random.Random) -> bytes:
    begin, end = _ends(content, dice, 5000)
    return content[:begin] + b"\0" * (end - begin) + content[end:]


def _lines(act: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, random.Random], bytes]:
    def change(content: bytes, dice: random.Random) -> bytes:
        lines = content.split(b"\n")
        act(lines, dice.randrange(len(lines)), dice.randrange(len(lines)))
        return b"\n".join(lines)

    return change


def _drop_line(lines: list[bytes], at: int, _other: int) -> None:
    del lines[at]


def _double_line(lines: list[bytes], at: int, _other: int) -> None:
    lines.insert(at, lines[at])


def _swap_lines(lines: list[bytes], at: int, other: int) -> None:
    lines[at], lines[other] = lines[other], lines[at]


def _other_value(lines: list[bytes], at: int, other: int) -> None:
    """The value of one line in the place of another's, as a bad merge leaves it."""
    name, mark, _ = lines[at].partition(b": ")
    value = lines[other].partition(b": ")[2]
    if mark and value and value[-1:] not in {b"{", b"["}:
        lines[at] = name + mark + value


_ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _letter, _letter, _cut, _leave_out, _twice, _put_in, _zeros,
    _lines(_drop_line), _lines(_double_line), _lines(_swap_lines), _lines(_other_value),
)  # fmt: skip
