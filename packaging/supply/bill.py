"""The software bill of materials, as CycloneDX 1.5. The same pins give the same text.

Source: OWASP CycloneDX specification 1.5 (ECMA-424 is its later edition).
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from supply.licences import licence_of
from supply.pins import ROOT, Pin, normalised, pins

_VERSION = re.compile(r'__version__ = "([^"]+)"')
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"extra\s*==")
_OURS = "pkg:pypi/sharebuilder"
_FONTS = ROOT / "templates" / "fonts"


def bill() -> dict[str, Any]:
    """The bill of materials of what runs: pinned distributions, and the fonts inside.

    Raises:
        Unusable: a pin or a licence cannot be read.
    """
    run = pins("run")
    version = _version()
    ours = f"{_OURS}@{version}"
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": "sharebuilder",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": ours,
            }
        },
        "components": [*(_component(pin) for pin in run), *_fonts()],
        "dependencies": _dependencies(run, ours),
    }
    named = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    number = uuid.UUID(named[:32], version=5)
    return {"serialNumber": f"urn:uuid:{number}", **content}


def _component(pin: Pin) -> dict[str, Any]:
    said = licence_of(pin)
    one = {"license": {"id": said}} if " " not in said else {"expression": said}
    return {
        "type": "library",
        "bom-ref": pin.purl,
        "name": pin.name,
        "version": pin.version,
        "scope": "required",
        "licenses": [one],
        "purl": pin.purl,
        # One for each file that may be installed; CycloneDX’s own “hashes” are of one file.
        "properties": [{"name": "artefact:sha256", "value": one} for one in sorted(pin.hashes)],
    }


def _fonts() -> list[dict[str, Any]]:
    return [
        {
            "type": "file",
            "bom-ref": f"file:{path.name}",
            "name": path.name,
            "hashes": [
                {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}
            ],
            "licenses": [{"license": {"id": "OFL-1.1"}}],
        }
        for path in sorted(_FONTS.glob("*.ttf"))
    ]


def _dependencies(run: tuple[Pin, ...], ours: str) -> list[dict[str, Any]]:
    refs = {pin.name: pin.purl for pin in run}
    needed = {normalised(name) for name in _declared()}
    rows = [{"ref": ours, "dependsOn": sorted(refs[name] for name in needed if name in refs)}]
    for pin in run:
        try:
            lines = requires(pin.name) or []
        except PackageNotFoundError:
            lines = []
        names = {_first(line) for line in lines if not _EXTRA.search(line)}
        rows.append(
            {"ref": pin.purl, "dependsOn": sorted(refs[name] for name in names if name in refs)}
        )
    return rows


def _declared() -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [_first(line) for line in project["dependencies"]]


def _first(line: str) -> str:
    match = _NAME.match(line)
    return normalised(match[0]) if match else ""


def _version() -> str:
    match = _VERSION.search((ROOT / "sharebuilder" / "__init__.py").read_text("utf-8"))
    return match[1] if match else "0"
