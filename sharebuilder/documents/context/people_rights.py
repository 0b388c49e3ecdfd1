"""The rights that people have, given the law that each partner relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.public import named
from sharebuilder.documents.context.words import joined, line, long

if TYPE_CHECKING:
    from sharebuilder.documents.context.public import PublicWords
    from sharebuilder.model.views import LegalGround

# UK GDPR Articles 20 and 21 say on which bases these rights depend.
_OBJECT = ("art6-1-e", "art6-1-ea", "art6-1-f")
_TAKE_ALONG = ("art6-1-a", "art6-1-b")
_CONSENT, _EXPLICIT = "art6-1-a", "art9-2-a"
_PART_3_RIGHTS = ("dpa-s45", "dpa-s46", "dpa-s47")


def rights(words: PublicWords) -> list[dict[str, str]]:
    """The rights under the UK GDPR that people have here, each with how to use it.

    A right that depends on the lawful basis stands there only where a partner relies on such a
    basis, with the name of that partner. Before any basis is chosen, those stand there that hold
    whatever the basis.
    """
    said = words.agreement.rights
    grounds = [one for one in words.agreement.law if one.regime != "part-3"]
    if words.agreement.law and not grounds:
        return []
    consent = [one for one in grounds if one.lawful_basis == _CONSENT or _EXPLICIT in one.article_9]
    shown = [
        _right(words, "gdpr-art15", said.access),
        _right(words, "gdpr-art16", said.rectification),
        _right(words, "gdpr-art17", said.erasure),
        _right(words, "gdpr-art18"),
    ]
    object_to = [one for one in grounds if one.lawful_basis in _OBJECT]
    if object_to:
        shown.append(_right(words, "gdpr-art21", said.objection, object_to))
    if consent:
        shown.append(_right(words, "gdpr-art7-3", grounds=consent))
    take = [one for one in grounds if one.lawful_basis in _TAKE_ALONG or _EXPLICIT in one.article_9]
    if take:
        shown.append(_right(words, "gdpr-art20", grounds=take))
    return [one for one in shown if one["text"]]


def law_enforcement(words: PublicWords) -> dict[str, Any]:
    """What section 44 of the Data Protection Act 2018 asks to be told; its lists may be empty."""
    grounds = [one for one in words.agreement.law if one.regime == "part-3"]
    if not grounds:
        return {"who": "", "purposes": "", "law": [], "rights": [], "limits": ""}
    return {
        "who": words.names("partners", (one.partner for one in grounds)),
        "purposes": named(
            words, "purposes", (purpose for one in grounds for purpose in one.purposes)
        ),
        "law": [
            {
                "partner": words.name("partners", one.partner),
                "text": joined(
                    words.choice("/law/*/part_3/basis", one.part_3.basis), line(one.part_3.law),
                    mark=": ",
                ),
            }
            for one in grounds
            if one.part_3.basis or one.part_3.law.strip()
        ],
        "rights": [
            right for right in (_right(words, one) for one in _PART_3_RIGHTS) if right["text"]
        ],
        "limits": words.rule("dpa-s44-4")["text"],
    }  # fmt: skip


def _right(
    words: PublicWords, identity: str, how: str = "", grounds: list[LegalGround] | None = None
) -> dict[str, str]:
    rule = words.rule(identity)
    holding = {one.partner for one in grounds or ()}
    # A right that holds for everybody needs no list of names.
    some = holding != {one.partner for one in words.agreement.law}
    return {
        "name": rule["label"],
        "text": rule["text"],
        "how": long(how),
        "who": words.names("partners", (one.partner for one in grounds or ())) if some else "",
    }
