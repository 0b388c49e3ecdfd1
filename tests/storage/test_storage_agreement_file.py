"""Reading and writing agreement files: bad input, faults, kills."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import CannotSave, ChangedOnDisk, UnusableFile
from sharebuilder.model.json_types import JsonObject
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import (
    agreement_bytes,
    canonical_text,
    read_agreement,
    write_agreement,
)
from sharebuilder.storage.files import Files
from sharebuilder.storage.migrations import Migrations
from sharebuilder.storage.reading import parse_json

ROOT = Path(__file__).resolve().parents[2]
TITLE = Pointer("/about/title")
HEAD = '{"format": "sharebuilder-agreement", "format_version": 1, '
GOOD = HEAD + '"id": "0b7f8f2e-1111-4222-8333-444455556666"}'

VALUE = f"line 1, column {len(HEAD) + 6}"  # after the name “n”

BAD = [
    (b"", "empty", None),
    (b"  \n ", "empty", None),
    (GOOD.encode()[:60], "not complete or not JSON", "line 1"),
    (GOOD.encode("utf-16"), "UTF-16", None),
    (GOOD.replace("}", ', "t": "caf\xe9"}').encode("cp1252"), "not written in UTF-8", "line 1"),
    (b"PK\x03\x04rubbish", "not complete or not JSON", "line 1"),
    (b"[1, 2]", "not a ShareBuilder agreement", "/format"),
    (b'"text"', "not a ShareBuilder agreement", "/format"),
    (b'{"format": "other"}', "not a ShareBuilder agreement", "/format"),
    (b'{"format": "sharebuilder-agreement"}', "which format version", "/format_version"),
    (GOOD.replace("1,", "true,").encode(), "which format version", "/format_version"),
    (GOOD.replace("1,", "99,").encode(), "newer ShareBuilder (format 99)", "/format_version"),
    ((HEAD + '"id": "a", "id": "b"}').encode(), "stands twice", f"line 1, column {len(HEAD) + 12}"),
    ((HEAD + '"n": NaN}').encode(), "NaN", VALUE),
    ((HEAD + '"n": -Infinity}').encode(), "-Infinity", VALUE),
    ((HEAD + '"n": 1e999}').encode(), "too large", VALUE),
    ((HEAD + '"n": 0.1234567890123456789}').encode(), "more digits", VALUE),
    ((HEAD + '"n": 1e-999}').encode(), "more digits", VALUE),
    ((HEAD + '"n": 1e-99999999999999999999}').encode(), "more digits", VALUE),
    ((HEAD + '"n": ' + "9" * 5000 + "}").encode(), "too long", VALUE),
    (
        (HEAD + '"n": ' + "[" * 100_000 + "]" * 100_000 + "}").encode(),
        "levels deep",
        "line 1, column",
    ),
    ((HEAD + '"n": ' + "[" * 150 + "]" * 150 + "}").encode(), "levels deep", "/n/0/0"),
    ((HEAD + '"about": {"title": "a\\ud800b"}}').encode(), "U+D800", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u0000b"}}').encode(), "U+0000", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u000bb"}}').encode(), "U+000B", "/about/title"),
    ((HEAD + '"about": {"title": "a\x0bb"}}').encode(), "control character", "line 1"),
    ((HEAD + '"about": {"a\\u0001": 1}}').encode(), "illegal character", "/about"),
    (GOOD.replace("1,", "-1,").encode(), "no format version -1", "/format_version"),
]


@pytest.mark.parametrize(("content", "words", "place"), BAD, ids=[words for _, words, _ in BAD])
def test_a_file_that_cannot_be_used_is_refused_by_name_place_and_remedy(
    tmp_path: Path, content: bytes, words: str, place: str | None
) -> None:
    path = tmp_path / "bad.sharebuilder"
    path.write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        read_agreement(path)
    assert words in caught.value.problem
    assert caught.value.file == path
    assert caught.value.remedy.endswith(".")
    if place:
        assert str(caught.value.place).startswith(place)
    assert path.read_bytes() == content


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="no such file"):
        read_agreement(tmp_path / "gone.sharebuilder")
    with pytest.raises(UnusableFile, match="folder"):
        read_agreement(tmp_path)


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bom.sharebuilder"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_agreement(path).tree["format_version"] == 1
    assert "byte order mark" in read_agreement(path).notes[0]


def test_damage_that_still_parses_is_noticed_and_another_layout_is_no_damage(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.sharebuilder"
    agreement = OpenAgreement.new()
    agreement.set(TITLE, "Discharge", label="x")
    agreement.save(path)
    assert OpenAgreement.open(path).notes == ()
    whole = path.read_text("utf-8")
    path.write_text(json.dumps(json.loads(whole)).replace(": ", ":\r\n"), encoding="utf-8")
    loaded = read_agreement(path)
    assert (loaded.notes, loaded.tree) == ((), agreement.tree)
    for old, new in (
        ("Discharge", "Dischange"),
        ('"about"', '"abuot"'),
        ('checksum": "', 'checksum": "0'),
    ):
        path.write_text(whole.replace(old, new), encoding="utf-8")
        assert "damaged" in " ".join(read_agreement(path).notes), old
    OpenAgreement.open(path).save()
    assert OpenAgreement.open(path).notes == ()


def test_a_sum_that_is_cut_off_leaves_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    write_agreement(path, json.loads(GOOD))
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:-2], lines[-1]]), encoding="utf-8")
    with pytest.raises(UnusableFile, match="not JSON"):
        read_agreement(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: Any, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.sharebuilder"
    path.write_bytes(content)
    with pytest.raises(UnusableFile):
        read_agreement(path)


def test_the_text_is_canonical() -> None:
    tree: Any = {"zz": 1, "id": "x", "format_version": 1, "format": "f", "about": {"title": "é"}}
    text = canonical_text(tree)
    assert list(json.loads(text)) == ["format", "format_version", "id", "about", "zz"]
    assert text.endswith("}\n")
    assert '\n  "about": {\n    "title": "é"' in text


def test_permissions_are_kept_and_links_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.sharebuilder"
    real.write_text(GOOD, encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.sharebuilder"
    link.symlink_to(real)
    agreement = OpenAgreement.open(link)
    agreement.set("/about/title", "Through the link", label="x")  # type: ignore[arg-type]
    agreement.save()
    assert link.is_symlink()
    assert read_agreement(real).tree["about"] == {"title": "Through the link"}
    assert real.stat().st_mode & 0o777 == 0o640


class FailingFiles(Files):
    """The real file calls, of which the Nth fails."""

    def __init__(self, at: int, fault: str) -> None:
        self.left = at
        self.fault = fault

    def __getattribute__(self, name: str) -> Any:
        call = super().__getattribute__(name)
        if not name.startswith("_") and name in vars(Files):
            self.left -= 1
            if self.left == 0:
                return self._failing(call)
        return call

    def _failing(self, call: Any) -> Any:
        fault = object.__getattribute__(self, "fault")

        def fail(*arguments: Any) -> Any:
            if fault == "lost":  # the call says that all is written, and the disk has less
                if call.__name__ != "write":
                    return call(*arguments)
                call(arguments[0], arguments[1][:5])
                return len(arguments[1])
            if call.__name__ == "close":
                call(*arguments)
            raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

        return fail


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "EACCES", "lost"])
def test_a_fault_at_any_file_call_leaves_the_old_or_the_new_file_whole(
    tmp_path: Path, fault: str
) -> None:
    path = tmp_path / "a.sharebuilder"
    failures = 0
    for at in range(1, 22):
        agreement = OpenAgreement.new()
        old = agreement_bytes(agreement.tree).decode()
        path.write_text(old, encoding="utf-8")
        new_tree: JsonObject = {**agreement.tree, "about": {"title": f"New {at}"}}
        error: CannotSave | None = None
        try:
            write_agreement(path, new_tree, files=FailingFiles(at, fault))
        except CannotSave as raised:
            error = raised
        found = path.read_text(encoding="utf-8")
        if error:
            failures += 1
            assert str(path) in str(error)
            assert found == old
        else:
            assert found == agreement_bytes(new_tree).decode()
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]
    # The control: each call up to the file taking its place must fail. They are may_write, create,
    # write, sync, close, take_rights, set_mode, read, modified and replace, and what is inside
    # read and replace: patiently, patiently and rename.
    assert failures == (1 if fault == "lost" else 13)


_SAVER = """
import sys
from pathlib import Path
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
agreement = OpenAgreement.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    agreement.set(Pointer("/case/aim"), f"{number} " * 20000, label="x")
    agreement.save()
    print(number, flush=True)
