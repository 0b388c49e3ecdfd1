"""What several commands need: the checker, and an agreement read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.findings.finding import Finding
    from sharebuilder.model.json_types import JsonObject


@dataclass(frozen=True, slots=True)
class Tools:
    """The data that checking and building need, loaded once for all files of a command."""

    question_set: QuestionSet
    knowledge: Knowledge
    checker: Checker
    today: date

    @classmethod
    def load(cls) -> Tools:
        """Load what ShareBuilder brings."""
        question_set, knowledge = QuestionSet.load(), Knowledge.load()
        return cls(question_set, knowledge, Checker(question_set, knowledge), date.today())

    def read(self, path: Path) -> tuple[JsonObject, tuple[Finding, ...]]:
        """The agreement in a file, and all that the checker finds in it.

        Raises:
            UnusableFile: the file cannot be read as an agreement.
        """
        tree = read_agreement(path).tree
        return tree, self.checker.check(tree, self.today)
