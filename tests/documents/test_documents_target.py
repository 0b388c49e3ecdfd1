"""A document goes over its own earlier build, and over nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from sharebuilder.cli.main import main
from sharebuilder.documents import pdf
from sharebuilder.documents.target import target_of_pdf
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import canonical_text, read_agreement

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(
        shutil.copy(seeds_dir() / "cases" / "bath.sharebuilder", tmp_path / "a.sharebuilder")
    )


def build(file: Path, out: Path) -> list[str]:
    before = set(out.iterdir()) if out.exists() else set()
    assert main(["build", str(file), "--out", str(out), "--document", "agreement"]) == 0
    return sorted(one.name for one in set(out.iterdir()) - before)


def changed(file: Path, **answers: Any) -> Path:
    tree = {**read_agreement(file).tree, **answers}
    file.write_text(canonical_text(tree), encoding="utf-8")
    return file


def test_an_earlier_build_of_the_same_agreement_is_replaced(file: Path, tmp_path: Path) -> None:
    (name,) = build(file, tmp_path / "out")
    first = (tmp_path / "out" / name).read_bytes()
    case: Any = read_agreement(file).tree["case"]
    changed(file, case={**case, "aim": "Another aim"})
    assert build(file, tmp_path / "out") == []
    assert (tmp_path / "out" / name).read_bytes() != first


def test_a_document_of_another_agreement_with_the_same_title_stays(
    file: Path, tmp_path: Path
) -> None:
    (name,) = build(file, tmp_path / "out")
    first = (tmp_path / "out" / name).read_bytes()
    other = changed(file, id="11111111-2222-4333-8444-555555555555")
    (second,) = build(other, tmp_path / "out")
    assert second == name.replace(".docx", " (2).docx")
    assert (tmp_path / "out" / name).read_bytes() == first
    assert build(other, tmp_path / "out") == [], "and its own is replaced the next time"


def test_a_document_that_somebody_wrote_in_stays(file: Path, tmp_path: Path) -> None:
    (name,) = build(file, tmp_path / "out")
    path = tmp_path / "out" / name
    document = docx.Document(str(path))
    document.add_paragraph("Our solicitor’s remark")
    document.save(str(path))
    edited = path.read_bytes()
    assert build(file, tmp_path / "out") == [name.replace(".docx", " (2).docx")]
    assert path.read_bytes() == edited


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\x03\x04"])
def test_any_other_file_of_that_name_stays(file: Path, tmp_path: Path, content: bytes) -> None:
    (name,) = build(file, tmp_path / "out")
    path = tmp_path / "out" / name
    path.write_bytes(content)
    assert build(file, tmp_path / "out") == [name.replace(".docx", " (2).docx")]
    assert path.read_bytes() == content


def test_a_pdf_that_was_signed_or_scanned_stays(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    letter = tmp_path / "a.docx"
    docx.Document().save(str(letter))
    made = to_pdf(letter)
    assert target_of_pdf(made) == made
    signed = made.with_name("signed.pdf")
    signed.write_bytes(made.read_bytes() + b"\n1 0 obj /Sig endobj\n%%EOF\n")
    scanned = made.with_name("scanned.pdf")
    scanned.write_bytes(b"%PDF-1.4\n/Producer (A scanner)\n%%EOF\n")
    for one in (signed, scanned):
        assert target_of_pdf(one) == one.with_name(f"{one.stem} (2).pdf")


def test_what_a_crash_left_of_a_pdf_is_taken_away_later(
    tmp_path: Path, to_pdf: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    del to_pdf  # LibreOffice is here
    temp = tmp_path / "temp"
    monkeypatch.setattr("tempfile.tempdir", str(temp))
    old, fresh = temp / "sharebuilder-pdf-old", temp / "sharebuilder-pdf-fresh"
    for folder in (old, fresh):
        folder.mkdir(parents=True)
        (folder / "a.pdf").write_bytes(b"answers")
    os.utime(old, (1, 1))
    letter = tmp_path / "a.docx"
    docx.Document().save(str(letter))
    assert pdf.to_pdf(letter).is_file()
    assert [one.name for one in temp.iterdir()] == [fresh.name]


@pytest.mark.parametrize("name", ["Community kitchen", "x" * 400, "Wye " * 60])
@pytest.mark.parametrize("foreign", [False, True])
def test_partners_of_one_name_have_a_document_each(
    file: Path, tmp_path: Path, name: str, foreign: bool
) -> None:
    """However long the name is, and whatever of somebody else's stands in the way."""
    case: Any = read_agreement(file).tree
    words = ["build", str(file), "--document", "signing-page", "--out"]
    assert main([*words, str(tmp_path / "by their own names")]) == 0
    signing = len(list((tmp_path / "by their own names").iterdir()))
    partners = [{**one, "name": name, "short_name": ""} for one in case["partners"]]
    changed(file, partners=partners)
    out = tmp_path / "out"
    words.append(str(out))
    assert main(words) == 0
    made = sorted(out.iterdir())
    assert len(made) == signing > 2
    if foreign:
        made[-1].write_bytes(b"Dear all")
        assert main(words) == 0
        assert made[-1].read_bytes() == b"Dear all"
        assert len(list(out.iterdir())) == signing + 1


def test_names_that_differ_in_their_capitals_alone_are_one_name_on_windows(
    file: Path, tmp_path: Path
) -> None:
    case: Any = read_agreement(file).tree
    names = ["The Hub", "THE HUB", "the hub", "Another"]
    partners = [
        {**one, "name": name, "short_name": ""}
        for one, name in zip(case["partners"], names, strict=False)
    ]
    changed(file, partners=partners)
    out = tmp_path / "out"
    assert main(["build", str(file), "--out", str(out), "--document", "signing-page"]) == 0
    made = [one.name.casefold() for one in out.iterdir()]
    assert len(made) == len(set(made)) == len(partners)
