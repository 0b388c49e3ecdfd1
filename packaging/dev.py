"""One command for everything a developer does, on a machine that has only Python 3.11 or newer.

    python3 packaging/dev.py run        set up, build the Bath case into out/, open the wizard
    python3 packaging/dev.py test       set up, run the whole suite
    python3 packaging/dev.py bench      measure, as ratios
    python3 packaging/dev.py shots      take a picture of each step
    python3 packaging/dev.py guide      make the user guide's pictures again; --word FILE for Word
    python3 packaging/dev.py words      bring the catalogues of the window's words up to date
    python3 packaging/dev.py check      look at style, types and imports only
    python3 packaging/dev.py torture    try to break each promise, many times (hours)
    python3 packaging/dev.py bundle     make what is installed in offices; --check tries it
    python3 packaging/dev.py sbom       write the bill of materials
    python3 packaging/dev.py licences   write the list of licences
    python3 packaging/dev.py audit      look for known vulnerabilities

Standard library only: it runs before anything is installed. Each command may be run again; what
is set up already is not set up twice.
"""

from __future__ import annotations

import argparse
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said before anything else can fail
    sys.exit("ShareBuilder needs Python 3.11 or newer. Install it, and run this again.")

from devtools import commands
from devtools.failure import Failure

_COMMANDS = (
    "run", "test", "bench", "shots", "guide", "words", "check", "torture", "bundle", "sbom",
    "licences", "audit",
)  # fmt: skip


def main(argv: list[str]) -> int:
    """Run one command, and say in one line what failed and what to do."""
    words, _, rest = _split(argv)
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set up, run, test and measure ShareBuilder."
    )
    parser.add_argument("command", choices=_COMMANDS, help="what to do")
    arguments, more = parser.parse_known_args(words)
    rest = [*more, *rest]
    try:
        return getattr(commands, arguments.command)(rest)
    except Failure as failure:
        print(f"\ndev.py: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ndev.py: stopped.", file=sys.stderr)
        return 130


def _split(argv: list[str]) -> tuple[list[str], str, list[str]]:
    if "--" in argv:
        at = argv.index("--")
        return argv[:at], "--", argv[at + 1 :]
    return argv, "", []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
