"""What stands in the file beside an agreement that says who has it open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sharebuilder.storage.person import Person
from sharebuilder.storage.process import Process

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject, JsonValue

_MOST_TAKEOVERS = 20
_LONGEST = 200
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Takeover:
    """A time when somebody took an agreement over from somebody else."""

    by: str
    taken_from: str
    at: str

    def to_json(self) -> JsonObject:
        """The takeover as it is kept."""
        return {"by": self.by, "from": self.taken_from, "at": self.at}


@dataclass(frozen=True, slots=True)
class OwnerNote:
    """Who has an agreement open.

    Attributes:
        person: who.
        process: in which running program.
        session: what tells this opening from every other.
        since: since when, as ISO 8601 in UTC; empty where the note does not say.
        takeovers: who took it over from whom, the latest last.
    """

    person: Person
    process: Process
    session: str
    since: str
    takeovers: tuple[Takeover, ...] = ()

    @property
    def sentence(self) -> str:
        """The note as a sentence: “Jo Smith on PC-12 has had it open since 24 November …”."""
        since = time_words(self.since)
        if not since:
            return f"{self.person.words} has it open."
        return f"{self.person.words} has had it open since {since}."

    @property
    def words(self) -> str:
        """The note as others read it: “Jo Smith on PC-12, since 24 November 2026 at 14:03”."""
        since = time_words(self.since)
        return f"{self.person.words}, since {since}" if since else self.person.words

    def after_takeover(self, before: OwnerNote | None, at: datetime) -> OwnerNote:
        """This note with the takeover from another written into it."""
        earlier = before.takeovers if before is not None else ()
        whom = before.person.words if before is not None else "somebody whose name cannot be read"
        taken = Takeover(self.person.words, whom, stamp(at))
        return replace(self, takeovers=(*earlier, taken)[-_MOST_TAKEOVERS:])

    def to_bytes(self) -> bytes:
        """The note as it is kept, readable by people too."""
        note: JsonObject = {
            "what": "Somebody has this agreement open in ShareBuilder. This file goes by itself.",
            "user": self.person.user,
            "full_name": self.person.full_name,
            "computer": self.person.computer,
            "since": self.since,
            "process": self.process.number,
            "process_started": self.process.started,
            "machine": self.person.machine,
            "session": self.session,
            "taken_over": [one.to_json() for one in self.takeovers],
        }
        return (json.dumps(note, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_note(content: bytes) -> OwnerNote | None:
    """The note in a file; None where it cannot be read. Anybody may have written it."""
    try:
        note = json.loads(content[:_LARGEST].decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(note, dict) or not isinstance(note.get("session"), str):
        return None
    number = note.get("process")
    taken = note.get("taken_over")
    return OwnerNote(
        Person(
            _text(note, "user"),
            _text(note, "full_name"),
            _text(note, "computer"),
            _text(note, "machine"),
        ),
        Process(number if type(number) is int else 0, _text(note, "process_started")),
        _text(note, "session"),
        _text(note, "since"),
        tuple(
            Takeover(_text(one, "by"), _text(one, "from"), _text(one, "at"))
            for one in (taken if isinstance(taken, list) else [])[-_MOST_TAKEOVERS:]
            if isinstance(one, dict)
        ),
    )


def stamp(moment: datetime) -> str:
    """A moment as it is kept: ISO 8601, in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def time_words(kept: str) -> str:
    """A kept moment as people here read it: “24 November 2026 at 14:03”; empty for no moment."""
    try:
        moment = datetime.fromisoformat(kept).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{moment.day} {moment.strftime('%B %Y')} at {moment.strftime('%H:%M')}"


def _text(note: dict[str, JsonValue], name: str) -> str:
    """A text of one line from a file that anybody may have written."""
    value = note.get(name)
    if not isinstance(value, str):
        return ""
    return "".join(letter for letter in value if letter.isprintable())[:_LONGEST]
