"""A pack's conditions: those that cannot hold, or that nobody can read, are told of on loading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.errors import SeedProblem
from sharebuilder.packs.pack_file import read_pack
from sharebuilder.resources import seeds_dir
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from pathlib import Path


def seed(file: str) -> dict[str, Any]:
    """The first entry of a file that ShareBuilder brings."""
    text = (seeds_dir() / "knowledge" / file).read_text(encoding="utf-8")
    entry: dict[str, Any] = json.loads(text)["entries"][0]
    return {**entry, "id": "ours"}


def with_reason(when: Any) -> dict[str, Any]:
    """A risk with one reason."""
    risk = seed("risks.json")
    reason = {"when": when, "because": "we know it"}
    return {**risk, "details": {**risk["details"], "reasons": [reason]}}


DEEP: Any = {"filled": "/case/aim"}
for _ in range(30):
    DEEP = {"not": DEEP}


@pytest.mark.parametrize(
    ("entry", "place", "said"),
    [
        (
            with_reason({"filled": "/case/aym"}),
            "/add/0/details/reasons/0/when",
            "no place /case/aym",
        ),
        (
            with_reason({"exists-where": ["/flows", {"filled": "./methods"}]}),
            "/add/0/details/reasons/0/when",
            "no place /flows/*/methods",
        ),
        (
            with_reason({"exists-where": ["/flows", {"equals": ["./method", "pigeon"]}]}),
            "/add/0/details/reasons/0/when",
            "never “pigeon”",
        ),
        (with_reason(DEEP), "/add/0/details/reasons/0/when", "nested too deeply"),
        (with_reason({"wishes": "/case/aim"}), "/add/0/details/reasons/0/when", ""),
        (
            {
                **seed("measures.json"),
                "details": {"lowers": "both", "when": {"filled": "/nothing"}},
            },
            "/add/0/details/when",
            "no place /nothing",
        ),
        (
            {**seed("risks.json"), "details": {**seed("risks.json")["details"], "reasons": []}},
            "/add/0/details/reasons",
            "",
        ),
        (
            {
                **seed("risks.json"),
                "details": {**seed("risks.json")["details"], "reasons": [{"because": "always"}]},
            },
            "/add/0/details/reasons/0",
            "",
        ),
    ],
)
def test_a_condition_that_cannot_hold_is_told_of(
    tmp_path: Path, entry: dict[str, Any], place: str, said: str
) -> None:
    file = written(tmp_path, pack(add=[entry]))
    with pytest.raises(SeedProblem) as caught:
        read_pack(file)
    assert caught.value.file == file
    assert (caught.value.place or "").startswith(place)
    assert said in caught.value.problem
    assert caught.value.remedy


def test_what_can_hold_is_read(tmp_path: Path) -> None:
    risk = with_reason({"exists-where": ["/flows", {"equals": ["./method", "post"]}]})
    pack_read = read_pack(written(tmp_path, pack(add=[risk, {**seed("measures.json"), "id": "m"}])))
    assert [entry.id for entry, _place in pack_read.add] == ["ours", "m"]
