"""The bundles for offices: `python3 packaging/dev.py bundle [folder|deb|wheelhouse|setup]`.

    (nothing)    what this machine can make
    folder       a folder that runs without Python
    deb          a Debian package from it
    wheelhouse   a folder of wheels, to install where there is no network
    setup        the Windows installer, on Windows with Inno Setup

`--check` starts and drives what was made. `--out DIR` says where it goes; `dist/` else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle.check import check_deb, check_folder, check_wheelhouse
from bundle.deb import make_deb
from bundle.folder import NAME, make_folder, program, size
from bundle.setup import make_setup
from bundle.wheelhouse import make_wheelhouse
from devtools.environment import ROOT
from devtools.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("folder", "deb", "wheelhouse", "setup")


def main(argv: Sequence[str] | None = None) -> int:
    """Make the bundles, and drive them where that is wanted."""
    arguments = _parser().parse_args(argv)
    out: Path = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        for kind in arguments.kinds or _possible():
            _make(kind, out, check=arguments.check)
    except Failure as failure:
        print(f"\nbundle: {failure}", file=sys.stderr)
        return 2
    return 0


def _make(kind: str, out: Path, *, check: bool) -> None:
    folder = out / NAME
    if kind in {"deb", "setup"} and not program(folder).exists():
        make_folder(out)
    match kind:
        case "folder":
            made = make_folder(out)
            if check:
                check_folder(made)
        case "deb":
            made = make_deb(folder, out)
            if check:
                check_deb(made)
        case "wheelhouse":
            made = make_wheelhouse(out)
            if check:
                check_wheelhouse(made)
        case _:
            made = make_setup(folder, out)
    print(f"{made}  {size(made):.0f} MB")


def _possible() -> list[str]:
    """What this machine can make."""
    if os.name == "nt":
        return ["folder", *(["setup"] if shutil.which("iscc") else []), "wheelhouse"]
    return ["folder", *(["deb"] if shutil.which("dpkg-deb") else []), "wheelhouse"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bundle", description="Make the bundles.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="what to make")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it goes")
    parser.add_argument("--check", action="store_true", help="start and drive what was made")
    return parser


if __name__ == "__main__":
    sys.exit(main())
