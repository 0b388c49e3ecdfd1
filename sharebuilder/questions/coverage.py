"""Where an agreement answers what published frameworks ask of one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sharebuilder.errors import SeedProblem
from sharebuilder.model.pointer import Pointer, expand, get
from sharebuilder.questions.asked import is_answered
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class Point:
    """One point that frameworks ask an agreement to cover.

    Attributes:
        asked_by: the titles of the frameworks that ask for it.
        confirmed: whether the text of every one of those frameworks was seen.
        answered_at: the titles of the steps that answer it; empty where none does.
        because: why it is not answered, for the reader.
    """

    number: int
    title: str
    asked_by: tuple[str, ...]
    confirmed: bool
    answered_at: tuple[str, ...]
    because: str

    @property
    def answered(self) -> bool:
        """Whether the agreement says something about it."""
        return bool(self.answered_at)

    def to_json(self) -> dict[str, object]:
        """The point as JSON."""
        return {
            "number": self.number,
            "title": self.title,
            "asked_by": list(self.asked_by),
            "confirmed": self.confirmed,
            "answered": self.answered,
            "answered_at": list(self.answered_at),
            "because": None if self.answered else self.because,
        }


def coverage(
    question_set: QuestionSet, tree: JsonObject, file: Path | None = None
) -> tuple[Point, ...]:
    """Each point of the published frameworks, and where the agreement answers it.

    A point is answered when any of the answers that it looks at is there. That says nothing of
    how well it is answered: this never claims that an agreement conforms.

    Args:
        question_set: the steps whose titles the result names.
        tree: the agreement.
        file: the data file of points; the one that ShareBuilder brings when left out.

    Raises:
        SeedProblem: the data file is missing or broken.
    """
    path = file or seeds_dir() / "coverage" / "points.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        frameworks = {entry["id"]: entry for entry in data["frameworks"]}
        return tuple(_point(question_set, tree, entry, frameworks) for entry in data["points"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SeedProblem(
            f"The list of points cannot be read: {error}.",
            remedy="Install ShareBuilder again.",
            file=path,
        ) from error


def _point(
    question_set: QuestionSet,
    tree: JsonObject,
    entry: dict[str, Any],
    frameworks: dict[str, dict[str, Any]],
) -> Point:
    patterns = [str(pattern) for pattern in entry["answered_by"]]
    steps = [
        step.title
        for pattern in patterns
        if any(is_answered(get(tree, pointer)) for pointer in expand(tree, pattern))
        and (step := question_set.step_for(Pointer(pattern))) is not None
    ]
    asked_by = [frameworks[name] for name in entry["asked_by"]]
    return Point(
        number=int(entry["number"]),
        title=str(entry["title"]),
        asked_by=tuple(str(framework["title"]) for framework in asked_by),
        confirmed=all(framework["confirmed"] is True for framework in asked_by),
        answered_at=tuple(dict.fromkeys(steps)),
        because=str(entry["because"]),
    )
