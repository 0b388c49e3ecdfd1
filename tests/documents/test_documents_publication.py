"""The edition for publication: roles, not names; what was marked left out; no answers inside."""

from __future__ import annotations

import copy
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sharebuilder.documents.build import build, document_bytes
from sharebuilder.documents.carried import read_carried
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.redaction import for_publication, refuse_names
from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.documents.templates import plain
from tests.documents.word_text import all_text, bare, opened

QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CASE = json.loads((seeds_dir() / "cases" / "essex.sharebuilder").read_text(encoding="utf-8"))


@pytest.fixture
def tree() -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(CASE)
    made["flows"] = made["flows"][:3]
    contact = made["partners"][0]["contacts"][0]
    contact.update(name="Ada Lovelace", email="ada@somewhere.example", phone="01234 567890")
    made["partners"][0]["description"] = "Ada Lovelace runs it, and Adam too."
    made["sign_off"]["signatories"][0]["name"] = "Grace Hopper"
    made["items"][0].update(name="Key safe number", leave_out_of_published=True)
    made["flows"][1].update(name="The hidden flow", leave_out_of_published=True)
    made["open_questions"] = [
        {"id": "question-1", "about": "/items", "question": "Is Ada Lovelace right?",
         "status": "open"}
    ]  # fmt: skip
    return made


def published(tree: dict[str, Any], template: Path | None = None) -> bytes:
    return document_bytes(
        tree, documents()[0], question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(),
        today=date(2026, 11, 25), redacted=True, template=template,
    )  # fmt: skip


def whole_text(content: bytes) -> str:
    """Everything in the file, whatever part it stands in."""
    import io

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return bare("".join(package.read(name).decode("utf-8", "replace")
                            for name in package.namelist() if not name.endswith(".png")))  # fmt: skip


def test_names_marked_items_and_answers_are_nowhere_in_the_file(tree: dict[str, Any]) -> None:
    before = copy.deepcopy(tree)
    text = whole_text(published(tree))
    for gone in ("Ada Lovelace", "Grace Hopper", "ada@somewhere.example", "01234 567890",
                 "Key safe number", "The hidden flow", "urn:sharebuilder:agreement"):  # fmt: skip
        assert bare(gone) not in text, gone
    assert bare(tree["flows"][0]["name"]) in text
    assert bare(tree["items"][1]["name"]) in text
    assert "andAdamtoo" in text
    assert tree == before


def test_the_whole_edition_has_them_so_the_test_can_fail(tree: dict[str, Any]) -> None:
    content = document_bytes(
        tree, documents()[0], question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(),
        today=date(2026, 11, 25),
    )  # fmt: skip
    for kept in ("Ada Lovelace", "Grace Hopper", "Key safe number", "The hidden flow"):
        assert bare(kept) in all_text(content), kept


def test_it_says_what_it_is_on_its_face_in_each_header_and_in_its_name(
    tree: dict[str, Any], tmp_path: Path
) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(plain("Our words: {{ about.title }}"))
    for template in (None, own):
        content = published(tree, template)
        assert opened(content).paragraphs[0].text.startswith("Edition for publication.")
        assert "edition for publication" in (opened(content).core_properties.subject or "")
    for section in opened(published(tree)).sections:
        assert section.header.paragraphs[0].text == "Edition for publication"
    result = build(
        tree, out_dir=tmp_path / "out", question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(),
        today=date(2026, 11, 25), redacted=True,
    )  # fmt: skip
    assert all("for publication" in one.path.name for one in result.built)
    with pytest.raises(UnusableFile, match="carries no agreement"):
        read_carried(result.built[0].path)


def test_no_reference_to_what_was_left_out_is_left(tree: dict[str, Any]) -> None:
    made, names = for_publication(tree, QUESTIONS)
    assert names == {"Ada Lovelace", "Grace Hopper"}
    for gone in (tree["items"][0]["id"], tree["flows"][1]["id"]):
        assert f'"{gone}"' in json.dumps(tree)
        assert f'"{gone}"' not in json.dumps(made)
    assert made["partners"][0]["contacts"][0]["role"] == tree["partners"][0]["contacts"][0]["role"]
    assert "open_questions" not in made


def test_every_field_that_is_personal_is_taken_out(tree: dict[str, Any]) -> None:
    fields = [field for field in shape() if field.personal]
    assert {field.pattern for field in fields} >= {
        "/partners/*/contacts/*/name", "/partners/*/contacts/*/email",
        "/partners/*/contacts/*/phone", "/sign_off/signatories/*/name",
    }  # fmt: skip
    made, _names = for_publication(tree, QUESTIONS)
    for partner in made["partners"]:
        for contact in partner.get("contacts", []):
            assert not {"name", "email", "phone"} & set(contact)


def test_a_name_that_would_still_show_stops_the_edition() -> None:
    refuse_names(["All is well with Adam"], ["Ada Lovelace"])
    with pytest.raises(ShareBuilderError, match="would name a person"):
        refuse_names(["Ask Ada Lovelace"], ["Ada Lovelace"])


@pytest.mark.parametrize("part", ["partners", "sign_off", "items", "flows"])
def test_answers_of_a_wrong_shape_do_not_stop_it(part: str) -> None:
    for wrong in (None, 7, "x", [], [1], {"a": 1}):
        made, _names = for_publication({"format": "x", part: wrong}, QUESTIONS)
        assert made["format"] == "x"
