"""The benchmark suite: `python packaging/dev.py bench [--json FILE]`.

Each row is a ratio, ours divided by a peer's, measured in turn in one run. Times differ from
machine to machine; the ratios are what to rely on.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measure import Row

SUITES = ("start", "footprint", "document", "checking", "suggesting", "typing", "tables")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suite, print the table, and write it where told."""
    arguments = _parser().parse_args(argv)
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    for name in arguments.only or SUITES:
        print(f"measuring {name}…", file=sys.stderr)
        rows += importlib.import_module(f"bench.{name}").rows()
    _print(rows)
    if arguments.json:
        machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
        content = {
            "machine": machine + platform.python_version(),
            "rows": [row.to_json() for row in rows],
        }
        arguments.json.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return 0


def _print(rows: Sequence[Row]) -> None:
    width = max(len(row.id) for row in rows)
    print(f"{'row'.ljust(width)}  {'ours':>10}  {'peer':>10}  {'ratio':>6}  input")
    for row in rows:
        print(
            f"{row.id.ljust(width)}  {row.ours:>7.1f} {row.unit}  {row.peer:>7.1f} {row.unit}  "
            f"{row.ratio:>6.2f}  {row.input}"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure ratios.")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the rows to this file")
    parser.add_argument("--only", choices=SUITES, action="append", help="this part only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
