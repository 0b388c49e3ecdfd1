"""The benchmark suite: `python packaging/dev.py bench [--json FILE] [--report FILE]`.

Each row is a ratio, ours divided by a peer's, measured in turn in one run. Times differ from
machine to machine; the ratios are what to rely on.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.options import options
from bench.report import machine, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measure import Row

SUITES = ("start", "footprint", "document", "checking", "suggesting", "typing", "tables")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suite, print the table, and write it where told."""
    arguments = _parser().parse_args(argv)
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Python's own cache of what it compiled: without it every start would compile everything.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    options.node_modules, options.bundle = arguments.node_modules, arguments.bundle
    options.quick = arguments.quick
    rows: list[Row] = []
    begun = time.monotonic()
    to_come = list(arguments.only or SUITES)
    unmeasured = [name for name in SUITES if name not in to_come]
    while to_come:
        name = to_come.pop(0)
        print(f"measuring {name}…", file=sys.stderr)
        rows += importlib.import_module(f"bench.{name}").rows()
        # After each part: a long run that is broken off leaves what it has found.
        _write(arguments, rows, _missing(unmeasured + to_come), time.monotonic() - begun)
    _print(rows)
    return 0


def _write(
    arguments: argparse.Namespace, rows: Sequence[Row], missing: dict[str, str], seconds: float
) -> None:
    on = arguments.machine or machine()
    if arguments.json:
        content = {"machine": on, "rows": [row.to_json() for row in rows]}
        arguments.json.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    if arguments.report:
        text = report(rows, missing, on=on, day=date.today(), minutes=seconds / 60)
        arguments.report.write_text(text, encoding="utf-8")


def _missing(parts: Sequence[str]) -> dict[str, str]:
    """What is not in the table, and why.

    Args:
        parts: the parts of the suite that were not run.
    """
    from bench.peers import why_no_docxtemplater
    from bench.start import why_no_bundle

    why = {f"all of {name}": "this run left it out or did not come to it" for name in parts}
    why |= {
        "document-vs-docxtemplater": why_no_docxtemplater(options.node_modules),
        "start-bundle-vs-checkout": why_no_bundle(),
    }
    return {name: said for name, said in why.items() if said}


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
    parser.add_argument("--report", metavar="FILE", type=Path, help="write them as Markdown too")
    parser.add_argument("--machine", metavar="WORDS", help="what the report calls the machine")
    parser.add_argument(
        "--node-modules", metavar="FOLDER", type=Path,
        help="where docxtemplater and pizzip are; or SHAREBUILDER_NODE_MODULES says it",
    )  # fmt: skip
    parser.add_argument(
        "--bundle", metavar="PROGRAM", type=Path, help="the program of a bundle that was made here"
    )
    parser.add_argument(
        "--quick", action="store_true", help="once each, on little: only to see that it works"
    )
    parser.add_argument("--only", choices=SUITES, action="append", help="this part only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
