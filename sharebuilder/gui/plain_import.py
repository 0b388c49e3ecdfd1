"""Python's own `import` for the window, without what PySide6 puts in its place."""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401 - it puts its own in the place of Python’s


def use_plain_import() -> None:
    """Import from now on without PySide6 reading the source of each module.

    PySide6 looks there for `from __feature__ import …`, another way to spell Qt's names. Nothing
    here spells them so. Python keeps what is read: 6 MB for the modules of the window, and a third
    of the time in which they load. Where PySide6 does not do it, this does nothing.

    Source: shibokensupport/feature.py (`feature_imported`), PySide6 6.11; the same was found at
    https://github.com/napari/napari/issues/8584.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
