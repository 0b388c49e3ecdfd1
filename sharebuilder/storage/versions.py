"""The versions of an agreement before this one, kept on this computer for whoever needs them back.

They lie among this person's own files, never on a shared drive, and nobody else may read them. A
version is a plain agreement file, so that it can be opened without this program's help too.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sharebuilder.storage.atomic import remove_forgotten_in, write_atomically, write_new
from sharebuilder.storage.files import Files
from sharebuilder.storage.owner_note import stamp
from sharebuilder.storage.person import Person, this_person
from sharebuilder.storage.places import versions_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST = 10
LARGEST = 64 * 1024 * 1024
LARGEST_OF_ALL = 1024 * 1024 * 1024
_ENDING = ".sharebuilder"
_PRIVATE = 0o600
_NUMBER = re.compile(r"([0-9]{6,12})\.sharebuilder")
_PLAIN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TRIES = 100
_TIDY_EVERY = 10


@dataclass(frozen=True, slots=True)
class Version:
    """One version that is kept.

    Attributes:
        number: its number; later ones have higher ones, whatever the clock says.
        path: where it lies.
        saved_at: when it was saved, as ISO 8601 in UTC.
        saved_by: who saved it, in words; empty where nobody knows.
        size: how many bytes it has.
        sha256: the SHA-256 of its bytes.
        file: the agreement's file that it was; empty where nobody knows.
    """

    number: int
    path: Path
    saved_at: str
    saved_by: str
    size: int
    sha256: str
    file: str

    def to_json(self) -> dict[str, object]:
        """The version as JSON."""
        return {
            "number": self.number,
            "saved_at": self.saved_at,
            "saved_by": self.saved_by or None,
            "size": self.size,
            "sha256": self.sha256,
            "file": self.file or None,
        }


class Versions:
    """Keeps versions, and finds them again."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        files: Files | None = None,
        person: Person | None = None,
        now: Callable[[], datetime] | None = None,
        most: int = MOST,
        largest: int = LARGEST,
        largest_of_all: int = LARGEST_OF_ALL,
    ) -> None:
        """Keep versions in a folder.

        Args:
            folder: the folder; this person's own when left out.
            files: the file calls; the real ones when left out.
            person: who saves; whoever runs this program when left out.
            now: the clock; the computer's own when left out.
            most: how many versions before the present one are kept of an agreement.
            largest: how many bytes an agreement's versions may have together.
            largest_of_all: how many bytes all versions may have together. Two of each stay.
        """
        self._folder = folder or versions_folder()
        self._files = files or Files()
        self._person = person or this_person()
        self._now = now or (lambda: datetime.now(UTC))
        self._most = most
        self._largest = largest
        self._largest_of_all = largest_of_all

    def keep(self, agreement_id: str, content: bytes, file: Path) -> None:
        """Keep what this person saves now. The same content twice in a row is kept once.

        Raises:
            OSError: it could not be kept.
            CannotSave: its description could not be.
        """
        self._keep(agreement_id, content, stamp(self._now()), self._person.words, file)

    def keep_found(self, content: bytes, file: Path) -> None:
        """Keep what a file holds before it is written over, whoever saved it.

        Raises:
            OSError: it could not be kept.
            CannotSave: its description could not be.
        """
        try:
            when = stamp(datetime.fromtimestamp(self._files.modified(file), UTC))
        except (OSError, ValueError, OverflowError):
            when = stamp(self._now())
        self._keep(_id_in(content) or f"file {file}", content, when, _owner_of(file), file)

    def of(self, agreement_id: str) -> tuple[Version, ...]:
        """The versions of an agreement, the latest first."""
        return self._in(self._folder_of(agreement_id))

    def of_file(self, file: Path) -> tuple[Version, ...]:
        """The versions that a file once was, for when it cannot be read any more."""
        wanted = {str(file), str(file.absolute())}
        for folder in self._folders():
            found = self._in(folder)
            if any(version.file in wanted for version in found):
                return found
        return ()

    def read(self, version: Version) -> bytes:
        """The bytes of a version.

        Raises:
            OSError: it cannot be read.
        """
        return self._files.read(version.path)

    # --- inside ---

    def _folder_of(self, agreement_id: str) -> Path:
        """A folder for an agreement. Its id comes from a file that anybody may have written."""
        if _PLAIN_ID.fullmatch(agreement_id):
            return self._folder / agreement_id
        mark = hashlib.sha256(agreement_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"id-{mark}"

    def _keep(self, agreement_id: str, content: bytes, when: str, who: str, file: Path) -> None:
        folder = self._folder_of(agreement_id)
        sha256 = hashlib.sha256(content).hexdigest()
        newest = next(iter(self._numbers(folder)), None)
        if newest is not None and self._holds(folder, newest, content):
            return
        self._files.make_folder(folder)
        number = self._written(folder, (newest or 0) + 1, content)
        note = {"saved_at": when, "saved_by": who, "file": str(file.absolute()), "sha256": sha256}
        text = json.dumps(note, ensure_ascii=False, indent=1) + "\n"
        write_atomically(
            folder / f"{number:06}.json",
            text.encode("utf-8", "replace"),
            self._files,
            mode=_PRIVATE,
        )
        with contextlib.suppress(OSError):
            newest_file = folder / f"{number:06}{_ENDING}"
            remove_forgotten_in(self._files, folder, ".", self._files.modified(newest_file))
        self._drop_old(folder)
        if number % _TIDY_EVERY == 1:
            self.tidy()

    def _holds(self, folder: Path, number: int, content: bytes) -> bool:
        try:
            return self._files.read(folder / f"{number:06}{_ENDING}") == content
        except OSError:
            return False

    def _written(self, folder: Path, number: int, content: bytes) -> int:
        """Write a version under the next free number; another program may be at it too."""
        for _ in range(_TRIES):
            try:
                write_new(folder / f"{number:06}{_ENDING}", content, self._files, mode=_PRIVATE)
            except FileExistsError:
                number += 1
            else:
                return number
        raise FileExistsError(f"no free number in {folder}")

    def _numbers(self, folder: Path) -> list[int]:
        """The numbers of the versions in a folder, the latest first."""
        try:
            names = [entry.name for entry in self._files.entries(folder)]
        except OSError:
            return []
        return sorted((int(m.group(1)) for m in map(_NUMBER.fullmatch, names) if m), reverse=True)

    def _in(self, folder: Path) -> tuple[Version, ...]:
        found = []
        for number in self._numbers(folder):
            with contextlib.suppress(OSError):
                found.append(self._version(folder, number))
        return tuple(found)

    def _version(self, folder: Path, number: int) -> Version:
        path = folder / f"{number:06}{_ENDING}"
        state = path.stat()
        note = self._note(folder / f"{number:06}.json")
        when = note.get("saved_at") or stamp(datetime.fromtimestamp(state.st_mtime, UTC))
        sha256 = note.get("sha256") or hashlib.sha256(self._files.read(path)).hexdigest()
        who, file = note.get("saved_by", ""), note.get("file", "")
        return Version(number, path, when, who, state.st_size, sha256, file)

    def _note(self, path: Path) -> dict[str, str]:
        """What is known of a version; nothing where its note is lost."""
        try:
            note = json.loads(self._files.read(path))
        except (OSError, ValueError):
            return {}
        known = note if isinstance(note, dict) else {}
        return {name: value for name, value in known.items() if isinstance(value, str)}

    def _drop_old(self, folder: Path) -> None:
        numbers = self._numbers(folder)
        sizes = {number: self._size(folder, number) for number in numbers}
        while len(numbers) > self._most + 1 or (
            len(numbers) > 2 and sum(sizes[one] for one in numbers) > self._largest
        ):
            self._drop(folder, numbers.pop())

    def _size(self, folder: Path, number: int) -> int:
        try:
            return (folder / f"{number:06}{_ENDING}").stat().st_size
        except OSError:
            return 0

    def _drop(self, folder: Path, number: int) -> None:
        for name in (f"{number:06}{_ENDING}", f"{number:06}.json"):
            with contextlib.suppress(OSError):
                self._files.remove(folder / name)

    def _folders(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from (one for one in self._files.entries(self._folder) if one.is_dir())

    def tidy(self) -> None:
        """Make room where all versions together have become too many: the oldest go first."""
        known = []
        for folder in self._folders():
            for at, number in enumerate(self._numbers(folder)):
                with contextlib.suppress(OSError):
                    state = (folder / f"{number:06}{_ENDING}").stat()
                    known.append((state.st_mtime, state.st_size, folder, number, at < 2))
        total = sum(size for _, size, *_ in known)
        for _, size, folder, number, stays in sorted(known, key=lambda one: one[0]):
            if total <= self._largest_of_all:
                return
            if not stays:
                self._drop(folder, number)
                total -= size


def _id_in(content: bytes) -> str:
    """The id of the agreement in some bytes; empty where they hold none."""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    identity = tree.get("id") if isinstance(tree, dict) else None
    return identity if isinstance(identity, str) else ""


def _owner_of(file: Path) -> str:
    """Whose file it is, where the drive says so."""
    try:
        return file.owner()
    except (OSError, KeyError, NotImplementedError):
        return ""
