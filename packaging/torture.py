"""The reliability campaigns: `python packaging/dev.py torture [NAME…] [--short] [--list]`.

Each campaign tries to break one promise many times, and then does the same to something that is
known to break it: a campaign that does not notice that has failed, whatever it found. A long run
can be made in pieces (`--first`, `--count`) or stopped by the clock (`--minutes`); what is printed
is what was really tried.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from torture.catalogue import campaigns  # noqa: E402 - found only after the line above
from torture.frame import tried  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torture.frame import Campaign, Outcome


def main(argv: Sequence[str] | None = None) -> int:
    """Run campaigns, and print one line for each as it ends.

    Returns:
        0 when none failed and every control was noticed; 1 when not; 2 for wrong words. What was
        not tried on this machine is said, and counts as neither.
    """
    arguments = _parser().parse_args(argv)
    if arguments.list:
        for one in campaigns():
            print(f"{one.name.ljust(20)} {one.long:>6}  {one.promise}")
        return 0
    chosen = _chosen(arguments.campaign)
    if chosen is None:
        return 2
    outcomes = []
    print(_row("campaign", "count", "failures", "control noticed", "seconds"))
    for one in chosen:
        outcome = _tried(one, arguments)
        outcomes.append(outcome)
        _say(outcome)
        if arguments.json:
            _keep(arguments.json, outcome)
    return _verdict(outcomes)


def _tried(campaign: Campaign, arguments: argparse.Namespace) -> Outcome:
    count = arguments.count or (campaign.short if arguments.short else campaign.long)
    ends = time.monotonic() + arguments.minutes * 60 if arguments.minutes else float("inf")
    with tempfile.TemporaryDirectory(prefix="sharebuilder-torture-") as folder:
        _live_in(Path(folder, "home"))
        return tried(campaign, Path(folder), count, first=arguments.first, ends=ends)


def _live_in(home: Path) -> None:
    """Folders of its own for each campaign, so that none meets a person's settings."""
    names = {
        f"XDG_{name}_HOME": home / name.lower() for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    windows = {"USERPROFILE": home, "APPDATA": home / "roaming", "LOCALAPPDATA": home / "local"}
    for name, place in {"HOME": home, **names, **windows}.items():
        place.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(place)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "packaging")])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _chosen(names: Sequence[str]) -> Sequence[Campaign] | None:
    known = {one.name: one for one in campaigns()}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(
            f"There is no campaign “{unknown[0]}”. Choose among {', '.join(known)}.",
            file=sys.stderr,
        )
        return None
    return [known[name] for name in names] or list(known.values())


def _say(outcome: Outcome) -> None:
    if outcome.not_tried:
        print(f"{outcome.name.ljust(20)} not tried here, because {outcome.not_tried}", flush=True)
        return
    noticed = "yes" if outcome.noticed else "NO"
    print(_row(outcome.name, outcome.count, outcome.failed, noticed, f"{outcome.seconds:.1f}"))
    for words in outcome.words:
        print(f"    {words}")
    sys.stdout.flush()


def _row(name: str, *cells: object) -> str:
    widths = (8, 9, 16, 9)
    return name.ljust(20) + "".join(
        str(cell).rjust(width) for cell, width in zip(cells, widths, strict=True)
    )


def _keep(path: Path, outcome: Outcome) -> None:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
    line = {
        "date": date.today().isoformat(),
        "machine": machine + platform.python_version(),
        **outcome.to_json(),
    }
    with path.open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(line, ensure_ascii=False) + "\n")


def _verdict(outcomes: Sequence[Outcome]) -> int:
    failed = [one for one in outcomes if not one.not_tried and not one.passed]
    missing = [one for one in outcomes if one.not_tried]
    passed = len(outcomes) - len(failed) - len(missing)
    print(f"{passed} passed, {len(failed)} failed, {len(missing)} not tried here.")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__.split("\n")[0])
    parser.add_argument("campaign", nargs="*", help="the campaigns; all when left out")
    parser.add_argument("--list", action="store_true", help="name the campaigns")
    parser.add_argument("--short", action="store_true", help="try as few cases as the suite does")
    parser.add_argument("--count", type=_positive, help="try this many cases of each")
    parser.add_argument("--first", type=int, default=0, help="begin with the case of this number")
    parser.add_argument("--minutes", type=float, help="stop each campaign after this long")
    parser.add_argument("--json", metavar="FILE", type=Path, help="add each outcome to this file")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
