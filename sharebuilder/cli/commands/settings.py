"""`sharebuilder settings`: which settings are in force, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.documents.house_style import house_style_for
from sharebuilder.organisation.in_force import (
    CAN_BE_LOCKED,
    HOUSE_STYLE,
    TEMPLATES,
    in_force,
)
from sharebuilder.organisation.settings_file import PACKS
from sharebuilder.packs.in_use import pack_files

if TYPE_CHECKING:
    import argparse

    from sharebuilder.organisation.in_force import InForce
    from sharebuilder.organisation.settings_file import Said

_UNUSABLE = 2
_PATHS = (HOUSE_STYLE, TEMPLATES, "documents_folder")
_NAMES = (HOUSE_STYLE, TEMPLATES, "theme", "text_size", "language", "documents_folder")
_USUAL = "as ShareBuilder has it"


def run(arguments: argparse.Namespace) -> int:
    """Show the files, each setting with the file and the line that say it, and what is wrong.

    Returns:
        0 when all can be used; 2 when something was left out.
    """
    found = in_force()
    if arguments.json:
        output.result_json(_as_json(found))
    else:
        _show(found)
    for problem in found.problems:
        output.message(str(problem))
    return _UNUSABLE if found.problems else 0


def _as_json(found: InForce) -> dict[str, object]:
    return {
        "files": [{"path": str(one.path), "there": one.there} for one in found.files],
        "settings": {
            name: {**_entry(found.values.get(name), name), "may_change": name not in found.locked}
            for name in _NAMES
        },
        PACKS: [_entry(one, PACKS) for one in found.packs],
        "users_may_change": [name for name in CAN_BE_LOCKED if name not in found.locked],
        "in_use": {
            HOUSE_STYLE: str(house_style_for().file or ""),
            PACKS: [str(file) for file in pack_files()],
        },
        "problems": [
            {"file": str(one.file), "place": one.place, "problem": one.problem,
             "remedy": one.remedy}
            for one in found.problems
        ],
    }  # fmt: skip


def _entry(one: Said | None, name: str) -> dict[str, object]:
    if one is None:
        return {"value": None, "file": None, "line": None}
    return {"value": _value(one, name), "file": str(one.file), "line": one.line}


def _value(one: Said, name: str) -> object:
    return str(one.path) if name in {*_PATHS, PACKS} else one.value


def _show(found: InForce) -> None:
    for whose, file in zip(("this computer", "you"), found.files, strict=True):
        there = "" if file.there else " (not there)"
        output.result(f"Settings for {whose}: {file.path}{there}")
    for name in _NAMES:
        one = found.values.get(name)
        locked = " You may not change it." if name in found.locked else ""
        said = f"{_value(one, name)} ({one.file}, line {one.line})" if one else _USUAL
        output.result(f"{name}: {said}{locked}")
    locked = " You may not change them." if PACKS in found.locked else ""
    output.result(f"{PACKS}: {len(found.packs) or 'none'} named.{locked}")
    for one in found.packs:
        output.result(f"  {one.path} ({one.file}, line {one.line})")
    output.result(f"House style in use: {house_style_for().file or _USUAL}")
    packs = pack_files()
    output.result("Knowledge packs in use: " + (", ".join(map(str, packs)) or "none"))
