"""Timing two things in turn, so that what disturbs the machine disturbs both."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.options import often

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        ours: the median of our times, in `unit`.
        peer: the median of the peer's times, in `unit`.
        input: what was measured, against what, and on what input.
        how: how often, and which of the times counts.
    """

    id: str
    ours: float
    peer: float
    unit: str
    input: str
    how: str = ""

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's."""
        return self.ours / self.peer

    def to_json(self) -> dict[str, object]:
        """The row as JSON."""
        return {
            "id": self.id,
            "ours": self.ours,
            "peer": self.peer,
            "unit": self.unit,
            "ratio": self.ratio,
            "input": self.input,
            "how": self.how,
        }


def side_by_side(
    ours: Callable[[], object], peer: Callable[[], object], runs: int
) -> tuple[float, float]:
    """The medians, in milliseconds, of two functions that are run in turn; `in_turn` says so.

    Each is run once before, so that neither pays for what is loaded the first time.
    """
    runs = often(runs)
    ours()
    peer()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for kept, work in zip(times, (ours, peer), strict=True):
            gc.collect()
            start = time.perf_counter()
            work()
            kept.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def in_turn(runs: int) -> str:
    """How `side_by_side` measures, in words."""
    return f"median of {often(runs)} runs of each, in turn, in one process that is warm"
