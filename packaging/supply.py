"""What ShareBuilder is made of: `python packaging/dev.py sbom|licences|audit`.

sbom [--out FILE]            a bill of materials, CycloneDX 1.5, the same each time
licences [--check]           write docs/licences.md, or see whether it is up to date
audit [--advisories FOLDER]  look the pinned versions up among advisories (OSV files)
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from supply.audit import audit
from supply.bill import bill
from supply.licences import licence_list
from supply.pins import ROOT, Unusable, pins

if TYPE_CHECKING:
    from collections.abc import Sequence

_LICENCES = ROOT / "docs" / "licences.md"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the commands.

    Returns:
        0 when all is well; 1 when something is wrong with what is pinned; 2 when an input cannot
        be used; 3 when vulnerabilities could not be looked for.
    """
    arguments = _parser().parse_args(argv)
    try:
        if arguments.command == "sbom":
            return _sbom(arguments.out)
        if arguments.command == "licences":
            return _licences(check=arguments.check)
        return audit(pins("dev"), arguments.advisories)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2


def _sbom(out: Path | None) -> int:
    text = json.dumps(bill(), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, encoding="utf-8")
        print(f"{out} is written.")
    return 0


def _licences(*, check: bool) -> int:
    text = licence_list()
    if not check:
        _LICENCES.write_text(text, encoding="utf-8")
        print(f"{_LICENCES} is written.")
        return 0
    if _LICENCES.is_file() and _LICENCES.read_text("utf-8") == text:
        return 0
    print(f"{_LICENCES} is not up to date: run dev.py licences.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    sbom = commands.add_parser("sbom", help="write the bill of materials")
    sbom.add_argument("--out", type=Path, metavar="FILE", help="write it here")
    licences = commands.add_parser("licences", help="write docs/licences.md")
    licences.add_argument("--check", action="store_true", help="only see whether it is up to date")
    looked = commands.add_parser("audit", help="look for known vulnerabilities")
    looked.add_argument(
        "--advisories", type=Path, metavar="FOLDER", help="a folder of advisories as OSV files"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
