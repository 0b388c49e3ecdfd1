"""What an organisation chooses for its people: what holds, who says so, and what is wrong in it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.documents.build import template_file
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.house_style import house_style_for
from sharebuilder.organisation.in_force import in_force, said, settings_places
from sharebuilder.organisation.settings_file import read_settings_file
from sharebuilder.packs.in_use import knowledge_for, pack_files
from sharebuilder.resources import templates_dir
from sharebuilder.storage.json_place import line_of
from tests.cli.test_cli_commands import as_json, sharebuilder
from tests.packs.test_packs_in_use import entry, pack, written

HEAD = {"format": "sharebuilder-settings", "format_version": 1}
STYLE = {"format": "sharebuilder-house-style", "format_version": 1}
CASE = next(kind for kind in documents() if kind.id == "case")


def computer(**settings: Any) -> Path:
    """The settings for the computer, one to a line from line 4."""
    return put(settings_places()[0], settings)


def person(**settings: Any) -> Path:
    """The settings of the person."""
    return put(settings_places()[1], settings)


def put(path: Path, settings: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'  "{name}": {json.dumps(value)}' for name, value in {**HEAD, **settings}.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path


def style(folder: Path, **settings: Any) -> Path:
    """A house style's file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "house-style.json"
    file.write_text(json.dumps({**STYLE, **settings}), encoding="utf-8")
    return file


def told() -> list[tuple[Path | None, str | None]]:
    return [(one.file, one.place) for one in in_force().problems]


def test_without_files_everything_is_as_shipped() -> None:
    found = in_force()
    assert (dict(found.values), found.packs, dict(found.locked)) == ({}, (), {})
    assert found.problems == ()
    assert template_file(CASE) == templates_dir() / "case.docx"


def test_the_house_style_of_the_nearest_wins_unless_it_may_not_be_changed(tmp_path: Path) -> None:
    agreement = tmp_path / "work" / "a.sharebuilder"
    theirs = style(tmp_path / "it", footer="the computer’s")
    computer(house_style=str(theirs))
    assert house_style_for(agreement).footer == "the computer’s"
    style(settings_places()[1].parent, footer="the person’s usual file")
    assert house_style_for(agreement).footer == "the person’s usual file"
    person(house_style=str(style(tmp_path / "mine", footer="the person’s named file")))
    assert house_style_for(agreement).footer == "the person’s named file"
    style(agreement.parent, footer="beside the agreement")
    assert house_style_for(agreement).footer == "beside the agreement"
    computer(house_style=str(theirs), users_may_change=["templates"])
    assert house_style_for(agreement).footer == "the computer’s"
    assert told() == [(settings_places()[1], "line 4")]


