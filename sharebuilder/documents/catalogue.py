"""The documents that can be built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document that an agreement can make.

    Attributes:
        id: the word by which commands name it.
        title: its name, for people.
        template: the file name of its template.
        reader: who reads it.
    """

    id: str
    title: str
    template: str
    reader: str


def documents() -> tuple[DocumentKind, ...]:
    """Every document that can be built, in the order in which people need them."""
    return (
        DocumentKind(
            "agreement", "Information-sharing agreement", "agreement.docx", "All partners"
        ),
    )
