"""Templates as councils write them: all are accepted, so that refusing everything does not win."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.documents.template_check import template_findings
from tests.documents.templates import plain
from tests.documents.test_documents_ordinary_templates import (
    AGREEMENT,
    ordinary,
    test_an_ordinary_template_is_accepted_and_made_as_docxtpl_makes_it,
)
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_look = test_an_ordinary_template_is_accepted_and_made_as_docxtpl_makes_it


def run(task: Task) -> None:
    """Check and render each, and compare it with what docxtpl makes."""
    for number in task.cases():
        folder = task.folder / str(number)
        folder.mkdir()
        task.attempt(f"template {number}", _look, number, folder)


def control(folder: Path) -> bool:
    """A template with one attack in it, and one with a misspelt field, must not be accepted."""
    del folder
    bad = (plain("{{ about.title.__class__ }}"), plain("{{ about.titel }}"))
    return bool(ordinary(0)) and all(template_findings(one, AGREEMENT) for one in bad)


CAMPAIGN = Campaign(
    "ordinary-templates",
    "An ordinary template is accepted, and made exactly as docxtpl makes it.",
    50,
    3,
    run,
    control,
)
