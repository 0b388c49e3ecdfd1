"""Typed views of open-question.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class OpenQuestion(View):
    """Something that is not known yet, with an owner."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def question(self) -> str:
        """What is not known yet."""
        return self._text("question")

    @property
    def about(self) -> str:
        """The place in the agreement that it is about, as a pointer by id."""
        return self._text("about")

    @property
    def owner(self) -> str:
        """Who will find out."""
        return self._text("owner")

    @property
    def due(self) -> str:
        """The day by which it should be known."""
        return self._text("due")

    @property
    def status(self) -> str:
        """Whether it is still open."""
        return self._text("status")

    @property
    def answer(self) -> str:
        """What was found."""
        return self._text("answer")
