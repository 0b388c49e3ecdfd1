"""A template as a Word file. The same source gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from template_builder.body import NAMESPACES, document_xml, edge_xml
from template_builder.styles import FONT, numbering_xml, styles_xml
from template_builder.theme import theme_xml

if TYPE_CHECKING:
    from template_builder.markup import Source

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_DOCUMENTS = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_DOCUMENTS}.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PARTS = {
    "Styles": ("styles", "styles.xml"),
    "Numbering": ("numbering", "numbering.xml"),
    "Settings": ("settings", "settings.xml"),
    "Fonts": ("fontTable", "fontTable.xml"),
    "Header": ("header", "header1.xml"),
    "Footer": ("footer", "footer1.xml"),
    "Theme": ("theme", "theme/theme1.xml"),
}


def word_file(source: Source, title: str) -> bytes:
    """The bytes of the template.

    Args:
        source: what stands in it.
        title: the title that its properties give.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rIdDocument", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rIdApp", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>ShareBuilder</Application></Properties>"
        ),
        "word/document.xml": document_xml(source),
        "word/_rels/document.xml.rels": _relations(
            *(
                (f"rId{name}", f"{_OFFICE}/relationships/{kind}", file)
                for name, (kind, file) in _PARTS.items()
            )
        ),
        "word/styles.xml": styles_xml(compact=source.compact, appendices=source.appendices),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": (
            f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:family w:val="swiss"/>'
            '<w:pitch w:val="variable"/></w:font></w:fonts>'
        ),
        "word/theme/theme1.xml": theme_xml(),
        "word/header1.xml": edge_xml(source.header, "hdr"),
        "word/footer1.xml": edge_xml(source.footer, "ftr"),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (_DECLARATION + text).encode())
    return written.getvalue()


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_DOCUMENTS}.extended-properties+xml",
        **{
            f"/word/{file}": f"{_DOCUMENTS if kind == 'theme' else _WORD}.{kind}+xml"
            for kind, file in _PARTS.values()
        },
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{listed}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
        for identity, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
