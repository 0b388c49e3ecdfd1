"""What can go wrong on the way, with its remedy."""

from __future__ import annotations


class Failure(Exception):
    """Something that stops a command: one line that says what failed and what to do."""
