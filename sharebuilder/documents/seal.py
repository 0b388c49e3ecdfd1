"""The seal of a document that carries no agreement: by it a build knows its own earlier build.

A form or a notice goes to people outside the partnership, so no answer travels inside it. The seal
holds two digests: of the agreement’s id, and of the text as it was built. Neither gives an answer
back. So an earlier build is replaced, and a form in which somebody wrote is left alone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from lxml import etree

from sharebuilder.documents.carried import item_parts, items_of, opened
from sharebuilder.documents.visible_text import VisibleText, texts_of, visible
from sharebuilder.documents.word_package import BadPackage, strict_parser

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

_NAMESPACE = "urn:sharebuilder:seal:1"


def seal_parts(tree: JsonObject, parts: Mapping[str, str], main: str) -> dict[str, bytes]:
    """The parts that seal a document.

    Args:
        tree: the agreement.
        parts: the parts of the document with text in them.
        main: the name of the document part.
    """
    return item_parts(
        f'<sealed xmlns="{_NAMESPACE}"><agreement>{_agreement(tree)}</agreement>'
        f"<text>{_text(visible(parts, main))}</text></sealed>",
        _NAMESPACE,
    )


def is_sealed_build(path: Path, tree: JsonObject) -> bool:
    """Whether a file is a sealed document of this agreement in which nobody wrote since."""
    try:
        package = opened(path)
        main = package.main
        now = visible(texts_of(package.parts), main)
    except (BadPackage, OSError):
        return False
    for item in items_of(package, _NAMESPACE):
        try:
            root = etree.fromstring(item, strict_parser())
        except etree.XMLSyntaxError:
            continue  # somebody else’s part
        said = root.findtext(f"{{{_NAMESPACE}}}agreement"), root.findtext(f"{{{_NAMESPACE}}}text")
        if said == (_agreement(tree), _text(now)):
            return True
    return False


def _agreement(tree: JsonObject) -> str:
    return _digest([tree.get("id")])


def _text(text: VisibleText) -> str:
    return _digest([text.lines, text.edges])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
