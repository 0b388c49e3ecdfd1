"""How hard a text is to read, as the age at which most people can.

Two measures give a school grade from the length of sentences and of words. That of Flesch and
Kincaid (US Navy report 8-75, 1975) counts syllables; that of Coleman and Liau (Journal of Applied
Psychology 60, 1975) counts letters. The higher one counts. A pupil in grade 1 is six, so the age is
the grade and five. Neither knows whether words are well chosen: they find what is too long, and no
more.

    python packaging/reading_age.py            the age of each shipped template
    python packaging/reading_age.py FILE …     that of other template sources
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from template_builder import sources
from template_builder.markup import Answer, Heading, Paragraph, Table, Tag, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PART = re.compile(r"^; part: (\w+)$", re.MULTILINE)
_FEWEST = 4  # words: less is a label, and no sentence
_AGE_OF_GRADE_0 = 5
_STAND_IN = "this"  # one short word, where an answer stands in a sentence
_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\w*\b")
_VOWELS = re.compile(r"[aeiouy]+")
_ODD = {
    "area": 3, "areas": 3, "create": 2, "creates": 2, "hundred": 2, "idea": 3, "ideas": 3,
    "naked": 2, "react": 2, "sacred": 2, "science": 2, "someone": 2, "people": 2, "real": 1,
}  # fmt: skip
# An e before an ending: safe-ly, state-ment, some-body.
_SILENT = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ments?|ness|less|ful|body|things?|times|fore|where|work)$)"
)
# Two vowels said apart (tri-al, qui-et, individu-al, vide-o), and two that look so and are not.
_APART = re.compile(r"i(?:a|o|um|en|er|et)|ua|eo|[aeiou]ing")
_TOGETHER = re.compile(r"[tsc]i(?:a|o|en)|[ln]io|gio|iour|qua|gua|eous|geo")
# Law is cited in brackets for whoever wants to look it up. Nobody reads it as prose.
_CITATION = re.compile(r"\s*\((?:UK GDPR|Data Protection Act)[^{}]*?\d[^{}]*?\)(?=[\s.,:;*]|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text.

    Attributes:
        sentences: how many sentences.
        words: how many words.
        syllables: how many syllables.
        letters: how many letters.
    """

    sentences: int
    words: int
    syllables: int
    letters: int

    @property
    def age(self) -> float:
        """The reading age in years, by the measure that gives the higher; 0 without words."""
        return max(self.flesch_kincaid, self.coleman_liau) + _AGE_OF_GRADE_0 if self.words else 0.0

    @property
    def flesch_kincaid(self) -> float:
        """The school grade by words in a sentence and syllables in a word."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def coleman_liau(self) -> float:
        """The school grade by letters in a word and words in a sentence."""
        return 5.88 * self.letters / self.words - 29.6 * self.sentences / self.words - 15.8


def reading_of(sentences: Iterable[str]) -> Reading:
    """What there is to count in sentences; those of fewer than four words are labels, left out."""
    taken = [words for one in sentences if len(words := _WORD.findall(one)) >= _FEWEST]
    return Reading(
        len(taken),
        sum(map(len, taken)),
        sum(syllables(word) for words in taken for word in words),
        sum(sum(map(str.isalpha, word)) for words in taken for word in words),
    )


def sentences_in(text: str) -> list[str]:
    """The sentences of running text."""
    text = _NUMBER.sub(_STAND_IN, text.replace("e.g.", "for example").replace("i.e.", "that is"))
    return [one for one in re.split(r"(?<=[.!?])[”’)]*\s+|\n+", text) if one.strip()]


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule and a few words that keep to none."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if word in _ODD:
        return _ODD[word]
    word = _SILENT.sub("", word)
    count = len(_VOWELS.findall(word))
    if re.search(r"[^aeiouy]e(?:s|d)?$", word) and not re.search(r"[^aeiouy]le(?:s|d)?$", word):
        spoken = re.search(r"[td]ed$", word) or re.search(r"(?:s|x|z|ch|sh|c|g)es$", word)
        count -= 0 if spoken else 1
    count += len(_APART.findall(word)) - len(_TOGETHER.findall(word))
    return max(count, 1)


def template_sentences(source: str) -> list[str]:
    """The sentences that a template says itself.

    What people answered is not the template's: where an answer stands in a sentence, one short
    word takes its place, and a paragraph that is an answer counts with its label alone. Headings
    and the heads of tables are no sentences. Citations in brackets are left out. Both sides of a
    condition count.

    Args:
        source: a template source, or a part of one.
    """
    return [one for text in _texts(source) for one in sentences_in(_plain(text))]


def parts_of(source: str) -> dict[str, str]:
    """A source by its parts, where lines such as `; part: young` begin them; else all as one."""
    split = _PART.split(source)
    if len(split) == 1:
        return {"": source}
    found: dict[str, str] = {}
    for name, text in zip(split[1::2], split[2::2], strict=True):
        found[name] = found.get(name, "") + text
    return found


def _texts(source: str) -> Iterator[str]:
    for block in read_source(source).blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (one.text for one in cell if isinstance(one, Paragraph))
        elif isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Answer):
            yield block.label
        elif not isinstance(block, Heading | Tag):
            continue


def _plain(text: str) -> str:
    text = _CITATION.sub("", text)
    # A condition in the text parts two wordings, each a sentence or an end of one.
    text = re.sub(r"\{%[^%]*%\}", " ", text)
    text = re.sub(r"\{\{[^}]*\}\}|\[\[ref:[^\]]*\]\]", f" {_STAND_IN} ", text)
    return re.sub(r"\[\[[^\]]*\]\]|\*\*|☐", "", text)


def main(templates: list[str]) -> int:
    """Print the reading age of templates, by name, part by part."""
    for template in templates or sources.names():
        for name, text in parts_of(sources.source(template)).items():
            counted = reading_of(template_sentences(text))
            label = f"{template} ({name})" if name else template
            print(f"{label}: age {counted.age:.1f}, {counted.words} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
