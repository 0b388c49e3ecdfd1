"""`sharebuilder documents`: what can be built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.documents.catalogue import documents

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """List the documents by id and title."""
    if arguments.json:
        listed = [{"id": document.id, "title": document.title} for document in documents()]
        output.result_json({"documents": listed})
        return 0
    for document in documents():
        output.result(f"{document.id}  {document.title}")
    return 0
