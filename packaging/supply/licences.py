"""The licence of each pinned dependency, as its own metadata says it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING

from supply.pins import Unusable, pins

if TYPE_CHECKING:
    from supply.pins import Pin

_MISSING = "not said"
# Installed on other systems alone; looked up in their own metadata.
_ELSEWHERE = {"colorama": "BSD-3-Clause"}
# One name for what distributions call by several. The names are those of the SPDX list.
_SPDX = {
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_LONGEST = 60
_HEAD = """# Licences

Made by `python packaging/dev.py licences` from the pinned versions and what their own metadata
says. A test compares this list with what is installed. ShareBuilder itself is under the MIT
licence; the Liberation fonts that it contains are under the SIL Open Font License 1.1 (OFL-1.1).
"""


def licence_of(pin: Pin) -> str:
    """The licence of a pinned distribution, as an SPDX expression where it gives one.

    Raises:
        Unusable: another version is installed, or none and nothing is known of it.
    """
    try:
        found = metadata(pin.name)
    except PackageNotFoundError as error:
        if pin.name in _ELSEWHERE:
            return _ELSEWHERE[pin.name]
        raise Unusable(
            f"{pin.name} is pinned and not installed, so its licence is not known. Run dev.py test."
        ) from error
    if found["Version"] != pin.version:
        raise Unusable(
            f"{pin.name} {found['Version']} is installed, and {pin.version} is pinned. Delete "
            ".venv, and run this again."
        )
    said = found.get("License-Expression") or found.get("License") or ""
    if not said.strip() or "\n" in said or len(said) > _LONGEST:
        named = [
            line.rpartition("::")[2].strip()
            for line in found.get_all("Classifier") or []
            if line.startswith("License ::") and not line.endswith("DFSG approved")
        ]
        said = named[0] if named else said.strip().split("\n")[0][:_LONGEST] or _MISSING
    return _SPDX.get(said, said)


def licence_list() -> str:
    """The text of `docs/licences.md`.

    Raises:
        Unusable: a licence cannot be read.
    """
    run = pins("run")
    names = {pin.name for pin in run}
    more = [pin for pin in pins("dev") if pin.name not in names]
    return "\n".join(
        [
            _HEAD,
            *_table("What ShareBuilder needs to run", run),
            "",
            *_table("What only building and testing it needs", more),
            "",
        ]
    )


def _table(title: str, found: tuple[Pin, ...] | list[Pin]) -> list[str]:
    rows = [f"| {pin.name} | {pin.version} | {licence_of(pin)} |" for pin in found]
    return [f"## {title}", "| name | version | licence |", "|---|---|---|", *rows]
