"""The journal of an open agreement: what was typed since it was saved, for after a crash.

JSON lines. The first says whose journal it is, the second holds the agreement as it was when the
journal began, each further one an edit. Every line carries a sum of itself and of the line before,
so that a line which a crash cut short, or a fault of the disk, is noticed and nothing is made up.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sharebuilder.errors import UnusableFile
from sharebuilder.model.change import MISSING, Change, apply_changes
from sharebuilder.model.pointer import Pointer
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.storage.files import Files
from sharebuilder.storage.person import Person
from sharebuilder.storage.process import Process

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject, JsonValue

FORMAT = "sharebuilder-journal"
VERSION = 1
ENDING = ".journal"
MOST_LABELS = 5
_LINE = re.compile(rb'\{"sum":"([0-9a-f]{16})","entry":(.*)\}', re.DOTALL)
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Whose journal it is.

    Attributes:
        file: the agreement's file, as an absolute path; empty where it has none yet.
        sha256: what that file held when it was read or saved last; empty where there is none.
        agreement: the agreement's id.
        started: when the journal began, as ISO 8601 in UTC.
        program: the version of ShareBuilder.
        person: who wrote it, and on which computer.
        process: the program that wrote it.
    """

    file: str
    sha256: str
    agreement: str
    started: str
    program: str
    person: Person
    process: Process

    def to_json(self) -> JsonObject:
        """The head as it is kept."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "file": self.file,
            "sha256": self.sha256,
            "agreement": self.agreement,
            "started": self.started,
            "program": self.program,
            "user": self.person.user,
            "full_name": self.person.full_name,
            "computer": self.person.computer,
            "machine": self.person.machine,
            "process": self.process.number,
            "process_started": self.process.started,
        }


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An edit, or several in the same place that followed each other.

    Attributes:
        label: what was done, in the words of the menu.
        changes: what it came to.
        edits: how many edits it stands for.
        at: when, as ISO 8601 in UTC.
    """

    label: str
    changes: tuple[Change, ...]
    edits: int
    at: str

    def to_json(self) -> JsonObject:
        """The entry as it is kept."""
        changes: list[JsonValue] = [_change_to_json(change) for change in self.changes]
        return {"at": self.at, "label": self.label, "edits": self.edits, "changes": changes}


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as it was read.

    Attributes:
        head: whose it is.
        tree: the agreement with all its edits.
        edits: how many there are.
        labels: the last few of them, the latest last.
        at: when the last was made.
        torn: whether the last line was cut short, and left out.
        damaged: whether a line before the last could not be read, so that later ones are missing.
    """

    head: JournalHead
    tree: JsonObject
    edits: int
    labels: tuple[str, ...]
    at: str
    torn: bool = False
    damaged: bool = False


class JournalWriter:
    """Writes one journal."""

    def __init__(self, path: Path, files: Files | None = None) -> None:
        """Write to a file that nobody else writes to."""
        self.path = path
        self.size = 0
        self._files = files or Files()
        self._sum = ""
        self._whole = False

    @property
    def begun(self) -> bool:
        """Whether there is a journal to which lines can be added."""
        return self._whole

    def begin(
        self, head: JournalHead, tree_text: str, *, edits: int, labels: Iterable[str], at: str
    ) -> None:
        """Begin the journal, or begin it anew, with the agreement as it is now.

        Args:
            head: whose journal it is.
            tree_text: the agreement as JSON.
            edits: how many edits since the agreement was saved stand in it.
            labels: the last few of them.
            at: when the last was made.

        Raises:
            CannotSave: it could not be written. An earlier journal is untouched.
            OSError: its folder could not be made.
        """
        self._whole = False
        self._files.make_folder(self.path.parent)
        known = json.dumps(
            {"edits": edits, "labels": list(labels)[-MOST_LABELS:], "at": at}, ensure_ascii=False
        )
        # In ASCII: the name of a file may hold bytes that are no text.
        first, first_sum = _line("", json.dumps(head.to_json()))
        second, self._sum = _line(first_sum, f'{known[:-1]}, "tree": {tree_text}}}')
        write_atomically(self.path, first + second, self._files, mode=_PRIVATE)
        self.size = len(first) + len(second)
        self._whole = True

    def add(self, entries: Iterable[JournalEntry]) -> None:
        """Add edits, and make sure that they are on the disk.

        Raises:
            OSError: they could not be written. The journal has to be begun anew: its end may be
                torn.
        """
        lines = []
        for entry in entries:
            line, self._sum = _line(self._sum, json.dumps(entry.to_json(), ensure_ascii=False))
            lines.append(line)
        content = b"".join(lines)
        self._whole = False
        handle = self._files.append(self.path)
        try:
            rest = memoryview(content)
            while rest:
                written = self._files.write(handle, rest)
                if written <= 0:
                    raise OSError(errno.ENOSPC, "no space was left for all of it")
                rest = rest[written:]
            self._files.sync(handle)
        finally:
            self._files.close(handle)
        self.size += len(content)
        self._whole = True

    def remove(self) -> None:
        """Take the journal away: everything in it is saved, or was thrown away on purpose."""
        self._whole = False
        with contextlib.suppress(OSError):
            self._files.remove(self.path)


def read_journal(content: bytes, path: Path | None = None) -> Journal:
    """The journal in the bytes of a file, replayed as far as it can be trusted.

    Raises:
        UnusableFile: it is no journal, or its beginning cannot be read.
    """
    lines = content.split(b"\n")
    ends_whole = lines[-1] == b""
    entries: list[JsonValue] = []
    bad_at, total = None, len(lines) - ends_whole
    before = ""
    for number, line in enumerate(lines[:total]):
        is_cut = number == total - 1 and not ends_whole
        found = None if is_cut else _entry(line, before)
        if found is None:
            bad_at = number
            break
        raw, before = found
        entries.append(json.loads(raw))  # by its sum, it is what this program wrote
    if len(entries) < 2:
        raise UnusableFile(
            "The beginning of this journal cannot be read.",
            remedy="It is kept. Send it to whoever looks after ShareBuilder for you.",
            file=path,
        )
    head = _head(entries[0], path)
    torn = bad_at is not None and bad_at == total - 1
    return _replayed(head, entries[1:], path, torn=torn, damaged=bad_at is not None and not torn)


def _replayed(
    head: JournalHead, entries: list[JsonValue], path: Path | None, *, torn: bool, damaged: bool
) -> Journal:
    start = entries[0]
    tree = start.get("tree") if isinstance(start, dict) else None
    if not isinstance(start, dict) or not isinstance(tree, dict):
        raise _no_journal(path)
    edits, labels, at = _whole(start, "edits"), _texts(start.get("labels")), _text(start, "at")
    for entry in entries[1:]:
        try:
            if not isinstance(entry, dict) or not isinstance(entry.get("changes"), list):
                raise TypeError(entry)
            raw = cast("list[JsonValue]", entry["changes"])
            apply_changes(tree, [_change_from_json(one) for one in raw])
        except (KeyError, TypeError, ValueError):
            damaged = True
            break
        edits += _whole(entry, "edits")
        labels = [*labels, _text(entry, "label")]
        at = _text(entry, "at")
    return Journal(head, tree, edits, tuple(labels[-MOST_LABELS:]), at, torn, damaged)


def _line(before: str, raw: str) -> tuple[bytes, str]:
    """A line and its sum."""
    content = raw.encode("utf-8")
    checked = _sum(before, content)
    return b'{"sum":"%s","entry":%s}\n' % (checked.encode(), content), checked


def _entry(line: bytes, before: str) -> tuple[str, str] | None:
    """What a line holds and its sum; None where the line is not as it was written."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    checked, raw = found.group(1).decode(), found.group(2)
    if _sum(before, raw) != checked:
        return None
    return raw.decode("utf-8"), checked


