"""Names are followed before anything is rendered, and everything that there is, is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sharebuilder.documents.build import document_bytes  # noqa: F401 - the module loads
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.context_shape import UNKNOWN, FieldShape, field_shape, named_fields
from sharebuilder.documents.template_check import refuse_unknown_fields, template_findings
from sharebuilder.errors import TemplateProblem
from sharebuilder.resources import templates_dir
from sharebuilder.schema.shape import shape
from tests.documents.templates import plain

AGREEMENT = documents()[0]


@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.id)
def test_a_shipped_template_has_nothing_to_put_right(kind: object) -> None:
    content = (templates_dir() / kind.template).read_bytes()  # type: ignore[attr-defined]
    assert template_findings(content, kind) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paragraphs", "said", "text"),
    [
        (["Dear {{ abuot.title }}"], "Did you mean “about”?", "Dear {{ abuot.title }}"),
        (["{{ about.titel }}"], "Did you mean “title”?", "{{ about.titel }}"),
        (["{{ partners.name }}"], "is a list", "{{ partners.name }}"),
        (["{{ partners }}"], "several things", "{{ partners }}"),
        (["{{ about }}"], "several things", "{{ about }}"),
        (["{{ draft }}"], "yes or no", "{{ draft }}"),
        (["{%p for x in about %}", "x", "{%p endfor %}"], "no list", "for x in about"),
        (["{%p for x in partners %}", "{{ x.nmae }}", "{%p endfor %}"], "“name”", "{{ x.nmae }}"),
        (["{%p for x in partners %}", "a", "{%p endfor %}", "{{ x.name }}"], "“x”", "{{ x.name }}"),
        (["{%p for x in partners %}", "{{ loop.nextitem }}", "{%p endfor %}"], "loop", "nextitem"),
        (["{{ about.title.text }}"], "which is text", "{{ about.title.text }}"),
        (["{%p if nothing %}", "x", "{%p endif %}"], "“nothing”", "if nothing"),
        (["{{ about.title", "Fine"], "not closed", "{{ about.title"),
        (["{%p if draft %} and words"], "would be lost", "and words"),
        (["{%p if draft %}{%p endif %}"], "would be lost", "{%p if draft %}"),
        (["{%tr if draft %}"], "table row", "{%tr if draft %}"),
        (["{%p if missing_count % 2 %}"], "arithmetic", "missing_count"),
        (["{% colspan 2 %}"], "colspan", "{% colspan 2 %}"),
        (["{{ " + "about.title or " * 60 + "draft }}"], "too long", "about.title"),
    ],
)
def test_a_mistake_is_named_with_the_text_around_it_before_anything_is_built(
    paragraphs: list[str], said: str, text: str, tmp_path: Path
) -> None:
    content = plain("All is well here.", *paragraphs)
    findings = template_findings(content, AGREEMENT)
    one = next(f for f in findings if said in f"{f.message} {f.remedy}")
    assert one.part == "the text"
    assert text[:40] in one.text
    with pytest.raises(TemplateProblem) as caught:
        refuse_unknown_fields(content, tmp_path / "t.docx", AGREEMENT)
    assert caught.value.file == tmp_path / "t.docx"


def test_all_mistakes_are_told_at_once_and_the_error_says_how_many(tmp_path: Path) -> None:
    content = plain("{{ one }}", "{{ two }}", "{{ three }}")
    assert len(template_findings(content, AGREEMENT)) == 3
    with pytest.raises(TemplateProblem, match="2 things more"):
        refuse_unknown_fields(content, tmp_path / "t.docx", AGREEMENT)


def test_a_template_without_a_tag_is_told_of_and_can_be_used(tmp_path: Path) -> None:
    content = plain("Nothing here.")
    assert [one.severity for one in template_findings(content, AGREEMENT)] == ["warning"]
    refuse_unknown_fields(content, tmp_path / "t.docx", AGREEMENT)


@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.id)
def test_the_shape_of_every_field_is_known(kind: object) -> None:
    def unknown(of: FieldShape, name: str) -> list[str]:
        inside = [f"{name}.{part}" for part, one in of.fields.items() if one.kind == UNKNOWN]
        for part, one in of.fields.items():
            inside += unknown(one, f"{name}.{part}")
        return inside + (unknown(of.of, f"{name}[]") if of.of else [])

    assert unknown(field_shape(kind), "") == []  # type: ignore[arg-type]


def test_every_field_is_listed_with_its_use_and_where_it_comes_from() -> None:
    fields = {one.name: one for one in named_fields(AGREEMENT)}
    assert fields["about.title"].source == ("/about/title",)
    assert fields["about.title"].example
    assert fields["partners[].name"].source == ("/partners/*/name",)
    assert fields["partners[].name"].use == "{{ partner.name }}"
    assert fields["meetings[].statement"].source == ("/flows/*/meeting/statement",)
    assert fields["data.count"].kind == "number"
    known = set(shape().patterns())
    for one in fields.values():
        assert one.use
        for source in one.source:
            assert source == "many answers together" or source in known, source
    said = {source for one in fields.values() for source in one.source}
    assert len(said) > 200


def test_what_the_list_shows_can_be_pasted_into_a_template() -> None:
    simple = [one.use for one in named_fields(AGREEMENT)
              if "[]" not in one.name and re.match(r"\{\{", one.use)]  # fmt: skip
    assert len(simple) > 30
    assert template_findings(plain(*simple), AGREEMENT) == ()
