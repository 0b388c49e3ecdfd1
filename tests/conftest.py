"""What all tests share: no screen, folders of their own, and an honest count of what did not run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

settings.register_profile(
    "suite",
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

ROOT = Path(__file__).resolve().parents[1]
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])
)

_PDF_SECONDS = 150


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the campaigns, which take longest: else all but one processor wait for the last."""
    items.sort(key=lambda item: "torture" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is made for many tests meets no person's settings either, nor what a crash left."""
    with pytest.MonkeyPatch.context() as patch:
        _live_in(tmp_path_factory.mktemp("nobody"), patch)
        yield


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of its own for each test, so that no test meets a person's settings."""
    home = tmp_path_factory.mktemp("home")
    _live_in(home, monkeypatch)
    return home


def _live_in(home: Path, patch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        patch.setenv(name, str(home))
    patch.setenv("APPDATA", str(home / "roaming"))
    patch.setenv("LOCALAPPDATA", str(home / "local"))
    for name in ("XDG_CONFIG_DIRS", "PROGRAMDATA"):
        patch.setenv(name, str(home / "site"))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def to_pdf(tmp_path: Path) -> Callable[[Path], Path]:
    """A function that turns a Word file into a PDF with LibreOffice; the test does not run without.

    A check that could not run is shown by name at the end of the run: it is never counted as passed.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("not run: LibreOffice is not installed")

    def convert(document: Path) -> Path:
        out = tmp_path / "pdf"
        profile = (tmp_path / "office-profile").as_uri()
        subprocess.run(
            [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
             "--outdir", out, document],
            check=True,
            capture_output=True,
            timeout=_PDF_SECONDS,
        )  # fmt: skip
        made = out / f"{document.stem}.pdf"
        assert made.is_file(), "LibreOffice wrote no PDF"
        return made

    return convert
