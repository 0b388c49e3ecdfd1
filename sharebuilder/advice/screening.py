"""Do you need an agreement? What the answers point to, why, and what to do next.

It points and never decides. Nothing here blocks anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.quotes import Quote, quotes
from sharebuilder.findings.screened import screened
from sharebuilder.model.ask_when import holds
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.screened import Screened
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.questions.question import Question
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that the answers point to.

    Attributes:
        entry: what the knowledge base says of it.
        because: the reasons, each as a sentence.
        answers: the answers that decided it.
    """

    entry: Entry
    because: tuple[str, ...]
    answers: tuple[Quote, ...]

    @property
    def outcome(self) -> str:
        """The outcome, as the agreement names a decision."""
        return self.entry.text("outcome")

    @property
    def next(self) -> str:
        """What to do."""
        return self.entry.text("next")


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screening comes to.

    Attributes:
        outcomes: what the answers point to, in the order of the knowledge base.
        waits_for: questions that could still change it, in their order, with their words.
        begun: whether any of its questions has an answer.
    """

    outcomes: tuple[Outcome, ...]
    waits_for: tuple[Quote, ...]
    begun: bool

    @property
    def sentence(self) -> str:
        """What it comes to, in a sentence or two."""
        titles = [one.entry.title for one in self.outcomes]
        waiting = len(self.waits_for)
        more = f"{waiting} more answer{'s' * (waiting != 1)} could change it." if waiting else ""
        if not titles:
            if not waiting:
                return "Your answers point to nothing that we know of. Ask your adviser."
            return "Not enough is said yet. Answer the questions that are still open."
        found = "; ".join(one[:1].lower() + one[1:] for one in titles)
        return f"What your answers point to: {found}. {more}".strip()


def screen(look: Look, questions: QuestionSet) -> Screening:
    """What the answers of the screening point to.

    Args:
        look: the agreement; it is never changed.
        questions: the words of the questions, and which are asked.
    """
    found = screened(look)
    open_places = {place for one in found for place in one.waits_for}
    waits = tuple(
        Quote(Pointer(one.pointer), one.ask)
        for one in _asked(questions, look)
        if one.pointer in open_places
    )
    outcomes = tuple(_outcome(look, questions, one) for one in found if one.holds)
    return Screening(outcomes, waits, bool(look.agreement.screening))


def _asked(questions: QuestionSet, look: Look) -> Iterator[Question]:
    """The questions outside of all lists that are asked now."""
    tree = look.agreement.raw
    for section in (section for step in questions.steps for section in step.sections):
        if section.collection or not (section.ask_when is None or holds(section.ask_when, tree)):
            continue
        for question in (one for group in section.groups for one in group.questions):
            if question.ask_when is None or holds(question.ask_when, tree):
                yield question


def _outcome(look: Look, questions: QuestionSet, found: Screened) -> Outcome:
    places = (place for one in found.shown for place in one.places)
    return Outcome(
        found.entry,
        tuple(one.sentence for one in found.shown),
        quotes(look, questions, places),
    )
