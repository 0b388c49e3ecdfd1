"""What may not stand in the repository, and what must travel with the program."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, so that this file names none of them.
REGISTRIES = re.compile("pypi" r"\.org|python" r"hosted|npmjs" r"\.|deb\.deb" r"ian")
LICENCES = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|HPND|MPL|ISC|LGPL|GNU Lesser|Historical",
    re.IGNORECASE,
)
RUNTIME = [
    "PySide6-Essentials", "shiboken6", "docxtpl", "python-docx", "Jinja2", "MarkupSafe", "lxml",
    "jsonschema", "jsonschema-specifications", "referencing", "attrs", "rpds-py", "platformdirs",
    "Pillow", "typing-extensions",
]  # fmt: skip


def tracked() -> list[Path]:
    """The files that git knows; none outside a checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in done.stdout.split("\0") if name]


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    home = f"{ROOT.parent}/"
    files = tracked()
    assert files, "not a git checkout"
    for path in files:
        if not path.is_file() or path.suffix in {".docx", ".png", ".qm", ".ttf"}:
            continue
        text = path.read_text(encoding="utf-8")
        assert not REGISTRIES.search(text), path
        assert home not in text or len(home) < 4, path


def test_every_pin_has_a_hash_and_no_address() -> None:
    for path in (ROOT / "packaging" / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        blocks = re.split(r"\n(?=\S)", text.strip())
        assert blocks
        for block in blocks:
            assert "==" in block.split("\n")[0]
            assert "--hash=sha256:" in block, block[:60]


@pytest.mark.parametrize("name", RUNTIME)
def test_a_dependency_has_a_licence_that_we_may_use(name: str) -> None:
    meta = importlib.metadata.metadata(name)
    said = " ".join(
        [
            meta.get("License-Expression") or "",
            (meta.get("License") or "")[:200],
            *(c for c in meta.get_all("Classifier") or [] if c.startswith("License")),
        ]
    )
    assert LICENCES.search(said), f"{name}: {said!r}"


def test_the_wheel_carries_its_data_and_finds_it_outside_the_checkout(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "--no-index", "--wheel-dir", tmp_path, ROOT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(installed)
        names = package.namelist()
    for folder in ("schemas", "templates", "seeds", "docs"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"sharebuilder/_data/{path.relative_to(ROOT).as_posix()}" in names
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    script = "import sharebuilder; print(sharebuilder.__file__)"
    where = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, env=environment, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert str(installed) in where.stdout
    for words in (
        ["new", "e.sharebuilder", "--case", "essex"],
        ["check", "e.sharebuilder"],
        ["build", "e.sharebuilder", "--out", "out"],
        ["guide", "--out", "guide.docx"],
    ):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "sharebuilder", *words], cwd=tmp_path, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "out").glob("*.docx"))


def test_the_ci_script_calls_the_readmes_test_command() -> None:
    command = "python3 packaging/dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
