from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.ask_when import holds, parse, reads
from sharebuilder.model.pointer import Pointer, get
from sharebuilder.questions.asked import asked
from sharebuilder.questions.labels import day_text, period_text, record_label, value_text
from sharebuilder.questions.progress import ProgressKeeper
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir

SET = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
BATH = json.loads((seeds_dir() / "cases" / "bath.sharebuilder").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(seeds_dir() / "questions", tmp_path / "questions"))


def edit(file: Path, change: Any) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    change(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def first_question(content: Any) -> Any:
    return content["sections"][0]["groups"][0]["questions"][0]


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (lambda c: c.update(format="x"), "/format", "sharebuilder-question-set"),
        (lambda c: c.update(format_version=2), "/format_version", "should be 1"),
        (lambda c: c["step"].pop("title"), "/step/title", "text"),
        (lambda c: first_question(c).update(control="dial"), "/control", "dial"),
        (lambda c: first_question(c).update(asks="x"), "/asks", "not known"),
        (lambda c: first_question(c).update(pointer="/partners/*/shoe_size"), "/pointer", "shoe"),
        (lambda c: first_question(c).update(options="nation"), "/options", "values"),
        (lambda c: first_question(c).update(ask_when={"maybe": 1}), "/ask_when", "maybe"),
        (
            lambda c: first_question(c).update(ask_when={"filled": "./nowhere"}),
            "/ask_when",
            "place",
        ),
        (lambda c: first_question(c).update(needed="always"), "/needed", "always"),
        (lambda c: c["sections"][0].update(columns=["height"]), "/columns", "height"),
        (lambda c: c["sections"][0].update(collection="/friends"), "", "friends"),
        (lambda c: c.update(sections=[]), "/sections", "list"),
    ],
)
def test_a_slip_in_a_question_file_names_file_place_and_remedy(
    folder: Path, change: Any, place: str, said: str
) -> None:
    file = folder / "02-partners.json"
    edit(file, change)
    with pytest.raises(SeedProblem) as caught:
        QuestionSet.load(folder)
    assert caught.value.file == file
    assert (caught.value.place or "").endswith(place)
    assert said in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("content", ["", "[]", "{", "\x00", '{"format": 1}'])
def test_a_broken_question_file_is_named(folder: Path, content: str) -> None:
    (folder / "05-flows.json").write_text(content, encoding="utf-8")
    with pytest.raises(SeedProblem) as caught:
        QuestionSet.load(folder)
    assert caught.value.file == folder / "05-flows.json"


def test_a_missing_folder_and_missing_options_are_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SeedProblem):
        QuestionSet.load(tmp_path / "none")
    (folder / "options.json").unlink()
    with pytest.raises(SeedProblem) as caught:
        QuestionSet.load(folder)
    assert caught.value.file == folder / "options.json"


def test_a_question_asked_twice_is_refused(folder: Path) -> None:
    def double(content: Any) -> None:
        questions = content["sections"][0]["groups"][0]["questions"]
        questions.append(copy.deepcopy(questions[0]))

    edit(folder / "03-people.json", double)
    with pytest.raises(SeedProblem, match="people-name"):
        QuestionSet.load(folder)


def test_a_new_question_needs_data_and_no_code(folder: Path) -> None:
    """Another wording in a council's own folder is all it takes."""
    edit(folder / "02-partners.json", lambda c: first_question(c).update(ask="Einer oder viele?"))
    loaded = QuestionSet.load(folder)
    pointer = loaded.steps[1].sections[0].groups[0].questions[0].pointer
    question = loaded.question_for(pointer)
    assert question is not None
    assert question.ask == "Einer oder viele?"


def test_a_hidden_question_keeps_its_answer() -> None:
    tree = copy.deepcopy(BATH)
    place = next(
        one.pointer for one in asked(SET, tree) if one.pointer.endswith("/special_categories")
    )
    before = get(tree, place)
    item = next(i for i in tree["items"] if f"id:{i['id']}" in place)
    item["sensitivity"] = ["ordinary"]
    assert place not in {one.pointer for one in asked(SET, tree)}
    assert get(tree, place) == before


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"equals": ["/a", "x"]}, True),
        ({"equals": ["/b", "x"]}, False),
        ({"one-of": ["/a", ["y", "x"]]}, True),
        ({"includes": ["/many", "two"]}, True),
        ({"includes": ["/a", "x"]}, False),
        ({"filled": "/a"}, True),
        ({"filled": "/empty"}, False),
        ({"count-at-least": ["/many", 2]}, True),
        ({"count-at-least": ["/many", 3]}, False),
        ({"exists-where": ["/rows", {"equals": ["./kind", "k"]}]}, True),
        ({"exists-where": ["/rows", {"equals": ["./kind", "none"]}]}, False),
        ({"not": {"filled": "/a"}}, False),
        ({"all": [{"filled": "/a"}, {"filled": "/empty"}]}, False),
        ({"any": [{"filled": "/a"}, {"filled": "/empty"}]}, True),
        ({"equals": ["./kind", "k"]}, True),
    ],
)
def test_conditions(condition: Any, expected: bool) -> None:
    tree = {"a": "x", "many": ["one", "two"], "empty": "", "rows": [{"id": "r-1", "kind": "k"}]}
    assert holds(parse(condition), tree, Pointer("/rows/id:r-1")) is expected


