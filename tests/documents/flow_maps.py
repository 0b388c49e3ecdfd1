"""Agreements whose flows are drawn, and what makes a map readable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bench.agreements import large_agreement

from sharebuilder.documents.flow_map.png_drawing import text_lines
from sharebuilder.documents.flow_map.shapes import Point, Rect
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.documents.flow_map.shapes import Layout


SMALLEST = 7.0
NASTY = (
    "<b>&amp;\"quotes\" 'n' ]]> --",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3,
    "Emoji 👩‍👩‍👧 and flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Control \x00\x01\x08\x0b\x1f\x7f\x85 characters\nand\tlines",
    "Right to left \u202eabc\u202c and a lone \ud800 half",
    "Cyngor Sir Gâr ŵ ŷ",
    "\ufffe\uffff",
    "   ",
)


def case(name: str) -> dict[str, Any]:
    read = json.loads((seeds_dir() / "cases" / f"{name}.sharebuilder").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def agreement(
    partners: list[dict[str, Any]],
    flows: list[dict[str, Any]],
    items: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    return {"partners": partners, "flows": flows, "items": items or []}


def partner(number: int, name: str | None = None, **more: object) -> dict[str, Any]:
    return {
        "id": f"partner-{number}",
        "name": f"Partner {number}" if name is None else name,
        **more,
    }


def flow(number: int, sender: int, *receivers: int, **more: object) -> dict[str, Any]:
    return {
        "id": f"flow-{number}",
        "name": f"Flow number {number}",
        "from": f"partner-{sender}",
        "to": [f"partner-{receiver}" for receiver in receivers],
        **more,
    }


TREES: dict[str, Callable[[], dict[str, Any]]] = {
    "bath": lambda: case("bath"),
    "essex": lambda: case("essex"),
    "5/8": lambda: large_agreement(5, 40, 8),
    "12/22": lambda: large_agreement(12, 40, 22),
    "20/25": lambda: large_agreement(20, 40, 25),
    "60/200": lambda: large_agreement(60, 40, 200),
    "long names": lambda: agreement(
        [
            partner(n, f"The {n}th " + "very long name of a partnership board " * 3)
            for n in range(9)
        ],
        [
            flow(n, n % 9, (n + 1) % 9, (n + 4) % 9, name=f"{n} " + "what the flow is for " * 9)
            for n in range(18)
        ],
    ),
    "nasty": lambda: agreement(
        [partner(n, name) for n, name in enumerate(NASTY)],
        [flow(n, n, (n + 1) % len(NASTY), name=name) for n, name in enumerate(NASTY)],
    ),
    "nothing": lambda: agreement([], []),
    "no flows": lambda: agreement([partner(1), partner(2)], []),
    "to itself": lambda: agreement([partner(1), partner(2)], [flow(1, 1, 1), flow(2, 1, 1, 2)]),
}


def words_of(layout: Layout) -> str:
    """All words of a layout in the order of drawing, without spaces: lines may break anywhere."""
    return "".join("".join(line.text.split()) for line in text_lines(layout))


def shrunk(rect: Rect, by: float = 0.4) -> Rect:
    return Rect(rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by)


def crosses(start: Point, end: Point, rect: Rect) -> bool:
    """Whether an upright or level stroke runs through a rectangle."""
    assert start.x == end.x or start.y == end.y
    low_x, high_x = sorted((start.x, end.x))
    low_y, high_y = sorted((start.y, end.y))
    return low_x < rect.right and high_x > rect.x and low_y < rect.bottom and high_y > rect.y


def assert_readable(layout: Layout) -> None:
    """No words on words, no arrow through words or boxes, nothing off the page or too small."""
    page = Rect(0, 0, layout.width, layout.height)
    lines = text_lines(layout)
    for line in lines:
        assert line.size >= SMALLEST
        assert page.holds(line.rect), f"{line.text!r} runs off the page"
    rects = sorted((line.rect.y, place) for place, line in enumerate(lines))
    for order, (_, one) in enumerate(rects):
        mine = shrunk(lines[one].rect)
        for top, other in rects[order + 1 :]:
            if top > mine.bottom:
                break
            assert not mine.overlaps(shrunk(lines[other].rect)), (
                f"{lines[one].text!r} lies on {lines[other].text!r}"
            )
    for box in layout.boxes:
        assert page.holds(box.rect)
        assert all(box.rect.holds(line.rect) for line in box.lines)
    for tag in layout.tags:
        assert all(tag.rect.holds(line.rect) for line in tag.lines)
        assert all(tag.rect.holds(mark.rect) for mark in tag.marks)
    solid = [shrunk(box.rect) for box in layout.boxes] + [shrunk(t.rect) for t in layout.tags]
    for place, rect in enumerate(solid):
        assert not any(rect.overlaps(other) for other in solid[place + 1 :])
    obstacles = solid + [line.rect for line in (*layout.captions, *(r.text for r in layout.legend))]
    for arrow in layout.arrows:
        for start, end in arrow.segments:
            for rect in obstacles:
                assert not crosses(start, end, rect), f"{arrow.flows} runs through words or a box"
