"""Tables as people bring them: pasted, as CSV in any writing, as XLSX, and what is none of these."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sharebuilder.tables.delimited import DELIMITERS, likely_delimiter, rows_in
from sharebuilder.tables.reading import pasted_table, read_table
from sharebuilder.tables.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, UnusableTable
from tests.tables.workbooks import HEAD, MAIN, relations, text_cells, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [["Name", "Type"], ["Café Zoë “&” Co", "Charity, big"], ["", 'says "hello"\nand goes']]


def cells(sheet: Sheet) -> list[list[str]]:
    return [[*row.cells] for row in sheet.rows]


def read(path: Path, content: bytes) -> Sheet:
    path.write_bytes(content)
    return read_table(path).sheets[0]


def error_of(act: Callable[[], object]) -> UnusableTable | None:
    """The clear error that something ends with, if any. Any other error ends the test."""
    try:
        act()
    except UnusableTable as error:
        return error
    return None


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


# --- pasted ---


def test_excels_clipboard_is_read_with_its_quotes_and_line_breaks() -> None:
    text = (
        'Name\tWhat it does\r\nCouncil\t"One\nTwo ""three"""\r\n5" pipe\t"not closed\r\nNext\tx\r\n'
    )
    assert cells(pasted_table(text).sheets[0]) == [
        ["Name", "What it does"],
        ["Council", 'One\nTwo "three"'],
        ['5" pipe', '"not closed'],
        ["Next", "x"],
    ]


def test_one_column_stays_one_column_whatever_stands_in_it() -> None:
    text = "Bath and North East Somerset Council\nAvon Fire, and Rescue\nPolice; and others"
    assert [row.cells for row in pasted_table(text).sheets[0].rows] == [
        ("Bath and North East Somerset Council",),
        ("Avon Fire, and Rescue",),
        ("Police; and others",),
    ]


def test_control_characters_are_taken_out_and_told() -> None:
    sheet = pasted_table("Na\x00me\tB\x07\nx\x1b\ty").sheets[0]
    assert cells(sheet) == [["Name", "B"], ["x", "y"]]
    assert any("3 characters are taken out" in note for note in sheet.notes)


@pytest.mark.parametrize("text", ["", "\t\t\n\t", "\x00\x01\x02", "   \n  "])
def test_nothing_is_told_as_nothing(text: str) -> None:
    with pytest.raises(UnusableTable, match="nothing"):
        pasted_table(text)


def test_empty_rows_and_columns_are_left_out_and_the_numbers_stay() -> None:
    sheet = pasted_table("Name\t\tType\n\t\t\nCouncil\t\tx\n").sheets[0]
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Name", "Type")),
        (3, ("Council", "x")),
    ]
    assert sheet.columns == ("A", "C")
    assert " ".join(sheet.notes) == "1 empty row is left out. 1 empty column is left out."


def test_surplus_columns_are_told() -> None:
    sheet = pasted_table("\n".join("\t".join(["x"] * 100) for _ in range(3))).sheets[0]
    assert len(sheet.columns) == MOST_COLUMNS
    assert any("100 columns" in note and "BH" in note for note in sheet.notes)


def test_far_too_many_rows_are_refused_and_the_most_are_read() -> None:
    most = "\n".join(["Name", *(f"n{at}" for at in range(MOST_ROWS))])
    assert len(pasted_table(most).sheets[0].rows) == MOST_ROWS + 1
    with pytest.raises(UnusableTable, match="5,000 rows"):
        pasted_table(f"{most}\none more")


def test_many_unclosed_quotes_cost_no_more_than_a_few_readings() -> None:
    # Read again from each mark to the end, this would be 40,000 times 200,000 characters.
    text = ',"a""' * 40_000
    assert len(rows_in(text, ",")[0][1]) == 40_001


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_pythons_own_writer_wrote_is_read_as_it_was(rows: list[list[str]]) -> None:
    plain = [[cell.replace("\r", "") for cell in row] for row in rows]
    for delimiter in DELIMITERS:
        read_back = [found for _, found in rows_in(written(plain, delimiter), delimiter)]
        assert read_back == plain


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    error = error_of(lambda: pasted_table(text))
    if error is not None:
        assert error.remedy
        return
    sheet = pasted_table(text).sheets[0]
    assert sheet.rows
    assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
    assert likely_delimiter(text) in {"", *DELIMITERS}


# --- CSV files ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_is_read_in_every_usual_writing(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    sheet = read(tmp_path / "t.csv", written(ROWS, delimiter).encode(encoding))
    assert cells(sheet) == ROWS
    assert not sheet.notes


def test_a_csv_file_from_windows_is_read_and_told(tmp_path: Path) -> None:
    sheet = read(tmp_path / "t.csv", "Name,Cost\nCafé,£5 – cheap\n".encode("cp1252"))
    assert cells(sheet) == [["Name", "Cost"], ["Café", "£5 – cheap"]]
    assert "Windows" in sheet.notes[0]


def picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (picture("PNG"), "PNG"),
        (picture("JPEG"), "JPEG"),
        (picture("GIF"), "GIF"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Office file"),
        (b"<html><table></table></html>", "web page"),
        (bytes(range(256)) * 9, "no text"),
        (b"\x81\x8d\x8f\x90", "no text"),
        (b"  \n ", "empty"),
        (b"PK\x03\x04 and no zip", "no spreadsheet"),
    ],
)
def test_what_is_no_table_is_told_by_name_with_what_to_do(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(UnusableTable, match=said) as caught:
        read(tmp_path / "t.csv", content)
    assert caught.value.file == tmp_path / "t.csv"
    assert caught.value.remedy


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(UnusableTable) as caught:
            read_table(path)
        assert caught.value.remedy == "Choose a CSV or XLSX file."


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for start in (b"", b"\xff\xfe", b"PK\x03\x04"):
        path.write_bytes(start + content)
        error = error_of(lambda: read_table(path))
        assert error is None or error.file == path


# --- XLSX files ---


def test_a_spreadsheet_is_read_with_all_kinds_of_cells(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
        '<row r="4"><c r="A4" s="1"><v>46057</v></c><c r="B4" s="2"><v>1</v></c>'
        '<c r="C4" s="3"><v>46057</v></c><c r="D4"><v>0.1</v></c>'
        '<c r="E4" t="b"><v>1</v></c><c r="F4" t="e"><v>#REF!</v></c>'
        '<c r="G4" t="str"><f>A1&amp;"x"</f><v>worked out</v></c>'
        '<c r="H4" s="4"><v>46057.75</v></c><c r="I4"><f>SUM(A1)</f></c>'
        '<c r="J4" t="inlineStr"><is><t>in line</t></is></c></row>'
    )
    shared = [
        "<r><t>Na</t></r><r><t>me</t></r>",
        "<t>Two_x000D__x000A_lines</t><rPh><t>spoken</t></rPh>",
    ]
    sheet = read(tmp_path / "t.xlsx", workbook({"One": rows}, strings=shared))
    assert sheet.name == "One"
    assert sheet.rows[0].cells[:2] == ("Name", "Two\nlines")
    assert (sheet.rows[1].number, *sheet.rows[1].cells) == (
        4, "2026-02-04", "1900-01-01", "46057", "0.1", "TRUE", "#REF!", "worked out",
        "2026-02-04 18:00", "in line",
    )  # fmt: skip
    said = " ".join(sheet.notes)
    assert "F4" in said
    assert "never worked out" in said


def test_days_are_counted_from_1904_where_the_file_says_so(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>44595</v></c></row>'
    sheet = read(tmp_path / "t.xlsx", workbook({"S": rows}, book='<workbookPr date1904="1"/>'))
    assert sheet.rows[0].cells == ("00:00", "2026-02-04")


def test_merged_and_hidden_cells_are_told(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Health</t></is></c></row>'
        '<row r="2" hidden="1"><c r="B2"><v>7</v></c></row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    sheet = read(tmp_path / "t.xlsx", workbook({"S": rows}, after=merged))
    assert cells(sheet) == [["Health", ""], ["", "7"]]
    said = " ".join(sheet.notes)
    assert "A1:A3" in said
    assert "Hidden rows (1)" in said


def test_every_sheet_that_can_be_seen_and_holds_something_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    sheets = {
        "Empty": "",
        "Old": text_cells([["x"]]),
        "A": text_cells([["a"]]),
        "B": text_cells([["b"]]),
    }
    path.write_bytes(workbook(sheets, states={"Old": "hidden"}))
    assert [one.name for one in read_table(path).sheets] == ["A", "B"]


def test_a_cell_without_a_place_follows_the_one_before(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    sheet = read(tmp_path / "t.xlsx", workbook({"S": rows}))
    assert cells(sheet) == [["1", "2"], ["3", ""]]
    assert [row.number for row in sheet.rows] == [1, 2]


ENTITIES = f'{HEAD}<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="{MAIN}"/>'
WIDE = "".join(
    f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(1, 700)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook({"S": ""}), "anything in it"),
        (workbook({"S": "<row>"}), "damaged"),
        (workbook({"S": ""}, more={"xl/worksheets/sheet1.xml": ENTITIES}), "document type"),
        (workbook({"S": ""}, more={"xl/workbook.xml": "<x/>"}), "no workbook"),
        (
            workbook({"S": ""}, more={"xl/_rels/workbook.xml.rels": relations(
                ("rId1", "worksheet", "http://example.org/sheet1.xml"))}),
            "outside the file",
        ),
        (workbook({"S": ""}, more={"../evil.xml": "x"}), "outside the file"),
        (workbook({"S": WIDE}), "10,000,000"),
        (workbook({"S": text_cells([["x"]] * (MOST_ROWS + 2))}), "5,000 rows"),
        (
            workbook({"S": text_cells([["x"]])}, more={"xl/sharedStrings.xml": " " * (40 * 2**20)}),
            "too much",
        ),
    ],
    ids=["empty", "cut", "entities", "no-book", "outside", "climbs", "wide", "long", "bomb"],
)  # fmt: skip
def test_a_spreadsheet_that_may_not_be_used_is_refused(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(UnusableTable, match=said) as caught:
        read(tmp_path / "t.xlsx", content)
    assert caught.value.remedy


def test_a_word_file_and_an_opendocument_file_are_told_by_name(tmp_path: Path) -> None:
    for name, said in (("word/document.xml", "Word file"), ("content.xml", "OpenDocument")):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, "<x/>")
        with pytest.raises(UnusableTable, match=said):
            read(tmp_path / "t.xlsx", stream.getvalue())


@given(at=st.integers(0, 3000), value=st.integers(0, 255))
def test_a_damaged_spreadsheet_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int
) -> None:
    content = bytearray(workbook({"S": text_cells([["Name"], ["x"]])}, strings=["<t>x</t>"]))
    content[at % len(content)] = value
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(content)
    error = error_of(lambda: read_table(path))
    assert error is None or error.file == path
