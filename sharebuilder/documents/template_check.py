"""Checking a council's own template before it is used, as far as can be known without answers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sharebuilder.documents.context_shape import field_shape
from sharebuilder.documents.prepare import (
    NotUsable,
    compiled_parts,
    package_of,
    problem_of,
    texts_of,
)
from sharebuilder.documents.template_hygiene import package_findings
from sharebuilder.documents.template_names import name_findings
from sharebuilder.documents.template_parts import TemplateFinding

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.documents.catalogue import DocumentKind

_NO_TAGS = TemplateFinding(
    "it holds no tag, so each document would be the same.",
    "Show the answers with {{ name }}: “sharebuilder template fields” lists every name.",
    severity="warning",
)


@lru_cache(maxsize=16)
def template_findings(content: bytes, kind: DocumentKind) -> tuple[TemplateFinding, ...]:
    """Everything in a template that must or should be put right. Nothing is rendered.

    Args:
        content: the Word file.
        kind: the document that it is for.

    Returns:
        The findings, errors first. A template without errors can be used.
    """
    found: list[TemplateFinding] = []
    try:
        package = package_of(content)
        found = package_findings(package)
        if not _errors(found):
            texts = texts_of(package)
            parts = compiled_parts(texts.texts)
            shape = field_shape(kind)
            for name, part in parts.items():
                found += name_findings(name, part, shape)
            if not any("{" in part.source.text for part in parts.values()):
                found.append(_NO_TAGS)
    except NotUsable as error:
        found += error.findings
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.severity != "error"))


def refuse_unknown_fields(content: bytes, file: Path, kind: DocumentKind) -> None:
    """Refuse a template with anything in it that must be put right.

    Raises:
        TemplateProblem: says what, where, and how much more there is.
    """
    errors = _errors(template_findings(content, kind))
    if errors:
        raise problem_of(errors, file)


def _errors(found: list[TemplateFinding] | tuple[TemplateFinding, ...]) -> list[TemplateFinding]:
    return [one for one in found if one.severity == "error"]
