"""Pins, licences, the bill of materials and the look at advisories."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from packaging.version import Version
from supply.audit import affects, audit
from supply.bill import bill
from supply.licences import licence_list
from supply.pins import Pin, Unusable, normalised, pins, read_pins

ROOT = Path(__file__).resolve().parents[2]
HASH = "0" * 64
FILE = Path("dev.txt")


# --- pins ---


def imported(*folders: str) -> set[str]:
    """The distributions of what Python files import, the standard library and ours left out."""
    ours = {"sharebuilder", "tests", *(one.stem for one in (ROOT / "packaging").iterdir())}
    names: set[str] = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {one.name.split(".")[0] for one in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names.add(str(node.module).split(".")[0])
    outside = {name for name in names - set(sys.stdlib_module_names) - ours if name != "_pytest"}
    known = packages_distributions()
    return {normalised(one) for name in outside for one in known.get(name, [f"unknown:{name}"])}


def test_everything_that_is_imported_is_pinned_with_hashes() -> None:
    run, dev = ({pin.name for pin in pins(which)} for which in ("run", "dev"))
    assert imported("sharebuilder") - run == set()
    assert imported("tests", "packaging") - dev == set()
    assert {(pin.name, pin.version) for pin in pins("run")} <= {
        (pin.name, pin.version) for pin in pins("dev")
    }


def test_a_pin_is_read_with_its_marker_and_all_its_hashes() -> None:
    text = f"# words\nA_b.c==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{HASH} \\\n    --hash=sha256:{'1' * 64}\n"
    (pin,) = read_pins(text, FILE)
    assert (pin.name, pin.version, pin.marker) == ("a-b-c", "1.0", "sys_platform == 'win32'")
    assert pin.hashes == (HASH, "1" * 64)
    assert pin.purl == "pkg:pypi/a-b-c@1.0"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"a>=1.0 --hash=sha256:{HASH}", "line 1: “a>=1.0” is no pin"),
        ("a==1.0", "a has no SHA-256"),
        ("a==1.0 --hash=md5:00", "a has no SHA-256"),
        (f"a==1.0 --hash=sha256:{HASH}\n\na==2.0 --hash=sha256:{HASH}", "line 3: a stands twice"),
        ("git+ssh://host/a", "is no pin"),
        ("--index-url x", "is no pin"),
    ],
)
def test_a_line_that_pins_nothing_is_named(text: str, words: str) -> None:
    with pytest.raises(Unusable, match=r"dev\.txt") as caught:
        read_pins(text, FILE)
    assert words in str(caught.value)


@given(st.text(max_size=80))
def test_any_text_gives_pins_or_a_refusal(text: str) -> None:
    try:
        found = read_pins(text, FILE)
    except Unusable as refused:
        said = str(refused)
    else:
        said = "dev.txt, line "
        assert all(pin.hashes for pin in found)
    assert said.startswith("dev.txt, line ")


# --- licences and the bill of materials ---


def test_the_list_of_licences_is_what_the_installed_metadata_says() -> None:
    assert (ROOT / "docs" / "licences.md").read_text("utf-8") == licence_list()
    assert "not said" not in licence_list()


def test_the_notice_names_everything_that_runs() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    assert [pin.name for pin in pins("run") if pin.name not in notice] == []


def test_the_bill_names_every_pin_once_and_is_the_same_each_time() -> None:
    made = bill()
    assert made == bill()
    libraries = [one for one in made["components"] if one["type"] == "library"]
    assert [one["purl"] for one in libraries] == [pin.purl for pin in pins("run")]
    assert all(one["licenses"] for one in made["components"])
    refs = [made["metadata"]["component"]["bom-ref"]]
    refs += [one["bom-ref"] for one in made["components"]]
    assert len(set(refs)) == len(refs)
    needed = {one["ref"]: one["dependsOn"] for one in made["dependencies"]}
    assert all(name in refs for names in needed.values() for name in names)
    reached, waiting = set(), [refs[0]]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += needed.get(at, [])
    assert {pin.purl for pin in pins("run")} <= reached, "everything is there for a reason"


def test_the_bill_names_no_host_and_no_place() -> None:
    text = json.dumps(bill())
    assert "://" not in text
    assert str(ROOT) not in text


# --- advisories ---


def advisory(events: list[dict[str, str]], name: str = "jinja2", **more: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": name}
    ranges = [{"type": "ECOSYSTEM", "events": events}]
    return {
        "id": "X-1",
        "summary": "Bad.",
        "affected": [{"package": package, "ranges": ranges}],
        **more,
    }


def pin(version: str, name: str = "jinja2") -> Pin:
    return Pin(name, version, "", (HASH,))


CASES = [
    ([{"introduced": "0"}], "3.1.6", True),
    ([{"introduced": "0"}, {"fixed": "3.1.6"}], "3.1.6", False),
    ([{"introduced": "0"}, {"fixed": "3.1.6"}], "3.1.5", True),
    ([{"introduced": "0"}, {"fixed": "3.1.6"}], "3.1.6rc1", True),
    ([{"introduced": "3.0"}], "2.11.3", False),
    ([{"introduced": "3.0"}], "3.0", True),
    ([{"introduced": "0"}, {"last_affected": "3.1.5"}], "3.1.5", True),
    ([{"introduced": "0"}, {"last_affected": "3.1.5"}], "3.1.5.post1", False),
    ([{"introduced": "0"}, {"last_affected": "3.1.5"}], "3.1.10", False),
    ([{"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2"}, {"fixed": "2.5"}], "1.9", False),
    ([{"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2"}, {"fixed": "2.5"}], "2.4", True),
    ([{"fixed": "2.5"}, {"introduced": "2"}], "2.4", True),
    ([{"introduced": "0"}, {"limit": "2"}], "2.1", False),
    ([{"introduced": "1.9"}, {"fixed": "1.10"}], "1.9.5", True),
    ([{"introduced": "not a version"}], "1.0", True),
    ([{"introduced": "0"}, {"fixed": "not a version"}], "1.0", True),
    ([], "1.0", False),
]


@pytest.mark.parametrize(("events", "version", "expected"), CASES)
def test_a_range_holds_a_version_or_not(
    events: list[dict[str, str]], version: str, expected: bool
) -> None:
    assert affects(advisory(events), pin(version)) is expected


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_between_introduced_and_fixed_and_nowhere_else(begin: int, end: int, at: int) -> None:
    assume(begin <= end)
    events = [{"introduced": f"1.{begin}"}, {"fixed": f"1.{end}"}]
    expected = Version(f"1.{begin}") <= Version(f"1.{at}") < Version(f"1.{end}")
    assert affects(advisory(events), pin(f"1.{at}")) is expected


def test_names_are_compared_as_the_index_does_and_other_ecosystems_are_left() -> None:
    always = [{"introduced": "0"}]
    assert affects(advisory(always, "Python.Docx"), pin("1", "python-docx"))
    other = advisory(always)
    other["affected"][0]["package"]["ecosystem"] = "npm"
    assert not affects(other, pin("1"))
    assert not affects(advisory(always, withdrawn="2026-01-01T00:00:00Z"), pin("1"))
    listed = {
        "id": "X",
        "affected": [
            {"package": {"ecosystem": "PyPI", "name": "jinja2"}, "versions": ["3.1.6", "junk"]}
        ],
    }
    assert affects(listed, pin("3.1.6.0"))
    assert not affects(listed, pin("3.1.7"))


def test_without_advisories_it_says_so_and_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (None, tmp_path, tmp_path / "gone"):
        assert audit([pin("1")], folder) == 3
        assert "NOT checked" in capsys.readouterr().err


def test_what_is_known_is_named_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = advisory([{"introduced": "0"}, {"fixed": "3.1.6"}], modified="2026-10-01T00:00:00Z")
    (tmp_path / "x.json").write_text(json.dumps(entry), encoding="utf-8")
    assert audit([pin("3.1.5"), pin("1", "lxml")], tmp_path) == 1
    said = capsys.readouterr().out
    assert "jinja2 3.1.5: X-1: Bad." in said
    assert "the newest of 2026-10-01" in said
    assert audit([pin("3.1.6")], tmp_path) == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"id": "X"}', b'{"id": 1, "affected": []}', b"[" * 99999],
)
def test_an_advisory_that_cannot_be_read_is_named_and_nothing_is_called_well(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.json").write_text(json.dumps(advisory([{"introduced": "9"}])), "utf-8")
    (tmp_path / "bad.json").write_bytes(content)
    assert audit([pin("1")], tmp_path) == 3
    assert "bad.json" in capsys.readouterr().err


def test_the_commands_end_as_they_say(tmp_path: Path) -> None:
    def ends(*words: object) -> int:
        command = [sys.executable, ROOT / "packaging" / "supply.py", *words]
        return subprocess.run(
            [str(one) for one in command], capture_output=True, check=False
        ).returncode

    assert ends("audit") == 3
    assert ends("licences", "--check") == 0
    assert ends("sbom", "--out", tmp_path / "sbom.json") == 0
    assert json.loads((tmp_path / "sbom.json").read_text("utf-8"))["bomFormat"] == "CycloneDX"
