"""One settings file: how it is read and checked. A wrong setting is left out; the others hold."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem, UnusableFile
from sharebuilder.model.pointer import Pointer, parse
from sharebuilder.organisation.places import may_be_there
from sharebuilder.storage.json_place import line_of
from sharebuilder.storage.reading import decode, parse_json, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sharebuilder.model.json_types import JsonObject, JsonValue

FORMAT = "sharebuilder-settings"
PACKS = "knowledge_packs"
DEFAULTS = "defaults"
MAY_CHANGE = "users_may_change"
_BACKSLASH = "invalid \\escape"


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a settings file says.

    Attributes:
        value: a text, a number, or a list of names.
        file: the file that says it.
        line: the line on which it does, from 1.
    """

    value: JsonValue
    file: Path
    line: int

    @property
    def path(self) -> Path:
        """The value as a path: from the settings file on, with ~ for the person's own folder."""
        try:
            named = Path(str(self.value)).expanduser()
        except RuntimeError:  # nobody knows where the person's folder is
            named = Path(str(self.value))
        return Path(os.path.normpath(self.file.parent / named))


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What one file says.

    Attributes:
        path: where it lies, there or not.
        there: whether it is there.
        values: what it says, by the name of the setting; those of `defaults` by their own names.
        packs: the knowledge packs that it names, in order.
        problems: what is wrong in it.
    """

    path: Path
    there: bool = False
    values: Mapping[str, Said] = field(default_factory=dict)
    packs: tuple[Said, ...] = ()
    problems: tuple[SeedProblem, ...] = ()


def read_settings_file(path: Path) -> SettingsFile:
    """Read a settings file. One that is not there says nothing, and that is no problem."""
    if not may_be_there(path):
        return SettingsFile(path)
    try:
        text = decode(read_bytes(path), path)
        content = parse_json(text, path)
    except UnusableFile as error:
        return SettingsFile(path, there=True, problems=(_unusable(error, path),))
    return _checked(content, text, path)


def _checked(content: JsonValue, text: str, path: Path) -> SettingsFile:
    # Only an organisation that has such a file pays for what checks it.
    from sharebuilder.schema.house_files import organisation_problems

    problems: list[SeedProblem] = []
    wrong: set[str] = set()
    for place, problem, remedy in organisation_problems(content):
        segments = [] if place == "/" else list(parse(Pointer(place)))
        unknown = _unknown(problem, content, segments)
        wrong.update("/".join([*segments, name]) for name in unknown)
        wrong.add("/".join(segments[: 2 if segments[:1] == [DEFAULTS] else 1]))
        line = line_of(text, [*segments, *unknown[:1]])
        problems.append(SeedProblem(problem, remedy=remedy, file=path, place=f"line {line}"))
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return SettingsFile(path, there=True, problems=tuple(problems))
    values = {
        names[-1]: Said(value, path, line_of(text, names))
        for names, value in _settings(content)
        if "/".join(names) not in wrong
    }
    packs = values.pop(PACKS, None)
    listed = packs.value if packs and isinstance(packs.value, list) else []
    named = [
        Said(one, path, line_of(text, [PACKS, str(index)])) for index, one in enumerate(listed)
    ]
    return SettingsFile(path, True, values, tuple(named), tuple(problems))


def _settings(content: JsonObject) -> Iterator[tuple[list[str], JsonValue]]:
    """The names that lead to each setting, and its value."""
    for name, value in content.items():
        if name == DEFAULTS and isinstance(value, dict):
            yield from (([name, each], one) for each, one in value.items())
        elif name not in {"format", "format_version"}:
            yield [name], value


def _unknown(problem: str, content: JsonValue, segments: Sequence[str]) -> list[str]:
    """The names of a group that a message quotes: those that have no place there."""
    at: JsonValue = content
    for part in segments:
        if isinstance(at, list):
            at = at[int(part)]
        elif isinstance(at, dict):
            at = at[part]
    names = at if isinstance(at, dict) else {}
    return [name for name in names if f"“{name}”" in problem]


def _unusable(error: UnusableFile, path: Path) -> SeedProblem:
    remedy = "Mend the file, or take it away. Until then ShareBuilder does without it."
    if _BACKSLASH in error.problem.lower():
        remedy = f"In JSON, write each \\ of a path twice, or write /. {remedy}"
    return SeedProblem(error.problem, remedy=remedy, file=path, place=error.place)
