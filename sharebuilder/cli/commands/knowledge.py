"""`sharebuilder knowledge`: every entry of the knowledge base, and whether a pack fits it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.entry_words import details_text
from sharebuilder.errors import ShareBuilderError
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.packs.in_use import check_pack, knowledge_for
from sharebuilder.packs.pack_file import read_pack

if TYPE_CHECKING:
    import argparse
    from datetime import date


def run(arguments: argparse.Namespace) -> int:
    """List the entries, of one kind or family where one is named; or check a pack.

    Raises:
        ShareBuilderError: there is no such kind, or the pack cannot be used.
    """
    if arguments.action == "check":
        return _check(arguments)
    knowledge = knowledge_for()
    for problem in knowledge.problems:
        output.message(f"{problem} The pack is left out.")
    entries = knowledge.entries()
    kinds = sorted({name for entry in entries for name in (entry.kind, entry.family)})
    if arguments.kind and arguments.kind not in kinds:
        raise ShareBuilderError(
            f"There is no kind of entry called “{arguments.kind}”.",
            remedy=f"The kinds are: {', '.join(kinds)}.",
        )
    chosen = [e for e in entries if arguments.kind in (None, e.kind, e.family)]
    if arguments.json:
        output.result_json(
            {
                "entries": [
                    {
                        "id": entry.id,
                        "kind": entry.family,
                        "title": entry.title,
                        "citation": asdict(entry.citation),
                        "verified": entry.verified,
                        "pack": entry.pack,
                        "in_force_from": _day(entry.in_force_from),
                        "in_force_to": _day(entry.in_force_to),
                        "details": dict(entry.details),
                    }
                    for entry in chosen
                ]
            }
        )
        return 0
    for entry in chosen:
        mark = "" if entry.verified else " (not verified)"
        pack = f" (from the pack “{entry.pack}”)" if entry.pack else ""
        words = " ".join(filter(None, (entry.plain, details_text(entry))))
        output.result(f"{entry.id}  {entry.title}: {words}{mark}{pack}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    if not arguments.kind:
        raise ShareBuilderError(
            "No pack is named.",
            remedy="Name the file: sharebuilder knowledge check FILE.",
        )
    pack = read_pack(Path(arguments.kind))
    check_pack(pack, Knowledge.load())
    counts = {"adds": len(pack.add), "replaces": len(pack.replace), "hides": len(pack.hide)}
    if arguments.json:
        about = {"name": pack.name, "owner": pack.owner, "dated": pack.dated}
        output.result_json({"file": str(pack.file), **about, **counts})
        return 0
    said = ", ".join(f"{word} {count}" for word, count in counts.items())
    output.result(f"{pack.file}: “{pack.name}” of {pack.owner}, {pack.dated}, fits. It {said}.")
    return 0


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
