"""The worked cases that ShareBuilder brings."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from sharebuilder.errors import ShareBuilderError
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

EXTENSION = ".sharebuilder"
_HEAD = 16 * 1024  # bytes; what a case says of itself takes a quarter of it
_ABOUT = '\n  "about": '  # at the outermost level of a file as ShareBuilder writes it


class WorkedCase(NamedTuple):
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
    paths = sorted((folder or seeds_dir() / "cases").glob(f"*{EXTENSION}"))
    return tuple(_case(path) for path in paths)


def _case(path: Path) -> WorkedCase:
    about = _about(path)
    example = about.get("worked_example")
    told = example if isinstance(example, dict) else {}
    place, title, story = told.get("place"), about.get("title"), told.get("story")
    return WorkedCase(path.stem, str(place or ""), str(title or ""), str(story or ""), path)


def _about(path: Path) -> JsonObject:
    """What a case says of itself.

    It stands near the head of the file. The start page shows no more, and to read on would take
    longer, and more memory, than all else that the page does.
    """
    from json import JSONDecoder

    with contextlib.suppress(OSError, ValueError), path.open("rb") as opened:
        head = opened.read(_HEAD).decode("utf-8", "ignore")  # the cut may go through a letter
        about, _end = JSONDecoder().raw_decode(head, head.index(_ABOUT) + len(_ABOUT))
        if isinstance(about, dict):
            return about
    from sharebuilder.storage.agreement_file import read_agreement

    whole = read_agreement(path).tree.get("about")  # or what is wrong with the file
    return whole if isinstance(whole, dict) else {}


def started_from(case_id: str, folder: Path | None = None) -> JsonObject:
    """A new agreement with the answers of a worked case and an id of its own.

    Raises:
        ShareBuilderError: there is no such case.
    """
    import uuid

    from sharebuilder.storage.agreement_file import read_agreement

    cases = worked_cases(folder)
    for case in cases:
        if case.id == case_id:
            return {**read_agreement(case.path).tree, "id": str(uuid.uuid4())}
    raise ShareBuilderError(
        f"There is no worked case called “{case_id}”.",
        remedy=f"The cases are: {', '.join(case.id for case in cases)}.",
    )
