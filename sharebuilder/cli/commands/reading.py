"""What several commands need: the checker, and an agreement read from a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.findings.engine import Checker
from sharebuilder.packs.in_use import knowledge_for, pack_files
from sharebuilder.questions.question_set import QuestionSet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sharebuilder.errors import SeedProblem
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
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
        """Load what ShareBuilder brings, and this person's own knowledge packs."""
        question_set, knowledge = QuestionSet.load(), knowledge_for()
        _tell(knowledge.problems)
        return cls(question_set, knowledge, Checker(question_set, knowledge), date.today())

    def beside(self, path: Path) -> Tools:
        """These tools with the knowledge packs that lie beside an agreement, where any do."""
        if pack_files(path) == pack_files():
            return self
        knowledge = knowledge_for(path)
        _tell([one for one in knowledge.problems if one.file not in pack_files()])
        checker = Checker(self.question_set, knowledge)
        return replace(self, knowledge=knowledge, checker=checker)

    def read(self, path: Path) -> tuple[JsonObject, tuple[Finding, ...]]:
        """The agreement in a file, and all that the checker finds in it.

        Raises:
            UnusableFile: the file cannot be read as an agreement.
        """
        tree = noted_agreement(path)
        return tree, self.checker.check(tree, self.today)


def _tell(problems: Iterable[SeedProblem]) -> None:
    for problem in problems:
        output.message(f"{problem} The pack is left out.")
