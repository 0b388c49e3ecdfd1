"""What the command says about a run, for the suites that ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Options:
    """What to measure with.

    Attributes:
        node_modules: the folder with docxtemplater and pizzip.
        bundle: the program of a bundle that was made here.
        quick: whether to try each thing once or twice, to see that it can be measured at all.
    """

    node_modules: Path | None = None
    bundle: Path | None = None
    quick: bool = False


options = Options()

_SIZES = {"typical": (5, 20, 10), "large": (60, 250, 200)}


def sizes() -> dict[str, tuple[int, int, int]]:
    """How many partners, items and flows an agreement of each size has."""
    return {"typical": (2, 3, 2)} if options.quick else _SIZES


def often(runs: int) -> int:
    """How often to try a thing."""
    return 1 if options.quick else runs
