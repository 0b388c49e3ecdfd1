"""The knowledge base: gateways, lawful bases, conditions, exemptions and the rest.

Entries are data under `seeds/knowledge/`. Each says what it is in plain words, where the law
stands, whether somebody read the text, and when. Nothing here decides anything: rules do.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.entry import FORMAT, FORMAT_VERSION, Entry, read_entry
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from sharebuilder.knowledge.pack import Pack


class Knowledge:
    """Every entry of the knowledge base, by id and by kind."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        hidden: Collection[str] = (),
        packs: tuple[Pack, ...] = (),
        problems: tuple[SeedProblem, ...] = (),
    ) -> None:
        """Take entries in the order in which people should see them.

        Args:
            entries: every entry, those of local packs among them.
            hidden: the ids of those that are not offered. Their words are still known, so that
                an agreement that names one keeps its meaning.
            packs: the local packs in use.
            problems: what is wrong with the packs that were left out.

        Raises:
            SeedProblem: two entries have the same id.
        """
        self.packs = packs
        self.problems = problems
        self._hidden = frozenset(hidden)
        self._by_kind: dict[str, tuple[Entry, ...]] = {}
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            if entry.id in self._entries:
                raise SeedProblem(
                    f"The knowledge base holds “{entry.id}” twice.",
                    remedy="Take one of the two out, or give it an id of its own.",
                    place=entry.id,
                )
            self._entries[entry.id] = entry

    @classmethod
    def load(cls, folder: Path | None = None) -> Knowledge:
        """The knowledge base of a folder.

        Args:
            folder: where its files lie; those that ShareBuilder brings when left out.

        Raises:
            SeedProblem: a file is missing, cannot be read, or does not have the right form.
        """
        place = folder or seeds_dir() / "knowledge"
        files = sorted(place.glob("*.json"))
        if not files:
            raise SeedProblem(
                "The knowledge base is missing.",
                remedy="Install ShareBuilder again, or choose another folder.",
                file=place,
            )
        return cls(entry for path in files for entry in _read_file(path))

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with an id, or None."""
        return self._entries.get(entry_id)

    def entries(self, kind: str = "") -> tuple[Entry, ...]:
        """The entries on offer of a kind or of a family of kinds; all of them when left out.

        Args:
            kind: such as `gateway` or `schedule-1`, or `condition` for every kind of condition.
        """
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(
                entry
                for entry in self._entries.values()
                if entry.id not in self._hidden and (not kind or kind in (entry.kind, entry.family))
            )
        return self._by_kind[kind]

    def kinds(self) -> tuple[str, ...]:
        """Every kind that the knowledge base holds, in the order of its files."""
        return tuple(dict.fromkeys(entry.kind for entry in self._entries.values()))

    def in_force(self, entry: Entry, on: date) -> bool | None:
        """Whether an entry is law on a day; None where that is not known."""
        return entry.in_force(on)

    def title(self, entry_id: str) -> str:
        """The title of an entry, or its id where the knowledge base does not hold it."""
        found = self._entries.get(entry_id)
        return found.title if found else entry_id

    @property
    def as_at(self) -> date:
        """The day up to which every entry was checked: the earliest of their days."""
        return min((entry.checked_on for entry in self._entries.values()), default=date.min)


def _read_file(path: Path) -> list[Entry]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SeedProblem(
            f"The file cannot be read: {error}.", remedy="Mend or replace it.", file=path
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise SeedProblem(
            "The file is not a part of the knowledge base.",
            remedy=f"It should be an object that begins with “format”: “{FORMAT}”.",
            file=path,
        )
    if content.get("format_version") != FORMAT_VERSION:
        raise SeedProblem(
            f"The file has format version {content.get('format_version')}.",
            remedy=f"This ShareBuilder reads version {FORMAT_VERSION}.",
            file=path,
            place="/format_version",
        )
    listed: object = content.get("entries")
    if not isinstance(listed, list):
        raise SeedProblem(
            "The file has no list of entries.",
            remedy="Add “entries”: a list.",
            file=path,
            place="/entries",
        )
    return [read_entry(raw, path, f"/entries/{index}") for index, raw in enumerate(listed)]
