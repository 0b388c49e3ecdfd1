"""What a crash left: found at the next start, shown, and given back or put away."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.model.difference import difference, equal
from sharebuilder.model.views import Agreement
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import (
    LoadedAgreement,
    agreement_from_bytes,
    read_agreement,
)
from sharebuilder.storage.atomic import remove_forgotten_in
from sharebuilder.storage.files import Files
from sharebuilder.storage.journal import ENDING, Journal, read_journal
from sharebuilder.storage.person import this_person
from sharebuilder.storage.places import journals_folder
from sharebuilder.storage.process import is_running

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.storage.versions import Versions

UNREADABLE = "unreadable"


class FileState(Enum):
    """What became of the file since the journal began."""

    NONE = "there was no file yet"
    SAME = "the file is as it was"
    CHANGED = "somebody changed the file since"
    GONE = "the file cannot be read"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Work that was not saved.

    Attributes:
        path: its journal.
        journal: what stands in it.
    """

    path: Path
    journal: Journal

    @property
    def title(self) -> str:
        """What the agreement is called, or its file, or words for one without either."""
        title = Agreement(self.journal.tree).about.title
        return title or (Path(self.journal.head.file).stem if self.file else "New agreement")

    @property
    def file(self) -> Path | None:
        """The agreement's file; None where it had none yet."""
        return Path(self.journal.head.file) if self.journal.head.file else None


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work given back.

    Attributes:
        agreement: open, and not saved; None where the file holds everything already.
        state: what became of the file.
    """

    agreement: OpenAgreement | None
    state: FileState


def leftovers(
    folder: Path | None = None, *, files: Files | None = None
) -> tuple[tuple[Leftover, ...], tuple[UnusableFile, ...]]:
    """What crashes left, the latest first, and the journals that could not be read.

    A journal that cannot be read is moved aside, never deleted. One whose program still runs is
    left alone. No agreement's file is touched: it may lie on a drive that does not answer.

    Args:
        folder: where journals lie; this person's own when left out.
        files: the file calls; the real ones when left out.
    """
    place, calls = folder or journals_folder(), files or Files()
    found, problems = [], []
    try:
        entries = sorted(calls.entries(place), key=lambda one: one.name, reverse=True)
    except OSError:
        return (), ()  # nobody has written anything yet
    with contextlib.suppress(OSError):
        remove_forgotten_in(calls, place, ".", time.time())
    me = this_person()
    for path in entries:
        if not path.name.endswith(ENDING):
            continue
        try:
            journal = read_journal(calls.read(path), path)
        except OSError:
            continue  # another program has it, or took it away this moment
        except UnusableFile as error:
            problems.append(_moved_aside(path, error, calls))
            continue
        head = journal.head
        if me.at_same_computer(head.person) and is_running(head.process):
            continue
        found.append(Leftover(path, journal))
    return tuple(found), tuple(problems)


def file_state(leftover: Leftover) -> tuple[FileState, LoadedAgreement | None]:
    """What became of the agreement's file, and what it holds now."""
    if leftover.file is None:
        return FileState.NONE, None
    try:
        loaded = read_agreement(leftover.file)
    except ShareBuilderError:
        return FileState.GONE, None
    same = loaded.sha256 == leftover.journal.head.sha256
    return (FileState.SAME if same else FileState.CHANGED), loaded


def recover(
    leftover: Leftover, *, versions: Versions | None = None, as_copy: bool = False
) -> Recovered:
    """Open what a crash left. The journal stays until `put_away`.

    Where the file is as it was, the work goes on in it. Where it changed or is gone, the work
    opens without a file, so that saving asks for one.

    Args:
        leftover: what was left.
        versions: where the versions before each save are kept.
        as_copy: open it without its file in any case.
    """
    state, loaded = file_state(leftover)
    tree = leftover.journal.tree
    if loaded is not None and equal(loaded.tree, tree):
        return Recovered(None, state)
    own = state is FileState.SAME and not as_copy
    agreement = OpenAgreement(
        tree,
        leftover.file if own else None,
        on_disk=loaded if own else None,
        versions=versions,
    )
    agreement.mark_unsaved()
    return Recovered(agreement, state)


def to_merge(leftover: Leftover, versions: Versions | None = None) -> OpenAgreement:
    """What a crash left, open in its file although that changed since: saving it will compare.

    Args:
        leftover: what was left.
        versions: where the version from which it began may be kept.
    """
    agreement = OpenAgreement(
        leftover.journal.tree,
        leftover.file,
        on_disk=_began_from(leftover, versions),
        versions=versions,
    )
    agreement.mark_unsaved()
    return agreement


def put_away(leftover: Leftover, files: Files | None = None) -> None:
    """Delete the journal of work that was recovered, or that nobody wants."""
    with contextlib.suppress(OSError):
        (files or Files()).remove(leftover.path)


def edits_words(leftover: Leftover) -> str:
    """How much there is to recover: “3 changes”."""
    count = leftover.journal.edits
    return f"{count} change{'' if count == 1 else 's'}" if count else "changes"


def changed_places(leftover: Leftover, loaded: LoadedAgreement) -> int:
    """At how many places the work differs from what the file holds now."""
    return sum(one.kind != "holder" for one in difference(loaded.tree, leftover.journal.tree))


def _began_from(leftover: Leftover, versions: Versions | None) -> LoadedAgreement:
    head = leftover.journal.head
    for version in versions.of(head.agreement) if versions is not None else ():
        if version.sha256 == head.sha256 and versions is not None:
            with contextlib.suppress(OSError, UnusableFile):
                return agreement_from_bytes(versions.read(version))
    nothing: JsonObject = {}
    return LoadedAgreement(nothing, head.sha256, b"")


def _moved_aside(path: Path, error: UnusableFile, files: Files) -> UnusableFile:
    aside = path.parent / UNREADABLE / path.name
    try:
        files.make_folder(aside.parent)
        files.replace(path, aside)
    except OSError:
        aside = path
    return UnusableFile(error.problem, remedy=error.remedy, file=aside)
