"""PDF copies of Word documents, by the LibreOffice that is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from sharebuilder.documents.target import target_of_pdf
from sharebuilder.errors import CannotSave
from sharebuilder.storage.atomic import write_atomically

_SECONDS = 180
_PREFIX = "sharebuilder-pdf-"
_FORGOTTEN_AFTER = 3600.0
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)")


def office_program() -> Path | None:
    """The LibreOffice program, or None where none is found."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for variable in _WINDOWS_FOLDERS:
        folder = os.environ.get(variable)
        program = Path(folder or "", "LibreOffice", "program", "soffice.exe")
        if folder and program.is_file():
            return program
    return None


def to_pdf(document: Path) -> Path:
    """Write a PDF beside a Word document.

    Args:
        document: the Word document.

    Returns:
        The path of the PDF.

    Raises:
        CannotSave: LibreOffice is not installed, or did not make the PDF.
    """
    program = office_program()
    if program is None:
        raise CannotSave(
            "No PDF was made, because LibreOffice is not installed here.",
            remedy="Open the Word file and save it as a PDF, or install LibreOffice.",
            file=document,
        )
    _remove_forgotten()
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        # A profile of its own, so that an open LibreOffice does not swallow the request.
        profile = Path(folder, "profile").as_uri()
        words = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
        try:
            done = subprocess.run(
                [program, *words, "--outdir", folder, document],
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
                # What it writes meanwhile goes with the folder, too.
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder)},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(document, str(error)) from error
        made = Path(folder, document.stem + ".pdf")
        # LibreOffice exits with 0 even when it could not convert: the file is the only proof.
        if not made.is_file() or made.stat().st_size == 0:
            raise _failed(document, done.stderr.strip() or "it wrote no file")
        target = target_of_pdf(document.with_suffix(".pdf"))
        try:
            write_atomically(target, made.read_bytes())
        except (OSError, CannotSave) as error:
            raise CannotSave(
                f"The PDF cannot be written ({getattr(error, 'strerror', None) or error}).",
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


def _failed(document: Path, why: str) -> CannotSave:
    return CannotSave(
        f"LibreOffice could not make a PDF ({why}).",
        remedy="Open the Word file and save it as a PDF.",
        file=document,
    )
