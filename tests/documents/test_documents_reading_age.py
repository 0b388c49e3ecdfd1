"""The reading age of what people get in their hands: near 11; of the agreement: near 14."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_age import (
    main,
    parts_of,
    reading_of,
    sentences_in,
    syllables,
    template_sentences,
)
from template_builder.sources import source

from sharebuilder.knowledge.law import Knowledge

# Counted by ear.
COUNTED = {
    1: "the used make makes asked rules stopped judge you eye they said safe names real share",
    2: "table people doing being social special needed wanted region trial quiet question language "
    "police purpose because little able judges patient conscience union million senior lawful "
    "consent someone something safely statement sometimes therefore notice complaint hundred",
    3: "decided agreement area serious religion period actual video audience behaviour "
    "privacy somebody everyone retention controller officer evidence violence efficient alliance",
    4: "information society material experience regulator obedient variety community",
    5: "organisation individual communication",
}
EASY = "You can say no. You can change your mind. We keep it safe."
HARD = (
    "Notwithstanding the aforementioned provisions, controllers must demonstrate accountability "
    "through appropriate organisational arrangements."
)


def test_syllables_are_counted_as_people_say_them() -> None:
    wrong = {
        word: (syllables(word), count)
        for count, words in COUNTED.items()
        for word in words.split()
        if syllables(word) != count
    }
    assert not wrong
    assert syllables("idea’s") == syllables("idea") == 3


def test_the_age_is_what_the_formulas_give_by_hand() -> None:
    # 10 words in 2 sentences, 12 syllables, 33 letters
    counted = reading_of(["The cat sat on the mat.", "It was happy indeed."])
    assert (counted.sentences, counted.words, counted.syllables) == (2, 10, 12)
    assert counted.letters == 33
    assert counted.flesch_kincaid == pytest.approx(0.39 * 5 + 11.8 * 1.2 - 15.59)
    assert counted.coleman_liau == pytest.approx(0.0588 * 330 - 0.296 * 20 - 15.8)
    assert counted.age == pytest.approx(max(counted.flesch_kincaid, counted.coleman_liau) + 5)


def test_easy_text_is_easy_and_hard_text_hard() -> None:
    assert reading_of(sentences_in(EASY)).age < 8
    assert reading_of(sentences_in(HARD)).age > 18


@given(st.lists(st.sampled_from(EASY.split()), min_size=4, max_size=30))
def test_a_longer_sentence_is_never_easier(words: list[str]) -> None:
    shorter, longer = " ".join(words), " ".join(words + words)
    assert reading_of([longer]).flesch_kincaid >= reading_of([shorter]).flesch_kincaid


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    counted = reading_of(sentences_in(text))
    assert counted.words >= 4 * counted.sentences
    assert isinstance(counted.age, float)


def test_answers_do_not_count_and_labels_are_no_sentences() -> None:
    source = """
        # A heading that is not counted at all
        We share {{ about.organisational_accountability }} with you.
        <<consent.position>>
        You agreed to this (UK GDPR Article 6(1)(a)).
        :table! one | 8 8 | Caption | Described
        |= Head of the table here | Second head of the table
        | A label | What you can do next about it
        :end
    """
    found = [one for one in template_sentences(source) if len(one.split()) >= 4]
    assert [" ".join(one.split()) for one in found] == [
        "We share this with you.",
        "You agreed to this.",
        "What you can do next about it",
    ]


LIMITS = {
    ("consent", "adult"): 12,
    ("consent", "young"): 11,
    ("consent", "no"): 12,
    ("consent", "withdrawal"): 12,
    ("privacy-notice", "people"): 12,
    ("agreement", ""): 15,
}


@pytest.mark.parametrize(("name", "part"), LIMITS)
def test_a_template_reads_at_the_age_of_its_readers(name: str, part: str) -> None:
    counted = reading_of(template_sentences(parts_of(source(name))[part]))
    assert counted.words > 40
    assert counted.age <= LIMITS[name, part]


def test_what_the_notice_says_of_rights_reads_at_that_age_too() -> None:
    told = [
        entry.plain
        for entry in Knowledge.load().entries("rule")
        if entry.plain.startswith(("You can", "The law lets"))
    ]
    assert len(told) >= 10
    assert reading_of(sentences_in("\n".join(told))).age <= 12


def test_the_command_tells_the_age_of_each_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consent"]) == 0
    told = capsys.readouterr().out.splitlines()
    parts = [name for name in parts_of(source("consent")) if name]
    assert len(told) >= len(parts) > 1
    for name in parts:
        assert any(line.startswith(f"consent ({name}): age ") for line in told)
