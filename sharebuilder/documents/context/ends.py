"""What was accepted, what is still open, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.documents.context.words import day, joined, line, long

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words


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


def open_questions(words: Words) -> list[dict[str, str]]:
    """What is not known yet, and who will find out."""
    found = []
    for one in words.agreement.open_questions:
        answer = long(one.answer)
        if one.status == "answered":
            answer = answer or "Answered"
        found.append(
            {
                "question": line(one.question),
                "owner": line(one.owner),
                "due": day(one.due),
                "answer": answer or "Open",
            }
        )
    return found


def prompts(words: Words) -> list[dict[str, str]]:
    """What the critical friend asked, and what was said."""
    return [
        {
            "question": line(one.question) or line(one.rule),
            "answer": long(one.answer)
            or words.choice("/prompt_answers/*/status", one.status)
            or "No answer",
        }
        for one in words.agreement.prompt_answers
        if one.question.strip() or one.answer.strip()
    ]
