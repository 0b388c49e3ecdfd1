"""Writes the journal of an open agreement. It listens; nothing else knows of it."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sharebuilder import __version__
from sharebuilder.errors import CannotSave
from sharebuilder.model.change import Change, same
from sharebuilder.storage.journal import ENDING, JournalEntry, JournalHead, JournalWriter
from sharebuilder.storage.owner_note import stamp
from sharebuilder.storage.person import Person, this_person
from sharebuilder.storage.places import journals_folder
from sharebuilder.storage.process import this_process
from sharebuilder.storage.reasons import cannot_save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharebuilder.editing import Notice
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.storage.files import Files

_LARGEST = 8 * 1024 * 1024  # then it begins anew with the agreement as it is
_REMEMBERED = 5


def at_once(act: Callable[[], None]) -> None:
    """Do it here and now."""
    act()


class Recorder:
    """Keeps what is done to an agreement, until it is saved.

    An edit costs no more than remembering it. `flush` writes; whoever has a clock calls it.
    """

    def __init__(
        self,
        agreement: OpenAgreement,
        *,
        folder: Path | None = None,
        files: Files | None = None,
        person: Person | None = None,
        now: Callable[[], datetime] | None = None,
        run: Callable[[Callable[[], None]], None] = at_once,
        waiting: Callable[[], object] | None = None,
        failed: Callable[[CannotSave], object] | None = None,
    ) -> None:
        """Listen to an agreement.

        Args:
            agreement: the agreement.
            folder: where journals lie; this person's own when left out.
            files: the file calls; the real ones when left out.
            person: who works; whoever runs this program when left out.
            now: the clock; the computer's own when left out.
            run: does the writing, one after the other: here, or in a thread.
            waiting: is told of an edit that waits to be written.
            failed: is told, wherever `run` runs, when the journal cannot be written.
        """
        self._agreement = agreement
        self._folder = folder or journals_folder()
        self._person = person or this_person()
        self._now = now or (lambda: datetime.now(UTC))
        self._run = run
        self._waiting = waiting
        self._failed = failed
        name = f"{self._now():%Y%m%d-%H%M%S}-{this_process().number}-{secrets.token_hex(4)}"
        self._writer = JournalWriter(self._folder / f"{name}{ENDING}", files)
        self._pending: list[JournalEntry] = []
        self._begun = False  # a journal was begun, or is about to be
        self._broken = False  # what was written last may be torn: begin anew
        self._edits = 0
        self._labels: list[str] = []
        self._stop = agreement.listen(self._heard)

    @property
    def path(self) -> Path:
        """Where the journal lies, once something is in it."""
        return self._writer.path

    @property
    def broken(self) -> bool:
        """Whether the last writing failed, so that `flush` is to be tried again."""
        return self._broken

    def flush(self) -> None:
        """Write what was done since the last time, and what could not be written then."""
        if not self._pending and not self._broken:
            return
        if not self._agreement.dirty:
            self.saved()  # everything was taken back: the file says the same
            return
        pending, self._pending = self._pending, []
        for entry in pending:
            self._edits += entry.edits
            self._labels = [*self._labels, entry.label][-_REMEMBERED:]
        if self._begun and not self._broken and self._writer.size < _LARGEST:
            self._run(lambda: self._add(tuple(pending)))
        else:
            self._begin()

    def keep_all(self, *, edits: int = 0, labels: tuple[str, ...] = ()) -> None:
        """Write the whole agreement as it is now, edited or not.

        Args:
            edits: how many edits stand in it that this recorder did not hear of.
            labels: the last of those.
        """
        self._edits += edits + sum(entry.edits for entry in self._pending)
        heard = [entry.label for entry in self._pending]
        self._labels = [*self._labels, *labels, *heard][-_REMEMBERED:]
        self._pending = []
        self._begin()

    def saved(self) -> None:
        """Forget: what was done stands in the file, or is not wanted."""
        self._pending = []
        self._edits = 0
        self._labels = []
        self._broken = False
        if self._begun:
            self._begun = False
            self._run(self._writer.remove)

    def close(self) -> None:
        """Stop listening. What is in the journal stays there."""
        self._stop()

    # --- inside ---

    def _heard(self, notice: Notice) -> None:
        if not notice.changes:
            return
        entry = JournalEntry(notice.label, notice.changes, 1, stamp(self._now()))
        last = self._pending[-1] if self._pending else None
        self._pending[-1:] = [entry] if last is None else _joined(last, entry)
        if self._waiting is not None:
            self._waiting()

    def _begin(self) -> None:
        head = JournalHead(
            str(self._agreement.path.absolute()) if self._agreement.path else "",
            self._agreement.sha256 or "",
            str(self._agreement.tree.get("id", "")),
            stamp(self._now()),
            __version__,
            self._person,
            this_process(),
        )
        # Here, and not in the thread: the agreement goes on changing.
        text = json.dumps(self._agreement.tree, ensure_ascii=False)
        edits, labels, at = self._edits, tuple(self._labels), stamp(self._now())
        self._begun, self._broken = True, False
        self._run(lambda: self._write_begin(head, text, edits, labels, at))

    def _write_begin(
        self, head: JournalHead, text: str, edits: int, labels: tuple[str, ...], at: str
    ) -> None:
        try:
            self._writer.begin(head, text, edits=edits, labels=labels, at=at)
        except CannotSave as error:
            self._tell(error)
        except (OSError, ValueError) as error:
            self._tell(cannot_save(self._writer.path, error))

    def _add(self, entries: tuple[JournalEntry, ...]) -> None:
        if self._broken:
            return  # nothing can follow a torn line: the next journal holds these too
        try:
            self._writer.add(entries)
        except (OSError, ValueError) as error:
            self._tell(cannot_save(self._writer.path, error))

    def _tell(self, error: CannotSave) -> None:
        self._broken = True
        if self._failed is not None:
            self._failed(error)


def _joined(last: JournalEntry, entry: JournalEntry) -> list[JournalEntry]:
    """Two entries, as one where somebody goes on typing in the same place."""
    if len(last.changes) == len(entry.changes) == 1:
        first, second = last.changes[0], entry.changes[0]
        if first.pointer == second.pointer and same(first.after, second.before):
            is_text = isinstance(first.after, str) and isinstance(second.after, str)
            if is_text and isinstance(second.before, str):
                change = Change(first.pointer, first.before, second.after, first.index)
                return [JournalEntry(entry.label, (change,), last.edits + entry.edits, entry.at)]
    return [last, entry]
