"""What the campaigns about documents share: building them all, and reading them again."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sharebuilder.cli.commands.reading import Tools
from sharebuilder.documents.build import build
from sharebuilder.documents.carried import read_carried
from sharebuilder.documents.catalogue import document_kind
from sharebuilder.model.pointer import Pointer, parse, pattern_of, to_id_form
from sharebuilder.questions.asked import asked
from sharebuilder.schema.shape import shape
from tests.documents.test_documents_agreement import NOT_SHOWN
from tests.documents.word_text import all_text, bare, edge_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharebuilder.documents.build import BuiltDocument
    from sharebuilder.model.json_types import JsonObject, JsonValue

TODAY = date(2026, 11, 24)


@cache
def tools() -> Tools:
    """What checking and building need, loaded once."""
    return Tools.load()


def documents_of(tree: JsonObject, folder: Path) -> list[Path]:
    """The files of every document that the answers call for."""
    return [one.path for one in built_of(tree, folder)]


def built_of(tree: JsonObject, folder: Path) -> tuple[BuiltDocument, ...]:
    """Every document that the answers call for, built into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    have = tools()
    return build(
        tree,
        out_dir=folder,
        question_set=have.question_set,
        knowledge=have.knowledge,
        findings=have.checker.check(tree, TODAY),
        today=TODAY,
    ).built


def look_again(tree: JsonObject, built: tuple[BuiltDocument, ...]) -> None:
    """See that every document carries the agreement, and that every answer is shown in one.

    Raises:
        AssertionError: something is not there. It names the place.
    """
    assert built, "nothing was built"
    text = ""
    for one in built:
        path, kind = one.path, document_kind(one.document)
        content = path.read_bytes()
        text += all_text(content) + edge_text(content)
        if kind is not None and not kind.carries:
            continue  # what people outside get in their hands carries none
        carried = read_carried(path)
        assert carried.tree == tree, f"{path.name} carries another agreement"
        assert not carried.changes, f"{path.name} seems to have been changed"
    lost = [
        (place, answer[:60])
        for place, answer in written(tree)
        if any(shown(line) not in text for line in answer.splitlines())
    ]
    assert not lost, f"not found again: {lost[:3]}"


def shown(line: str) -> str:
    """A line as it is looked for: a list shows its own marks, and a sentence its own full stop."""
    return bare(line.lstrip("-•* ")).rstrip(".")


def written(tree: JsonObject) -> Iterator[tuple[str, str]]:
    """Every text that a person wrote to a question that is asked, and where it stands."""
    waiting = tuple(_waiting(tree))
    open_now = {one.pointer for one in asked(tools().question_set, tree)}
    for steps, text in _texts(tree, ()):
        pointer = to_id_form(tree, Pointer("".join(f"/{step}" for step in steps)))
        parts = parse(pointer)
        above = {"".join(f"/{part}" for part in parts[: at + 1]) for at in range(len(parts))}
        pattern = pattern_of(pointer)
        has_own_question = tools().question_set.question_for(pattern) is not None
        is_asked = pointer in open_now if has_own_question else bool(above & open_now)
        waits = any(f"/prompt_answers/id:{one}" in above for one in waiting)
        if is_asked and not waits and _in_words(pattern):
            yield pointer, text


def _waiting(tree: JsonObject) -> Iterator[str]:
    """The prompts that no document prints: set aside, or asked by a rule and not answered."""
    found = tree.get("prompt_answers")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict):
            status, answer = one.get("status"), str(one.get("answer", "")).strip()
            if status == "dismissed" or (one.get("rule") and (status == "parked" or not answer)):
                yield str(one.get("id"))


def _in_words(pattern: str) -> bool:
    field = shape().field(pattern) or shape().field(pattern.removesuffix("/*"))
    return (
        field is not None
        and pattern not in NOT_SHOWN
        and not pattern.endswith(("/id", "/unit"))
        and not (field.enum or field.refers_to or field.knowledge or field.format)
    )


def _texts(value: JsonValue, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, entry in value.items():
            yield from _texts(entry, (*at, name))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*at, str(index)))
