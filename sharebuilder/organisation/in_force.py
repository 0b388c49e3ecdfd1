"""The settings that are in force: of the computer, then of the person, and what may not be changed.

What a setting names and is not there is left out and told of, with the file and the line that name
it. The work goes on with what ShareBuilder brings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.organisation.places import is_file, settings_places
from sharebuilder.organisation.settings_file import MAY_CHANGE, PACKS, Said, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.organisation.settings_file import SettingsFile

HOUSE_STYLE, TEMPLATES = "house_style", "templates"
CAN_BE_LOCKED = (HOUSE_STYLE, TEMPLATES, PACKS)


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds for this person on this computer.

    Attributes:
        files: the file of the computer, and that of the person.
        values: each setting that a file says.
        packs: the knowledge packs, or folders of them, that files name, in order.
        locked: the settings that a person may not change, and who says so.
        problems: what was wrong, and was left out.
    """

    files: tuple[SettingsFile, SettingsFile]
    values: Mapping[str, Said]
    packs: tuple[Said, ...]
    locked: Mapping[str, Said]
    problems: tuple[SeedProblem, ...]

    def path(self, name: str) -> Path | None:
        """The file or folder that a setting names; None where none does."""
        found = self.values.get(name)
        return found.path if found else None

    def is_own(self, name: str) -> bool:
        """Whether the person, and not the computer's file, says a setting."""
        found = self.values.get(name)
        return found is not None and found.file == self.files[1].path


def said() -> InForce:
    """What the files say, without a look at what they name: no drive makes anybody wait."""
    computer, person = (read_settings_file(place) for place in settings_places())
    problems = [*computer.problems, *person.problems]
    locked = {}
    if (may := computer.values.get(MAY_CHANGE)) is not None and isinstance(may.value, list):
        locked = {name: may for name in CAN_BE_LOCKED if name not in may.value}
    values = {name: one for name, one in computer.values.items() if name != MAY_CHANGE}
    for name, one in person.values.items():
        if name == MAY_CHANGE:
            problems.append(
                _problem(one, f"“{MAY_CHANGE}” counts in the file for the computer alone.",
                         "Take it out here.")
            )  # fmt: skip
        elif name in locked:
            problems.append(_not_yours(one, name, locked[name]))
        else:
            values[name] = one
    packs = computer.packs
    if person.packs and PACKS in locked:
        problems.append(_not_yours(person.packs[0], PACKS, locked[PACKS]))
    else:
        packs += person.packs
    return InForce((computer, person), values, packs, locked, tuple(problems))


def in_force() -> InForce:
    """What holds: as the files say it, without what is not there."""
    found = said()
    values, problems = dict(found.values), list(found.problems)
    for name, is_there, what in (
        (HOUSE_STYLE, is_file, "house style"),
        (TEMPLATES, _is_folder, "templates folder"),
    ):
        one = values.get(name)
        if one is not None and not is_there(one.path):
            del values[name]
            problems.append(_missing(one, what, "ShareBuilder uses the usual one"))
            if found.is_own(name) and name in found.files[0].values:
                computers = found.files[0].values[name]
                if is_there(computers.path):
                    values[name] = computers
    packs = []
    for one in found.packs:
        if is_file(one.path) or _is_folder(one.path):
            packs.append(one)
        else:
            problems.append(_missing(one, "knowledge pack", "It is left out"))
    return replace(found, values=values, packs=tuple(packs), problems=tuple(problems))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _missing(one: Said, what: str, instead: str) -> SeedProblem:
    return _problem(
        one,
        f"The {what} {one.path} is not there. {instead}.",
        "Check that the drive is connected and that the path is right.",
    )


def _not_yours(one: Said, name: str, by: Said) -> SeedProblem:
    return _problem(
        one,
        f"Your organisation does not let “{name}” be changed ({by.file}, line {by.line}), so it "
        "is left out.",
        "Take it out here, or ask your IT department.",
    )


def _problem(one: Said, problem: str, remedy: str) -> SeedProblem:
    return SeedProblem(problem, remedy=remedy, file=one.file, place=f"line {one.line}")
