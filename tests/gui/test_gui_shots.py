from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from devtools.nobody import nobodys_folders
from PySide6.QtGui import QImage

from sharebuilder.storage.places import data_folder, journals_folder, log_folder

ROOT = Path(__file__).resolve().parents[2]


def shots(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "packaging" / "shots.py", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        cwd=ROOT,
    )


def test_there_is_a_picture_of_each_step_at_the_size_that_was_asked_for(tmp_path: Path) -> None:
    done = shots("--out", tmp_path, "--case", "essex", "--size", "1024x700", "--theme", "dark")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in tmp_path.glob("*.png")}
    assert "00-start.png" in names
    for number in range(1, 14):
        assert any(name.startswith(f"{number:02}-") for name in names), number
    for path in tmp_path.glob("*.png"):
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (1024, 700)
        colours = {picture.pixel(x, y) for x in range(0, 1024, 8) for y in range(0, 700, 8)}
        assert len(colours) > 4, f"{path.name} shows nothing"


@pytest.mark.parametrize(
    "words",
    [("--size", "big"), ("--font-scale", "9"), ("--theme", "pink"), ("--case", "atlantis")],
)
def test_a_slip_is_told(tmp_path: Path, words: tuple[str, str]) -> None:
    done = shots("--out", tmp_path, *words)
    assert done.returncode == 2
    assert words[1] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_picture_shows_nothing_of_whoever_takes_it() -> None:
    before = data_folder()
    with nobodys_folders() as home:
        for folder in (data_folder(), journals_folder(), log_folder()):
            assert folder.is_relative_to(home)
    assert data_folder() == before
