"""docxtpl behind one function: sandbox, autoescape, strict undefined, and nothing lost.

Plain docxtpl reads what it has made in a forgiving way, and drops what it cannot read without a
word. Here it is read strictly, and each value that the template showed is found again in the text
before the document counts as made. docxtpl also prepares the template anew for each document;
here that is done once for each template.
"""

from __future__ import annotations

import io
import re
import traceback
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import element_class_lookup
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError, pass_context
from lxml import etree

from sharebuilder.documents.breaks import BULLET, PARAGRAPH, resolve_breaks
from sharebuilder.documents.template_rules import environment, refuse_code
from sharebuilder.errors import TemplateProblem
from sharebuilder.model.text import illegal_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import jinja2
    from docx.document import Document
    from jinja2.runtime import Context

_TEMPLATES_KEPT = 8
_SHOWN = "_shown"
_TAGS = re.compile(r"<[^>]+>")
_PARAGRAPH_START = re.compile(r"<w:p([ >])")
_NEEDS_GRID = re.compile(r"\{%\s*(tc|colspan|hm)\s|\{%tc ")
_NAMES = {"body": "the text", "header": "the header", "footer": "the footer"}
_TEXT = qn("w:t")
_SPOKEN = {
    qn("w:tblCaption"): (qn("w:val"),),
    qn("w:tblDescription"): (qn("w:val"),),
    qn("wp:docPr"): ("title", "descr"),
}
_FILE_OPEN = "Choose a Word file (.docx) that opens in Word, or leave the template out."