def _sum(before: str, content: bytes) -> str:
    return hashlib.sha256(before.encode() + content).hexdigest()[:16]


def _head(entry: JsonValue, path: Path | None) -> JournalHead:
    if not isinstance(entry, dict) or entry.get("format") != FORMAT:
        raise _no_journal(path)
    if entry.get("version") != VERSION:
        raise UnusableFile(
            "This journal was written by another version of ShareBuilder.",
            remedy="It is kept. Start that version to recover what it holds.",
            file=path,
        )
    return JournalHead(
        _text(entry, "file"),
        _text(entry, "sha256"),
        _text(entry, "agreement"),
        _text(entry, "started"),
        _text(entry, "program"),
        Person(
            _text(entry, "user"),
            _text(entry, "full_name"),
            _text(entry, "computer"),
            _text(entry, "machine"),
        ),
        Process(_whole(entry, "process"), _text(entry, "process_started")),
    )


def _no_journal(path: Path | None) -> UnusableFile:
    return UnusableFile(
        "This is not a journal of ShareBuilder.",
        remedy="It is kept. Look at it with whoever looks after ShareBuilder for you.",
        file=path,
    )


def _change_to_json(change: Change) -> JsonObject:
    made: JsonObject = {"place": change.pointer}
    if change.before is MISSING:
        made["new"] = True  # a record that is put into a list, and not one that is changed
    if change.after is not MISSING:
        made["value"] = change.after
    if change.index is not None:
        made["index"] = change.index
    return made


def _change_from_json(entry: JsonValue) -> Change:
    if not isinstance(entry, dict) or not isinstance(entry["place"], str):
        raise TypeError(entry)
    index = entry.get("index")
    return Change(
        Pointer(entry["place"]),
        MISSING if entry.get("new") is True else None,
        entry.get("value", MISSING),
        index if type(index) is int else None,
    )


def _text(entry: JsonObject, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _whole(entry: JsonObject, name: str) -> int:
    value = entry.get(name)
    return value if type(value) is int else 0


def _texts(value: JsonValue) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
