"""What a Word file must keep so that Word opens it without a repair, and a screen reader reads it.

The order of what stands in a properties element is that of ECMA-376 Part 1 (transitional), for the
elements that our templates use.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ORDER = {
    # 17.3.1.26 and the schema's CT_PPr
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
           "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
           "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
           "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap "
           "outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
           "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
           "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
             "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
             "tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
            "tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
            "vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
              "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
              "bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
             "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr "
             "tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
}  # fmt: skip
NEEDED = {
    "tc": "p", "tbl": "tblGrid", "hyperlink": "r",
}  # fmt: skip


def problems(content: bytes) -> list[str]:
    """Everything that is wrong with a Word file; empty for a good one."""
    return list(_Checked(content).problems())


class _Checked:
    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}
        self.xml = {
            name: etree.fromstring(body)
            for name, body in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.xml["word/document.xml"]
        self.shown = {
            name: root for name, root in self.xml.items()
            if re.match(r"word/(document|header|footer|footnotes)", name)
        }  # fmt: skip

    def problems(self) -> Iterator[str]:
        yield from self._package()
        for name, root in self.xml.items():
            yield from (f"{name}: {one}" for one in self._order(root))
        yield from self._references()
        yield from self._marks()
        yield from self._fields()
        yield from self._reading()

    def _package(self) -> Iterator[str]:
        twice = [name for name, count in Counter(map(str.lower, self.names)).items() if count > 1]
        yield from (f"{name} is there twice" for name in twice)
        types = self.xml["[Content_Types].xml"]
        defaults = {one.get("Extension", "").lower() for one in types.iter(f"{TYPES}Default")}
        overrides = [one.get("PartName", "") for one in types.iter(f"{TYPES}Override")]
        for name in self.names:
            if (
                name != "[Content_Types].xml"
                and f"/{name}" not in overrides
                and (name.rpartition(".")[2].lower() not in defaults)
            ):
                yield f"{name} has no content type"
        yield from (f"{one} has a type and is not there" for one in overrides
                    if one.lstrip("/") not in self.names)  # fmt: skip
        for name in (one for one in self.names if one.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(name))
            ids = [one.get("Id") for one in self.xml[name].iter(RELATION)]
            if len(ids) != len(set(ids)):
                yield f"{name} has an id twice"
            for one in self.xml[name].iter(RELATION):
                target = one.get("Target", "")
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if one.get("TargetMode") != "External" and whole not in self.names:
                    yield f"{name} leads to {target}, which is not there"

    def _order(self, root: etree._Element) -> Iterator[str]:
        for node in root.iter(etree.Element):
            name = node.tag.removeprefix(W)
            if name in ORDER:
                wanted = ORDER[name].split()
                found = [child.tag.removeprefix(W) for child in node.iterchildren(etree.Element)]
                for one in found:
                    if one not in wanted:
                        yield f"{one} has no place in {name}"
                places = [wanted.index(one) for one in found if one in wanted]
                if places != sorted(places):
                    yield f"the order in {name} is wrong: {' '.join(found)}"
            if (
                name in NEEDED
                and node.tag.startswith(W)
                and node.find(f"{W}{NEEDED[name]}") is None
            ):
                yield f"{name} has no {NEEDED[name]}"
            if name == "tc" and node.tag.startswith(W) and node[-1].tag != f"{W}p":
                yield "a cell does not end with a paragraph"

    def _references(self) -> Iterator[str]:
        styles = {one.get(f"{W}styleId") for one in self.xml["word/styles.xml"].iter(f"{W}style")}
        numbering = self.xml.get("word/numbering.xml")
        numbers = {"0"} | {
            one.get(f"{W}numId")
            for one in (numbering.iter(f"{W}num") if numbering is not None else ())
        }
        for name, root in self.shown.items():
            relations = self.xml.get(f"word/_rels/{posixpath.basename(name)}.rels")
            known = {one.get("Id") for one in (relations if relations is not None else ())}
            for node in root.iter(etree.Element):
                value = node.get(f"{W}val", "")
                if node.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"} and value not in styles:
                    yield f"{name}: the style {value} is not defined"
                if node.tag == f"{W}numId" and value not in numbers:
                    yield f"{name}: the list {value} is not defined"
                for key in (f"{R}id", f"{R}embed", f"{R}link"):
                    if node.get(key) and node.get(key) not in known:
                        yield f"{name}: {node.get(key)} refers to nothing"

    def _marks(self) -> Iterator[str]:
        starts = [one.get(f"{W}id") for one in self.body.iter(f"{W}bookmarkStart")]
        ends = [one.get(f"{W}id") for one in self.body.iter(f"{W}bookmarkEnd")]
        if sorted(starts) != sorted(ends) or len(starts) != len(set(starts)):
            yield "bookmarks are not in pairs"
        names = [one.get(f"{W}name") for one in self.body.iter(f"{W}bookmarkStart")]
        yield from (f"the bookmark {one} is there twice" for one, count in Counter(names).items()
                    if count > 1)  # fmt: skip
        for link in self.body.iter(f"{W}hyperlink"):
            if link.get(f"{W}anchor") and link.get(f"{W}anchor") not in names:
                yield f"a link leads to {link.get(f'{W}anchor')}, which is not there"
        ids = [one.get("id") for one in self.body.iter("{*}docPr")]
        if len(ids) != len(set(ids)):
            yield "two drawings have one number"

    def _fields(self) -> Iterator[str]:
        for name, root in self.shown.items():
            state: list[str] = []
            for mark in root.iter(f"{W}fldChar"):
                kind = mark.get(f"{W}fldCharType", "")
                if kind == "begin":
                    state.append("begin")
                elif kind == "separate" and state and state[-1] == "begin":
                    state[-1] = "separate"
                elif kind == "end" and state:
                    state.pop()
                else:
                    yield f"{name}: a field is not in order"
            if state:
                yield f"{name}: a field is not closed"

    def _reading(self) -> Iterator[str]:
        for table in self.body.iter(f"{W}tbl"):
            first = table.find(f"{W}tr")
            if first is None or first.find(f"{W}trPr/{W}tblHeader") is None:
                yield "a table has no heading row"
            for word in ("tblCaption", "tblDescription"):
                node = table.find(f"{W}tblPr/{W}{word}")
                if node is None or not node.get(f"{W}val"):
                    yield f"a table has no {word}"
        for drawing in self.body.iter("{*}docPr"):
            if not drawing.get("descr"):
                yield "a picture has no words for it"
        core = self.xml["docProps/core.xml"]
        for name in ("title", "language"):
            if not (core.findtext(f"{{*}}{name}") or "").strip():
                yield f"the file has no {name}"
        language = self.xml["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang")
        if language is None or not language.get(f"{W}val"):
            yield "the text has no language"
        text = "".join(self.body.itertext())
        for left in ("{{", "}}", "{%", "%}", "[[", "<?sb"):
            if left in text:
                yield f"{left} is left over"
        if self.body.xpath("//processing-instruction()"):
            yield "a mark is left over"
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            named = style.get(f"{W}val", "") if style is not None else ""
            shown = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
            if named.startswith(("Heading", "Appendix")) and not shown:
                yield "a heading is empty"
