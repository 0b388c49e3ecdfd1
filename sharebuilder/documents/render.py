"""Rendering: a prepared template and a context, strictly, with nothing lost.

Plain docxtpl reads what it has made in a forgiving way, and drops what it cannot read without a
word. Here the finished part is read strictly (see `finish`), and each value that the template
showed is found again in the text before the document counts as made. What is made is the same,
byte for byte, as what docxtpl makes of the same template and answers, where docxtpl loses nothing.
"""

from __future__ import annotations

import html
import re
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from lxml import etree

from sharebuilder.documents.breaks import BULLET, PARAGRAPH, with_breaks
from sharebuilder.documents.numbering import without_marks
from sharebuilder.documents.prepare import REMEDY, prepared
from sharebuilder.documents.template_parts import part_title
from sharebuilder.documents.template_rules import Ledger, rendered
from sharebuilder.documents.word_package import strict_parser
from sharebuilder.errors import TemplateProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sharebuilder.documents.prepare import Prepared, PreparedPart

_TEXTS = re.compile(r"<w:t(?:>| [^>]*>)([^<]+)")
_DRAWN_TEXTS = re.compile(r"<(?:w:t|a:t|m:t|c:v)(?:>| [^>]*>)([^<]+)")
_TAGS = re.compile(r"<[^<>]*>")
_DRAWN = ("<a:t", "<m:t", "<c:v")
_PROPERTIES = "docProps/"
_DRAWING = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*(")')
_FIRST_DRAWING = 1001
# An element that came out empty is written the short way, as it is when it is read and written.
_EMPTY = tuple(
    (f"<{name}></{name.split()[0]}>", f"<{name}/>") for name in ('w:t xml:space="preserve"', "w:t")
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered template.

    Attributes:
        prepared: the template.
        texts: the rendered parts by name, with the marks of what is numbered still in them.
        shown: of each part, the values that it shows, in their order.
    """

    prepared: Prepared
    texts: Mapping[str, str]
    shown: Mapping[str, Sequence[str]]

    def part(self, name: str = "") -> bytes:
        """A rendered part as it would be without numbers: what plain docxtpl makes."""
        return encoded(without_marks(self.texts[name or self.prepared.main]))


def render(template: Path, context: Mapping[str, Any], content: bytes | None = None) -> Rendered:
    """What a template and a context make.

    Args:
        template: the Word file.
        context: plain dictionaries, lists, texts, numbers and yes or no; nothing else.
        content: what the file holds; read from it when left out.

    Returns:
        The rendered parts, ready to be finished. Each text stands in them unchanged.

    Raises:
        TemplateProblem: the template cannot be read, says what it may not say, names a field that
            there is not, or loses a value. It names the file, the part and the paragraph.
    """
    if content is None:
        content = template_bytes(template)
    return rendered_from(prepared(content, template), context, template)


def rendered_from(ready: Prepared, context: Mapping[str, Any], file: Path) -> Rendered:
    """What a template that is ready and a context make.

    Args:
        ready: the template.
        context: its fields.
        file: its name, for messages.
    """
    ledger = Ledger()
    texts: dict[str, str] = {}
    shown: dict[str, list[str]] = {}
    for name, part in ready.parts.items():
        ledger.shown = shown[name] = []
        texts[name] = _rendered(name, part, context, ledger, file)
    return Rendered(ready, texts, shown)


def template_bytes(template: Path) -> bytes:
    """The bytes of a template.

    Raises:
        TemplateProblem: it cannot be read.
    """
    try:
        return template.read_bytes()
    except OSError as error:
        raise TemplateProblem(
            f"The template cannot be read ({error.strerror or error}).",
            remedy="Put the file back, or choose another template.",
            file=template,
        ) from error


def encoded(text: str) -> bytes:
    """A part as Word files hold it."""
    return b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + text.encode("utf-8")


def _rendered(
    name: str, part: PreparedPart, context: Mapping[str, Any], ledger: Ledger, file: Path
) -> str:
    try:
        text = rendered(part.compiled, context, ledger)
    except (TemplateError, RecursionError, TypeError, ValueError, ArithmeticError) as error:
        raise _problem(error, file, name, part) from error
    # Jinja escapes quotation marks everywhere; in a text, XML needs that nowhere.
    text = text.replace("&#34;", '"').replace("&#39;", "'")
    for empty, short in _EMPTY:
        text = text.replace(empty, short)
    source = part.source
    whole = f"{source.before}{text}{source.after}"
    if source.columns:
        whole = _with_grid(whole, file, name)
    whole = with_breaks(whole)
    return _numbered_drawings(whole) if "<wp:docPr " in whole else whole


def _with_grid(text: str, file: Path, name: str) -> str:
    """Give each table as many grid columns as a loop over cells made, as docxtpl does."""
    from docxtpl import DocxTemplate

    try:
        etree.fromstring(text.encode("utf-8"), strict_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise lost_form(error, file, name) from error
    fixed = DocxTemplate.fix_tables(None, text)
    made: str = etree.tostring(fixed, encoding="unicode")
    return made


def lost_form(error: Exception, file: Path, name: str) -> TemplateProblem:
    """The error for a part that is no longer well formed."""
    return TemplateProblem(
        f"The document could not be made from the template ({error}).",
        remedy="See that each {%p %}, {%tr %} and {%tc %} tag stands alone, and that each “if” and "
        "“for” is closed in the same table or text.",
        file=file,
        place=part_title(name),
    )


def _numbered_drawings(text: str) -> str:
    numbers = iter(range(_FIRST_DRAWING, _FIRST_DRAWING + text.count("<wp:docPr ")))
    return _DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", text)


def prove(part: str, shown: Iterable[str], file: Path, name: str) -> None:
    """See that each value that was shown stands in a finished part, in its order.

    Raises:
        TemplateProblem: one does not; it names the value and the part.
    """
    if name.startswith(_PROPERTIES):
        text = _bare(html.unescape(_TAGS.sub("", part)))
    else:
        drawn = any(mark in part for mark in _DRAWN)
        texts = (_DRAWN_TEXTS if drawn else _TEXTS).findall(part)
        text = _bare(html.unescape("".join(texts)))
    known: dict[str, str | list[list[str]]] = {}
    at = 0
    for value in shown:
        wanted = known.get(value)
        if wanted is None:
            wanted = known[value] = _wanted(value)
        if isinstance(wanted, str):
            found = text.find(wanted, at)
            at = found + len(wanted)
            if found < 0:
                raise _lost(value, file, name)
            continue
        for forms in wanted:
            ends = [end + len(one) for one in forms if (end := text.find(one, at)) >= 0]
            if not ends:
                raise _lost(value, file, name)
            at = min(ends)


def _lost(value: str, file: Path, name: str) -> TemplateProblem:
    return TemplateProblem(
        f"The answer “{value[:60]}” would be lost in the document.",
        remedy="See that the field stands in a paragraph of its own, and not in a form field or a "
        "formula.",
        file=file,
        place=part_title(name),
    )


def _wanted(value: str) -> str | list[list[str]]:
    """What is looked for: mostly one text; of a long answer, each paragraph as it may come out."""
    paragraphs = [_forms(one) for one in value.split(PARAGRAPH)]
    return paragraphs[0][0] if len(paragraphs) == len(paragraphs[0]) == 1 else paragraphs


def _forms(paragraph: str) -> list[str]:
    """A paragraph of an answer as it may come out: with its bullet, or as an entry of a list."""
    forms = [_bare(paragraph)]
    if BULLET.match(paragraph):
        forms.append(_bare(BULLET.sub("", paragraph, count=1)))
    return forms


def _bare(text: str) -> str:
    return "".join(text.split())


def _problem(error: Exception, file: Path, name: str, part: PreparedPart) -> TemplateProblem:
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)
              if frame.filename == "<template>"]  # fmt: skip
    paragraph = part.line(frames[-1] if frames else None)
    title = part_title(name)
    return TemplateProblem(
        f"The template cannot be used: {str(error).rstrip('.')}.",
        remedy=REMEDY,
        file=file,
        place=f"{title}, “{paragraph[:120]}”" if paragraph else title,
    )
