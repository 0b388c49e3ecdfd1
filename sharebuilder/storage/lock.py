"""Who has an agreement open: a file beside it, that works on every drive without a server.

The file names a person, a computer, a program and a time. What a crash left on this computer is
cleared by itself. What another computer left is never taken without being asked: nobody here can
know whether its program still runs.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sharebuilder.errors import TakenOver
from sharebuilder.storage.atomic import temporary_beside
from sharebuilder.storage.files import Files
from sharebuilder.storage.owner_note import OwnerNote, read_note, stamp
from sharebuilder.storage.person import Person, this_person
from sharebuilder.storage.process import is_running, this_process
from sharebuilder.storage.reasons import cannot_save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENDING = ".open"
_LONGEST_NAME = 250  # bytes; drives allow 255
_TRIES = 5

State = Literal["mine", "theirs", "unguarded"]


@dataclass(frozen=True, slots=True)
class Peek:
    """What stands in a lock.

    Attributes:
        state: whose it is; `gone` where there is none, `unknown` where the drive is away.
        owner: whose, where it is theirs and can be read.
    """

    state: Literal["mine", "theirs", "gone", "unknown"]
    owner: OwnerNote | None = None


class Lock:
    """The lock of one agreement, for one opening of it.

    Attributes:
        state: `mine`: nobody else writes. `theirs`: somebody else has it open. `unguarded`: no
            file can be made there, so that comparing before saving is all there is.
        owner: whose it is, where it is theirs and the note can be read.
        why: why it is unguarded, as the system says it.
        recovered: whose lock was left by a crash on this computer, and cleared.
    """

    def __init__(
        self,
        path: Path,
        *,
        person: Person | None = None,
        files: Files | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Prepare the lock of a file. Nothing is touched yet.

        Args:
            path: the agreement's file.
            person: who opens it; whoever runs this program when left out.
            files: the file calls; the real ones when left out.
            now: the clock; the computer's own when left out.
        """
        self._path = path
        self._files = files or Files()
        self._now = now or (lambda: datetime.now(UTC))
        self._person = person or this_person()
        self._session = secrets.token_hex(8)
        self._note: OwnerNote | None = None
        self.place = lock_file(path)
        self.state: State = "unguarded"
        self.owner: OwnerNote | None = None
        self.why = ""
        self.recovered: OwnerNote | None = None

    def acquire(self) -> State:
        """Say that the agreement is open here, unless it is open elsewhere.

        Returns:
            The state. It never raises: what cannot be guarded is unguarded.
        """
        try:
            self.place = lock_file(self._path.resolve())  # two names of one file have one lock
            for _ in range(_TRIES):
                if self._made():
                    return self._is("mine")
                if not self._cleared():
                    return self.state
        except (OSError, RuntimeError, ValueError) as error:
            self.why = getattr(error, "strerror", None) or str(error)
            return self._is("unguarded")
        return self._is("theirs")

    def take_over(self) -> State:
        """Take the lock from whoever has it, and write that into it.

        Raises:
            CannotSave: it could not be written.
        """
        before = self._read()
        note = self._new_note().after_takeover(before, self._now())
        try:
            temporary = self._written(note)
            try:
                self._files.replace(temporary, self.place)
            except OSError:
                with contextlib.suppress(OSError):
                    self._files.remove(temporary)
                raise
        except OSError as error:
            raise cannot_save(self.place, error) from error
        self._note = note
        return self._is("mine")

    def look(self) -> State:
        """See whether things are as they were, and take note of it.

        Returns:
            The state now. A lock of mine that somebody took over is theirs; one that vanished is
            made again; theirs that vanished stays theirs until `acquire`.
        """
        return self.noted(self.peek())

    def peek(self) -> Peek:
        """What stands in the lock now. Nothing is changed: any thread may ask."""
        try:
            found = read_note(self._files.read(self.place))
        except FileNotFoundError:
            return Peek("gone")
        except (OSError, ValueError):
            return Peek("unknown")
        if found is not None and found.session == self._session:
            return Peek("mine")
        return Peek("theirs", found)

    def noted(self, peek: Peek) -> State:
        """Take note of what `peek` saw."""
        if self.state == "unguarded" or peek.state == "unknown":
            return self.state  # what will be saved is compared all the same
        if peek.state == "gone":
            if self.state == "mine":
                return self.acquire()
            self.owner = None
            return self.state
        self._is(peek.state)
        self.owner = peek.owner
        return self.state

    def require(self) -> None:
        """See that the lock is still held, before saving.

        Raises:
            TakenOver: somebody took it over.
        """
        if self.state == "unguarded":
            return
        peek = self.peek()
        if peek.state == "gone":
            self.acquire()  # it vanished, or whoever took it over has closed it
        else:
            self.noted(peek)
        if self.state == "theirs":
            whose = self.owner.words if self.owner is not None else "Somebody else"
            raise TakenOver(
                f"This agreement was taken over: {whose}. Nothing was saved.",
                remedy="Save your work under another name, or take the agreement back.",
                file=self._path,
            )

    def release(self) -> None:
        """Say that it is no longer open here. What belongs to somebody else is left alone."""
        if self.state != "mine" or self._note is None:
            return
        with contextlib.suppress(OSError, ValueError):
            found = read_note(self._files.read(self.place))
            if found is not None and found.session == self._session:
                self._files.remove(self.place)
        self._note = None
        self.state = "unguarded"

    # --- inside ---

    def _is(self, state: State) -> State:
        self.state = state
        if state != "theirs":
            self.owner = None
        return state

    def _new_note(self) -> OwnerNote:
        return OwnerNote(self._person, this_process(), self._session, stamp(self._now()))

    def _written(self, note: OwnerNote) -> Path:
        """A temporary file with a note, so that nobody ever reads half a one."""
        temporary = temporary_beside(self.place)
        handle = self._files.create(temporary, 0o666)
        try:
            self._files.write(handle, note.to_bytes())
            self._files.sync(handle)
        finally:
            self._files.close(handle)
        return temporary

    def _made(self) -> bool:
        """Whether the lock could be made; False where there is one."""
        note = self._new_note()
        temporary = self._written(note)
        try:
            self._files.put_new(temporary, self.place)
        except FileExistsError:
            return False
        except OSError:  # a drive without links
            if not self._made_in_place(note):
                return False
        finally:
            with contextlib.suppress(OSError):
                self._files.remove(temporary)
        self._note = note
        return True

    def _made_in_place(self, note: OwnerNote) -> bool:
        try:
            handle = self._files.create(self.place, 0o666)
        except FileExistsError:
            return False
        try:
            self._files.write(handle, note.to_bytes())
        finally:
            self._files.close(handle)
        return True

    def _read(self) -> OwnerNote | None:
        try:
            return read_note(self._files.read(self.place))
        except (OSError, ValueError):
            return None

    def _cleared(self) -> bool:
        """Whether the lock that is there was left by a crash on this computer, and is gone now."""
        try:
            found = read_note(self._files.read(self.place))
        except FileNotFoundError:
            return True
        self.owner = found
        self.state = "theirs"
        if found is None or not found.person.at_same_computer(self._person):
            return False
        if is_running(found.process):
            return False
        return self._moved_away(found)

    def _moved_away(self, left: OwnerNote) -> bool:
        """Take a lock that a crash left out of the way, and be sure that it was that one.

        Two programs may find it at once. A rename succeeds for one of the two; if the other comes
        later and moves a new lock, it sees that, and puts it back.
        """
        aside = temporary_beside(self.place)
        try:
            self._files.rename(self.place, aside)
        except FileNotFoundError:
            return True
        moved = read_note(self._files.read(aside))
        if moved is not None and moved.session != left.session:
            with contextlib.suppress(OSError):
                self._files.put_new(aside, self.place)
            self.owner = moved
            return False
        self._files.remove(aside)
        self.recovered = left
        return True


def lock_file(path: Path) -> Path:
    """The file that says who has an agreement open: `NAME.sharebuilder.open`."""
    name = path.name + ENDING
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        mark = hashlib.sha256(path.name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        name = f"{path.name[:40]}.{mark}{ENDING}"
    return path.with_name(name)
