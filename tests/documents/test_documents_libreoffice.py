"""LibreOffice opens every document of every worked case, all in one run, and loses no words."""

from __future__ import annotations

import io
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from sharebuilder.documents import pdf
from sharebuilder.documents.catalogue import documents
from tests.documents.every_document import CASES, kind_of, of_case
from tests.documents.word_text import W, bare, part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 400  # for a hundred documents on a busy computer; they take about thirty
_NAME_ALL = ("agreement", "case")


def broken(content: bytes) -> bytes:
    """The file with its text cut off in the middle."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            whole = name != "word/document.xml"
            target.writestr(name, body if whole else body[: len(body) // 2])
    return made.getvalue()


def words(content: bytes) -> Iterator[str]:
    """Each paragraph without white space; those with fields are left out, as a reader fills them."""
    for paragraph in part(content).iter(f"{W}p"):
        if next(paragraph.iter(f"{W}fldChar", f"{W}hyperlink"), None) is None:
            yield bare("".join(paragraph.itertext(f"{W}t")))


@pytest.mark.timeout(_SECONDS + 60)
@pytest.mark.skipif(pdf.office_program() is None, reason="not run: LibreOffice is not installed")
def test_libreoffice_opens_every_document_and_reads_all_its_words(tmp_path: Path) -> None:
    made = {
        f"{case}-{kind.id}-{record}": (case, kind.id, content)
        for case in CASES
        for kind in documents()
        for record, content in of_case(kind, case).items()
    }
    for name, (_, _, content) in made.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    control = tmp_path / "control.docx"
    control.write_bytes(broken(of_case(kind_of("one-off"), "bath")[""]))
    out = tmp_path / "out"
    subprocess.run(
        [pdf.office_program() or "", "--headless", "--norestore",
         f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, *tmp_path.glob("*.docx")],
        check=False, capture_output=True, timeout=_SECONDS,
    )  # fmt: skip
    assert {one.stem for one in out.iterdir()} == set(made), "the control too, or not all of them"
    for name, (case, kind, content) in made.items():
        text = bare((out / f"{name}.txt").read_text(encoding="utf-8-sig"))
        assert bare(CASES[case]["about"]["title"]) in text, name
        for partner in CASES[case]["partners"] if kind in _NAME_ALL else ():
            assert bare(partner["name"]) in text or bare(partner["short_name"]) in text, name
        assert [one for one in words(content) if one not in text] == [], name
