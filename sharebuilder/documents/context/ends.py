"""What was accepted, what is still open, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.documents.breaks import PARAGRAPH
from sharebuilder.documents.context.words import day, joined, line, long
from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import get, is_pointer

if TYPE_CHECKING:
    from collections.abc import Collection

    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import AnswerToAPrompt


_ENOUGH = 30  # letters that tell one record from another


def accepted(words: Words) -> list[dict[str, str]]:
    """The warnings that somebody accepted, with the reason."""
    return [
        {
            "message": line(one.message) or line(one.rule),
            "reason": long(one.reason),
            "by": joined(line(one.accepted_by), day(one.accepted_on), mark=", "),
        }
        for one in words.agreement.accepted_warnings
    ]


def open_questions(words: Words, *, answered: bool = True) -> list[dict[str, str]]:
    """What is not known yet, and who will find out.

    Args:
        words: the answers.
        answered: whether to tell those that were answered too.
    """
    found = []
    for one in words.agreement.open_questions:
        is_open = one.status != "answered"
        if not (is_open or answered):
            continue
        found.append(
            {
                "question": _of_record(words, line(one.question), one.about),
                "owner": line(one.owner) or ("Nobody yet" if is_open else ""),
                "due": day(one.due) or ("No day yet" if is_open else ""),
                "answer": long(one.answer) or ("Open" if is_open else "Answered"),
            }
        )
    return found


def prompts(words: Words, parts: Collection[str] = ()) -> list[dict[str, str]]:
    """What the critical friend asked, and what was said.

    What a rule asked and was parked stands among the open questions. What does not apply is not
    printed: whoever sets a prompt aside is told so.

    Args:
        words: the answers.
        parts: the parts of the agreement whose prompts are wanted, such as `case`; all when empty.
    """
    by_question: dict[str, list[tuple[str, str]]] = {}
    for one in words.agreement.prompt_answers:
        if parts and one.about.strip("/").split("/")[0] not in parts:
            continue
        if answer := _said(words, one):
            question = line(one.question) or line(one.rule)
            by_question.setdefault(question, []).append((one.about, answer))
    return [_asked(words, question, said) for question, said in by_question.items()]


def _asked(words: Words, question: str, said: list[tuple[str, str]]) -> dict[str, str]:
    """A question with what was said to it, of each record where several were asked about."""
    if len(said) == 1:
        [(about, answer)] = said
        return {"question": _of_record(words, question, about), "answer": answer}
    answers = (_of(words.record(about), answer) for about, answer in said)
    return {"question": question, "answer": PARAGRAPH.join(answers)}


def _of(record: str, answer: str) -> str:
    return joined(record, answer, mark=" " if record.endswith(("?", "!")) else ": ")


def _of_record(words: Words, question: str, about: str) -> str:
    """A question, with the record that it is about where the question does not name it."""
    record = words.record(about)
    return f"{question} ({record})" if record and record[:_ENOUGH] not in question else question


def _said(words: Words, prompt: AnswerToAPrompt) -> str:
    """What was said to a prompt, or where the answer stands; empty where nothing is to print.

    What a rule asks, and nobody has answered, waits in the wizard. A question that somebody wrote
    down themselves waits nowhere but here.
    """
    waits = bool(prompt.rule)
    if prompt.status == "dismissed" or (prompt.status == "parked" and waits):
        return ""
    if prompt.answer.strip():
        return long(prompt.answer)
    place = prompt.about
    if place and is_pointer(place) and is_answered(get(words.agreement.raw, place)):
        return f"Our answer stands in this agreement, under “{words.place(place)}”."
    return "" if waits else "Not answered yet."
