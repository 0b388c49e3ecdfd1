"""Write the Word templates that ShareBuilder brings, from their sources.

The words of a template stand in `packaging/template_source/`: clauses that several layouts share in
`clauses.txt`, the order of each template in a file of its own. Run this after a change there or in
`packaging/template_builder/`:

    python packaging/build_templates.py

A test compares what it would write with what stands in `templates/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from template_builder.markup import read_source
from template_builder.package import word_file
from template_builder.sources import source

from sharebuilder.documents.catalogue import documents

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


def template(name: str) -> bytes:
    """The template of a name, from its source."""
    return word_file(read_source(source(name)), titles()[name])


def titles() -> dict[str, str]:
    """The title of each template, by its name; a document has one template for each layout."""
    return {
        Path(kind.template_of(layout)).stem: kind.title
        for kind in documents()
        for layout in kind.layout_ids
    }


def main() -> int:
    """Write every template."""
    for name in titles():
        (TEMPLATES / f"{name}.docx").write_bytes(template(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
