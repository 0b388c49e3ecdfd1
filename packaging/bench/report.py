"""The report: one Markdown table of every ratio of a run, and what each of them is."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from bench.asked import ASKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bench.measure import Row

_HEAD = (
    (
        "| row | what is measured, against which peer, on what | how | ours | peer | ratio | "
        "limit | holds |"
    ),
    "| --- | --- | --- | ---: | ---: | ---: | --- | --- |",
)
_READ = (
    "Each ratio is ours divided by the peer’s, so less is better. Ours and the peer take turns, so "
    "that what else the machine does disturbs both. Times differ from machine to machine; the "
    "ratios are what to rely on. “Limit” is what was asked for, and by whom."
)


def machine() -> str:
    """The machine in general terms, and what ran on it."""
    import PySide6

    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, PySide6 {PySide6.__version__}"
    )


def load() -> str:
    """How busy the machine was in the last quarter of an hour; empty where it does not say."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"Programs that wanted to run at once, on average: {os.getloadavg()[2]:.1f}."


def report(
    rows: Sequence[Row], missing: Mapping[str, str], *, on: str, day: date, minutes: float
) -> str:
    """The report as Markdown.

    Args:
        rows: what was measured.
        missing: what was not, and why.
        on: the machine.
        day: the day.
        minutes: how long the run took.
    """
    lines = [
        "# Benchmarks",
        "",
        f"Made by `python3 packaging/dev.py bench --report FILE` on {day.day} {day:%B %Y}, in one "
        f"run of {minutes:.0f} minutes, on: {on}. {load()}".rstrip(),
        "",
        _READ,
        "",
        *_HEAD,
        *(_line(row) for row in rows),
    ]
    if missing:
        lines += ["", "## Not measured here", ""]
        lines += [f"- `{name}`: not measured here, because {why}." for name, why in missing.items()]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    asked = ASKED.get(row.id)
    limit, holds = "–", "–"
    if asked is not None:
        limit = f"{asked.ratio:g} ({asked.by})"
        holds = "yes" if row.ratio <= asked.ratio else "**no**"
    cells = (
        f"`{row.id}`", row.input, row.how, f"{_figure(row.ours)} {row.unit}",
        f"{_figure(row.peer)} {row.unit}", _figure(row.ratio), limit, holds,
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _figure(value: float) -> str:
    """A figure with as many digits as tell something."""
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