def test_a_templates_folder_takes_the_place_of_what_it_has_and_of_nothing_else(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    shutil.copy(templates_dir() / "case.docx", folder)
    computer(templates=str(folder))
    assert template_file(CASE) == folder / "case.docx"
    assert template_file(documents()[0], "welsh") == templates_dir() / "agreement-welsh.docx"


def test_packs_apply_in_order_and_only_the_organisations_where_it_says_so(tmp_path: Path) -> None:
    agreement = tmp_path / "work" / "a.sharebuilder"
    theirs = written(tmp_path / "it", pack(add=[entry("ourshire-s1")]), "one.knowledge.json")
    named = written(tmp_path / "mine", pack(add=[entry("ourshire-s2")]), "two.knowledge.json")
    usual = written(settings_places()[1].parent / "knowledge", pack(add=[entry("ourshire-s3")]))
    beside = written(agreement.parent, pack(add=[entry("ourshire-s4")]))
    computer(knowledge_packs=[str(theirs.parent)])
    person(knowledge_packs=[str(named)])
    assert pack_files(agreement) == (theirs, named, usual, beside)
    knowledge = knowledge_for(agreement)
    assert knowledge.problems == ()
    assert all(knowledge.entry(f"ourshire-s{number}") for number in (1, 2, 3, 4))
    computer(knowledge_packs=[str(theirs.parent)], users_may_change=[])
    assert pack_files(agreement) == (theirs,)


def test_what_is_not_there_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    gone = tmp_path / "drive-that-is-gone"
    file = computer(
        house_style=str(gone / "house-style.json"),
        templates=str(gone / "templates"),
        knowledge_packs=[str(gone / "ours.knowledge.json")],
    )
    assert told() == [(file, "line 4"), (file, "line 5"), (file, "line 6")]
    for problem in in_force().problems:
        assert str(gone) in problem.problem
        assert "drive is connected" in problem.remedy
    assert house_style_for().file is None
    assert template_file(CASE) == templates_dir() / "case.docx"
    assert pack_files() == ()


def test_the_computers_file_helps_out_where_the_persons_own_is_gone(tmp_path: Path) -> None:
    theirs = style(tmp_path / "it", footer="the computer’s")
    computer(house_style=str(theirs))
    mine = person(house_style=str(tmp_path / "gone.json"))
    assert told() == [(mine, "line 4")]
    assert house_style_for().footer == "the computer’s"


@pytest.mark.parametrize(
    ("settings", "line", "words", "remedy"),
    [
        ({"templates": "~", "house_styel": "x"}, 5, "house_styel", "Take it out"),
        ({"templates": 3}, 4, "“templates”", "Mend it"),
        ({"defaults": {"theme": "pink"}}, 4, "pink", "contrast"),
        ({"defaults": {"colour": "x"}}, 4, "colour", "Take it out"),
        ({"users_may_change": ["law"]}, 4, "law", "knowledge_packs"),
        ({"knowledge_packs": "x"}, 4, "a list", "Mend it"),
    ],
)
def test_a_wrong_setting_is_named_and_the_others_hold(
    settings: dict[str, Any], line: int, words: str, remedy: str, tmp_path: Path
) -> None:
    file = computer(**settings, **{} if "house_style" in settings else {
        "house_style": str(style(tmp_path, footer="kept"))})  # fmt: skip
    (problem,) = said().problems
    assert (problem.file, problem.place) == (file, f"line {line}")
    assert words in problem.problem
    assert remedy in problem.remedy
    assert house_style_for().footer == "kept"
    wrong = {name for name in settings if settings[name] != "~"}
    assert not wrong & set(in_force().values)


def test_a_windows_path_with_single_backslashes_gets_the_right_remedy() -> None:
    file = computer()
    file.write_text('{\n"format": "sharebuilder-settings",\n"templates": "S:\\It"}', "utf-8")
    (problem,) = said().problems
    assert problem.place is not None
    assert problem.place.startswith("line 3")
    assert "twice" in problem.remedy


def test_what_users_may_change_counts_in_the_file_for_the_computer_alone() -> None:
    mine = person(users_may_change=[])
    assert told() == [(mine, "line 4")]
    assert in_force().locked == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_a_line_is_found_as_it_was_written(value: Any) -> None:
    lines: list[str] = []
    where: list[tuple[list[str], int]] = []

    def write(one: Any, at: list[str], name: str, comma: str) -> None:
        where.append((at, len(lines) + 1))
        if isinstance(one, dict | list):
            pairs = list(one.items() if isinstance(one, dict) else enumerate(one))
            signs = "{}" if isinstance(one, dict) else "[]"
            lines.append(name + signs[0])
            for number, (key, child) in enumerate(pairs):
                label = f"{json.dumps(key)}: " if isinstance(one, dict) else ""
                write(child, [*at, str(key)], label, "," if number + 1 < len(pairs) else "")
            lines.append(signs[1] + comma)
        else:
            lines.append(name + json.dumps(one) + comma)

    write(value, [], "", "")
    text = "\n".join(lines)
    assert json.loads(text) == value
    for at, line in where:
        assert line_of(text, at) == line


@given(st.one_of(
    st.binary(max_size=60),
    st.dictionaries(
        st.sampled_from(["house_style", "templates", "knowledge_packs", "defaults", "other",
                         "users_may_change"]), JSON, max_size=6,
    ).map(lambda made: json.dumps({**HEAD, **made}).encode()),
))  # fmt: skip
def test_no_settings_file_stops_anything(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "organisation.json"
    file.write_bytes(content)
    found = read_settings_file(file)
    for problem in found.problems:
        assert problem.file == file
        assert problem.remedy
    for name in ("house_style", "templates"):
        if name in found.values:
            assert isinstance(found.values[name].value, str)
    assert all(isinstance(one.value, str) for one in found.packs)
    assert file.read_bytes() == content


def test_the_command_says_what_is_in_force_and_the_documents_follow_it(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    with (
        zipfile.ZipFile(templates_dir() / "case.docx") as old,
        zipfile.ZipFile(folder / "case.docx", "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"</w:body>", b"<w:p><w:r><w:t>Ourshire wrote this"
                                    b"</w:t></w:r></w:p></w:body>", 1)  # fmt: skip
            new.writestr(name, part)
    file = computer(
        house_style=str(style(tmp_path / "it", footer="Ourshire Hall")),
        templates=str(folder),
        users_may_change=["house_style"],
        gone=1,
    )
    shown = sharebuilder("settings", "--json")
    assert shown.returncode == 2  # one setting is wrong
    content = as_json(shown)
    assert content["settings"]["templates"] == {
        "value": str(folder), "file": str(file), "line": 5, "may_change": False,
    }  # fmt: skip
    assert content["users_may_change"] == ["house_style"]
    assert content["problems"][0]["place"] == "line 7"

    agreement = tmp_path / "essex.sharebuilder"
    sharebuilder("new", agreement, "--case", "essex")
    words = ("build", agreement, "--out", tmp_path / "out", "--document", "case", "--json")
    done = sharebuilder(*words)
    assert done.returncode == 0, done.stderr
    assert f"{file}: line 7: " in done.stderr
    with zipfile.ZipFile(as_json(done)["built"][0]["path"]) as built:
        text = "".join(
            built.read(name).decode("utf-8") for name in built.namelist() if name.endswith(".xml")
        )
    assert "Ourshire wrote this" in text
    assert "Ourshire Hall" in text

    refused = sharebuilder(*words, "--template", folder / "case.docx")
    assert refused.returncode == 2
    assert f"{file}: line 6: " in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_example_that_it_departments_copy_has_every_setting_and_nothing_wrong() -> None:
    root = Path(__file__).resolve().parents[2]
    example = read_settings_file(root / "docs" / "examples" / "organisation.json")
    assert example.problems == ()
    schema = json.loads((root / "schemas" / "organisation-settings.schema.json").read_text("utf-8"))
    settings = json.loads(example.path.read_text("utf-8"))
    assert set(settings) == set(schema["properties"])
    assert set(settings["defaults"]) == set(schema["properties"]["defaults"]["properties"])
