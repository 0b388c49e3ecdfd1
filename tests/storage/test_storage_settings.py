"""Settings and the list of recent files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.storage.files import Files
from sharebuilder.storage.recent import RecentFiles
from sharebuilder.storage.settings import Settings, settings_path

values = st.recursive(
    st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A settings file in a folder that is not there yet."""
    return tmp_path / "new folder" / "settings.json"


def test_a_setting_lasts(path: Path) -> None:
    first = Settings(path)
    assert first.get("text_size", 100) == 100
    assert first.set("text_size", 125)
    assert first.set("window", {"width": 900, "height": 700})
    again = Settings(path)
    assert again.get("text_size", 100) == 125
    assert again.get("window", {}) == {"width": 900, "height": 700}
    assert again.messages == ()
    assert path.read_text(encoding="utf-8").startswith('{\n  "text_size": 125')


@given(st.dictionaries(st.sampled_from("abc"), values), st.sampled_from("abc"), values)
def test_any_settings_round_trip(
    tmp_path_factory: Any, before: dict[str, Any], name: str, value: Any
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(before), encoding="utf-8")
    assert Settings(path).set(name, value)
    assert json.loads(path.read_text(encoding="utf-8")) == {**before, name: value}


def test_a_value_of_another_kind_gives_the_default(path: Path) -> None:
    settings = Settings(path)
    settings.set("text_size", "large")
    assert settings.get("text_size", 100) == 100
    settings.set("show_friend", 1)
    assert settings.get("show_friend", True) is True


def test_none_takes_a_setting_out(path: Path) -> None:
    settings = Settings(path)
    settings.set("a", 1)
    settings.set("a", None)
    assert json.loads(path.read_text(encoding="utf-8")) == {}


def test_two_windows_do_not_undo_each_others_settings(path: Path) -> None:
    first, second = Settings(path), Settings(path)
    first.set("a", 1)
    second.set("b", 2)
    assert Settings(path).get("a", 0) == 1
    assert Settings(path).get("b", 0) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"a": NaN}', b'{"a":"\\u0000"}']
)
def test_a_broken_file_is_put_aside_with_a_message(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    for name in ("settings.broken.json", "settings.broken-2.json"):
        path.write_bytes(content)
        settings = Settings(path)
        assert settings.get("a", 5) == 5
        assert len(settings.messages) == 1
        assert name in settings.messages[0]
        assert not path.exists()
        assert (path.parent / name).read_bytes() == content
    assert settings.set("a", 6)
    assert Settings(path).get("a", 5) == 6


def test_a_folder_in_the_place_of_the_file_is_no_crash(path: Path) -> None:
    path.mkdir(parents=True)
    settings = Settings(path)
    assert not settings.set("a", 1)
    assert settings.get("a", 0) == 1
    assert settings.messages


def test_settings_that_cannot_be_saved_hold_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.json")
    assert not settings.set("a", 1)
    assert settings.get("a", 0) == 1
    assert "could not be saved" in settings.messages[0]
    settings.set("a", 2)
    assert len(settings.messages) == 1, "said once, not at each change"


def test_a_full_disk_leaves_the_old_settings(path: Path) -> None:
    class Full(Files):
        def write(self, handle: int, content: bytes | memoryview) -> int:
            raise OSError(28, os.strerror(28))

    Settings(path).set("a", 1)
    settings = Settings(path, files=Full())
    assert not settings.set("a", 2)
    assert settings.get("a", 0) == 2
    assert Settings(path).get("a", 0) == 1


def test_the_file_lies_among_this_persons_settings() -> None:
    assert settings_path().name == "settings.json"
    assert settings_path().parent.name == "ShareBuilder"


def test_recent_files_the_latest_first_each_once(path: Path, tmp_path: Path) -> None:
    recent = RecentFiles(Settings(path))
    one, two = tmp_path / "one.sharebuilder", tmp_path / "two.sharebuilder"
    for opened in (one, two, tmp_path / "x" / ".." / "one.sharebuilder"):
        recent.add(opened)
    assert RecentFiles(Settings(path)).paths() == (one, two)
    recent.remove(one)
    assert recent.paths() == (two,)
    recent.clear()
    assert recent.paths() == ()


def test_recent_files_are_not_many_and_not_looked_at(path: Path) -> None:
    recent = RecentFiles(Settings(path))
    for number in range(15):
        recent.add(Path(f"/nowhere/that/exists/{number}.sharebuilder"))
    assert [found.stem for found in recent.paths()] == [str(n) for n in range(14, 4, -1)]


def test_rubbish_in_the_list_is_passed_over(path: Path) -> None:
    settings = Settings(path)
    settings.set("recent_files", [1, None, "", {"a": 1}, "/a/b.sharebuilder"])
    assert RecentFiles(settings).paths() == (Path("/a/b.sharebuilder"),)
    settings.set("recent_files", "not a list")
    assert RecentFiles(settings).paths() == ()
