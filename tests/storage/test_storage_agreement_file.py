"""Reading and writing agreement files: bad input, faults, kills."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import CannotSave, UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import canonical_text, read_agreement, write_agreement
from sharebuilder.storage.files import Files
from sharebuilder.storage.migrations import migrated

ROOT = Path(__file__).resolve().parents[2]
HEAD = '{"format": "sharebuilder-agreement", "format_version": 1, '
GOOD = HEAD + '"id": "0b7f8f2e-1111-4222-8333-444455556666"}'

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
    ((HEAD + '"id": "a", "id": "b"}').encode(), "stands twice", None),
    ((HEAD + '"n": NaN}').encode(), "NaN", None),
    ((HEAD + '"n": 1e999}').encode(), "too large", None),
    ((HEAD + '"n": ' + "9" * 5000 + "}").encode(), "too long", None),
    ((HEAD + '"n": ' + "[" * 100_000 + "]" * 100_000 + "}").encode(), "without end", None),
    ((HEAD + '"n": ' + "[" * 150 + "]" * 150 + "}").encode(), "levels deep", None),
    ((HEAD + '"about": {"title": "a\\ud800b"}}').encode(), "U+D800", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u0000b"}}').encode(), "U+0000", "/about/title"),
    ((HEAD + '"about": {"title": "a\\u000bb"}}').encode(), "U+000B", "/about/title"),
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
        if name in {"create", "write", "sync", "close", "read", "set_mode", "replace"}:
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
    for at in range(1, 12):
        agreement = OpenAgreement.new()
        old = canonical_text(agreement.tree)
        path.write_text(old, encoding="utf-8")
        new_tree = {**agreement.tree, "about": {"title": f"New {at}"}}
        try:
            write_agreement(path, new_tree, files=FailingFiles(at, fault))
        except CannotSave as error:
            failures += 1
            assert str(path) in str(error)
            assert path.read_text(encoding="utf-8") == old
        else:
            assert path.read_text(encoding="utf-8") == canonical_text(new_tree)
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.sharebuilder"]
    assert failures >= 1, "the control: some call must have failed"


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
    for attempt in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(0.013 * attempt)
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        aim = OpenAgreement.open(path).view.case.aim.split()
        assert len(aim) == 20000
        assert len(set(aim)) == 1
        assert int(aim[0]) in {acknowledged, acknowledged + 1}


def test_an_older_format_is_brought_up_and_the_original_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sharebuilder.storage import agreement_file

    steps = {0: lambda tree: {**tree, "about": {"title": tree["name"]}}}
    old = GOOD.replace('"format_version": 1', '"format_version": 0, "name": "Old"')
    assert migrated(json.loads(old), 0, steps)["about"] == {"title": "Old"}
    monkeypatch.setattr(agreement_file, "STEPS", steps)
    path = tmp_path / "a.sharebuilder"
    path.write_text(old, encoding="utf-8")
    agreement = OpenAgreement.open(path)
    assert agreement.title == "Old"
    assert path.read_text(encoding="utf-8") == old
    agreement.save()
    assert (tmp_path / "a.v0-original.sharebuilder").read_text(encoding="utf-8") == old
    assert read_agreement(path).tree["format_version"] == 1
