"""What keeps a page whole: in the templates, and in what the words of the answers become."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from template_builder.body import document_xml
from template_builder.markup import Contents, Source, Table, read_source
from template_builder.package import word_file

from tests.documents.every_document import kind_of, of_case
from tests.documents.stated import Stated

TABLE = ":table! one | 8 8 | One | Each row is one.\n|= A | B\n| a | b\n:end\n"
SMALL, ORDINARY = '<w:pStyle w:val="SectionEnd"/>', '<w:pStyle w:val="AfterTable"/>'


@pytest.mark.parametrize(
    ("follows", "style"),
    [
        ("", SMALL),
        ("{% endfor %}", SMALL),
        (":newpage\n# Next", None),
        ("{% endif %}\n:newpage\n# Next", None),
        ("{% if x %}\n:newpage\n# Next\n{% endif %}", SMALL),
        ("# Next", ORDINARY),
        ("Next.", ORDINARY),
    ],
)
def test_a_table_that_fills_its_page_makes_no_empty_one(follows: str, style: str | None) -> None:
    written = document_xml(read_source(TABLE + follows))
    assert [one for one in (SMALL, ORDINARY) if one in written] == ([style] if style else [])


def test_a_table_that_is_marked_stays_on_one_page_and_the_next_does_not() -> None:
    first, second = docx.Document(_file(f":whole\n{TABLE}Between.\n{TABLE}")).tables
    assert all(_kept(first))
    assert not any(_kept(second))


def test_the_roles_on_a_signing_page_stay_together() -> None:
    for content in of_case(kind_of("signing-page"), "cornwall").values():
        tables = docx.Document(io.BytesIO(content)).tables
        (roles,) = [one for one in tables if one.cell(0, 0).text == "Role"]
        assert len(roles.rows) > 2
        assert all(_kept(roles))


@pytest.mark.parametrize(("appendix", "indent"), [("", 567), ("\n#A Last", 1701)])
def test_a_contents_list_has_room_for_the_names_of_appendices_where_there_are_any(
    appendix: str, indent: int
) -> None:
    source = read_source(f":toc\n# First{appendix}")
    assert any(isinstance(one, Contents) for one in source.blocks)
    style = docx.Document(io.BytesIO(word_file(source, "A title"))).styles["toc 1"]
    assert style.element.pPr.find(qn("w:ind")).get(qn("w:left")) == str(indent)


def test_a_narrow_sheet_is_compact_and_has_the_narrowest_margins() -> None:
    widths = [
        docx.Document(_file(f"{mark}\nText.")).sections[0].left_margin
        for mark in ("; nothing", ":compact", ":compact narrow")
    ]
    assert widths == sorted(set(widths), reverse=True)
    assert read_source(":compact narrow").compact


def test_a_time_to_keep_reads_well_when_it_starts_with_a_sentence() -> None:
    said = Stated(of_case(kind_of("privacy-notice"), "bath")[""]).text()
    assert "6 years. The clock starts: The tenancy ends" in said


def _file(text: str) -> io.BytesIO:
    source: Source = read_source(text)
    assert all(one.rows for one in source.blocks if isinstance(one, Table))
    return io.BytesIO(word_file(source, "A title"))


def _kept(table: docx.table.Table) -> list[bool]:
    """Whether each paragraph below the heading row stays with the next."""
    return [
        paragraph._p.pPr.find(qn("w:keepNext")) is not None
        for row in table.rows[1:]
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
