"""The text of a CSV file, whatever program wrote it; what is no text is told by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.text import illegal_characters
from sharebuilder.tables.sheet import UnusableTable

if TYPE_CHECKING:
    from pathlib import Path

_AS_CSV = "Open it in the program that wrote it, and save the table as CSV or XLSX."
_OTHER_FILES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a sound"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
)
_WEB = (b"<!doctype html", b"<html", b"<?xml")
_FROM_WINDOWS = (
    "The file does not say how its letters are written, and they are not UTF-8. It is read as text "
    "from Windows (cp1252): check accents, quotation marks and the pound sign."
)


def text_of_file(content: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what a person should know of how it was read.

    It reads UTF-8 with and without a byte order mark, UTF-16, and else the letters of Windows.

    Raises:
        UnusableTable: it is a picture, an old spreadsheet, or anything else that is no text.
    """
    for start, what in _OTHER_FILES:
        if content.startswith(start):
            raise _no_table(f"This is {what}, not a table.", path)
    if content[:200].lstrip().lower().startswith(_WEB):
        raise _no_table("This is a web page or XML, not a table.", path)
    text, notes = _decoded(content, path)
    bad = len(illegal_characters(text)) + text.count("\N{REPLACEMENT CHARACTER}")
    if bad * 20 > len(text):
        raise _no_table("This is no text, and so no table.", path)
    return text, notes


def _decoded(content: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace"), ()
    if b"\x00" in content:
        for name, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
            if zeros.count(0) * 3 > len(content):
                return content.decode(name, errors="replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), (_FROM_WINDOWS,)
    except UnicodeDecodeError:
        raise _no_table("This is no text, and so no table.", path) from None


def _no_table(problem: str, path: Path) -> UnusableTable:
    return UnusableTable(problem, remedy=_AS_CSV, file=path)
