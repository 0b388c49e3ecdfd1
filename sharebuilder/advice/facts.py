"""Facts about a sharing, as the answers show them: the words that conditions of law ask after.

A fact is yes, no or not known, or it is a set of values. Each says in a sentence what the answers
show, and where they stand, so that whoever reads a suggestion can see what decided it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice import facts_data, facts_law, facts_partner, facts_purpose
from sharebuilder.findings.days import law_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label, Shown

    Fact = Callable[[Sharing, Label], Shown]

FACTS: Mapping[str, Fact] = {
    **facts_partner.FACTS,
    **facts_purpose.FACTS,
    **facts_data.FACTS,
    **facts_law.FACTS,
}
"""Every fact that a condition can name, by the name that `schemas/knowledge.schema.json` gives."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one sharing. Each is worked out when it is first asked for, and once.

    Attributes:
        sharing: what law is sought for.
        label: says what an answer is called, by its pointer.
        day: the day whose law counts.
        nations: the nations whose law counts.
    """

    sharing: Sharing
    label: Label
    day: date
    nations: Shown
    _known: dict[str, Shown]

    @classmethod
    def of(cls, sharing: Sharing, label: Label) -> Facts:
        """The facts of a sharing.

        Args:
            sharing: what law is sought for.
            label: says what an answer is called, by its pointer.
        """
        return cls(sharing, label, law_day(sharing.look), facts_data.nations_of(sharing), {})

    def shown(self, name: str) -> Shown:
        """What the answers show of a fact.

        Raises:
            KeyError: there is no such fact.
        """
        if name not in self._known:
            self._known[name] = FACTS[name](self.sharing, self.label)
        return self._known[name]
