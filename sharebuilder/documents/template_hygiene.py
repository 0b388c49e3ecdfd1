"""What a Word file may not hold to be a template: whatever runs, fetches, or leads outside.

Nothing here opens, follows or runs what it finds. A document that is built from a template goes
to many organisations under a council's name, so the rule is strict, and each refusal names the
part.

Sources: ECMA-376 Part 1, sections 11 to 15 (parts and their relations) and 17.16 (fields); the
design note on reliability, section 1.7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.documents.template_parts import TemplateFinding, part_title, rendered_parts
from sharebuilder.documents.template_tags import tag_findings
from sharebuilder.documents.word_package import (
    CONTENT_TYPES,
    BadPackage,
    Relation,
    read_xml,
    strict_parser,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.word_package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = "Save it in Word as “Word Document (*.docx)”: that leaves macros out."
_TAKE_OUT = "Take it out in Word, and save the template again."
_TEMPLATE_TOTAL = 6 * 1024 * 1024
# By the last words of a relation's type, in small letters.
_KINDS = {
    "attachedtemplate": (
        "it is attached to another template, which Word would open",
        "In Word, under Developer, Document Template, take the attached template away.",
    ),
    "afchunk": ("it brings in another file when it is opened", _TAKE_OUT),
    "subdocument": ("it brings in another document when it is opened", _TAKE_OUT),
    "oleobject": ("it holds an embedded object", "Put a picture in its place."),
    "package": ("it holds an embedded file", "Put a picture or a Word table in its place."),
    "control": ("it holds an ActiveX control", _TAKE_OUT),
    "activexcontrolbinary": ("it holds an ActiveX control", _TAKE_OUT),
    "vbaproject": ("it holds macros", _MACROS),
    "wordvbadata": ("it holds macros", _MACROS),
    "keymapcustomizations": ("it changes the keys of Word", _TAKE_OUT),
    "attachedtoolbars": ("it changes the tool bars of Word", _TAKE_OUT),
    "extensibility": ("it changes the ribbon of Word", _TAKE_OUT),
    "frame": ("it shows another file in a frame", _TAKE_OUT),
    "mailmergesource": ("it is set up for mail merge", "In Word, under Mailings, end the merge."),
    "mailmergeheadersource": (
        "it is set up for mail merge", "In Word, under Mailings, end the merge.",
    ),
    "externallinkpath": ("it links to another file", _TAKE_OUT),
    "recipientdata": ("it is set up for mail merge", "In Word, under Mailings, end the merge."),
}  # fmt: skip
_PARTS = (
    (re.compile(r"vbaproject|vbadata|macro", re.IGNORECASE), "it holds macros", _MACROS),
    (re.compile(r"activex", re.IGNORECASE), "it holds an ActiveX control", _TAKE_OUT),
    (re.compile(r"(^|/)embeddings/|oleobject|\.(bin|exe|dll|js|vbs|hta|ps1|scr|lnk|cmd|bat|com|"
                r"msi|jar|html?|mht|mhtml|rtf|docx?|docm|xlsx?|xlsm|pptx?|swf)$", re.IGNORECASE),
     "it holds another file or program", "Put a picture or a Word table in its place."),
    (re.compile(r"(^|/)customui", re.IGNORECASE), "it changes the ribbon of Word", _TAKE_OUT),
)  # fmt: skip
_ELEMENTS = {
    f"{_W}altChunk": ("it brings in another file when it is opened", _TAKE_OUT),
    f"{_W}subDoc": ("it brings in another document when it is opened", _TAKE_OUT),
    f"{_W}object": ("it holds an embedded object", "Put a picture in its place."),
    f"{_W}control": ("it holds an ActiveX control", _TAKE_OUT),
    f"{_W}movie": ("it holds a film", _TAKE_OUT),
    f"{_W}attachedTemplate": _KINDS["attachedtemplate"],
    f"{_W}mailMerge": _KINDS["mailmergesource"],
    f"{_W}frameset": _KINDS["frame"],
    f"{_W}saveThroughXslt": ("it is changed by another file when it is saved", _TAKE_OUT),
    "{urn:schemas-microsoft-com:office:office}OLEObject": (
        "it holds an embedded object", "Put a picture in its place.",
    ),
}  # fmt: skip
_CHANGES = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
_FIELD_NAMES = (
    "PAGE NUMPAGES SECTIONPAGES SECTION REF PAGEREF NOTEREF SEQ TOC TC XE INDEX STYLEREF "
    "HYPERLINK DATE TIME CREATEDATE SAVEDATE PRINTDATE TITLE AUTHOR SUBJECT KEYWORDS DOCPROPERTY "
    "FILENAME NUMWORDS NUMCHARS SYMBOL FORMTEXT FORMCHECKBOX FORMDROPDOWN LISTNUM AUTONUM "
    "AUTONUMLGL AUTONUMOUT REVNUM EDITTIME LASTSAVEDBY TOA TA"
)
FIELDS = frozenset(_FIELD_NAMES.split())
_PLAIN = re.compile(r"(https?://[^\s\\]+|mailto:[^\s\\]+|#[^\s]*)$", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_FETCHING = (b"src", b"href", b"onload", b"onclick")
_LEADS_OUT = re.compile(r"(?i)^\s*(\\\\|//|file:|javascript:|vbscript:|data:|ms-|[a-z]:\\)")


def package_findings(package: Package) -> list[TemplateFinding]:
    """Everything in a template's package that must or should be put right, tags included."""
    found = [*_content_findings(package), *_relation_findings(package)]
    rendered = set(rendered_parts(package))
    if sum(len(package.parts[name]) for name in rendered) > _TEMPLATE_TOTAL:
        found.append(
            TemplateFinding(
                "it is far larger than a template needs.", "Take out what is not needed in Word."
            )
        )
        return found
    for name, content in package.parts.items():
        if not name.lower().endswith(".xml") or name == CONTENT_TYPES:
            continue
        try:
            root = etree.fromstring(content, strict_parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            found.append(_at(name, f"this part is damaged ({str(error)[:80]})",
                             "Open the template in Word, and save it again."))  # fmt: skip
            continue
        found += _element_findings(name, root, content)
        found += _field_findings(name, root)
        found += tag_findings(name, root, rendered=name in rendered)
    return found


def _content_findings(package: Package) -> Iterator[TemplateFinding]:
    kind = package.content_type(package.main)
    if "macroEnabled" in kind:
        yield TemplateFinding("it can hold macros.", _MACROS)
    elif kind != _DOCX:
        yield TemplateFinding(
            "it is not a Word document.", "Save it in Word as “Word Document (*.docx)”."
        )
    for name in package.parts:
        said = f"{name} {package.content_type(name)}"
        for pattern, problem, remedy in _PARTS:
            if pattern.search(name) or ("vba" in said.lower() and "vba" in pattern.pattern):
                yield _at(name, problem, remedy, named=True)
                break


def _relation_findings(package: Package) -> Iterator[TemplateFinding]:
    for name in package.parts:
        if not name.lower().endswith(".rels"):
            continue
        try:
            read_xml(package.parts[name], name)
            folder, _, file = name.rpartition("_rels/")
            relations = package.relations(f"{folder}{file.removesuffix('.rels')}")
        except BadPackage as error:
            yield _at(name, error.problem, "Open the template in Word, and save it again.")
            continue
        owner = f"{folder}{file.removesuffix('.rels')}"
        for one in relations:
            yield from _relation(owner, one)


def _relation(owner: str, one: Relation) -> Iterator[TemplateFinding]:
    kind = one.kind.rstrip("/").rpartition("/")[2].lower()
    if kind in _KINDS:
        yield _at(owner, *_KINDS[kind], text=one.target)
    elif any(mark in one.target for mark in ("{{", "{%", "{#")) or "%7B%7B" in one.target.upper():
        yield _at(
            owner,
            "a tag stands in the address of a link, where it would not be filled in",
            "Show the address with {{ name }} in the text instead.",
            text=one.target,
        )
    elif one.external and kind != "hyperlink":
        yield _at(owner, "it fetches something from outside when it is opened",
                  "Put a picture into the file itself, not a link to one.",
                  text=one.target)  # fmt: skip
    elif one.external and not _PLAIN.match(one.target):
        yield _at(owner, "a link leads to something other than a web page or an email address",
                  "Link to an address that begins with https:// or mailto:.",
                  text=one.target)  # fmt: skip


def _element_findings(name: str, root: etree._Element, raw: bytes) -> Iterator[TemplateFinding]:
    for node in root.iter(*_ELEMENTS):
        yield _at(name, *_ELEMENTS[node.tag])
    if next(root.iter(*_CHANGES), None) is not None:
        yield TemplateFinding(
            "it holds tracked changes, and they would stand in each document.",
            "Accept or reject them in Word.",
            part=part_title(name),
            severity="warning",
        )
    small = raw.lower()
    if not any(word in small for word in _FETCHING):
        return
    for node in root.iter(etree.Element):
        for key, value in node.attrib.items():
            if _fetches(key.rpartition("}")[2].lower(), value):
                yield _at(name, "it fetches something from outside when it is opened",
                          "Put a picture into the file itself, not a link to one.",
                          text=value)  # fmt: skip


def _fetches(attribute: str, value: str) -> bool:
    if attribute in {"onload", "onclick"}:
        return True
    if attribute not in {"src", "href"}:
        return False
    return bool(_LEADS_OUT.match(value)) or (attribute == "src" and "://" in value)


def _field_findings(name: str, root: etree._Element) -> Iterator[TemplateFinding]:
    for instruction in _instructions(root):
        said = " ".join(instruction.split())
        word = said.split(" ", 1)[0].upper() if said else ""
        if any(mark in said for mark in ("{{", "{%", "{#")):
            yield _at(name, "a tag stands inside a field", "Put the tag into the text.", text=said)
        elif word == "MERGEFIELD":
            yield _at(name, "it holds a mail merge field",
                      "Put {{ name }} in its place: “sharebuilder template fields” lists them.",
                      text=said)  # fmt: skip
        elif word not in FIELDS:
            yield _at(name, f"a template may not hold the field “{word or 'without a name'}”",
                      "Take the field out in Word.", text=said)  # fmt: skip
        elif word == "HYPERLINK" and not _leads_to_a_page(said):
            yield _at(name, "a link leads to something other than a web page or an email address",
                      "Link to an address that begins with https:// or mailto:.",
                      text=said)  # fmt: skip


def _leads_to_a_page(instruction: str) -> bool:
    words = [quoted or bare for quoted, bare in _QUOTED.findall(instruction)][1:]
    if not words or words[0].startswith("\\"):
        return len(words) >= 2 and words[0] == "\\l"
    return bool(_PLAIN.match(words[0]))


def _instructions(root: etree._Element) -> Iterator[str]:
    """What each field says, however it is cut into runs or nested."""
    for simple in root.iter(f"{_W}fldSimple"):
        yield simple.get(f"{_W}instr", "")
    yield from _Fields().read(root)


class _Fields:
    """The fields that are open while a part is read from front to back."""

    def __init__(self) -> None:
        self._said: list[list[str]] = []
        self._reading: list[bool] = []
        self._stray = ""

    def read(self, root: etree._Element) -> Iterator[str]:
        for node in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText", f"{_W}t"):
            if node.tag == f"{_W}fldChar":
                yield from self._mark(node.get(f"{_W}fldCharType", ""))
            elif self._said and self._reading[-1]:
                # Word reads plain text before the separator as a part of the instruction too.
                self._said[-1].append(node.text or "")
            elif node.tag != f"{_W}t":
                self._stray += node.text or ""
        yield from ("".join(left) for left in self._said)
        if self._stray.strip():
            yield self._stray

    def _mark(self, kind: str) -> Iterator[str]:
        if kind == "begin":
            if self._said and self._reading[-1]:
                self._said[-1].append("\N{REPLACEMENT CHARACTER}")
            self._said.append([])
            self._reading.append(True)
        elif self._said and kind == "separate":
            self._reading[-1] = False
        elif self._said and kind == "end":
            self._reading.pop()
            yield "".join(self._said.pop())


def _at(
    name: str, problem: str, remedy: str, *, text: str = "", named: bool = False
) -> TemplateFinding:
    return TemplateFinding(
        f"{problem}.", remedy, part=name if named else part_title(name), text=text[:120]
    )
