"""`sharebuilder schema`: the agreement's JSON Schema, as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.schema.bundle import bundled_schema

if TYPE_CHECKING:
    import argparse


def run(_arguments: argparse.Namespace) -> int:
    """Print the schema with all its files bundled, so that it stands alone."""
    output.result_json(bundled_schema())
    return 0
