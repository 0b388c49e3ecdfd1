"""Building documents: from answers to Word files that were read again before they count."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.carried import carried_parts
from sharebuilder.documents.catalogue import DocumentKind, documents
from sharebuilder.documents.choice import records_for
from sharebuilder.documents.context.document import document_context
from sharebuilder.documents.finish import finished
from sharebuilder.documents.flow_picture import flow_pictures
from sharebuilder.documents.house_look import in_house_style, marked_for_publication
from sharebuilder.documents.redaction import for_publication, refuse_names
from sharebuilder.documents.render import render, template_bytes
from sharebuilder.documents.seal import seal_parts
from sharebuilder.documents.target import Taken, target_of
from sharebuilder.errors import Cancelled, CannotSave, NotNeeded, ShareBuilderError
from sharebuilder.model.pointer import Pointer, child
from sharebuilder.model.text import illegal_characters
from sharebuilder.organisation.in_force import TEMPLATES, in_force
from sharebuilder.resources import templates_dir
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.storage.names import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sharebuilder.documents.house_style import HouseStyle
    from sharebuilder.documents.pictures import DocumentPicture
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question_set import QuestionSet

PUBLICATION = (
    "Edition for publication. It gives roles, not people’s names, and leaves out what the partners "
    "marked to be left out."
)
_ENDING = ".docx"
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A document that was built: its id, and where it lies."""

    document: str
    path: Path


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was built, and the ids of documents that the answers do not call for at all."""

    built: tuple[BuiltDocument, ...]
    not_needed: tuple[str, ...] = ()


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
    house: HouseStyle | None = None,
    layout: str = "",
    redacted: bool = False,
    taken: Taken | None = None,
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
        template: another template than the one that ShareBuilder brings. Where no document is
            named, it is the agreement's.
        house: the house style of the organisation.
        layout: the order of the clauses; the house style's, or else the default, where empty.
            A document that has no such layout has the default.
        redacted: build the edition for publication.
        taken: the files that this run wrote for other agreements; it is added to. A document
            whose name is among them gets a name of its own.
        progress: is told what is being done, and how much is done (0 to 1).
        cancelled: is asked now and then whether to stop.

    Raises:
        Cancelled: somebody stopped it; what was built until then stays.
        CannotSave: the folder or a file in it cannot be written.
        TemplateProblem: the template cannot be used.
        ShareBuilderError: there is no such document, or an answer that no Word file can hold.
    """
    chosen = _chosen(documents or (), template)
    refuse_illegal(tree)
    work = _Work(tree, question_set, knowledge, findings, today, template, house, layout, redacted)
    out_dir = _made(out_dir)
    built: list[BuiltDocument] = []
    written = taken if taken is not None else Taken()
    wanted = [(kind, record) for kind in chosen for record in records_for(tree, kind)]
    for number, (kind, record) in enumerate(wanted):
        if progress is not None:
            progress(kind.title, number / (len(wanted) + 1))
        _stop_if(cancelled)
        content = work.document(kind, record)
        if content is None:
            continue
        _stop_if(cancelled)
        name = file_name(tree, kind, record=_named(tree, kind, record), redacted=redacted)
        path = target_of(out_dir / name, tree, written)
        write_atomically(path, content)
        written.add(path)
        built.append(BuiltDocument(kind.id, path))
    if progress is not None:
        progress("Done", 1.0)
    made = {one.document for one in built}
    return BuildResult(tuple(built), tuple(kind.id for kind in chosen if kind.id not in made))


def document_bytes(  # noqa: PLR0913 - what a document needs, each by its name
    tree: JsonObject,
    kind: DocumentKind,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Sequence[Finding],
    today: date,
    template: Path | None = None,
    house: HouseStyle | None = None,
    layout: str = "",
    redacted: bool = False,
    record: str = "",
) -> bytes:
    """One document, made whole. The same input gives the same bytes.

    Raises:
        TemplateProblem: the template cannot be used.
        NotNeeded: the answers call for no such document.
    """
    work = _Work(tree, question_set, knowledge, findings, today, template, house, layout, redacted)
    content = work.document(kind, record)
    if content is None:
        raise NotNeeded(
            f"This agreement needs no {kind.title.lower()}. {kind.not_needed}".strip(),
            remedy="Build the other documents.",
        )
    return content


