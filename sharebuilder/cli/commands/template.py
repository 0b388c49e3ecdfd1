"""`sharebuilder template check`: not there yet, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.errors import TemplateProblem

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Say that templates cannot be checked yet.

    Raises:
        TemplateProblem: always.
    """
    raise TemplateProblem(
        "This version cannot check a template before it is used.",
        remedy="Build with --template: a template that cannot be used is refused, with its place.",
        file=arguments.file,
    )
