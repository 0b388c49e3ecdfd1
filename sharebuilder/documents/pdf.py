"""PDF copies of Word documents, by the LibreOffice or the Word that is installed.

The code for Windows was written to Microsoft's documentation and was not run: no Windows and no
Word were at hand.

Sources: LibreOffice help, “Starting LibreOffice Software With Parameters”; Microsoft Learn, “App
Paths” registry key, and Word VBA reference, “Document.ExportAsFixedFormat” (17 is
wdExportFormatPDF) and “Application.AutomationSecurity” (3 is msoAutomationSecurityForceDisable).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.documents.target import target_of_pdf
from sharebuilder.errors import CannotSave
from sharebuilder.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 180
_PREFIX = "sharebuilder-pdf-"
_FORGOTTEN_AFTER = 3600.0
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "LOCALAPPDATA")
_LINUX_FOLDERS = ("/usr/lib/libreoffice", "/opt", "/snap/bin", "/var/lib/flatpak/exports/bin")
_LINUX_PATTERNS = (
    "program/soffice", "libreoffice*/program/soffice", "libreoffice", "org.libreoffice.LibreOffice",
)  # fmt: skip
_APP_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
_ALONE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# The paths come as arguments, so that no letter in a file name can become a command.
_WORD_SCRIPT = (
    "param($from, $to); $ErrorActionPreference = 'Stop'; "
    "$word = New-Object -ComObject Word.Application; "
    "try { $word.Visible = $false; $word.DisplayAlerts = 0; $word.AutomationSecurity = 3; "
    "$document = $word.Documents.Open($from, $false, $true, $false); "
    "$document.ExportAsFixedFormat($to, 17); $document.Close($false) } "
    "finally { $word.Quit($false) }"
)


def office_program() -> Path | None:
    """The LibreOffice program, or None where none is found."""
    return next(_office_programs(), None)


def word_program() -> Path | None:
    """The Word program, or None where none is found. There is one on Windows alone."""
    if sys.platform != "win32":
        return None
    found = _app_path("Winword.exe")
    return found if found is not None and found.is_file() else None


def can_make_pdf() -> bool:
    """Whether there is a program here that makes PDFs."""
    return office_program() is not None or word_program() is not None


def to_pdf(document: Path) -> Path:
    """Write a PDF beside a Word document.

    Args:
        document: the Word document.

    Returns:
        The path of the PDF.

    Raises:
        CannotSave: neither LibreOffice nor Word is installed, or no PDF came of it. The Word
            document is as it was.
    """
    office = office_program()
    word = word_program() if office is None else None
    if office is None and word is None:
        raise CannotSave(
            "No PDF was made, because neither LibreOffice nor Word was found here.",
            remedy="Open the Word file and save it as a PDF, or install LibreOffice.",
            file=document,
        )
    name = "LibreOffice" if office else "Word"
    _remove_forgotten()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
        # A copy with a plain name: no name of an agreement can be taken for an option.
        copy, made = Path(folder, "document.docx"), Path(folder, "document.pdf")
        try:
            shutil.copyfile(document, copy)
            words = _office_words(office, copy) if office else _word_words(copy, made)
            done = subprocess.run(
                words, capture_output=True, text=True, errors="replace", timeout=_SECONDS,
                check=False, stdin=subprocess.DEVNULL, creationflags=_ALONE,
                # What it writes meanwhile goes with the folder, too.
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder)},
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise _failed(name, document, f"it took more than {_SECONDS} seconds") from error
        except OSError as error:
            raise _failed(name, document, error.strerror or str(error)) from error
        # LibreOffice exits with 0 even when it could not convert: the file is the only proof.
        if not made.is_file() or made.stat().st_size == 0:
            said = (done.stderr.strip().splitlines() or ["it wrote no file"])[-1]
            raise _failed(name, document, said)
        return _put(made, target_of_pdf(document.with_suffix(".pdf")))


def _put(made: Path, target: Path) -> Path:
    try:
        write_atomically(target, made.read_bytes())
    except (OSError, CannotSave) as error:
        raise CannotSave(
            "The PDF cannot be written.",
            remedy="Close the PDF where it is open, or choose another folder.",
            file=target,
        ) from error
    return target


def _remove_forgotten() -> None:
    """Take away folders of ours that a crash left: they hold a document."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < time.time() - _FORGOTTEN_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def _office_words(program: Path, copy: Path) -> list[str]:
    # A profile of its own, so that an open LibreOffice does not swallow the request, and no
    # setting or macro of this person's takes part.
    profile = Path(copy.parent, "profile").as_uri()
    return [
        str(program), "--headless", "--norestore", "--nolockcheck",
        f"-env:UserInstallation={profile}", "--convert-to", "pdf",
        "--outdir", str(copy.parent), str(copy),
    ]  # fmt: skip


def _word_words(copy: Path, made: Path) -> list[str]:
    script = Path(copy.parent, "to-pdf.ps1")
    script.write_text(_WORD_SCRIPT, encoding="ascii")
    return [
        "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
        "-File", str(script), str(copy), str(made),
    ]  # fmt: skip


def _office_programs() -> Iterator[Path]:
    for name in ("soffice", "libreoffice", "soffice.com"):
        found = shutil.which(name)
        if found:
            yield Path(found)
    if sys.platform == "win32":
        registered = _app_path("soffice.exe")
        if registered is not None and registered.is_file():
            yield registered
    yield from (one for one in _likely_places() if one.is_file())


def _likely_places() -> Iterator[Path]:
    for variable in _WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            for part in ("", "Programs"):
                yield Path(folder, part, "LibreOffice", "program", "soffice.exe")
    for start in _LINUX_FOLDERS:
        for pattern in _LINUX_PATTERNS:
            with contextlib.suppress(OSError):
                yield from sorted(Path(start).glob(pattern))


def _app_path(program: str) -> Path | None:
    """Where Windows has a program registered."""
    if sys.platform != "win32":
        return None
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        with contextlib.suppress(OSError), winreg.OpenKey(root, rf"{_APP_PATHS}\{program}") as key:
            return Path(str(winreg.QueryValueEx(key, "")[0]).strip('"'))
    return None


def _failed(name: str, document: Path, why: str) -> CannotSave:
    return CannotSave(
        f"{name} could not make a PDF ({why}).",
        remedy="The Word file is there: open it and save it as a PDF.",
        file=document,
    )
