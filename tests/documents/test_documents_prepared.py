"""The prepared form of a template: the same document, faster, and nothing believed blindly."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import threading
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bench.agreements import large_agreement
from bench.memory import memory_row
from docxtpl import DocxTemplate
from jinja2 import Environment

from sharebuilder.documents import prepare, prepared_cache
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.render import render
from sharebuilder.errors import TemplateProblem
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import templates_dir
from tests.documents.templates import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE = templates_dir() / "agreement.docx"
MAIN = "word/document.xml"


@pytest.fixture(autouse=True)
def nothing_in_memory() -> Iterator[None]:
    prepare._prepared.cache_clear()
    yield
    prepare._prepared.cache_clear()


def context(*size: int) -> dict[str, Any]:
    return agreement_context(
        large_agreement(*size), question_set=QuestionSet.load(), knowledge=Knowledge.load(),
        findings=[], today=date(2026, 11, 25),
    )  # fmt: skip


@pytest.mark.parametrize("size", [(2, 4, 2), (5, 20, 10), (20, 60, 50)])
def test_the_agreement_is_what_plain_docxtpl_makes_of_it(size: tuple[int, int, int]) -> None:
    fields = context(*size)
    peer = DocxTemplate(TEMPLATE)
    peer.render(fields, Environment(autoescape=True))
    written = io.BytesIO()
    peer.save(written)
    with zipfile.ZipFile(written) as package:
        assert render(TEMPLATE, fields).part() == package.read(MAIN)


def kept_file(content: bytes) -> Path:
    return prepared_cache.folder() / f"{hashlib.sha256(content).hexdigest()}.template"


def test_what_is_kept_on_the_disk_gives_the_same_document_and_is_no_code(tmp_path: Path) -> None:
    content = plain("Dear {{ name }}")
    first = render(tmp_path / "t.docx", {"name": "A & B"}, content).part()
    path = kept_file(content)
    assert path.is_file()
    raw = json.loads(zlib.decompress(path.read_bytes().partition(b"\n")[2]))
    assert set(raw) == {"key", "version", "texts", "marks"}
    prepare._prepared.cache_clear()
    before = path.stat().st_mtime_ns
    assert render(tmp_path / "t.docx", {"name": "A & B"}, content).part() == first
    assert path.stat().st_mtime_ns == before, "it was used, not made again"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def planted(content: bytes, change: Any) -> Path:
    """Somebody writes another text into what is kept."""
    path = kept_file(content)
    raw = json.loads(zlib.decompress(path.read_bytes().partition(b"\n")[2]))
    change(raw)
    body = zlib.compress(json.dumps(raw).encode())
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return path


def put(raw: dict[str, Any], text: str) -> None:
    raw["texts"][MAIN]["text"] = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"


def test_code_that_was_planted_in_the_cache_is_refused_and_not_run(tmp_path: Path) -> None:
    content = plain("Dear {{ name }}")
    render(tmp_path / "t.docx", {"name": "x"}, content)
    canary = tmp_path / "canary"
    code = f"{{{{ cycler.__init__.__globals__.os.system('touch {canary}') }}}}"
    planted(content, lambda raw: put(raw, code))
    prepare._prepared.cache_clear()
    with pytest.raises(TemplateProblem, match=r"no template may use|may not use"):
        render(tmp_path / "t.docx", {"name": "x"}, content)
    assert not canary.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="not run: permissions of Linux")
def test_a_cache_that_others_can_write_is_passed_by(tmp_path: Path) -> None:
    content = plain("Dear {{ name }}")
    good = render(tmp_path / "t.docx", {"name": "x"}, content).part()
    path = planted(content, lambda raw: put(raw, "Other words"))
    for loosened, mode in ((path, 0o666), (path.parent, 0o777)):
        old = loosened.stat().st_mode
        loosened.chmod(mode)
        prepare._prepared.cache_clear()
        assert render(tmp_path / "t.docx", {"name": "x"}, content).part() == good
        planted(content, lambda raw: put(raw, "Other words"))
        loosened.chmod(old)
    link = path.with_name("elsewhere")
    path.replace(link)
    path.symlink_to(link)
    prepare._prepared.cache_clear()
    assert render(tmp_path / "t.docx", {"name": "x"}, content).part() == good


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"rubbish", b"0" * 64 + b"\n" + b"x", b"\n", b"{}"],
)
def test_a_broken_cache_is_passed_by(tmp_path: Path, spoilt: bytes) -> None:
    content = plain("Dear {{ name }}")
    good = render(tmp_path / "t.docx", {"name": "x"}, content).part()
    kept_file(content).write_bytes(spoilt)
    prepare._prepared.cache_clear()
    assert render(tmp_path / "t.docx", {"name": "x"}, content).part() == good


def test_another_version_prepares_anew(tmp_path: Path) -> None:
    content = plain("Dear {{ name }}")
    good = render(tmp_path / "t.docx", {"name": "x"}, content).part()

    def older(raw: dict[str, Any]) -> None:
        raw["version"] = "0/0"
        put(raw, "Old words")

    planted(content, older)
    prepare._prepared.cache_clear()
    assert render(tmp_path / "t.docx", {"name": "x"}, content).part() == good


def test_where_nothing_can_be_kept_documents_are_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "cache"
    blocker.write_text("a file where the folder should be", encoding="utf-8")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(blocker))
    assert b"Dear x" in render(tmp_path / "t.docx", {"name": "x"}, plain("Dear {{ name }}")).part()


def test_two_threads_do_not_mix_their_documents(tmp_path: Path) -> None:
    content = plain("{%p for one in rows %}", "[{{ one }}]", "{%p endfor %}")
    render(tmp_path / "t.docx", {"rows": []}, content)
    wrong: list[str] = []

    def work(letter: str) -> None:
        rows = [f"{letter}{number}" for number in range(200)]
        for _ in range(15):
            made = render(tmp_path / "t.docx", {"rows": rows}, content)
            if made.shown[MAIN] != rows:
                wrong.append(letter)

    threads = [threading.Thread(target=work, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_long_run_keeps_its_memory() -> None:
    row = memory_row(60)
    assert row.ratio < 1.1
