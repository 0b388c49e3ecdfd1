"""Where a rule of law or of practice is written down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that anybody can look up: its name and its address."""

    text: str
    url: str
