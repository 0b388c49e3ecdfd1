"""The agreement's schema as one document, for programs outside ShareBuilder."""

from __future__ import annotations

from sharebuilder.schema.files import ROOT_FILE, SchemaNode, schema_files


def bundled_schema() -> SchemaNode:
    """The schema with all its files embedded under `$defs`, each under its own `$id`.

    Source: JSON Schema 2020-12 Core, section 9.3 (compound documents).
    """
    files = schema_files()
    parts = {
        name.removesuffix(".schema.json"): content
        for name, content in files.items()
        if name != ROOT_FILE
    }
    return {**files[ROOT_FILE], "$defs": parts}
