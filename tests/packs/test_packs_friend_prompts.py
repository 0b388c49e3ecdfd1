"""A council's own questions: a pack adds, rewords and hides prompts of the critical friend."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.friend_prompt import KIND, friend_prompt
from sharebuilder.packs.in_use import with_packs
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import small_agreement
from tests.packs.test_packs_in_use import BASE, pack, written

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge

TODAY = date(2026, 11, 25)
PROMPTS: list[dict[str, Any]] = json.loads(
    (seeds_dir() / "knowledge" / "friend-prompts.json").read_text(encoding="utf-8")
)["entries"]


def prompt(identity: str = "friend-ourshire-1", **details: Any) -> dict[str, Any]:
    """A prompt of a council's own: asked of each partner that is a charity."""
    made = copy.deepcopy(next(one for one in PROMPTS if one["id"] == "friend-cost-of-taking-part"))
    made |= {"id": identity, "plain": "Has anybody had tea with {this charity}?"}
    made["citation"] = {"text": "Ourshire charter, promise 3", "url": None}
    made["details"] |= {"when": {"equals": ["./type", "charity"]}, **details}
    return made


def asked(knowledge: Knowledge) -> dict[str, Finding]:
    """What is asked of the small agreement."""
    found = Checker(QuestionSet.load(), knowledge).check(small_agreement(), TODAY)
    return {one.rule: one for one in found if one.friend}


def test_a_pack_adds_rewords_and_hides_questions(tmp_path: Path) -> None:
    reworded = {
        **next(one for one in PROMPTS if one["id"] == "friend-staff-fear"),
        "plain": "What are people in Ourshire afraid of?",
    }
    content = pack(
        add=[prompt()],
        replace=[reworded],
        hide=[{"id": "friend-one-room", "because": "We meet every week."}],
    )
    found = with_packs(BASE, [written(tmp_path, content)])
    assert found.problems == ()
    before, after = asked(BASE), asked(found)
    assert set(after) == set(before) - {"friend-one-room"} | {"friend-ourshire-1"}
    own = after["friend-ourshire-1"]
    assert own.message == "Has anybody had tea with Warm Homes?"
    assert own.pointer == "/partners/id:partner-3"
    assert own.citation is not None
    assert own.citation.text == "Ourshire charter, promise 3 (not verified)"
    assert after["friend-staff-fear"].message == "What are people in Ourshire afraid of?"
    assert after["friend-staff-fear"].pointer == before["friend-staff-fear"].pointer


@pytest.mark.parametrize(
    ("details", "place", "said"),
    [
        ({"when": {"maybe": "/case/aim"}}, "/add/0/details/when", ""),
        ({"when": {"filled": "/case/shoe_size"}}, "/add/0/details/when", "/case/shoe_size"),
        ({"when": {"filled": "./shoe_size"}}, "/add/0/details/when", "/partners/*/shoe_size"),
        ({"when": {"equals": ["./type", "charities"]}}, "/add/0/details/when", "charities"),
        (
            {"when": {"exists-where": ["/case", {"filled": "./aim"}]}},
            "/add/0/details/when",
            "no list",
        ),
        ({"about": "/friends/*"}, "/add/0/details/about", "/friends/*"),
        ({"about": "/case/aim/*"}, "/add/0/details/about", "neither"),
        ({"about": "/partners/*/name"}, "/add/0/details/about", "neither"),
        ({"answer_into": "/case/shoe_size"}, "/add/0/details/answer_into", "/case/shoe_size"),
        ({"answer_into": "/case/backbone"}, "/add/0/details/answer_into", "no free text"),
        ({"answer_into": "/running/start"}, "/add/0/details/answer_into", "no free text"),
        ({"answer_into": "/flows/*/name"}, "/add/0/details/answer_into", "not about"),
        ({"step": "tea"}, "/add/0/details/step", "tea"),
        ({"why": " "}, "/add/0/details/why", "text"),
    ],
)
def test_a_broken_question_is_told_of_with_file_and_place_and_stops_nothing(
    tmp_path: Path, details: dict[str, Any], place: str, said: str
) -> None:
    good = written(tmp_path, pack(add=[prompt("friend-other-1")], name="Good"), "a.knowledge.json")
    wrong = written(tmp_path, pack(add=[prompt(**details)]), "b.knowledge.json")
    found = with_packs(BASE, [wrong, good])
    (problem,) = found.problems
    assert problem.file == wrong
    assert (problem.place or "").startswith(place)
    assert said in problem.problem
    assert problem.remedy
    assert set(asked(found)) == {*asked(BASE), "friend-other-1"}


def test_a_question_has_an_id_that_no_check_can_have(tmp_path: Path) -> None:
    found = with_packs(BASE, [written(tmp_path, pack(add=[prompt("HR02")]))])
    (problem,) = found.problems
    assert problem.place == "/add/0/id"


def test_a_replaced_question_is_checked_too(tmp_path: Path) -> None:
    wrong = prompt("friend-staff-fear", when={"filled": "/nowhere"})
    (problem,) = with_packs(BASE, [written(tmp_path, pack(replace=[wrong]))]).problems
    assert problem.place == "/replace/0/details/when"


def test_the_question_of_the_guides_example_is_asked() -> None:
    example = Path(__file__).resolve().parents[2] / "docs/examples/ourshire.knowledge.json"
    found = asked(with_packs(BASE, [example]))["friend-ourshire-river"]
    assert found.message == "Who at Warm Homes has been to the other side of the river this year?"


def test_what_shipped_would_pass_as_a_pack() -> None:
    for entry in BASE.entries(KIND):
        assert friend_prompt(entry).id == entry.id
