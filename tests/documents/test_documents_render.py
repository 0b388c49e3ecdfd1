from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.documents.breaks import PARAGRAPH
from sharebuilder.documents.finish import finished
from sharebuilder.documents.render import render
from sharebuilder.errors import TemplateProblem
from sharebuilder.model.text import illegal_characters
from tests.documents.word_text import all_text, bare, opened, part

TRAPS = [
    "A & B",
    "a < b > c",
    "<select>",
    "</w:t></w:r><w:r><w:t>",
    "{_{ not a tag }_} and {_% nor this %_}",
    "{{ 7 * 7 }} {% if x %}",
    "“Smart” and 'plain' \"quotes\"",
    "x" * 3000,
    "one\ntwo\tthree",
    f"first{PARAGRAPH}- second{PARAGRAPH}third",
    "Ƀåłłý – 日本語 – \N{FAMILY} – \u202etrap – e\u0301",
    " leading and trailing ",
    "&amp; &lt; &#13;",
]
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda one: not illegal_characters(one)),
    max_size=40,
)


def template(tmp_path: Path, *paragraphs: str, header: str = "") -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "{%tr for row in rows %}"
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "{{ row.name }}", "x {{ row.value }} y"
    table.add_row().cells[0].text = "{%tr endfor %}"
    document.sections[0].header.paragraphs[0].text = header
    path = tmp_path / "template.docx"
    document.save(path)
    return path


def made(path: Path, **context: object) -> bytes:
    context.setdefault("rows", [])
    return finished(
        render(path, context), title="", subject="", author="", today=date(2026, 11, 25),
        template=path,
    )  # fmt: skip


@pytest.mark.parametrize("value", TRAPS)
def test_a_value_comes_out_as_it_was_written(tmp_path: Path, value: str) -> None:
    path = template(tmp_path, "before {{ value }} after", header="{{ value }}")
    content = made(path, value=value, rows=[{"name": value, "value": value}])
    shown = bare(value.replace(PARAGRAPH, ""))
    assert f"before{shown}after" in all_text(content)
    cells = [cell.text for cell in opened(content).tables[0].rows[0].cells]
    assert [bare(cell) for cell in cells] == [shown, f"x{shown}y"]
    assert (
        shown in bare(opened(content).sections[0].header.paragraphs[0].text) or PARAGRAPH in value
    )


@given(values=st.lists(TEXTS, min_size=1, max_size=6))
def test_no_value_is_lost_altered_or_moved(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    path = template(tmp_path_factory.mktemp("t"), "{%p for one in values %}", "[{{ one }}]",
                    "{%p endfor %}")  # fmt: skip
    content = made(path, values=values)
    assert all_text(content) == bare("".join(f"[{v}]" for v in values).replace(PARAGRAPH, ""))


def test_line_breaks_tabs_and_paragraphs_become_words_own(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ value }}")
    content = made(path, value=f"one\ntwo\tthree{PARAGRAPH}four")
    texts = [paragraph.text for paragraph in opened(content).paragraphs]
    assert texts[:2] == ["one\ntwo\tthree", "four"]


def test_a_list_in_an_answer_becomes_a_list(tmp_path: Path) -> None:
    source = docx.Document()
    source.styles.add_style("Answer", 1)
    paragraph = source.add_paragraph("", style="Answer")
    paragraph.add_run("What we do. ").bold = True
    paragraph.add_run("{{ value }}")
    source.save(tmp_path / "t.docx")
    content = made(tmp_path / "t.docx", value=f"These:{PARAGRAPH}- lock doors{PARAGRAPH}• ask")
    paragraphs = opened(content).paragraphs
    assert [p.text for p in paragraphs] == ["What we do. These:", "lock doors", "ask"]
    styles = [p._p.pPr.pStyle.val for p in paragraphs]
    assert styles == ["Answer", "ListBullet", "ListBullet"]


@pytest.mark.parametrize("bad", ["a\x00b", "a\x0bb", "a\ud800b", "a\uffffb"])
def test_what_no_word_file_can_hold_is_refused(tmp_path: Path, bad: str) -> None:
    path = template(tmp_path, "{{ value }}")
    with pytest.raises(TemplateProblem, match="no Word file can hold"):
        made(path, value=bad)


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Dear {{ nobody }}", "nobody"),
        ("Dear {{ value.nothing }}", "nothing"),
        ("{%p if value %}", "if"),
        ("{{ value", "{{ value"),
        ("{{ cycler.__init__.__globals__ }}", "__globals__"),
        ("{{ value.upper() }}", "a call"),
        ("{{ ('x' * 9999999) }}", "arithmetic"),
        ("{{ value|safe }}", "safe"),
        ("{% set x = 1 %}", "“set”"),
        ("{{ rows }}", "several things"),
        ("{{ nothing_there }}", "nothing_there"),
        ("{{ _shown }}", "_shown"),
        ("{% include 'x' %}", "“include”"),
    ],
)
def test_a_template_that_cannot_be_used_names_file_place_and_remedy(
    tmp_path: Path, paragraph: str, said: str
) -> None:
    path = template(tmp_path, "All is well here.", paragraph)
    with pytest.raises(TemplateProblem) as caught:
        made(path, value="x")
    problem = caught.value
    assert problem.file == path
    assert problem.remedy
    assert "the text" in (problem.place or "")
    assert said in f"{problem.problem} {problem.place}"


def test_the_header_of_a_template_is_held_to_the_same(tmp_path: Path) -> None:
    path = template(tmp_path, "fine", header="{{ value.__class__ }}")
    with pytest.raises(TemplateProblem) as caught:
        made(path, value="x")
    assert "header" in (caught.value.place or "")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateProblem, match="not a Word file") as caught:
        render(path, {})
    assert caught.value.file == path


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem, match="cannot be read") as caught:
        render(tmp_path / "gone.docx", {})
    assert caught.value.file == tmp_path / "gone.docx"


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    path = template(tmp_path, "old {{ value }}")
    assert "oldx" in all_text(made(path, value="x"))
    template(tmp_path, "new {{ value }}")
    assert "newx" in all_text(made(path, value="x"))


def test_a_loop_over_columns_widens_the_table(tmp_path: Path) -> None:
    source = docx.Document()
    table = source.add_table(1, 3)
    for cell, text in zip(
        table.rows[0].cells,
        ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
        strict=True,
    ):
        cell.text = text
    source.save(tmp_path / "t.docx")
    content = made(tmp_path / "t.docx", columns=["a", "b & c", "d", "e"])
    row = opened(content).tables[0].rows[0]
    assert [cell.text for cell in row.cells] == ["a", "b & c", "d", "e"]
    names = [node.tag.rpartition("}")[2] for node in part(content).iter("{*}gridCol")]
    assert len(names) == 4
