"""Write the Word templates that ShareBuilder brings, from their sources.

The words of a template stand in `packaging/template_source/`. Run this after a change there or in
`packaging/template_builder/`:

    python packaging/build_templates.py

A test compares what it would write with what stands in `templates/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from template_builder.markup import read_source
from template_builder.package import word_file

from sharebuilder.documents.catalogue import documents

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "template_source"
TEMPLATES = HERE.parent / "templates"


def template(name: str) -> bytes:
    """The template of a name, from its source."""
    source = read_source((SOURCES / f"{name}.txt").read_text(encoding="utf-8"))
    return word_file(source, _titles()[name])


def _titles() -> dict[str, str]:
    return {Path(kind.template).stem: kind.title for kind in documents()}


def main() -> int:
    """Write every template."""
    for name in _titles():
        (TEMPLATES / f"{name}.docx").write_bytes(template(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