def render(template: Path, context: Mapping[str, Any]) -> Document:
    """The document that a template and a context make.

    Args:
        template: the Word file.
        context: plain dictionaries, lists, texts, numbers and yes or no; nothing else.

    Returns:
        The document, ready to be finished and saved. Each text stands in it unchanged.

    Raises:
        TemplateProblem: the template cannot be read, says what it may not say, names a field that
            there is not, or loses a value. It names the file, the part and the paragraph.
    """
    try:
        content = template.read_bytes()
    except OSError as error:
        raise TemplateProblem(
            f"The template cannot be read ({error.strerror or error}).",
            remedy="Put the file back, or choose another template.",
            file=template,
        ) from error
    made = _Template(_prepared_for(template, content), template)
    made.render(context)
    document: Document = made.docx
    return document


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a template, ready to be rendered."""

    lines: tuple[str, ...]
    compiled: jinja2.Template
    needs_grid: bool


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A template, its parts by their text."""

    content: bytes
    parts: Mapping[str, _Part]


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl brings no types
    """docxtpl with its parts prepared once, read strictly, and proved."""

    def __init__(self, prepared: _Prepared, file: Path) -> None:
        super().__init__(io.BytesIO(prepared.content))
        self._prepared = prepared
        self._file = file
        self._needs_grid = False

    def patch_xml(self, src_xml: str) -> str:
        return src_xml  # it was patched when the template was prepared

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        del jinja_env
        name = _part_name(str(part.partname))
        prepared = self._prepared.parts[src_xml]
        shown: list[str] = []
        try:
            written = prepared.compiled.render({**context, _SHOWN: shown})
        except TemplateError as error:
            raise _problem(error, self._file, name, prepared.lines) from error
        written = written.replace("\n<w:p", "<w:p")
        try:
            root = etree.fromstring(written, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise TemplateProblem(
                f"The document could not be made from the template ({error}).",
                remedy="See that each {%p %}, {%tr %} and {%tc %} tag stands alone, and that each "
                "“if” and “for” is closed in the same table or text.",
                file=self._file,
                place=name,
            ) from error
        resolve_breaks(root)
        _prove(root, shown, self._file, name)
        self._needs_grid = prepared.needs_grid
        if name == _NAMES["body"]:
            self._tree = root
            return written if self._needs_grid else ""
        text: str = etree.tostring(root, encoding="unicode")
        return text

    def fix_tables(self, xml: str) -> Any:
        if not self._needs_grid:
            return self._tree
        fixed = super().fix_tables(xml)
        resolve_breaks(fixed)
        return fixed

    def fix_docpr_ids(self, tree: Any) -> None:
        for number, drawing in enumerate(tree.iter(qn("wp:docPr")), start=1001):
            drawing.set("id", str(number))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties to `finish`: docxtpl would escape them once too often."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Leave footnotes as the template has them."""


def _prepared_for(template: Path, content: bytes) -> _Prepared:
    try:
        return _prepare(content)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TemplateProblem(
            "The template is not a Word file that can be read.",
            remedy=_FILE_OPEN,
            file=template,
        ) from error
    except etree.XMLSyntaxError as error:
        raise TemplateProblem(
            f"The template is damaged ({error}).", remedy=_FILE_OPEN, file=template
        ) from error
    except _Unusable as error:
        raise _problem(error.cause, template, error.part, error.lines) from error.cause


class _Unusable(Exception):
    """A template error on its way to where the file is known."""

    def __init__(self, cause: TemplateError, part: str, lines: tuple[str, ...]) -> None:
        super().__init__(str(cause))
        self.cause, self.part, self.lines = cause, part, lines


@lru_cache(maxsize=_TEMPLATES_KEPT)
def _prepare(content: bytes) -> _Prepared:
    """What can be done for a template before any answer is known."""
    source = DocxTemplate(io.BytesIO(content))
    source.init_docx()
    sandbox = environment(_show)
    texts = [("body", source.get_xml())]
    for edge, uri in (("header", source.HEADER_URI), ("footer", source.FOOTER_URI)):
        texts += [(edge, source.get_part_xml(part)) for _, part in source.get_headers_footers(uri)]
    parts = {}
    for kind, text in texts:
        patched = _PARAGRAPH_START.sub(r"\n<w:p\1", source.patch_xml(text))
        lines = tuple(patched.splitlines())
        try:
            tree = sandbox.parse(patched)
            refuse_code(tree)
            compiled = sandbox.from_string(tree)
        except TemplateError as error:
            raise _Unusable(error, _NAMES[kind], lines) from error
        parts[text] = _Part(lines, compiled, bool(_NEEDS_GRID.search(text)))
    return _Prepared(content, parts)


@pass_context
def _show(context: Context, value: object) -> object:
    """Take note of each value that is shown, so that it can be found again."""
    if isinstance(value, str):
        if illegal_characters(value):
            raise UndefinedError("a text holds a character that no Word file can hold")
        context[_SHOWN].append(value)
    elif value is None or isinstance(value, dict | list | bool):
        raise UndefinedError("this field holds several things: name one of them")
    return value


def _prove(root: etree._Element, shown: Iterable[str], file: Path, part: str) -> None:
    """See that each value that was shown stands in the text, in its order."""
    text = _bare("".join(_readable(root)))
    at = 0
    for value in shown:
        for paragraph in value.split(PARAGRAPH):
            wanted = [_bare(paragraph)]
            if BULLET.match(paragraph):
                wanted.append(_bare(BULLET.sub("", paragraph, count=1)))
            ends = [at + len(one) for one in wanted if text.startswith(one, at)] or [
                found + len(one) for one in wanted if (found := text.find(one, at)) >= 0
            ]
            if not ends:
                raise TemplateProblem(
                    f"The answer “{value[:60]}” would be lost in the document.",
                    remedy="See that the field stands in a paragraph of its own, and not in a "
                    "drawing or a form field.",
                    file=file,
                    place=part,
                )
            at = min(ends)


def _readable(root: etree._Element) -> Iterator[str]:
    """All that somebody can read or be read out, in the order of the document."""
    for node in root.iter(_TEXT, *_SPOKEN):
        tag = node.tag
        if tag == _TEXT:
            yield node.text or ""
        else:
            yield from (node.get(name, "") for name in _SPOKEN[tag])


def _bare(text: str) -> str:
    return "".join(text.split())


def _problem(
    error: TemplateError, file: Path, part: str, lines: tuple[str, ...]
) -> TemplateProblem:
    line = getattr(error, "lineno", None)
    if line is None:
        frames = [f.lineno for f in traceback.extract_tb(error.__traceback__)
                  if f.filename == "<template>"]  # fmt: skip
        line = frames[-1] if frames else None
    paragraph = ""
    if line is not None and 0 < line <= len(lines):
        paragraph = _TAGS.sub("", lines[line - 1]).strip()
    place = f"{part}, “{paragraph[:120]}”" if paragraph else part
    return TemplateProblem(
        f"The template cannot be used: {str(error).rstrip('.')}.",
        remedy="Mend the tag in Word. Show a field with {{ name }}, ask with {%p if name %} and "
        "{%p endif %}, go through a list with {%p for one in list %} and {%p endfor %}.",
        file=file,
        place=place,
    )


def _part_name(partname: str) -> str:
    for kind, name in _NAMES.items():
        if f"/{kind}" in partname:
            return name
    return _NAMES["body"]


def _parser() -> etree.XMLParser:
    # Strict, with no entities and no network; python-docx's classes, so that it can go on.
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, huge_tree=True)
    parser.set_element_class_lookup(element_class_lookup)
    return parser
