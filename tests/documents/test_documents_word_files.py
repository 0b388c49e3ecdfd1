"""Every document of every case, held to what Word asks of a file."""

from __future__ import annotations

import copy
import io
import json
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING

import docx
import pytest

from sharebuilder.documents.catalogue import DocumentKind, documents
from sharebuilder.documents.house_style import read_house_style
from tests.documents.every_document import CASES, EMPTY, built, of_case
from tests.documents.word_checks import problems

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.id)
def test_a_document_of_a_case_is_a_good_word_file(kind: DocumentKind, case: str) -> None:
    for content in of_case(kind, case).values():
        assert problems(content) == []
        assert docx.Document(io.BytesIO(content)).paragraphs


@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.id)
def test_drafts_published_editions_and_house_styles_are_good_word_files(
    kind: DocumentKind, tmp_path: Path
) -> None:
    from PIL import Image

    Image.new("RGB", (300, 100)).save(tmp_path / "logo.png")
    path = tmp_path / "house-style.json"
    said = {
        "format": "sharebuilder-house-style", "format_version": 1, "organisation": "Us",
        "colour": "#7A1FA2", "footer": "Foot", "fonts": {"body": "Georgia", "headings": "Verdana"},
        "logo": {"file": "logo.png", "alt": "Us"},
    }  # fmt: skip
    path.write_text(json.dumps(said), encoding="utf-8")
    house = read_house_style(path)
    small = copy.deepcopy(CASES["bath"])
    small["flows"], small["partners"] = small["flows"][:2], small["partners"][:2]
    barely = {**EMPTY, "partners": [{"id": "partner-1"}]}
    made = [built(kind, barely), built(kind, small, house=house)]
    made.append(built(kind, small, house=house, redacted=True))
    for one in made:
        assert one or kind.not_needed
        assert [problems(content) for content in one.values()] == [[]] * len(one)


BREAK = {
    "properties out of order": (rb"(<w:cantSplit/>)(<w:tblHeader/>)", rb"\2\1"),
    "an element that Word does not know": (rb"<w:cantSplit/>", b"<w:cantSplit/><w:bogus/>"),
    "a style that is not there": (rb'w:val="Heading1"', b'w:val="Nowhere"'),
    "a field that is not closed": (rb'<w:fldChar w:fldCharType="end"/>', b""),
    "a bookmark without its end": (rb"<w:bookmarkEnd [^>]*/>", b""),
    "a cell without a paragraph": (rb"(<w:tc><w:tcPr>.*?</w:tcPr>).*?</w:tc>", rb"\1</w:tc>"),
    "a table without a heading row": (rb"<w:tblHeader/>", b""),
    "a picture without words": (rb'descr="[^"]*"', b""),
    "a relation that leads nowhere": (rb'r:embed="[^"]*"', b'r:embed="rIdNowhere"'),
    "a tag that is left over": (rb"<w:body>", b"<w:body><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def good() -> bytes:
    small = copy.deepcopy(CASES["bath"])
    small["flows"] = small["flows"][:2]
    return built(documents()[0], small)[""]


@pytest.mark.parametrize("kind", BREAK)
def test_the_checks_see_what_is_broken(kind: str, good: bytes) -> None:
    pattern, instead = BREAK[kind]
    assert problems(changed(good, pattern, instead))


def changed(content: bytes, pattern: bytes, instead: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w") as target,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name == "word/document.xml":
                new = re.sub(pattern, instead, body, count=1, flags=re.DOTALL)
                assert new != body
                body = new
            target.writestr(name, body)
    return written.getvalue()


VALIDATE = """
import json, sys
from openxml_audit import OpenXmlValidator
validator = OpenXmlValidator(max_errors=0)
found = [str(one) for path in sys.argv[1:] for one in validator.validate(path).errors]
print(json.dumps(found))
"""


def audited(contents: list[bytes], folder: Path) -> list[str]:
    """What the rules find in some documents; one process for all, because its start is slow."""
    paths = [folder / f"{number}.docx" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", VALIDATE, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[str] = json.loads(done.stdout)
    return found


audit = pytest.mark.skipif(
    find_spec("openxml_audit") is None, reason="not run: openxml-audit is not installed"
)


@audit
@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.id)
def test_a_document_passes_the_rules_of_microsofts_open_xml_sdk(
    kind: DocumentKind, tmp_path: Path
) -> None:
    # Of what is made for each partner, the longest of each case.
    made = [max(of_case(kind, case).values(), key=len, default=None) for case in CASES]
    assert audited([content for content in made if content is not None], tmp_path) == []


@audit
def test_the_rules_of_the_sdk_see_what_is_broken(good: bytes, tmp_path: Path) -> None:
    assert audited([good], tmp_path) == []
    for kind in ("an element that Word does not know", "a style that is not there"):
        assert audited([changed(good, *BREAK[kind])], tmp_path)
