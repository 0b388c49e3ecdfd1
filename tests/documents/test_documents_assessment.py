"""The impact assessment and the policy document: prefilled, and nothing made up."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from sharebuilder.documents.context.dpia import dpia_context
from sharebuilder.documents.context.policy_document import policy_document_context
from sharebuilder.questions.labels import period_text
from tests.documents.built_once import BLANK, lines, made, of_case, rows, section_text
from tests.documents.every_document import CASES, KNOWLEDGE, QUESTIONS, TODAY, findings_of
from tests.documents.word_text import all_text, bare, edge_text

STEPS = [
    "The need for an assessment", "What happens to the information", "Consultation",
    "Necessity and proportionality", "Risks to people", "Measures, and what is left",
    "Advice, decision and sign-off", "Review",
]  # fmt: skip


def assessment(tree: dict[str, Any], case: str = "") -> dict[str, Any]:
    return dpia_context(
        tree, question_set=QUESTIONS, knowledge=KNOWLEDGE,
        findings=findings_of(case) if case else (), today=TODAY,
    )  # fmt: skip


def changed(case: str, **dpia: Any) -> dict[str, Any]:
    tree = copy.deepcopy(CASES[case])
    for name, value in dpia.items():
        if value is None:
            tree["dpia"].pop(name, None)
        else:
            tree["dpia"][name] = value
    return tree


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_answer_of_the_assessment_stands_in_its_step(case: str) -> None:
    content, tree = of_case("dpia", case), CASES[case]
    assert [one.text for one in lines(content) if one.style == "Heading1"] == STEPS
    said = tree["dpia"]
    stands = {
        "need": [said["needed_why"]],
        "consultation": [said["consultation"]],
        "signoff": [said["dpo_advice"], said["outcome"], said["approved_by"]],
        "proportionality": [
            *(tree["case"][one] for one in ("why_personal_data", "why_not_less")),
            *(one["lawful_basis_why"] for one in tree["law"] if one.get("lawful_basis_why")),
        ],
        "risks": [one["description"] for one in tree["risks"]],
        "weighed": [tree["case"]["harm_of_sharing"], tree["case"]["if_nothing_shared"]],
        "measures": [one["measures"] for one in tree["risks"]],
        "description": [
            *(one["name"] for one in [*tree["items"], *tree["flows"], *tree["people"]]),
            *(one["aim"] for one in tree["purposes"]),
        ],
        "retention": [period_text(one["period"]) for one in tree["retention"] if "period" in one],
        "review": [tree["running"]["review_triggers"]],
    }
    for anchor, answers in stands.items():
        text = bare(section_text(content, anchor))
        for answer in answers:
            for one in answer.splitlines():
                assert bare(one.lstrip("-•* ")).rstrip(".") in text, (anchor, one)
    assert "DRAFT" not in edge_text(content)


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_risk_is_rated_before_and_after(case: str) -> None:
    content, risks = of_case("dpia", case), CASES[case]["risks"]
    before = rows(content, "No. | What could happen")
    after = rows(content, "No. | What we do about it")
    assert len(before) == len(after) == len(risks)
    order = {"remote": 1, "possible": 2, "probable": 3, "minimal": 1, "significant": 2, "severe": 3}
    for risk, first, then in zip(risks, before, after, strict=True):
        assert first[2:4] == [risk["likelihood"].capitalize(), risk["severity"].capitalize()]
        assert then[2:4] == [
            risk["likelihood_after"].capitalize(), risk["severity_after"].capitalize()
        ]  # fmt: skip
        for row, weight in (
            (first, order[risk["likelihood"]] * order[risk["severity"]]),
            (then, order[risk["likelihood_after"]] * order[risk["severity_after"]]),
        ):
            assert row[4] == ("High" if weight >= 6 else "Medium" if weight >= 3 else "Low")


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_signs_and_the_law_are_those_of_the_answers(case: str) -> None:
    content, tree = of_case("dpia", case), CASES[case]
    signs = rows(content, "Sign | Why")
    ticked = [row for row in signs if "Not ticked" not in row[0]]
    assert len(ticked) == len(tree["dpia"]["triggers"])
    assert all(row[1] and row[2] for row in signs)
    part_3 = any(one.get("regime") == "part-3" for one in tree["law"])
    assert ("section64" in bare(section_text(content, "result"))) is part_3


def test_what_is_not_said_is_shown_as_missing_and_not_made_up() -> None:
    tree = changed("bath", consultation=None, dpo_advice=None, outcome=None, approved_by=None)
    del tree["risks"][0]["measures"], tree["risks"][1]["likelihood"]
    content = made("dpia", tree, findings=())
    assert "DRAFT" in edge_text(content)
    text = all_text(content)
    for sentence in (
        "Nothing says whose views were sought.",
        "Nothing says what the data protection officer advised.",
        "Nobody is named who accepts the risk that is left.",
        "Risk R1 has no measure, and nothing says that it is accepted as it is.",
        "Risk R2 is not rated.",
    ):
        assert bare(sentence) in text
    assert section_text(content, "consultation").splitlines() == [
        "Consultation",
        "Not yet written.",
    ]
    assert rows(content, "No. | What we do about it")[0][1] == "No measure is recorded"
    assert rows(content, "No. | What could happen")[1][2] == "Not rated"


def test_a_blank_agreement_lists_what_the_assessment_lacks() -> None:
    context = assessment(BLANK)
    (gaps,) = [one["messages"] for one in context["missing"] if one["title"] == "This assessment"]
    assert "Nobody has decided whether an assessment is needed." in gaps
    assert "No risk is recorded." in gaps
    assert context["missing_count"] == len(gaps)


def test_where_none_is_needed_only_the_reason_is_asked_for() -> None:
    tree = {**BLANK, "dpia": {"needed": "no", "needed_why": "Counts alone move."}}
    assert not assessment(tree)["draft"]
    del tree["dpia"]["needed_why"]
    (gaps,) = [one["messages"] for one in assessment(tree)["missing"]]
    assert gaps == ["Nothing says why an assessment is, or is not, needed."]


def test_a_high_risk_that_is_left_leads_to_the_regulator() -> None:
    for case, law in (("bath", "UK GDPR Article 36"), ("surrey", "UK GDPR Article 36")):
        tree = changed(case, residual_risk="high", regulator_consulted=False)
        text = section_text(made("dpia", tree, findings=()), "signoff")
        assert f"The regulator has to be asked before the sharing starts ({law})." in text
    tree = changed("surrey", residual_risk="high", regulator_consulted=False)
    tree["law"] = [one for one in tree["law"] if one.get("regime") == "part-3"]
    text = section_text(made("dpia", tree, findings=()), "signoff")
    assert "(DPA 2018 section 65)" in text
    tree = changed("bath", residual_risk="high", regulator_consulted=True)
    assert "has to be asked" not in section_text(made("dpia", tree, findings=()), "signoff")


def _asking(tree: dict[str, Any]) -> set[str]:
    """The conditions that ask for a policy document, worked out from the answers alone."""
    found = set()
    for ground in tree["law"]:
        if ground.get("regime") == "part-3":
            if ground.get("part_3", {}).get("sensitive"):
                found.add(ground["part_3"]["schedule_8"])
            continue
        for condition in ground.get("schedule_1", []):
            entry = KNOWLEDGE.entry(condition)
            assert entry is not None
            if entry.text("needs_policy_document").startswith("yes"):
                found.add(condition)
    return found


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_condition_that_needs_a_policy_document_has_its_section(case: str) -> None:
    content, tree = of_case("policy-document", case), CASES[case]
    wanted = {
        entry.title.strip() for one in _asking(tree) if (entry := KNOWLEDGE.entry(one)) is not None
    }
    main = [one.text for one in lines(content) if one.style == "Heading1"]
    assert set(main[:-3]) == wanted
    assert len(main[:-3]) == len(set(main[:-3]))
    assert main[-3:] == [
        "How we keep to the principles", "How long we keep it, and how we erase it",
        "Review, and where this document is kept",
    ]  # fmt: skip
    text = all_text(content)
    for ground in tree["law"]:
        chosen = {*ground.get("schedule_1", []), ground.get("part_3", {}).get("schedule_8")}
        if chosen & _asking(tree):
            assert bare(ground["policy_document"]["title"]) in text
            why = ground.get("conditions_why") or ground["part_3"]["strict_necessity"]
            assert bare(why.splitlines()[0]) in text
    part_3 = any(one.get("regime") == "part-3" for one in tree["law"])
    assert (bare("section 42 asks for one") in text) is part_3
    assert "DRAFT" not in edge_text(content)
    for anchor, answer in {
        "security": tree["security"]["measures"],
        "minimum": tree["case"]["why_not_less"],
        "accuracy": tree["security"]["accuracy"],
        "lawful": tree["telling"]["approach"],
        "limitation": tree["purposes"][0]["forbidden_uses"],
        "retention": tree["retention"][0]["name"],
    }.items():
        assert bare(answer.splitlines()[0]) in bare(section_text(content, anchor))


def test_no_condition_that_needs_one_makes_no_policy_document() -> None:
    tree = copy.deepcopy(CASES["essex"])
    for ground in tree["law"]:
        ground["schedule_1"] = [
            one for one in ground.get("schedule_1", []) if one not in _asking(CASES["essex"])
        ]
    context = policy_document_context(
        tree, question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(), today=TODAY
    )
    assert context is None


def test_a_policy_document_says_what_the_law_asks_and_the_answers_do_not() -> None:
    tree = copy.deepcopy(CASES["essex"])
    del tree["security"]["measures"], tree["security"]["accuracy"]
    for ground in tree["law"]:
        ground.pop("conditions_why", None)
    content = made("policy-document", tree, findings=())
    text = all_text(content)
    assert "DRAFT" in edge_text(content)
    assert bare("Nothing says how it is kept safe (security).") in text
    assert bare("Not yet written: why the condition fits.") in text
    assert (
        bare("Essex Council does not say why “Statutory etc and government purposes” fits.") in text
    )


def test_clauses_come_and_go_with_the_answers() -> None:
    clauses = {
        "A processor uses the information only": ("bath", "surrey"),
        "Joint controllers decide together": ("bath", "essex"),
        "no partners are joint controllers, and none is a processor": ("essex", "bath"),
        "Where the table says Part 3": ("surrey", "bath"),
        "Where consent is the lawful basis": ("inner-london", "essex"),
        "Without a yes, nothing is shared for this.": ("inner-london", "essex"),
        "It settles these subjects for this agreement.": ("trafford", "bath"),
        "A yes lets partners share what was said in confidence.": ("bath", "none"),
        "It does not bind a partner to a basis": ("bath", "none"),
        "Where the table names a duty of confidence": ("essex", "none"),
    }
    for words, (there, not_there) in clauses.items():
        assert bare(words) in all_text(of_case("agreement", there)), words
        if not_there in CASES:
            assert bare(words) not in all_text(of_case("agreement", not_there)), words
    for case in CASES:
        text = all_text(of_case("agreement", case))
        law = "the UK GDPR is the United Kingdom General Data Protection Regulation"
        assert text.count(bare(law)) == 1


def test_where_nothing_sensitive_moves_the_law_says_so() -> None:
    tree = copy.deepcopy(CASES["essex"])
    for ground in tree["law"]:
        for name in ("article_9", "schedule_1", "article_10"):
            ground.pop(name, None)
    text = all_text(made("agreement", tree, findings=()))
    assert bare("Nothing sensitive moves") in text
    assert bare("No condition stated") in text
    for item in tree["items"]:
        item["sensitivity"] = ["ordinary"]
        item.pop("special_categories", None)
    text = all_text(made("agreement", tree, findings=()))
    assert bare("No condition stated") not in text
