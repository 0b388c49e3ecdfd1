"""The licence texts that travel with what the bundle contains."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

from supply.pins import pins

_TEXT = re.compile(r"(licen[cs]es?|copying|notice)\b", re.IGNORECASE)
# Where a Debian system keeps the texts that Qt's own wheels only name.
_COMMON = Path("/usr/share/common-licenses")
_NAMED = ("LGPL-3", "GPL-3", "LGPL-2.1")


def write_notices(folder: Path) -> list[str]:
    """Write the licence texts of every pinned distribution, of Python, and the GNU ones.

    Returns:
        The distributions whose own files hold no text. Their licences are GNU ones.
    """
    without = []
    folder.mkdir(parents=True, exist_ok=True)
    for pin in pins("run"):
        found = [
            one
            for one in distribution(pin.name).files or ()
            if ".dist-info" in str(one) and _TEXT.match(one.name) and one.locate().is_file()
        ]
        for one in found:
            text = Path(str(one.locate())).read_bytes()
            (folder / f"{pin.name}-{one.name.removesuffix('.txt')}.txt").write_bytes(text)
        if not found:
            without.append(pin.name)
    library = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    for text in (library / "LICENSE.txt", Path(sys.base_prefix, "LICENSE.txt")):
        if text.is_file():
            (folder / "python-LICENSE.txt").write_bytes(text.read_bytes())
    for name in _NAMED:
        if (_COMMON / name).is_file():
            (folder / f"{name}.txt").write_bytes((_COMMON / name).read_bytes())
    return without
