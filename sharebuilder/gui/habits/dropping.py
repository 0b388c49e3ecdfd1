"""A file dropped on the window: opened, brought into a table, or told what can be dropped."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.gui.files import EXTENSION
from sharebuilder.gui.opened import WORD
from sharebuilder.gui.tables.tools import TABLE_FILES
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from sharebuilder.gui.main_window import MainWindow

_AGREEMENTS = frozenset({EXTENSION, ".json", WORD})
_MOST = 3  # tables of a page that are offered
_WHAT = tr_later(
    "To open an agreement, drop it here (.sharebuilder), or a Word file that ShareBuilder built "
    "(.docx). Drop a table (.csv, .xlsx) on the table that its rows belong to."
)


def drop(window: MainWindow, data: QMimeData) -> None:
    """Do what dropped files call for; what cannot be used is said in place.

    Args:
        window: where they were dropped.
        data: what was dropped.
    """
    urls = data.urls()
    if len(urls) != 1:
        _say(
            window,
            tr("%n files were dropped. ShareBuilder takes one at a time.", None, len(urls)),
        )
        return
    path = Path(urls[0].toLocalFile())
    ending = path.suffix.lower()
    if not urls[0].isLocalFile():
        _say(window, tr("That is an address, and no file on this computer. Nothing was opened."))
    elif path.is_dir():
        _say(window, tr("“{name}” is a folder. Nothing was opened.", name=path.name))
    elif ending in _AGREEMENTS:
        window.open_path(path)
    elif ending in TABLE_FILES:
        _offer_tables(window, path)
    else:
        _say(window, tr("ShareBuilder cannot use “{name}”. Nothing was opened.", name=path.name))


def _offer_tables(window: MainWindow, path: Path) -> None:
    """A table was dropped beside the tables: offer those of the page."""
    services, workspace = window.services, window.workspace
    shown = workspace is not None and window.stack.currentWidget() is workspace
    offers: list[tuple[str, Callable[[], object]]] = []
    if services is not None and workspace is not None and shown and not services.read_only:
        for section in workspace.page.sections:
            tools = section.records.table.tools if section.records is not None else None
            if tools is not None and not section.isHidden():
                words = tr(
                    "See its rows among the {records}",
                    records=section.section.record_name_plural,
                )
                offers.append((words, partial(tools.import_file, path)))
    if offers:
        window.messages.show_message(
            "prompt",
            tr("“{name}” holds a table. Where do its rows belong?", name=path.name),
            detail=tr("You see what would come of each row before anything changes."),
            actions=tuple(offers[:_MOST]),
        )
    else:
        _say(
            window,
            tr("“{name}” holds a table, and there is none here for its rows.", name=path.name),
        )


def _say(window: MainWindow, words: str) -> None:
    window.messages.show_message("prompt", words, detail=tr(_WHAT))
