"""What the bundles are made of. A whole bundle is built and driven by `dev.py bundle --check`."""

from __future__ import annotations

import ast
import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundle import icons, trim
from bundle.manual import manual
from PIL import Image
from supply.pins import pins

from sharebuilder.cli.parser import COMMANDS
from sharebuilder.gui.files import EXTENSION

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SOURCES = sorted((ROOT / "sharebuilder").rglob("*.py"))
SPEC = (PACKAGING / "bundle" / "sharebuilder.spec").read_text(encoding="utf-8")
INNO = (PACKAGING / "windows" / "sharebuilder.iss").read_text(encoding="utf-8")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_every_resource_folder_travels() -> None:
    text = (ROOT / "sharebuilder" / "resources.py").read_text(encoding="utf-8")
    asked = {
        node.args[0].value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "_folder"
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(trim.DATA_FOLDERS)
    inside = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sharebuilder").rglob("*")
        # What a translator works with (.ts) stays out: the window reads what was made from it.
        if path.is_file() and path.suffix not in {".py", ".pyc", ".typed", ".ts"}
    ]
    assert inside
    for name in inside:  # what code reads from beside itself
        wanted = "*.qm" if name.endswith(".qm") else name.rpartition("/")[2]
        assert f'"{wanted}"' in SPEC, name


def test_the_program_runs_without_what_stays_out(tmp_path: Path) -> None:
    script = f"""
import sys
OUT = {trim.EXCLUDED_MODULES!r}
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in OUT):
            raise ModuleNotFoundError("No module named " + repr(name), name=name)
sys.meta_path.insert(0, Refuse())
import importlib
for name in {trim.modules(ROOT / "sharebuilder")!r}:
    if name != "sharebuilder.__main__":
        importlib.import_module(name)
from sharebuilder.cli.main import main
file = {str(tmp_path / "e.sharebuilder")!r}
assert main(["new", file, "--case", "essex"]) == 0
assert main(["build", file, "--out", {str(tmp_path)!r}, "--document", "agreement"]) == 0
assert main(["map", file, "--out", {str(tmp_path / "m.png")!r}]) == 0
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("*.docx"))


def test_the_program_starts_no_python_of_its_own() -> None:
    # In a bundle `sys.executable` is the program, and a child process would be another window.
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert "sys.executable" not in text, path
        assert not re.search(r"^\s*(import|from) multiprocessing", text, re.MULTILINE), path


def test_every_module_of_qt_in_use_travels() -> None:
    used = {
        found
        for path in SOURCES
        for found in re.findall(r"PySide6\.Qt(\w+)", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(trim.QT_LIBRARIES)
    assert not {f"PySide6.Qt{name}" for name in used} & set(trim.EXCLUDED_MODULES)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6\\\\Qt6Quick.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6\\\\plugins\\\\platforms\\\\qwindows.dll", True),
        ("PySide6\\\\plugins\\\\styles\\\\qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libstdc++.so.6", False),
        ("libsystemd.so.0", False),
        ("libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", True),
        ("python311.dll", True),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("templates/agreement.docx", True),
    ],
)
def test_what_travels(name: str, kept: bool) -> None:
    assert trim.travels(name.replace("\\\\", "\\")) is kept


def test_a_library_that_nothing_asks_for_stays_out() -> None:
    asks = {"main.so": ["libxcb-a.so"], "a": ["libxcb-b.so", "libc.so.6"], "b": [], "c": []}
    entries = [
        ("PySide6/main.so", "main.so", "EXTENSION"),
        ("libxcb-a.so", "a", "BINARY"),
        ("libxcb-b.so", "b", "BINARY"),
        ("pillow.libs/libavif.so", "c", "BINARY"),
    ]
    kept = [one[0] for one in trim.still_needed(entries, lambda file: asks[file])]
    assert kept == ["PySide6/main.so", "libxcb-a.so", "libxcb-b.so"]


def test_what_is_bundled_is_pinned_as_what_runs() -> None:
    bundled = {(pin.name, pin.version) for pin in pins("bundle")}
    assert {(pin.name, pin.version) for pin in pins("run")} <= bundled
    assert "pyinstaller" in {name for name, _version in bundled}


# --- Windows: written, not run ---


def test_the_installer_script_names_what_there_is() -> None:
    assert "NOT RUN YET" in INNO
    for name in re.findall(r"^LicenseFile=(.+)$", INNO, re.MULTILINE):
        assert (PACKAGING / "windows" / name.replace("\\", "/")).resolve().is_file()
    programs = set(re.findall(r"\{app\}\\(\w+)\.exe", INNO))
    assert programs == {"sharebuilderw"}
    for program in programs:
        assert f'name="{program}"' in SPEC
    assert f"Software\\Classes\\{EXTENSION}" in INNO
    assert "PrivilegesRequired=lowest" in INNO
    kinds = re.findall(r"ShareBuilder\.Agreement\\(.+?)\"", INNO)
    assert kinds == ["DefaultIcon", "shell\\open\\command"]
    assert '"""{app}\\sharebuilderw.exe"" ""%1"""' in INNO


# --- Linux ---


def test_the_desktop_entry_and_the_kind_of_file_belong_together() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "linux" / "sharebuilder.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert (said["Type"], said["Exec"], said["Icon"]) == (
        "Application", "sharebuilder %f", "sharebuilder",
    )  # fmt: skip
    kind = ET.parse(PACKAGING / "linux" / "sharebuilder.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    assert said["MimeType"] == f"{kind.get('type')};"
    glob = kind.find(f"{MIME}glob")
    assert glob is not None
    assert glob.get("pattern") == f"*{EXTENSION}"


def test_the_icon_is_drawn_in_every_size(qapp: object, tmp_path: Path) -> None:
    icons.write_ico(tmp_path / "i.ico")
    with Image.open(tmp_path / "i.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in icons.SIZES}
        assert len(icon.convert("RGBA").resize((32, 32)).getcolors() or []) > 8
    icons.write_hicolor(tmp_path)
    for kind, name in (("apps", "sharebuilder"), ("mimetypes", "application-x-sharebuilder")):
        with Image.open(tmp_path / "hicolor" / "48x48" / kind / f"{name}.png") as one:
            assert one.size == (48, 48)


def test_the_manual_page_names_every_command(tmp_path: Path) -> None:
    page = manual()
    for name in COMMANDS:
        assert f"\n.B {name}\n" in page
    if shutil.which("groff") is None:
        return
    done = subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-k"], input=page, capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    assert "winter.sharebuilder" in done.stdout
