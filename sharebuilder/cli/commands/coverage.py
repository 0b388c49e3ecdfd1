"""`sharebuilder coverage`: where an agreement answers what published frameworks ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.questions.coverage import coverage
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """List each point, the frameworks that ask for it, and where it is answered."""
    points = coverage(QuestionSet.load(), read_agreement(arguments.file).tree)
    if arguments.json:
        output.result_json({"file": str(arguments.file), "points": [p.to_json() for p in points]})
        return 0
    for point in points:
        mark = "" if point.confirmed else " (what the framework asks is not confirmed)"
        answer = ", ".join(point.answered_at) or f"not answered, because {point.because}"
        asked_by = ", ".join(point.asked_by)
        output.result(f"{point.number}. {point.title} [{asked_by}]{mark}: {answer}")
    done = sum(point.answered for point in points)
    output.result(f"{done} of {len(points)} points are answered. This is not a claim to conform.")
    return 0
