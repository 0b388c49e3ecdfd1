"""Local packs: a council adds, replaces and hides entries, and a wrong pack is told of."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharebuilder.errors import SeedProblem
from sharebuilder.knowledge.former import former_law
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.packs.in_use import FOLDER, knowledge_for, pack_files, with_packs
from sharebuilder.packs.pack_file import read_pack
from sharebuilder.resources import seeds_dir

BASE = Knowledge.load()
GATEWAYS: list[dict[str, Any]] = json.loads(
    (seeds_dir() / "knowledge" / "gateways.json").read_text(encoding="utf-8")
)["entries"]


def entry(identity: str = "ourshire-s1", **changed: Any) -> dict[str, Any]:
    """An entry like those that ShareBuilder brings."""
    return {**copy.deepcopy(GATEWAYS[0]), "id": identity, "title": "Ourshire Act s.1", **changed}


def pack(**parts: Any) -> dict[str, Any]:
    """A pack with some parts."""
    about = {"name": "Ourshire law", "owner": "Ourshire Council", "dated": "2026-11-02"}
    return {"format": "sharebuilder-knowledge-pack", "format_version": 1, **about, **parts}


def written(folder: Path, content: Any, name: str = "ours.knowledge.json") -> Path:
    """A pack's file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_pack_adds_replaces_and_hides(tmp_path: Path) -> None:
    mended = entry("careact-s42", title="Care Act s.42, as our lawyer reads it")
    content = pack(
        add=[entry()], replace=[mended], hide=[{"id": "art6-1-d", "because": "We never use it."}]
    )
    found = with_packs(BASE, [written(tmp_path, content)])
    assert found.problems == ()
    assert [one.name for one in found.packs] == ["Ourshire law"]
    added, replaced = found.entry("ourshire-s1"), found.entry("careact-s42")
    assert added is not None
    assert replaced is not None
    assert (added.title, added.pack) == ("Ourshire Act s.1", "Ourshire law")
    assert (replaced.title, replaced.pack) == (mended["title"], "Ourshire law")
    offered = [one.id for one in found.entries()]
    assert "art6-1-d" not in offered
    assert set(offered) == {one.id for one in BASE.entries()} - {"art6-1-d"} | {"ourshire-s1"}
    # An agreement that chose it before still says what it means.
    assert found.title("art6-1-d") == BASE.title("art6-1-d")


def test_the_base_is_never_changed(tmp_path: Path) -> None:
    before = BASE.entries()
    with_packs(BASE, [written(tmp_path, pack(hide=[{"id": "art6-1-d", "because": "x"}]))])
    assert BASE.entries() == before


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (pack(add=[entry("careact-s42")]), "/add/0", "already holds"),
        (pack(replace=[entry("nowhere")]), "/replace/0", "holds no “nowhere”"),
        (pack(hide=[{"id": "nowhere", "because": "x"}]), "/hide/0/id", "holds no “nowhere”"),
        (pack(replace=[entry("art6-1-e")]), "/replace/0/kind", "cannot become a gateway"),
        (pack(add=[entry(), entry()]), "/add/1", "twice, first at /add/0"),
        (pack(add=[entry(checked_on="soon")]), "/add/0/checked_on", "soon"),
        (pack(add=[{"id": "bare"}]), "/add/0", "kind"),
        (pack(hide=[{"id": "art6-1-d"}]), "/hide/0", "because"),
        (pack(hidden=[]), "/", "hidden"),
        (pack(dated="2026-13-40"), "/dated", "2026-13-40"),
        (pack(format_version=2), "/format_version", "1"),
        ([], "/", "group of answers"),
    ],
)
def test_a_wrong_pack_is_left_out_with_file_place_and_remedy(
    tmp_path: Path, content: Any, place: str, said: str
) -> None:
    good = written(tmp_path, pack(add=[entry("other-s1")], name="Good"), "a.knowledge.json")
    wrong = written(tmp_path, content, "b.knowledge.json")
    found = with_packs(BASE, [wrong, good])
    (problem,) = found.problems
    assert (problem.file, problem.place) == (wrong, place)
    assert said in problem.problem
    assert problem.remedy
    assert [one.name for one in found.packs] == ["Good"]
    assert found.entry("other-s1") is not None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"a": 1, "a": 2}', b"[" * 5000])
