"""The map that is worked on: what stands where, what stands out, and the picture as a file."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from bench.agreements import large_agreement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from sharebuilder.cli.main import main
from sharebuilder.documents.flow_map import Wanted, flow_map_of, passing, png, svg
from sharebuilder.documents.flow_map.crossings import UNKNOWN, crossings
from sharebuilder.documents.flow_map.dimming import parted
from sharebuilder.documents.flow_map.layout import lay_out, lay_out_window
from sharebuilder.documents.flow_map.look import WHITE
from sharebuilder.documents.flow_map.model import GRAVITY, FlowMap
from sharebuilder.documents.flow_map.places import beside, flow_at, places
from sharebuilder.documents.flow_map.shapes import Point
from sharebuilder.resources import seeds_dir
from tests.documents.flow_maps import agreement, assert_readable, flow, partner

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.documents.flow_map.shapes import Layout

CASES = seeds_dir() / "cases"
TRAFFORD: dict[str, Any] = json.loads((CASES / "trafford.sharebuilder").read_text("utf-8"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> tuple[FlowMap, Layout]:
    """The map of Trafford."""
    shown = flow_map_of(TRAFFORD)
    return shown, lay_out_window(shown)


@pytest.mark.parametrize("name", ["bath", "trafford", "cornwall"])
def test_the_window_shows_the_very_picture_of_the_document(name: str) -> None:
    shown = flow_map_of(json.loads((CASES / f"{name}.sharebuilder").read_text("utf-8")))
    assert (lay_out_window(shown),) == lay_out(shown)


@st.composite
def many(draw: st.DrawFn) -> dict[str, Any]:
    """Agreements of up to sixty partners, of all densities, with gaps and meetings."""
    count = draw(st.integers(10, 60))
    random = draw(st.randoms(use_true_random=False))
    kinds = ("feed", "feed", "meeting", "access", "publication")
    flows = []
    for number in range(draw(st.integers(0, 2 * count))):
        ends = random.sample(range(count), k=random.choice((1, 2, 2, 2, 3, 6)))
        flows.append(
            flow(
                number,
                *ends,
                kind=random.choice(kinds),
                name="What is told " * random.randint(0, 6),
                items=random.sample(GRAVITY, k=random.randint(0, 3)),
            )
        )
    people = [partner(n, f"The {'long ' * random.randint(0, 9)}name {n}") for n in range(count)]
    return agreement(people, flows, [{"id": one, "sensitivity": [one]} for one in GRAVITY])


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(many())
def test_sixty_partners_and_any_flows_give_a_map_that_can_be_read_and_walked(
    tree: dict[str, Any],
) -> None:
    shown = flow_map_of(tree)
    layout = lay_out_window(shown)
    assert_readable(layout)
    found = places(layout)
    assert {one.id for one in found if one.kind == "partner"} == {n.id for n in shown.nodes}
    assert sorted(one.id for one in found if one.kind == "flow") == sorted(
        f.id for f in shown.flows
    )
    # The arrow keys lead from the first place to every other.
    reached, edge = {found[0]}, [found[0]]
    while edge:
        at = edge.pop()
        for way in ("left", "right", "up", "down"):
            there = beside(found, at, way)  # type: ignore[arg-type]
            if there is not None and there not in reached:
                reached.add(there)
                edge.append(there)
    assert reached == set(found)
    pairs = crossings(shown)
    known = {node.id for node in shown.nodes} | {UNKNOWN}
    assert all(set(pair) <= known for pair in pairs)
    assert {f.id for flows in pairs.values() for f in flows} == {f.id for f in shown.flows}


def test_a_step_in_a_direction_goes_that_way(drawn: tuple[FlowMap, Layout]) -> None:
    found = places(drawn[1])
    ways = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
    for at in found:
        for way, (across, down) in ways.items():
            there = beside(found, at, way)  # type: ignore[arg-type]
            if there is not None:
                right = there.rect.x + there.rect.right - at.rect.x - at.rect.right
                lower = there.rect.y + there.rect.bottom - at.rect.y - at.rect.bottom
                assert right * across + lower * down > 0, (at, way, there)
    assert beside(found, found[0], "up") is None


def test_a_point_on_a_label_or_a_line_finds_its_flow(drawn: tuple[FlowMap, Layout]) -> None:
    layout = drawn[1]
    for tag in layout.tags:
        assert flow_at(layout, Point(tag.rect.x + 1, tag.rect.y + 1)) == (tag.flow,)
    for arrow in layout.arrows:
        tip = arrow.heads[0].tip
        inside = Point(tip.x - 9 * arrow.heads[0].direction, tip.y)
        assert flow_at(layout, inside) == arrow.flows
    assert flow_at(layout, Point(layout.width / 2, layout.height + 50)) == ()


def test_a_filter_keeps_what_carries_serves_and_is_as_sensitive() -> None:
    flows, items = TRAFFORD["flows"], {one["id"]: one for one in TRAFFORD["items"]}

    def carried(one: dict[str, Any]) -> list[dict[str, Any]]:
        groups = one.get("item_groups", [])
        grouped = [item for item in items.values() if item.get("group") in groups]
        return [items[item] for item in one.get("items", [])] + grouped

    for item in items:
        wanted = {one["id"] for one in flows if item in [c["id"] for c in carried(one)]}
        assert passing(TRAFFORD, Wanted(items=frozenset({item}))) == wanted
    for purpose in TRAFFORD["purposes"]:
        wanted = {one["id"] for one in flows if purpose["id"] in one["purposes"]}
        assert passing(TRAFFORD, Wanted(purposes=frozenset({purpose["id"]}))) == wanted
    special = {
        one["id"]
        for one in flows
        if any("special-category" in c.get("sensitivity", []) for c in carried(one))
    }
    assert passing(TRAFFORD, Wanted(sensitivities=frozenset({"special-category"}))) == special
    ordinary = {
        one["id"]
        for one in flows
        if not {"ordinary", *(s for c in carried(one) for s in c.get("sensitivity", []))}
        - {"ordinary"}
    }
    assert passing(TRAFFORD, Wanted(sensitivities=frozenset({"ordinary"}))) == ordinary
    both = Wanted(
        purposes=frozenset({TRAFFORD["purposes"][0]["id"]}),
        sensitivities=frozenset({"special-category"}),
    )
    first = passing(TRAFFORD, Wanted(purposes=both.purposes))
    assert passing(TRAFFORD, both) == first & special
    assert passing(TRAFFORD, Wanted()) == {one["id"] for one in flows}


def test_what_is_filtered_out_is_pale_and_nothing_is_lost(drawn: tuple[FlowMap, Layout]) -> None:
    shown, layout = drawn
    flows = frozenset({shown.flows[0].id, shown.flows[4].id})
    bright, pale = parted(layout, flows)
    for part in ("boxes", "arrows", "tags"):
        both = (*getattr(bright, part), *getattr(pale, part))
        assert sorted(map(repr, both)) == sorted(map(repr, getattr(layout, part)))
    assert {tag.flow for tag in bright.tags} == flows
    ends = {shown.flows[at].source for at in (0, 4)}
    ends |= {one for at in (0, 4) for one in shown.flows[at].targets}
    assert {box.id for box in bright.boxes} == ends

    whole = Image.open(io.BytesIO(png(shown)))
    filtered = Image.open(io.BytesIO(png(shown, flows)))
    assert whole.size == filtered.size
    scale = whole.size[0] / layout.width
    for tag in layout.tags:
        box = tuple(
            round(one * scale) for one in (tag.rect.x, tag.rect.y, tag.rect.right, tag.rect.bottom)
        )
        darkest = [one.crop(box).convert("L").getextrema()[0] for one in (whole, filtered)]
        assert darkest[0] < 90
        assert (darkest[1] < 90) == (tag.flow in flows)


def test_the_svg_file_is_real_text_with_a_title_and_words_for_who_cannot_see_it() -> None:
    shown = flow_map_of(large_agreement(60, 40, 200))
    root = etree.fromstring(svg(shown, frozenset({shown.flows[0].id})).encode("utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = {root.findtext(f"{SVG}{one}") for one in ("title", "desc")}
    assert all(named)
    ids = {one.get("id") for one in root.iter(f"{SVG}title", f"{SVG}desc")}
    assert set(root.get("aria-labelledby", "").split()) == ids
    said = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    for one in shown.flows:
        assert f"{one.tag} " in f"{said} "
    (pale,) = root.findall(f"{SVG}g[@opacity]")
    assert 0 < float(pale.get("opacity", "1")) < 0.5
    assert root.find(f"{SVG}rect").get("fill") == WHITE
    assert not list(root.iter(f"{SVG}image", f"{SVG}script"))


def test_the_matrix_counts_a_meeting_between_all_who_sit_there() -> None:
    tree = agreement(
        [partner(n) for n in range(4)],
        [
            flow(1, 0, 1, 2, kind="meeting"),
            flow(2, 0, 3),
            {"id": "flow-3", "to": ["partner-3"]},
            {"id": "flow-4", "from": "partner-3", "to": ["gone"]},
        ],
    )
    names = {
        pair: [one.id for one in flows] for pair, flows in crossings(flow_map_of(tree)).items()
    }
    table = {
        (f"partner-{a}", f"partner-{b}"): ["flow-1"] for a in range(3) for b in range(3) if a != b
    }
    table["partner-0", "partner-3"] = ["flow-2"]
    table[UNKNOWN, "partner-3"] = ["flow-3"]
    table["partner-3", UNKNOWN] = ["flow-4"]
    assert names == table


def test_the_command_line_draws_the_same_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = str(CASES / "trafford.sharebuilder"), tmp_path / "map.svg"
    assert main(["map", file, "--out", str(out)]) == 0
    assert out.read_text("utf-8") == svg(flow_map_of(TRAFFORD))
    assert main(["map", file, "--out", str(out)]) == 2, "never over a file that is there"
    assert "--force" in capsys.readouterr().err
    purpose = TRAFFORD["purposes"][0]
    words = ["map", file, "--out", str(out), "--purpose", purpose["id"], "--force"]
    assert main([*words, "--sensitivity", "special-category"]) == 0
    root = etree.parse(str(out)).getroot()
    assert purpose["name"] in root.findtext(f"{SVG}title")
    assert "special category" in root.findtext(f"{SVG}title")
    assert "flows stand out" in capsys.readouterr().err
    picture = tmp_path / "map.PNG"
    assert main(["map", file, "--out", str(picture)]) == 0
    with Image.open(picture) as image:
        assert image.format == "PNG"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "map.jpg"], ".svg or .png"),
        (["--out", "map.svg", "--item", "item-99"], "no data item “item-99”"),
        (["--out", "map.svg", "--purpose", "x"], "no purpose “x”"),
        (["--out", "nowhere/map.svg"], "nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_remedy(
    words: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["map", str(CASES / "bath.sharebuilder"), *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.rglob("map.*"))


def test_an_agreement_without_flows_has_no_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.sharebuilder"
    assert main(["new", str(file)]) == 0
    assert main(["map", str(file), "--out", str(tmp_path / "map.svg")]) == 2
    assert "no flows yet" in capsys.readouterr().err
