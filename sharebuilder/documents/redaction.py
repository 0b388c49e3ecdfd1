"""The edition for publication: roles, not names, and nothing that was marked.

It is made from the answers, before any document is: so no template can bring back what was left
out. Names that stand in what people wrote are put into the words of the role that they hold.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.change import apply_changes
from sharebuilder.model.references import clearing, references_to
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question_set import QuestionSet

MARK = "leave_out_of_published"
# What partners said to themselves on the way is no part of what they publish.
_INTERNAL = ("open_questions", "prompt_answers", "accepted_warnings")
_MARKED = ("items", "flows")
_ROLES = ("job_title", "role")
_SOMEBODY = "a named person"


def for_publication(
    tree: JsonObject, question_set: QuestionSet
) -> tuple[JsonObject, frozenset[str]]:
    """The answers of an agreement as they may be published.

    Args:
        tree: the answers; they are not changed.
        question_set: the names of roles.

    Returns:
        A copy with what may not be published left out, and the names that were taken out of it.
    """
    made = copy.deepcopy(tree)
    for collection in _MARKED:
        _leave_out(made, collection)
    for name in _INTERNAL:
        made.pop(name, None)
    roles = dict(_taken_names(made, question_set))
    if roles:
        pattern = re.compile(
            "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(roles, key=len)[::-1])
        )
        made = _reworded(made, pattern, roles)  # type: ignore[assignment] # an object stays one
    return made, frozenset(roles)


def refuse_names(texts: Iterable[str], names: Iterable[str]) -> None:
    """See that no name that was taken out stands in a document for publication.

    Raises:
        ShareBuilderError: one does.
    """
    names = list(names)
    for text in texts:
        for name in names:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                raise ShareBuilderError(
                    "The edition for publication would name a person, so it was not made.",
                    remedy="Take people’s names out of the answers, and write their job titles.",
                )


def _leave_out(tree: JsonObject, collection: str) -> None:
    records = tree.get(collection)
    if not isinstance(records, list):
        return
    gone = [one for one in records if isinstance(one, dict) and one.get(MARK) is True]
    if not gone:
        return
    tree[collection] = [one for one in records if one not in gone]
    ids = [str(one["id"]) for one in gone if isinstance(one.get("id"), str)]
    places = references_to(tree, f"/{collection}", ids, shape().reference_fields())
    apply_changes(tree, clearing(tree, places))


def _taken_names(tree: JsonObject, question_set: QuestionSet) -> Iterator[tuple[str, str]]:
    """Take every personal answer out; the names among them, with the role of each."""
    for field in shape():
        if not field.personal:
            continue
        collection = field.pattern.rpartition("/")[0]
        for record in list(_holders(tree, collection.split("/")[1:])):
            value = record.pop(field.name, None)
            if field.name == "name" and isinstance(value, str) and " " in value.strip():
                yield " ".join(value.split()), _role(record, collection, question_set)


def _role(record: Mapping[str, JsonValue], collection: str, question_set: QuestionSet) -> str:
    for name in _ROLES:
        said = record.get(name)
        if not isinstance(said, str) or not said.strip():
            continue
        question = question_set.question_for(f"{collection}/{name}")
        if question is not None and question.options:
            said = question_set.option_label(question.options, said)
        return f"the {said[0].lower()}{said[1:]}" if said[1:2].islower() else f"the {said}"
    return _SOMEBODY


def _holders(value: JsonValue, steps: list[str]) -> Iterator[JsonObject]:
    if not steps:
        if isinstance(value, dict):
            yield value
    elif steps[0] == "*":
        for one in value if isinstance(value, list) else ():
            yield from _holders(one, steps[1:])
    elif isinstance(value, dict):
        yield from _holders(value.get(steps[0]), steps[1:])


def _reworded(value: JsonValue, pattern: re.Pattern[str], roles: Mapping[str, str]) -> JsonValue:
    if isinstance(value, str):
        return pattern.sub(lambda found: roles[found[0]], value)
    if isinstance(value, list):
        return [_reworded(one, pattern, roles) for one in value]
    if isinstance(value, dict):
        return {name: _reworded(one, pattern, roles) for name, one in value.items()}
    return value
