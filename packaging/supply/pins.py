"""The pinned dependencies, as the requirement files say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FOLDER = ROOT / "packaging" / "requirements"
_PIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)(?:\s*;\s*(.+))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Unusable(Exception):
    """An input that cannot be used: one line that names it, its place and the remedy."""


@dataclass(frozen=True)
class Pin:
    """One pinned distribution.

    Attributes:
        name: its name, normalised.
        version: its version.
        marker: for which systems it is; empty for all.
        hashes: the SHA-256 of each file of it that may be installed.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def normalised(name: str) -> str:
    """A distribution's name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(which: str) -> tuple[Pin, ...]:
    """The pins of `run` or of `dev`, which has those of `run` too.

    Raises:
        Unusable: the file is not there, or a line is no pin with its hashes.
    """
    path = _FOLDER / f"{which}.txt"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise Unusable(f"{path}: cannot be read ({error.strerror}). Put it back.") from error
    return read_pins(text, path)


def read_pins(text: str, path: Path) -> tuple[Pin, ...]:
    """The pins in the text of a requirement file.

    Raises:
        Unusable: a line is no pin, or has no hash, or a name stands twice for the same systems.
    """
    found: list[Pin] = []
    for number, line in _whole_lines(text):
        words, *options = re.split(r"\s+(?=--)", line)
        match = _PIN.fullmatch(words.strip())
        hashes = [_HASH.fullmatch(option.strip()) for option in options]
        place = f"{path}, line {number}: "
        if match is None:
            raise Unusable(f"{place}“{words[:60]}” is no pin. Write NAME==VERSION.")
        if not hashes or not all(hashes):
            raise Unusable(f"{place}{match[1]} has no SHA-256, or another option. Pin it anew.")
        name, marker = normalised(match[1]), match[3] or ""
        if any((one.name, one.marker) == (name, marker) for one in found):
            raise Unusable(f"{place}{name} stands twice. Take one out.")
        found.append(Pin(name, match[2], marker.strip(), tuple(one[1] for one in hashes if one)))
    return tuple(found)


def _whole_lines(text: str) -> list[tuple[int, str]]:
    """Each line with those that go on with it, and its number; comments left out."""
    found: list[tuple[int, str]] = []
    begun, so_far = 0, ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("#"):
            continue
        begun = begun if so_far else number
        so_far = f"{so_far} {line.removesuffix(chr(92)).strip()}".strip()
        if not line.endswith("\\") and so_far:
            found.append((begun, so_far))
            so_far = ""
    return [*found, (begun, so_far)] if so_far else found
