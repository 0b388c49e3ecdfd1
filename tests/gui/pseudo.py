"""A language that nobody speaks: each text of the window between ⟦ and ⟧, with accents."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import words

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = "eo"
_ACCENTS = str.maketrans("aeiouAEIOUycnsz", "àéîõüÀÉÎÕÜÿçñšž")
# What a translator leaves as it is: places, the number, the mark of a key, kinds of files.
_KEPT = re.compile(r"({\w+}|%n|&\w?|\([^()]*\*[^()]*\)|;;|\.[a-z]{3,12}\b)")


def pseudo(text: str, longer: float = 0) -> str:
    """A text in the pseudo-language, with letters added up to a share of its length."""
    kept = [
        part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text)
    ]
    more = "".join(" ñõ"[at % 3] for at in range(round(len(text) * longer)))
    return f"⟦{''.join(kept)}{more}⟧"


def write_pseudo(folder: Path, longer: float = 0) -> Path:
    """Translate the catalogue, compile it as a translator does, and put it into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / f"sharebuilder_{LANGUAGE}.ts"
    shutil.copy(words.CATALOGUES / words.SOURCE, catalogue)
    tree = ET.parse(catalogue)
    tree.getroot().set("language", LANGUAGE)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.clear()
        said = pseudo(message.findtext("source", ""), longer)
        if message.get("numerus"):
            for form in list(translation):
                translation.remove(form)
            for _ in range(2):
                ET.SubElement(translation, "numerusform").text = said
        else:
            translation.text = said
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)
    return words.compile_catalogue(catalogue)
