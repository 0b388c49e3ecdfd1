"""Reading JSON that may come from anywhere: strict where Python's own parser is forgiving."""

from __future__ import annotations

import json
import stat
from functools import partial
from typing import TYPE_CHECKING, NoReturn, cast

from sharebuilder.errors import UnusableFile
from sharebuilder.model.pointer import join
from sharebuilder.model.text import illegal_characters, without_illegal
from sharebuilder.storage.files import Files
from sharebuilder.storage.json_place import first_fault, number_problem, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharebuilder.model.json_types import JsonValue

LARGEST_FILE = 50 * 1024 * 1024
DEEPEST = 100
_FROM_COPY = "Open an earlier copy of the file, or ask whoever sent it to send it again."


class _Refused(ValueError):
    """Something that JSON does not allow, or that this format does not."""


def read_bytes(path: Path, what: str = "an agreement") -> bytes:
    """The bytes of a file.

    Args:
        path: the file.
        what: what it should hold, with its article, for the messages.

    Raises:
        UnusableFile: it is not there, is a folder, is not readable, is empty or is too large.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise UnusableFile(
                "This is a folder, not a file.", remedy="Choose a file inside it.", file=path
            )
        if not stat.S_ISREG(state.st_mode):
            raise UnusableFile("This is a device, not a file.", remedy=f"Choose {what}.", file=path)
        content = Files().patiently(partial(_first_bytes, path))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnusableFile(
            "There is no such file.",
            remedy="Check the name, and that the drive it is on is connected.",
            file=path,
        ) from error
    except PermissionError as error:
        raise UnusableFile(
            "You may not read this file, or another program holds it.",
            remedy="Close other programs that have it open, or ask its owner to let you read it.",
            file=path,
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        raise UnusableFile(
            f"The file cannot be read ({getattr(error, 'strerror', None) or error}).",
            remedy="Check that you may read it, and that the drive it is on is connected.",
            file=path,
        ) from error
    if len(content) > LARGEST_FILE:
        raise UnusableFile(
            f"The file has more than {LARGEST_FILE // 2**20} MB, far more than {what} needs.",
            remedy=f"Check that it is {what}.",
            file=path,
        )
    if not content.strip():
        raise UnusableFile("The file is empty.", remedy=_FROM_COPY, file=path)
    return content


def _first_bytes(path: Path) -> bytes:
    """The bytes of a file, and never many more than an agreement has."""
    with path.open("rb") as opened:
        return opened.read(LARGEST_FILE + 1)


def decode(content: bytes, path: Path | None = None) -> str:
    """The text of UTF-8 bytes, a byte order mark left out.

    Raises:
        UnusableFile: they are not UTF-8. The place says at which line.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise UnusableFile(
            "The file is written in UTF-16. An agreement is written in UTF-8.",
            remedy="Open it in a text editor and save it as UTF-8.",
            file=path,
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableFile(
            "The file is not written in UTF-8.",
            remedy="Open it in a text editor and save it as UTF-8.",
            file=path,
            place=f"line {line}",
        ) from error


def parse_json(text: str, path: Path | None = None) -> JsonValue:
    """The value of JSON text.

    Raises:
        UnusableFile: it is not JSON, or holds a key twice, NaN, an infinite number, characters
            that no document can hold, or more than DEEPEST levels.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        raise UnusableFile(
            f"The file is not complete or not JSON: {error.msg[0].lower()}{error.msg[1:]}.",
            remedy=_FROM_COPY,
            file=path,
            place=place_in(text, error.pos),
        ) from error
    except (RecursionError, ValueError) as error:
        # The parser's hooks do not know where they are, so the place is looked for afterwards.
        problem, at = first_fault(text, DEEPEST) or (f"The file cannot be read: {error}.", None)
        raise UnusableFile(problem, remedy=_FROM_COPY, file=path, place=at) from error
    for place, problem in _problems(value):
        raise UnusableFile(problem, remedy=_FROM_COPY, file=path, place=place)
    return cast("JsonValue", value)


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused("a name stands twice in one place")
    return found


def _refuse(text: str) -> NoReturn:
    raise _Refused(f"the number {text[:30]} cannot be kept")


def _float(text: str) -> float:
    if number_problem(text):
        _refuse(text)
    return float(text)


def _int(text: str) -> int:
    if number_problem(text):
        _refuse(text)
    return int(text)


def _problems(value: JsonValue) -> Iterator[tuple[str, str]]:
    """The place and the problem of each illegal text or too deep level."""
    pending: list[tuple[tuple[str, ...], JsonValue]] = [((), value)]
    while pending:
        at, current = pending.pop()
        if len(at) > DEEPEST:
            yield join(*at[:3]), f"The file is more than {DEEPEST} levels deep."
            return
        if isinstance(current, dict):
            for name, child in current.items():
                if illegal_characters(name):
                    yield join(*at), f"The name “{_printable(name)}” holds an illegal character."
                    return
                pending.append(((*at, name), child))
        elif isinstance(current, list):
            pending.extend(((*at, str(index)), child) for index, child in enumerate(current))
        elif isinstance(current, str) and (illegal := illegal_characters(current)):
            code = f"U+{ord(illegal[0]):04X}"
            yield join(*at), f"The text holds a character that no document can show ({code})."
            return


def _printable(text: str) -> str:
    return without_illegal(text, "\N{REPLACEMENT CHARACTER}")[:60]
