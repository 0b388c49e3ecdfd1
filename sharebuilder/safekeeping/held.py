"""An open agreement with what keeps it safe: its lock, its journal, and news of its file."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.model.merge import Merge
from sharebuilder.model.pointer import pattern_of
from sharebuilder.open_agreement import is_same_file
from sharebuilder.safekeeping.recorder import Recorder
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.files import Files
from sharebuilder.storage.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sharebuilder.model.pointer import Pointer
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.storage.agreement_file import LoadedAgreement
    from sharebuilder.storage.lock import Peek


class OnDisk(Enum):
    """What became of an agreement's file while it was open."""

    SAME = "as it was"
    CHANGED = "changed by somebody else"
    GONE = "not there any more"
    AWAY = "cannot be reached"


@dataclass(frozen=True, slots=True)
class News:
    """How an agreement's file and its lock stand.

    Attributes:
        file: what became of the file.
        lock: what stands in the lock; None where there is none to look at.
        marks: what tells the file from a later one, without reading it.
        compared: what the file was expected to hold. It is old news where that has changed since.
    """

    file: OnDisk
    lock: Peek | None = None
    marks: tuple[int, ...] = ()
    compared: str | None = None


class Held:
    """One agreement that is open, on its own or with a file.

    Attributes:
        agreement: the agreement.
        recorder: writes its journal.
        lock: says that it is open here; None while it has no file.
    """

    def __init__(
        self,
        agreement: OpenAgreement,
        *,
        recorder: Recorder | None = None,
        lock: Lock | None = None,
        lock_of: Callable[[Path], Lock] = Lock,
        files: Files | None = None,
    ) -> None:
        """Hold an agreement: take the lock of its file, and begin to listen.

        Where somebody else has it open, the agreement becomes one to read only.

        Args:
            agreement: the agreement.
            recorder: writes its journal; one of this person's own when left out.
            lock: the lock of its file, where it is held already.
            lock_of: makes the lock of a file.
            files: the file calls; the real ones when left out.
        """
        self.agreement = agreement
        self.recorder = recorder or Recorder(agreement)
        self._lock_of = lock_of
        self._files = files or Files()
        self.lock = lock
        self._marks: tuple[int, ...] = ()
        if agreement.path is not None:
            if self.lock is None:
                self.lock = lock_of(agreement.path)
                self.lock.acquire()
            agreement.read_only = self.lock.state == "theirs"
            self._marks = self._marks_now(agreement.path)

    # --- saving ---

    def save(self, path: Path | None = None, *, overwrite_changed: bool = False) -> tuple[str, ...]:
        """Save, and forget the journal.

        Args:
            path: the file; its own when left out.
            overwrite_changed: save even where somebody else changed the file meanwhile.

        Returns:
            What a person may want to know of it, as sentences.

        Raises:
            TakenOver: somebody else took the agreement over.
            ChangedOnDisk: somebody else changed the file.
            CannotSave: somebody else has the other file open, or it could not be written.
            OnlyToRead: it is open to read only, and would be saved to its own file.
        """
        own = self.agreement.path
        elsewhere = path is not None and not (own is not None and is_same_file(path, own))
        if path is not None and elsewhere:
            notes = self._save_elsewhere(path, overwrite_changed=overwrite_changed)
        else:
            if self.lock is not None and not self.agreement.read_only:
                self.lock.require()
            notes = self.agreement.save(path, overwrite_changed=overwrite_changed)
        self.recorder.saved()
        if self.agreement.path is not None:
            self._marks = self._marks_now(self.agreement.path)
        return notes

    def _save_elsewhere(self, path: Path, *, overwrite_changed: bool) -> tuple[str, ...]:
        other = self._lock_of(path)
        if other.acquire() == "theirs":
            whose = other.owner.words if other.owner is not None else "Somebody else"
            raise CannotSave(
                f"That file is open elsewhere: {whose}. Nothing was saved.",
                remedy="Save it under another name. Your work is still open.",
                file=path,
            )
        try:
            notes = self.agreement.save(path, overwrite_changed=overwrite_changed)
        except BaseException:
            other.release()
            raise
        if self.lock is not None:
            self.lock.release()
        self.lock = other
        return notes

    # --- what others do ---

    def news(self) -> News:
        """Look at the file and its lock, and change nothing: any thread may ask.

        It may take as long as the drive takes to answer.
        """
        path, lock, marks, sha256 = self.agreement.path, self.lock, self._marks, self.sha256
        if path is None:
            return News(OnDisk.SAME)
        now = self._marks_now(path)
        file = OnDisk.SAME if now and now == marks else self._state_of(path, sha256)
        return News(file, lock.peek() if lock is not None else None, now, sha256)

    @property
    def sha256(self) -> str | None:
        """What the file held when it was read or saved last."""
        return self.agreement.sha256

    def seen(self, news: News) -> bool:
        """Take note of news. Whether they are no older than the last saving."""
        if news.compared != self.sha256:
            return False
        if news.file is OnDisk.SAME and news.marks:
            self._marks = news.marks
        if self.lock is not None and news.lock is not None:
            self.lock.noted(news.lock)
        return True

    def _state_of(self, path: Path, sha256: str | None) -> OnDisk:
        try:
            found = hashlib.sha256(self._files.read(path)).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            # A drive that went away looks like a folder without the file.
            return OnDisk.GONE if path.parent.is_dir() else OnDisk.AWAY
        except (OSError, ValueError):
            return OnDisk.AWAY
        return OnDisk.SAME if found == sha256 else OnDisk.CHANGED

    def take_over(self) -> None:
        """Take the agreement over from whoever has it open. It can be changed from now on.

        What they changed meanwhile has to be read first: `news` says whether they did.

        Raises:
            CannotSave: the lock could not be written.
        """
        if self.lock is not None:
            self.lock.take_over()
            self.agreement.read_only = False

    def try_again(self) -> bool:
        """Take the lock where whoever had it is gone. Whether it is ours now."""
        if self.lock is None or self.lock.acquire() == "theirs":
            return False
        self.agreement.read_only = False
        return True

    # --- merging ---

    def their_version(self) -> LoadedAgreement:
        """What the file holds now.

        Raises:
            UnusableFile: it cannot be read as an agreement.
        """
        if self.agreement.path is None:
            raise ValueError("an agreement without a file has no other version")
        return read_agreement(self.agreement.path)

    def merge_with(self, theirs: LoadedAgreement) -> Merge:
        """Compare what is open with what the file holds now."""
        return Merge(
            self.agreement.base(),
            self.agreement.tree,
            theirs.tree,
            shapes=shape(),
            is_answer=is_one_answer,
        )

    def take_merged(
        self, merge: Merge, theirs: LoadedAgreement, choose_theirs: Collection[Pointer]
    ) -> None:
        """Become the merged version, as one step of undo. Saving it is another step.

        Args:
            merge: the comparison.
            theirs: what the file held when it was compared: only that may be written over.
            choose_theirs: the conflicts for which theirs is chosen.
        """
        self.agreement.become(merge.result(choose_theirs), label="Merge with the file")
        self.agreement.met(theirs)
        self.agreement.mark_unsaved()

    # --- closing ---

    def close(self, *, keep_lock: bool = False) -> None:
        """Let go of the agreement. What was not saved is not wanted: its journal goes.

        Args:
            keep_lock: leave the lock to whoever holds the same file next.
        """
        self.recorder.saved()
        self.recorder.close()
        if self.lock is not None and not keep_lock:
            self.lock.release()

    def _marks_now(self, path: Path) -> tuple[int, ...]:
        with contextlib.suppress(OSError, ValueError):
            state = path.stat()
            return (state.st_mtime_ns, state.st_size, state.st_ino)
        return ()


def is_one_answer(pointer: Pointer) -> bool:
    """Whether an object at a place is answered as one, such as a period."""
    field = shape().field(pattern_of(pointer))
    return field is not None and field.type == "object" and field.is_answer
