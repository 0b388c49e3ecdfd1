"""The sources of the templates: where they stand, and each with its clauses in place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from template_builder.clauses import clauses_of, laid_out

SOURCES = Path(__file__).resolve().parents[1] / "template_source"
CLAUSES = "clauses"


def names() -> list[str]:
    """The names of the templates that have a source."""
    return sorted(file.stem for file in SOURCES.glob("*.txt") if file.stem != CLAUSES)


def source(name: str) -> str:
    """The source of a template, its clauses laid in."""
    return laid_out(text(name), _clauses())


def text(name: str) -> str:
    """What stands in a file of the sources."""
    return (SOURCES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def _clauses() -> dict[str, str]:
    return clauses_of(text(CLAUSES))
