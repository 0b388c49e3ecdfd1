"""A template made ready once, so that each document costs only its own words.

Preparing is: reading the package with limits, looking for what a template may not hold, marking
what is numbered, docxtpl's own patching, and compiling. What comes of it is kept in memory for a
run, and its texts (never code) in the cache folder: see `prepared_cache`.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes
from lxml import etree

from sharebuilder.documents import prepared_cache
from sharebuilder.documents.number_marks import W, place_marks
from sharebuilder.documents.numbering import NumberMarks
from sharebuilder.documents.template_parts import TemplateFinding, part_title, rendered_parts
from sharebuilder.documents.template_rules import bound, environment, not_allowed
from sharebuilder.documents.word_package import (
    OFFICE,
    BadPackage,
    Entry,
    Package,
    packed,
    read_package,
    read_xml,
    strict_parser,
)
from sharebuilder.errors import TemplateProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import jinja2

_KEPT = 24
_TAGS = re.compile(r"<[^<>]+>")
_PARAGRAPH_START = re.compile(r"<w:p([ >])")
_TEMPLATE_MARKS = ("{{", "{%", "{#")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLUMNS = re.compile(r"\{%-?\s*tc\s")
REMEDY = (
    "Mend the tag in Word. Show a field with {{ name }}, ask with {%p if name %} and "
    "{%p endif %}, go through a list with {%p for one in list %} and {%p endfor %}."
)


@dataclass(frozen=True, slots=True)
class PartText:
    """A part as the renderer takes it: what stands before its content, its content, what after."""

    before: str
    text: str
    after: str
    columns: bool


@dataclass(frozen=True, slots=True)
class PreparedPart:
    """A part that can be rendered."""

    source: PartText
    compiled: jinja2.Template
    tree: nodes.Template = field(repr=False)

    def line(self, number: int | None) -> str:
        """What somebody sees on a line of the part, to find it in Word."""
        lines = _lines(self.source.text).split("\n")
        if number is None or not 0 < number <= len(lines):
            return ""
        return " ".join(_TAGS.sub("", lines[number - 1]).split())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template that is ready.

    Attributes:
        main: the name of the document part.
        parts: the parts that are rendered, by name.
        entries: every other part, packed once.
        package: the parts as they were read.
        marks: what is numbered.
        namespaces: the names that the document part may use for its namespaces.
    """

    main: str
    parts: Mapping[str, PreparedPart]
    entries: Mapping[str, Entry]
    package: Package
    marks: NumberMarks
    namespaces: Mapping[str, str]


