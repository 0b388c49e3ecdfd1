"""The agreement inside a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.documents.carried import read_carried, with_agreement
from sharebuilder.errors import UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.reading import illegal_characters

if TYPE_CHECKING:
    from pathlib import Path


def word_file(*paragraphs: str) -> bytes:
    """A small Word file."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


legal = st.text(max_size=30).filter(lambda text: not illegal_characters(text))


@settings(max_examples=30, deadline=None)
@given(legal, st.lists(legal, max_size=3))
def test_any_answer_comes_back_and_the_file_still_opens(
    tmp_path_factory: Any, title: str, aliases: list[str]
) -> None:
    tree: Any = OpenAgreement.new().tree
    tree["about"] = {"title": title}
    tree["partners"] = [{"id": "partner-1", "other_names": aliases}]
    path = tmp_path_factory.mktemp("carried") / "a.docx"
    path.write_bytes(with_agreement(word_file("One", "Two"), tree))
    carried = read_carried(path)
    assert carried.tree == tree
    assert carried.changes == ()
    assert [p.text for p in docx.Document(path).paragraphs] == ["One", "Two"]


def test_the_same_input_gives_the_same_bytes_and_carrying_twice_carries_once() -> None:
    tree = OpenAgreement.new().tree
    plain = word_file("One")
    once = with_agreement(plain, tree)
    assert once == with_agreement(plain, tree)
    twice = with_agreement(once, tree)
    with zipfile.ZipFile(io.BytesIO(twice)) as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert package.read("word/_rels/document.xml.rels").count(b"ShareBuilder.xml") == 1
        before = zipfile.ZipFile(io.BytesIO(plain)).read("customXml/item1.xml")
        assert package.read("customXml/item1.xml") == before, "another's part is kept"


def test_a_part_that_word_renamed_is_still_found(tmp_path: Path) -> None:
    tree = OpenAgreement.new().tree
    path = tmp_path / "a.docx"
    carrying = io.BytesIO(with_agreement(word_file("One"), tree))
    with zipfile.ZipFile(carrying) as source, zipfile.ZipFile(path, "w") as out:
        for name in source.namelist():
            out.writestr(name.replace("itemShareBuilder", "item7"), source.read(name))
    assert read_carried(path).tree == tree


def test_what_was_changed_in_the_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        with_agreement(word_file("First", "Second", "Third"), OpenAgreement.new().tree)
    )
    document = docx.Document(path)
    document.paragraphs[0].runs[0].text = "First, but other"
    document.paragraphs[2]._element.getparent().remove(document.paragraphs[2]._element)
    document.add_paragraph("Fourth")
    document.save(path)
    changes = " ".join(read_carried(path).changes)
    assert "First, but other" in changes
    assert "Third" in changes
    assert "Fourth" in changes
    assert "Second" not in changes


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(UnusableFile, match="not a Word file"):
        read_carried(path)


def test_a_word_file_without_an_agreement_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("One"))
    with pytest.raises(UnusableFile, match="carries no agreement"):
        read_carried(path)


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (101 * 1024 * 1024))
    with pytest.raises(UnusableFile, match="unpacks to more than"):
        read_carried(path)


def test_an_entity_in_the_carried_part_is_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    item = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<carried xmlns="urn:sharebuilder:agreement:1"><answers>&e;</answers></carried>'
    )
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(io.BytesIO(word_file("One"))) as source, zipfile.ZipFile(path, "w") as out:
        for name in source.namelist():
            out.writestr(name, source.read(name))
        out.writestr("customXml/item9.xml", item)
    with pytest.raises(UnusableFile) as caught:
        read_carried(path)
    assert "the secret" not in str(caught.value)


def test_a_change_is_named_by_its_section_and_its_words(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Retention", 1)
    document.add_paragraph("We keep the notes for six years after the last contact, and no longer.")
    document.add_heading("Security", 1)
    document.add_paragraph("Named accounts.")
    document.sections[0].header.paragraphs[0].text = "Version 1"
    written = io.BytesIO()
    document.save(written)
    path = tmp_path / "a.docx"
    path.write_bytes(with_agreement(written.getvalue(), OpenAgreement.new().tree))
    edited = docx.Document(path)
    edited.paragraphs[1].runs[
        0
    ].text = "We keep the notes for ten years after the last contact, and no longer."
    edited.add_paragraph("Locked doors.")
    edited.sections[0].header.paragraphs[0].text = "Version 2"
    edited.save(path)
    changes = read_carried(path).changes
    changed = (
        "Under “Retention”. Changed: “… keep the notes for six years after the last …” now reads "
        "“… keep the notes for ten years after the last …”"
    )
    assert changes == (
        changed,
        "Under “Security”. Added: “Locked doors.”",
        "Taken out of a header, footer or note: “Version 1”",
        "Added in a header, footer or note: “Version 2”",
    )


def test_a_document_that_was_written_anew_is_told_of_in_time(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    before = word_file(*(f"Old {number} words" for number in range(6000)))
    path.write_bytes(with_agreement(before, OpenAgreement.new().tree))
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Old", b"New")
    with zipfile.ZipFile(path, "w") as target:
        for name, body in parts.items():
            target.writestr(name, body)
    (said,) = read_carried(path).changes
    assert "6000 paragraphs became 6000" in said
