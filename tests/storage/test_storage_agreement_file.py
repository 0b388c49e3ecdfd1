"""Reading and writing agreement files: bad input, faults, kills."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import (
    canonical_text,
    read_agreement,
    write_agreement,
)
from sharebuilder.storage.reading import parse_json
from tests.storage.agreement_files import GOOD, HEAD, TITLE

VALUE = f"line 1, column {len(HEAD) + 6}"  # after the name “n”
BAD = [
    (b"", "empty", None),
    (b"  \n ", "empty", None),
    (GOOD.encode()[:60], "not complete or not JSON", "line 1"),
    (GOOD.encode("utf-16"), "UTF-16", None),
    (GOOD.replace("}", ', "t": "caf\xe9"}').encode("cp1252"), "not written in UTF-8", "line 1"),
    (b"PK\x03\x04rubbish", "not complete or not JSON", "line 1"),
    (b"[1, 2]", "not a ShareBuilder agreement", "/format"),
    (b'"text"', "not a ShareBuilder agreement", "/format"),
    (b'{"format": "other"}', "not a ShareBuilder agreement", "/format"),
    (b'{"format": "sharebuilder-agreement"}', "which format version", "/format_version"),
    (GOOD.replace("1,", "true,").encode(), "which format version", "/format_version"),
    (GOOD.replace("1,", "99,").encode(), "newer ShareBuilder (format 99)", "/format_version"),
    ((HEAD + '"id": "a", "id": "b"}').encode(), "stands twice", f"line 1, column {len(HEAD) + 12}"),
    ((HEAD + '"n": NaN}').encode(), "NaN", VALUE),
    ((HEAD + '"n": -Infinity}').encode(), "-Infinity", VALUE),
    ((HEAD + '"n": 1e999}').encode(), "too large", VALUE),
    ((HEAD + '"n": 0.1234567890123456789}').encode(), "more digits", VALUE),
    ((HEAD + '"n": 1e-999}').encode(), "more digits", VALUE),
    ((HEAD + '"n": 1e-99999999999999999999}').encode(), "more digits", VALUE),
    ((HEAD + '"n": ' + "9" * 5000 + "}").encode(), "too long", VALUE),
    (
        (HEAD + '"n": ' + "[" * 100_000 + "]" * 100_000 + "}").encode(),
        "levels deep",
        "line 1, column",
    ),
    ((HEAD + '"n": ' + "[" * 150 + "]" * 150 + "}").encode(), "levels deep", "/n/0/0"),
    ((HEAD + '"about": {"title": "a\\ud800b"}}').encode(), "U+D800", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u0000b"}}').encode(), "U+0000", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u000bb"}}').encode(), "U+000B", "/about/title"),
    ((HEAD + '"about": {"title": "a\x0bb"}}').encode(), "control character", "line 1"),
    ((HEAD + '"about": {"a\\u0001": 1}}').encode(), "illegal character", "/about"),
    (GOOD.replace("1,", "-1,").encode(), "no format version -1", "/format_version"),
]


@pytest.mark.parametrize(("content", "words", "place"), BAD, ids=[words for _, words, _ in BAD])
def test_a_file_that_cannot_be_used_is_refused_by_name_place_and_remedy(
    tmp_path: Path, content: bytes, words: str, place: str | None
) -> None:
    path = tmp_path / "bad.sharebuilder"
    path.write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        read_agreement(path)
    assert words in caught.value.problem
    assert caught.value.file == path
    assert caught.value.remedy.endswith(".")
    if place:
        assert str(caught.value.place).startswith(place)
    assert path.read_bytes() == content


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="no such file"):
        read_agreement(tmp_path / "gone.sharebuilder")
    with pytest.raises(UnusableFile, match="folder"):
        read_agreement(tmp_path)


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bom.sharebuilder"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_agreement(path).tree["format_version"] == 1
    assert "byte order mark" in read_agreement(path).notes[0]


def test_damage_that_still_parses_is_noticed_and_another_layout_is_no_damage(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.sharebuilder"
    agreement = OpenAgreement.new()
    agreement.set(TITLE, "Discharge", label="x")
    agreement.save(path)
    assert OpenAgreement.open(path).notes == ()
    whole = path.read_text("utf-8")
    path.write_text(json.dumps(json.loads(whole)).replace(": ", ":\r\n"), encoding="utf-8")
    loaded = read_agreement(path)
    assert (loaded.notes, loaded.tree) == ((), agreement.tree)
    for old, new in (
        ("Discharge", "Dischange"),
        ('"about"', '"abuot"'),
        ('checksum": "', 'checksum": "0'),
    ):
        path.write_text(whole.replace(old, new), encoding="utf-8")
        assert "damaged" in " ".join(read_agreement(path).notes), old
    OpenAgreement.open(path).save()
    assert OpenAgreement.open(path).notes == ()


def test_a_sum_that_is_cut_off_leaves_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    write_agreement(path, json.loads(GOOD))
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:-2], lines[-1]]), encoding="utf-8")
    with pytest.raises(UnusableFile, match="not JSON"):
        read_agreement(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: Any, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.sharebuilder"
    path.write_bytes(content)
    with pytest.raises(UnusableFile):
        read_agreement(path)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.sharebuilder"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(UnusableFile, match="more than 50 MB"):
        read_agreement(path)


def test_the_place_of_a_name_that_stands_twice_is_found_inside(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(
        HEAD + '\n "a": {"x": "{\\"x\\": 1", "y": [{"x": 1}, {"x": 2}]},\n "b": {"x": 1, "x": 2}}'
    )
    with pytest.raises(UnusableFile) as caught:
        read_agreement(path)
    assert caught.value.place == "line 3, column 16"
    assert "“x”" in caught.value.problem


numbers = st.integers().map(str) | st.floats(allow_nan=False, allow_infinity=False).map(repr)


@given(
    numbers
    | st.from_regex(r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,4})?", fullmatch=True)
)
def test_a_number_is_kept_exactly_or_refused(number: str) -> None:
    try:
        value = parse_json(number)
    except UnusableFile:
        assert len(number) > 15 or "e" in number.lower()
    else:
        assert Decimal(number) == Decimal(canonical_text({"n": value}).split()[2])
