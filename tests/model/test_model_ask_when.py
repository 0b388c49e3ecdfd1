"""The kinds of condition that the critical friend needs: days, short texts, who names whom."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sharebuilder.errors import SeedProblem
from sharebuilder.model.ask_when import holds, holds_for, linked_reads, parse, reads
from sharebuilder.model.pointer import Pointer, get, matches
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.condition_fit import condition_misfits
from sharebuilder.schema.shape import shape
from tests.findings.tracking import tracked

TODAY = date(2026, 11, 25)
SCHEMA = json.loads((schemas_dir() / "question-set.schema.json").read_text(encoding="utf-8"))
IN_THE_SCHEMA = Draft202012Validator({"$ref": "#/$defs/condition", "$defs": SCHEMA["$defs"]})
MEETING = {
    "id": "flow-1",
    "kind": "meeting",
    "from": "partner-1",
    "to": ["partner-2", "partner-3"],
    "start": "2026-12-20",
    "safeguards": "  Locked.  ",
}
TREE: dict[str, Any] = {
    "partners": [
        {"id": "partner-1", "type": "council"},
        {"id": "partner-2", "type": "police"},
        {"id": "partner-3", "type": "charity"},
    ],
    "flows": [MEETING],
    "case": {"asks": [{"id": "ask-1", "from": "partner-3", "to": "partner-1"}]},
}
FLOW, COUNCIL, POLICE = "/flows/id:flow-1", "/partners/id:partner-1", "/partners/id:partner-2"


@pytest.mark.parametrize(
    ("condition", "record", "expected"),
    [
        ({"shorter-than": ["./safeguards", 8]}, FLOW, True),
        ({"shorter-than": ["./safeguards", 7]}, FLOW, False),
        ({"shorter-than": ["./failure_route", 7]}, FLOW, False),
        ({"within-days": ["./start", 25]}, FLOW, True),
        ({"within-days": ["./start", 24]}, FLOW, False),
        ({"within-days": ["./kind", 25]}, FLOW, False),
        ({"names-where": ["./to", "/partners", {"equals": ["./type", "police"]}]}, FLOW, True),
        ({"names-where": ["./from", "/partners", {"equals": ["./type", "council"]}]}, FLOW, True),
        ({"names-where": ["./from", "/partners", {"equals": ["./type", "police"]}]}, FLOW, False),
        ({"names-where": ["./items", "/items", {"filled": "./name"}]}, FLOW, False),
        ({"named-in": ["/case/asks", "./to"]}, COUNCIL, True),
        ({"named-in": ["/flows", "./to"]}, POLICE, True),
        ({"named-in": ["/case/asks", "./to"]}, POLICE, False),
        ({"named-in": ["/case/outcomes", "./to"]}, POLICE, False),
    ],
)
def test_conditions(condition: Any, record: str, expected: bool) -> None:
    assert IN_THE_SCHEMA.is_valid(condition)
    assert holds_for(parse(condition), TREE, get(TREE, Pointer(record)), TODAY) is expected


def test_a_day_that_has_gone_is_not_ahead() -> None:
    condition = parse({"within-days": ["/flows", 9]})
    start = parse({"within-days": ["./start", 9]})
    day = date(2026, 12, 20)
    held = [holds_for(start, TREE, MEETING, day - timedelta(days=n)) for n in (-1, 0, 9, 10)]
    assert held == [False, True, True, False]
    assert not holds_for(condition, TREE, TREE, day)


def test_without_a_day_nothing_is_ahead() -> None:
    assert not holds(parse({"within-days": ["./start", 999]}), TREE, Pointer(FLOW))


@pytest.mark.parametrize(
    "wrong",
    [
        {"shorter-than": ["/case/aim"]},
        {"shorter-than": ["/case/aim", -1]},
        {"within-days": ["/running/start", "soon"]},
        {"within-days": ["/running/start", True]},
        {"names-where": ["./to", "/partners"]},
        {"names-where": ["./to", "partners", {"filled": "./name"}]},
        {"names-where": ["./to", "/partners", {"filled": "name"}]},
        {"named-in": ["/case/asks", "/from"]},
        {"named-in": ["/case/asks"]},
    ],
)
def test_what_is_no_condition_is_refused_by_parser_and_schema(wrong: Any) -> None:
    assert not IN_THE_SCHEMA.is_valid(wrong)
    with pytest.raises(SeedProblem) as caught:
        parse(wrong, at="/when")
    assert (caught.value.place or "").startswith("/when/")


@pytest.mark.parametrize(
    ("condition", "record", "said"),
    [
        ({"filled": "/case/shoe_size"}, "", "/case/shoe_size"),
        ({"filled": "./shoe_size"}, "/partners/*", "/partners/*/shoe_size"),
        ({"exists-where": ["/case", {"filled": "./aim"}]}, "", "no list"),
        ({"exists-where": ["/partners", {"filled": "./aim"}]}, "", "/partners/*/aim"),
        ({"equals": ["./type", "polcie"]}, "/partners/*", "never “polcie”"),
        ({"one-of": ["./type", ["police", "polcie"]]}, "/partners/*", "never “polcie”"),
        ({"includes": ["./ages", "18"]}, "/people/*", "never “18”"),
        ({"equals": ["/about/under_framework", "yes"]}, "", "never “yes”"),
        ({"names-where": ["./to", "/case", {"filled": "./aim"}]}, "/flows/*", "/case/*/id"),
        ({"named-in": ["/flows", "./too"]}, "/partners/*", "/flows/*/too"),
        ({"named-in": ["/flows", "./to"]}, "", "asked of a record"),
    ],
)
def test_what_the_agreement_does_not_have_is_told(condition: Any, record: str, said: str) -> None:
    found = list(condition_misfits(parse(condition), record, shape()))
    assert any(said in problem for problem, _remedy in found)
    assert all(remedy for _problem, remedy in found)


NAMES = st.sampled_from(["name", "type", "takes_part", "description"])
LEAVES = st.one_of(
    st.builds(lambda n, k: {"shorter-than": [f"./{n}", k]}, NAMES, st.integers(1, 9)),
    st.builds(lambda n: {"filled": f"./{n}"}, NAMES),
    st.builds(lambda k: {"within-days": ["/running/start", k]}, st.integers(1, 60)),
    st.builds(lambda p: {"named-in": ["/flows", f"./{p}"]}, st.sampled_from(["from", "to"])),
    st.builds(lambda p: {"named-in": ["/case/asks", f"./{p}"]}, st.sampled_from(["from", "to"])),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda c: {"not": c}, inner),
        st.builds(lambda c: {"all": c}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda c: {"any": c}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda c: {"exists-where": ["/partners", c]}, inner),
        st.builds(lambda c: {"names-where": ["/about/lead_partner", "/partners", c]}, inner),
    ),
    max_leaves=6,
)
TREES = st.fixed_dictionaries(
    {"partners": st.lists(st.fixed_dictionaries(
        {"id": st.sampled_from(["partner-1", "partner-2", "partner-3"])},
        optional={"name": st.sampled_from(["", "A", "A longer name"]), "type": st.just("police")},
    ), min_size=1, max_size=3)},
    optional={
        "flows": st.just([MEETING]),
        "case": st.just(TREE["case"]),
        "about": st.just({"lead_partner": "partner-2"}),
        "running": st.builds(lambda day: {"start": day.isoformat()}, st.dates(TODAY)),
    },
)  # fmt: skip


@given(condition=CONDITIONS, tree=TREES)
def test_a_condition_tells_all_that_it_reads(condition: Any, tree: Any) -> None:
    """Otherwise an edit would leave a finding standing that is no longer so."""
    assert IN_THE_SCHEMA.is_valid(condition)
    parsed = parse(condition)
    told = reads(parsed, "/partners/*")
    seen: set[str] = set()
    noted = tracked(tree, seen)
    turned = holds_for(parse({"not": condition}), tree, tree["partners"][0], TODAY)
    assert holds_for(parsed, noted, noted["partners"][0], TODAY) is not turned  # type: ignore[call-overload,index]
    for place in seen:
        assert any(matches(read, place) for read in told), place


@pytest.mark.parametrize(
    ("condition", "linked"),
    [
        (
            {"names-where": ["./from", "/partners", {"equals": ["./type", "police"]}]},
            [("/partners/*/type", ("from",))],
        ),
        # What is read elsewhere too bears on more than the records that name its holder.
        (
            {"all": [
                {"names-where": ["./from", "/partners", {"filled": "./type"}]},
                {"exists-where": ["/partners", {"equals": ["./type", "police"]}]},
            ]},
            [],
        ),
        ({"names-where": ["./from", "/flows", {"filled": "./kind"}]}, [("/flows/*/kind", ("from",))]),
        (
            {"all": [
                {"filled": "./kind"},
                {"names-where": ["./from", "/flows", {"filled": "./kind"}]},
            ]},
            [],
        ),
        ({"names-where": ["/about/lead_partner", "/partners", {"filled": "./type"}]}, []),
        ({"not": {"names-where": ["./from", "/partners", {"filled": "/about/title"}]}}, []),
    ],
)  # fmt: skip
def test_what_is_read_in_named_records_alone(condition: Any, linked: Any) -> None:
    assert list(linked_reads(parse(condition), "/flows/*")) == linked
