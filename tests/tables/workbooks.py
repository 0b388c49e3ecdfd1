"""Real XLSX files, made part by part as spreadsheet programs make them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sharebuilder.tables.sheet import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[Red]#,##0.00&quot; days&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="22"/></cellXfs></styleSheet>'
)
"""Style 1 and 2 show days, 3 shows a number, 4 a day with its time."""


def text_cells(rows: Iterable[Sequence[str]]) -> str:
    """Rows of inline texts."""
    made = []
    for number, cells in enumerate(rows, 1):
        inside = "".join(
            f'<c r="{column_letters(at)}{number}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(cell)}</t></is></c>"
            for at, cell in enumerate(cells)
        )
        made.append(f'<row r="{number}">{inside}</row>')
    return "".join(made)


def relations(*listed: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if target.startswith("http") else "")
        + "/>"
        for name, kind, target in listed
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def workbook(
    sheets: Mapping[str, str],
    *,
    strings: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
    book: str = "",
    states: Mapping[str, str] | None = None,
    after: str = "",
) -> bytes:
    """An XLSX file.

    Args:
        sheets: by name, what stands between `<sheetData>` and its end.
        strings: the shared strings, as the XML inside `<si>`.
        more: other parts, which replace those made here.
        book: what stands in the workbook before its sheets.
        states: `hidden` for sheets that cannot be seen.
        after: what follows the data in each sheet, such as merged cells.
    """
    listed, links, parts = [], [("rIdS", "styles", "styles.xml")], {}
    if strings:
        links.append(("rIdT", "sharedStrings", "sharedStrings.xml"))
        inside = "".join(f"<si>{one}</si>" for one in strings)
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{inside}</sst>'
    for at, (name, rows) in enumerate(sheets.items(), 1):
        state = (states or {}).get(name, "visible")
        listed.append(f'<sheet name="{name}" sheetId="{at}" state="{state}" r:id="rId{at}"/>')
        links.append((f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml"))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/'
        '2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>'
        f"{''.join(listed)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*links),
        "xl/styles.xml": STYLES,
        **parts,
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
