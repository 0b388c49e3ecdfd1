"""Making the agreement document, against plain docxtpl and against the limit of the machine.

Three things are measured, and each says what it counts:

- `document-vs-docxtpl-*`: the same template and answers, the same `word/document.xml` byte for
  byte (that is checked here). Ours proves each value and reads the document strictly besides.
- `document-whole-vs-docxtpl-*`: a whole document of ours, with numbers, references, contents list
  and its answers inside, read again: work that plain docxtpl does not do.
- `document-vs-limit-*`: against a compiled Jinja template written straight into a zip file, with
  nothing checked.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from bench.agreements import large_agreement
from bench.measure import Row, in_turn, side_by_side
from bench.memory import memory_row
from bench.options import often, options, sizes
from bench.peers import blocks_of, by_docxtemplater, by_python_docx, why_no_docxtemplater
from sharebuilder.documents.carried import carried_parts
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.finish import finished
from sharebuilder.documents.numbering import NumberMarks, without_marks
from sharebuilder.documents.prepare import Prepared, compiled_parts, prepared
from sharebuilder.documents.render import render, rendered_from
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.model.json_types import JsonObject

_RUNS = {"typical": 15, "large": 7}
_TODAY = date(2026, 11, 23)
_TEMPLATE = templates_dir() / "agreement.docx"
_MAIN = "word/document.xml"
_SAID = {
    "document-vs-docxtpl": "rendered, proved, read strictly and saved, against plain docxtpl that "
    "renders and saves; same template and fields, the same word/document.xml, no picture",
    "document-whole-vs-docxtpl": "the whole document: numbered, with its answers inside and read "
    "again, against plain docxtpl that does none of it",
    "document-vs-limit": "rendered, proved, read strictly and saved, against a compiled Jinja "
    "template written straight into a zip file",
    "document-vs-python-docx": "rendered, proved, read strictly and saved, against python-docx "
    "that writes the same words, paragraph by paragraph and cell by cell, from an empty document",
    "document-vs-docxtemplater": "rendered, proved, read strictly and saved, against docxtemplater "
    "in Node that fills loops with the same words, in as many paragraphs and cells",
}


def rows() -> list[Row]:
    """The rows of documents: three for each size, and the memory of a thousand."""
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    found = []
    for name, size in sizes().items():
        found += _rows(name, size, question_set, knowledge)
    return found if options.quick else [*found, memory_row()]


def _rows(
    name: str, size: tuple[int, int, int], question_set: QuestionSet, knowledge: Knowledge
) -> list[Row]:
    tree = large_agreement(*size)
    context = agreement_context(
        tree, question_set=question_set, knowledge=knowledge, findings=[], today=_TODAY
    )
    limit = _limit(context)
    _check_same(context)
    partners, items, flows = size
    said = f"({partners} partners, {items} items, {flows} flows)"
    compared: list[tuple[str, Callable[[], bytes], Callable[[], bytes]]] = [
        ("document-vs-docxtpl", lambda: _words(context), lambda: _docxtpl(context)),
        ("document-whole-vs-docxtpl", lambda: _whole(tree, context), lambda: _docxtpl(context)),
        ("document-vs-limit", lambda: _words(context), limit),
    ]
    found = []
    for row, ours, peer in compared:
        mine, theirs = side_by_side(ours, peer, _RUNS[name])
        how = in_turn(_RUNS[name])
        found.append(Row(f"{row}-{name}", mine, theirs, "ms", f"{_SAID[row]} {said}", how))
    return [*found, *_other_means(name, context, said)]


def _other_means(name: str, context: dict[str, Any], said: str) -> Iterator[Row]:
    """The rows on python-docx and, where it is there, on docxtemplater."""
    blocks, runs = blocks_of(_words(context)), often(_RUNS[name])
    about = f"{len(blocks)} paragraphs and tables {said}"
    mine, theirs = side_by_side(
        lambda: _words(context), lambda: by_python_docx(blocks), max(3, runs // 3)
    )
    row = "document-vs-python-docx"
    how = in_turn(max(3, runs // 3))
    yield Row(f"{row}-{name}", mine, theirs, "ms", f"{_SAID[row]}; {about}", how)
    modules = options.node_modules
    if not why_no_docxtemplater(modules):
        row = "document-vs-docxtemplater"
        how = f"median of {runs} runs, each in a warm process of its own, one after the other"
        theirs = by_docxtemplater(blocks, runs, modules)
        yield Row(f"{row}-{name}", mine, theirs, "ms", f"{_SAID[row]}; {about}", how)


def _words(context: dict[str, Any]) -> bytes:
    """The document with its words, and nothing that plain docxtpl does not put into it."""
    plain = rendered_from(_unnumbered(), context, _TEMPLATE)
    return finished(plain, title="Agreement", subject="", author="", today=_TODAY)


@cache
def _unnumbered() -> Prepared:
    """The template, with the places of its numbers not marked: docxtpl knows none either."""
    ready = prepared(_TEMPLATE.read_bytes(), _TEMPLATE)
    texts = {
        name: replace(part.source, text=without_marks(part.source.text))
        for name, part in ready.parts.items()
    }
    return replace(ready, parts=compiled_parts(texts), marks=NumberMarks())


def _whole(tree: JsonObject, context: dict[str, Any]) -> bytes:
    return finished(
        render(_TEMPLATE, context), title="Agreement", subject="", author="", today=_TODAY,
        inside=partial(carried_parts, tree),
    )  # fmt: skip


def _docxtpl(context: dict[str, Any]) -> bytes:
    document = DocxTemplate(_TEMPLATE)
    document.render(context, Environment(autoescape=True))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _limit(context: dict[str, Any]) -> Callable[[], bytes]:
    """A compiled template written straight into a zip file: no check, no proof, no repair."""
    document = DocxTemplate(_TEMPLATE)
    document.init_docx()
    body = document.patch_xml(document.get_xml())
    compiled = Environment(autoescape=True).from_string(body)
    with zipfile.ZipFile(_TEMPLATE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    whole = parts[_MAIN].decode()
    before, after = whole[: whole.index("<w:body")], whole[whole.rindex("</w:body>") + 9 :]
    edges = {
        name: Environment(autoescape=True).from_string(parts[name].decode())
        for name in ("word/header1.xml", "word/footer1.xml")
    }

    def work() -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                if name == _MAIN:
                    package.writestr(name, before + compiled.render(context) + after)
                elif name in edges:
                    package.writestr(name, edges[name].render(context))
                else:
                    package.writestr(name, content)
        return written.getvalue()

    return work


def _check_same(context: dict[str, Any]) -> None:
    with (
        zipfile.ZipFile(io.BytesIO(_words(context))) as ours,
        zipfile.ZipFile(io.BytesIO(_docxtpl(context))) as theirs,
    ):
        if ours.read(_MAIN) != theirs.read(_MAIN):
            message = "the two documents differ, so their times cannot be compared"
            raise AssertionError(message)