"""


def test_a_killed_save_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    OpenAgreement.new().save(path)
    for attempt in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(0.004 * attempt)
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        aim = OpenAgreement.open(path).view.case.aim.split()
        assert len(aim) == 20000
        assert len(set(aim)) == 1
        assert int(aim[0]) in {acknowledged, acknowledged + 1}


def name_to_title(tree: JsonObject) -> JsonObject:
    """What a step from format 0 to format 1 could do."""
    name = tree.pop("name")
    return {**tree, "about": {"title": name}}


OLDER = Migrations({0: name_to_title}, current=1)
OLD = GOOD.replace('"format_version": 1', '"format_version": 0, "name": "Old", "x_ours": [1]')


def test_an_older_format_is_brought_up_and_the_original_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    path.chmod(0o600)
    agreement = OpenAgreement.open(path, migrations=OLDER)
    assert agreement.title == "Old"
    assert agreement.tree["x_ours"] == [1]
    assert "name" not in agreement.tree
    assert "original is kept" in agreement.notes[0]
    assert path.read_text(encoding="utf-8") == OLD, "opening changes nothing"
    agreement.save()
    kept = tmp_path / "a.v0-original.sharebuilder"
    assert kept.read_text(encoding="utf-8") == OLD
    assert kept.stat().st_mode & 0o777 == 0o600, "what was private stays private"
    assert read_agreement(path).tree["format_version"] == 1
    agreement.set(TITLE, "Newer", label="x")
    agreement.save()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "a.sharebuilder",
        "a.v0-original.sharebuilder",
    ]


def test_an_original_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    for name in ("Old", "Other"):
        path.write_text(OLD.replace('"Old"', f'"{name}"'), encoding="utf-8")
        OpenAgreement.open(path, migrations=OLDER).save()
    first, second = (
        (tmp_path / f"a.v0-original{number}.sharebuilder").read_text(encoding="utf-8")
        for number in ("", "-2")
    )
    assert '"Old"' in first
    assert '"Other"' in second


def test_saving_an_older_file_elsewhere_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    OpenAgreement.open(path, migrations=OLDER).save(tmp_path / "b.sharebuilder")
    assert path.read_text(encoding="utf-8") == OLD
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "a.sharebuilder",
        "b.sharebuilder",
    ]


def test_an_older_file_that_vanished_meanwhile_is_saved_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    agreement = OpenAgreement.open(path, migrations=OLDER)
    path.unlink()
    agreement.save()
    assert read_agreement(path).tree["about"] == {"title": "Old"}


def test_nothing_is_saved_where_the_original_could_not_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    loaded = read_agreement(path, migrations=OLDER)
    agreement = OpenAgreement(
        loaded.tree,
        path,
        on_disk=loaded,
        files=FailingFiles(3, "ENOSPC"),
    )
    with pytest.raises(CannotSave, match="disk is full"):
        agreement.save()
    assert path.read_text(encoding="utf-8") == OLD
    agreement.save()
    assert (tmp_path / "a.v0-original.sharebuilder").read_text(encoding="utf-8") == OLD


def test_an_older_file_that_is_not_what_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD.replace('"name"', '"nome"'), encoding="utf-8")
    with pytest.raises(UnusableFile, match="older format"):
        read_agreement(path, migrations=OLDER)
    with pytest.raises(UnusableFile, match="no format version 0"):
        read_agreement(path)


def test_steps_are_taken_one_after_the_other() -> None:
    steps = {n: lambda tree, n=n: {**tree, "seen": [*tree.get("seen", []), n]} for n in (1, 2, 3)}
    tree: JsonObject = {"format_version": 2}
    assert Migrations(steps, 4).migrated(tree, 2) == {"format_version": 4, "seen": [2, 3]}
    assert tree == {"format_version": 2}


def test_a_rename_that_windows_refuses_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    class Held(Files):
        def __init__(self, times: int, code: int) -> None:
            self.times, self.code, self.waited = times, code, 0.0

        def rename(self, source: Path, target: Path) -> None:
            self.times -= 1
            if self.times >= 0:
                error = PermissionError(errno.EACCES, "held")
                error.winerror = self.code  # type: ignore[attr-defined]
                raise error
            super().rename(source, target)

        def wait(self, seconds: float) -> None:
            self.waited += seconds

    path = tmp_path / "a.sharebuilder"
    for code in (5, 32):
        held = Held(3, code)
        write_agreement(path, {"try": code}, files=held)
        assert json.loads(path.read_text())["try"] == code
        assert 0 < held.waited < 1
    for held in (Held(1000, 32), Held(1, 33)):
        with pytest.raises(CannotSave, match="another program holds"):
            write_agreement(path, {"try": "never"}, files=held)
        assert held.waited < 5
        assert json.loads(path.read_text())["try"] == 32
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]


def test_a_file_that_another_program_holds_for_a_moment_is_read_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sharebuilder"
    write_agreement(path, OpenAgreement.new().tree)
    held, real = [3], Path.open

    def busy(self: Path, *words: Any, **more: Any) -> Any:
        held[0] -= 1
        if held[0] >= 0:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, *words, **more)

    monkeypatch.setattr(Path, "open", busy)
    assert read_agreement(path).tree["format_version"] == 1
    held[0] = 1000
    with pytest.raises(UnusableFile, match="another program holds it"):
        read_agreement(path)
    assert held[0] > 980, "tried for about a second, and then said"


def test_a_change_by_somebody_else_while_we_write_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    first = write_agreement(path, {"a": 1})

    class Slow(Files):
        def sync(self, handle: int) -> None:
            super().sync(handle)
            path.write_text("theirs")

    with pytest.raises(ChangedOnDisk):
        write_agreement(path, {"a": 2}, expected_sha256=first, files=Slow())
    assert path.read_text() == "theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path) -> None:
    class Interrupted(Files):
        def sync(self, handle: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_agreement(tmp_path / "a.sharebuilder", {}, files=Interrupted())
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_is_cleaned_up_later(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    old, fresh, other = (
        tmp_path / name
        for name in (
            ".a.sharebuilder.1-abc.saving",
            ".a.sharebuilder.2-abc.saving",
            ".b.sharebuilder.1-abc.saving",
        )
    )
    for left in (old, fresh, other):
        left.write_text("half")
    long_ago = time.time() - 2 * 3600
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    write_agreement(path, {})
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(
        [fresh.name, other.name, path.name]
    )


def test_a_name_as_long_as_the_drive_allows(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 121 + ".sharebuilder")  # 255 bytes
    write_agreement(path, {"a": 1})
    assert json.loads(path.read_text())["a"] == 1
    with pytest.raises(CannotSave, match="name is too long"):
        write_agreement(tmp_path / ("a" * 300), {})


def test_a_place_that_takes_no_file_is_refused_by_name_and_reason(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for place, why in [
        ("folder", "a folder of that name"),
        ("gone/a.sharebuilder", "folder is not there"),
        ("file/a.sharebuilder", "folder is not there"),
        ("circle", "could not be saved"),
        ("nul\0", "could not be saved"),
    ]:
        with pytest.raises(CannotSave, match=why) as caught:
            write_agreement(tmp_path / place, {})
        assert caught.value.file == tmp_path / place
        assert "still open" in caught.value.remedy
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["circle", "file", "folder"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    class Unprivileged(Files):
        def may_write(self, path: Path) -> bool:  # root may write anything
            return bool(path.stat().st_mode & 0o200)

    path = tmp_path / "a.sharebuilder"
    path.write_text("keep me")
    path.chmod(0o444)
    with pytest.raises(CannotSave, match="may not write"):
        write_agreement(path, {}, files=Unprivileged())
    assert path.read_text() == "keep me"


def test_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnusableFile, match="device"):
        read_agreement(tmp_path / "pipe")


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.sharebuilder"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(UnusableFile, match="more than 50 MB"):
        read_agreement(path)


def test_the_place_of_a_name_that_stands_twice_is_found_inside(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(
        HEAD + '\n "a": {"x": "{\\"x\\": 1", "y": [{"x": 1}, {"x": 2}]},\n "b": {"x": 1, "x": 2}}'
    )
    with pytest.raises(UnusableFile) as caught:
        read_agreement(path)
    assert caught.value.place == "line 3, column 16"
    assert "“x”" in caught.value.problem


numbers = st.integers().map(str) | st.floats(allow_nan=False, allow_infinity=False).map(repr)


@given(
    numbers
    | st.from_regex(r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,4})?", fullmatch=True)
)
def test_a_number_is_kept_exactly_or_refused(number: str) -> None:
    try:
        value = parse_json(number)
    except UnusableFile:
        assert len(number) > 15 or "e" in number.lower()
    else:
        assert Decimal(number) == Decimal(canonical_text({"n": value}).split()[2])
