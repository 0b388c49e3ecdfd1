"""Pictures of the flow map: sharp, on their side, and told in words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from bench.agreements import large_agreement
from PIL import Image

from sharebuilder.documents import flow_map as maps
from sharebuilder.documents.flow_map.fonts import Typeface
from sharebuilder.documents.flow_map.layout import Paper, lay_out
from sharebuilder.documents.flow_map.png_drawing import text_lines
from sharebuilder.errors import ShareBuilderError
from sharebuilder.resources import templates_dir

if TYPE_CHECKING:
    from pathlib import Path

from tests.documents.flow_maps import TREES, agreement, assert_readable, case, partner, words_of


@pytest.mark.parametrize("name", ["bath", "nasty", "60/200"])
def test_pictures_are_sharp_and_the_same_each_time(name: str) -> None:
    shown = maps.flow_map_of(TREES[name]())
    made = maps.pictures(shown, width_mm=160, max_height_mm=225)
    again = maps.pictures(maps.flow_map_of(TREES[name]()), width_mm=160, max_height_mm=225)
    assert made == again
    assert maps.svg(shown) == maps.svg(shown)
    for picture in made:
        with Image.open(io.BytesIO(picture.png)) as image:
            assert image.format == "PNG"
            assert image.info["dpi"][0] >= 250
            assert image.width / (picture.width_mm / 25.4) >= 250
            assert abs(image.width / image.height - picture.width_mm / picture.height_mm) < 0.01
        assert picture.landscape == (picture.width_mm > 161)
        assert picture.width_mm <= 247.01
        assert picture.height_mm <= (148 if picture.landscape else 225)


def test_a_page_on_its_side_is_asked_for() -> None:
    shown = maps.flow_map_of(large_agreement(12, 40, 22))
    (picture,) = maps.pictures(shown, width_mm=247, max_height_mm=230)
    assert picture.landscape
    with pytest.raises(ValueError, match="120"):
        maps.pictures(shown, width_mm=60)


@pytest.mark.parametrize("width", [120, 160, 247])
def test_other_pages_are_as_readable(width: int) -> None:
    paper = Paper(width * 72 / 25.4, 180 * 72 / 25.4)
    for make in TREES.values():
        for layout in lay_out(maps.flow_map_of(make()), paper=paper):
            assert_readable(layout)


def test_words_are_drawn_on_the_picture() -> None:
    shown = maps.flow_map_of(case("bath"))
    (picture,) = maps.pictures(shown)
    (layout,) = lay_out(shown)
    with Image.open(io.BytesIO(picture.png)) as opened:
        image = opened.convert("L")
    scale = image.width / layout.width
    for line in text_lines(layout):
        left, top = round(line.rect.x * scale), round(line.rect.y * scale)
        right, bottom = round(line.rect.right * scale), round(line.rect.bottom * scale)
        shades = image.crop((left, top, right, bottom)).tobytes()
        assert min(shades) < 140
        assert max(shades) > 200


def test_alternative_text_counts_and_names() -> None:
    tree = case("bath")
    (picture,) = maps.pictures(maps.flow_map_of(tree))
    assert "6 partners and 12 flows" in picture.alt_text
    assert "from Bath and North East Somerset Council to Department for Work" in picture.alt_text
    assert "special category" in picture.alt_text
    for picture in maps.pictures(maps.flow_map_of(large_agreement(60, 40, 200))):
        assert "60 partners and 200 flows" in picture.alt_text
        assert len(picture.alt_text) < 1_700


def test_alternative_text_of_gaps_and_of_one() -> None:
    tree = agreement([partner(1)], [{"id": "flow-1", "name": "Later"}])
    (picture,) = maps.pictures(maps.flow_map_of(tree))
    assert "1 partner and 1 flow." in picture.alt_text
    assert "a sender not answered yet to a receiver not answered yet" in picture.alt_text
    assert "Receivernotansweredyet" in words_of(lay_out(maps.flow_map_of(tree))[0])


def test_the_fonts_are_there_with_their_licence(tmp_path: Path) -> None:
    folder = templates_dir() / "fonts"
    licence = (folder / "LICENCE-Liberation.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence.upper()
    with pytest.raises(ShareBuilderError, match="cannot be read"):
        Typeface(tmp_path).width("Words", 8)
