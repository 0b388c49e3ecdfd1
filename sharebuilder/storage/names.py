"""File names from titles that Windows, OneDrive and Linux all accept."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(
    r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|desktop\.ini|\.lock)(\.|$)", re.IGNORECASE
)
_LONGEST = 120
_FALLBACK = "Agreement"


def safe_file_name(title: str, extension: str = "") -> str:
    """A file name that says the title, with no folder in it.

    Characters that a file system refuses become spaces or dashes. The name is never empty, never
    reserved, never longer than 120 characters, and never begins or ends with a dot or a space.

    Args:
        title: any text.
        extension: what it ends in, with its dot.
    """
    text = unicodedata.normalize("NFC", title)
    text = _FORBIDDEN.sub("-", text)
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    name = " ".join(kept.split()).replace("_vti_", "-vti-")
    room = _LONGEST - len(extension)
    name = name[:room].strip(" .~$")
    if not name or _RESERVED.match(name):
        name = f"{_FALLBACK} {name}".strip()[:room].strip(" .")
    return name + extension
