"""How the command line speaks: results to standard output, messages to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping


def use_utf8() -> None:
    """Write UTF-8 whatever the console says, so that no answer breaks a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def result(text: str) -> None:
    """Write one line of the result."""
    print(text)


def result_json(value: Mapping[str, object]) -> None:
    """Write the result for another program, as one JSON document."""
    import json  # the window starts through here too

    print(json.dumps(value, ensure_ascii=False, indent=2))


def message(text: str) -> None:
    """Say something to the person at the keyboard."""
    print(f"sharebuilder: {text}", file=sys.stderr)


class Progress:
    """A line of progress, shown on a terminal only."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to a stream; standard error when left out."""
        self._stream = stream or sys.stderr
        self._on = self._stream.isatty()
        self._width = 0

    def show(self, what: str, share: float) -> None:
        """Show what is being done, and how much of it is done (0 to 1)."""
        if self._on:
            line = f"{share:4.0%} {what}"
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._on and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._width = 0
