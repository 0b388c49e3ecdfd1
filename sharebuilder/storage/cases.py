"""The worked cases that ShareBuilder brings."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.views import Agreement
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

EXTENSION = ".sharebuilder"


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One worked case: a complete, invented agreement of a real place."""

    id: str
    place: str
    title: str
    story: str
    path: Path


def worked_cases(folder: Path | None = None) -> tuple[WorkedCase, ...]:
    """The worked cases, by id.

    Args:
        folder: where they lie; those that ShareBuilder brings when left out.

    Raises:
        UnusableFile: one of them is broken.
    """
    found = []
    for path in sorted((folder or seeds_dir() / "cases").glob(f"*{EXTENSION}")):
        about = Agreement(read_agreement(path).tree).about
        example = about.worked_example
        found.append(WorkedCase(path.stem, example.place, about.title, example.story, path))
    return tuple(found)


def started_from(case_id: str, folder: Path | None = None) -> JsonObject:
    """A new agreement with the answers of a worked case and an id of its own.

    Raises:
        ShareBuilderError: there is no such case.
    """
    cases = worked_cases(folder)
    for case in cases:
        if case.id == case_id:
            return {**read_agreement(case.path).tree, "id": str(uuid.uuid4())}
    raise ShareBuilderError(
        f"There is no worked case called “{case_id}”.",
        remedy=f"The cases are: {', '.join(case.id for case in cases)}.",
    )
