"""Where the bundled program begins: the same as `sharebuilder` in an installed wheel."""

from __future__ import annotations

import os
import sys

from sharebuilder.cli import main

# The bundle's own libraries are for itself. LibreOffice, which makes PDFs, and the program that
# opens a document must get those of the system. (PyInstaller keeps the value from before.)
_LIBRARIES = "LD_LIBRARY_PATH"
_before = os.environ.pop(f"{_LIBRARIES}_ORIG", None)
os.environ.pop(_LIBRARIES, None)
if _before:
    os.environ[_LIBRARIES] = _before

# On Windows the executable without a console has no streams to write to.
if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for good
if sys.stderr is None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for good

sys.exit(main())
