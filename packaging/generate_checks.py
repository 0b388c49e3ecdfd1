"""Write docs/checks.md, the list of every check, from the checks themselves.

    python packaging/generate_checks.py

A test compares what it would write with what stands there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.findings.catalogue import all_rules
from sharebuilder.findings.rules import RULES
from sharebuilder.questions.question_set import QuestionSet

if TYPE_CHECKING:
    from sharebuilder.findings.catalogue import Listed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
_INTRODUCTION = """\
# The checks

Every check that ShareBuilder makes, by the step where you can put right what it finds. This page
is written from the checks by `packaging/generate_checks.py`.

An **error** keeps the document a draft. A **warning** can be accepted with a reason, which the
document shows. A **prompt** is a question that you can answer or park. None of this is legal
advice.
"""


def page() -> str:
    """The text of the page."""
    steps = {rule.id: rule.step for rule in RULES}
    by_step: dict[str, list[Listed]] = {}
    for rule in all_rules():
        by_step.setdefault(steps.get(rule.id, ""), []).append(rule)
    parts = [_INTRODUCTION, _table("Anywhere", by_step.get("", []))]
    parts += [
        _table(f"{step.number} {step.title}", by_step[step.id])
        for step in QuestionSet.load().steps
        if step.id in by_step
    ]
    return "\n".join(parts)


def _table(title: str, rules: list[Listed]) -> str:
    rows = [
        f"| {rule.id} | {rule.severity} | {_cell(rule.message)} | {_cell(rule.remedy)} "
        f"| {_source(rule)} |"
        for rule in rules
    ]
    return "\n".join(
        [f"## {title}", "", "| Check | | What it says | What to do | Source |",
         "|---|---|---|---|---|", *rows, ""]
    )  # fmt: skip


def _source(rule: Listed) -> str:
    if rule.citation is None:
        return "good practice"
    text = _cell(rule.citation.text)
    return f"[{text}]({rule.citation.url})" if rule.citation.url else text


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
