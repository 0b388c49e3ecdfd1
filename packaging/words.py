"""Bring the catalogues of the window's words up to date, and compile them.

    python packaging/words.py        the catalogue for translators, and the English singulars
    python packaging/words.py fr     the same, and the catalogue of a language, new or there

A test compares what it would write with what lies there.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
GUI = ROOT / "sharebuilder" / "gui"
CATALOGUES = GUI / "translations"
SOURCE, ENGLISH = "sharebuilder.ts", "sharebuilder_en.ts"
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
# What lupdate writes of a text that counts, in a catalogue with two forms.
_COUNTED = re.compile(
    r"(?P<start><source>(?P<source>[^<]*)</source>\s*(?:<comment>[^<]*</comment>\s*)?)"
    r"<translation[^>]*>\s*<numerusform>(?P<one>[^<]*)</numerusform>"
    r"\s*<numerusform>[^<]*</numerusform>"
)
_FORM = "\n            "
_TOOLS = Path(sys.executable).parent


class NotUpToDate(Exception):
    """Something that a person has to do first."""


def write_catalogues(folder: Path = CATALOGUES, languages: list[str] | None = None) -> None:
    """Write what lies in a folder anew from the source; what was translated there stays.

    Args:
        folder: where the catalogues lie.
        languages: for which a catalogue is wanted, beside those that are there.

    Raises:
        NotUpToDate: an English text that counts has no singular, or a tool failed.
    """
    folder.mkdir(exist_ok=True)
    _update(folder / SOURCE, "-no-obsolete")
    _update(folder / ENGLISH, "-no-obsolete", "-pluralonly", "-target-language", "en")
    _fill_plurals(folder / ENGLISH)
    wanted = {f"sharebuilder_{one}.ts" for one in languages or ()}
    wanted |= {one.name for one in folder.glob("sharebuilder_*.ts")} - {ENGLISH}
    for name in sorted(wanted):
        # What is no longer said is kept: a translator may want it again.
        language = name.removeprefix("sharebuilder_").removesuffix(".ts")
        _update(folder / name, "-target-language", language)
    for name in (ENGLISH, *sorted(wanted)):
        compile_catalogue(folder / name)
    missing = _without_singular(folder / ENGLISH)
    if missing:
        raise NotUpToDate(
            f"Write the singular of {len(missing)} texts into {ENGLISH} (the first <numerusform>), "
            "then run this again:\n  " + "\n  ".join(missing)
        )


def compile_catalogue(catalogue: Path) -> Path:
    """Compile a .ts file into the .qm file beside it that the window reads."""
    made = catalogue.with_suffix(".qm")
    _run("pyside6-lrelease", "-silent", catalogue.name, "-qm", made.name, cwd=catalogue.parent)
    return made


def _update(catalogue: Path, *options: str) -> None:
    """Let lupdate read every module of the window. No place in the source is written down."""
    files = sorted(one.relative_to(GUI).as_posix() for one in GUI.rglob("*.py"))
    fixed = ("-silent", "-locations", "none", "-sort-messages", "-source-language", "en")
    marks = ("-tr-function-alias", "tr+=tr_later")
    _run("pyside6-lupdate", *fixed, *marks, *options, *files, "-ts", str(catalogue), cwd=GUI)


def _fill_plurals(catalogue: Path) -> None:
    """Give each text its plural: the English of the source is that already."""
    catalogue.write_text(
        _COUNTED.sub(_with_plural, catalogue.read_text(encoding="utf-8")),
        encoding="utf-8",
        newline="\n",
    )


def _with_plural(found: re.Match[str]) -> str:
    done = "" if found["one"] else ' type="unfinished"'
    forms = (found["one"], found["source"])
    lines = "".join(f"{_FORM}<numerusform>{one}</numerusform>" for one in forms)
    return f"{found['start']}<translation{done}>{lines}"


def _without_singular(catalogue: Path) -> list[str]:
    tree = ET.parse(catalogue)
    return [
        message.findtext("source", "")
        for message in tree.iter("message")
        if not message.findtext("translation/numerusform")
    ]


def _run(tool: str, *words: str, cwd: Path) -> None:
    program = next((one for one in _TOOLS.glob(f"{tool}*") if one.is_file()), None)
    if program is None:
        raise NotUpToDate(f"{tool} is not there. It comes with PySide6.")
    done = subprocess.run([program, *words], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotUpToDate(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the catalogues of the checkout.

    Returns:
        0 when they are up to date; 1 when something has to be done first; 2 for a wrong word.
    """
    languages: list[str] = _parser().parse_args(argv).language
    for one in languages:
        if not _LANGUAGE.fullmatch(one):
            print(f"“{one}” names no language. Write it as Qt does: cy, or pt_BR.", file=sys.stderr)
            return 2
    try:
        write_catalogues(CATALOGUES, languages)
    except NotUpToDate as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The catalogues are up to date: {CATALOGUES.relative_to(ROOT)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py words", description=__doc__)
    parser.add_argument("language", nargs="*", help="a language that gets a catalogue, such as fr")
    return parser


if __name__ == "__main__":
    sys.exit(main())
