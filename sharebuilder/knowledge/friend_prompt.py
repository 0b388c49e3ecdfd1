"""A prompt of the critical friend: when it is asked, about what, and where an answer goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.citation import Citation
from sharebuilder.model import ask_when
from sharebuilder.schema.condition_fit import condition_misfits, unknown_place
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.ask_when import Condition

KIND = "friend-prompt"
GOOD_PRACTICE = "Good practice"
"""The citation of a prompt that no page asks for."""
_STAND_IN = re.compile(r"\{([^{}]*)\}")
_ANSWERS = frozenset({"line", "long-text"})


@dataclass(frozen=True, slots=True)
class FriendPrompt:
    """One prompt.

    Attributes:
        id: the id of its entry.
        question: what it asks. Words in braces stand in for the name of a record without one:
            “What would you ask of {this partner}?”
        why: why a good colleague would ask.
        step: the id of the step where it is asked.
        about: the pattern of what it is about. One that ends in `/*` is asked of each record.
        when: the answers that call for it; None where it is always asked.
        answer_into: the pattern of the answer that it may fill; empty where it fills none.
        citation: where it is asked for; None for good practice that no page writes down.
    """

    id: str
    question: str
    why: str
    step: str
    about: str
    when: Condition | None
    answer_into: str
    citation: Citation | None

    @property
    def record(self) -> str:
        """The pattern of the record that it is asked of; empty where it is asked once."""
        return self.about if self.about.endswith("/*") else ""

    @property
    def plain_question(self) -> str:
        """The question as a list shows it, with no record at hand."""
        return self.asked_of("")

    def asked_of(self, name: str) -> str:
        """The question with a record's name; with the words that stand in for it where empty."""
        return _STAND_IN.sub(lambda found: name or found.group(1), self.question)


def friend_prompt(entry: Entry, file: Path | None = None, place: str = "") -> FriendPrompt:
    """The prompt of an entry.

    Args:
        entry: an entry of the kind `friend-prompt`.
        file: the file that it stands in, for messages.
        place: its place in that file, for messages.

    Raises:
        SeedProblem: its condition is none, or it speaks of what the agreement does not have.
    """
    reader = _Reader(entry, file, f"{place}/details")
    about = reader.about()
    record = about if about.endswith("/*") else ""
    return FriendPrompt(
        id=entry.id,
        question=entry.plain,
        why=reader.text("why"),
        step=reader.text("step"),
        about=about,
        when=reader.when(record),
        answer_into=reader.answer_into(record),
        citation=_citation(entry),
    )


def _citation(entry: Entry) -> Citation | None:
    cited = entry.citation
    if not cited.url and cited.text == GOOD_PRACTICE:
        return None
    return cited if entry.verified else Citation(f"{cited.text} (not verified)", cited.url)


class _Reader:
    """Reads the details of a prompt; whatever is wrong is a clear problem."""

    def __init__(self, entry: Entry, file: Path | None, place: str) -> None:
        self._entry = entry
        self._file = file
        self._place = place

    def text(self, name: str) -> str:
        value = self._entry.text(name)
        if not value.strip():
            raise self._problem(name, f"“{name}” should be text.", "Write it.")
        return value

    def about(self) -> str:
        about = self.text("about")
        field = shape().field(about.removesuffix("/*"))
        if field is None:
            raise self._problem("about", *unknown_place(about))
        if "*" in about and not (about.endswith("/*") and field.is_records):
            raise self._problem(
                "about",
                f"{about} is neither one place nor each record of a list.",
                "Name a place such as /case/aim, or the records of a list: /partners/*.",
            )
        return about

    def when(self, record: str) -> Condition | None:
        raw = self._entry.details.get("when")
        if raw is None:
            return None
        condition = ask_when.parse(raw, self._file, f"{self._place}/when")
        for problem, remedy in condition_misfits(condition, record, shape()):
            raise self._problem("when", problem, remedy)
        return condition

    def answer_into(self, record: str) -> str:
        into = self._entry.text("answer_into")
        if not into:
            return ""
        field = shape().field(into)
        if field is None:
            raise self._problem("answer_into", *unknown_place(into))
        if field.kind not in _ANSWERS or field.type != "string":
            raise self._problem(
                "answer_into",
                f"{into} takes no free text.",
                "Name an answer that is text, or leave it empty: the answer is then kept with "
                "the prompt.",
            )
        head, star, _tail = into.rpartition("/*/")
        if star and f"{head}/*" != record:
            raise self._problem(
                "answer_into",
                f"{into} belongs to a record that the prompt is not about.",
                "Name an answer of the record that “about” names.",
            )
        return into

    def _problem(self, name: str, problem: str, remedy: str) -> SeedProblem:
        return SeedProblem(problem, remedy=remedy, file=self._file, place=f"{self._place}/{name}")