class NotUsable(Exception):
    """A template that cannot be used, with everything that was found."""

    def __init__(self, findings: list[TemplateFinding]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


def prepared(content: bytes, file: Path) -> Prepared:
    """A template, ready to be rendered.

    Args:
        content: the Word file.
        file: its name, for messages.

    Raises:
        TemplateProblem: it is no Word file, or holds what a template may not hold.
    """
    try:
        return _prepared(content)
    except NotUsable as error:
        raise problem_of(error.findings, file) from error


def problem_of(findings: list[TemplateFinding], file: Path) -> TemplateProblem:
    """The first of several findings as an error, which says how many more there are."""
    first = findings[0]
    more = len(findings) - 1
    others = "" if not more else " There is one thing more." if more == 1 else (
        f" There are {more} things more."
    )  # fmt: skip
    hint = f"{others} “sharebuilder template check” lists them all." if more else ""
    return TemplateProblem(
        f"The template cannot be used: {first.message}",
        remedy=first.remedy + hint,
        file=file,
        place=first.place or None,
    )


@lru_cache(maxsize=_KEPT)
def _prepared(content: bytes) -> Prepared:
    from sharebuilder.documents.template_hygiene import package_findings

    package = package_of(content)
    key = hashlib.sha256(content).hexdigest()
    # The package is looked at each time, and the tags are below: the cache is never believed.
    findings = [one for one in package_findings(package) if one.severity == "error"]
    if findings:
        raise NotUsable(findings)
    kept = prepared_cache.read(key)
    if kept is None:
        kept = texts_of(package)
        prepared_cache.write(key, kept)
    parts = compiled_parts(kept.texts)
    fixed = {name: packed(body) for name, body in package.parts.items() if name not in kept.texts}
    root = read_xml(package.parts[package.main], package.main)
    names = {prefix or "": uri for prefix, uri in root.nsmap.items()}
    return Prepared(package.main, parts, fixed, package, kept.marks, names)


def package_of(content: bytes) -> Package:
    """The package of a template.

    Raises:
        NotUsable: it is no Word file.
    """
    try:
        package = read_package(io.BytesIO(content))
        main = package.main
        root = read_xml(package.parts[main], main)
    except BadPackage as error:
        raise NotUsable(
            [
                TemplateFinding(
                    f"it is not a Word file that can be read: {error.problem}."
                    if not error.place
                    else f"{error.problem}.",
                    "Choose a Word file (.docx) that opens in Word, or leave the template out.",
                    part=error.place,
                )
            ]
        ) from error
    if root.nsmap.get("w") != _WORD or root.find(f"{W}body") is None:
        raise NotUsable(
            [
                TemplateFinding(
                    "it is not a Word file that can be read: its document part is of another kind.",
                    "Open it in Word, and save it as “Word Document (*.docx)”, not as the strict "
                    "kind.",
                    part=main,
                )
            ]
        )
    return package


def texts_of(package: Package) -> prepared_cache.Kept:
    """The texts of a template that are rendered, patched as docxtpl patches them."""
    texts: dict[str, PartText] = {}
    marks = NumberMarks()
    for name in rendered_parts(package):
        root = etree.fromstring(package.parts[name], strict_parser(blanks=False))
        strip_notes(root)
        if name == package.main:
            marks = place_marks(root, _part(package, "styles"), _part(package, "numbering"))
        elif not any(mark in _joined(root) for mark in _TEMPLATE_MARKS):
            continue
        texts[name] = _patched(root)
    return prepared_cache.Kept(texts, marks)


def strip_notes(root: etree._Element) -> None:
    """Take comments and processing instructions out of a part: nobody reads them in Word."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)


def compiled_parts(texts: Mapping[str, PartText]) -> dict[str, PreparedPart]:
    """The parts, compiled.

    Raises:
        NotUsable: a part says what a template may not say.
    """
    sandbox = environment()
    found: list[TemplateFinding] = []
    parts: dict[str, PreparedPart] = {}
    for name, source in texts.items():
        part = part_title(name)
        lines = _lines(source.text)
        try:
            tree = sandbox.parse(lines)
            problems = list(not_allowed(tree))
            found += [_finding(part, lines, line, said) for line, said in problems]
            if not problems:
                shown = sandbox.parse(lines)
                parts[name] = PreparedPart(source, sandbox.from_string(bound(tree)), shown)
        except TemplateError as error:
            found.append(_finding(part, lines, getattr(error, "lineno", None), str(error)))
        except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError):
            found.append(_finding(part, lines, None, "its tags stand too deep in each other"))
    if found:
        raise NotUsable(found)
    return parts


def _finding(part: str, lines: str, line: int | None, said: str) -> TemplateFinding:
    text = ""
    if line is not None and 0 < line <= lines.count("\n") + 1:
        text = " ".join(_TAGS.sub("", lines.split("\n")[line - 1]).split())
    return TemplateFinding(f"{said.rstrip('.')}.", REMEDY, part=part, text=text[:120])


def _lines(text: str) -> str:
    return _PARAGRAPH_START.sub(r"\n<w:p\1", text)


def _patched(root: etree._Element) -> PartText:
    from docxtpl import DocxTemplate

    whole = etree.tostring(root, encoding="unicode")
    begin, end = whole.index(">") + 1, whole.rindex("</")
    if root.tag == f"{W}document":
        begin, end = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
    inside = whole[begin:end]
    patched: str = DocxTemplate.patch_xml(_Patcher, inside)
    return PartText(whole[:begin], patched, whole[end:], bool(_COLUMNS.search(inside)))


class _Patcher:
    """What docxtpl's patching needs of a template: nothing."""


def _joined(root: etree._Element) -> str:
    texts: Iterator[str] = root.itertext()
    return "".join(texts) + "".join(value for node in root.iter() for value in node.attrib.values())


def _part(package: Package, kind: str) -> etree._Element | None:
    name = package.related(f"{OFFICE}/{kind}", package.main)
    return read_xml(package.parts[name], name) if name in package.parts else None
