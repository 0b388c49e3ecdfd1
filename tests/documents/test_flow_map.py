"""The flow map: everything of the agreement is on it, and it can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from bench.agreements import large_agreement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharebuilder.documents import flow_map as maps
from sharebuilder.documents.flow_map.fonts import Typeface, clean
from sharebuilder.documents.flow_map.layout import A4, lay_out, lay_out_screen
from sharebuilder.documents.flow_map.look import look_of
from sharebuilder.documents.flow_map.model import GRAVITY

if TYPE_CHECKING:
    pass
from tests.documents.flow_maps import (
    NASTY,
    TREES,
    agreement,
    assert_readable,
    case,
    flow,
    partner,
    words_of,
)

SVG = "{http://www.w3.org/2000/svg}"


def squeezed(text: str) -> str:
    return "".join(clean(text).split())


@pytest.fixture(params=list(TREES))
def tree(request: pytest.FixtureRequest) -> dict[str, Any]:
    return TREES[request.param]()


def test_reads_partners_and_flows() -> None:
    tree = agreement(
        [
            partner(1, "The Council", short_name="Council"),
            partner(2, "", short_name="Police"),
            partner(
                3, "Schools", kind="class", members=[{"id": "m-1"}, {"id": "m-2", "left": "x"}]
            ),
            partner(4, "Host Limited"),
            partner(5, "Ministry", takes_part="observer"),
        ],
        [
            flow(1, 1, 2, 3, items=["item-1"]),
            flow(2, 2, 1, items=["item-1"], item_groups=["group-1"]),
            flow(3, 1, 2, kind="meeting", name="", meeting={"name": "The table"}),
            flow(
                4,
                1,
                4,
                kind="shared-system",
                roles=[{"partner": "partner-4", "role": "processor", "on_behalf_of": "partner-1"}],
            ),
        ],
        [
            {"id": "item-1", "sensitivity": ["ordinary"]},
            {"id": "item-2", "group": "group-1", "sensitivity": ["confidential", "high-harm"]},
        ],
    )
    found = maps.flow_map_of(tree)
    assert [(node.name, node.kind, node.note) for node in found.nodes] == [
        ("The Council", "organisation", ""),
        ("Police", "organisation", ""),
        ("Schools", "class", "1 member"),
        ("Host Limited", "processor", "For Council"),
        ("Ministry", "observer", ""),
    ]
    assert [(f.tag, f.name, f.source, f.targets) for f in found.flows] == [
        ("F1", "Flow number 1", "partner-1", ("partner-2", "partner-3")),
        ("F2", "Flow number 2", "partner-2", ("partner-1",)),
        ("F3", "The table", "partner-1", ("partner-2",)),
        ("F4", "Flow number 4 (shared system)", "partner-1", ("partner-4",)),
    ]
    assert [f.sensitivities for f in found.flows] == [
        ("ordinary",),
        ("high-harm", "confidential", "ordinary"),
        (),
        (),
    ]


def test_keeps_records_that_share_or_lack_an_id() -> None:
    tree = agreement([partner(1), partner(1, "Twin"), {"name": "Nobody"}], [flow(1, 1, 1), {}, {}])
    found = maps.flow_map_of(tree)
    assert [node.name for node in found.nodes] == ["Partner 1", "Twin", "Nobody"]
    assert [f.tag for f in found.flows] == ["F1", "F2", "F3"]


def test_says_every_partner_and_flow(tree: dict[str, Any]) -> None:
    shown = maps.flow_map_of(tree)
    layouts = lay_out(shown)
    words = "\n".join(words_of(layout) for layout in layouts)
    for node in shown.nodes:
        assert squeezed(node.name)[:60] in words
    tagged = [tag.flow for layout in layouts for tag in layout.tags]
    assert sorted(tagged) == sorted(f.id for f in shown.flows)
    for f in shown.flows:
        assert f.tag in words
        assert squeezed(f.name)[:40] in words


def test_paper_is_readable_and_fits(tree: dict[str, Any]) -> None:
    for layout in lay_out(maps.flow_map_of(tree)):
        assert_readable(layout)
        upright = layout.width <= A4.upright_width
        assert layout.width <= A4.sideways_width
        assert layout.height <= (A4.upright_height if upright else A4.sideways_height)


def test_the_window_shows_the_same_in_one_picture(tree: dict[str, Any]) -> None:
    shown = maps.flow_map_of(tree)
    layout = lay_out_screen(shown)
    assert_readable(layout)
    assert sorted(tag.flow for tag in layout.tags) == sorted(f.id for f in shown.flows)
    drawn = ET.fromstring(maps.svg(shown).encode())
    words = "".join("".join((text.text or "").split()) for text in drawn.iter(f"{SVG}text"))
    for node in shown.nodes:
        assert squeezed(node.name)[:60] in words
    for f in shown.flows:
        assert f.tag in words
        assert squeezed(f.name)[:40] in words
    described = drawn.findtext(f"{SVG}desc") or ""
    assert f"{len(shown.nodes) or 'no'} partner" in described


def test_every_arrow_joins_who_the_agreement_says() -> None:
    shown = maps.flow_map_of(case("bath"))
    (layout,) = lay_out(shown)
    boxes = {box.id: box.rect for box in layout.boxes}
    for arrow in layout.arrows:
        for f in (f for f in shown.flows if f.id in arrow.flows and f.kind != "meeting"):
            assert arrow.source == f.source
            assert set(arrow.targets) == set(f.targets)
        first = arrow.paths[0][0]
        assert boxes[arrow.source].x - 7 <= first.x <= boxes[arrow.source].right + 7
        reached = [
            target
            for target in arrow.targets
            for head in arrow.heads
            if boxes[target].y < head.tip.y < boxes[target].bottom
            and head.tip.x in (boxes[target].x, boxes[target].right)
        ]
        assert sorted(reached) == sorted(arrow.targets)


def test_small_agreements_take_one_picture_and_sixty_partners_an_overview_and_sheets() -> None:
    assert [layout.form for layout in lay_out(maps.flow_map_of(case("bath")))] == ["map"]
    assert [layout.form for layout in lay_out(maps.flow_map_of(case("essex")))] == ["map"]
    forms = [layout.form for layout in lay_out(maps.flow_map_of(large_agreement(60, 40, 200)))]
    assert forms[0] == "matrix"
    assert set(forms) == {"matrix", "sheet"}
    assert len(forms) <= 10


def test_the_matrix_fills_the_squares_that_the_flows_say() -> None:
    tree = large_agreement(60, 40, 200)
    expected = {(f["from"], to) for f in tree["flows"] for to in f["to"]}
    cells = [
        (cell.source, cell.target)
        for layout in lay_out(maps.flow_map_of(tree))
        for cell in layout.cells
    ]
    assert len(cells) == len(set(cells))
    assert set(cells) == expected


def test_a_map_of_numbers_has_a_key() -> None:
    names = [f"What flow {n} is about, " + "in a good many words " * 10 for n in range(6)]
    tree = agreement(
        [partner(n) for n in range(4)],
        [flow(n, n % 4, (n + 1) % 4, name=name.strip()) for n, name in enumerate(names)],
    )
    (layout,) = lay_out(maps.flow_map_of(tree))
    assert layout.form == "map"
    said = "".join("".join(line.text.split()) for line in layout.captions)
    for name in names:
        assert squeezed(name) in said


def test_sensitivity_shows_without_colour() -> None:
    looks = [look_of(sensitivity) for sensitivity in GRAVITY]
    assert len({(look.dash, look.weight) for look in looks}) == len(looks)
    assert len({look.letter for look in looks}) == len(looks)
    for look in looks:
        assert contrast(look.colour) >= 4.5
    for name in ("bath", "essex"):
        shown = maps.flow_map_of(case(name))
        by_id = {f.id: f for f in shown.flows}
        (layout,) = lay_out(shown)
        for tag in layout.tags:
            marked = {mark.sensitivity for mark in tag.marks}
            assert marked == set(by_id[tag.flow].sensitivities) - {"ordinary"}
        explained = {row.sensitivity for row in layout.legend}
        assert {arrow.sensitivity for arrow in layout.arrows} <= explained
        assert {mark.sensitivity for tag in layout.tags for mark in tag.marks} <= explained


def contrast(colour: str) -> float:
    """The contrast of a colour on white. Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


names = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=60), st.text("abc ", min_size=1, max_size=120)
)


@st.composite
def agreements(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(0, 9))
    ids = [f"partner-{n}" for n in range(count)]
    known = st.sampled_from([*ids, "", "gone"])
    partners = [
        {
            "id": one,
            "name": draw(names),
            "kind": draw(st.sampled_from(["", "organisation", "class"])),
            "takes_part": draw(st.sampled_from(["", "shares", "processor", "observer"])),
        }
        for one in ids
    ]
    kinds = st.sampled_from(["", "feed", "meeting", "shared-system", "publication", "odd"])
    items = [{"id": s, "sensitivity": [s]} for s in GRAVITY]
    flows = [
        {
            "id": f"flow-{n}",
            "name": draw(names),
            "kind": draw(kinds),
            "from": draw(known),
            "to": draw(st.lists(known, max_size=4)),
            "items": draw(st.lists(st.sampled_from(GRAVITY), max_size=3, unique=True)),
        }
        for n in range(draw(st.integers(0, 14)))
    ]
    return agreement(partners, flows, items)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_any_agreement_gives_a_readable_map(tree: dict[str, Any]) -> None:
    shown = maps.flow_map_of(tree)
    face = Typeface()
    layouts = lay_out(shown, face)
    for layout in layouts:
        assert_readable(layout)
    assert_readable(lay_out_screen(shown, typeface=face))
    tagged = [tag.flow for layout in layouts for tag in layout.tags]
    assert sorted(tagged) == sorted(f.id for f in shown.flows)
    boxed = {node for layout in layouts for box in layout.boxes for node in box.nodes}
    assert {node.id for node in shown.nodes} <= boxed
    text = maps.svg(shown)
    ET.fromstring(text.encode())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text)
