"""Line breaks, tabs and paragraphs of an answer, as Word has them."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
ANSWER_STYLE = "Answer"
BULLET_STYLE = "ListBullet"
BULLET = re.compile(r"[-•*] +")
_SPECIAL = re.compile(f"[\n\t{PARAGRAPH}]")
_PIECES = re.compile("([\n\t])")
_T, _R, _P, _BODY_PROPERTIES, _RUN_PROPERTIES = (
    qn(f"w:{name}") for name in ("t", "r", "p", "pPr", "rPr")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = re.compile(r'xmlns(?::\w+)?="[^"]*"')
_HEADING = "<?sb h "


def with_breaks(part: str) -> str:
    """A rendered part with Word's own paragraphs, line breaks and tabs.

    Only the paragraphs that need it are read: most of a document has none.
    """
    if not any(mark in part for mark in ("\n", "\t", PARAGRAPH)):
        return part
    found = _SPECIAL.search(part)
    names = " ".join(dict.fromkeys(_NAMES.findall(part[: part.find(">")])))
    made: list[str] = []
    done = 0
    while found is not None:
        at = found.start()
        start = max(part.rfind("<w:p>", done, at), part.rfind("<w:p ", done, at))
        end = part.find("</w:p>", at)
        if start < 0 or end < 0:
            # It stands between paragraphs, or outside any, where it is white space.
            found = _SPECIAL.search(part, at + 1)
            continue
        end += len("</w:p>")
        made += (part[done:start], _resolved(part[start:end], names))
        done = end
        found = _SPECIAL.search(part, done)
    return "".join([*made, part[done:]])


def _resolved(paragraph: str, names: str) -> str:
    if _HEADING in paragraph:
        return _SPECIAL.sub(" ", paragraph)  # a heading is one line, and stays one
    try:
        root = etree.fromstring(f"<x {names}>{paragraph}</x>", _parser())
    except etree.XMLSyntaxError:
        return _SPECIAL.sub(" ", paragraph)  # a text box inside a paragraph: kept in one piece
    resolve_breaks(root)
    written: str = etree.tostring(root, encoding="unicode")
    return written[written.index(">") + 1 : written.rindex("</")]


def _parser() -> etree.XMLParser:
    from docx.oxml.parser import element_class_lookup

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    parser.set_element_class_lookup(element_class_lookup)
    return parser


def resolve_breaks(root: _Element) -> None:
    """Give each paragraph mark its paragraph, each line feed its break, each tab its tab.

    A paragraph of an answer that begins with a dash or a bullet becomes an entry of a list.
    """
    texts = [t for t in root.iter(_T) if t.text and _SPECIAL.search(t.text)]
    for paragraph in dict.fromkeys(next(text.iterancestors(_P)) for text in texts):
        for part in list(_split(paragraph)):
            _as_list_entry(part)
            for run in part.findall(_R):
                _resolve_run(run)


def _split(paragraph: _Element) -> Iterator[_Element]:
    current, rest = paragraph, [node for node in paragraph if node.tag != _BODY_PROPERTIES]
    for node in rest:
        pieces = [""]
        text = node.find(_T) if node.tag == _R else None
        if text is not None:
            pieces = (text.text or "").split(PARAGRAPH)
        if text is None or len(pieces) == 1:
            if current is not paragraph:
                current.append(node)
            continue
        pieces = [piece for piece in pieces if piece.strip()] or [""]
        if current is not paragraph:
            current.append(node)
        text.text = pieces[0]
        for piece in pieces[1:]:
            yield current
            current = _following(current, node, piece)
    yield current


def _following(paragraph: _Element, run: _Element, text: str) -> _Element:
    made: _Element = OxmlElement("w:p")
    properties = paragraph.find(_BODY_PROPERTIES)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    made.append(_run(run, text))
    paragraph.addnext(made)
    return made


def _as_list_entry(paragraph: _Element) -> None:
    style = paragraph.find(f"{_BODY_PROPERTIES}/{qn('w:pStyle')}")
    if style is None or style.get(qn("w:val")) != ANSWER_STYLE:
        return
    first = next((t for t in paragraph.iter(_T) if t.text), None)
    marked = BULLET.match(first.text) if first is not None else None
    if first is not None and marked:
        style.set(qn("w:val"), BULLET_STYLE)
        first.text = first.text[marked.end() :]


def _resolve_run(run: _Element) -> None:
    text = run.find(_T)
    if text is None or not text.text or not _PIECES.search(text.text):
        return
    at = run.index(text)
    run.remove(text)
    for piece in _PIECES.split(text.text):
        if piece == "\n":
            made = OxmlElement("w:br")
        elif piece == "\t":
            made = OxmlElement("w:tab")
        elif piece:
            made = OxmlElement("w:t")
            made.text = piece
            made.set(_SPACE, "preserve")
        else:
            continue
        run.insert(at, made)
        at += 1


def _run(like: _Element, text: str) -> _Element:
    made: _Element = OxmlElement("w:r")
    properties = like.find(_RUN_PROPERTIES)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    holder = OxmlElement("w:t")
    holder.text = text
    holder.set(_SPACE, "preserve")
    made.append(holder)
    return made
