"""Known vulnerabilities of the pinned versions, from a folder of OSV files.

Nothing is fetched. A folder of advisories has to be carried in (each a JSON file of the OSV
schema), and says nothing of what was found since: so its newest day is always said.

Source: Open Source Vulnerability schema 1.6, “Evaluation” (how versions and ranges are matched).
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packaging.version import InvalidVersion, Version

from supply.pins import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from supply.pins import Pin

NOT_CHECKED = 3
_MOST_NAMED = 5
_FIRST = Version("0.dev0")


@dataclass
class Advisories:
    """What a folder holds.

    Attributes:
        entries: the advisories that can be read.
        unreadable: what cannot be, with the reason.
        newest: the day on which the newest was changed.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    newest: str = ""


def audit(pinned: Sequence[Pin], folder: Path | None) -> int:
    """Look pinned versions up, and say what is known against them.

    Returns:
        0 when nothing is known against them; 1 when something is; 3 when it could not be checked,
        or not all of it.
    """
    if folder is None:
        return _not_checked(
            "no advisories were given. Pass a folder of OSV files with --advisories"
        )
    if not folder.is_dir():
        return _not_checked(f"there is no folder {folder}")
    known = read_advisories(folder)
    for words in known.unreadable[:_MOST_NAMED]:
        print(f"not read: {words}", file=sys.stderr)
    if not known.entries:
        return _not_checked(f"{folder} holds no advisory that can be read")
    found = [(pin, one) for pin in pinned for one in known.entries if affects(one, pin)]
    for pin, one in found:
        summary = str(one.get("summary") or "no summary").split("\n")[0]
        print(f"{pin.name} {pin.version}: {one['id']}: {summary}")
    print(
        f"{len(pinned)} pinned versions, {len(known.entries)} advisories, the newest of "
        f"{known.newest or 'an unknown day'}: {len(found)} known against them."
    )
    if found:
        return 1
    if known.unreadable:
        return _not_checked(f"{len(known.unreadable)} advisories cannot be read")
    return 0


def _not_checked(why: str) -> int:
    print(f"Known vulnerabilities were NOT checked: {why}.", file=sys.stderr)
    return NOT_CHECKED


def read_advisories(folder: Path) -> Advisories:
    """The advisories in the JSON files of a folder and the folders below."""
    known = Advisories()
    for path in sorted(folder.rglob("*.json")):
        try:
            entry = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            known.unreadable.append(f"{path}: {type(error).__name__}")
            continue
        listed = isinstance(entry, dict) and isinstance(entry.get("affected"), list)
        if not listed or not isinstance(entry.get("id"), str):
            known.unreadable.append(
                f"{path}: no advisory of the OSV schema (no id or no “affected”)"
            )
            continue
        known.entries.append(entry)
        known.newest = max(known.newest, str(entry.get("modified", ""))[:10])
    return known


def affects(advisory: dict[str, Any], pin: Pin) -> bool:
    """Whether an advisory is about a pinned version. One that was withdrawn is about none."""
    if advisory.get("withdrawn"):
        return False
    return any(
        _names(one, pin) and _holds(one, pin.version)
        for one in advisory["affected"]
        if isinstance(one, dict)
    )


def _names(affected: dict[str, Any], pin: Pin) -> bool:
    package = affected.get("package")
    return (
        isinstance(package, dict)
        and str(package.get("ecosystem", "")).split(":")[0] == "PyPI"
        and normalised(str(package.get("name", ""))) == pin.name
    )


def _holds(affected: dict[str, Any], version: str) -> bool:
    at = Version(version)
    if any(_parsed(one) == at for one in _listed(affected.get("versions"))):
        return True
    ranges = [one for one in _listed(affected.get("ranges")) if isinstance(one, dict)]
    return any(
        _in_range(_listed(one.get("events")), at)
        for one in ranges
        if one.get("type") in {"ECOSYSTEM", "SEMVER"}
    )


def _in_range(events: Iterable[Any], at: Version) -> bool:
    """Whether a version lies in a range: the last event at or before it decides.

    “0” is before every version.

    “limit” ends a range as “fixed” does; what is “last_affected” is still in it.
    """
    marks: list[tuple[Version, int, bool]] = []
    for event in events:
        for kind, text in event.items() if isinstance(event, dict) else ():
            if kind == "introduced":
                # One that cannot be read counts as the first: rather one too many than one missed.
                marks.append((_FIRST if text == "0" else _parsed(text) or _FIRST, 0, True))
            elif kind in {"fixed", "limit"}:
                ends = _parsed(text)
                if ends is not None:
                    marks.append((ends, 0, False))
            elif kind == "last_affected":
                last = _parsed(text)
                if last is not None:
                    marks.append((last, 1, False))  # just after it
    inside = False
    for version, after, begins in sorted(marks, key=lambda one: one[:2]):
        if version > at or (version == at and after):
            break
        inside = begins
    return inside


def _parsed(text: object) -> Version | None:
    try:
        return Version(str(text))
    except InvalidVersion:
        return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
