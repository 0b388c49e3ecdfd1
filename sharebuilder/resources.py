"""Where the shipped schemas, templates and seeds lie: in a checkout, a wheel or a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

from sharebuilder.errors import SeedProblem

GUIDE_DOCUMENTS = ("user-guide", "for-it", "knowledge-packs", "reliability", "checks")
"""The documents of the user guide in their order, by the names of their files in `docs_dir()`."""


def _folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    # A wheel carries the folders inside the package, a checkout beside it, a frozen bundle in its
    # own root.
    candidates = [package / "_data" / name, package.parent / name]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        candidates.insert(0, Path(bundle) / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise SeedProblem(
        f"The folder “{name}” that ShareBuilder brings is missing.",
        remedy="Install ShareBuilder again.",
        file=candidates[-1],
    )


def schemas_dir() -> Path:
    """The folder of JSON Schema files."""
    return _folder("schemas")


def templates_dir() -> Path:
    """The folder of Word templates."""
    return _folder("templates")


def seeds_dir() -> Path:
    """The folder of worked cases, questions and knowledge."""
    return _folder("seeds")


def docs_dir() -> Path:
    """The folder of the user guide."""
    return _folder("docs")
