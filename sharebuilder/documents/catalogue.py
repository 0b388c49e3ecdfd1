"""The documents that can be built.

A new document is: a source of its words in `packaging/template_source/`, a module with its fields
in `sharebuilder/documents/context/`, and an entry here.
"""

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
        context: the module in `documents/context` whose `<module>_context` makes its fields. It
            returns None where the answers call for no such document.
        pictures: whether it shows the flow map.
        each: the collection for each of whose records one is made, such as `partners`; else empty.
            Its context is then given the id as `record`.
        not_needed: why answers may call for no such document; empty where they always do.
    """

    id: str
    title: str
    template: str
    reader: str
    context: str
    pictures: bool = False
    each: str = ""
    not_needed: str = ""


def documents() -> tuple[DocumentKind, ...]:
    """Every document that can be built, in the order in which people need them."""
    return (
        DocumentKind(
            "agreement",
            "Information-sharing agreement",
            "agreement.docx",
            "All partners",
            "agreement",
            pictures=True,
        ),
    )


def document_kind(identity: str) -> DocumentKind | None:
    """The document of an id, or None where there is none."""
    return next((kind for kind in documents() if kind.id == identity), None)
