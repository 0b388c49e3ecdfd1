"""The same document by other means: written by python-docx, and by docxtemplater in Node.

Both get the finished blocks of our own document, its paragraphs and its tables, so that they write
the same words into as many paragraphs and cells. Neither numbers anything, proves anything, nor
chooses what to say: that work is ours alone.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

Block = dict[str, Any]
MODULES = "SHAREBUILDER_NODE_MODULES"
_SCRIPT = Path(__file__).with_name("docxtemplater.js")
_NEEDED = ("docxtemplater", "pizzip")


def blocks_of(document: bytes) -> list[Block]:
    """The paragraphs of a document, as `text`, and its tables, as `rows` of texts."""
    found: list[Block] = []
    for one in Document(io.BytesIO(document)).iter_inner_content():
        if isinstance(one, Table):
            found.append({"rows": [[cell.text for cell in row.cells] for row in one.rows]})
        else:
            found.append({"text": one.text})
    return [block for block in found if block.get("text") or block.get("rows")]


def by_python_docx(blocks: Sequence[Block]) -> bytes:
    """The blocks as a Word file, paragraph by paragraph and cell by cell."""
    document = Document()
    for block in blocks:
        if "text" in block:
            document.add_paragraph(block["text"])
            continue
        rows = block["rows"]
        table = document.add_table(len(rows), max(map(len, rows)))
        cells, wide = table._cells, len(table.columns)  # asked for once, as who is in a hurry does
        for at, texts in enumerate(rows):
            for cell, text in zip(cells[at * wide :], texts, strict=False):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def why_no_docxtemplater(modules: Path | None) -> str:
    """Why docxtemplater cannot be measured here; empty where it can.

    Args:
        modules: the folder with the packages; that of `SHAREBUILDER_NODE_MODULES` when left out.
    """
    if shutil.which("node") is None:
        return "Node is not installed"
    folder = _modules(modules)
    if folder is None:
        return f"neither --node-modules nor {MODULES} names a folder with {' and '.join(_NEEDED)}"
    absent = [name for name in _NEEDED if not (folder / name).is_dir()]
    return f"the folder of Node’s packages has no {' and no '.join(absent)}" if absent else ""


def by_docxtemplater(blocks: Sequence[Block], runs: int, modules: Path | None) -> float:
    """The median of docxtemplater’s times, in milliseconds, in a process of Node’s own.

    Args:
        blocks: what to write.
        runs: how often, after a first time that does not count.
        modules: as for `why_no_docxtemplater`.

    Raises:
        AssertionError: it did not write every block.
    """
    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as place:
        template, data, made = (Path(place, n) for n in ("template.docx", "data.json", "made.docx"))
        template.write_bytes(_template({_columns(one) for one in blocks if "rows" in one}))
        data.write_text(json.dumps({"blocks": [_for_loops(one) for one in blocks]}), "utf-8")
        done = subprocess.run(
            ["node", str(_SCRIPT), str(template), str(data), str(made), str(runs)],
            env={**os.environ, "NODE_PATH": str(_modules(modules))},
            check=True, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        if blocks_of(made.read_bytes()) != list(blocks):
            message = "docxtemplater wrote another document, so its time cannot be compared"
            raise AssertionError(message)
    return statistics.median(json.loads(done.stdout))


def _modules(modules: Path | None) -> Path | None:
    named = os.environ.get(MODULES)
    return modules or (Path(named) if named else None)


def _columns(block: Block) -> int:
    return max(map(len, block["rows"]))


def _for_loops(block: Block) -> Block:
    """A block as the loops of the template take it."""
    if "text" in block:
        return {"paragraph": True, "text": block["text"]}
    wide = _columns(block)
    rows = [
        {f"c{at}": text for at, text in enumerate([*row, *[""] * (wide - len(row))])}
        for row in block["rows"]
    ]
    return {f"table{wide}": True, "rows": rows}


def _template(widths: set[int]) -> bytes:
    """A template with a loop over paragraphs, and one over the rows of a table of each width."""
    document = Document()
    for text in ("{#blocks}", "{#paragraph}", "{text}", "{/paragraph}"):
        document.add_paragraph(text)
    for wide in sorted(widths):
        document.add_paragraph(f"{{#table{wide}}}")
        cells = document.add_table(1, wide).rows[0].cells
        for at, cell in enumerate(cells):
            first, last = "{#rows}" * (at == 0), "{/rows}" * (at == wide - 1)
            cell.text = f"{first}{{c{at}}}{last}"
        document.add_paragraph(f"{{/table{wide}}}")
    document.add_paragraph("{/blocks}")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
