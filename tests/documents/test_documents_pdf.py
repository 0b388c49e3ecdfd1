from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import docx
import pytest

from sharebuilder.documents import pdf
from sharebuilder.errors import CannotSave

linux = pytest.mark.skipif(sys.platform == "win32", reason="not run: programs are shell scripts")


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Words")
    document.save(str(path))
    return path


def program(folder: Path, script: str) -> None:
    """A program named soffice that does what a script says."""
    folder.mkdir(exist_ok=True)
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer with no program but what a test puts into a folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pdf, "_LINUX_FOLDERS", ())
    return folder


@pytest.mark.skipif(pdf.office_program() is None, reason="not run: LibreOffice is not installed")
def test_libreoffice_makes_a_pdf_beside_the_document_and_leaves_nothing_else(
    tmp_path: Path,
) -> None:
    path = word_file(tmp_path / "-headless “odd” name & more.docx")
    made = pdf.to_pdf(path)
    assert made == path.with_suffix(".pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, made.name])


def test_without_a_program_it_says_what_to_do(tmp_path: Path, bare: Path) -> None:
    assert not pdf.can_make_pdf()
    path = word_file(tmp_path / "a.docx")
    with pytest.raises(CannotSave, match="neither LibreOffice nor Word") as caught:
        pdf.to_pdf(path)
    assert caught.value.file == path
    assert "save it as a PDF" in caught.value.remedy


@linux
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", "wrote no file"),
        ("echo 'no display' >&2; exit 1", "no display"),
        ("exec sleep 5", "more than"),
    ],
)
def test_a_program_that_fails_is_told_of_and_the_document_stays(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    sleep = shutil.which("sleep", path="/bin:/usr/bin")
    program(bare, script.replace("sleep", sleep or "sleep"))
    monkeypatch.setattr(pdf, "_SECONDS", 1)
    path = word_file(tmp_path / "a.docx")
    before = path.read_bytes()
    with pytest.raises(CannotSave, match=said):
        pdf.to_pdf(path)
    assert path.read_bytes() == before
    assert not path.with_suffix(".pdf").exists()


@linux
def test_the_program_gets_a_profile_of_its_own_and_a_plain_name(tmp_path: Path, bare: Path) -> None:
    program(bare, f'printf "%s\\n" "$@" > "{tmp_path}/said"; for last; do :; done; '
                  'printf "%%PDF-x" > "${last%.docx}.pdf"')  # fmt: skip
    pdf.to_pdf(word_file(tmp_path / "a b.docx"))
    said = (tmp_path / "said").read_text(encoding="utf-8").split("\n")
    assert any(one.startswith("-env:UserInstallation=file://") for one in said)
    assert "a b" not in " ".join(said)
    assert (tmp_path / "a b.pdf").read_bytes() == b"%PDF-x"
