"""The guide's first agreement: what its tables say is what its example holds, and it can be built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from sharebuilder.cli import main
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.questions.said import said_in
from sharebuilder.storage.agreement_file import read_agreement

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "user-guide.md"
EXAMPLE = ROOT / "docs" / "examples" / "first-agreement.sharebuilder"
QUESTIONS, KNOWLEDGE = QuestionSet.load(), Knowledge.load()


def told() -> set[tuple[int, str, str]]:
    """Step, question and answer, for each answer that the walk tells."""
    text = GUIDE.read_text(encoding="utf-8")
    part = text[text.index("## Practitioners") : text.index("## Do you need")]
    found: set[tuple[int, str, str]] = set()
    step = 0
    for line in part.split("\n"):
        named = re.search(r"\bstep (\d+)\b", line, re.IGNORECASE)
        if named is not None and not line.startswith(("!", "|")):
            step = int(named[1])
        if line.startswith("| ") and not line.startswith("| Question"):
            ask, *answers = [cell.strip() for cell in line.strip("|").split("|")]
            found |= {(step, ask, answer) for answer in answers if answer}
    return found


def test_the_tables_tell_every_answer_of_the_example_and_no_other() -> None:
    tree = read_agreement(EXAMPLE).tree
    said = {
        (step.number, one.question.ask, one.text)
        for step in QUESTIONS.steps
        for one in said_in(QUESTIONS, KNOWLEDGE, step, tree)
        if one.text
    }
    assert told() == said
    assert len(said) > 50


def test_it_has_no_errors_and_as_many_warnings_as_the_picture_shows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(EXAMPLE), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    kinds = [one["severity"] for one in report["findings"]]
    words = re.search(r"(\d+) warnings wait .*?; (\d+) questions", GUIDE.read_text("utf-8"))
    assert words is not None
    assert (kinds.count("error"), kinds.count("warning")) == (0, int(words[1]))
    assert kinds.count("prompt") == int(words[2])


def test_its_agreement_is_no_draft_and_says_what_was_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(EXAMPLE), "--out", str(tmp_path), "--document", "agreement"]) == 0
    made = docx.Document(capsys.readouterr().out.strip())
    header = "".join(one.text for one in made.sections[0].header.paragraphs)
    assert "Safe and well visits" in header
    assert "DRAFT" not in header
    text = "\n".join(one.text for one in made.paragraphs)
    assert "Fewer older people are hurt or killed by fire in their own home." in text
