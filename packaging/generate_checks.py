"""Write docs/checks.md, the list of every check, from the checks themselves.

    python packaging/generate_checks.py

A test compares what it would write with what stands there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.findings.catalogue import all_prompts, all_rules
from sharebuilder.findings.free_text import TEXT_RULES
from sharebuilder.knowledge.law import Knowledge
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

Law is judged on the day on which the agreement itself starts; where no start is set, on the day of
the check. Where a source says “not read at its source”, nobody has read that text for us: check it
before you rely on it.

The questions of the critical friend come when your answers call for them. They are entries of the
knowledge base (`seeds/knowledge/friend-prompts.json`), so a council's own pack can add, reword or
hide them.
"""


def page() -> str:
    """The text of the page."""
    rules, prompts = all_rules(), all_prompts(Knowledge.load())
    typed = {rule.id for rule in TEXT_RULES}
    anywhere = [rule for rule in rules if not rule.step]
    parts = [
        _INTRODUCTION,
        _table("Anywhere", [rule for rule in anywhere if rule.id not in typed]),
        _table("In what you type", [rule for rule in anywhere if rule.id in typed]),
    ]
    for step in QuestionSet.load().steps:
        here = [rule for rule in rules if rule.step == step.id]
        asked = [prompt for prompt in prompts if prompt.step == step.id]
        title = f"{step.number} {step.title}"
        parts += [_table(title, here)] if here else [f"## {title}\n"]
        parts += [_questions(asked)] if asked else []
    return "\n".join(parts)


def _table(title: str, rules: list[Listed]) -> str:
    rows = [
        f"| {rule.id} | {rule.severity} | {_cell(rule.message)} | {_cell(rule.remedy)} "
        f"| {_source(rule)} |"
        for rule in rules
    ]
    return "\n".join(
        [f"## {title}", "", "| Check | Kind | What it says | What to do | Source |",
         "|---|---|---|---|---|", *rows, ""]
    )  # fmt: skip


def _questions(prompts: list[Listed]) -> str:
    rows = [
        f"| {one.id} | {_cell(one.message)} | {_cell(one.remedy)} | {_source(one)} |"
        for one in prompts
    ]
    return "\n".join(
        ["### Questions of the critical friend", "", "| Question | What it asks | Why | Source |",
         "|---|---|---|---|", *rows, ""]
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
