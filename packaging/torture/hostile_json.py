"""JSON that Python's own parser takes and an agreement may not be: each refused at its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sharebuilder.errors import UnusableFile
from sharebuilder.storage.agreement_file import read_agreement
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = b'{"format": "sharebuilder-agreement", "format_version": 1, '
_ID = b'"id": "0b7f8f2e-1111-4222-8333-444455556666"'


def _with(more: bytes) -> bytes:
    return _HEAD + _ID + b", " + more + b"}"


_WHOLE = _HEAD + _ID + b"}"
# What stands in the file, and a word of what must be said of it.
_FILES = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (_WHOLE[:70], "not complete"),
    (_WHOLE + b"}", "not complete or not JSON"),
    (_WHOLE.replace(b"}", b",}"), "not JSON"),
    (b"{'format': 1}", "not JSON"),
    (b"// words\n" + _WHOLE, "not JSON"),
    (_WHOLE.decode().encode("utf-16"), "UTF-16"),
    (_WHOLE.decode().encode("utf-16-le"), ""),
    (_WHOLE.decode().encode("utf-32"), "UTF-"),
    (_with(b'"t": "caf\xe9"'), "UTF-8"),
    (_with(b'"t": "\xed\xa0\x80"'), "UTF-8"),
    (_with(b'"t": "\xc0\xaf"'), "UTF-8"),
    (_with(b'"id": "b"'), "twice"),
    (_with(b'"about": {"title": "a", "title": "b"}'), "twice"),
    (_with(b'"about": {"title": "a", "\\u0074itle": "b"}'), "twice"),
    (_with(b'"n": NaN'), "NaN"),
    (_with(b'"n": Infinity'), "Infinity"),
    (_with(b'"n": -Infinity'), "-Infinity"),
    (_with(b'"n": 1e400'), "too large"),
    (_with(b'"n": -1e400'), "too large"),
    (_with(b'"n": 1e-400'), "digits"),
    (_with(b'"n": 0.1234567890123456789'), "digits"),
    (_with(b'"n": ' + b"9" * 5000), "too long"),
    (_with(b'"n": ' + b"[" * 150 + b"]" * 150), "levels"),
    (_with(b'"n": ' + b"[" * 100_000), "levels"),
    (_with(b'"n": ' + b'{"a":' * 50_000), "levels"),
    (_with(b'"about": {"title": "a\\ud800b"}'), "U+D800"),
    (_with(b'"about": {"title": "\\udc00\\ud800"}'), "U+DC00"),
    (_with(b'"about": {"title": "a\\u0000b"}'), "U+0000"),
    (_with(b'"about": {"title": "a\\u0008b"}'), "U+0008"),
    (_with(b'"about": {"title": "a\\u000bb"}'), "U+000B"),
    (_with(b'"about": {"title": "a\\u001bb"}'), "U+001B"),
    (_with(b'"about": {"title": "a\\uffffb"}'), "U+FFFF"),
    (_with(b'"about": {"title": "a\\ufffeb"}'), "U+FFFE"),
    (_with(b'"about": {"title": "a\x00b"}'), "control character"),
    (_with(b'"about": {"title": "a\nb"}'), "control character"),
    (_with(b'"about": {"a\\u0001": 1}'), "illegal character"),
    (_with(b'"\\ud800": 1'), "illegal character"),
    (b"[1, 2]", "not a ShareBuilder agreement"),
    (b"null", "not a ShareBuilder agreement"),
    (b'"text"', "not a ShareBuilder agreement"),
    (b"12", "not a ShareBuilder agreement"),
    (b'{"format": ["sharebuilder-agreement"]}', "not a ShareBuilder agreement"),
    (_HEAD.replace(b"1", b"true") + _ID + b"}", "format version"),
    (_HEAD.replace(b"1", b"1.0") + _ID + b"}", "format version"),
    (_HEAD.replace(b"1", b'"1"') + _ID + b"}", "format version"),
    (_HEAD.replace(b"1", b"0") + _ID + b"}", "format version"),
    (_HEAD.replace(b"1", b"2") + _ID + b"}", "newer ShareBuilder"),
    (_HEAD.replace(b"1", b"9" * 400) + _ID + b"}", ""),
    (b"PK\x03\x04" + b"\0" * 100, "not JSON"),
    (b"<?xml version='1.0'?><x/>", "not JSON"),
    (b" " * (51 * 2**20), "50 MB"),
]


def run(task: Task) -> None:
    """Open each file: it must be refused, at its place, with a remedy."""
    path = task.folder / "a.sharebuilder"
    for content, words in task.each(_FILES):
        path.write_bytes(content)
        task.attempt(repr(content[:70]), _refused, path, words)
        task.expect(path.read_bytes() == content, "the file was changed")


def _refused(path: Path, words: str) -> None:
    try:
        read_agreement(path)
    except UnusableFile as error:
        assert words in error.problem, f"it says {error.problem}"
        assert error.problem.endswith("."), error.problem
        assert error.remedy, "no remedy"
        assert error.file == path, "the file is not named"
        return
    raise AssertionError("it was opened")


def control(folder: Path) -> bool:
    """Python's own parser takes a good part of these: that alone would not do."""
    del folder
    taken = 0
    for content, _ in _FILES[:40]:
        try:
            json.loads(content)
            taken += 1
        except (ValueError, RecursionError):
            continue
    return taken > 10


CAMPAIGN = Campaign(
    "hostile-json",
    "JSON that is not strict, not sound or not an agreement is refused at its place.",
    len(_FILES),
    len(_FILES),
    run,
    control,
)
