"""The packs that are in force: where they lie, and how they change the knowledge base.

A pack is used whole or not at all. One that is broken, that speaks of what is not there, or that
disagrees with an earlier one is left out and told of; everything else goes on working.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_dir

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.former import bad_pattern
from sharebuilder.knowledge.friend_prompt import KIND as FRIEND_PROMPT
from sharebuilder.knowledge.friend_prompt import friend_prompt
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.organisation.in_force import in_force
from sharebuilder.organisation.settings_file import PACKS
from sharebuilder.packs.pack_file import read_pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.pack import Pack

ENDING = ".knowledge.json"
FOLDER = "knowledge"


def pack_files(agreement: Path | None = None) -> tuple[Path, ...]:
    """The pack files in the order in which they apply.

    Args:
        agreement: the agreement's file; packs beside it come after this person's own.

    Returns:
        Those that settings name, in their order; `*.knowledge.json` of the folder `knowledge` in
        the configuration folder, by name; then those beside the agreement, by name. A folder that
        is not there holds none. Where the organisation lets nobody choose packs, its own alone.
    """
    settings = in_force()
    places = [one.path for one in settings.packs]
    if PACKS not in settings.locked:
        places.append(Path(user_config_dir("ShareBuilder", appauthor=False)) / FOLDER)
        if agreement is not None:
            places.append(agreement.absolute().parent)
    found: list[Path] = []
    for place in places:
        try:
            if place.is_file():
                found.append(place)
            else:
                found += sorted(one for one in place.iterdir() if one.name.endswith(ENDING))
        except OSError:
            continue  # most people have no packs, and so no folder
    return tuple(dict.fromkeys(found))


def knowledge_for(agreement: Path | None = None) -> Knowledge:
    """The knowledge base with the packs that apply to an agreement.

    Args:
        agreement: its file; only this person's own packs when left out.

    Returns:
        The knowledge base. `packs` names those in use, `problems` those that were left out.

    Raises:
        SeedProblem: what ShareBuilder itself brings cannot be used.
    """
    return with_packs(Knowledge.load(), pack_files(agreement))


def with_packs(base: Knowledge, files: Iterable[Path]) -> Knowledge:
    """A knowledge base changed by packs; the base itself stays as it was."""
    used: list[Pack] = []
    problems: list[SeedProblem] = []
    touched: dict[str, Pack] = {}
    for file in files:
        try:
            pack = read_pack(file)
            check_pack(pack, base, touched)
        except SeedProblem as problem:
            problems.append(problem)
            continue
        used.append(pack)
        touched.update((one, pack) for one, _place in _touches(pack))
    if not used and not problems:
        return base
    added = [entry for pack in used for entry, _place in pack.add]
    replaced = {entry.id: entry for pack in used for entry, _place in pack.replace}
    hidden = {identity for pack in used for identity, _place in pack.hide}
    entries = [replaced.get(entry.id, entry) for entry in base.entries()] + added
    return Knowledge(entries, hidden=hidden, packs=tuple(used), problems=tuple(problems))


def check_pack(pack: Pack, base: Knowledge, touched: dict[str, Pack] | None = None) -> None:
    """Whether a pack fits the knowledge base and the packs before it.

    Args:
        pack: the pack.
        base: what ShareBuilder brings.
        touched: the pack that already speaks of an id.

    Raises:
        SeedProblem: it adds what is there, replaces or hides what is not, changes the kind of an
            entry, speaks of an id twice or of one that an earlier pack speaks of, or has a
            pattern that may not be used; or a prompt of the critical friend speaks of what no
            agreement has.
    """
    before: dict[str, str] = {}
    for identity, place in _touches(pack):
        other = (touched or {}).get(identity)
        if other is not None:
            raise _problem(
                pack,
                place,
                f"The pack “{other.name}” ({other.file}) already speaks of “{identity}”.",
                "Agree which of the two packs is right, and take the entry out of the other.",
            )
        if identity in before:
            raise _problem(
                pack,
                place,
                f"The pack speaks of “{identity}” twice, first at {before[identity]}.",
                "Keep one of the two.",
            )
        before[identity] = place
    for entry, place in pack.add:
        if base.entry(entry.id) is not None:
            raise _problem(
                pack,
                place,
                f"The knowledge base already holds “{entry.id}”.",
                "Put the entry under “replace”, or give it an id of its own.",
            )
    for entry, place in pack.replace:
        _check_replacement(pack, entry, place, base.entry(entry.id))
    for entry, place in (*pack.add, *pack.replace):
        _check_patterns(pack, entry, place)
    for identity, place in pack.hide:
        if base.entry(identity) is None:
            raise _problem(pack, place, *_unknown(identity))
    _check_prompts(pack)


def _check_prompts(pack: Pack) -> None:
    for entry, place in (*pack.add, *pack.replace):
        if entry.kind == FRIEND_PROMPT:
            friend_prompt(entry, pack.file, place)


def _check_replacement(pack: Pack, entry: Entry, place: str, old: Entry | None) -> None:
    if old is None:
        raise _problem(pack, place, *_unknown(entry.id))
    if old.kind != entry.kind:
        raise _problem(
            pack,
            f"{place}/kind",
            f"“{entry.id}” is a {old.kind}, and cannot become a {entry.kind}.",
            f"Write “{old.kind}”, or add the entry under an id of its own.",
        )


def _check_patterns(pack: Pack, entry: Entry, place: str) -> None:
    found = bad_pattern(entry)
    if found is not None:
        index, why = found
        raise _problem(
            pack,
            f"{place}/details/find/{index}",
            f"The pattern of “{entry.id}” cannot be used. {why}",
            "Mend the pattern. Give each repeat a highest number, such as {0,20}; a text is looked "
            "at with single spaces, so write one space where there may be several.",
        )


def _touches(pack: Pack) -> list[tuple[str, str]]:
    written = [(entry.id, place) for entry, place in (*pack.add, *pack.replace)]
    return [*written, *pack.hide]


def _unknown(identity: str) -> tuple[str, str]:
    return (
        f"The knowledge base holds no “{identity}”.",
        "Check the id with “sharebuilder knowledge list”, or put a new entry under “add”.",
    )


def _problem(pack: Pack, place: str, problem: str, remedy: str) -> SeedProblem:
    return SeedProblem(problem, remedy=remedy, file=pack.file, place=place)
