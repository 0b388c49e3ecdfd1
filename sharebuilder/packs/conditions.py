"""Whether the conditions of a pack's entries can be understood, and look at what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.model import ask_when
from sharebuilder.schema.condition_fit import condition_misfits
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonValue


def check_conditions(entry: Entry, file: Path, place: str) -> None:
    """Whether every condition of an entry's reasons, and of a measure, can be understood.

    Args:
        entry: the entry.
        file: the pack's file, for messages.
        place: the place of the entry in it.

    Raises:
        SeedProblem: a condition is none, or names an answer that an agreement does not have.
    """
    for where, raw in _conditions(entry):
        at = f"{place}/details/{where}"
        condition = ask_when.parse(raw, file, at)
        for problem, remedy in condition_misfits(condition, "", shape()):
            raise SeedProblem(problem, remedy=remedy, file=file, place=at)


def _conditions(entry: Entry) -> Iterator[tuple[str, JsonValue]]:
    reasons = entry.details.get("reasons")
    for at, reason in enumerate(reasons if isinstance(reasons, list) else []):
        if isinstance(reason, dict) and reason.get("when") is not None:
            yield f"reasons/{at}/when", reason["when"]
    if entry.kind == "measure" and entry.details.get("when") is not None:
        yield "when", entry.details["when"]
