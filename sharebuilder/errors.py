"""The errors that a user can meet: each names the file, the place, the problem and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ShareBuilderError(Exception):
    """Something that the user can understand and mend.

    Attributes:
        problem: what is wrong, as a sentence.
        remedy: what to do about it, as a sentence.
        file: the file it is about, where there is one.
        place: the place in the file (a pointer, a line, a document part), where there is one.
    """

    def __init__(
        self, problem: str, *, remedy: str, file: Path | None = None, place: str | None = None
    ) -> None:
        """Keep the parts of the message."""
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.file = file
        self.place = place

    def __str__(self) -> str:
        """The whole message on one line: `file: place: problem remedy`."""
        where = [str(part) for part in (self.file, self.place) if part]
        return ": ".join([*where, f"{self.problem} {self.remedy}"])


class UnusableFile(ShareBuilderError):
    """A file that cannot be read, is no agreement, or comes from a newer ShareBuilder."""


class CannotSave(ShareBuilderError):
    """A file that could not be written. What was there before is untouched."""


class ChangedOnDisk(CannotSave):
    """The file was changed by somebody else since it was opened."""


class TakenOver(CannotSave):
    """Somebody else took the agreement over while it was open here."""


class OnlyToRead(ShareBuilderError):
    """An agreement that is open to read only was to be changed. It is as it was."""

    def __init__(self, file: Path | None = None) -> None:
        """Say so, and what can be done."""
        super().__init__(
            "This agreement is open to read only.",
            remedy="Save a copy under another name to change it.",
            file=file,
        )


class TemplateProblem(ShareBuilderError):
    """A Word template that cannot be used."""


class NotNeeded(ShareBuilderError):
    """A document that the answers do not call for."""


class SeedProblem(ShareBuilderError):
    """A data file of ShareBuilder, or of a council's own pack, that is wrong."""


class Cancelled(ShareBuilderError):
    """Work that the user stopped."""