def test_a_file_that_is_no_json_is_a_clear_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.knowledge.json"
    file.write_bytes(content)
    with pytest.raises(SeedProblem) as caught:
        read_pack(file)
    assert caught.value.file == file


def dead_law(identity: str, *find: str) -> dict[str, Any]:
    """An entry on law that is no more, with what to look for."""
    details = {"find": list(find), "successor": "the Ourshire Act 2020"}
    return entry(
        identity, kind="former-law", state="not-in-force", status_note="Gone.", details=details
    )


@pytest.mark.parametrize(
    ("part", "index", "find", "said"),
    [
        ("add", 1, ["Ourshire Act 1990", "Ourshire ("], "no regular expression"),
        ("add", 0, ["(?:a+)+$"], "without end"),
        ("replace", 0, [".*"], "without end"),
    ],
)
def test_a_pattern_that_may_not_be_used_leaves_its_pack_out_and_the_rest_in(
    tmp_path: Path, part: str, index: int, find: list[str], said: str
) -> None:
    identity = "former-dpa-1998" if part == "replace" else "ourshire-old"
    first = [entry()] if index else []
    wrong = written(
        tmp_path, pack(**{part: [*first, dead_law(identity, *find)]}), "a.knowledge.json"
    )
    good = written(
        tmp_path,
        pack(add=[dead_law("other-old", r"\bOtherland Act,? 1990\b")], name="Good"),
        "b.knowledge.json",
    )
    found = with_packs(BASE, [wrong, good])
    (problem,) = found.problems
    assert problem.file == wrong
    assert problem.place == f"/{part}/{index}/details/find/{len(find) - 1}"
    assert said in problem.problem
    assert "highest number" in problem.remedy
    assert [one.name for one in found.packs] == ["Good"]
    mentions = former_law(found).named_in("the Otherland Act 1990 and the DPA 1998")
    assert {mention.entry.id for mention in mentions} == {"other-old", "former-dpa-1998"}


def test_packs_that_disagree_are_told_apart(tmp_path: Path) -> None:
    first = written(tmp_path, pack(add=[entry()], name="First"), "1.knowledge.json")
    hiding = pack(add=[entry(title="Other words")], name="Second")
    second = written(tmp_path, hiding, "2.knowledge.json")
    found = with_packs(BASE, [first, second])
    (problem,) = found.problems
    assert problem.file == second
    assert "First" in problem.problem
    kept = found.entry("ourshire-s1")
    assert kept is not None
    assert kept.pack == "First"


def test_packs_lie_in_the_configuration_folder_and_beside_the_agreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    config = Path(platformdirs.user_config_dir("ShareBuilder", appauthor=False)) / FOLDER
    own = written(config, pack(add=[entry("own-s1")], name="Own"))
    beside = written(tmp_path / "work", pack(add=[entry("beside-s1")], name="Beside"))
    (tmp_path / "work" / "notes.json").write_text("{}", encoding="utf-8")
    assert pack_files() == (own,)
    agreement = tmp_path / "work" / "a.sharebuilder"
    assert pack_files(agreement) == (own, beside)
    assert [one.name for one in knowledge_for(agreement).packs] == ["Own", "Beside"]
    assert knowledge_for(agreement).title("beside-s1") == "Ourshire Act s.1"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "add", "hide", "replace", "kind", "because", "details"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(part=st.sampled_from(["add", "replace", "hide", "name", "notes"]), value=_JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_pack_is_used_whole_or_told_of(tmp_path: Path, part: str, value: Any) -> None:
    found = with_packs(BASE, [written(tmp_path, pack(**{part: value}))])
    assert len(found.packs) + len(found.problems) == 1
    if found.problems:
        assert found.entries() == BASE.entries()


def test_the_example_of_the_guide_is_a_pack_that_fits() -> None:
    example = Path(__file__).resolve().parents[2] / "docs/examples/ourshire.knowledge.json"
    found = with_packs(BASE, [example])
    assert found.problems == ()
    added = found.entry("ourshire-scheme-1")
    assert added is not None
    assert added.conditions
    assert added.demands
    assert "la2011-s1" not in {one.id for one in found.entries()}
