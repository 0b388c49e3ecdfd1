from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.house_style import (
    HouseStyle,
    contrast_on_white,
    house_style_for,
    house_style_path,
    read_house_style,
)
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from tests.documents.templates import plain
from tests.documents.word_text import W, edge_text, opened, part

QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
TREE = json.loads((seeds_dir() / "cases" / "bath.sharebuilder").read_text(encoding="utf-8"))
TREE["flows"] = TREE["flows"][:1]
HEAD = {"format": "sharebuilder-house-style", "format_version": 1}


def picture(path: Path, size: tuple[int, int] = (300, 100), kind: str = "PNG") -> Path:
    Image.new("RGB", size, "#225588").save(path, kind)
    return path


def style(folder: Path, **said: Any) -> HouseStyle:
    path = folder / "house-style.json"
    path.write_text(json.dumps({**HEAD, **said}), encoding="utf-8")
    return read_house_style(path)


def built(house: HouseStyle | None, template: Path | None = None) -> bytes:
    return document_bytes(
        TREE, documents()[0], question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(),
        today=date(2026, 11, 25), house=house, template=template,
    )  # fmt: skip


def test_every_setting_is_seen_in_the_document(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    house = style(
        tmp_path,
        organisation="Somewhere & Elsewhere Council",
        colour="#7A1FA2",
        fonts={"body": "Georgia", "headings": "Verdana", "instead": ["DejaVu Serif"]},
        logo={"file": "logo.png", "alt": "Somewhere Council"},
        footer="Information governance",
        marking="OFFICIAL – SENSITIVE",
    )
    assert house.problems == ()
    content = built(house)
    edges = edge_text_whole(content)
    assert "Somewhere & Elsewhere Council · Information governance" in edges
    styles = part(content, "word/styles.xml")
    heading = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "7A1FA2"
    assert heading.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Verdana"
    normal = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert normal is not None
    assert normal.get(f"{W}ascii") == "Georgia"
    fonts = part(content, "word/fontTable.xml")
    assert [one.get(f"{W}val") for one in fonts.iter(f"{W}altName")] == ["DejaVu Serif"] * 2
    first = next(part(content).iter("{*}docPr"))
    assert first.get("descr") == "Somewhere Council"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "word/media/houseLogo.png" in package.namelist()
    assert opened(content).paragraphs[1].style.style_id == "Title"


def edge_text_whole(content: bytes) -> str:
    return " ".join(
        paragraph.text
        for section in opened(content).sections
        for edge in (section.header, section.footer)
        for paragraph in edge.paragraphs
    )


def test_the_marking_stands_where_the_agreement_has_none(tmp_path: Path) -> None:
    house = style(tmp_path, marking="OFFICIAL – SENSITIVE")
    assert "OFFICIAL–SENSITIVE" not in edge_text(built(house))
    said = TREE["about"].pop("marking")
    try:
        assert "OFFICIAL–SENSITIVE" in edge_text(built(house))
    finally:
        TREE["about"]["marking"] = said


def test_without_a_setting_nothing_changes(tmp_path: Path) -> None:
    assert built(style(tmp_path)) == built(None) == built(HouseStyle())


def test_a_councils_own_template_gets_the_look_too(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(plain("{{ about.title }}"))
    content = built(style(tmp_path, organisation="Ours", footer="Foot", colour="#224466"), own)
    assert "Ours · Foot" in edge_text_whole(content)
    heading = next(s for s in part(content, "word/styles.xml").iter(f"{W}style")
                   if s.get(f"{W}styleId") == "Heading1")  # fmt: skip
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "224466"


@pytest.mark.parametrize(
    ("said", "place", "word"),
    [
        ({"colour": "blue"}, "/colour", "#1F4E6B"),
        ({"colour": "#FFCC00"}, "/colour", "hard to read"),
        ({"organisation": ""}, "/organisation", "empty"),
        ({"organisation": "{{ about.title }}"}, "/organisation", "{"),
        ({"organisation": 7}, "/organisation", "should be text"),
        ({"footer": "x" * 500}, "/footer", "characters"),
        ({"fonts": {"body": "A<b>"}}, "/fonts/body", "right form"),
        ({"fonts": "Arial"}, "/fonts", "group"),
        ({"wordart": True}, "/", "wordart"),
        ({"logo": {"file": "logo.png"}}, "/logo", "alt"),
        ({"logo": {"file": "gone.png", "alt": "x"}}, "/logo/file", "no such file"),
        ({"logo": {"file": "logo.svg", "alt": "x"}}, "/logo/file", "SVG"),
        ({"logo": {"file": "text.png", "alt": "x"}}, "/logo/file", "no PNG or JPEG"),
        ({"logo": {"file": "tiny.png", "alt": "x"}}, "/logo/file", "pixels"),
        ({"logo": {"file": "wide.png", "alt": "x"}}, "/logo/file", "pixels"),
        ({"logo": {"file": "big.png", "alt": "x"}}, "/logo/file", "MB"),
        ({"format_version": 2}, "/format_version", "1"),
    ],
)
def test_a_wrong_setting_is_told_of_and_the_others_hold(
    tmp_path: Path, said: dict[str, Any], place: str, word: str
) -> None:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (tmp_path / "text.png").write_text("not a picture", "utf-8")
    (tmp_path / "big.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * (4 * 1024 * 1024))
    picture(tmp_path / "tiny.png", (8, 8))
    picture(tmp_path / "wide.png", (7000, 50))
    house = style(tmp_path, **{"marking": "OFFICIAL", **said})
    problem = next(one for one in house.problems if one.place == place)
    assert word in f"{problem.problem} {problem.remedy}"
    assert problem.file == tmp_path / "house-style.json"
    assert problem.remedy
    assert house.marking == "OFFICIAL"
    assert house.logo is None
    assert built(house)


@pytest.mark.parametrize(
    "content", [b"", b"not json", b"[]", b"{}", b'{"format": "other"}', b"\xff\xfe"]
)
def test_a_file_that_is_no_house_style_is_told_of_and_the_usual_look_used(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "house-style.json"
    path.write_bytes(content)
    house = read_house_style(path)
    assert house.problems
    assert all(one.file == path and one.remedy for one in house.problems)
    assert house.is_plain


def test_the_file_beside_the_agreement_wins_and_a_named_one_wins_over_both(tmp_path: Path) -> None:
    def put(path: Path, name: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**HEAD, "organisation": name}), encoding="utf-8")
        return path

    agreement = tmp_path / "work" / "a.sharebuilder"
    agreement.parent.mkdir()
    assert house_style_for(agreement) == HouseStyle()
    put(house_style_path(), "Mine")
    assert house_style_for(agreement).organisation == "Mine"
    put(tmp_path / "work" / "house-style.json", "Beside")
    assert house_style_for(agreement).organisation == "Beside"
    named = put(tmp_path / "other.json", "Named")
    assert house_style_for(agreement, named).organisation == "Named"
    assert house_style_for(agreement, tmp_path / "gone.json").problems


def test_a_jpeg_is_taken_and_a_wide_logo_fits_the_page(tmp_path: Path) -> None:
    picture(tmp_path / "logo.jpg", (3000, 100), "JPEG")
    house = style(tmp_path, logo={"file": "logo.jpg", "alt": "Us", "height_mm": 20})
    assert house.logo is not None
    assert house.logo.ending == "jpeg"
    assert house.logo.width_mm <= 80


@given(st.from_regex(r"[0-9A-F]{6}", fullmatch=True))
def test_any_colour_comes_out_readable(tmp_path_factory: Any, colour: str) -> None:
    house = style(tmp_path_factory.mktemp("c"), colour=f"#{colour}")
    assert contrast_on_white(house.colour) >= 4.5
    assert bool(house.problems) == (contrast_on_white(colour) < 4.5)


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast_on_white("000000") == pytest.approx(21)
    assert contrast_on_white("FFFFFF") == pytest.approx(1)
    assert contrast_on_white("767676") == pytest.approx(4.54, abs=0.01)


def test_the_example_of_the_guide_can_be_used() -> None:
    example = Path(__file__).resolve().parents[2] / "docs" / "examples" / "house-style.json"
    house = read_house_style(example)
    assert house.problems == ()
    assert house.organisation == "Ourshire Council"
