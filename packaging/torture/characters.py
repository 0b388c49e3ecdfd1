"""Every character of Unicode: exact in the file and in the document, or refused with its place."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.build import document_bytes, refuse_illegal
from sharebuilder.documents.catalogue import documents
from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.model.text import illegal_characters
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import agreement_bytes, agreement_from_bytes
from tests.documents.templates import plain
from tests.documents.word_text import W, opened, part
from torture.building import TODAY, tools
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = 100
_PER_DOCUMENT = 20
_LAST = 0x10FFFF
# Unicode's own line breaks: exact in the file, and shown as the line breaks that they are.
_BREAKS = "\n\r\t\x85\u2028\u2029"


def run(task: Task) -> None:
    """Put each block of a hundred characters through the file and the document."""
    blocks = list(_blocks())
    spread = [blocks[at * 37 % len(blocks)] for at in range(len(blocks))]
    refused = [chr(code) for code in range(_LAST + 1) if illegal_characters(chr(code))]
    for character in refused[:: max(1, len(refused) // task.count)]:
        task.attempt(f"U+{ord(character):04X}", _refused, character)
    for character in _BREAKS[3:]:
        task.attempt(f"U+{ord(character):04X}", _broken, character)
    together: list[str] = []
    for block in task.each(spread):
        together.append(block)
        if len(together) == _PER_DOCUMENT:
            _exact_together(task, together)
            together = []
    _exact_together(task, together)
    task.note(f"{_BLOCK} characters a case; {len(refused)} characters are refused")


def _blocks() -> Iterator[str]:
    """Every assigned character, those for private use among them, a hundred at a time."""
    kept = [
        chr(code)
        for code in range(_LAST + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs"}
        and not illegal_characters(chr(code))
        and chr(code) not in _BREAKS
    ]
    for begin in range(0, len(kept), _BLOCK):
        yield "".join(kept[begin : begin + _BLOCK])


def _exact_together(task: Task, blocks: list[str]) -> None:
    """Look at blocks in one document, and at each by itself where they are not exact."""
    try:
        _exact(blocks)
    except Exception:  # noqa: BLE001 - said of each that it is due to
        for block in blocks:
            task.attempt(f"U+{ord(block[0]):04X} to U+{ord(block[-1]):04X}", _exact, [block])


def _broken(character: str) -> None:
    _, text = _document([f"a{character}b"])
    assert "[a\nb]" in text, "no line break"


def _exact(blocks: list[str]) -> None:
    content, text = _document(blocks)
    for block in blocks:
        missing = [one for one in block if one not in text]
        assert f"[{block}]" in text, f"not exact in the document; missing: {missing[:9]!r}"
    if blocks:
        edge = "".join(one.text for one in opened(content).sections[0].header.paragraphs)
        assert f"[{blocks[0]}]" in edge, "not exact in the header"


def _document(blocks: list[str]) -> tuple[bytes, str]:
    """A document with texts in it, and all that it shows; the agreement was saved and opened."""
    tree: Any = {
        **OpenAgreement.new().tree,
        "about": {"title": f"[{blocks[0]}]" if blocks else "Empty"},
        "partners": [
            {"id": f"partner-{at}", "name": f"P{at}", "description": f"[{block}]"}
            for at, block in enumerate(blocks, start=1)
        ],
    }
    assert agreement_from_bytes(agreement_bytes(tree)).tree == tree, "not exact in the file"
    have = tools()
    content = document_bytes(
        tree, documents()[0], question_set=have.question_set, knowledge=have.knowledge,
        findings=(), today=TODAY,
    )  # fmt: skip
    body = part(content)
    return content, "\n".join(_shown(paragraph) for paragraph in body.iter(f"{W}p"))


def _shown(paragraph: Any) -> str:
    return "".join(
        node.text or "" if node.tag == f"{W}t" else "\n"
        for node in paragraph.iter(f"{W}t", f"{W}br")
    )


def _refused(character: str) -> None:
    """See that a character is refused where it comes in, and before a document is built."""
    tree: Any = {**OpenAgreement.new().tree, "case": {"aim": f"a{character}b"}}
    try:
        refuse_illegal(tree)
        raise AssertionError("the build takes it")
    except ShareBuilderError as error:
        assert error.place == "/case/aim", error.place
    import json

    try:
        agreement_from_bytes(json.dumps(tree).encode("ascii"))
        raise AssertionError("the file opens")
    except UnusableFile as error:
        assert error.place == "/case/aim", error.place


def control(folder: Path) -> bool:
    """Render as docxtpl does by itself: a control character is gone, and nobody said so."""
    del folder
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(plain("{{ answer }}")))
    template.render({"answer": "[a\x0eb]"})
    made = io.BytesIO()
    template.save(made)
    return "[a\x0eb]" not in "".join(part(made.getvalue()).itertext(f"{W}t"))


CAMPAIGN = Campaign(
    "characters",
    "Every character of Unicode is exact in the document, or refused with its place.",
    10_000,
    20,
    run,
    control,
)
