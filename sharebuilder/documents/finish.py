"""What a document gets after its words: numbers, pictures and properties."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sharebuilder.documents.numbering import fill_numbers
from sharebuilder.documents.pictures import place_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from docx.document import Document

    from sharebuilder.documents.pictures import DocumentPicture

_LONGEST = 255


def finished(
    document: Document,
    *,
    title: str,
    subject: str,
    author: str,
    today: date,
    pictures: Iterable[DocumentPicture] = (),
) -> bytes:
    """The bytes of a finished document.

    Args:
        document: the document with its words.
        title: the title of the agreement.
        subject: what sort of document it is.
        author: the partner that keeps it.
        today: the day on which it is made.
        pictures: the pictures that stand in it.
    """
    place_pictures(document, pictures)
    fill_numbers(document)
    properties = document.core_properties
    properties.title = title[:_LONGEST]
    properties.subject = subject[:_LONGEST]
    properties.author = author[:_LONGEST]
    properties.language = "en-GB"
    properties.last_modified_by = "ShareBuilder"
    properties.revision = 1
    made = datetime.combine(today, time(), UTC)
    properties.created = properties.modified = made
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
