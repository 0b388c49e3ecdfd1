"""`sharebuilder coverage`: where an agreement answers what published frameworks ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.documents.coverage_sheet import coverage_sheet
from sharebuilder.documents.house_style import house_style_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sharebuilder.documents.coverage_sheet import CoverageSheet
    from sharebuilder.questions.coverage import Point

_NOT_CONFIRMED = " (what it asks is not confirmed)"


def run(arguments: argparse.Namespace) -> int:
    """List each point, the frameworks that ask for it, and where it is answered."""
    tools = Tools.load().beside(arguments.file)
    tree, findings = tools.read(arguments.file)
    sheet = coverage_sheet(
        tree,
        question_set=tools.question_set,
        knowledge=tools.knowledge,
        findings=findings,
        today=tools.today,
        house=house_style_for(arguments.file),
        layout=arguments.layout,
    )
    if arguments.json:
        output.result_json({"file": str(arguments.file), **sheet.to_json()})
    elif arguments.by_framework:
        for framework in sheet.coverage.frameworks:
            points = sheet.coverage.asked_by(framework)
            done = sum(point.answered for point in points)
            mark = "" if framework.confirmed else _NOT_CONFIRMED
            output.result(f"{framework.title}{mark}: {done} of {len(points)} points answered")
            _list(sheet, points)
    else:
        _list(sheet, sheet.coverage.points)
    if not arguments.json:
        output.result(sheet.coverage.summary)
        output.result(sheet.coverage.note)
    return 0


def _list(sheet: CoverageSheet, points: Iterable[Point]) -> None:
    for point in points:
        said = "; ".join(sheet.places(point))
        answer = ". ".join(part for part in (said, point.gap) if part)
        output.result(f"{point.number}. {point.title} [{point.marks}]: {answer}")
