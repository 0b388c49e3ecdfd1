"""The consent set: honest about what a yes means, and one form for each set of questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.cli.main import main
from sharebuilder.documents.build import build
from sharebuilder.documents.catalogue import document_kind
from sharebuilder.documents.context_shape import field_shape
from sharebuilder.errors import ShareBuilderError
from sharebuilder.storage.agreement_file import canonical_text
from tests.documents.every_document import CASES, EMPTY, KNOWLEDGE, QUESTIONS, TODAY
from tests.documents.public_documents import changed, fields, made, of_case, paragraphs, parts
from tests.documents.word_text import W, bare, part

if TYPE_CHECKING:
    from pathlib import Path

NOT_CONSENT = "It is not consent in data protection law."
MEANING = {
    "permission-confidentiality": NOT_CONSENT,
    "permission-courtesy": NOT_CONSENT,
    "agreement-to-referral": NOT_CONSENT,
    "consent-lawful-basis": "UK GDPR Article 6(1)(a)",
    "explicit-consent": "UK GDPR Article 9(2)(a)",
}
# Where the answers say that children decide by competence, or name an age.
YOUNG = {"bath", "trafford"}


def adult(content: bytes) -> str:
    return "\n".join(
        text for name, text in parts(content).items()
        if name.startswith("Form ") and "young people" not in name
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_question_stands_in_the_words_of_the_answers(case: str) -> None:
    text = bare(adult(of_case("consent", case)))
    names = {one["id"]: one["name"] for one in CASES[case]["partners"]}
    for ask in CASES[case]["consent"]["asks"]:
        for name in ("name", "asked", "refusal", "withdrawal", "cannot_undo"):
            assert bare(ask[name]) in text, name
        for choice in ask["choices"]:
            assert bare(f"☐ {choice}") in text
        for partner in ask["partners"]:
            assert bare(names[partner]) in text


@pytest.mark.parametrize("case", CASES)
def test_what_a_yes_means_is_said_as_it_is(case: str) -> None:
    asks = CASES[case]["consent"]["asks"]
    text = adult(of_case("consent", case))
    wanted = [MEANING[ask["meaning"]] for ask in asks]
    for said in set(MEANING.values()):
        assert text.count(said) == wanted.count(said)
    consents = sum(ask["meaning"] in {"consent-lawful-basis", "explicit-consent"} for ask in asks)
    assert text.count("You can take your yes back at any time. It is as easy as giving") == consents


@pytest.mark.parametrize("case", CASES)
def test_there_is_a_slip_to_say_no_one_to_take_it_back_and_a_record(case: str) -> None:
    found = parts(of_case("consent", case))
    asks = CASES[case]["consent"]["asks"]
    for name in ("Saying no", "Changing your mind"):
        for ask in asks:
            assert f"☐ {ask['name']}" in found[name]
    spoken = [ask for ask in asks if "spoken" in ask["how_asked"]]
    for ask in spoken:
        assert ask["name"] in found["Record of a spoken answer, for staff"]
        assert ask["form_version"] in found["Record of a spoken answer, for staff"]
    for word in ("Who asked", "When, and how", "on which form and version", "Taken back"):
        assert word in found["Record page, for staff"]
    for ask in asks:
        assert bare(ask["record"]) in bare(found["Notes for staff"])
        assert bare(ask["capacity"]) in bare(found["Notes for staff"])


@pytest.mark.parametrize("case", CASES)
def test_the_young_persons_form_is_there_where_the_answers_call_for_it(case: str) -> None:
    young = [name for name in parts(of_case("consent", case)) if "young people" in name]
    assert bool(young) == (case in YOUNG)


@pytest.mark.parametrize("case", CASES)
def test_questions_of_one_form_stand_on_one_form_and_each_part_begins_a_page(case: str) -> None:
    content = of_case("consent", case)
    versions = {ask["form_version"] for ask in CASES[case]["consent"]["asks"]}
    forms = [name for name in parts(content) if name.startswith("Form ")]
    assert sum("young people" not in name for name in forms) == len(versions)
    opens = [
        one.find(f"{W}pPr/{W}pageBreakBefore") is not None
        for one in part(content).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pStyle") is not None
        and one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "PlainHeading1"
    ]
    assert opens == [False] + [True] * (len(opens) - 1)


@pytest.mark.parametrize("case", CASES)
def test_where_a_form_is_signed_it_says_which_form_it_is(case: str) -> None:
    """A block to sign that stands on a page of its own must not be able to end any form."""
    titles = [text for style, text in paragraphs(of_case("consent", case)) if "Heading" in style]
    forms = [text.partition(": ")[0].removesuffix(" for young people") for text in titles
             if re.match(r"Form \d+(?! .*your name)(?!: your name)", text)]  # fmt: skip
    signed = [text.partition(": ")[0].removesuffix(" for young people") for text in titles
              if text.endswith(": your name")]  # fmt: skip
    assert forms
    assert signed == forms


def test_the_table_shows_what_a_yes_can_reach_and_nothing_that_goes_anyway() -> None:
    (form,) = fields("consent", CASES["essex"])["forms"]
    shown = "; ".join(row["items"] for row in form["shared"])
    assert "Getting about" in shown, "the volunteer hears it after a yes"
    assert "Key-safe code" not in shown, "the crew gets it whatever the person says"
    assert {row["receivers"] for row in form["shared"]} <= {
        "Homeward", "Mid and South Essex Trust", "Homeward and Mid and South Essex Trust",
        "Mid and South Essex Trust and Homeward",
    }  # fmt: skip
    assert form["goes_ahead"], "and the form says that some sharing goes ahead"


def test_no_box_asks_again_what_the_choices_ask_already() -> None:
    forms = fields("consent", CASES["bath"])["forms"]
    by_name = {form["asks"][0]["name"]: form for form in forms}
    assert by_name["Who may see your plan?"]["leave_out"] == [], "the choices name the partners"
    assert by_name["May the Jobcentre pass you on?"]["leave_out"] == [], "one alone would get it"
    assert len(by_name["May we pass you to a debt adviser?"]["leave_out"]) == 2


def asked(**answers: Any) -> Any:
    tree = changed("essex")
    tree["consent"]["asks"] = [{**tree["consent"]["asks"][0], **answers}]
    return tree


def test_a_question_without_choices_can_be_answered_yes_or_no() -> None:
    text = adult(made("consent", asked(choices=[])))
    assert "☐ Yes" in text
    assert "☐ No" in text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"service_depends": True}, "You do not get this service without a yes."),
        ({"service_depends": False}, "You do not need to say yes to get the service."),
    ],
)
def test_whether_the_service_depends_on_a_yes_is_said(answers: Any, said: str) -> None:
    assert said in adult(made("consent", asked(**answers)))
    tree = asked()
    del tree["consent"]["asks"][0]["service_depends"]
    assert "the service" not in adult(made("consent", tree)).partition("If you say no")[0]


def test_a_fixed_age_is_named_and_parental_responsibility_explained() -> None:
    tree = asked(age_rule="fixed-age", age=14)
    text = next(t for name, t in parts(made("consent", tree)).items() if "young people" in name)
    assert "If you are 14 or over, you decide." in text
    assert "parental responsibility" in text
    assert "13" not in text


def test_ages_of_the_people_call_for_a_young_persons_form_where_no_rule_is_chosen() -> None:
    tree = asked()
    del tree["consent"]["asks"][0]["age_rule"]
    assert not fields("consent", tree)["young"]
    tree["people"][0]["ages"] = ["13-15", "18-64"]
    assert fields("consent", tree)["young"]


def test_thirteen_is_said_to_be_for_online_services_and_scotland_has_a_rule_of_its_own() -> None:
    tree = asked(age_rule="competence")
    notes = parts(made("consent", tree))["Notes for staff"]
    assert "online service" in notes
    assert "Scotland" not in notes
    tree["about"]["nations"] = ["scotland"]
    assert "section 208" in parts(made("consent", tree))["Notes for staff"]


def test_parts_go_where_the_answers_are_not_there() -> None:
    tree = asked(how_asked=["in-writing"], can_exclude=False)
    for name in ("without_asking", "who_decides"):
        del tree["consent"][name]
    del tree["consent"]["asks"][0]["help_to_understand"]
    content = made("consent", tree)
    titles = [text for style, text in paragraphs(content) if "Heading" in style]
    text = "\n".join(parts(content).values())
    assert "Record of a spoken answer, for staff" not in titles
    assert "When we may share without asking" not in titles
    assert "Help to understand." not in text
    assert "Leave it out" not in text


def test_what_the_form_cannot_say_is_told_to_staff() -> None:
    tree = asked(withdrawal="", partners=[])
    first = parts(made("consent", tree))["For staff: how to use these pages"]
    assert "how somebody changes their mind" in first
    assert "which organisations it is about" in first


def test_nobody_asked_needs_no_consent_set_and_the_reason_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = changed("essex")
    tree["consent"]["asks"] = []
    for one in (tree, EMPTY):
        result = build(
            one, out_dir=tmp_path, documents=["consent"], question_set=QUESTIONS,
            knowledge=KNOWLEDGE, findings=(), today=TODAY,
        )  # fmt: skip
        assert result.not_needed == ("consent",)
        assert not result.built
        with pytest.raises(ShareBuilderError, match="asks nobody for consent"):
            made("consent", one)
    file = tmp_path / "a.sharebuilder"
    file.write_text(canonical_text(tree), encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["build", str(file), "--out", out, "--document", "consent"]) == 0
    assert "It asks nobody for consent or permission." in capsys.readouterr().err


def test_a_template_of_a_council_can_name_what_no_case_answers() -> None:
    kind = document_kind("consent")
    assert kind is not None
    shape = field_shape(kind)
    young = shape.fields["young"].of
    assert young is not None
    assert {"asks", "ages", "by_competence"} <= set(young.fields)
