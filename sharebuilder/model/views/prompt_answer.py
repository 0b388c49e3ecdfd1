"""Typed views of prompt-answer.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class AnswerToAPrompt(View):
    """What was said to a prompt of the critical friend."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def rule(self) -> str:
        """The id of the rule that asked."""
        return self._text("rule")

    @property
    def about(self) -> str:
        """The place in the agreement that it is about, as a pointer by id."""
        return self._text("about")

    @property
    def question(self) -> str:
        """What was asked."""
        return self._text("question")

    @property
    def status(self) -> str:
        """What was done with it."""
        return self._text("status")

    @property
    def answer(self) -> str:
        """What was answered."""
        return self._text("answer")
