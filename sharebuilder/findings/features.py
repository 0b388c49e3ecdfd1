"""Features that point to high risk: which ones the answers show, and what they come to.

UK GDPR Article 35(3), the regulator's list under Article 35(4), and the criteria that its guidance
names stand in the knowledge base. Nothing here decides: the author does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharebuilder.findings.reasons import is_shown, shown, usable

if TYPE_CHECKING:
    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.entry import Entry

KIND = "dpia-feature"
ALONE, WITH_ANOTHER = "alone", "with-another"
_STRENGTH = (ALONE, WITH_ANOTHER, "counts")

Verdict = Literal["needed", "advised", "not-shown"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of the knowledge base, looked at in an agreement.

    Attributes:
        entry: what the knowledge base says of it.
        there: whether the answers show it.
        ticked: whether the author ticked it.
    """

    entry: Entry
    there: bool
    ticked: bool

    @property
    def name(self) -> str:
        """The feature as the agreement names it; empty for a sign that has no name there."""
        return self.entry.text("feature")

    @property
    def key(self) -> str:
        """What stands for it where signs are counted: several entries can be of one feature."""
        return self.name or self.entry.id

    @property
    def required(self) -> str:
        """How far it goes: `alone`, `with-another`, or `counts`."""
        return self.entry.text("required")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the features come to.

    Attributes:
        features: every feature that may be used.
        alone: the entries of those for which an assessment is a duty by themselves.
        together: those for which it is a duty because other signs stand beside them.
        keys: every sign that the answers show or that is ticked, each once.
    """

    features: tuple[Feature, ...]
    alone: tuple[Feature, ...]
    together: tuple[Feature, ...]
    keys: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether an assessment is needed, advised, or not shown to be needed."""
        if self.alone or self.together:
            return "needed"
        return "advised" if self.keys else "not-shown"

    @property
    def not_ticked(self) -> tuple[Feature, ...]:
        """Features with a name that the answers show, and that are not ticked; each name once."""
        found = {one.name: one for one in self.features if one.name and one.there}
        return tuple(one for one in found.values() if not one.ticked)

    @property
    def not_shown(self) -> tuple[Feature, ...]:
        """Features that are ticked, and that the answers do not show; each name once."""
        visible = {one.name for one in self.features if one.there}
        found = {one.name: one for one in self.features if one.ticked and one.name not in visible}
        return tuple(found.values())


def signs_of(look: Look, *, certain: bool = False) -> Signs:
    """The features that the answers show or that are ticked, and what they come to.

    Args:
        look: the agreement.
        certain: count only what answers show, and neither words nor a rule of thumb alone.
    """
    ticked = frozenset(look.agreement.dpia.triggers)
    looked = is_shown if certain else shown
    features = tuple(
        Feature(entry, bool(looked(look, entry)), entry.text("feature") in ticked)
        for entry in usable(look, KIND)
    )
    there = _there(features)
    keys = tuple(dict.fromkeys(one.key for one in there))
    alone = tuple(one for one in there if one.required == ALONE)
    beside = tuple(one for one in there if one.required == WITH_ANOTHER and len(keys) > 1)
    return Signs(features, _once(alone), () if alone else _once(beside), keys)


def _there(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """The features that count: those shown, and of one that is only ticked the mildest entry."""
    visible = {one.key for one in features if one.there}
    mildest: dict[str, Feature] = {}
    for one in features:
        if one.ticked and one.key not in visible:
            kept = mildest.get(one.key)
            if kept is None or _strength(one) > _strength(kept):
                mildest[one.key] = one
    return tuple(one for one in features if one.there or mildest.get(one.key) is one)


def _strength(feature: Feature) -> int:
    return _STRENGTH.index(feature.required) if feature.required in _STRENGTH else len(_STRENGTH)


def _once(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    return tuple({one.key: one for one in features}.values())
