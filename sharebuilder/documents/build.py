"""Building documents: from answers to Word files that were read again before they count."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.documents.carried import visible_text, with_agreement
from sharebuilder.documents.catalogue import DocumentKind, documents
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.finish import finished
from sharebuilder.documents.flow_picture import flow_pictures
from sharebuilder.documents.render import render
from sharebuilder.documents.target import target_of
from sharebuilder.errors import Cancelled, CannotSave, ShareBuilderError
from sharebuilder.model.pointer import Pointer, child
from sharebuilder.model.text import illegal_characters
from sharebuilder.resources import templates_dir
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.storage.names import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A document that was built: its id, and where it lies."""

    document: str
    path: Path


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was built."""

    built: tuple[BuiltDocument, ...]


def build(  # noqa: PLR0913 - what a build needs, each by its name
    tree: JsonObject,
    *,
    out_dir: Path,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Sequence[Finding],
    today: date,
    documents: Sequence[str] | None = None,
    template: Path | None = None,
    progress: Callable[[str, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BuildResult:
    """Build documents of an agreement into a folder, which is made where it is not there.

    An earlier build of the same agreement is replaced as a whole, or left as it is when something
    fails. Any other file of that name is left alone: the document gets a number.

    Args:
        tree: the answers; they are not changed.
        out_dir: the folder.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: errors among them make each document a draft.
        today: the day of the documents.
        documents: the ids of what to build; all when left out or empty.
        template: another template than the one that ShareBuilder brings.
        progress: is told what is being done, and how much is done (0 to 1).
        cancelled: is asked now and then whether to stop.

    Raises:
        Cancelled: somebody stopped it; what was built until then stays.
        CannotSave: the folder or a file in it cannot be written.
        TemplateProblem: the template cannot be used.
        ShareBuilderError: there is no such document, or an answer that no Word file can hold.
    """
    chosen = _chosen(documents or ())
    refuse_illegal(tree)
    out_dir = _made(out_dir)
    built = []
    steps = len(chosen) + 1
    for number, kind in enumerate(chosen):
        if progress is not None:
            progress(kind.title, number / steps)
        _stop_if(cancelled)
        content = document_bytes(
            tree,
            kind,
            question_set=question_set,
            knowledge=knowledge,
            findings=findings,
            today=today,
            template=template,
        )
        _stop_if(cancelled)
        path = target_of(out_dir / file_name(tree, kind), tree)
        write_atomically(path, content)
        built.append(BuiltDocument(kind.id, path))
    if progress is not None:
        progress("Done", 1.0)
    return BuildResult(tuple(built))


def document_bytes(
    tree: JsonObject,
    kind: DocumentKind,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    template: Path | None = None,
) -> bytes:
    """One document, with its agreement inside it. The same input gives the same bytes.

    Raises:
        TemplateProblem: the template cannot be used.
    """
    pictures, picture_fields = flow_pictures(tree)
    context = agreement_context(
        tree,
        question_set=question_set,
        knowledge=knowledge,
        findings=findings,
        today=today,
        pictures=picture_fields,
    )
    document = render(template or templates_dir() / kind.template, context)
    content = finished(
        document,
        title=context["about"]["title"],
        subject=kind.title,
        author=context["about"]["lead_partner"],
        today=today,
        pictures=pictures,
    )
    content = with_agreement(content, tree)
    _read_again(content, document.element)
    return content


def file_name(tree: JsonObject, kind: DocumentKind) -> str:
    """The name of a document's file: the agreement's title, and what it is."""
    about = tree.get("about")
    title = about.get("title") if isinstance(about, dict) else None
    return safe_file_name(
        f"{title if isinstance(title, str) and title.strip() else 'Agreement'} - {kind.title}",
        ".docx",
    )


def refuse_illegal(tree: JsonObject) -> None:
    """See that every answer can stand in a Word file.

    Raises:
        ShareBuilderError: one cannot; it names the place.
    """
    for pointer, text in _texts(tree, Pointer("")):
        found = illegal_characters(text)
        if found:
            raise ShareBuilderError(
                "This answer holds a character that no Word file can hold "
                f"(U+{ord(found[0]):04X}).",
                remedy="Open the answer, type its words again, and build again.",
                place=pointer,
            )


def _chosen(wanted: Sequence[str]) -> tuple[DocumentKind, ...]:
    known = {kind.id: kind for kind in documents()}
    for identity in wanted:
        if identity not in known:
            raise ShareBuilderError(
                f"There is no document “{identity}”.",
                remedy=f"Choose among {', '.join(known)}.",
            )
    return tuple(known[identity] for identity in dict.fromkeys(wanted)) or tuple(known.values())


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotSave(
            f"The folder cannot be made ({error.strerror or error}).",
            remedy="Choose another folder.",
            file=folder,
        ) from error
    return folder


def _read_again(content: bytes, root: etree._Element) -> None:
    """See that the file holds the very text that was written into it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = package.read("word/document.xml")
    if visible_text(part) != visible_text(etree.tostring(root)):
        raise CannotSave(
            "The document did not come out whole.", remedy="Build it again.", place="the text"
        )


def _stop_if(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled("You stopped the build.", remedy="Build again when you like.")


def _texts(value: JsonValue, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for name, entry in value.items():
            yield from _texts(entry, child(pointer, name))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts(entry, child(pointer, str(index)))
