"""File names from titles."""

from __future__ import annotations

import itertools
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.storage.lock import lock_file
from sharebuilder.storage.names import numbered_names, safe_file_name

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$", "desktop.ini", ".lock"}
RESERVED |= {f"{port}{number}" for port in ("com", "lpt") for number in [*range(10), *"¹²³"]}


def faults(name: str, extension: str) -> list[str]:
    """What Windows, OneDrive or Linux would have against a file name.

    Written from Microsoft's two lists, and not from our code.
    """
    stem = name.removesuffix(extension)
    device = name.split(".", maxsplit=1)[0].rstrip(" ").lower()
    rules = {
        "empty": not stem,
        "a character": bool(set(name) & set('\\/:*?"<>|')),
        "a control character": any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in name),
        "a hidden character": not name.isprintable(),
        "a space or dot at an edge": stem != stem.strip(" ") or stem != stem.strip("."),
        "a device": device in RESERVED or name.lower() in RESERVED or stem.lower() in RESERVED,
        "a temporary file": name.startswith("~"),
        "_vti_": "_vti_" in name.lower(),
        "length on Windows": len(name.encode("utf-16-le", "surrogatepass")) // 2 > 120,
        "length on Linux": len(name.encode("utf-8", "replace")) > 200,
        "half a letter": "\ud800" in name or unicodedata.combining(name[:1] or "a") > 0,
        "a way out of the folder": Path("folder", name.replace("\0", "")).parent != Path("folder"),
    }
    return [rule for rule, broken in rules.items() if broken]


def titles() -> list[str]:
    """500 titles that have troubled somebody somewhere."""
    made = [*RESERVED, *(name.upper() for name in RESERVED)]
    made += [f"{name}.txt" for name in RESERVED] + [
        f"{name} .txt" for name in ("con", "NUL", "com1")
    ]
    made += [f"{name}." for name in ("a", "con", "x..")] + [
        "a ",
        " a",
        "  ",
        ".",
        "..",
        "...",
        " . ",
    ]
    made += [
        "../x",
        "..\\x",
        "/etc/passwd",
        "C:\\x",
        "C:x",
        "\\\\server\\share",
        "a/../../b",
        "~/x",
    ]
    made += [
        "~$a",
        "~a",
        "$a",
        "_vti_",
        "x_VTI_cnf",
        "forms",
        "desktop.ini",
        "Desktop.INI",
        ".lock",
    ]
    made += [
        "",
        "\0",
        "a\0b",
        "a\nb",
        "a\tb",
        "\x7f",
        "\x85",
        "\ud800",
        "a\udfffb",
        "\ufeffa",
        "\uffff",
    ]
    made += [
        "a" * 300,
        "é" * 300,
        "e\u0301" * 300,
        "文" * 300,
        "😀" * 300,
        "a." * 200,
        "\u0301" * 50,
    ]
    made += [
        "\u202eabc",
        "\u202dabc.docx",
        "\u200b",
        "a\u200db",
        "עברית",
        "العربية",
        "ไทย",
        "हिन्दी",
    ]
    made += ["a<b>c", 'a"b', "a|b", "a?b*", "a:b", "A/B & C", "50% off #1", "café", "cafe\u0301"]
    made += [
        "x.docx",
        "x.DOCX",
        "x.sharebuilder",
        "x.open",
        "x.tmp",
        "x.lock",
        "-rf",
        "--help",
        "'",
        "`",
    ]
    dice = random.Random(7)
    pool = [chr(c) for c in [*range(0x180), 0x301, 0x202E, 0x200F, 0x4E2D, 0x1F600, 0xD800]]
    while len(made) < 500:
        made.append("".join(dice.choices(pool, k=dice.randrange(1, 200))))
    return made


@pytest.mark.parametrize("extension", [".docx", ".sharebuilder", ""])
def test_500_titles_give_names_that_every_system_takes(extension: str) -> None:
    found = titles()
    assert len(found) >= 500
    broken = {
        title: wrong
        for title in found
        if (wrong := faults(safe_file_name(title, extension), extension))
    }
    assert broken == {}


def test_the_judge_refuses_titles_as_they_are() -> None:
    refused = [title for title in titles() if title and faults(title, "")]
    assert len(refused) > 250, "the control: most of these titles are no file names"


@given(st.text(max_size=300))
def test_any_title_gives_a_legal_name(title: str) -> None:
    assert faults(safe_file_name(title, ".docx"), ".docx") == []


@given(st.text(max_size=300), st.integers(0, 12))
def test_so_does_any_number_behind_it(title: str, at: int) -> None:
    names = list(
        itertools.islice(numbered_names(Path("x", safe_file_name(title, ".docx"))), at + 1)
    )
    assert len(set(names)) == at + 1
    assert all(faults(name.name, ".docx") == [] for name in names)
    assert {name.parent for name in names} == {Path("x")}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Winter discharge home", "Winter discharge home.docx"),
        ("Debt / work: Bath?", "Debt - work- Bath-.docx"),
        ("", "Agreement.docx"),
        ("CON", "Agreement CON.docx"),
        ("Plan.docx", "Plan.docx"),
        ("Croeso i Gymru ŵ", "Croeso i Gymru ŵ.docx"),
        ("cafe\u0301", "café.docx"),
    ],
)
def test_ordinary_titles_keep_their_words(title: str, name: str) -> None:
    assert safe_file_name(title, ".docx") == name


def test_no_letter_loses_its_accent_at_the_cut() -> None:
    assert not unicodedata.combining(safe_file_name("q\u0323" * 200)[-1]) or safe_file_name(
        "q\u0323" * 200
    ).endswith("q\u0323")


def test_names_can_be_made_on_this_drive(tmp_path: Path) -> None:
    for title in titles():
        path = tmp_path / safe_file_name(title, ".sharebuilder")
        path.write_text("x", encoding="utf-8")
        lock_file(path).write_text("x", encoding="utf-8")
        assert path.resolve().parent == tmp_path.resolve()
