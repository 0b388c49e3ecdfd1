"""The layers hold, and nothing is loaded that a command does not need."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "sharebuilder").rglob("*.py"))


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the checkout."""
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_imports_run_one_way() -> None:
    done = python("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("sharebuilder.cli", ["PySide6", "docxtpl", "docx", "lxml", "jsonschema", "PIL"]),
        ("sharebuilder.open_agreement", ["PySide6", "docxtpl", "docx", "jsonschema", "PIL"]),
        ("sharebuilder.cli.commands.check", ["PySide6", "docxtpl", "docx", "PIL"]),
        ("sharebuilder.cli.commands.build", ["PySide6"]),
        ("sharebuilder.gui.app", ["docxtpl", "docx", "lxml", "jsonschema", "PIL"]),
    ],
)
def test_a_module_loads_no_more_than_it_needs(module: str, unwanted: list[str]) -> None:
    done = python("-c", f"import sys, {module}; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert set(unwanted).isdisjoint(done.stdout.split())


def test_every_dependency_is_declared_and_every_declared_one_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {line.split(">")[0].lower().replace("_", "-") for line in project["dependencies"]}
    distributions = packages_distributions()
    used = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                top = name.split(".")[0]
                if top != "sharebuilder" and top not in sys.stdlib_module_names and top:
                    used |= {d.lower().replace("_", "-") for d in distributions[top]}
    used -= {"pyside6", "pyside6-addons", "shiboken6"}
    assert used == declared


def test_the_data_folders_are_no_longer_than_they_should_be() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 450
    }
    assert long == {}, "split these files by subject"