@dataclass
class _Work:
    """What the documents of one agreement share, worked out when the first one needs it."""

    tree: JsonObject
    question_set: QuestionSet
    knowledge: Knowledge
    findings: Sequence[Finding]
    today: date
    template: Path | None
    house: HouseStyle | None
    layout: str
    redacted: bool

    @cached_property
    def published(self) -> tuple[JsonObject, frozenset[str]]:
        """The answers that the documents show, and the names that were taken out of them."""
        if self.redacted:
            return for_publication(self.tree, self.question_set)
        return self.tree, frozenset()

    @cached_property
    def pictures(self) -> tuple[tuple[DocumentPicture, ...], list[dict[str, Any]]]:
        """The flow map, which costs more than all the rest."""
        return flow_pictures(self.published[0])

    def document(self, kind: DocumentKind, record: str) -> bytes | None:
        """One document; None where the answers call for none."""
        tree, names = self.published
        pictures, fields = self.pictures if kind.pictures else ((), [])
        context = document_context(
            kind,
            tree,
            question_set=self.question_set,
            knowledge=self.knowledge,
            findings=self.findings,
            today=self.today,
            pictures=fields,
            house=self.house,
            whole=self.tree if self.redacted else None,
            record=record,
        )
        if context is None:
            return None
        file = self.template or template_file(kind, self.layout, self.house)
        content = template_bytes(file)
        if file.parent != templates_dir():
            from sharebuilder.documents.template_check import refuse_unknown_fields

            refuse_unknown_fields(content, file, kind)
        rendered = render(file, context, self._dressed(content))
        if names:
            refuse_names(
                (html.unescape(_TAGS.sub("", one)) for one in rendered.texts.values()), names
            )
        return finished(
            rendered,
            title=context["about"]["title"],
            subject=f"{kind.title}, edition for publication" if self.redacted else kind.title,
            author=context["about"]["lead_partner"],
            today=self.today,
            pictures=pictures,
            inside=self._inside(kind),
            template=file,
        )

    def _inside(self, kind: DocumentKind) -> Callable[..., dict[str, bytes]] | None:
        """What makes the parts that travel in a document; an edition for publication has none."""
        if self.redacted:
            return None
        return partial(carried_parts if kind.carries else seal_parts, self.tree)

    def _dressed(self, template: bytes) -> bytes:
        """The template as this organisation and this edition have it."""
        if self.redacted:
            template = marked_for_publication(template, PUBLICATION)
        return in_house_style(template, self.house) if self.house else template


def template_file(kind: DocumentKind, layout: str = "", house: HouseStyle | None = None) -> Path:
    """The template of a document, in the layout that is wanted.

    It is the organisation's, where its templates folder has one of that name; else the one that
    ShareBuilder brings.
    """
    name = kind.template_of(layout or (house.layout if house else ""))
    folder = in_force().path(TEMPLATES)
    if folder is not None and (folder / name).is_file():
        return folder / name
    return templates_dir() / name


def shipped_template(kind: DocumentKind, layout: str = "") -> Path:
    """The template that ShareBuilder brings for a document, in a layout."""
    return templates_dir() / kind.template_of(layout)


def file_name(
    tree: JsonObject, kind: DocumentKind, *, record: str = "", redacted: bool = False
) -> str:
    """The name of a document's file: the agreement's title, what it is, and for whom."""
    about = tree.get("about")
    title = about.get("title") if isinstance(about, dict) else None
    shown = title if isinstance(title, str) and title.strip() else "Agreement"
    parts = [shown, kind.title, record, "for publication" if redacted else ""]
    return safe_file_name(" - ".join(part for part in parts if part), _ENDING)


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


def _chosen(wanted: Sequence[str], template: Path | None) -> tuple[DocumentKind, ...]:
    known = {kind.id: kind for kind in documents()}
    for identity in wanted:
        if identity not in known:
            raise ShareBuilderError(
                f"There is no document “{identity}”.",
                remedy=f"Choose among {', '.join(known)}.",
            )
    if not wanted and template is not None:
        return documents()[:1]
    return tuple(known[identity] for identity in dict.fromkeys(wanted)) or tuple(known.values())


def _named(tree: JsonObject, kind: DocumentKind, record: str) -> str:
    listed = tree.get(kind.each) if kind.each else None
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and one.get("id") == record:
            return str(one.get("short_name") or one.get("name") or record)
    return ""


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
