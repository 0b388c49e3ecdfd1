"""One pack's file: how it is read and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from sharebuilder.errors import SeedProblem, UnusableFile
from sharebuilder.knowledge.entry import Entry, read_entry
from sharebuilder.knowledge.pack import Pack
from sharebuilder.packs.conditions import check_conditions
from sharebuilder.schema.knowledge_files import PACK, knowledge_problems
from sharebuilder.storage.reading import decode, parse_json, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject, JsonValue


def read_pack(file: Path) -> Pack:
    """The pack in a file.

    Raises:
        SeedProblem: the file cannot be read, or does not have the form that
            `schemas/knowledge-pack.schema.json` asks for.
    """
    try:
        bytes_read = read_bytes(file)
    except UnusableFile as error:
        raise SeedProblem(error.problem, remedy=error.remedy, file=file) from error
    try:
        content = parse_json(decode(bytes_read, file), file)
    except UnusableFile as error:
        raise SeedProblem(
            error.problem,
            remedy="Mend the pack, or take it out of the folder.",
            file=file,
            place=error.place,
        ) from error
    for place, message in knowledge_problems(content, PACK):
        raise SeedProblem(
            message,
            remedy=f"Mend the pack; schemas/{PACK} says what it holds.",
            file=file,
            place=place,
        )
    pack = cast("JsonObject", content)
    try:
        date.fromisoformat(str(pack["dated"]))
    except ValueError as error:
        raise SeedProblem(
            f"There is no day “{pack['dated']}”.",
            remedy="Write the day of this version as year-month-day.",
            file=file,
            place="/dated",
        ) from error
    name = str(pack["name"])
    return Pack(
        name=name,
        owner=str(pack["owner"]),
        dated=str(pack["dated"]),
        file=file,
        add=_entries(pack, "add", name, file),
        replace=_entries(pack, "replace", name, file),
        hide=tuple(
            (str(one["id"]), f"/hide/{index}/id")
            for index, one in enumerate(_list(pack, "hide"))
            if isinstance(one, dict)
        ),
    )


def _entries(pack: JsonObject, part: str, name: str, file: Path) -> tuple[tuple[Entry, str], ...]:
    found = []
    for index, raw in enumerate(_list(pack, part)):
        place = f"/{part}/{index}"
        entry = replace(read_entry(raw, file, place), pack=name)
        check_conditions(entry, file, place)
        found.append((entry, place))
    return tuple(found)


def _list(pack: JsonObject, part: str) -> list[JsonValue]:
    listed = pack.get(part)
    return listed if isinstance(listed, list) else []