PLACES = st.sampled_from(["/a", "/b", "/many", "./kind", "./gone"])
VALUES = st.sampled_from(["x", "k", "two", True, 3])
LEAVES = st.one_of(
    st.builds(lambda p, v: {"equals": [p, v]}, PLACES, VALUES),
    st.builds(lambda p, v: {"includes": [p, v]}, PLACES, VALUES),
    st.builds(lambda p: {"filled": p}, PLACES),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda c: {"not": c}, inner),
        st.builds(lambda c: {"all": c}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda c: {"any": c}, st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=6,
)
TREES = st.fixed_dictionaries(
    {},
    optional={
        "a": VALUES,
        "b": st.just("x"),
        "many": st.lists(st.sampled_from(["one", "two"])),
        "rows": st.just([{"id": "r-1", "kind": "k"}]),
    },
)


@given(condition=CONDITIONS, tree=TREES)
def test_not_turns_a_condition_round_and_reading_is_told(condition: Any, tree: Any) -> None:
    record = Pointer("/rows/id:r-1")
    parsed = parse(condition)
    assert holds(parse({"not": condition}), tree, record) is not holds(parsed, tree, record)
    told = reads(parsed, "/rows/*")
    # What a condition does not read cannot change it.
    other = {**tree, "c": 1}
    assert holds(parsed, other, record) is holds(parsed, tree, record)
    assert all(place.startswith("/") for place in told)
    written = json.dumps(condition)
    assert all(name in told for name in ("/a", "/b", "/many") if f'"{name}"' in written)


@given(
    junk=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["all", "not", "equals", "filled", "x"]), inner, max_size=2
            )
        ),
        max_leaves=8,
    )
)
def test_a_condition_that_is_none_is_refused_and_never_breaks(junk: Any) -> None:
    problem: SeedProblem | None = None
    try:
        holds(parse(junk, Path("x.json"), "/at"), {}, None)
    except SeedProblem as error:
        problem = error
    assert problem is None or problem.file == Path("x.json")


def test_answers_read_as_people_say_them() -> None:
    def text(place: str) -> str:
        return value_text(SET, KNOWLEDGE, BATH, Pointer(place))

    assert text("/running/start") == "11 January 2027"
    assert text("/running/review_every") == "12 months"
    assert text("/about/lead_partner") == "B&NES Council"
    assert text("/about/status") == "In review"
    assert text("/law/0/lawful_basis") == "Public task"
    assert text("/flows/0/to") == "DWP"
    assert text("/about/under_framework") == "No"
    assert text("/about/nothing") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2026-02-05", "5 February 2026"), ("soon", "soon"), ("2026-02-30", "2026-02-30"), ("", "")],
)
def test_days(value: str, expected: str) -> None:
    assert day_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"number": 1, "unit": "months"}, "1 month"),
        ({"number": 2, "unit": "working-days"}, "2 working days"),
        ({"number": 2}, ""),
        (None, ""),
    ],
)
def test_periods(value: Any, expected: str) -> None:
    assert period_text(value) == expected


def test_a_record_without_a_name_is_called_by_its_number() -> None:
    tree = {"partners": [{"id": "partner-1"}, {"id": "partner-2", "name": "Acorns"}]}
    assert record_label(SET, tree, Pointer("/partners/id:partner-1")) == "Partner 1"
    assert record_label(SET, tree, Pointer("/partners/id:partner-2")) == "Acorns"


def test_progress_of_an_empty_and_of_a_full_agreement() -> None:
    empty = ProgressKeeper(SET).update({}, (), {})
    assert {one.state for one in empty.values()} == {"not-started"}
    full = ProgressKeeper(SET).update(BATH, (), {"law": (1, 0)})
    assert full["law"].state == "needs-attention"
    assert full["partners"].state == "completed"
    assert full["flows"].open_questions == 1
    lacking = copy.deepcopy(BATH)
    del lacking["case"]["aim"]
    assert ProgressKeeper(SET).update(lacking, (), {})["case"].state == "in-progress"
