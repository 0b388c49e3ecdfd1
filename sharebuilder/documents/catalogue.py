"""The documents that can be built.

A new document is: a source of its words in `packaging/template_source/`, a module with its fields
in `sharebuilder/documents/context/`, and an entry here.
"""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Layout:
    """An order in which a document has its clauses.

    Attributes:
        id: the word by which commands and the house style name it.
        title: its name, for people.
    """

    id: str
    title: str


LAYOUTS = (
    Layout(DEFAULT, "ShareBuilder’s own order"),
    Layout("welsh", "The order of the Welsh protocol (WASPI)"),
)


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
        carries: whether the agreement travels inside it. It does not in what people outside the
            partnership get in their hands.
        not_needed: why answers may call for no such document; empty where they always do.
        layouts: the ids of the layouts that it has besides the default.
    """

    id: str
    title: str
    template: str
    reader: str
    context: str
    pictures: bool = False
    each: str = ""
    carries: bool = True
    not_needed: str = ""
    layouts: tuple[str, ...] = ()

    @property
    def layout_ids(self) -> tuple[str, ...]:
        """Every layout that it has, the default first."""
        return DEFAULT, *self.layouts

    def template_of(self, layout: str) -> str:
        """The file name of its template in a layout; the default's where it has no such layout."""
        if layout not in self.layouts:
            return self.template
        return f"{self.template.removesuffix('.docx')}-{layout}.docx"


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
            layouts=("welsh",),
        ),
        DocumentKind(
            "case",
            "The case for sharing",
            "case.docx",
            "Those who decide",
            "case_for_sharing",
        ),
        DocumentKind(
            "consent",
            "Consent set",
            "consent.docx",
            "The person who is asked, and the staff who ask",
            "consent",
            carries=False,
            not_needed="It asks nobody for consent or permission.",
        ),
        DocumentKind(
            "privacy-notice",
            "Privacy notice",
            "privacy-notice.docx",
            "The person whom the information is about",
            "privacy_notice",
            carries=False,
        ),
        DocumentKind(
            "dpia",
            "Data protection impact assessment",
            "dpia.docx",
            "The data protection officer",
            "dpia",
        ),
        DocumentKind(
            "practitioner-guide",
            "Practitioner guide",
            "practitioner-guide.docx",
            "Staff of each partner",
            "practitioner_guide",
            each="partners",
            not_needed="It names no partner that shares.",
        ),
        DocumentKind(
            "policy-document",
            "Appropriate policy document",
            "policy-document.docx",
            "The regulator and the data protection officer",
            "policy_document",
            not_needed="No condition that it relies on asks for one.",
        ),
        DocumentKind(
            "signing-page",
            "Signing page",
            "signing-page.docx",
            "Whoever signs for a partner",
            "signing_page",
            each="partners",
            not_needed="It names no partner that shares.",
        ),
        DocumentKind(
            "one-off",
            "One-off request and decision",
            "one-off.docx",
            "Whoever asks or decides outside the agreement",
            "one_off",
        ),
    )


def document_kind(identity: str) -> DocumentKind | None:
    """The document of an id, or None where there is none."""
    return next((kind for kind in documents() if kind.id == identity), None)
