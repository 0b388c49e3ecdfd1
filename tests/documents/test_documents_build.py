from __future__ import annotations

import copy
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import build_templates
import docx
import pytest

from sharebuilder.documents.build import BuildResult, build
from sharebuilder.documents.catalogue import documents
from sharebuilder.errors import Cancelled, CannotSave, ShareBuilderError, TemplateProblem
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir, templates_dir

QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
TREE = json.loads((seeds_dir() / "cases" / "bath.sharebuilder").read_text(encoding="utf-8"))


def built(
    tree: dict[str, Any], folder: Path, documents: tuple[str, ...] = ("agreement",), **more: Any
) -> BuildResult:
    return build(
        tree,
        out_dir=folder,
        question_set=QUESTIONS,
        knowledge=KNOWLEDGE,
        findings=(),
        today=date(2026, 11, 23),
        documents=documents,
        **more,
    )


def small() -> dict[str, Any]:
    tree: dict[str, Any] = copy.deepcopy(TREE)
    tree["flows"] = []
    return tree


def test_a_folder_is_made_and_each_document_named_after_the_agreement(tmp_path: Path) -> None:
    tree = small()
    tree["about"]["title"] = 'A/B: "safe" <home>?'
    result = built(tree, tmp_path / "new" / "out", documents=())
    made = list(dict.fromkeys(one.document for one in result.built))
    every = [kind.id for kind in documents()]
    assert made == [identity for identity in every if identity not in result.not_needed]
    assert sorted([*made, *result.not_needed]) == sorted(every)
    assert len({one.path for one in result.built}) == len(result.built)
    for one in result.built:
        assert one.path.parent == tmp_path / "new" / "out"
        assert not set('/\\:"<>?*|') & set(one.path.name)
        assert docx.Document(str(one.path)).paragraphs


def test_building_does_not_change_the_answers(tmp_path: Path) -> None:
    tree = small()
    before = copy.deepcopy(tree)
    built(tree, tmp_path)
    assert tree == before


def test_building_again_replaces_the_document(tmp_path: Path) -> None:
    tree = small()
    path = built(tree, tmp_path).built[0].path
    before = path.read_bytes()
    tree["case"]["aim"] = "Quite another aim"
    assert built(tree, tmp_path).built[0].path == path
    assert path.read_bytes() != before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_partners_of_one_name_each_get_a_page_of_their_own(tmp_path: Path) -> None:
    tree = small()
    for partner in tree["partners"]:
        partner["short_name"] = "The Trust"
    result = built(tree, tmp_path, ("signing-page",))
    texts = {Path(one.path).read_bytes() for one in result.built}
    assert len(texts) == len(result.built) == len(list(tmp_path.iterdir())) > 1
    again = built(tree, tmp_path, ("signing-page",))
    assert [one.path for one in again.built] == [one.path for one in result.built]


def test_an_agreement_without_partners_needs_nothing_that_is_for_each(tmp_path: Path) -> None:
    tree = {name: TREE[name] for name in ("format", "format_version", "id")}
    result = built(tree, tmp_path, ("case", "signing-page", "practitioner-guide"))
    assert [one.document for one in result.built] == ["case"]
    assert set(result.not_needed) == {"signing-page", "practitioner-guide"}


def test_a_document_that_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShareBuilderError, match="no document “nothing”") as caught:
        built(small(), tmp_path, documents=["nothing"])
    assert "agreement" in caught.value.remedy


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CannotSave) as caught:
        built(small(), tmp_path / "file" / "out")
    assert caught.value.file == tmp_path / "file" / "out"


def test_a_document_whose_place_is_taken_by_a_folder_gets_a_number(tmp_path: Path) -> None:
    path = built(small(), tmp_path).built[0].path
    path.unlink()
    path.mkdir()
    assert built(small(), tmp_path).built[0].path == path.with_stem(f"{path.stem} (2)")
    assert list(path.iterdir()) == []


def test_a_missing_template_leaves_the_old_document(tmp_path: Path) -> None:
    path = built(small(), tmp_path).built[0].path
    before = path.read_bytes()
    with pytest.raises(TemplateProblem):
        built(small(), tmp_path, template=tmp_path / "gone.docx")
    assert path.read_bytes() == before


def test_a_councils_own_template_is_used(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("Our own words for {{ about.title }}")
    own.save(str(tmp_path / "own.docx"))
    path = built(small(), tmp_path / "out", template=tmp_path / "own.docx").built[0].path
    assert docx.Document(str(path)).paragraphs[0].text == (
        f"Our own words for {TREE['about']['title']}"
    )


def test_a_build_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        built(small(), tmp_path, cancelled=lambda: True)
    assert not list(tmp_path.iterdir())


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    built(small(), tmp_path, progress=lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert documents()[0].title in [what for what, _ in told]


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b", "\uffff"])
def test_an_answer_that_word_cannot_hold_is_named_by_its_place(tmp_path: Path, bad: str) -> None:
    tree = small()
    tree["partners"][1]["description"] = bad
    with pytest.raises(ShareBuilderError) as caught:
        built(tree, tmp_path)
    assert caught.value.place == "/partners/1/description"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(build_templates.titles()))
def test_the_template_is_what_its_source_makes(name: str, tmp_path: Path) -> None:
    shipped = templates_dir() / f"{name}.docx"
    (tmp_path / "t.docx").write_bytes(build_templates.template(shipped.stem))
    with zipfile.ZipFile(shipped) as ours, zipfile.ZipFile(tmp_path / "t.docx") as fresh:
        assert ours.namelist() == fresh.namelist()
        for one in ours.namelist():
            assert ours.read(one) == fresh.read(one), "run packaging/build_templates.py"
    assert docx.Document(str(shipped)).sections
