"""Fifty templates as councils write them: all accepted, and all as plain docxtpl makes them."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from docxtpl import DocxTemplate
from jinja2 import Environment

from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.render import render
from sharebuilder.documents.template_check import template_findings
from tests.documents.templates import saved

AGREEMENT = documents()[0]
CONTEXT: dict[str, Any] = {
    "draft": False,
    "missing_count": 2,
    "about": {"title": "A & B <c> “d”", "version": "1.0", "summary": 'It\'s "so"', "marking": ""},
    "case": {"aim": "Fewer falls", "mission": ""},
    "partners": [
        {"name": "One & Two", "short_name": "O'T", "part_label": "x", "what_it_does": "a > b"},
        {"name": "Three", "short_name": "", "part_label": "", "what_it_does": ""},
    ],
    "purposes": [],
    "data": {"count": 2, "entries": [{"name": "Name", "why_needed": "To call"}], "groups": []},
    "flows": [{"tag": "F1", "name": "A flow", "facts": [{"label": "When", "text": "Daily"}]}],
    "retention": [{"name": "Notes", "how_long": "6 years"}],
    "summary": {"facts": [{"label": "Owner", "text": "Head"}, {"label": "Ends", "text": "2030"}]},
}
LINES = [
    "Agreement: {{ about.title }}",
    "{{ about.title }} (version {{ about.version }})",
    "{% if draft %}DRAFT {% endif %}{{ about.title|upper }}",
    "There are {{ partners|length }} partners.",
    "{% if about.version == “1.0” %}First{% else %}Later{% endif %} version",
    "{{ about.marking or ‘OFFICIAL’ }}",
    "{{ about.summary|default('none') }}",
    "{% for p in partners %}{{ loop.index }}. {{ p.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% if partners and not draft %}Ready{% elif draft %}Draft{% endif %}",
    "{{ case.aim if case.aim else 'Not said' }}",
    "{% if missing_count > 1 %}{{ missing_count }} things{% endif %} are missing",
    "100% of it is {fine}, and }} stands alone",
    "{# a note to ourselves #}Words",
    "{%- if draft -%} x {%- endif -%} and more",
]  # fmt: skip


def ordinary(seed: int) -> bytes:
    """A template as somebody might write it, different for each number."""
    pick = random.Random(seed)
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = pick.choice(["Arial", "Calibri", "Georgia"])
    style.font.size = Pt(pick.choice([10, 11, 12]))
    own = document.styles.add_style("Council", WD_STYLE_TYPE.PARAGRAPH)
    own.font.color.rgb = RGBColor(pick.randrange(99), pick.randrange(99), pick.randrange(99))
    document.add_heading(pick.choice(LINES[:3]), pick.choice([0, 1]))
    for text in pick.sample(LINES, pick.randrange(2, len(LINES))):
        paragraph = document.add_paragraph(style=pick.choice([own, style]))
        _typed(paragraph, text, pick)
    if pick.random() < 0.8:
        _loop(document, pick)
    if pick.random() < 0.8:
        _rows(document, pick)
    if pick.random() < 0.5:
        _cells(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = pick.choice(LINES[:6])
    section.footer.paragraphs[0].text = pick.choice(
        ["{{ about.marking }}", "Our council", LINES[3]]
    )
    return saved(document)


def _typed(paragraph: Any, text: str, pick: random.Random) -> None:
    """As Word keeps it: in runs that are cut anywhere, some of them bold."""
    at = 0
    while at < len(text):
        step = pick.choice([1, 3, 7, len(text)])
        run = paragraph.add_run(text[at : at + step])
        run.bold = pick.random() < 0.2 or None
        at += step


def _loop(document: Any, pick: random.Random) -> None:
    document.add_paragraph("{%p for partner in partners %}")
    document.add_paragraph("{{ partner.name }}", style="List Bullet")
    if pick.random() < 0.5:
        document.add_paragraph("{%p if partner.short_name %}")
        document.add_paragraph("({{ partner.short_name }})")
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def _rows(document: Any, pick: random.Random) -> None:
    table = document.add_table(1, 2, style=pick.choice(["Table Grid", "Light List Accent 1"]))
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "What", "How long"
    table.add_row().cells[0].text = "{%tr for rule in retention %}"
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "{{ rule.name }}", "{{ rule.how_long }}"
    table.add_row().cells[0].text = "{%tr endfor %}"


def _cells(document: Any) -> None:
    table = document.add_table(2, 3)
    for row, field in zip(table.rows, ("label", "text"), strict=True):
        row.cells[0].text = "{%tc for fact in summary.facts %}"
        row.cells[1].text = f"{{{{ fact.{field} }}}}"
        row.cells[2].text = "{%tc endfor %}"


@pytest.mark.parametrize("seed", range(50))
def test_an_ordinary_template_is_accepted_and_made_as_docxtpl_makes_it(
    seed: int, tmp_path: Path
) -> None:
    content = ordinary(seed)
    assert template_findings(content, AGREEMENT) == ()
    ours = render(tmp_path / "t.docx", CONTEXT, content)
    peer = DocxTemplate(io.BytesIO(content))
    peer.render(CONTEXT, Environment(autoescape=True))
    written = io.BytesIO()
    peer.save(written)
    with zipfile.ZipFile(written) as package:
        assert ours.part("word/document.xml") == package.read("word/document.xml")
        for name in ours.texts:
            if name.startswith(("word/header", "word/footer")):
                assert _same_text(ours.part(name), package.read(name))


def _same_text(ours: bytes, theirs: bytes) -> bool:
    from lxml import etree

    return "".join(etree.fromstring(ours).itertext()) == "".join(
        etree.fromstring(theirs).itertext()
    )
