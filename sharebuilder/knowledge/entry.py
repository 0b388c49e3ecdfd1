"""One entry of the knowledge base, and how it is read from a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject, JsonValue

FORMAT = "sharebuilder-knowledge"
FORMAT_VERSION = 1
STATES = ("in-force", "not-confirmed", "not-in-force")
NATIONS = ("E", "W", "S", "NI")
PRACTICE_KINDS = frozenset(
    {
        "organisation-type",
        "usual-item",
        "people-group",
        "transfer-method",
        "retention-default",
        "glossary-term",
        "former-body",
        "risk",
        "measure",
        "friend-prompt",
        "screening-outcome",
    }
)
"""The kinds of good practice. Their citation may name practice that is written down nowhere."""
_CONDITIONS = frozenset({"article-9", "schedule-1", "article-10", "part-3", "schedule-8"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of law or of good practice.

    Attributes:
        id: the word by which agreements refer to it, for example `art6-1-e`.
        kind: what sort of entry it is, for example `gateway` or `schedule-1`.
        title: its name, for example “Care Act 2014 s.42”.
        plain: what it says, in plain words.
        extent: the parts of the United Kingdom where it is law: E, W, S, NI.
        state: `in-force`, `not-confirmed` or `not-in-force`, on the day it was checked.
        in_force_from: the day it began, where that is recorded.
        in_force_to: the last day it is law, where that is recorded.
        status_note: what else is known of its start or end.
        verified: whether somebody read the text that supports it.
        source_url: the page that was read; empty where none was.
        source_note: what to know of the source.
        checked_on: the day of the last check.
        details: what only this kind of entry has.
        conditions: when it fits, as facts that the answers show (`fit-condition` in the schema).
        demands: what whoever relies on it must do, each as a sentence.
        against: what speaks against relying on it, each as a sentence.
        pack: the name of the local pack it comes from; empty for what ShareBuilder brings.
    """

    id: str
    kind: str
    title: str
    plain: str
    citation: Citation
    extent: tuple[str, ...]
    state: str
    in_force_from: date | None
    in_force_to: date | None
    status_note: str
    verified: bool
    source_url: str
    source_note: str
    checked_on: date
    details: Mapping[str, JsonValue] = field(default_factory=dict)
    conditions: tuple[JsonObject, ...] = ()
    demands: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    pack: str = ""

    @property
    def family(self) -> str:
        """`condition` for every kind of condition; of any other entry, its kind."""
        return "condition" if self.kind in _CONDITIONS else self.kind

    def in_force(self, on: date) -> bool | None:
        """Whether it is law on a day; None where that is not known.

        Where no start is recorded, an entry that was found in force is law from the day it was
        checked. Before that day nothing is known.
        """
        if self.state == "not-in-force":
            return False
        if self.state == "not-confirmed":
            return None
        if self.in_force_to is not None and on > self.in_force_to:
            return False
        if self.in_force_from is not None:
            return on >= self.in_force_from
        return True if on >= self.checked_on else None

    def text(self, name: str) -> str:
        """A detail that is text; empty where the entry has none of that name."""
        value = self.details.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A detail that is a list of texts; empty where the entry has none of that name."""
        value = self.details.get(name)
        entries = value if isinstance(value, list) else []
        return tuple(entry for entry in entries if isinstance(entry, str))

    def flag(self, name: str) -> bool:
        """A detail that is yes or no; no where the entry has none of that name."""
        return self.details.get(name) is True

    def number(self, name: str) -> int | None:
        """A detail that is a whole number, or None."""
        value = self.details.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def schedule_1_part(self) -> int | None:
        """Of an Article 9 condition, the Part of Schedule 1 that must be met too, if any."""
        needed = self.details.get("schedule_1_needed")
        part = needed.get("part") if isinstance(needed, dict) else None
        return part if isinstance(part, int) else None

    @property
    def schedule_1_conditions(self) -> tuple[str, ...]:
        """Of an Article 9 condition, the paragraphs that match; empty for any of the Part."""
        needed = self.details.get("schedule_1_needed")
        listed = needed.get("conditions") if isinstance(needed, dict) else None
        entries = listed if isinstance(listed, list) else []
        return tuple(entry for entry in entries if isinstance(entry, str))

    @property
    def needs_policy_document(self) -> bool:
        """Whether the condition asks for an appropriate policy document in every case."""
        return self.text("needs_policy_document") == "yes"

    @property
    def partner_types(self) -> tuple[str, ...] | None:
        """The types of partner that a gateway reaches; None where the type alone cannot tell."""
        return (
            self.texts("partner_types")
            if isinstance(self.details.get("partner_types"), list)
            else None
        )


def read_entry(raw: JsonValue, file: Path, place: str) -> Entry:
    """An entry from its JSON.

    Args:
        raw: the JSON.
        file: where it stands, for messages.
        place: its place in the file, for messages.

    Raises:
        SeedProblem: something is missing or of the wrong form.
    """
    reader = _Reader(raw, file, place)
    citation = reader.part("citation")
    source = reader.part("source")
    practice = reader.raw.get("kind") in PRACTICE_KINDS
    address = citation.text_or_none("url") if practice else citation.text("url")
    return Entry(
        id=reader.text("id"),
        kind=reader.text("kind"),
        title=reader.text("title"),
        plain=reader.text("plain"),
        citation=Citation(citation.text("text"), address),
        extent=reader.choices("extent", NATIONS),
        state=reader.choice("state", STATES),
        in_force_from=reader.day_or_none("in_force_from"),
        in_force_to=reader.day_or_none("in_force_to"),
        status_note=reader.text("status_note", may_be_empty=True),
        verified=reader.flag("verified"),
        source_url=source.text_or_none("url"),
        source_note=source.text("note", may_be_empty=True),
        checked_on=reader.day("checked_on"),
        details=reader.part("details").raw,
        conditions=reader.parts("conditions"),
        demands=reader.texts("demands"),
        against=reader.texts("against"),
    )


class _Reader:
    """Reads the properties of a JSON object; whatever is wrong is a clear problem."""

    def __init__(self, raw: JsonValue, file: Path, place: str) -> None:
        self._file = file
        self._place = place
        if not isinstance(raw, dict):
            raise self._problem("", "should be an object")
        self.raw: JsonObject = raw

    def text(self, name: str, *, may_be_empty: bool = False) -> str:
        value = self.raw.get(name)
        if not isinstance(value, str) or not (value or may_be_empty):
            raise self._problem(name, "should be text")
        return value

    def text_or_none(self, name: str) -> str:
        return "" if self.raw.get(name) is None else self.text(name)

    def flag(self, name: str) -> bool:
        value = self.raw.get(name)
        if not isinstance(value, bool):
            raise self._problem(name, "should be true or false")
        return value

    def choice(self, name: str, among: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in among:
            raise self._problem(name, f"should be one of {', '.join(among)}")
        return value

    def choices(self, name: str, among: tuple[str, ...]) -> tuple[str, ...]:
        value = self.raw.get(name)
        if not isinstance(value, list) or not value or any(one not in among for one in value):
            raise self._problem(name, f"should be a list of {', '.join(among)}")
        return tuple(str(one) for one in value)

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError as error:
            raise self._problem(name, "should be a day as year-month-day") from error

    def day_or_none(self, name: str) -> date | None:
        return None if self.raw.get(name) is None else self.day(name)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.raw.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._problem(name, "should be a list of texts")
        return tuple(str(one) for one in value)

    def parts(self, name: str) -> tuple[JsonObject, ...]:
        value = self.raw.get(name, [])
        if not isinstance(value, list):
            raise self._problem(name, "should be a list")
        where = f"{self._place}/{name}"
        return tuple(_Reader(one, self._file, f"{where}/{at}").raw for at, one in enumerate(value))

    def part(self, name: str) -> _Reader:
        return _Reader(self.raw.get(name), self._file, f"{self._place}/{name}")

    def _problem(self, name: str, what: str) -> SeedProblem:
        return SeedProblem(
            f"This {what}." if not name else f"“{name}” {what}.",
            remedy="Mend the file; schemas/knowledge.schema.json says what an entry holds.",
            file=self._file,
            place=f"{self._place}/{name}" if name else self._place,
        )
