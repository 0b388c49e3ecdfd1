"""Where an agreement answers what published frameworks ask of one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sharebuilder.errors import SeedProblem
from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import expand, get
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


@dataclass(frozen=True, slots=True)
class Framework:
    """A published framework that asks an agreement to cover certain points.

    Attributes:
        mark: the letter by which points name it.
        confirmed: whether its text was seen; where not, what it asks is not confirmed.
        note: what was seen of it.
    """

    mark: str
    title: str
    confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point that frameworks ask an agreement to cover.

    Attributes:
        asked_by: the frameworks that ask for it.
        clauses: the clauses of the agreement that answer it, by their anchors; empty where none
            does.
        open_parts: the parts of it about which nothing is said.
        because: why these are not answered, for the reader.
    """

    number: int
    title: str
    asked_by: tuple[Framework, ...]
    clauses: tuple[str, ...]
    open_parts: tuple[str, ...]
    because: str

    @property
    def answered(self) -> bool:
        """Whether the agreement says something about it."""
        return bool(self.clauses)

    @property
    def marks(self) -> str:
        """The frameworks that ask for it; a question mark where that is not confirmed."""
        return " ".join(f"{one.mark}{'' if one.confirmed else '?'}" for one in self.asked_by)

    @property
    def confirmed(self) -> bool:
        """Whether the text of every framework that asks for it was seen."""
        return all(one.confirmed for one in self.asked_by)

    @property
    def gap(self) -> str:
        """What is not answered, and why; empty where nothing is left open."""
        if not self.answered:
            return f"Not answered, because {self.because}."
        if self.open_parts:
            return f"Not answered: {', '.join(self.open_parts)}, because {self.because}."
        return ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every point, and every framework. It says nothing of how well a point is answered."""

    points: tuple[Point, ...]
    frameworks: tuple[Framework, ...]

    def asked_by(self, framework: Framework) -> tuple[Point, ...]:
        """The points that a framework asks for."""
        return tuple(one for one in self.points if framework in one.asked_by)

    @property
    def note(self) -> str:
        """What the sheet says, and what it does not."""
        return (
            "This sheet shows where something is said about each point. It does not say how well, "
            "and it is no claim to conform to any framework. A question mark after the letter of "
            "a framework says that nobody has confirmed what it asks."
        )

    @property
    def summary(self) -> str:
        """How many points are answered, in a sentence."""
        done = sum(one.answered for one in self.points)
        part = sum(one.answered and bool(one.open_parts) for one in self.points)
        only = f", {part} of them only in part" if part else ""
        return f"{done} of {len(self.points)} points are answered{only}."


def coverage(tree: JsonObject, file: Path | None = None) -> Coverage:
    """Each point of the published frameworks, and where the agreement answers it.

    A part of a point is answered when any of the answers that it looks at is there. That says
    nothing of how well it is answered: this never claims that an agreement conforms.

    Args:
        tree: the agreement.
        file: the data file of points; the one that ShareBuilder brings when left out.

    Raises:
        SeedProblem: the data file is missing or broken.
    """
    path = file or seeds_dir() / "coverage" / "points.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        frameworks = {
            str(one["id"]): Framework(
                str(one["id"]), str(one["title"]), one["confirmed"] is True, str(one["note"])
            )
            for one in data["frameworks"]
        }
        points = tuple(_point(tree, entry, frameworks) for entry in data["points"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SeedProblem(
            f"The list of points cannot be read: {error}.",
            remedy="Install ShareBuilder again.",
            file=path,
        ) from error
    return Coverage(points, tuple(frameworks.values()))


def _point(
    tree: JsonObject, entry: Mapping[str, Any], frameworks: Mapping[str, Framework]
) -> Point:
    clauses: list[str] = []
    left: list[str] = []
    for part in entry["parts"]:
        found = [
            clause
            for clause, patterns in part["at"].items()
            if any(_said(tree, str(pattern)) for pattern in patterns)
        ]
        clauses += found
        if not found:
            left.append(str(part["what"]))
    return Point(
        number=int(entry["number"]),
        title=str(entry["title"]),
        asked_by=tuple(frameworks[name] for name in entry["asked_by"]),
        clauses=tuple(dict.fromkeys(clauses)),
        open_parts=tuple(left),
        because=str(entry["because"]),
    )


def _said(tree: JsonObject, asked: str) -> bool:
    """Whether an answer is there: any at a pattern, or the one that stands behind `=`."""
    pattern, _, wanted = asked.partition("=")
    found = (get(tree, pointer) for pointer in expand(tree, pattern))
    return any(one == wanted if wanted else is_answered(one) for one in found)
